"""Who is credited with a figure, and as of when: from the quotes, and "according to" in the sentence.

The subject of any verb of saying above the figure was tried and dropped: it named a wrong source too often.
"""

from bisect import bisect_right

from rashomon.model.parse import Parse, Token
from rashomon.model.quote import Quote
from rashomon.model.reading import Reading
from rashomon.model.span import Span

_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_AS_OF = (("as", "of"), ("by",))
# A source is named in few words; more are a parse error.
MAX_SOURCE_TOKENS = 15


class Credits:
    """Answers for one article; what holds for a whole sentence is looked up once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._quoted = sorted(
            (piece.start, piece.end, _name_of(reading, quote))
            for quote in reading.quotes
            if quote.source
            for piece in quote.content
        )
        self._starts = [start for start, _, _ in self._quoted]
        self._according: dict[int, str | None] = {}
        self._days: dict[int, str | None] | None = None

    def said_by(self, span: Span, number: Token) -> str | None:
        """The words for whoever says it: a quote's source, or X in "according to X"."""
        at = bisect_right(self._starts, span.start) - 1
        if at >= 0 and span.start < self._quoted[at][1]:
            return self._quoted[at][2]
        if number.sentence not in self._according:
            self._according[number.sentence] = self._words(_according_to(self._reading.parsed, number))
        return self._according[number.sentence]

    def as_of(self, number: Token) -> str | None:
        """The day in "as of Tuesday" or "by Friday night" of the same sentence."""
        if self._days is None:
            self._days = _days_by_sentence(self._reading)
        return self._days.get(number.sentence)

    def _words(self, tokens: list[Token] | None) -> str | None:
        return self._reading.article.text[tokens[0].start : tokens[-1].end] if tokens else None


def _name_of(reading: Reading, quote: Quote) -> str:
    """The source's words, or the speaker's name where they are a mere pronoun."""
    words = quote.source[0].text
    known = quote.speaker is not None and quote.speaker < len(reading.entities)
    if known and words.lower() in _PRONOUNS:
        return reading.entities[quote.speaker or 0].name
    return words


def _days_by_sentence(reading: Reading) -> dict[int, str | None]:
    """The first day of each sentence that a figure can be as of."""
    days: dict[int, str | None] = {}
    for timex in reading.timexes:
        if timex.start is None or timex.start != timex.end or timex.type not in ("DATE", "TIME"):
            continue
        inside = reading.parsed.between(timex.span.start, timex.span.end)
        if not inside:
            continue
        before = reading.parsed.tokens[max(0, inside[0].index - 2) : inside[0].index]
        words = [t.text.lower() for t in before if t.sentence == inside[0].sentence]
        if any(tuple(words[-len(lead) :]) == lead for lead in _AS_OF):
            days.setdefault(inside[0].sentence, timex.start)
    return days


def _according_to(parse: Parse, number: Token) -> list[Token] | None:
    """ "according to the coast guard", anywhere in the sentence."""
    first, last = parse.sentences[number.sentence]
    for token in parse.tokens[first : max(first, last - 2)]:
        to = parse.tokens[token.index + 1]
        if token.lemma != "accord" or to.text.lower() != "to":
            continue
        noun = parse.child_with(to.index, "pobj")
        if noun is not None:
            return _noun_phrase(parse, noun)
    return None


def _noun_phrase(parse: Parse, noun: Token) -> list[Token] | None:
    """The noun with what stands before it and "of" phrases behind it, without clauses and up to a comma."""
    kept = [noun.index]
    for child in parse.children[noun.index]:
        token = parse.tokens[child]
        before = token.index < noun.index and token.dep != "punct"
        if before or (token.dep == "prep" and token.text.lower() in ("of", "for", "in")):
            kept += parse.subtree(child)
    kept.sort()
    comma = next((i for i in kept if i > noun.index and parse.tokens[i].text == ","), len(parse.tokens))
    kept = [i for i in kept if i < comma]
    return [parse.tokens[i] for i in kept] if len(kept) <= MAX_SOURCE_TOKENS else None
