"""A story in time: when each article appeared and the dated events it tells, background apart."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from rashomon.model.article import Article
from rashomon.model.event import Event
from rashomon.model.reading import Reading
from rashomon.report.links import Links

# Days before the story's first article beyond which a dated event is background, not news: a month holds a
# preview and its event together on the sheet's eight development events.
NEWS_DAYS = 31


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on a day: the words that tell it, in which outlet, and where they stand."""

    date: str
    kind: str
    words: str
    outlet: str
    href: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Moments by day, ISO dates ascending; `background` lies well before the story."""

    days: tuple[tuple[str, tuple[Moment, ...]], ...]
    background: tuple[tuple[str, tuple[Moment, ...]], ...]


def build_timeline(readings: dict[str, Reading], links: Links) -> TimelineView:
    """All dated moments of the story's articles."""
    moments = [m for reading in readings.values() for m in _moments(reading, links)]
    published = [m.date for m in moments if m.kind == "published" and len(m.date) == 10]
    first = min(published, default=None)
    news: list[Moment] = []
    background: list[Moment] = []
    for moment in moments:
        old = first is not None and _days_before(moment.date, first) > NEWS_DAYS
        (background if old else news).append(moment)
    return TimelineView(_by_day(news), _by_day(background))


def _moments(reading: Reading, links: Links) -> list[Moment]:
    article: Article = reading.article
    found = []
    if article.published:
        title = article.headline or "this article appears"
        found.append(
            Moment(
                article.published.value, "published", title, article.shown_outlet, links.article(article.id)
            )
        )
    found += [m for event in reading.events if (m := _event_moment(event, reading, links))]
    return found


def _event_moment(event: Event, reading: Reading, links: Links) -> Moment | None:
    if event.date is None or event.type is None:
        return None
    start = reading.timexes[event.date].start
    if not start:
        return None
    sentence = next((s for s in reading.sentences if s.covers(event.trigger)), event.trigger)
    return Moment(
        start, event.realis, sentence.text, reading.article.shown_outlet, links.words(event.trigger)
    )


def _by_day(moments: list[Moment]) -> tuple[tuple[str, tuple[Moment, ...]], ...]:
    days: defaultdict[str, dict[tuple[str, str], Moment]] = defaultdict(dict)
    for moment in sorted(moments, key=lambda m: (m.date, m.kind != "published", m.outlet, m.href)):
        days[moment.date].setdefault((moment.outlet, moment.words), moment)
    return tuple((day, tuple(days[day].values())) for day in sorted(days))


def _days_before(earlier: str, later: str) -> int:
    try:
        return (date.fromisoformat(later) - date.fromisoformat(earlier[:10])).days
    except ValueError:  # a reduced date such as 2022-12: compare as text
        return NEWS_DAYS + 1 if earlier < later[: len(earlier)] else 0
