"""When an article was published: what its record, page, text or address states, else what its text betrays.

Only the input is asked, never the clock. A stated date is believed in the order record, page, text, address;
a date is worked out only where a weekday in the telling meets a full date beside it. Updates, copyright years
and 1 January 1970 (a computer's zero) are no dates of publication.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from rashomon.intake.draft import Draft
from rashomon.intake.lines import read_line
from rashomon.model.article import Block, BlockKind, Evidence, Published
from rashomon.model.span import Span

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Newspapers begin in 1605; a year past this is a slip of the keyboard.
FIRST_YEAR, LAST_YEAR = 1605, 2099
# Lines at the top and the foot where a publication date may stand by itself.
TOP_LINES, FOOT_LINES = 6, 3
# "On Wednesday" is said of the last six days; paragraphs of the telling that count as its beginning.
LEAD_PARAGRAPHS = 2
# A day with weekday but no year is given the year only when the latest full date in the text is this near before it.
MAX_DAYS_AFTER_KNOWN = 366
# An article that names a day with its weekday comes out within a week of it.
DAYS_OF_TALK = 7

_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|" + "|".join(MONTHS) + r")\b\.?"
_FULL = re.compile(
    rf"\b(?:{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?"
    rf"{_MONTH.replace('month', 'month2')},? (?P<year2>\d{{4}}))(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?(?=$|[T\s.,;)\]]|[+Z])")
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:T?\d{6}Z?)?")
_SLASHED = re.compile(r"(?P<a>\d{1,4})[/.](?P<b>\d{1,2})[/.](?P<c>\d{1,4})(?:\D.*)?")
# Ends where only one reading is left: "14/03/2026", never "3/4/2026" (nothing in a text says which is the month).
_LONG_SLASHED = re.compile(
    r"(?:(?:1[3-9]|2\d|3[01])/\d{1,2}|\d{1,2}/(?:1[3-9]|2\d|3[01])|\d{1,2}\.\d{1,2}\.)/?\d{4}\b"
)
_STAMP = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_MAIL = re.compile(r"(?:[A-Za-z]{3}, )?(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3})[a-z]* (?P<year>\d{4})\b")
_URL_DAY = re.compile(r"/(?P<year>(?:19|20)\d{2})[/\-](?P<month>\d{1,2})[/\-](?P<day>\d{1,2})(?=[/\-_.?]|$)")
_URL_NAMED = re.compile(
    r"/(?P<year>(?:19|20)\d{2})/(?P<month>[a-z]{3})/(?P<day>\d{1,2})(?=/|$)", re.IGNORECASE
)
_LABEL = re.compile(
    r"\b(?:first )?(?:published|posted|publicado|publié|date|dated)(?: on| at)?\s?:?\s(?:at )?"
    rf"(?:(?:{'|'.join(day[:3] for day in WEEKDAYS)})[a-z]{{0,6}},? )?",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:updated|modified|©|copyright|actualizado)", re.IGNORECASE)
_DAY_OF_WEEK = re.compile(
    r"\bon (?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
    r"(?!,? (?:the |(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d))", re.IGNORECASE)  # fmt: skip
_NO_YEAR = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}),? {_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,? \d{{4}})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,$€£/\-])(?:19|20)\d{2}(?![\d.,]\d|[\d/])")


@dataclass(frozen=True, slots=True)
class Dated:
    """A full date in the text and where it stands."""

    day: date
    span: Span
    block: Block


def read_published(draft: Draft, blocks: Sequence[Block], spans: "Spans") -> Published | None:
    """The date with all evidence for it; None where nothing states or betrays it."""
    stated = [*_stated(draft, blocks, spans)]
    if stated:
        value = stated[0][0]
        agreeing = [e for v, e in stated if v.startswith(value[:10]) or value.startswith(v)]
        return Published(value, "stated", tuple(dict.fromkeys(agreeing)))
    dated = [*_dated(draft.text, blocks, spans)]
    return _from_weekday(draft.text, blocks, dated, spans) or _from_day_without_year(
        draft.text, blocks, dated, spans
    )


class Spans:
    """Cites a draft's text under the id that its article will have."""

    def __init__(self, article: str, text: str) -> None:
        self._article, self._text = article, text

    def __call__(self, start: int, end: int) -> Span:
        return Span(self._article, start, end, self._text[start:end])


def iso_date(words: str) -> str | None:
    """ISO 8601 form, perhaps reduced to month or year, of a date as records and pages write it."""
    words = words.strip()
    if found := _ISO.match(words):
        return _iso(int(found["year"]), int(found["month"]), int(found["day"]) if found["day"] else None)
    if re.fullmatch(r"\d{4}", words):
        return words if FIRST_YEAR <= int(words) <= LAST_YEAR and words != "1970" else None
    if (found := _COMPACT.fullmatch(words)) and (value := _iso_of(found)):
        return value
    if _STAMP.fullmatch(words):
        seconds = float(words) / (1000 if len(words.split(".")[0]) > 10 else 1)
        return _iso_day(datetime.fromtimestamp(seconds, UTC).date())
    if found := _SLASHED.fullmatch(words):
        return _slashed(int(found["a"]), int(found["b"]), int(found["c"]), found)
    if found := _MAIL.match(words):
        return _iso_of(found)
    found = _FULL.search(words[:200])
    day = _day(found) if found else None
    return _iso_day(day) if day else None


def _slashed(a: int, b: int, c: int, found: re.Match[str]) -> str | None:
    """2020/3/1; 13/4/2020 only one way; 3/4/2020 either way, so only its year."""
    if len(found["a"]) == 4:
        return _iso(a, b, c)
    if len(found["c"]) != 4:
        return None
    if "." in found[0] or a > 12:
        return _iso(c, b, a)
    if b > 12 or a == b:
        return _iso(c, a, b)
    return str(c) if FIRST_YEAR <= c <= LAST_YEAR else None


def _iso_of(found: re.Match[str]) -> str | None:
    month = found["month"]
    number = int(month) if month.isdigit() else _month(month)
    return _iso(int(found["year"]), number, int(found["day"])) if number else None


def _iso(year: int, month: int, day: int | None) -> str | None:
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return None
    return _iso_day(whole) if day else (_iso_day(whole) or "")[:7] or None


def _iso_day(day: date) -> str | None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR or day == date(1970, 1, 1):
        return None
    return day.isoformat()


def _month(word: str) -> int | None:
    return next((n for n, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3])), None)


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = _month(parts["month"] or parts.get("month2") or "")
    try:
        return date(int(parts["year"] or parts["year2"]), month or 0, int(parts["day"] or parts["day2"]))
    except ValueError:
        return None


def _stated(draft: Draft, blocks: Sequence[Block], spans: Spans) -> Iterator[tuple[str, Evidence]]:
    for fact in draft.dates:
        if value := iso_date(fact.value):
            yield value, Evidence(f"{fact.why}: {fact.value[:60]}")
    yield from _stated_in_text(draft, blocks, spans)
    if draft.url:
        found = _URL_DAY.search(draft.url) or _URL_NAMED.search(draft.url)
        if found and (value := _iso_of(found)):
            yield value, Evidence(f"the address holds the day: {found[0].strip('/')}")


def _stated_in_text(draft: Draft, blocks: Sequence[Block], spans: Spans) -> Iterator[tuple[str, Evidence]]:
    """Lines at the top or foot that are a date, are headed "Published", or follow a byline."""
    edge = [*blocks[:TOP_LINES], *blocks[max(TOP_LINES, len(blocks) - FOOT_LINES) :]]
    for block in edge:
        line = read_line(draft.text, block.start, min(block.end, block.start + 200), markdown=draft.markdown)
        if block.kind in ("embed", "caption", "quote") or not (found := _date_in(line.plain, block.kind)):
            continue
        if value := _text_value(found):
            span = spans(line.places[found.start()], line.at(found.end()))
            yield value, Evidence(f"the text states its date: “{span.text}”", span)


def _date_in(words: str, kind: BlockKind) -> re.Match[str] | None:
    """A date after the label, or one that is all of the line, or any in a line with the author's name."""
    label = _LABEL.search(words) if kind == "byline" else _LABEL.match(words)
    at = label.end() if label else 0
    found = _ISO.match(words, at) or _FULL.match(words, at) or _LONG_SLASHED.match(words, at)
    if found and label:
        return found
    if _CHANGED.search(words):
        return None
    if found and not words[found.end() :].strip(" .|-,:0123456789apmAPMESTGCU"):
        return found
    return _FULL.search(words) or _ISO.search(words) if kind == "byline" else None


def _text_value(found: re.Match[str]) -> str | None:
    if found.re is _ISO:
        return _iso(int(found["year"]), int(found["month"]), int(found["day"]) if found["day"] else None)
    if found.re is _LONG_SLASHED:
        return iso_date(found[0])
    day = _day(found)
    return _iso_day(day) if day else None


def _dated(text: str, blocks: Sequence[Block], spans: Spans) -> Iterator[Dated]:
    for block in blocks:
        for found in _FULL.finditer(text, block.start, block.end):
            day = _day(found)
            if day and _iso_day(day):
                yield Dated(day, spans(found.start(), found.end()), block)


def _lead(blocks: Sequence[Block]) -> list[Block]:
    return [b for b in blocks if b.kind == "body"][:LEAD_PARAGRAPHS]


def _from_weekday(
    text: str, blocks: Sequence[Block], dated: Sequence[Dated], spans: Spans
) -> Published | None:
    """The latest full date is that of a caption or a post, and the telling's "on Friday" is that weekday."""
    if not dated:
        return None
    latest = max(dated, key=lambda d: d.day)
    if latest.block.kind not in ("caption", "embed") or _later_year(text, latest.day.year):
        return None
    what = "a photo caption" if latest.block.kind == "caption" else "an embedded post"
    for block in _lead(blocks):
        for found in _DAY_OF_WEEK.finditer(text, block.start, block.end):
            if WEEKDAYS.index(found["weekday"].lower()) == latest.day.weekday():
                said = spans(found.start(), found.end())
                name = found["weekday"].capitalize()
                return Published(
                    latest.day.isoformat(),
                    "inferred",
                    (
                        Evidence(f"the telling begins with what happened “{said.text}”", said),
                        Evidence(f"{what} is dated “{latest.span.text}”, which was a {name}", latest.span),
                        Evidence("no later date stands in the text, so it came out that day or just after"),
                    ),
                )
    return None


def _later_year(text: str, year: int) -> bool:
    """Whether a year after next is named: then the latest full date is no sign of when this was written."""
    return any(int(found[0]) > year + 1 for found in _YEAR.finditer(text))


def _from_day_without_year(
    text: str, blocks: Sequence[Block], dated: Sequence[Dated], spans: Spans
) -> Published | None:
    """ "Tuesday, April 18" in the lead fits one year in seven or so; a full date shortly before decides which."""
    if not dated:
        return None
    known = max(dated, key=lambda d: d.day)
    for block in _lead(blocks):
        for found in _NO_YEAR.finditer(text, block.start, block.end):
            day = _only_day(found, known.day)
            if day and not _later_year(text, day.year):
                said = spans(found.start(), found.end())
                return Published(
                    _reduced(day),
                    "inferred",
                    (
                        Evidence(f"the telling begins with what happened on “{said.text}”", said),
                        Evidence(f"the latest full date in the text is “{known.span.text}”", known.span),
                        Evidence(
                            f"in the twelve months after it, that day fell on that weekday only in {day.year}"
                        ),
                    ),
                )
    return None


def _only_day(found: re.Match[str], after: date) -> date | None:
    weekday, month = WEEKDAYS.index(found["weekday"].lower()), _month(found["month"])
    for year in (after.year, after.year + 1):
        try:
            day = date(year, month or 0, int(found["day"]))
        except ValueError:
            continue
        if day.weekday() == weekday and timedelta(0) <= day - after <= timedelta(MAX_DAYS_AFTER_KNOWN):
            return day
    return None


def _reduced(day: date) -> str:
    """As exact as a week's talk allows: the month, or the year where the week runs into the next month."""
    last = day + timedelta(DAYS_OF_TALK)
    return day.isoformat()[:7] if last.month == day.month else day.isoformat()[:4]
