"""Who is credited with a figure, and as of when: from the quotes where they are read, else from the clause above it."""

from rashomon.model.parse import Parse, Token
from rashomon.model.reading import Reading
from rashomon.model.span import Span
from rashomon.text.vocabulary import load_vocabulary

_SAYING = frozenset(load_vocabulary("figures")["words"]["saying"])
_AS_OF = (("as", "of"), ("by",))
# A source is named in few words; more are a parse error.
MAX_SOURCE_TOKENS = 15


def attribute(reading: Reading, span: Span, number: Token) -> str | None:
    """The words for whoever says it: a quote's source, "according to X", or the subject of a verb of saying."""
    for quote in reading.quotes:
        if quote.source and any(piece.start <= span.start < piece.end for piece in quote.content):
            return quote.source[0].text
    source = _according_to(reading.parsed, number) or _said(reading.parsed, number)
    return reading.article.text[source[0].start : source[-1].end] if source else None


def _according_to(parse: Parse, number: Token) -> list[Token] | None:
    """ "according to the coast guard", anywhere in the sentence."""
    first, last = parse.sentences[number.sentence]
    for token in parse.tokens[first:last]:
        if (
            token.lemma != "accord"
            or token.index + 2 >= last
            or parse.tokens[token.index + 1].text.lower() != "to"
        ):
            continue
        to = parse.tokens[token.index + 1]
        noun = parse.child_with(to.index, "pobj")
        if noun is not None:
            return _noun_phrase(parse, noun)
    return None


def _said(parse: Parse, number: Token) -> list[Token] | None:
    """The subject of the nearest verb of saying whose clause holds the number."""
    below = number
    for above in parse.ancestors(number.index):
        if above.lemma in _SAYING and above.pos == "VERB" and below.dep in ("ccomp", "parataxis"):
            subject = parse.child_with(above.index, "nsubj")
            if subject is not None and subject.pos != "PRON":
                return _noun_phrase(parse, subject)
            return None
        below = above
    return None


def _noun_phrase(parse: Parse, noun: Token) -> list[Token] | None:
    """The noun with what stands before it and "of" phrases behind it, without clauses."""
    kept = [noun.index]
    for child in parse.children[noun.index]:
        token = parse.tokens[child]
        if (token.index < noun.index and token.dep != "punct") or (
            token.dep == "prep" and token.text.lower() in ("of", "for", "in")
        ):
            kept += parse.subtree(child)
    kept.sort()
    comma = next((i for i in kept if i > noun.index and parse.tokens[i].text == ","), len(parse.tokens))
    kept = [i for i in kept if i < comma]
    return [parse.tokens[i] for i in kept] if len(kept) <= MAX_SOURCE_TOKENS else None


def known_as_of(reading: Reading, number: Token) -> str | None:
    """The day in "as of Tuesday" or "by Friday night" of the same sentence."""
    parse = reading.parsed
    first, last = parse.sentences[number.sentence]
    low, high = parse.tokens[first].start, parse.tokens[last - 1].end
    for timex in reading.timexes:
        if timex.span.start < low or timex.start is None or timex.type not in ("DATE", "TIME"):
            continue
        if timex.span.start >= high:
            break
        words = [t.text.lower() for t in parse.between(max(low, timex.span.start - 7), timex.span.start)]
        if any(tuple(words[-len(lead) :]) == lead for lead in _AS_OF) and timex.start == timex.end:
            return timex.start
    return None
