"""Rows: the same thing side by side, other things apart, and each verdict where it belongs."""

import pytest

from factory import article, pile_of, span_of
from rashomon.aligning.rows import align_rows
from rashomon.model.alignment import Alignment, Membership, Story
from rashomon.model.clause import Clause, Realis
from rashomon.model.figure import Bound, Figure
from rashomon.model.reading import Reading
from rashomon.model.row import Row
from rashomon.model.timex import Timex


def clause(where: Reading, text: str, predicate: str, words: str, realis: Realis = "occurred") -> Reading:
    """The reading with one clause over the whole of its text."""
    span = span_of(where.article, text)
    made = Clause((span,), span, predicate, tuple(words.split()), None, None, realis, 0)
    return Reading(
        where.article, sentences=(span,), clauses=(made,), figures=where.figures, timexes=where.timexes
    )


def counting(
    text: str,
    cited: str,
    number: float,
    predicate: str,
    words: str,
    *,
    bound: Bound = "exact",
    published: str = "2023-04-18",
    as_of: str | None = None,
) -> Reading:
    """An article that says one thing with one number of people."""
    where = article(text, published=published, name=f"{text} {published} {bound}")
    counted = cited.split(maxsplit=1)[1]
    figure = Figure(span_of(where, cited), number, None, None, counted, "person", bound, as_of, None)
    return clause(Reading(where, figures=(figure,)), text, predicate, words)


def dating(
    text: str, cited: str, day: str, predicate: str, words: str, realis: Realis = "occurred"
) -> Reading:
    """An article that says one thing with one date."""
    where = article(text, published="2023-04-18", name=text)
    timex = Timex(span_of(where, cited), "DATE", day, day, day, None, "stated")
    return clause(Reading(where, timexes=(timex,)), text, predicate, words, realis)


def rows(*readings: Reading) -> tuple[Row, ...]:
    members = tuple(Membership(r.article.id, "placed by hand") for r in readings)
    story = Story("s-1", "a story", members, None, None, "placed by hand")
    return align_rows(pile_of(*readings), Alignment(stories=(story,)))


def shared(*readings: Reading) -> list[Row]:
    return [row for row in rows(*readings) if row.verdict != "only"]


INJURED = ("injure", "people injure ferry crash")


def test_the_killed_are_not_the_injured() -> None:
    a = counting(
        "12 people were killed in the ferry crash.", "12 people", 12, "kill", "people kill ferry crash"
    )
    b = counting(
        "12 people were hurt in the ferry crash.", "12 people", 12, "hurt", "people hurt ferry crash"
    )
    assert shared(a, b) == []


def test_words_for_one_thing_are_one_scope() -> None:
    a = counting("12 people were injured in the ferry crash.", "12 people", 12, *INJURED)
    b = counting("The ferry crash left 12 people hurt.", "12 people", 12, "leave", "ferry crash people hurt")
    (row,) = shared(a, b)
    assert (row.kind, row.verdict, row.links) == ("figure", "agree", ())
    assert row.question == "How many people were injured?"


@pytest.mark.parametrize(
    ("number", "bound", "published", "as_of", "verdict"),
    [
        (27, "at least", "2023-04-18", None, "vague"),
        (25, "at least", "2023-04-18", None, "vague"),
        (12, "at least", "2023-04-18", None, "update"),
        (25, "exact", "2023-04-18", None, "conflict"),
        (25, "exact", "2023-04-19", None, "update"),
        (25, "exact", "2023-04-18", "2023-04-17", "update"),
    ],
)
def test_tolls(number: float, bound: Bound, published: str, as_of: str | None, verdict: str) -> None:
    a = counting("27 people were injured in the ferry crash.", "27 people", 27, *INJURED)
    text = f"{number:g} people were injured in the ferry crash."
    b = counting(text, f"{number:g} people", number, *INJURED, bound=bound, published=published, as_of=as_of)
    (row,) = shared(a, b)
    assert row.verdict == verdict
    assert all(left in row.links[0].why for left in ("27 people", f"{number:g} people"))


def test_different_numbers_of_different_clauses_are_no_row() -> None:
    a = counting("27 people were injured in the ferry crash.", "27 people", 27, *INJURED)
    b = counting(
        "40 people watched the football game.", "40 people", 40, "watch", "people watch football game"
    )
    assert shared(a, b) == []


def test_only_rows_list_what_was_searched_and_come_last() -> None:
    a = counting("27 people were injured in the ferry crash.", "27 people", 27, *INJURED)
    b = counting("27 people were hurt in the ferry crash.", "27 people", 27, *INJURED)
    c = counting(
        "40 people watched the football game.", "40 people", 40, "watch", "people watch football game"
    )
    found = rows(a, b, c)
    assert [r.verdict for r in found] == ["agree", "only"]
    assert found[1].searched == tuple(sorted((a.article.id, b.article.id)))
    assert len(found[1].cells) == 1


def test_dates_of_one_act_agree_differ_or_were_planned() -> None:
    words = "minister visit capital"
    a = dating("The minister visited the capital on May 3.", "May 3", "2023-05-03", "visit", words)
    b = dating("The minister has visited the capital on May 4.", "May 4", "2023-05-04", "visit", words)
    c = dating(
        "The minister will visit the capital on May 5.", "May 5", "2023-05-05", "visit", words, "planned"
    )
    assert shared(a, b)[0].verdict == "conflict"
    assert shared(a, c)[0].verdict == "update"
    assert shared(a, c)[0].question == "When? “The minister visited the capital on …”"


def test_dates_of_other_acts_are_no_row() -> None:
    a = dating(
        "The minister visited the capital on May 3.", "May 3", "2023-05-03", "visit", "minister visit capital"
    )
    b = dating("The ferry sank on May 9.", "May 9", "2023-05-09", "sink", "ferry sink")
    assert shared(a, b) == []


def test_order_of_the_pile_does_not_matter() -> None:
    a = counting("27 people were injured in the ferry crash.", "27 people", 27, *INJURED)
    b = counting("25 people were injured in the ferry crash.", "25 people", 25, *INJURED)
    assert [r.id for r in rows(a, b)] == [r.id for r in rows(b, a)]
