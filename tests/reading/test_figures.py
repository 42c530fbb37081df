"""Figures on invented sentences, and the sheet gold where it is at hand."""

import json
from pathlib import Path

import pytest
from benchmarks.figures.run import score, score_invented

from factory import article, read
from rashomon.model.figure import Figure

pytestmark = pytest.mark.model

ROOT = Path(__file__).resolve().parents[2]
SHEET = ROOT / "../shared/data/sheet"
FLOORS = json.loads((ROOT / "benchmarks" / "figures" / "floors.json").read_text(encoding="utf-8"))


def figures(text: str) -> dict[str, Figure]:
    """Each figure found in the text, by its words."""
    return {f.span.text: f for f in read(article(text, published="2023-05-17")).figures}


@pytest.mark.parametrize(
    ("sentence", "words", "number", "unit", "head"),
    [
        ("The ferry carried 84 people.", "84 people", 84, None, "person"),
        ("The ferry carried no passengers.", "no passengers", 0, None, "passenger"),
        ("Police arrested at least one suspect.", "at least one suspect", 1, None, "suspect"),
        ("The harbour owes $284 billion.", "$284 billion", 284e9, "USD", None),
        ("The harbour owes €5m.", "€5m", 5e6, "EUR", None),
        ("Sales rose by 3.8 percent.", "3.8 percent", 3.8, "percent", None),
        ("A 31-year-old man swam ashore.", "31-year-old man", 31, "year", "man"),
        ("Ana Duarte, 31, swam ashore.", "31", 31, "year", None),
        ("It was a five-day tour.", "five-day tour", 5, "day", "tour"),
        ("The wreck lies 20 to 50 miles off the coast.", "20 to 50 miles", 20, "mile", None),
        ("They marked the 78th anniversary of the pact.", "78th anniversary", 78, "rank", "anniversary"),
        ("A dozen sailors swam ashore.", "A dozen sailors", 12, None, "sailor"),
        ("Twenty-seven boats sank.", "Twenty-seven boats", 27, None, "boat"),
        ("The town waited for two decades.", "two decades", 20, "year", None),
    ],
)
def test_number_unit_and_counted_thing(
    sentence: str, words: str, number: float, unit: str | None, head: str | None
) -> None:
    found = figures(sentence)[words]
    assert (found.number, found.unit, found.head) == (number, unit, head)


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("more than 80 people", "at least"),
        ("at least 80 people", "at least"),
        ("up to 80 people", "at most"),
        ("nearly 80 people", "about"),
        ("about 80 people", "about"),
        ("dozens of people", "about"),
        ("80 people", "exact"),
    ],
)
def test_bound(words: str, bound: str) -> None:
    assert figures(f"The ferry carried {words}.")[words].bound == bound


@pytest.mark.parametrize(
    "sentence",
    [
        "The F16 met an AK-103 near the S-300 at the G20.",
        "It began on May 3, 2021 and ended in 2022.",
        "Article 5 of the pact was read out on flight 93.",
        "They looked at one another, and one of them left.",
        "She first met the First Lady on Fifth Avenue.",
        "Read https://port.example/12 or ask @sailor99.",
        "The two leaders shook hands.",
    ],
)
def test_no_figure_is_told(sentence: str) -> None:
    assert figures(sentence) == {}


def test_a_range_gives_its_scale_to_both_ends_only_where_it_is_shared() -> None:
    shared = figures("It costs $3-4 million.")["$3-4 million"]
    assert (shared.number, shared.number_max) == (3e6, 4e6)
    apart = figures("It costs between $628,000 and $1.7 million.")["between $628,000 and $1.7 million"]
    assert (apart.number, apart.number_max) == (628_000, 1.7e6)


def test_the_source_and_the_day_of_a_figure() -> None:
    found = figures("According to the coast guard, 12 sailors were missing as of Tuesday.")["12 sailors"]
    assert found.said_by == "the coast guard"
    assert found.as_of == "2023-05-16"


def test_invented_gold_holds_its_floor() -> None:
    assert score_invented()["f1"] >= FLOORS["invented"]["f1"]


@pytest.mark.skipif(not SHEET.is_dir(), reason="no ../shared/data/sheet here")
def test_sheet_gold_holds_its_floor() -> None:
    scores = score(SHEET)
    for measure, floor in FLOORS["sheet"].items():
        assert scores[measure] >= floor - FLOORS["noise"]
