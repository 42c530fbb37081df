import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.report.pieces import Mark, cut

TEXT = "A 🙂 ferry <b>struck</b> the wall at 7 a.m."


def test_cut_gives_the_text_back() -> None:
    marks = [Mark(2, 9, ("cell",)), Mark(4, 20, ("quotation",)), Mark(4, 6, ("label",))]
    assert "".join(p.text for p in cut(TEXT, marks)) == TEXT


def test_cut_unites_the_kinds_of_overlapping_marks() -> None:
    pieces = cut("abcdef", [Mark(0, 4, ("cell",)), Mark(2, 6, ("quotation",))])
    assert [(p.text, p.kinds) for p in pieces] == [
        ("ab", ("cell",)),
        ("cd", ("cell", "quotation")),
        ("ef", ("quotation",)),
    ]


def test_cut_puts_an_anchor_where_its_mark_begins() -> None:
    pieces = cut("abcdef", [Mark(0, 6, ("quotation",)), Mark(2, 4, ("cell",), anchor="here")])
    assert [p.anchors for p in pieces] == [(), ("here",), ()]


def test_cut_leads_to_the_shortest_mark_with_an_address() -> None:
    pieces = cut("abcdef", [Mark(0, 6, ("cell",), href="#long"), Mark(2, 4, ("cell",), href="#short")])
    assert [p.href for p in pieces] == ["#long", "#short", "#long"]


def test_cut_keeps_to_a_window() -> None:
    assert [p.text for p in cut("abcdef", [Mark(0, 6, ("cell",))], 2, 4)] == ["cd"]


@pytest.mark.parametrize("mark", [Mark(3, 3, ("cell",)), Mark(9, 12, ("cell",))])
def test_cut_passes_over_marks_that_hold_no_character(mark: Mark) -> None:
    assert [p.kinds for p in cut("abc", [mark])] == [()]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=8))
def test_cut_never_loses_a_character(text: str, places: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, ("cell",)) for start, end in places]
    assert "".join(p.text for p in cut(text, marks)) == text
