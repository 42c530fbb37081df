"""Figures: counts, money, percentages, ages, lengths, durations and ranks, with what they count and who says so.

In goes the parse, the time expressions and, where they are read already, the quotes; out come figures in text
order. Dates and clock times, numbers that are names ("F16", "Article 5"), list markers, scores and phone numbers
are left out, and so is all boilerplate.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from rashomon.model.figure import Bound, Figure
from rashomon.model.parse import Parse, Token
from rashomon.model.reading import Reading
from rashomon.model.timex import Timex
from rashomon.reading.base import Reader
from rashomon.reading.figures_attribution import attribute, known_as_of
from rashomon.reading.figures_cores import Core, read_cores
from rashomon.reading.figures_counted import Counted, counted_by, lemma_of
from rashomon.text.normal_forms import fold_marks
from rashomon.text.vocabulary import load_vocabulary

_WORDS = load_vocabulary("figures")["words"]
_COUNTABLE = frozenset(_WORDS["countable"])
_NUMBERED = frozenset(_WORDS["numbered"])
_NOT_BY_ONE = frozenset(_WORDS["not_counted_by_one"])
_NAMES_WITH_ORDINALS = frozenset(_WORDS["names_with_ordinals"])
# "the two men" points back at two men told of before and counts nothing anew.
_POINTING = frozenset({"the", "these", "those", "both"})
POINTED_AT = 3
# Longer runs of digits without a comma are telephone or serial numbers.
MAX_DIGITS = 7
_LIST_MARK = re.compile(r"[.)]\s")
_NUMBERED_MARK = re.compile(r"\b[Nn]os?\.\s*$|#\s*$")
_ADDRESS = re.compile(r"\S*(?:https?:|www\.|@|/\S+/|\.com)\S*")


def read_figures(reading: Reading) -> tuple[Figure, ...]:
    """Every figure outside boilerplate, in text order."""
    text = fold_marks(reading.article.text)
    taken = _dated(reading.timexes)
    addresses = [m.span() for m in _ADDRESS.finditer(text)]
    furniture = [(b.start, b.end) for b in reading.article.blocks if b.kind == "boilerplate"]
    found: list[Figure] = []
    for core in read_cores(text):
        places = (taken, addresses, furniture)
        if any(_hit(spans, core.number_at, core.number_end) for spans in places):
            continue
        figure = _figure(reading, text, core, taken)
        if figure is not None:
            found.append(figure)
    found += list(_spells(reading, found))
    found += list(_noughts(reading, found))
    return tuple(sorted(found, key=lambda f: (f.span.start, f.span.end)))


def _dated(timexes: tuple[Timex, ...]) -> list[tuple[int, int]]:
    """Stretches that are dates or times; durations are figures too."""
    return [(t.span.start, t.span.end) for t in timexes if t.type in ("DATE", "TIME")]


def _hit(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether [start, end) touches one of the sorted, disjoint spans."""
    at = bisect_right(spans, (start, 1 << 60)) - 1
    return (at >= 0 and spans[at][1] > start) or (at + 1 < len(spans) and spans[at + 1][0] < end)


def _figure(reading: Reading, text: str, core: Core, taken: list[tuple[int, int]]) -> Figure | None:
    """The core with what it counts, None where it is no figure."""
    parse = reading.parsed
    number = parse.between(core.number_at, core.number_end)
    inside = parse.between(core.start, core.end)
    if not number or not inside:
        return None
    after = inside[-1].index + 1
    counted = counted_by(parse, number, after, through_of=core.kind in ("vague", "plain"))
    if counted and core.kind == "age" and parse.tokens[counted.last].pos == "PROPN":
        counted = None
    if counted and _hit(taken, parse.tokens[counted.first].start, parse.tokens[counted.last].end):
        counted = None  # "$4 billion next year"
    if not _is_figure(parse, text, core, number, counted):
        return None
    end = parse.tokens[counted.last].end if counted else core.end
    unit = core.unit if core.kind != "plain" or counted else _lone_unit(parse, text, core, number)
    if counted and core.unit is None and counted.head in _CURRENCIES:
        unit, counted = _CURRENCIES[counted.head], None  # "hundreds of millions of dollars"
    span = reading.article.span(core.start, max(end, core.end))
    return Figure(
        span=span,
        number=core.number,
        number_max=core.number_max,
        unit=unit,
        counted=_counted_words(reading, counted),
        head=counted.head if counted else None,
        bound=core.bound,
        as_of=known_as_of(reading, number[0]),
        said_by=attribute(reading, span, number[0]),
    )


def _counted_words(reading: Reading, counted: Counted | None) -> str | None:
    if counted is None:
        return None
    tokens = reading.parsed.tokens
    first = counted.first + 1 if tokens[counted.first].text.lower() == "of" else counted.first
    return reading.article.text[tokens[first].start : tokens[counted.last].end]


def _lone_unit(parse: Parse, text: str, core: Core, number: tuple[Token, ...]) -> str | None:
    """ "Smith, 31," is an age."""
    return "year" if _is_age(parse, text, core, number) else None


def _is_age(parse: Parse, text: str, core: Core, number: tuple[Token, ...]) -> bool:
    """A number between commas behind a name, of a size that people reach."""
    first = number[0].index
    if first < 2 or core.number is None or not 1 <= core.number <= 120 or core.number % 1:
        return False
    comma, name = parse.tokens[first - 1], parse.tokens[first - 2]
    return (
        comma.text == ","
        and name.pos == "PROPN"
        and text[core.end : core.end + 1] in (",", ".", ")", ";")
        and not core.hedged
    )


def _is_figure(
    parse: Parse, text: str, core: Core, number: tuple[Token, ...], counted: Counted | None
) -> bool:
    if core.kind in ("money", "age"):
        return True
    before = parse.tokens[number[0].index - 1] if number[0].index else None
    if before is not None and before.sentence != number[0].sentence:
        before = None
    if core.kind == "ordinal":
        return _ranks(parse, number, counted)
    if core.kind in ("vague", "times"):
        return True
    if core.kind == "measure":
        if (
            text[core.number_end : core.end].strip(" -")[:1].isupper()
            and not text[core.start : core.end].isupper()
        ):
            return core.unit in ("gigabyte", "megawatt")  # "60 Minutes" is a programme
        return not (
            before is not None
            and before.text.lower() == "the"
            and text[core.number_at : core.end].lower() == "one day"
        )
    return _counts(parse, text, core, number, counted, before)


def _ranks(parse: Parse, number: tuple[Token, ...], counted: Counted | None) -> bool:
    """ "the 78th anniversary", "a second bomb"; not "first reported", "First Lady", "Fifth Avenue"."""
    if counted is None or counted.first != number[-1].index + 1:
        return False
    if counted.head in _NAMES_WITH_ORDINALS or parse.tokens[counted.last].pos == "PROPN":
        return False
    capital = (
        number[0].text[:1].isupper()
        and parse.tokens[number[0].index].sentence == parse.tokens[number[0].index - 1].sentence
    )
    return not (capital and number[0].index) and number[0].pos in ("ADJ", "NUM", "NOUN")


def _counts(
    parse: Parse,
    text: str,
    core: Core,
    number: tuple[Token, ...],
    counted: Counted | None,
    before: Token | None,
) -> bool:
    """Whether a bare number counts something, and is not a name, a mark, a score or a pronoun."""
    words = text[core.number_at : core.number_end]
    if words.isdigit() and (
        len(words) > MAX_DIGITS or (counted is None and len(words) == 4 and 1900 <= int(words) <= 2100)
    ):
        return False
    if (
        _NUMBERED_MARK.search(text[max(0, core.start - 5) : core.start])
        or _opens_list(text, core)
        or _is_name(parse, number, counted, before)
    ):
        return False
    if words.lower() == "one":
        return _counts_one(text, core, number, counted)
    if core.number_max is not None and counted is None and not core.hedged:
        return False
    small = core.number is not None and core.number <= POINTED_AT and not words[0].isdigit()
    if small and before is not None and before.text.lower() in _POINTING and not core.hedged:
        return False
    if counted is None and not core.hedged:
        return _stands_alone(parse, text, core, number, before)
    return True


def _opens_list(text: str, core: Core) -> bool:
    """ "3. Wash your hands" at the head of a line."""
    line = text.rfind("\n", 0, core.start) + 1
    return not text[line : core.start].strip(" (*-#") and (
        _LIST_MARK.match(text, core.end) is not None or text[core.end : core.end + 1] in ("", "\n")
    )


def _is_name(parse: Parse, number: tuple[Token, ...], counted: Counted | None, before: Token | None) -> bool:
    """ "Boeing 737", "Article 5", "flight 93"."""
    if before is None:
        return False
    if before.text.lower() == "covid" or before.lemma in _NUMBERED or before.text.lower() in _NUMBERED:
        return True
    glued = before.pos == "PROPN" and number[0].text[0].isdigit()
    if not glued:
        return False
    head = parse.tokens[number[-1].head]
    return counted is None or head.index == before.index or head.index < number[0].index


def _counts_one(text: str, core: Core, number: tuple[Token, ...], counted: Counted | None) -> bool:
    """ "one person", "at least one suspect"; not "one of them", "one day", "one another", "no one"."""
    if counted is None or text[core.end : core.end + 3].lower() == " of" or counted.head in _NOT_BY_ONE:
        return False
    if counted.head not in _COUNTABLE and not core.hedged:
        return False  # "one strategist said" counts no strategists
    if number[0].pos == "PRON" or (
        text[: core.start][-3:].lower() in ("no ", "he ", "is ", "at ") and not core.hedged
    ):
        return False
    return text[core.end : core.end + 1] != "-"


def _stands_alone(
    parse: Parse, text: str, core: Core, number: tuple[Token, ...], before: Token | None
) -> bool:
    """ "Four were killed", "leaving 120", "Smith, 31,": the number is a part of the sentence by itself."""
    if _is_age(parse, text, core, number):
        return True
    if (
        text[core.number_end : core.number_end + 1] == "-"
        or text[core.number_end : core.number_end + 3] == " - "
    ):
        return False
    if before is not None and before.text.lower() in _POINTING:
        return core.number is not None and core.number > POINTED_AT and text[core.number_at].isdigit()
    return number[-1].dep in ("nsubj", "nsubjpass", "dobj", "attr") and number[-1].pos == "NUM"


_CURRENCIES: dict[str, str] = load_vocabulary("figures")["currency_names"]
_SPELL = re.compile(r"P(?P<clock>T?)(?P<amount>X|[\d.]+)(?P<unit>[A-Z])")
_LASTING = frozenset(
    {"for", "in", "within", "after", "than", "took", "take", "takes", "lasted", "lasting", "last", "spent"}
)
_FROM_THERE = frozenset({"after", "before", "ago", "later", "earlier", "into"})
_SPELL_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "Q": "quarter"}
_CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}
_HEDGES: dict[str, Bound] = load_vocabulary("figures")["bounds_before"]


# "daily", "monthly" and "annual" are left out: in 40 articles nearly all were set phrases ("daily basis", "monthly pace").
_FREQUENCIES = {"P1W": "per week", "P2W": "per fortnight"}


def _spells(reading: Reading, found: list[Figure]) -> Iterator[Figure]:
    """Durations and frequencies without a numeral: "a year", "several weeks", "for years", "weekly"."""
    spans = sorted((f.span.start, f.span.end) for f in found)
    for timex in reading.timexes:
        match = _SPELL.fullmatch(timex.value)
        if (
            timex.type == "SET"
            and timex.value in _FREQUENCIES
            and not _hit(spans, timex.span.start, timex.span.end)
        ):
            yield Figure(timex.span, 1.0, None, _FREQUENCIES[timex.value], None, None, "exact", None, None)
        if timex.type != "DURATION" or match is None or _hit(spans, timex.span.start, timex.span.end):
            continue
        words = timex.span.text.lower()
        if words.startswith(("the ", "this ", "these ")):
            continue  # "the coming weeks", "the past year" tell when, not how long
        if re.fullmatch(r"an?\s\w+", words) and not _measures(reading, timex):
            continue
        bound = next((b for hedge, b in sorted(_HEDGES.items()) if words.startswith(hedge + " ")), None)
        number = None if match["amount"] == "X" else float(match["amount"])
        token = reading.parsed.between(timex.span.start, timex.span.end)[0]
        yield Figure(
            span=timex.span,
            number=number,
            number_max=None,
            unit=(_CLOCK_UNITS if match["clock"] else _SPELL_UNITS).get(match["unit"]),
            counted=None,
            head=None,
            bound=bound or ("about" if number is None else "exact"),
            as_of=None,
            said_by=attribute(reading, timex.span, token),
        )


def _measures(reading: Reading, timex: Timex) -> bool:
    """ "for a year", "a year after"; in "three times a year" it measures nothing."""
    text = reading.article.text
    before = text[max(0, timex.span.start - 10) : timex.span.start].lower().split()
    behind = text[timex.span.end : timex.span.end + 10].lower().split()
    return bool(before and before[-1] in _LASTING) or bool(behind and behind[0] in _FROM_THERE)


def _noughts(reading: Reading, found: list[Figure]) -> Iterator[Figure]:
    """ "no passengers", "no casualties"."""
    parse = reading.parsed
    spans = sorted((f.span.start, f.span.end) for f in found)
    for token in parse.tokens:
        if token.text.lower() != "no" or token.index + 1 >= len(parse.tokens):
            continue
        noun = parse.tokens[token.head]
        if token.dep != "det" or not 0 < noun.index - token.index <= 4 or lemma_of(noun) not in _COUNTABLE:
            continue
        span = reading.article.span(token.start, noun.end)
        if _hit(spans, token.start, noun.end):
            continue
        yield Figure(
            span=span,
            number=0.0,
            number_max=None,
            unit=None,
            counted=reading.article.text[parse.tokens[token.index + 1].start : noun.end],
            head=lemma_of(noun),
            bound="exact",
            as_of=known_as_of(reading, token),
            said_by=attribute(reading, span, token),
        )


FIGURES = Reader("figures", "1", read_figures, needs=("parse", "timexes", "quotes"))
