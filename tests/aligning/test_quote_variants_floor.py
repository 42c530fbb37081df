"""Quote variants hold their floors on the labelled pairs."""

import json

import pytest
from benchmarks.quote_variants.run import (
    FLOORS,
    SHARED,
    f_score,
    gold_pairs,
    invented_pairs,
    joined,
    moved_scores,
)

FLOOR = json.loads(FLOORS.read_text(encoding="utf-8"))


@pytest.mark.skipif(
    not (SHARED / "data" / "quote_pairs_silver").is_dir(), reason="no ../shared/data/quote_pairs_silver here"
)
def test_same_utterance_and_meaning_moved_hold_on_labelled_pairs() -> None:
    pairs = gold_pairs(SHARED)
    assert f_score([(p.same, joined(p)) for p in pairs if p.part != "mined"])[2] >= FLOOR["same"]
    assert moved_scores(pairs)["F"] >= FLOOR["moved"]


def test_meaning_moved_holds_on_invented_pairs() -> None:
    assert moved_scores(invented_pairs())["F"] >= FLOOR["moved"]
