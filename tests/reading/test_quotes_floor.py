"""The quotes reader holds its floor on a slice of PolNeAR, well above everything between marks."""

import json
from collections import Counter
from pathlib import Path

import pytest
from benchmarks.quotes import basil
from benchmarks.quotes.run import (
    FLOORS,
    MEASURES,
    evaluate,
    gold_articles,
    naive_quotes,
    our_quotes,
    predictions,
)

SHARED = Path(__file__).resolve().parents[2] / "../shared"
ARTICLES = 10


@pytest.mark.model
@pytest.mark.skipif(not (SHARED / "data" / "polnear").is_dir(), reason="no ../shared/data/polnear here")
def test_read_quotes_holds_its_floor_on_polnear() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    gold = gold_articles(SHARED, "dev", ARTICLES)
    ours = evaluate(SHARED, gold, list(predictions(gold, our_quotes)))["target"]
    naive = evaluate(SHARED, gold, list(predictions(gold, naive_quotes)))["target"]
    for measure in MEASURES:
        assert ours[measure]["F"] >= floors["speech"][measure] - floors["noise"], measure
        assert ours[measure]["F"] > naive[measure]["F"], measure


@pytest.mark.model
@pytest.mark.skipif(not (SHARED / "data" / "basil").is_dir(), reason="no ../shared/data/basil here")
def test_read_quotes_gives_named_speakers_of_basil_their_words() -> None:
    floor = json.loads(FLOORS.read_text(encoding="utf-8"))["basil"]
    named = [r for r in basil.records(SHARED) if basil.asks(r)][: floor["articles"]]
    outcomes = Counter(a.outcome for r in named for a in basil.answers(r, basil.read(r)))
    assert outcomes["right"] >= floor["right"] * outcomes.total()
    assert outcomes["wrong"] <= floor["wrong"] * outcomes.total()
