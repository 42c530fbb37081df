"""Signs of different times where a date is missing: weekdays by place, and looks back."""

from itertools import combinations
from pathlib import Path

import pytest

from factory import article, pile_of, read, span_of
from rashomon import intake
from rashomon.aligning.copies import align_copies
from rashomon.aligning.happenings.times import looks_back, other_weekday, time_factor, time_signs
from rashomon.aligning.stories import align_stories
from rashomon.model.alignment import Alignment
from rashomon.model.article import Article
from rashomon.model.mention import Entity, Member, Mention
from rashomon.model.reading import Reading
from rashomon.model.timex import Timex

SEEDS = Path(__file__).resolve().parents[3] / ".." / "shared" / "seeds"
TOUR = (
    "Minister Karel Dorn opened his four-day tour of the islands with a stop in Velmar on {day}, and goes on to Hurn, "
    "Skerry and Port Almeda."
)


def told(text: str, place: str, day: str, value: str, published: str | None = None) -> Reading:
    """A reading of one sentence with one place and one day."""
    source = article(text, published=published)
    where, when = span_of(source, place), span_of(source, day)
    start = value if value[0].isdigit() else None
    return Reading(
        source,
        sentences=(source.span(0, len(text)),),
        mentions=(Mention(where, "place", "name", place),),
        entities=(Entity(0, "place", place, (Member(0, ""),)),),
        timexes=(Timex(when, "DATE", value, start, start, None, ""),),
    )


def test_other_weekday_where_one_place_has_two_days() -> None:
    tuesday, friday, dated = (
        time_signs(told(TOUR.format(day=day), "Velmar", day, value))
        for day, value in (("Tuesday", "XXXX-WXX-2"), ("Friday", "XXXX-WXX-5"), ("6 May 2025", "2025-05-06"))
    )
    assert other_weekday(tuesday, friday)
    assert not other_weekday(tuesday, dated)
    assert time_factor(tuesday, friday) < time_factor(tuesday, tuesday)


def test_looks_back_at_what_another_article_opens_with() -> None:
    back = (
        "Karel Dorn returns to the islands after his four-day tour in 2023, with stops in Velmar, Hurn, Skerry and "
        "Port Almeda."
    )
    later = time_signs(told(back, "Velmar", "2023", "2023-07-01", published="2025-02-03"))
    undated = time_signs(told(TOUR.format(day="Tuesday"), "Velmar", "Tuesday", "XXXX-WXX-2"))
    assert looks_back(later, undated)
    assert time_factor(later, undated) == time_factor(undated, later) < 0
    same_year = time_signs(
        told(TOUR.format(day="Tuesday") + " It is 2023.", "Velmar", "Tuesday", "XXXX-WXX-2")
    )
    assert not looks_back(later, same_year)


@pytest.mark.model
@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not there")
def test_stories_of_every_part_of_the_seeds() -> None:
    read_ones = {
        a.origin.path.rsplit("/", 1)[-1][:3]: read(a)
        for a in intake.read_paths([str(SEEDS)])
        if isinstance(a, Article)
    }
    visit = {"000": 2023, "001": 2023, "003": 2023, "002": 2024, "004": 2020}
    for size in range(2, 6):
        for names in combinations(sorted(read_ones), size):
            held = pile_of(*(read_ones[n] for n in names))
            name_of = {read_ones[n].article.id: n for n in names}
            stories = align_stories(held, Alignment(copies=align_copies(held, Alignment())))
            for story in stories:
                assert len({visit[name_of[a]] for a in story.articles}) == 1, names
            assert len(stories) == len({visit[n] for n in names}), names
