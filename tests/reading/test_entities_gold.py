"""The floors of benchmarks/mentions hold."""

import json

import pytest
from benchmarks.mentions.run import HERE, score_all, unmark


def test_unmark_reads_nested_marks() -> None:
    text, chains = unmark("{1:Ann} met {2:{1:her} brother}.")
    assert text == "Ann met her brother."
    assert {text[a:b]: name for (a, b), name in chains.items()} == {
        "Ann": "1",
        "her": "1",
        "her brother": "2",
    }


@pytest.mark.model
def test_floors() -> None:
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    mentions, links = score_all()
    assert mentions.precision >= floors["mentions_precision"]
    assert mentions.recall >= floors["mentions_recall"]
    assert links.precision >= floors["links_precision"]
    assert links.recall >= floors["links_recall"]
