"""A story in time: when each article appeared, and what it tells of a certain day, background apart."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model.article import Article
from rashomon.model.clause import Clause
from rashomon.model.reading import Reading
from rashomon.model.span import Span
from rashomon.model.timex import Timex
from rashomon.report.links import Links
from rashomon.report.sheet_view import first_words

# Days before the story's first article beyond which a dated event is background, not news: a month holds a
# preview and its event together on the sheet's eight development events.
NEWS_DAYS = 31
# An expression that means more days than this (a week, a month) puts nothing on the timeline.
DAY_SPREAD = 3
# A headline's date is its article's; bylines, datelines and furniture date nothing.
TELLING = ("body", "quote", "caption", "embed")


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
        title = article.headline or first_words(article)
        found.append(
            Moment(
                article.published.value, "published", title, article.shown_outlet, links.article(article.id)
            )
        )
    clauses: defaultdict[int, list[Clause]] = defaultdict(list)
    for clause in reading.clauses:
        clauses[clause.sentence].append(clause)
    return found + [m for timex in reading.timexes if (m := _told(timex, reading, clauses, links))]


def _told(timex: Timex, reading: Reading, clauses: Mapping[int, list[Clause]], links: Links) -> Moment | None:
    """The sentence round an expression that names a day; None where it names none, or stands in furniture."""
    if not timex.start or not timex.end or _days_before(timex.start, timex.end) > DAY_SPREAD:
        return None
    block = reading.article.block_at(timex.span.start)
    number = bisect_right(reading.sentences, timex.span.start, key=lambda s: s.start) - 1
    sentence = reading.sentences[number] if number >= 0 else None
    if block is None or block.kind not in TELLING or sentence is None or not sentence.covers(timex.span):
        return None
    clause = _innermost(timex.span, clauses.get(number, ()))
    if clause is None:
        return None
    words = reading.article.text[max(sentence.start, block.start) : sentence.end]
    return Moment(timex.start, clause.realis, words, reading.article.shown_outlet, links.words(timex.span))


def _innermost(span: Span, clauses: Sequence[Clause]) -> Clause | None:
    """The shortest clause that holds the words: its reality is the day's."""
    holding = [c for c in clauses if any(part.overlaps(span) for part in c.spans)]
    return min(holding, key=lambda c: sum(p.end - p.start for p in c.spans), default=None)


def _by_day(moments: list[Moment]) -> tuple[tuple[str, tuple[Moment, ...]], ...]:
    days: defaultdict[str, dict[tuple[str, str, bool], Moment]] = defaultdict(dict)
    for moment in sorted(moments, key=lambda m: (m.date, m.kind != "published", m.outlet, m.href)):
        days[moment.date].setdefault((moment.outlet, moment.words, moment.kind == "published"), moment)
    return tuple((day, tuple(days[day].values())) for day in sorted(days))


def _days_before(earlier: str, later: str) -> int:
    try:
        return (date.fromisoformat(later) - date.fromisoformat(earlier[:10])).days
    except ValueError:  # a reduced date such as 2022-12: compare as text
        return NEWS_DAYS + 1 if earlier < later[: len(earlier)] else 0
