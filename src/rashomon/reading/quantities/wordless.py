"""Figures without a numeral: "a year", "several weeks", "for years", "weekly", and "no passengers"."""

import re
from collections.abc import Iterator

from rashomon.model.figure import Bound, Figure
from rashomon.model.reading import Reading
from rashomon.model.timex import Timex
from rashomon.reading.quantities.attribution import Credits
from rashomon.reading.quantities.counted import lemma_of, touches
from rashomon.text.vocabulary import load_vocabulary

_COUNTABLE = frozenset(load_vocabulary("figures")["words"]["countable"])
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


def read_spells(reading: Reading, found: list[Figure], credits: Credits) -> Iterator[Figure]:
    """Durations and frequencies without a numeral: "a year", "several weeks", "for years", "weekly"."""
    spans = sorted((f.span.start, f.span.end) for f in found)
    for timex in reading.timexes:
        match = _SPELL.fullmatch(timex.value)
        if (
            timex.type == "SET"
            and timex.value in _FREQUENCIES
            and not touches(spans, timex.span.start, timex.span.end)
        ):
            yield Figure(timex.span, 1.0, None, _FREQUENCIES[timex.value], None, None, "exact", None, None)
        if timex.type != "DURATION" or match is None or touches(spans, timex.span.start, timex.span.end):
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
            said_by=credits.said_by(timex.span, token),
        )


def _measures(reading: Reading, timex: Timex) -> bool:
    """ "for a year", "a year after"; in "three times a year" it measures nothing."""
    text = reading.article.text
    before = text[max(0, timex.span.start - 10) : timex.span.start].lower().split()
    behind = text[timex.span.end : timex.span.end + 10].lower().split()
    return bool(before and before[-1] in _LASTING) or bool(behind and behind[0] in _FROM_THERE)


def read_noughts(reading: Reading, found: list[Figure], credits: Credits) -> Iterator[Figure]:
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
        if touches(spans, token.start, noun.end):
            continue
        yield Figure(
            span=span,
            number=0.0,
            number_max=None,
            unit=None,
            counted=reading.article.text[parse.tokens[token.index + 1].start : noun.end],
            head=lemma_of(noun),
            bound="exact",
            as_of=credits.as_of(token),
            said_by=credits.said_by(span, token),
        )
