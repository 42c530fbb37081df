"""When an article's happening was, as far as it can be told: from its publication date, else from days in its lead."""

import datetime
import re
from dataclasses import dataclass

from rashomon.model.article import Article
from rashomon.model.reading import Reading
from rashomon.model.timex import Timex

# Days are looked for in the opening of the told text: what comes later is background.
LEAD_CHARS = 1500
# A day in the lead of a dated article is the happening's own where it lies this close to publication.
NEAR_DAYS = 10
_YEAR_DAYS = 366
_LEAP_YEAR = 2020  # days without a year are placed in one that has every day

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = re.compile(
    rf"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
    rf"|\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<first_day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<last_year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_VALUE = re.compile(r"(\d{4}|XXXX)-(\d\d)(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class DateClue:
    """First and last day (proleptic ordinals) that the happening can mean; `yearless` when only day and month are told."""

    first: int
    last: int
    yearless: bool = False


def date_clue(reading: Reading) -> DateClue | None:
    """The publication date if it is known, else the first full date of the lead, else its first day without a year."""
    article = reading.article
    if article.published:
        return _clue(article.published.value)
    found = [clue for value in _lead_values(reading) if (clue := _clue(value))]
    return next((c for c in found if not c.yearless), found[0] if found else None)


def happening_days(reading: Reading) -> tuple[str, str] | None:
    """First and last ISO day of the happening: the day of the lead nearest to publication, else publication itself."""
    clue = date_clue(reading)
    if clue is None or clue.yearless:
        return None
    first, last = clue.first - NEAR_DAYS, clue.last + NEAR_DAYS
    near = [
        day
        for value in _lead_values(reading)
        if (day := _clue(value)) and not day.yearless and first <= day.first and day.last <= last
    ]
    chosen = min(near, key=lambda d: (gap_days(d, clue) or 0, -d.first), default=clue)
    return _iso(chosen.first), _iso(chosen.last)


def gap_days(a: DateClue | None, b: DateClue | None) -> int | None:
    """Days between two clues, 0 where they can mean the same; None where one is missing.

    Without a year the nearest year is taken.
    """
    if a is None or b is None:
        return None
    gap = max(0, b.first - a.last, a.first - b.last)
    if not (a.yearless or b.yearless):
        return gap
    away = abs(_day_of_year(a.first) - _day_of_year(b.first))
    return min(away, _YEAR_DAYS - away)


def _lead_values(reading: Reading) -> list[str]:
    """The days in the lead as TIMEX values: from the reader of dates, or by a plain look where it has not run."""
    if not reading.timexes:
        return [
            value for start, end in _lead(reading.article) for value in _scan(reading.article.text[start:end])
        ]
    leads = _lead(reading.article)
    return [
        t.value
        for t in reading.timexes
        if t.type in ("DATE", "TIME") and any(a <= t.span.start < b for a, b in leads) and _is_day(t)
    ]


def _is_day(timex: Timex) -> bool:
    return bool(re.match(r"(?:\d{4}|XXXX)-\d\d-\d\d", timex.value))


def _lead(article: Article) -> list[tuple[int, int]]:
    """Ranges of the first told characters, dateline included."""
    ranges, left = [], LEAD_CHARS
    for block in article.blocks:
        if block.kind in ("headline", "dateline", "body", "quote") and left > 0:
            end = min(block.end, block.start + left)
            ranges.append((block.start, end))
            left -= end - block.start
    return ranges


def _scan(text: str) -> list[str]:
    values = []
    for m in _DAY.finditer(text):
        month = m.group(2) or m.group(6)
        if m.group("iso"):
            values.append(m.group("iso"))
        elif month:
            day = m.group("day") or m.group("first_day")
            year = m.group("year") or m.group("last_year") or "XXXX"
            values.append(f"{year}-{_MONTHS.index(month[:3].lower()) + 1:02}-{int(day):02}")
    return values


def _clue(value: str) -> DateClue | None:
    m = _VALUE.match(value)
    if not m:
        return None
    yearless = m.group(1) == "XXXX"
    year, month = _LEAP_YEAR if yearless else int(m.group(1)), int(m.group(2))
    try:
        first = datetime.date(year, month, int(m.group(3) or 1))
    except ValueError:  # "2020-02-31" in a text is nobody's day
        return None
    if m.group(3):
        return DateClue(first.toordinal(), first.toordinal(), yearless)
    after = datetime.date(year + month // 12, month % 12 + 1, 1)
    return DateClue(first.toordinal(), after.toordinal() - 1, yearless)


def _day_of_year(ordinal: int) -> int:
    return datetime.date.fromordinal(ordinal).replace(year=_LEAP_YEAR).timetuple().tm_yday


def _iso(ordinal: int) -> str:
    return datetime.date.fromordinal(ordinal).isoformat()
