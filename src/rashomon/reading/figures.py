"""Figures: counts, money, percentages, ages, lengths, durations and ranks, with what they count and who says so.

In goes the parse, the time expressions and, where they are read already, the quotes; out come figures in text
order. Dates and clock times, numbers that are names ("F16", "Article 5"), list markers, scores and phone numbers
are left out, and so is all boilerplate.
"""

import re

from rashomon.model.figure import Figure
from rashomon.model.reading import Reading
from rashomon.model.timex import Timex
from rashomon.reading.base import Reader
from rashomon.reading.quantities.attribution import Credits
from rashomon.reading.quantities.cores import Core, read_cores
from rashomon.reading.quantities.counted import Counted, counted_by, touches
from rashomon.reading.quantities.sifting import is_figure, lone_unit
from rashomon.reading.quantities.wordless import read_noughts, read_spells
from rashomon.text.normal_forms import fold_marks
from rashomon.text.vocabulary import load_vocabulary

_CURRENCIES: dict[str, str] = load_vocabulary("figures")["currency_names"]
# Parts of an address or a user name hold no figures.
_ADDRESS = re.compile(r"(?<!\S)(?=\S*?(?:http|www\.|@|\.com|t\.co/))\S+")


def read_figures(reading: Reading) -> tuple[Figure, ...]:
    """Every figure outside boilerplate, in text order."""
    text = fold_marks(reading.article.text)
    taken = _dated(reading.timexes)
    addresses = [m.span() for m in _ADDRESS.finditer(text)]
    furniture = [(b.start, b.end) for b in reading.article.blocks if b.kind == "boilerplate"]
    credits = Credits(reading)
    found: list[Figure] = []
    for core in read_cores(text):
        places = (taken, addresses, furniture)
        if any(touches(spans, core.number_at, core.number_end) for spans in places):
            continue
        figure = _figure(reading, text, core, taken, credits)
        if figure is not None:
            found.append(figure)
    found += list(read_spells(reading, found, credits))
    found += list(read_noughts(reading, found, credits))
    return tuple(sorted(found, key=lambda f: (f.span.start, f.span.end)))


def _dated(timexes: tuple[Timex, ...]) -> list[tuple[int, int]]:
    """Stretches that are dates or times; durations are figures too."""
    return [(t.span.start, t.span.end) for t in timexes if t.type in ("DATE", "TIME")]


def _figure(
    reading: Reading, text: str, core: Core, taken: list[tuple[int, int]], credits: Credits
) -> Figure | None:
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
    if counted and touches(taken, parse.tokens[counted.first].start, parse.tokens[counted.last].end):
        counted = None  # "$4 billion next year"
    if not is_figure(parse, text, core, number, counted):
        return None
    end = parse.tokens[counted.last].end if counted else core.end
    unit = core.unit if core.kind != "plain" or counted else lone_unit(parse, text, core, number)
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
        as_of=credits.as_of(number[0]),
        said_by=credits.said_by(span, number[0]),
    )


def _counted_words(reading: Reading, counted: Counted | None) -> str | None:
    if counted is None:
        return None
    tokens = reading.parsed.tokens
    first = counted.first + 1 if tokens[counted.first].text.lower() == "of" else counted.first
    return reading.article.text[tokens[first].start : tokens[counted.last].end]


FIGURES = Reader("figures", "1", read_figures, needs=("parse", "timexes", "quotes"))
