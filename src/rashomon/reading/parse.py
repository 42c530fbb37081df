"""Runs the language pipeline over an article's repaired text and brings every token back to the text as it is.

One article at a time: batching changes the last bits of the tagger's sums, and with them, rarely, a tag; the
same article must read the same in any company. Very long articles go through in stretches of whole paragraphs.
"""

from collections.abc import Iterator
from typing import Any

from rashomon.model.parse import Parse, Token
from rashomon.model.reading import Reading
from rashomon.reading.base import Reader
from rashomon.text.language_pipeline import load_pipeline
from rashomon.text.repair import Repaired, repair

# Characters per pass: bounds memory (about 1 GB per million characters); longer than all but 3 of 1,234 articles
# of articles_pile, so nearly every article is read whole.
STRETCH_CHARS = 60_000


def read_parse(reading: Reading) -> Parse:
    """Tokens, tags, heads, sentences and named entities of the whole article."""
    nlp = load_pipeline()
    fixed = repair(reading.article.text)
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    for start, end in stretches(fixed.text):
        _append(nlp(fixed.text[start:end]), start, fixed, tokens, sentences)
    return _with_children(tokens, sentences)


def parse_of(doc: Any) -> Parse:
    """The same of a spaCy Doc that another pipeline has parsed, over its own text."""
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    _append(doc, 0, Repaired(doc.text, (0,), (0,)), tokens, sentences)
    return _with_children(tokens, sentences)


def _with_children(tokens: list[Token], sentences: list[tuple[int, int]]) -> Parse:
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    return Parse(tuple(tokens), tuple(sentences), tuple(tuple(c) for c in children))


def stretches(text: str, size: int = STRETCH_CHARS) -> Iterator[tuple[int, int]]:
    """Cut a text at paragraph ends, else at spaces, into pieces of at most `size` characters."""
    start = 0
    while len(text) - start > size:
        cut = max(text.rfind("\n", start, start + size), start) + 1
        if cut <= start + 1:
            cut = max(text.rfind(" ", start, start + size), start) + 1
        if cut <= start + 1:
            cut = start + size
        yield start, cut
        start = cut
    if start < len(text):
        yield start, len(text)


def _append(
    doc: Any, base: int, fixed: Repaired, tokens: list[Token], sentences: list[tuple[int, int]]
) -> None:
    """Add the tokens of one pass, leaving out white space (its children move up to its head)."""
    first = len(tokens)
    place: dict[int, int] = {}
    for word in doc:
        if not word.is_space:
            place[word.i] = first + len(place)
    for sentence in doc.sents:
        words = [w for w in sentence if w.i in place]
        if not words:
            continue
        number = len(sentences)
        sentences.append((place[words[0].i], place[words[-1].i] + 1))
        for word in words:
            head = word.head
            while head.i not in place and head.head.i != head.i:
                head = head.head
            at = place[word.i]
            start, end = base + word.idx, base + word.idx + len(word.text)
            tokens.append(
                Token(
                    index=at,
                    start=fixed.original(start),
                    end=fixed.original(end - 1) + 1,
                    text=word.text,
                    lemma=word.lemma_.lower(),
                    pos=word.pos_,
                    tag=word.tag_,
                    dep=word.dep_,
                    head=place.get(head.i, at),
                    sentence=number,
                    entity=word.ent_type_,
                    entity_starts=word.ent_iob_ == "B",
                )
            )


PARSE = Reader("parse", "1", read_parse)
