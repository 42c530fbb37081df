"""Lines round an article that say when and where it came out: "Published: 14 March 2026", "The Post, online edition".

They are part of neither headline nor telling, whatever stands in them.
"""

import re
from collections.abc import Sequence
from functools import cache

from rashomon.intake.lines import Line
from rashomon.text.vocabulary import load_vocabulary

# Longest line that can be such a stamp; the longest of articles_pile, with a note on what was added, has 138 characters.
MAX_STAMP_CHARS = 160
# Lines at the top and at the foot among which they are sought.
TOP_LINES, FOOT_LINES = 6, 3
# A name before the label, an edition and a by-line together stay below this.
MAX_WORDS_BEFORE = 9
MAX_NAME_CHARS = 60

NAMES = re.compile(
    r"[A-ZÀ-Þ][\w.'’\-]+(?: (?:de|del|da|van|von|al|bin|of|the|and|&|[A-ZÀ-Þ][\w.'’\-]*)){1,5}"
)
DATE = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?)"
# "Ida Moser, 18 Apr 2023", "IDA MOSER | April 18, 2023"
_NAMED_DAY = re.compile(rf"(?P<name>{NAMES.pattern}),?(?: [|·-])? {DATE}(?:,? \d{{1,2}}:\d{{2}}.{{0,12}})?")
_EDITION = re.compile(
    r"(?P<name>[A-ZÀ-Þ][^,.|()\n]{1,60}?),? \(?(?:[A-Za-z]{3,12}[ -])?(?:language |online |print )?edition\b"
)
_LABEL = re.compile(
    r"(?:^|[.,|·•;:)\-]\s?)(?:first |last |originally )?(?P<label>published|updated|posted|modified|publicado|actualizado)\b",
    re.IGNORECASE,
)
_CHANGED_AT = re.compile(
    r"(?:last )?updated:?(?: at| on)?:? (?:\d{1,2}[:.]\d{2}|\d{1,2} ?[ap]\.?m|[A-Z][a-z]+day\b|[A-Z][a-z]{2,8}\.? \d)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\s,|·•();/]+")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def mark_stamps(lines: Sequence[Line]) -> None:
    """Set `kind` to "byline" on lines at the top or foot that only say when, by whom or where it was published."""
    open_lines = [line for line in lines if line.kind in (None, "headline")]
    for n, line in enumerate(open_lines[:TOP_LINES]):
        if is_stamp(line.plain) or (_is_dated_name(line.plain) and _may_stand(open_lines, n)):
            line.kind = "byline"
    for line in open_lines[max(TOP_LINES, len(open_lines) - FOOT_LINES) :]:
        if is_stamp(line.plain) and _LABEL.match(line.plain.lstrip("- ")):
            line.kind = "byline"


def is_stamp(plain: str) -> bool:
    """Whether a line is a date of publication or change, perhaps after a name; "By X | Published: ..." counts too."""
    plain = plain.lstrip("- ")
    if not plain or len(plain) > MAX_STAMP_CHARS:
        return False
    if _CHANGED_AT.match(plain):
        return True
    label = _LABEL.search(plain)
    if label and len(plain[: label.start()].split()) <= MAX_WORDS_BEFORE:
        return _only_date(plain[label.start("label") :])
    if edition := edition_of(plain):
        return _only_date(plain[edition.end() :]) and _YEAR.search(plain) is not None
    return _only_date(plain) and _YEAR.search(plain) is not None and len(plain.split()) > 1


def edition_of(plain: str) -> re.Match[str] | None:
    """ "The Post, online edition" at a line's beginning."""
    return _EDITION.match(plain)


def dated_name(plain: str) -> str | None:
    """The name in a line that is only a name and a day, else None."""
    found = _NAMED_DAY.fullmatch(plain) if len(plain) <= MAX_STAMP_CHARS else None
    return found["name"].rstrip(" ,") if found else None


def _is_dated_name(plain: str) -> bool:
    name = dated_name(plain)
    return name is not None and len(name) <= MAX_NAME_CHARS and _YEAR.search(plain) is not None


def _may_stand(lines: Sequence[Line], n: int) -> bool:
    """Under another line; as the first only above a headline, since headlines name people and days too."""
    return n > 0 or (len(lines) > 1 and not lines[1].plain.endswith("."))


def _only_date(words: str) -> bool:
    """Nothing but days, hours and the words between them, and at least one of them a number or a weekday."""
    tokens = [t.strip(".:-'\"").lower() for t in _TOKEN.findall(words)]
    known = [bool(not t or _date_word().fullmatch(t)) for t in tokens]
    return all(known) and any(t[0].isdigit() or t.endswith("day") for t in tokens if t)


@cache
def _date_word() -> re.Pattern[str]:
    listed = "|".join(map(re.escape, load_vocabulary("furniture")["stamp"]["words"]))
    return re.compile(
        rf"\d{{1,4}}(?:st|nd|rd|th|h)?|\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:[ap]\.?m)?|\d{{1,2}}[ap]\.?m|"
        rf"\d{{1,4}}[.\-]\d{{1,2}}[.\-]\d{{1,4}}(?:t[\d:.]+z?)?|[+\-]\d{{2}}:?\d{{2}}|{listed}"
    )
