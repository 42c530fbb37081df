"""Sentences as the parse cuts them, never across a paragraph end."""

from rashomon.model.reading import Reading
from rashomon.model.span import Span
from rashomon.reading.base import Reader


def read_sentences(reading: Reading) -> tuple[Span, ...]:
    """One span per sentence; its index is what `Token.sentence` and `Clause.sentence` name."""
    parse = reading.parsed
    return tuple(
        reading.article.span(parse.tokens[first].start, parse.tokens[last - 1].end)
        for first, last in parse.sentences
    )


SENTENCES = Reader("sentences", "1", read_sentences, needs=("parse",))
