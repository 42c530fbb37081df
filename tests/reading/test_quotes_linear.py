"""The quotes reader takes time in proportion to the text, on hostile texts too; parses are built by hand."""

import time

import pytest

from factory import article
from rashomon.model.parse import Parse, Token
from rashomon.model.reading import Reading
from rashomon.reading.quotes import read_quotes

TIMES = 4
# Four times the text may take this much longer; a pairwise loop takes sixteen times as long.
MAX_RATIO = 8.0
# Below this many seconds a ratio says nothing.
NOISE = 0.05


def flat(text: str) -> Reading:
    """One sentence a line, every word below its first; "said" is the only verb, names begin with a capital."""
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    offset = 0
    for line in text.split("\n"):
        first, at = len(tokens), offset
        for word in line.split(" "):
            if word:
                tokens.append(token(word, len(tokens), at, first, len(sentences)))
            at += len(word) + 1
        if len(tokens) > first:
            sentences.append((first, len(tokens)))
        offset += len(line) + 1
    children: list[list[int]] = [[] for _ in tokens]
    for made in tokens:
        if made.head != made.index:
            children[made.head].append(made.index)
    parse = Parse(tuple(tokens), tuple(sentences), tuple(tuple(c) for c in children))
    return Reading(article(text), parse=parse)


def token(word: str, index: int, start: int, head: int, sentence: int) -> Token:
    """A word with the tags that its look gives it."""
    said, name = word == "said", word[:1].isupper()
    pos = "VERB" if said else "PROPN" if name else "NOUN" if any(c.isalnum() for c in word) else "PUNCT"
    dep = "ROOT" if index == head else "dep"
    entity = "PERSON" if name else ""
    lemma = "say" if said else word.lower()
    tag = "VBD" if said else "NN"
    return Token(index, start, start + len(word), word, lemma, pos, tag, dep, head, sentence, entity, name)


@pytest.mark.parametrize(
    "piece",
    [
        "Bellamy: we go\n",
        '"Bellamy: we go\n"and on\n',
        "said Bellamy :\n",
        "“we go home now” — Bellamy\n",
        "words words words words — A (@b) x\n",
        "“we “go ” said “ x\n",
        "“we go\nwords on\nmore” x\n",
    ],
    ids=["dialogue", "transcript", "colons", "signed", "posts", "marks", "run on"],
)
def test_read_quotes_is_linear_on_hostile_text(piece: str) -> None:
    small, large = (min(timed(piece * n) for _ in range(2)) for n in (400, 400 * TIMES))
    assert large < MAX_RATIO * small + NOISE


def timed(text: str) -> float:
    """CPU seconds of the reader alone."""
    reading = flat(text)
    began = time.process_time()
    read_quotes(reading)
    return time.process_time() - began
