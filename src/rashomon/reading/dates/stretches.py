"""Rules for weeks, months, quarters, seasons, years and decades, written out or counted from the publication date."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from rashomon.model.parse import Token
from rashomon.reading.dates.calendar import (
    MONTH_NAMES,
    MONTHS,
    SEASONS_BY_NAME,
    Days,
    add_months,
    days_of,
    iso_week,
    part_of,
)
from rashomon.reading.dates.rule import Rule
from rashomon.reading.dates.scene import Scene, Told, absolute, relative
from rashomon.reading.dates.tense import Tense
from rashomon.reading.dates.words import MONTH, MONTH_IN_FULL, SEASON, YEAR
from rashomon.text.numbers import alternatives
from rashomon.text.vocabulary import load_vocabulary

_NAMES = load_vocabulary("calendar")["names"]
_DOUBTFUL = frozenset(_NAMES["doubtful_months"])
_MONTH_CUES = frozenset(_NAMES["month_cues"])
_WRITTEN = "the date is written out"
_PARTS = {
    "early": "early",
    "earlier": "early",
    "beginning": "early",
    "start": "early",
    "first half": "early",
    "mid": "middle",
    "middle": "middle",
    "late": "late",
    "later": "late",
    "end": "late",
    "second half": "late",
}
# Words in front of a bare four-digit number that make it a year whatever follows.
_SURE_YEAR = frozenset({"in", "since", "during", "early", "late", "mid", "circa", "until", "till", "throughout", "summer",
                        "spring", "autumn", "winter", "fall", "year", "years", "election", "elections", "season"})  # fmt: skip
_MAYBE_YEAR = frozenset({"from", "to", "by", "of", "before", "after", "between", "and", "for", "the", "a", "'s", "(", "or",
                         "through", "around", "about", "than", "over"})  # fmt: skip
# A bare year without any cue must lie this near to our own times.
PLAUSIBLE = range(1900, 2051)


def tell_month_year(match: re.Match[str], scene: Scene) -> Told | None:
    """ "October 2021", "early May 2008"."""
    value = f"{match['year']}-{MONTHS[match['month']]:02d}"
    return _narrowed(absolute(value, _WRITTEN), match["part"])


def _narrowed(told: Told | None, part: str | None) -> Told | None:
    """The early, middle or late part of what is told, by TIMEX3 still written as the whole."""
    if told is None or not part or told.days is None:
        return told
    word = _PARTS.get(part.lower().strip("- "))
    days = part_of(told.days, word) if word else told.days
    return Told(told.type, told.value, days, told.anchor, told.why)


def tell_month(match: re.Match[str], scene: Scene) -> Told | None:
    """ "in December", "last December", "early March"; "may" and "march" are told from the verbs by their place."""
    name = match["month"]
    mod = (match["mod"] or "").lower()
    if not mod and not match["part"] and not _is_month(match, scene):
        return None
    month = MONTHS[name]
    tense = scene.tense(match.start("month"), match.end("month"))
    told = relative(
        scene,
        lambda today: _month_near(today, month, mod, tense),
        f"XXXX-{month:02d}",
        _month_reason(MONTH_NAMES[month - 1], mod, tense),
    )
    return _narrowed(told, match["part"])


def _is_month(match: re.Match[str], scene: Scene) -> bool:
    """Whether a bare capitalised month is one, and not a verb, a first name or a street."""
    tokens = scene.parse.between(match.start("month"), match.end("month"))
    if not tokens or tokens[0].end > match.end("month") or tokens[0].pos in ("VERB", "AUX", "ADV"):
        return False
    if tokens[0].entity == "PERSON":
        return False
    before = scene.text[max(0, match.start() - 20) : match.start()].lower().replace("-", " ").split()
    if match["month"].capitalize() in _DOUBTFUL:
        return bool(before) and before[-1] in _MONTH_CUES
    return True


def _month_near(today: date, month: int, mod: str, tense: Tense) -> str:
    """The last such month up to this one, or from this one on where the clause looks ahead."""
    back = (today.month - month) % 12
    if mod in ("last", "past", "previous"):
        return add_months(today, -(back or 12)).isoformat()[:7]
    if mod in ("next", "coming", "following") or (tense == "future" and mod != "this"):
        ahead = (month - today.month) % 12
        return add_months(today, ahead or (12 if mod else 0)).isoformat()[:7]
    if mod == "this":
        return f"{today.year}-{month:02d}"
    return add_months(today, -back).isoformat()[:7]


def _month_reason(name: str, mod: str, tense: Tense) -> str:
    if mod == "this":
        return f"{name} of the same year"
    if mod in ("last", "past", "previous"):
        return f"the {name} before it"
    if mod or tense == "future":
        return f"the next {name}, as the clause looks ahead"
    return f"the last {name} up to it, as the clause looks back"


def tell_year(match: re.Match[str], scene: Scene) -> Told | None:
    """A bare four-digit number, where its surroundings make it a year and not a count."""
    if not match["part"] and not is_year(match.start("year"), match.end("year"), scene):
        return None
    return _narrowed(absolute(match["year"], "the year is written out"), match["part"])


def is_year(start: int, end: int, scene: Scene) -> bool:
    """Whether the digits at [start, end) are a year: a cue before them, and no counted thing behind them."""
    tokens = scene.parse.between(start, end)
    if not tokens:
        return False
    first, last = tokens[0].index, tokens[-1].index
    before = scene.parse.tokens[first - 1] if first else None
    after = scene.parse.tokens[last + 1] if last + 1 < len(scene.parse.tokens) else None
    word = before.text.lower() if before and before.sentence == tokens[0].sentence else ""
    number = int(scene.text[start:end])
    counted = after is not None and after.tag == "NNS" and after.sentence == tokens[0].sentence
    if after is not None and _is_measure(after):
        return False
    if word in _SURE_YEAR:
        return not (counted and number % 100 == 0)
    if number not in PLAUSIBLE:
        return False
    if word in ("the", "a", "'s", "’s"):
        return not (counted and number % 100 == 0)
    if counted:
        return False
    return word in _MAYBE_YEAR or before is None or before.pos not in ("NUM", "SYM")


def _is_measure(after: Token) -> bool:
    return after.text in ("%", "km", "m", "kg", "mph") or after.lemma in (
        "percent",
        "kilometre",
        "metre",
        "year",
        "day",
        "dollar",
    )


def tell_years(match: re.Match[str], scene: Scene) -> Told | None:
    """ "2023-2024", "2023/24"."""
    first, tail = int(match["year"]), match["year_to"]
    last = int(str(first)[: 4 - len(tail)] + tail)
    if not first < last <= first + 150 or (len(tail) == 2 and last - first > 20):
        return None
    days = (date(first, 1, 1), date(last, 12, 31))
    return Told("DATE", f"{first}/{last}", days, None, "both years are written out")


_DECADES = {"twenties": "20", "thirties": "30", "forties": "40", "fifties": "50", "sixties": "60",
            "seventies": "70", "eighties": "80", "nineties": "90"}  # fmt: skip


def tell_decade(match: re.Match[str], scene: Scene) -> Told | None:
    """ "the 1990s", "the late '80s"."""
    digits = _DECADES.get(match["decade"], match["decade"])
    value = digits[:3] if len(digits) == 4 else ("20" if digits[0] in "01" else "19") + digits[0]
    return _narrowed(absolute(value, "the decade is written out"), match["part"])


def tell_century(match: re.Match[str], scene: Scene) -> Told | None:
    """ "the 19th century"."""
    value = f"{int(match['century']) - 1:02d}"
    return absolute(value, "the century is written out")


_SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "the": 0, "next": 1, "coming": 1,
           "following": 1, "upcoming": 1}  # fmt: skip


def tell_unit(match: re.Match[str], scene: Scene) -> Told | None:
    """ "last week", "later this month", "at the beginning of the year", "next summer"."""
    word = match["mod"].lower().split()[-1]
    shift = _SHIFTS[word]
    unit = match["unit"].lower()
    if unit == "weekend" and shift == 0 and _just_gone(scene, match):
        shift = -1
    reason = {-1: f"the {unit} before it", 0: f"the {unit} it lies in", 1: f"the {unit} after it"}[shift]
    count, open_value = unit_counter(unit, shift)
    told = relative(scene, count, open_value, reason)
    return _narrowed(_clipped(told, match["part"], scene), match["part"])


def _just_gone(scene: Scene, match: re.Match[str]) -> bool:
    """On a Monday, or in the past tense on any working day, "the weekend" is the one before."""
    if scene.anchor is None:
        return False
    weekday = scene.anchor.days[1].weekday()
    tense = scene.tense(match.start(), match.end())
    if weekday == 0 and match["mod"].lower() == "the":
        return True
    return weekday <= 4 and (tense == "past" or (tense == "present" and weekday <= 1))


def _clipped(told: Told, part: str | None, scene: Scene) -> Told:
    """ "earlier this year" ends on the publication day and "later this year" begins there."""
    word = (part or "").lower()
    if told.days is None or scene.anchor is None or word not in ("earlier", "later"):
        return told
    first, last = told.days
    days: Days = (
        (first, min(last, scene.anchor.days[1]))
        if word == "earlier"
        else (max(first, scene.anchor.days[0]), last)
    )
    return Told(told.type, told.value, days, told.anchor, told.why) if days[0] <= days[1] else told


def unit_counter(unit: str, shift: int) -> tuple[Callable[[date], str], str]:
    """A function from a day to the value of the unit `shift` units away, and the value with the year left open."""
    if unit == "week":
        return (lambda day: iso_week(day + timedelta(7 * shift))), "XXXX-WXX"
    if unit == "weekend":
        return (lambda day: iso_week(day + timedelta(7 * shift)) + "-WE"), "XXXX-WXX-WE"
    if unit == "month":
        return (lambda day: add_months(day, shift).isoformat()[:7]), "XXXX-XX"
    if unit == "quarter":
        return (lambda day: _quarter(add_months(day, 3 * shift))), "XXXX-QX"
    if unit == "decade":
        return (lambda day: str(day.year // 10 + shift)), "XXX"
    if unit == "century":
        return (lambda day: f"{day.year // 100 + shift:02d}"), "XX"
    if unit in SEASONS_BY_NAME or unit == "fall":
        season = SEASONS_BY_NAME.get(unit, "FA")
        return (lambda day: f"{day.year + shift}-{season}"), f"XXXX-{season}"
    return (lambda day: f"{day.year + shift:04d}"), "XXXX"


def _quarter(day: date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}


def tell_quarter(match: re.Match[str], scene: Scene) -> Told | None:
    """ "the first quarter of 2010", "Q3 2010", "the second quarter"."""
    number = int(match["q"]) if match["q"] else _QUARTERS[match["ordinal"].lower()]
    if match["year"]:
        return absolute(f"{match['year']}-Q{number}", _WRITTEN)
    tense = scene.tense(match.start(), match.end())

    def near(today: date) -> str:
        year = today.year + {"last": -1, "next": 1}.get((match["mod"] or "").lower(), 0)
        if not match["mod"] and tense != "future" and number > (today.month + 2) // 3:
            year -= 1
        return f"{year}-Q{number}"

    return relative(scene, near, f"XXXX-Q{number}", "the quarter of that number, calendar years being meant")


def tell_season(match: re.Match[str], scene: Scene) -> Told | None:
    """ "summer 2012", "the fall of 2019": the months are left open, as they depend on the place."""
    season = SEASONS_BY_NAME.get(match["season"].lower(), "FA")
    days = days_of(match["year"])
    return Told(
        "DATE",
        f"{match['year']}-{season}",
        days,
        None,
        "the season's year is written out; its months are not",
    )


def _rule(
    name: str, pattern: str, tell: Callable[[re.Match[str], Scene], Told | None], trigger: str | None = None
) -> Rule:
    return Rule(name, re.compile(pattern), tell, trigger=re.compile(trigger) if trigger else None)


_A_MONTH = f"(?:{alternatives(sorted({m[:3] for m in MONTHS}))})"
_A_UNIT = "(?i:week|month|year|quarter|decade|century|spring|summer|autumn|winter|fall)"


_ADVERB = r"(?P<part>[Ee]arl(?:y|ier)|[Ll]ater?|[Mm]id|(?:[Tt]he\s)?(?:very\s)?(?:[Bb]eginning|[Ss]tart|[Ee]nd|[Mm]iddle)(?=\sof))"
_LEAD = rf"(?:\b(?:the\s)?{_ADVERB}(?:\sof)?(?:\sthe)?[\s-])?"
_UNITS = rf"(?:week|weekend|month|year|quarter|decade|century|{SEASON}|fall)"

STRETCH_RULES = (
    _rule(
        "month-year", rf"{_LEAD}\b(?P<month>{MONTH}),?\s(?:of\s)?(?P<year>{YEAR})", tell_month_year, _A_MONTH
    ),
    _rule(
        "quarter",
        rf"\b(?:[Tt]he\s)?(?:Q(?P<q>[1-4])|(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal)[\s-]quarter\b)"
        rf"(?:(?:\sof)?\s(?:(?P<year>{YEAR})|(?:the\s)?(?P<mod>last|this|next)\syear\b))?",
        tell_quarter,
        "uarter|Q[1-4]",
    ),
    _rule(
        "season",
        rf"\b(?:[Tt]he\s)?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Ff]all)\s(?:of\s)?(?P<year>{YEAR})",
        tell_season,
        "pring|ummer|utumn|inter|all",
    ),
    _rule(
        "unit",
        rf"{_LEAD}\b(?P<mod>[Ll]ast|[Tt]his(?:\s(?:past|coming))?|[Nn]ext|[Tt]he\s(?:coming|current|previous|following|upcoming))"
        rf"\s(?P<unit>(?i:{_UNITS}))\b",
        tell_unit,
        _A_UNIT,
    ),
    _rule("last-quarter", r"\b[Tt]he\s(?P<part>\b)?(?P<mod>last)\s(?P<unit>quarter)\b", tell_unit),
    _rule(
        "decade",
        rf"{_LEAD}\b[Tt]he\s(?P<decade>(?:{alternatives(_DECADES)}))\b",
        tell_decade,
        "ties",
    ),
    _rule(
        "part-of-unit",
        r"\b(?:[Tt]he\s)?(?:very\s)?(?P<part>[Bb]eginning|[Ss]tart|[Ee]nd|[Mm]iddle)\sof\s(?P<mod>the)\s"
        r"(?P<unit>week|month|year|decade|century)\b",
        tell_unit,
        _A_UNIT,
    ),
    _rule("the-weekend", r"\b(?P<part>\b)(?P<mod>[Tt]he)\s(?P<unit>weekend)\b", tell_unit),
    _rule(
        "decade",
        rf"{_LEAD}(?:\b[Tt]he\s)?(?:(?<![\w.,$-])(?P<decade>1[5-9]\d0|20\d0|(?<=')\d0|(?<=the\s)[2-9]0))'?s\b",
        tell_decade,
        r"\d0'?s",
    ),
    _rule("century", r"\b(?:[Tt]he\s)?(?P<century>1\d|2[01])(?:th|st)[\s-][Cc]entury\b", tell_century),
    _rule(
        "years",
        rf"(?<![\w.,/$£€-])(?P<year>{YEAR})\s?[-/]\s?(?P<year_to>\d{{4}}|\d\d)(?![\w/-]|[.,]\d)",
        tell_years,
    ),
    _rule(
        "month",
        rf"{_LEAD}\b(?:(?P<mod>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Pp]revious|[Cc]oming|[Ff]ollowing)\s)?(?P<month>{MONTH_IN_FULL})\b(?!-?\d)",
        tell_month,
        _A_MONTH,
    ),
    _rule(
        "year",
        rf"{_LEAD}(?:(?<![\w.,/$£€#-])|(?<=[Mm]id-))(?P<year>{YEAR})(?!\s?[-/:]\s?\d)",
        tell_year,
        r"\d{4}",
    ),
)
