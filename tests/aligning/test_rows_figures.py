"""Figure rows: what is shown to be of one thing conflicts, and what merely looks alike does not."""

from dataclasses import replace

import pytest

from factory import article, pile_of, span_of
from rashomon.aligning.rows import align_rows
from rashomon.model.alignment import Alignment, Membership, Story
from rashomon.model.clause import Clause
from rashomon.model.figure import Bound, Figure
from rashomon.model.reading import Reading
from rashomon.model.row import Row


def saying(
    text: str,
    cited: str,
    number: float,
    predicate: str,
    words: str,
    *,
    unit: str | None = None,
    counted: str | None = None,
    bound: Bound = "exact",
    published: str = "2023-04-18",
) -> Reading:
    """An article of one clause that gives one figure."""
    where = article(text, published=published, name=f"{text} {published}")
    whole = span_of(where, text)
    head = counted.removesuffix("s") if counted else None
    figure = Figure(span_of(where, cited), number, None, unit, counted, head, bound, None, None)
    made = Clause((whole,), whole, predicate, tuple(words.split()), None, None, "occurred", 0)
    return Reading(where, sentences=(whole,), clauses=(made,), figures=(figure,))


def together(*readings: Reading) -> list[Row]:
    members = tuple(Membership(r.article.id, "placed by hand") for r in readings)
    story = Story("s-1", "a story", members, None, None, "placed by hand")
    found = align_rows(pile_of(*readings), Alignment(stories=(story,)))
    return [row for row in found if row.verdict != "only"]


CARRYING = saying(
    "The launch was carrying 64 passengers to Oslund.",
    "64 passengers",
    64,
    "carry",
    "launch carry passenger oslund",
    counted="passengers",
)


def aboard(number: int, *, bound: Bound = "exact") -> Reading:
    cited = f"{'more than ' if bound == 'at least' else ''}{number} passengers"
    return saying(
        f"There were {cited} on board.",
        cited,
        number,
        "be",
        "passenger board",
        counted="passengers",
        bound=bound,
    )


@pytest.mark.parametrize(
    ("number", "bound", "verdict"),
    [
        (64, "exact", "agree"),
        (58, "exact", "conflict"),
        (60, "at least", "vague"),
        (90, "at least", "conflict"),
    ],
)
def test_passengers_on_board_are_one_count(number: int, bound: Bound, verdict: str) -> None:
    (row,) = together(CARRYING, aboard(number, bound=bound))
    assert row.verdict == verdict
    assert row.question == "How many passengers were on board?"


def test_what_one_deal_is_worth_can_be_only_one_sum() -> None:
    a = saying(
        "The deal is worth 3 million crowns.", "3 million crowns", 3e6, "be", "deal worth crown", unit="NOK"
    )
    b = saying(
        "They signed an agreement worth 4 million crowns.",
        "4 million crowns",
        4e6,
        "sign",
        "sign agreement worth crown",
        unit="NOK",
    )
    (row,) = together(a, b)
    assert row.verdict == "conflict"
    assert "worth of one thing" in row.links[0].why


def test_prices_of_one_market_are_no_conflict() -> None:
    a = saying("Oil rose to 31 dollars.", "31 dollars", 31, "rise", "oil price rise dollar", unit="USD")
    b = saying("Oil fell by 4 dollars.", "4 dollars", 4, "fall", "oil price fall dollar", unit="USD")
    assert not any(row.verdict == "conflict" for row in together(a, b))


@pytest.mark.parametrize(("metres", "verdict"), [(300, "agree"), (310, "vague"), (700, "conflict")])
def test_distances_from_one_point_are_one_measure(metres: int, verdict: str) -> None:
    a = saying(
        "The launch hit a pile about 300 metres from the pier.",
        "about 300 metres",
        300,
        "hit",
        "launch hit pile metre pier",
        unit="metre",
        bound="about",
    )
    text = f"The boat struck it nearly {metres} metres from the pier."
    b = saying(
        text,
        f"nearly {metres} metres",
        metres,
        "strike",
        "boat strike metre pier",
        unit="metre",
        bound="about",
    )
    (row,) = together(a, b)
    assert (row.verdict, row.question) == (verdict, "How far from the pier?")


def test_lives_lost_are_the_killed_and_rise_with_the_days() -> None:
    a = saying(
        "Four people were killed when the launch sank off Oslund.",
        "Four people",
        4,
        "kill",
        "people kill launch sink oslund",
        counted="people",
    )
    b = saying(
        "Six people lost their lives when the launch sank off Oslund.",
        "Six people",
        6,
        "lose",
        "people lose life launch sink oslund",
        counted="people",
        published="2023-04-19",
    )
    (row,) = together(a, b)
    assert (row.verdict, row.question) == ("update", "How many people were killed?")


def test_tens_of_thousands_conflict_with_nothing() -> None:
    a = saying(
        "The deal is worth 9,500 dollars.", "9,500 dollars", 9500, "be", "deal worth dollar", unit="USD"
    )
    b = saying(
        "The deal is worth tens of thousands of dollars.",
        "tens of thousands of dollars",
        20000,
        "be",
        "deal worth dollar",
        unit="USD",
    )
    assert not any(row.verdict == "conflict" for row in together(a, b))


def test_copies_are_one_row_and_each_pair_that_differs_is_named() -> None:
    copies = [replace(CARRYING.article, id=f"a-{n:03d}") for n in range(40)]
    readings = []
    for where in copies:
        whole, cited = span_of(where, where.text), span_of(where, "64 passengers")
        readings.append(
            Reading(
                where,
                sentences=(whole,),
                clauses=(replace(CARRYING.clauses[0], spans=(whole,), trigger=whole),),
                figures=(replace(CARRYING.figures[0], span=cited),),
            )
        )
    (row,) = together(*readings)
    assert (len(row.cells), row.links, row.verdict) == (40, (), "agree")
    (row,) = together(*readings, aboard(58))
    assert [link.verdict for link in row.links] == ["conflict"] * 40
