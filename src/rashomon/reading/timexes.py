"""Expressions of time with their TIMEX3 type and value, the days they can mean, and the reason in one sentence.

Our own rules over the text and the parse (TimeML's TIMEX3 says what counts), resolved against the publication
date, the tense of the clause and, for posts set into an article, the post's own date. Words for now and for no
particular time ("recently") are left out, and so is all boilerplate.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model.article import Article
from rashomon.model.reading import Reading
from rashomon.model.timex import Timex
from rashomon.reading.base import Reader
from rashomon.reading.dates.calendar import days_of
from rashomon.reading.dates.clock import CLOCK_RULES, UNKNOWN_DAY, clock_value
from rashomon.reading.dates.days import DAY_RULES, written_day
from rashomon.reading.dates.rule import Rule
from rashomon.reading.dates.scene import Anchor, Scene, Told
from rashomon.reading.dates.spells import SPELL_RULES
from rashomon.reading.dates.stretches import STRETCH_RULES
from rashomon.reading.dates.words import DAY, MONTH, YEAR
from rashomon.text.normal_forms import fold_marks

RULES: tuple[Rule, ...] = DAY_RULES + STRETCH_RULES + SPELL_RULES + CLOCK_RULES
# What may stand between a clock time and its day: "8:30 p.m. on Thursday", "May 2, 2013 | 12:50 PM".
_BETWEEN = re.compile(
    r"[ ]?[,|@-]?[ ]?(?:(?:on|at|around|about|of|in|local time on|last updated at|updated)[ ])?(?:the[ ])?",
    re.IGNORECASE,
)
_NAMED_YEAR = re.compile(
    rf"(?:\b(?:in|since|of|by|until|from|to|year|{MONTH}|{DAY},)\s|\d{{4}}[-/])(?P<year>{YEAR})|(?<![\w.,/$-])(?P<first>{YEAR})-\d"
)
_POST_DATE = re.compile(rf"\b{MONTH}\s{DAY},?\s{YEAR}|\b{DAY}\s{MONTH},?\s{YEAR}|\b\d{{4}}-\d\d-\d\d\b")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    rule: Rule
    match: re.Match[str]
    told: Told
    sentence: int


def read_timexes(reading: Reading) -> tuple[Timex, ...]:
    """Every expression of time outside boilerplate, in text order."""
    article, text = reading.article, fold_marks(reading.article.text)
    scene = Scene(article, reading.parsed, text, _publication(article), _named_years(text))
    found = _join_clocks(list(_sweep(scene, _posts(article, text))), text)
    return tuple(
        Timex(
            span=article.span(f.start, f.end),
            type=f.told.type,
            value=f.told.value,
            start=f.told.days[0].isoformat() if f.told.days else None,
            end=f.told.days[1].isoformat() if f.told.days else None,
            anchor=f.told.anchor,
            why=f.told.why,
        )
        for f in found
    )


def _publication(article: Article) -> Anchor | None:
    """The publication date as an anchor, if it is known at all."""
    if article.published is None:
        return None
    value = article.published.value[:10]
    days = days_of(value)
    name = "the publication date" if article.published.how == "stated" else "the inferred publication date"
    return Anchor(value, name, days) if days else None


def _named_years(text: str) -> tuple[int, ...]:
    years = {int(m["year"] or m["first"]) for m in _NAMED_YEAR.finditer(text)}
    return tuple(sorted(y for y in years if 1900 <= y <= 2100))


def _posts(article: Article, text: str) -> list[tuple[int, int, Anchor | None]]:
    """Stretches of embedded posts, each with the date it carries itself."""
    runs: list[tuple[int, int]] = []
    for block in article.blocks:
        if block.kind != "embed":
            continue
        if runs and not text[runs[-1][1] : block.start].strip():
            runs[-1] = (runs[-1][0], block.end)
        else:
            runs.append((block.start, block.end))
    return [(start, end, _post_date(text, start, end)) for start, end in runs]


def _post_date(text: str, start: int, end: int) -> Anchor | None:
    """The one full date written inside a post; with two it is not known which one is the post's."""
    dates = {m.group() for m in _POST_DATE.finditer(text, start, end)}
    if len(dates) != 1:
        return None
    (words,) = dates
    value = written_day(words)
    days = days_of(value) if value else None
    return Anchor(value, "the embedded post's date", days) if value and days else None


def _sweep(scene: Scene, posts: list[tuple[int, int, Anchor | None]]) -> Iterator[_Found]:
    """From left to right, the longest match first, until one rule accepts."""
    candidates = [
        (m.start(), -m.end(), number, m)
        for number, rule in enumerate(RULES)
        for m in rule.matches(scene.text)
    ]
    candidates.sort(key=lambda c: c[:3])
    published, done = scene.anchor, 0
    kinds = [(b.start, b.end, b.kind) for b in scene.article.blocks]
    starts = [k[0] for k in kinds]
    post_starts = [p[0] for p in posts]
    for start, negative_end, number, match in candidates:
        if start < done:
            continue
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < kinds[at][1] and kinds[at][2] == "boilerplate":
            continue
        at = bisect_right(post_starts, start) - 1
        inside = at >= 0 and start < posts[at][1]
        scene.anchor = (posts[at][2] or published) if inside else published
        told = _tell(scene, RULES[number], match)
        if told is None:
            continue
        done = -negative_end
        yield _Found(start, done, RULES[number], match, told, scene.sentence)


def _tell(scene: Scene, rule: Rule, match: re.Match[str]) -> Told | None:
    """Ask one rule, and remember the answer as what was told last."""
    tokens = scene.parse.between(match.start(), match.end())
    scene.sentence = tokens[0].sentence if tokens else scene.sentence
    told = rule.tell(match, scene)
    if told is not None and told.days is not None and told.type in ("DATE", "TIME"):
        scene.previous, scene.previous_sentence = told, scene.sentence
    return told


def _join_clocks(found: list[_Found], text: str) -> list[_Found]:
    """One expression of a clock time and its day side by side; a lone clock takes the next day of its sentence."""
    joined: list[_Found] = []
    for here in found:
        last = joined[-1] if joined else None
        if last and {last.rule.joins, here.rule.joins} == {"day", "clock"} and "/" not in last.told.value:
            clock, day = (last, here) if last.rule.joins == "clock" else (here, last)
            value = clock_value(clock.match)
            near = _BETWEEN.fullmatch(text, last.end, here.start) is not None
            lonely = clock.told.value.startswith(UNKNOWN_DAY) and last.sentence == here.sentence
            if value is not None and near and day.told.type in ("DATE", "TIME"):
                told = _timed(day.told, value)
                joined[-1] = _Found(last.start, here.end, day.rule, day.match, told, last.sentence)
                continue
            if value is not None and lonely and clock is last and day.told.days:
                joined[-1] = _Found(
                    last.start, last.end, last.rule, last.match, _timed(day.told, value), last.sentence
                )
        joined.append(here)
    return joined


def _timed(day: Told, clock: str) -> Told:
    return Told("TIME", day.value.split("T")[0] + clock, day.days, day.anchor, day.why)


TIMEXES = Reader("timexes", "1", read_timexes, needs=("parse", "sentences"))
