"""Signs that two articles tell of different times where the date of one of them is not known.

Two signs are read: a place where one article has the happening on another weekday than the other article, and a
look back ("his five-day tour in 2023 that included stops in ...") at what the other article tells as its news.
"""

import datetime
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.aligning.happenings.dates import DateClue, date_clue, gap_days
from rashomon.model.reading import Reading
from rashomon.model.timex import Timex
from rashomon.text.rarity import background_shares, term

# News tells the day of its happening in the opening; further down stand other days.
LEAD_CHARS = 1500
# A place this many characters from a day, in the same sentence, is where that day's doings were.
REACH_CHARS = 60
# A sentence looks back when its date lies at least this far before publication: half a year, as for dates.
BACK_DAYS = 180
# It looks back at the other article's news when so much of it, and at least so many rarer words, stand in the other's
# opening. Lower shares also catch what is merely the topic ("sanctions against Venezuela in 2019").
BACK_SHARE = 0.6
BACK_WORDS = 8
# Same day 1, four days apart .75, far apart .5. On the four development sets a floor of .35 tears apart stories told
# for months (giveme5w1h .901), a half-way of 7 days lets neighbouring happenings of one topic in (NewsWCL50 .932).
GAP_HALF_DAYS = 4.0
LEAST_DATE_FACTOR = 0.5
# Half a year and more between two dates is another happening, however alike (visits in 2020 and 2023): such a pair
# counts against joining as much as its words count for it. Costs .013 of F1 on ECB+, whose dates are only guessed.
OTHER_TIME_DAYS = 180
OTHER_TIME_FACTOR = -1.0
# No date on one side: as if some six days lay between.
UNKNOWN_DATE_FACTOR = 0.7
# ... and where the weekdays contradict. On ECB+ that is so for 5 in a hundred alike pairs of different happenings and
# for 1.4 of the same happening, whose reports name the day after as well.
OTHER_WEEKDAY_FACTOR = 0.28
# Words that more of general news has say nothing of a happening.
COMMON_SHARE = 0.2
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")


@dataclass(frozen=True, slots=True)
class TimeSigns:
    """`days` gives the weekdays (1 is Monday) by place, `lead` the words of the opening, `backs` year and words of each look back."""

    clue: DateClue | None
    days: dict[str, frozenset[int]]
    lead: frozenset[str]
    years: frozenset[str]
    backs: tuple[tuple[str, frozenset[str]], ...]


def time_signs(reading: Reading) -> TimeSigns:
    """What an article shows of its time; needs sentences, mentions, entities and timexes."""
    clue = date_clue(reading)
    # Only a publication date tells for sure what is past: the first date of a lead may itself be background.
    backs = tuple(_look_backs(reading, clue)) if clue and reading.article.published else ()
    lead = reading.article.text[:LEAD_CHARS]
    return TimeSigns(clue, _days_by_place(reading), _rarer_words(lead), frozenset(_YEAR.findall(lead)), backs)


def time_factor(a: TimeSigns, b: TimeSigns) -> float:
    """1 for the same day, falling with the days between; negative for different times."""
    if gap_days(a.clue, b.clue) is not None:
        return date_factor(a.clue, b.clue)
    if looks_back(a, b):
        return OTHER_TIME_FACTOR
    return OTHER_WEEKDAY_FACTOR if other_weekday(a, b) else UNKNOWN_DATE_FACTOR


def date_factor(a: DateClue | None, b: DateClue | None) -> float:
    """The factor by the days between two dates, as if some six where one is missing."""
    gap = gap_days(a, b)
    if gap is None:
        return UNKNOWN_DATE_FACTOR
    if gap >= OTHER_TIME_DAYS:
        return OTHER_TIME_FACTOR
    return LEAST_DATE_FACTOR + (1 - LEAST_DATE_FACTOR) / (1 + gap / GAP_HALF_DAYS)


def other_weekday(a: TimeSigns, b: TimeSigns) -> bool:
    """Whether some place has other weekdays in each, and none the same."""
    shared = a.days.keys() & b.days.keys()
    return bool(shared) and not any(a.days[place] & b.days[place] for place in shared)


def looks_back(a: TimeSigns, b: TimeSigns) -> bool:
    """Whether one recalls, as past, what the other opens with; not where the other names that year as well."""
    return any(
        year not in other.years and len(back & other.lead) >= max(BACK_WORDS, BACK_SHARE * len(back))
        for one, other in ((a, b), (b, a))
        for year, back in one.backs
    )


def _days_by_place(reading: Reading) -> dict[str, frozenset[int]]:
    places = sorted(
        (span.start, span.end, entity.country or entity.name.casefold())
        for entity in reading.entities
        if entity.kind == "place"
        for member in entity.members
        if (span := reading.mentions[member.mention].span).start < LEAD_CHARS
    )
    found: dict[str, set[int]] = defaultdict(set)
    for timex in reading.timexes:
        days = _weekdays(timex)
        if not days or timex.span.start >= LEAD_CHARS:
            continue
        first, last = _sentence(reading, timex)
        near = [
            (max(timex.span.start - end, start - timex.span.end, 0), place)
            for start, end, place in places
            if first <= start < last
        ]
        if near and min(near)[0] <= REACH_CHARS:
            found[min(near)[1]] |= days
    return {place: frozenset(days) for place, days in found.items()}


def _weekdays(timex: Timex) -> set[int]:
    if timex.type not in ("DATE", "TIME"):
        return set()
    if named := _WEEKDAY.match(timex.value):
        return {int(named.group(1))}
    days = set()
    for value in _DAY.findall(timex.value):
        try:
            days.add(datetime.date.fromisoformat(value).isoweekday())
        except ValueError:  # "2020-02-31" in a text is nobody's day
            continue
    return days


def _sentence(reading: Reading, timex: Timex) -> tuple[int, int]:
    at = bisect_right(reading.sentences, timex.span.start, key=lambda s: s.start) - 1
    span = reading.sentences[at] if at >= 0 else timex.span
    return span.start, span.end


def _look_backs(reading: Reading, clue: DateClue) -> Iterator[tuple[str, frozenset[str]]]:
    for timex in reading.timexes:
        if timex.start is None or timex.end is None or timex.type != "DATE":
            continue
        start, end = (datetime.date.fromisoformat(day[:10]).toordinal() for day in (timex.start, timex.end))
        if (start + end) // 2 + BACK_DAYS <= clue.first:  # a year counts from its middle
            first, last = _sentence(reading, timex)
            words = _rarer_words(reading.article.text[first : min(last, first + LEAD_CHARS)])
            yield timex.start[:4], words - {term(w) for w in _WORD.findall(timex.span.text)}


def _rarer_words(text: str) -> frozenset[str]:
    common = background_shares()
    terms = {term(word) for word in _WORD.findall(text)}
    return frozenset(t for t in terms if len(t) > 2 and common.get(t, 0.0) < COMMON_SHARE)
