"""Stories: one happening each, look-alikes apart, evidence in words."""

from dataclasses import replace
from pathlib import Path

import pytest

from factory import article, pile_of, span_of
from rashomon.aligning.copies import align_copies
from rashomon.aligning.happenings.clustering import average_link
from rashomon.aligning.happenings.dates import date_clue, gap_days, happening_days
from rashomon.aligning.happenings.titles import MAX_CHARS, choose_title, shorten
from rashomon.aligning.stories import align_stories
from rashomon.model.alignment import Alignment, Story
from rashomon.model.article import Article, Block
from rashomon.model.reading import Reading
from rashomon.model.timex import Timex

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"

QUAKE_A = (
    (
        "A strong earthquake shook the Oremal valley on Monday night, bringing down the bell tower of "
        "Saint Brannoc in Tessaly and cutting the mountain road to Hurn. The seismic office in Velmar put"
        " the magnitude at 6.1."
    ),
    (
        "At least twelve people died when an earthquake hit the Oremal valley, Tessaly's mayor Piet "
        "Landgraf said. The bell tower of Saint Brannoc collapsed on a school yard, and the road to Hurn "
        "was cut."
    ),
    (
        "Rescuers from Hurn dug through the night in Tessaly, where an earthquake of magnitude 6.1 felled"
        " the tower of Saint Brannoc. Mayor Piet Landgraf asked for tents for the Oremal valley."
    ),
)
QUAKE_B = (
    (
        "An earthquake off the Skerry coast sent people in Port Almeda running for the hills on Monday; "
        "the seismic office in Velmar measured 5.8 and the harbour master, Dana Okoye, ordered the "
        "ferries out to sea."
    ),
    (
        "Harbour master Dana Okoye sent all ferries out of Port Almeda after a 5.8 earthquake off the "
        "Skerry coast. No wave came, and the hill roads emptied again by midnight."
    ),
)
VISIT = (
    "Foreign minister Karel Dorn visited Santa Oriana and met President Lucia Ferrante at the Sea Palace to speak about grain, "
    "gas and the old treaty of friendship between Tarnovia and Oriana. {}"
)


def stories(*articles: Article) -> tuple[Story, ...]:
    held = pile_of(*map(Reading, articles))
    return align_stories(held, Alignment(copies=align_copies(held, Alignment())))


def groups(*articles: Article) -> set[frozenset[str]]:
    return {frozenset(s.articles) for s in stories(*articles)}


def quakes() -> tuple[list[Article], list[Article]]:
    one = [article(t, name=f"a{n}", published="2026-01-13") for n, t in enumerate(QUAKE_A)]
    two = [article(t, name=f"b{n}", published="2026-01-20") for n, t in enumerate(QUAKE_B)]
    return one, two


@pytest.mark.parametrize("dated", [True, False])
def test_stories_two_quakes_stay_apart_with_dates_and_without(dated: bool) -> None:
    one, two = quakes()
    if not dated:
        one, two = ([replace(a, published=None) for a in group] for group in (one, two))
    assert groups(*one, *two) == {frozenset(a.id for a in one), frozenset(a.id for a in two)}


def test_stories_same_visit_in_another_year_is_another_happening() -> None:
    visits = [
        article(VISIT.format(more), name=str(n), published=date)
        for n, (date, more) in enumerate(
            (
                ("2024-05-06", "He left for home on Tuesday."),
                ("2024-05-07", "The grain talks go on in June."),
                ("2025-11-03", "It was his second journey there."),
            )
        )
    ]
    assert groups(*visits) == {frozenset((visits[0].id, visits[1].id)), frozenset((visits[2].id,))}
    alone = next(s for s in stories(*visits) if len(s.members) == 1)
    assert "of another time, 2024-05-0" in alone.members[0].why


def test_stories_wire_printed_twice_is_one_story() -> None:
    one, two = article(QUAKE_A[0], name="1", outlet="Echo"), article(QUAKE_A[0], name="2", outlet="Lantern")
    other = article(QUAKE_B[0], name="3")
    assert groups(one, two, other) == {frozenset((one.id, two.id)), frozenset((other.id,))}


def test_stories_hold_every_article_once_and_say_why() -> None:
    one, two = quakes()
    found = stories(*one, *two, article("Nothing here."), article("", name="empty"))
    members = [m for s in found for m in s.members]
    assert len(members) == len({m.article for m in members}) == 7
    assert all(m.why.endswith(".") for m in members)
    whys = [m.why for s in found if len(s.members) > 1 for m in s.members]
    assert all(why.startswith("Shares ") for why in whys)
    assert any("Brannoc" in why for why in whys)


def test_stories_are_the_same_whatever_the_order() -> None:
    one, two = quakes()
    assert stories(*one, *two) == stories(*reversed(two), *reversed(one))


def test_stories_dates_are_those_of_the_happening() -> None:
    one, _ = quakes()
    (story,) = stories(*one)
    assert (story.start, story.end) == ("2026-01-13", "2026-01-13")
    undated = stories(*(replace(a, published=None) for a in one))
    assert all((s.start, s.end) == (None, None) for s in undated)


def test_stories_of_no_articles_are_none() -> None:
    assert stories() == ()


def test_date_clue_prefers_publication_then_a_full_date() -> None:
    assert date_clue(Reading(article("On March 3 it rained.", published="2026-03-09"))) == date_clue(
        Reading(article("", name="b", published="2026-03-09"))
    )
    full = date_clue(Reading(article("On 2 March, and again on March 5, 2026, it rained.")))
    assert full == date_clue(Reading(article("Written 2026-03-05.")))
    assert date_clue(Reading(article("It rained on Tuesday."))) is None


def test_date_clue_takes_the_reader_of_dates_where_it_has_run() -> None:
    source = article("It rained on the day after the fair.")
    span = span_of(source, "the day after the fair")
    timex = Timex(span, "DATE", "2026-03-05", "2026-03-05", "2026-03-05", None, "")
    assert date_clue(Reading(source, timexes=(timex,))) == date_clue(Reading(article("On 5 March 2026.")))


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        ("2026-03-05", "2026-03-09", 4),
        ("2026-03", "2026-03-09", 0),
        ("March 30", "2026-04-02", 3),
        ("December 30", "2026-01-02", 3),
        ("no day", "2026-01-02", None),
    ],
)
def test_gap_days(left: str, right: str, days: int | None) -> None:
    one = article(left) if " " in left else article("", published=left)
    clues = date_clue(Reading(one)), date_clue(Reading(article("", name="b", published=right)))
    assert gap_days(*clues) == gap_days(*reversed(clues)) == days


def test_happening_days_takes_the_lead_day_nearest_to_publication() -> None:
    told = article("On March 3, 2026 he said that on March 7, 2026 he would come.", published="2026-03-08")
    assert happening_days(Reading(told)) == ("2026-03-07", "2026-03-07")


def test_average_link_joins_the_closest_first_and_breaks_ties_by_number() -> None:
    pairs = {(0, 1): 0.5, (1, 2): 0.5, (2, 3): 0.9}
    assert average_link(4, pairs, 0.4) == [[0, 1], [2, 3]]
    assert average_link(3, {(0, 1): 0.5, (1, 2): 0.5}, 0.4) == [[0, 1], [2]]
    assert average_link(2, {}, 0.1) == [[0], [1]]


def test_title_is_the_headline_whose_words_most_members_share() -> None:
    heads = (
        "Twelve dead as quake fells tower in Tessaly",
        "Why we must build better",
        "Quake in Tessaly: rescuers dig on",
    )
    told = [article(t, name=str(n), headline=h) for n, (t, h) in enumerate(zip(QUAKE_A, heads, strict=True))]
    assert choose_title([Reading(a) for a in told]) in (heads[0], heads[2])


def test_title_without_headlines_is_a_lead_without_its_dateline() -> None:
    told = article("VELMAR, Oriana — Divers found the bell of the sunken ferry on Friday. It rang.")
    assert choose_title([Reading(told)]) == "Divers found the bell of the sunken ferry on Friday"


def test_title_passes_over_furniture_blocks() -> None:
    menu = "Skip to main content and sign in to read all of our many stories today\n\n"
    told = article(menu + "Divers found the bell of the sunken ferry on Friday morning.")
    marked = replace(
        told, blocks=(Block("boilerplate", 0, len(menu)), Block("body", len(menu), len(told.text)))
    )
    assert choose_title([Reading(marked)]).startswith("Divers found")


@pytest.mark.parametrize(
    "text",
    [
        "A man who sold the same bridge three times was led from the court in Velmar on Thursday, after a trial that lasted a year.",
        "word " * 60,
        "Unbroken" * 40,
    ],
)
def test_shorten_keeps_to_the_line(text: str) -> None:
    short = shorten(text)
    assert 0 < len(short) <= MAX_CHARS
    assert text.startswith(short.removesuffix("…"))


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not there")
def test_stories_of_the_seeds_without_any_layer() -> None:
    texts = [article(p.read_text(encoding="utf-8"), name=p.name[:3]) for p in sorted(SEEDS.glob("*.txt"))]
    names = {a.id: a.origin.path for a in texts}
    found = {frozenset(names[i] for i in s.articles) for s in stories(*texts)}
    assert found == {frozenset(("000", "001", "003")), frozenset(("002",)), frozenset(("004",))}
