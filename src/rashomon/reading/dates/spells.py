"""Rules for lengths of time and for repetition: "five-day", "the last 20 years", "two weeks ago", "twice a year"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from rashomon.reading.dates.calendar import Days, add_months, days_of, iso_week
from rashomon.reading.dates.rule import Rule
from rashomon.reading.dates.scene import Scene, Told, counted, relative
from rashomon.reading.dates.words import ABOUT, UNIT, UNITS, YEAR
from rashomon.text.numbers import NUMBER, read_number

# Longer stretches than this many years are not dated: their ends would leave the calendar or say nothing.
MAX_YEARS = 3000
_SEVERAL = frozenset({"several", "few", "a few", "many", "some", "numerous", "countless", "multiple", ""})
# "a second car", "a day": with "a" these words measure nothing.
_IDIOMS = frozenset({"second", "minute", "day", "night", "quarter", "min", "hr"})
_PAIRS = {"a couple of": 2.0, "couple of": 2.0, "both": 2.0, "half a": 0.5, "half an": 0.5}


def duration_value(amount: str, unit: str) -> str:
    """ "P20Y", "PT30M", "PXY" where the amount is not told."""
    code = UNITS[unit.lower().removesuffix("s") if unit.lower() not in UNITS else unit.lower()]
    number = _amount(amount)
    text = "X" if number is None else ""
    if number is not None:
        factor = int(re.match(r"\d*", code)[0] or 1)  # type: ignore[index]
        text = f"{number * factor:.10g}"
    letters = re.sub(r"\d", "", code)
    if letters.startswith("T"):
        return f"PT{text}{letters[1:]}"
    return f"P{text}{letters}"


def _amount(words: str) -> float | None:
    words = " ".join(words.lower().split())
    if words in _SEVERAL:
        return None
    if words in ("a", "an", "one", "full", "a full", "an entire", "the", "a single"):
        return 1.0
    return _PAIRS[words] if words in _PAIRS else read_number(words)


def tell_spell(match: re.Match[str], scene: Scene) -> Told | None:
    """A length of time, or the point that a length before or after now leads to."""
    amount, unit = match["amount"], match["unit"]
    if amount.lower() in ("a", "an") and unit.lower() in _IDIOMS and not match["ago"]:
        return None
    if unit.lower() in ("second", "quarter", "quarters") and not amount[:1].isdigit():
        return None
    if re.fullmatch(YEAR, amount) and not unit_is_plural(match):
        return None  # "the 2018 day"
    value = duration_value(amount, unit)
    if not match["ago"]:
        return Told("DURATION", value, None, None, "a length of time, not a date")
    return _shifted(value, " ".join(match["ago"].lower().split()), match, scene)


def unit_is_plural(match: re.Match[str]) -> bool:
    """Whether an s follows the unit."""
    return match.string[match.end("unit") : match.end("unit") + 1] in ("s", "S")


def _shifted(value: str, word: str, match: re.Match[str], scene: Scene) -> Told:
    """ "two weeks ago", "three days later", "a year after"."""
    back = word in ("ago", "earlier", "before", "previously")
    open_value, count = _counter(value, -1 if back else 1)
    if word in ("ago", "from now"):
        if "X" in value:
            return Told("DATE", "PAST_REF", None, None, "how long ago is not told")
        return relative(scene, count, open_value, f"{match.group()}, to the nearest whole unit")
    recent = scene.recent()
    if recent is None or recent.days is None or recent.days[0] != recent.days[1] or "X" in value:
        return Told(
            "DURATION", value, None, None, "a length of time; what it is counted from is not told just before"
        )
    start = recent.days[0].isoformat()
    told = counted(count, recent.days[0])
    if told is None:
        return Told(
            "DURATION", value, None, None, f"counting from {start}, told just before, leaves the calendar"
        )
    return Told("DATE", told, days_of(told), start, f"counted from {start}, the day told just before")


def _counter(value: str, sign: int) -> tuple[str, Callable[[date], str]]:
    """An open value and a function from a day to the value `value` before (-1) or after (1) it."""
    found = re.fullmatch(r"P(T?)([\d.]+)([A-Z]+)", value)
    if found is None:
        return "XXXX", lambda day: "XXXX"
    number = float(found[2]) * sign
    unit = found[3]
    if found[1]:
        hours = number * {"H": 1, "M": 1 / 60, "S": 1 / 3600}[unit]
        # Without the hour of publication only whole days can be counted.
        return "XXXX-XX-XX", lambda day: (day + timedelta(days=int(hours / 24))).isoformat()
    if unit == "D":
        return "XXXX-XX-XX", lambda day: (day + timedelta(days=number)).isoformat()
    if unit in ("W", "WE"):
        return "XXXX-WXX", lambda day: iso_week(day + timedelta(weeks=number))
    if unit in ("M", "Q"):
        months = int(number) * (3 if unit == "Q" else 1)
        return "XXXX-XX", lambda day: add_months(day, months).isoformat()[:7]
    return "XXXX", lambda day: f"{add_months(day, int(number * 12)).year:04d}"


def tell_stretch(match: re.Match[str], scene: Scene) -> Told | None:
    """ "the last 20 years": a duration whose ends are known from the publication date."""
    if match["amount"] is None and UNITS[match["unit"].lower()].startswith("T"):
        return None  # "at the last minute"
    value = duration_value(match["amount"] or ("" if unit_is_plural(match) else "one"), match["unit"])
    back = match["side"].lower() in ("last", "past", "previous")
    anchor = scene.anchor
    why = f"a length of time that {'ends' if back else 'begins'} with the publication date"
    _, count = _counter(value, -1 if back else 1)
    if anchor is None or anchor.days[0] != anchor.days[1] or "X" in value or _years(value) > MAX_YEARS:
        return Told("DURATION", value, None, None, why)
    end = counted(count, anchor.days[0])
    far = days_of(end) if end else None
    if far is None:
        return Told("DURATION", value, None, None, why)
    days: Days = (far[0], anchor.days[0]) if back else (anchor.days[0], far[1])
    return Told("DURATION", value, days, anchor.value, f"{why}, {anchor.value}")


def _years(value: str) -> float:
    found = re.fullmatch(r"P([\d.]+)Y", value)
    return float(found[1]) if found else 0


_EVERY = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "annually": "P1Y",
          "annual": "P1Y", "yearly": "P1Y", "hourly": "PT1H", "fortnightly": "P2W"}  # fmt: skip


def tell_set(match: re.Match[str], scene: Scene) -> Told | None:
    """ "every day", "twice a week", "annual"."""
    if match["adverb"]:
        word = match["adverb"]
        before, after = (
            scene.text[max(0, match.start() - 2) : match.start()],
            scene.text[match.end() : match.end() + 2],
        )
        if word[0].isupper() and (
            before[:1].isalnum() or (before[:1] in ":,;" and before) or re.match(r"\s[A-Z]", after)
        ):
            return None  # "Daily Mail", "Image: Daily et al."
        return Told("SET", _EVERY[word.lower()], None, None, "repeated in time")
    return Told("SET", duration_value("one", match["unit"]), None, None, "repeated in time")


_AMOUNT = rf"(?:{NUMBER}|half\san?|an?\s(?:full|single)|an?|a\sfew|several|many|few|(?:a\s)?couple\sof|numerous|countless|multiple)"
# "a year after he rose" is counted from something the calendar does not know: only the bare "a year after" is.
_AGO = (
    r"(?:\s(?P<ago>ago|earlier|later|from\snow|(?:before|after(?:ward|wards)?)(?=\s?[.,;:)\n]))\b(?!\sthan))?"
)
SPELL_RULES = (
    Rule(
        "set",
        re.compile(
            rf"\b(?:(?:every|each)\s(?:single\s|other\s)?(?P<unit>{UNIT})\b|(?P<adverb>daily|nightly|weekly|monthly|annually|annual|yearly|hourly|fortnightly)\b)",
            re.IGNORECASE,
        ),
        tell_set,
    ),
    Rule(
        "set",
        re.compile(
            rf"\b(?P<adverb>\b(?!\w)|)(?:once|twice|times)\s(?:a|an|per|each|every)\s(?P<unit>{UNIT})\b",
            re.IGNORECASE,
        ),
        tell_set,
    ),
    Rule(
        "stretch",
        re.compile(
            rf"\b(?:the|these|this)\s(?P<side>last|past|next|coming|previous)\s(?P<amount>{_AMOUNT}\s)?(?:full\s|consecutive\s)?(?P<unit>{UNIT})s?\b",
            re.IGNORECASE,
        ),
        tell_stretch,
    ),
    Rule(
        "spell",
        re.compile(
            rf"(?:\b{ABOUT}\s)?(?<![\w$€£.,/-])(?P<amount>{_AMOUNT})[\s-](?:(?:full|whole|more|consecutive|straight|long|calendar|further|additional)\s)?"
            rf"(?P<unit>{UNIT})(?:s\b|\b)(?!'?-?\s?old\b)(?:-long\b)?{_AGO}",
            re.IGNORECASE,
        ),
        tell_spell,
        trigger=re.compile(UNIT, re.IGNORECASE),
    ),
    Rule(
        "vague-spell",
        re.compile(
            r"\b(?P<amount>)(?P<unit>decade|year|month|week|day|hour|minute)s(?:(?:-|\s)(?:long)\b|\s(?P<ago>ago|later|earlier)\b)",
            re.IGNORECASE,
        ),
        tell_spell,
    ),
    Rule(
        "vague-spell",
        re.compile(
            r"(?<=\bfor\s)(?P<amount>)(?P<unit>decade|year|month|week|day|hour)s\b(?P<ago>)", re.IGNORECASE
        ),
        tell_spell,
    ),
)
