"""Rules for days: written dates, days of a month without a year, weekdays, yesterday and tomorrow, holidays."""

import re
from datetime import date, timedelta

from rashomon.reading.dates.calendar import MONTH_NAMES, MONTHS, WEEKDAY_NAMES, WEEKDAYS, days_of
from rashomon.reading.dates.rule import Rule
from rashomon.reading.dates.scene import Scene, Told, absolute, counted, relative
from rashomon.reading.dates.tense import Tense
from rashomon.reading.dates.words import DAY, DAYPART, DAYPARTS, MONTH, WEEKDAY, WEEKDAY_IN_FULL, YEAR
from rashomon.text.numbers import alternatives
from rashomon.text.vocabulary import load_vocabulary

_TABLES = load_vocabulary("calendar")
HOLIDAYS: dict[str, str] = _TABLES["holidays"]
_BEFORE_WEEKDAY = frozenset(_TABLES["names"]["before_weekday"])
_AFTER_WEEKDAY = frozenset(_TABLES["names"]["after_weekday"])
# A date against the verb's tense must be this many days nearer to be believed: the tagger errs, and "on March 14"
# in an article of 20 April is rarely next year's. Measured on the development dates: 60 to 250 give the same.
TENSE_DAYS = 150
_WRITTEN = "the date is written out"


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def tell_iso(match: re.Match[str], scene: Scene) -> Told | None:
    """ "2023-04-17" """
    return absolute(re.sub(r"[./]", "-", match["date"]), _WRITTEN)


def tell_written(match: re.Match[str], scene: Scene) -> Told | None:
    """ "Tuesday, April 18, 2023", "18 April 2023", and the same without a year."""
    month, day = MONTHS[match["month"]], _number(match["day"])
    weekday = WEEKDAYS.get(match["weekday"] or "")
    if match["year"]:
        return absolute(f"{match['year']}-{month:02d}-{day:02d}", _WRITTEN)
    if not _exists(2000, month, day):
        return None
    word = (match["mod"] or "").lower()
    tense: Tense = (
        "past" if word == "last" else "future" if word == "next" else scene.tense(match.start(), match.end())
    )
    if scene.anchor is None and weekday is not None:
        return settle_by_weekday(scene, month, day, weekday)
    return relative(
        scene,
        lambda today: _nearest(today, month, day, weekday, tense),
        f"XXXX-{month:02d}-{day:02d}",
        _direction(tense) + " day of that name",
    )


def _direction(tense: Tense) -> str:
    return {"past": "the last such", "future": "the next such", "present": "the nearest such"}[tense]


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _nearest(today: date, month: int, day: int, weekday: int | None, tense: Tense) -> str:
    """The year's choice: nearest in time, with a handicap for the wrong side of the verb's tense."""
    years = [y for y in range(today.year - 4, today.year + 5) if _exists(y, month, day)]
    days = [date(y, month, day) for y in years]
    near = [d for d in days if abs(d.year - today.year) <= 1 and d.weekday() == weekday]
    if not near:
        near = [d for d in days if abs(d.year - today.year) <= 1] or days

    def cost(d: date) -> int:
        wrong = (tense == "past" and d > today) or (tense == "future" and d < today)
        return abs((d - today).days) + (TENSE_DAYS if wrong else 0)

    return min(near, key=cost).isoformat()


def settle_by_weekday(scene: Scene, month: int, day: int, weekday: int) -> Told:
    """Without a publication date: the one year, among the latest three the article names, whose weekday fits."""
    latest = [y for y in scene.years if y > max(scene.years) - 3]
    fits = [y for y in latest if _exists(y, month, day) and date(y, month, day).weekday() == weekday]
    words = f"{MONTH_NAMES[month - 1]} {day}"
    name = WEEKDAY_NAMES[weekday]
    if len(fits) == 1 and len(latest) > 1:
        told = date(fits[0], month, day)
        named = ", ".join(map(str, latest))
        why = f"no year is told; of the latest years the article names ({named}) only {fits[0]} has {words} on a {name}"
        return Told("DATE", told.isoformat(), (told, told), None, why)
    why = (
        f"no year is told; {words} falls on a {name} in several years and the article names none that decides"
    )
    return Told("DATE", f"XXXX-{month:02d}-{day:02d}", None, None, why)


def tell_numeric(match: re.Match[str], scene: Scene) -> Told | None:
    """ "17/04/2023": read only where one of the two orders is impossible, or the publication date decides."""
    first, second = int(match["first"]), int(match["second"])
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    readings = sorted(
        {(m, d) for d, m in ((first, second), (second, first)) if m <= 12 and _exists(year, m, d)}
    )
    if len(readings) == 1:
        month, day = readings[0]
        return absolute(f"{year}-{month:02d}-{day:02d}", "only one order of day and month is possible")
    days = [date(year, m, d) for m, d in readings]
    if scene.anchor is None or not days:
        return None
    last = scene.anchor.days[1]
    near = [d for d in days if abs((d - last).days) <= 1]
    if len(near) != 1:
        return None
    return absolute(
        near[0].isoformat(), "of the two orders this one is the publication date or the day beside it"
    )


def tell_range(match: re.Match[str], scene: Scene) -> Told | None:
    """ "February 21-22", "21-22 February 2024", "April 28 to May 3"."""
    month = MONTHS[match["month"]]
    month_to = (
        MONTHS[match["month_to"]] if match.re.groupindex.get("month_to") and match["month_to"] else month
    )
    first, last = _number(match["day"]), _number(match["day_to"])
    if not (_exists(2000, month, first) and _exists(2000, month_to, last)) or (
        month_to == month and last <= first
    ):
        return None

    def ends(year: int) -> str:
        year_to = year + (month_to < month)
        return f"{year:04d}-{month:02d}-{first:02d}/{year_to:04d}-{month_to:02d}-{last:02d}"

    if match["year"]:
        told = Told("DATE", ends(int(match["year"]) - (month_to < month)), None, None, _WRITTEN)
    else:
        tense = scene.tense(match.start(), match.end())
        told = relative(
            scene,
            lambda today: ends(int(_nearest(today, month, first, None, tense)[:4])),
            f"XXXX-{month:02d}-{first:02d}/XXXX-{month_to:02d}-{last:02d}",
            _direction(tense) + " days of that name",
        )
    if "X" in told.value:
        return told
    start, end = (date.fromisoformat(v) for v in told.value.split("/"))
    return Told("DATE", told.value, (start, end), told.anchor, told.why)


def tell_weekday(match: re.Match[str], scene: Scene) -> Told | None:
    """ "Tuesday", "late Tuesday evening", "last Friday", "every Monday"."""
    name = match["weekday"].capitalize().removesuffix("s")
    weekday = WEEKDAYS[name]
    if _is_a_name(match, scene):
        return None
    mod = (match["mod"] or "").lower().split()
    if match["plural"] and not mod:
        mod = ["every"]
    part = _part_code(match)
    if mod and mod[0] in ("every", "each"):
        return Told("SET", f"XXXX-WXX-{weekday + 1}{part}", None, None, f"each {name}")
    tense = scene.tense(match.start(), match.end())
    return relative(
        scene,
        lambda today: _weekday(today, weekday, mod, tense) + part,
        f"XXXX-WXX-{weekday + 1}{part}",
        _weekday_reason(name, mod, tense),
        type="TIME" if part else "DATE",
    )


def _is_a_name(match: re.Match[str], scene: Scene) -> bool:
    """ "Bloody Sunday", "The Sunday Times", "Mail on Sunday"."""
    before = scene.text[max(0, match.start() - 24) : match.start()].split()
    after = scene.text[match.end() : match.end() + 24].split()
    if match["part"] and after and after[0] == "Live":
        return True  # "Saturday Night Live"
    if before and before[-1].lower() in _BEFORE_WEEKDAY:
        return True
    if [w.lower() for w in before[-2:]] == ["mail", "on"]:
        return True
    return bool(after) and not match["part"] and after[0].strip(".,;:'\"") in _AFTER_WEEKDAY


def _part_code(match: re.Match[str]) -> str:
    word = (match["part"] or "").lower()
    code = DAYPARTS.get(word, "")
    if not code and match["hours"]:
        code = "NI" if "late" in match["hours"].lower() else "MO"
    return f"T{code}" if code else ""


def _weekday(today: date, weekday: int, mod: list[str], tense: Tense) -> str:
    """The day itself: looking back it may be today; "last" and "next" exclude today."""
    back = (today.weekday() - weekday) % 7
    ahead = (weekday - today.weekday()) % 7
    if "last" in mod or "past" in mod or "previous" in mod:
        return (today - timedelta(back or 7)).isoformat()
    if "next" in mod or "coming" in mod or "following" in mod:
        return (today + timedelta(ahead or 7)).isoformat()
    if tense == "future":
        return (today + timedelta(ahead)).isoformat()
    if "this" in mod and tense == "present":
        return (today + timedelta(ahead)).isoformat()
    return (today - timedelta(back)).isoformat()


def _weekday_reason(name: str, mod: list[str], tense: Tense) -> str:
    if {"last", "past", "previous"} & set(mod):
        return f"the {name} before it"
    if {"next", "coming", "following"} & set(mod):
        return f"the {name} after it"
    if tense == "future":
        return f"the first {name} from it on, as the clause looks ahead"
    if "this" in mod and tense == "present":
        return f"the {name} of these days, from it on"
    return f"the last {name} up to it, as the clause looks back"


_DEICTIC = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "overnight": 0,
    "today": 0,
    "tonight": 0,
    "this": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def tell_deictic(match: re.Match[str], scene: Scene) -> Told | None:
    """ "yesterday", "tonight", "last night", "this morning", "tomorrow evening"."""
    word = " ".join(match["word"].lower().split())
    shift = _DEICTIC[word]
    part = DAYPARTS.get((match["part"] or "").lower(), "NI" if "night" in word else "")
    tail = f"T{part}" if part else ""
    reason = {0: "that day itself", -1: "the day before", 1: "the day after"}.get(
        shift, f"{abs(shift)} days away"
    )
    return relative(
        scene,
        lambda today: (today + timedelta(shift)).isoformat() + tail,
        f"XXXX-XX-XX{tail}",
        reason,
        type="TIME" if part else "DATE",
    )


def tell_neighbour(match: re.Match[str], scene: Scene) -> Told | None:
    """ "the same day", "the following day", "the day before": counted from the time told just before."""
    words = match.group().lower()
    part = DAYPARTS.get(words.split()[-1], "")
    tail = f"T{part}" if part else ""
    shift = (
        1 if re.search("next|following|after", words) else -1 if re.search("previous|before", words) else 0
    )
    recent = scene.recent()
    if recent is None or recent.days is None or recent.days[0] != recent.days[1]:
        why = "no day is told just before to count from"
        return Told("TIME" if part else "DATE", f"XXXX-XX-XX{tail}", None, None, why)
    start = recent.days[0].isoformat()
    value = counted(lambda today: (today + timedelta(shift)).isoformat(), recent.days[0])
    if value is None:
        why = f"counting from {start}, told just before, leaves the calendar"
        return Told("TIME" if part else "DATE", f"XXXX-XX-XX{tail}", None, None, why)
    why = f"counted from {start}, the day told just before"
    return Told("TIME" if part else "DATE", value + tail, days_of(value), start, why)


def tell_holiday(match: re.Match[str], scene: Scene) -> Told | None:
    """ "Christmas Day", "New Year's Eve 2016"."""
    month, day = map(int, HOLIDAYS[match["holiday"]].split("-"))
    tokens = scene.parse.between(match.start(), match.end())
    if tokens and tokens[0].entity == "PERSON":
        return None
    if match["year"]:
        return absolute(f"{match['year']}-{month:02d}-{day:02d}", "the holiday's day in the year written out")
    tense = scene.tense(match.start(), match.end())
    return relative(
        scene,
        lambda today: _nearest(today, month, day, None, tense),
        f"XXXX-{month:02d}-{day:02d}",
        _direction(tense) + " holiday",
    )


_WD = rf"(?:(?P<weekday>{WEEKDAY})\b,?\s(?:the\s)?)?"
_TO = r"\s?(?:-|to|and|through|until|&)\s?"
_MOD = r"(?:\b(?P<mod>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his\spast|[Tt]his\scoming|[Tt]he\sprevious|[Tt]he\sfollowing|[Ee]very|[Ee]ach|[Ee]arly|[Ll]ate)\s)?"

DAY_RULES = (
    Rule(
        "iso",
        re.compile(r"(?<![\w-])(?P<date>\d{4}([-./])\d\d\2\d\d)(?![\d-])(?:T\d\d:\d\d(?::\d\d)?Z?)?"),
        tell_iso,
        "day",
    ),
    Rule(
        "month-range",
        re.compile(
            rf"\b(?P<month>{MONTH})\s(?P<day>{DAY}){_TO}(?:(?P<month_to>{MONTH})\s)?(?P<day_to>{DAY})(?:,?\s(?P<year>{YEAR}))?"
        ),
        tell_range,
    ),
    Rule(
        "range-month",
        re.compile(
            rf"(?<![\w.,:/-])(?P<day>{DAY}){_TO}(?P<day_to>{DAY})\s(?:of\s)?(?P<month>{MONTH})\b(?:,?\s(?P<year>{YEAR}))?"
        ),
        tell_range,
    ),
    Rule(
        "month-day",
        re.compile(
            rf"\b(?:(?P<mod>[Ll]ast|[Nn]ext|[Tt]his)\s)?{_WD}(?P<month>{MONTH})\s(?P<day>{DAY})(?:\s?,?\s(?P<year>{YEAR}))?"
        ),
        tell_written,
        "day",
    ),
    Rule(
        "day-month",
        re.compile(
            rf"(?<![\w.,:/$-])(?:(?P<mod>[Ll]ast|[Nn]ext|[Tt]his)\s)?{_WD}(?P<day>{DAY})[\s-](?:of\s)?(?P<month>{MONTH})\b"
            rf"(?:,?[\s-](?P<year>{YEAR}))?"
        ),
        tell_written,
        "day",
    ),
    Rule(
        "numeric",
        re.compile(
            r"(?<![\w./-])(?P<first>\d{1,2})([/.])(?P<second>\d{1,2})\2(?P<year>(?:19|20)?\d\d)(?![\w/-]|\.\d)"
        ),
        tell_numeric,
        "day",
    ),
    Rule(
        "holiday",
        re.compile(rf"\b(?P<holiday>{alternatives(HOLIDAYS)})\b(?:,?\s(?P<year>{YEAR}))?"),
        tell_holiday,
    ),
    Rule(
        "weekday",
        re.compile(
            rf"(?:\b(?P<hours>[Tt]he\s(?:very\s)?(?:early|late|small|wee)\shours\sof|[Tt]he\s{DAYPART}\sof)\s)?{_MOD}"
            rf"\b(?P<weekday>{WEEKDAY_IN_FULL})(?P<plural>s)?\b(?:\s(?P<part>(?i:{DAYPART}))s?\b)?"
        ),
        tell_weekday,
        "day",
        re.compile("day|DAY"),
    ),
    Rule(
        "deictic",
        re.compile(
            rf"\b(?:(?P<word>[Tt]he\sday\sbefore\syesterday|[Tt]he\sday\safter\stomorrow|[Yy]esterday|[Tt]oday|[Tt]omorrow"
            rf"|[Tt]onight|[Ll]ast\snight)(?:\s(?P<part>{DAYPART})\b)?)"
        ),
        tell_deictic,
        "day",
    ),
    Rule("deictic", re.compile(rf"\b(?P<word>[Tt]his)\s(?P<part>{DAYPART})\b"), tell_deictic, "day"),
    Rule(
        "neighbour",
        re.compile(
            rf"\b(?:[Tt]he|[Tt]hat)\s(?:very\s)?(?:same|following|next|previous)\s(?:day\b(?:\s{DAYPART}\b)?|{DAYPART}\b)"
            rf"|\b[Tt]hat\s(?:day|night|morning|afternoon|evening)\b|\b[Tt]he\sday\s(?:before|after)\b(?!\s(?:the|a|he|she|it|they))"
        ),
        tell_neighbour,
        "day",
    ),
)


def written_day(words: str) -> str | None:
    """The ISO day of words that are a full date and nothing else: "February 14, 2024", "2024-02-14"."""
    for rule in DAY_RULES:
        match = rule.pattern.fullmatch(words)
        if match is not None and rule.name == "iso":
            return match["date"]
        if match is not None and rule.name in ("month-day", "day-month") and match["year"]:
            return f"{match['year']}-{MONTHS[match['month']]:02d}-{_number(match['day']):02d}"
    return None
