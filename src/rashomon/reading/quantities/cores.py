"""The numeric part of a figure: number or range, currency or unit, and the hedge before or behind it.

Regular expressions over the text alone; what is counted is read from the parse afterwards (`figures_counted.py`).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.model.figure import Bound
from rashomon.text.numbers import (
    NUMBER,
    ORDINAL_WORDS,
    ORDINALS,
    SCALES,
    SUFFIXES,
    VAGUE,
    WORDS,
    alternatives,
    read_number,
    read_ordinal,
)
from rashomon.text.vocabulary import load_vocabulary

_TABLES = load_vocabulary("figures")
_SIGNS: dict[str, str] = _TABLES["currency_signs"]
_NAMES: dict[str, str] = _TABLES["currency_names"]
_UNITS: dict[str, str] = _TABLES["units"]
_UNITS_FOLDED = {name.lower(): unit for name, unit in (_UNITS | _NAMES).items()}
_BEFORE: dict[str, Bound] = _TABLES["bounds_before"]
_AFTER: dict[str, Bound] = _TABLES["bounds_after"]

# Brought to one unit, so that "a decade" and "10 years" can be compared.
_MULTIPLES = {"decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2)}

_SCALE_WORD = re.compile(rf"({alternatives([*SCALES, *SUFFIXES])})$", re.IGNORECASE)

CoreKind = Literal["money", "measure", "age", "ordinal", "vague", "times", "plain"]


@dataclass(frozen=True, slots=True)
class Core:
    """`number_at` is where the numeral itself begins, behind hedge and currency; `hyphened` as in "five-day"."""

    start: int
    end: int
    number_at: int
    number_end: int
    kind: CoreKind
    number: float | None
    number_max: float | None
    unit: str | None
    bound: Bound
    hyphened: bool = False
    hedged: bool = False


_FREE = r"(?<![\w.,/#@:\[])(?<!\w-)(?<!\d\s-)"
_SHORT = rf"(?:{alternatives(SUFFIXES)})\b"
_LONG = r"(?:hundred|thousand|million|billion|trillion)\b"
_SCALED = rf"(?:\s?{_SHORT}|[\s-]{_LONG})?"
_DIGITS = r"(?:\d{1,3}(?:,\s?\d{3}(?!\d))+|\d{1,15})(?:\.\d{1,6})?"
_SIGN = f"(?:{alternatives(_SIGNS)})"
_DASH = r"(?:\s?-\s?|\sto\s)"
_UNIT_NAMES = f"(?:{alternatives(_UNITS)})"
_CURRENCY = f"(?:{alternatives(_NAMES)})"
_SEVERAL = r"several|many|a\sfew|few|(?:a\s)?couple(?:\sof)?|some"
_NOT_CODE = r"(?![\w/:(]|-\d|-[A-Z]|[.,]\d)"


def _ends(match: re.Match[str]) -> tuple[float, float | None] | None:
    """Low and high end, None where they make no range; "3-4 million" gives its scale to both ends."""
    low, high = read_number(match["n"]), read_number(match["n2"]) if match["n2"] else None
    if low is None or high is None:
        return None if low is None or match["n2"] else (low, None)
    scale = _SCALE_WORD.search(match["n2"])
    if scale and not _SCALE_WORD.search(match["n"]):
        factor = SCALES.get(scale[1].lower()) or SUFFIXES[scale[1].lower()]
        low = low * factor if low < high / factor else low
    return (low, high) if low < high else None


def _money(match: re.Match[str]) -> Core | None:
    ends = _ends(match)
    return _core(match, "money", *ends, _SIGNS[_sign(match["sign"])]) if ends else None


def _sign(words: str) -> str:
    return next(s for s in _SIGNS if s.lower() == words.lower())


def _measure(match: re.Match[str]) -> Core | None:
    ends = _ends(match)
    if ends is None:
        return None
    low, high = ends
    words = " ".join(match["unit"].lower().replace("-", " ").split())
    unit = _UNITS_FOLDED.get(words) or _UNITS_FOLDED.get(words.removesuffix("s"))
    if unit is None or (
        unit in ("second", "minute") and match["n"].lower() in ("a", "an", "one") and not match["hyphen"]
    ):
        return None
    if unit in _MULTIPLES:
        unit, factor = _MULTIPLES[unit]
        low, high = low * factor, high * factor if high is not None else None
    kind: CoreKind = "money" if unit in _SIGNS.values() else "measure"
    return replace(_core(match, kind, low, high, unit), hyphened=bool(match["hyphen"]))


def _age(match: re.Match[str]) -> Core | None:
    number = read_number(match["n"])
    return None if number is None else _core(match, "age", number, None, "year")


def _ordinal(match: re.Match[str]) -> Core | None:
    number = read_ordinal(match["n"])
    return None if number is None else _core(match, "ordinal", float(number), None, "rank")


def _several(match: re.Match[str]) -> Core | None:
    """ "several thousand": at least two of them."""
    return replace(_core(match, "vague", 2.0 * SCALES[match["scale"].lower()], None, None), bound="about")


def _vague(match: re.Match[str]) -> Core | None:
    number = 1.0
    for word in re.findall(r"[a-z]+", match["n"].lower()):
        if word in VAGUE:
            # "hundreds of thousands": at least two hundred thousand
            number = number * VAGUE[word] if number == 1 else number * VAGUE[word] / 2
    core = _core(match, "vague", number, None, None)
    return core if core.bound == "at least" else replace(core, bound="about")


def _times(match: re.Match[str]) -> Core | None:
    return _core(match, "times", {"twice": 2.0, "thrice": 3.0}[match["n"].lower()], None, "time")


def _plain(match: re.Match[str]) -> Core | None:
    ends = _ends(match)
    if ends is None:
        return None
    low, high = ends
    return _core(match, "plain", low, high, None)


def _core(match: re.Match[str], kind: CoreKind, low: float, high: float | None, unit: str | None) -> Core:
    groups = match.groupdict()
    lead = _LEAD.search(match.string, max(0, match.start() - MAX_LEAD), match.start())
    before = " ".join((lead["before"] or "").lower().split()) if lead else ""
    after = " ".join((groups.get("after") or "").lower().split())
    bound = _AFTER.get(after) or ("at least" if groups.get("plus") else None) or _BEFORE.get(before, "exact")
    ranged = bool(groups.get("n2"))
    start = match.start()
    if lead and (before or (ranged and lead["between"])):
        start = lead.start("before") if before else lead.start("between")
    return Core(
        start=start,
        end=match.end(),
        number_at=match.start("n"),
        number_end=match.end("n2") if ranged else match.end("n"),
        kind=kind,
        number=low,
        number_max=high,
        unit=unit,
        bound=bound,
        hedged=bool(after) or _BEFORE.get(before, "exact") != "exact",
    )


def _rule(
    pattern: str, build: Callable[[re.Match[str]], Core | None]
) -> tuple[re.Pattern[str], Callable[[re.Match[str]], Core | None]]:
    return re.compile(pattern, re.IGNORECASE), build


# The longest hedge with "between" behind it, in characters.
MAX_LEAD = 32
_LEAD = re.compile(
    rf"(?:\b(?P<before>{alternatives(_BEFORE)})\s)?(?P<between>\b(?:between|from)\s)?\Z(?<=\s)", re.IGNORECASE
)
_TAIL = rf"(?:(?P<plus>\+)|\s(?P<after>{alternatives(_AFTER)})\b)?"
_ANY_NUMBER = rf"(?:{NUMBER}|{_DIGITS}{_SHORT})"
_DIGIT_NUMBER = rf"{_DIGITS}{_SCALED}"
# "and" joins a range only behind "between": "20 officers and 30 men" are two figures.
_MEASURED = (
    rf"(?P<hyphen>-)?\s?(?P<unit>{_CURRENCY}|{_UNIT_NAMES})(?:s\b|\b|(?<=%))(?!-?\s?old)(?:-long\b)?{_TAIL}"
)
_BETWEEN = r"(?:(?<=\bbetween\s)(?P<between>))?"
_JOIN = rf"(?:{_DASH}|(?(between)\sand\s|(?!)))"
_RULES = (
    # Each with a range and without: "between two and three", "20 to 50 miles".
    _rule(
        rf"{_BETWEEN}(?P<sign>{_SIGN})\s?(?P<n>{_DIGIT_NUMBER}){_JOIN}(?:{_SIGN})?\s?(?P<n2>{_DIGIT_NUMBER})(?![\d%]){_TAIL}",
        _money,
    ),
    _rule(rf"(?P<sign>{_SIGN})\s?(?P<n>{_DIGIT_NUMBER})(?P<n2>(?!))?(?![\d%]){_TAIL}", _money),
    _rule(rf"{_BETWEEN}(?P<n>{_ANY_NUMBER}){_JOIN}(?P<n2>{NUMBER}){_MEASURED}", _measure),
    _rule(rf"(?P<n>{_ANY_NUMBER})(?P<n2>(?!))?{_MEASURED}", _measure),
    _rule(
        rf"magnitude[\s-](?:of\s)?(?P<n>\d(?:\.\d{{1,2}})?){_NOT_CODE}",
        lambda m: _core(m, "measure", float(m["n"]), None, "magnitude"),
    ),
    _rule(rf"(?P<n>{NUMBER})[\s-]years?[\s-]olds?\b", _age),
    _rule(rf"(?:aged|ages|age\sof|age)\s(?P<n>{NUMBER})\b{_NOT_CODE}", _age),
    _rule(rf"(?P<n>\d{{1,6}}(?:st|nd|rd|th)\b|{ORDINAL_WORDS})(?!-)", _ordinal),
    _rule(
        rf"(?P<n>(?:tens|dozens|hundreds|thousands)\sof\s(?:thousands|millions|billions)"
        rf"|{alternatives(w for w in VAGUE if w != 'tens')})\b",
        _vague,
    ),
    _rule(rf"(?P<n>(?:{_SEVERAL})\s(?P<scale>{alternatives(SCALES)}))\b(?!-)", _several),
    _rule(r"(?P<n>twice|thrice)\b", _times),
    _rule(rf"{_BETWEEN}(?P<n>{_ANY_NUMBER}){_JOIN}(?P<n2>{NUMBER}){_NOT_CODE}{_TAIL}", _plain),
    _rule(rf"(?P<n>{_ANY_NUMBER})(?P<n2>(?!))?{_NOT_CODE}{_TAIL}", _plain),
)
# Where a figure can begin. Trying the rules there only is ten times as fast as letting each search the text.
_SEED = re.compile(
    rf"(?<![$€£]){_FREE}\d+|(?<!\w){_SIGN}\s?\d|\b(?:half|an?\shalf|an?(?=[\s-](?:{alternatives(SCALES)}))|twice|thrice|magnitude"
    rf"|aged|ages|age|tens|{_SEVERAL}|{alternatives([*WORDS, *SCALES, *ORDINALS, *VAGUE])})\b",
    re.IGNORECASE,
)


def read_cores(text: str) -> Iterator[Core]:
    """Numeric parts from left to right; of those that begin together the longest, then the earlier rule."""
    done = 0
    for seed in _SEED.finditer(text):
        if seed.start() < done:
            continue
        matches = [(pattern.match(text, seed.start()), build) for pattern, build in _RULES]
        found = [(m, build) for m, build in matches if m is not None and m.end() > m.start()]
        found.sort(key=lambda f: -f[0].end())
        for match, build in found:
            core = build(match)
            if core is not None:
                yield core
                done = core.end
                break
