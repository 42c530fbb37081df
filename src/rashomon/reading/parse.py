"""Runs the language pipeline over an article's repaired text and brings every token back to the text as it is.

One article at a time: batching changes the last bits of the tagger's sums, and with them, rarely, a tag; the
same article must read the same in any company. Very long articles go through in stretches of whole paragraphs.
"""

import functools
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


# One call for a whole text: asking each token for each of these takes twice as long.
_COLUMNS = [
    "ORTH",
    "LEMMA",
    "POS",
    "TAG",
    "DEP",
    "HEAD",
    "ENT_TYPE",
    "ENT_IOB",
    "IS_SPACE",
    "SENT_START",
    "IDX",
]
# ENT_IOB of a name's first token.
_BEGINS = 3
# The array's numbers have 64 bits and no sign.
_UNSIGNED = 2**64


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
    string = functools.cache(doc.vocab.strings.__getitem__)
    columns = doc.to_array(_COLUMNS).T.tolist() if len(doc) else [[]] * len(_COLUMNS)
    forms, lemmas, poses, tags, deps, heads, entities, places, spaces, starts, offsets = columns
    heads = [(at + head) % _UNSIGNED for at, head in enumerate(heads)]  # a head before its token wraps round
    worded = [at for at, space in enumerate(spaces) if not space]
    place = {at: number for number, at in enumerate(worded, len(tokens))}
    fresh, number = True, len(sentences) - 1
    for at, begins in enumerate(starts):
        fresh = fresh or begins == 1
        if at not in place:
            continue
        if fresh:
            fresh, number = False, number + 1
            sentences.append((place[at], place[at]))
        sentences[number] = (sentences[number][0], place[at] + 1)
        head = heads[at]
        while head not in place and heads[head] != head:
            head = heads[head]
        text = string(forms[at])
        start = base + offsets[at]
        tokens.append(
            Token(
                index=place[at],
                start=fixed.original(start),
                end=fixed.original(start + len(text) - 1) + 1,
                text=text,
                lemma=string(lemmas[at]).lower(),
                pos=string(poses[at]),
                tag=string(tags[at]),
                dep=string(deps[at]),
                head=place.get(head, place[at]),
                sentence=number,
                entity=string(entities[at]),
                entity_starts=places[at] == _BEGINS,
            )
        )


PARSE = Reader("parse", "1", read_parse)
