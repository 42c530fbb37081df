"""Marked stretches, whichever marks are used and however damaged: no model needed."""

import time

import pytest

from rashomon.text.quotation_marks import find_marked


def stretches(text: str) -> list[str]:
    """The outermost stretches, without their marks."""
    return [text[m.start : m.end] for m in find_marked(text) if m.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We sail at dawn," the captain said. "Be there."', ["We sail at dawn,", "Be there."]),
        ("“We sail at dawn,” the captain said.", ["We sail at dawn,"]),
        ("''We sail at dawn,'' the captain said.", ["We sail at dawn,"]),
        ("„Wir fahren morgen“, sagte die Kapitänin.", ["Wir fahren morgen"]),
        ("»Wir fahren morgen«, sagte die Kapitänin.", ["Wir fahren morgen"]),
        ("« Nous partons demain », dit la capitaine.", ["Nous partons demain"]),
        ("The captain said: ”We sail at dawn.“ Then she left.", ["We sail at dawn."]),
        ("“The harbour is closed“, he stressed.", ["The harbour is closed"]),
        ("The captain said:“We sail at dawn.”Then she left.", ["We sail at dawn."]),
        ("The ferries ‘bumped into each other’ at the sailors’ quay.", ["bumped into each other"]),
        ("'The dockers' club is shut,' she said.", ["The dockers' club is shut,"]),
    ],
    ids=["straight", "curly", "doubled", "german", "german reversed", "french", "turned round", "wrong close",
         "no spaces", "single", "plural possessive"],
)  # fmt: skip
def test_find_marked_reads_marks_by_their_place(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The captain's crew, the owners' lawyers and the sailors' wives waited.",
        "Rock 'n' roll of the '90s isn't dead, 'cause it can't be.",
        'A beam 6\'2" long and 5" wide.',
        "No marks at all.",
        "“”",
    ],
)
def test_find_marked_leaves_apostrophes_and_inches(text: str) -> None:
    assert stretches(text) == []


def test_find_marked_ends_an_open_stretch_with_its_paragraph() -> None:
    text = "“We sail at dawn, whatever the weather.\n\nThe harbour was quiet."
    (marked,) = find_marked(text)
    assert text[marked.start : marked.end] == "We sail at dawn, whatever the weather."
    assert not marked.closed


def test_find_marked_keeps_a_quotation_in_a_quotation_apart() -> None:
    text = "“She told me ‘go home’ and left,” the pilot said."
    outer, inner = find_marked(text)
    assert (outer.depth, inner.depth) == (0, 1)
    assert text[inner.start : inner.end] == "go home"


def test_find_marked_is_linear_on_hostile_marks() -> None:
    text = "“a ‘b “c 'd " * 20_000
    began = time.process_time()
    find_marked(text)
    assert time.process_time() - began < 5
