"""Rules for times of day: "5:10 a.m.", "18:00 UTC", "about an hour before midnight"."""

import re
from datetime import timedelta

from rashomon.reading.dates.rule import Rule
from rashomon.reading.dates.scene import Scene, Told
from rashomon.reading.dates.words import ABOUT
from rashomon.text.numbers import NUMBER, read_number

_ZONE = (
    r"(?:\s?\(?(?:local(?:\stime)?|GMT|UTC|BST|CES?T|EE?S?T|E[DS]?T|C[DS]T|M[DS]T|P[DS]T|P[TS]T|AK[DS]T|IST|AEST|Eastern|Pacific|Z)\b"
    r"(?:\s(?:time|Time))?(?:\s?[+-]\d{1,2}(?::?\d\d?)?)?\)?)"
)
_HALF = r"(?P<half>[AaPp])(?:\.\s?[Mm]\b\.?|\s?[Mm]\b)"
_CUES = frozenset(
    {
        "at",
        "around",
        "about",
        "by",
        "before",
        "after",
        "until",
        "from",
        "to",
        "since",
        "between",
        "and",
        "till",
    }
)
# "At 3:33 a.m. … By 6:40 a.m.": times follow the day told up to this many sentences before.
CLOCK_SENTENCES = 2
# "9 September 2013 11:55", "13:26 14/09/2013": the time of a dateline.
_AFTER_DATE = re.compile(r"\b(?:19|20)\d\d,?\s(?:[@|-]\s)?$")
_BEFORE_DATE = re.compile(r",?\s(?:\d{1,2}/\d|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s)")
UNKNOWN_DAY = "XXXX-XX-XX"


def clock_value(match: re.Match[str]) -> str | None:
    """ "T05:10" for a match of a clock rule, None where no clock shows it."""
    names = match.re.groupindex
    if "word" in names:
        return _around_word(match)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if "half" in names:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _around_word(match: re.Match[str]) -> str | None:
    """Noon and midnight, and hours before or after them."""
    minutes = 12 * 60 if match["word"].lower() in ("noon", "midday") else 24 * 60
    if match["amount"]:
        words = match["amount"].lower()
        number = 0.5 if words.startswith("half") else 1.0 if words in ("a", "an") else read_number(words)
        if number is None:
            return None
        span = timedelta(hours=number) if match["unit"].lower() == "hour" else timedelta(minutes=number)
        minutes += int(span.total_seconds() // 60) * (-1 if match["side"].lower() == "before" else 1)
    if minutes == 24 * 60:
        return "T24:00"
    return f"T{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def tell_clock(match: re.Match[str], scene: Scene) -> Told | None:
    """A time of day on the day told last in the same sentence or the one before."""
    value = clock_value(match)
    if value is None or ("bare" in match.re.groupindex and not _has_cue(match, scene)):
        return None
    recent = scene.recent(within=CLOCK_SENTENCES)
    if recent is None or recent.days is None or recent.days[0] != recent.days[1]:
        return Told(
            "TIME", UNKNOWN_DAY + value, None, None, "no day is told just before for this time of day"
        )
    day = recent.days[0].isoformat()
    return Told("TIME", day + value, recent.days, day, f"a time on {day}, the day told just before")


def _has_cue(match: re.Match[str], scene: Scene) -> bool:
    """ "2:10" alone may be a score or a verse: it needs a zone, a date beside it or a word like "at"."""
    before = scene.text[max(0, match.start("hour") - 12) : match.start("hour")].lower().split()
    if match["zone"] or (before and before[-1] in _CUES):
        return True
    lead = scene.text[max(0, match.start() - 10) : match.start()]
    return bool(_AFTER_DATE.search(lead) or _BEFORE_DATE.match(scene.text, match.end()))


CLOCK_RULES = (
    Rule(
        "twelve-hour",
        re.compile(
            rf"(?:\b{ABOUT}\s)?(?<![\w:.$])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s?{_HALF}{_ZONE}?",
            re.IGNORECASE,
        ),
        tell_clock,
        "clock",
        re.compile(r"\d\s?[AaPp]\.?\s?[Mm]"),
    ),
    Rule(
        "twenty-four-hour",
        re.compile(
            rf"(?:\b{ABOUT}\s)?(?<![\w:.$-])(?P<bare>)(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\w:]|\.\d)"
            rf"(?P<zone>{_ZONE}|\s(?:hours|hrs)\b)?"
        ),
        tell_clock,
        "clock",
        re.compile(r"\d:\d\d"),
    ),
    Rule(
        "military",
        re.compile(rf"(?<![\w:.,$-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:{_ZONE}|\s(?:hours|hrs)\b)"),
        tell_clock,
        "clock",
        re.compile(r"\d{4}\s?\(?[A-Zlh]"),
    ),
    Rule(
        "noon",
        re.compile(
            rf"(?:\b{ABOUT}\s)?(?:\b(?P<amount>half\san|an?|{NUMBER})\s(?P<unit>hour|minute)s?\s(?P<side>before|after)\s)?"
            r"\b(?P<word>noon|midnight|midday)\b",
            re.IGNORECASE,
        ),
        tell_clock,
        "clock",
        re.compile("noon|midnight|midday", re.IGNORECASE),
    ),
)
