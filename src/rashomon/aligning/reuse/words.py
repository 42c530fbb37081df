"""The words of an article's body as copies are searched for: folded, located, and marked where they are quoted."""

import functools
import hashlib
import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.model.article import Article, BlockKind
from rashomon.model.reading import Reading
from rashomon.text.normal_forms import fold_marks, located_words

Hashes = NDArray[np.uint64]

# Copies are searched for in the told text; captions, author notes and posts are reused by design.
TOLD: tuple[BlockKind, ...] = ("body", "quote")
# Words in a row that make one fingerprint. Five is the unit of the silver pairs, and what passim-like tools use:
# with four, stock phrases ("said in a statement on") triple the candidates; with six, light edits hide a passage.
RUN_WORDS = 5
# What lies beyond is searched for no copies: a block this long is no article, and its words would fill the memory.
MAX_BLOCK_CHARS = 1_000_000
_MULTIPLIER = 1_000_003
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class BodyWords:
    """`forms` in order with their place in the text; `quoted` tells which stand between quotation marks."""

    article: Article
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: NDArray[np.bool_]
    hashes: Hashes


def body_words(reading: Reading) -> BodyWords:
    """All words of the told blocks."""
    article = reading.article
    found = [
        word
        for block in article.blocks
        if block.kind in TOLD
        for word in located_words(article.text, block.start, min(block.end, block.start + MAX_BLOCK_CHARS))
    ]
    mask = _quoted_mask(reading)
    starts = tuple(start for _, start, _ in found)
    return BodyWords(
        article,
        tuple(form for form, _, _ in found),
        starts,
        tuple(end for _, _, end in found),
        mask[np.array(starts, dtype=np.int64)],
        run_hashes([form for form, _, _ in found]),
    )


def run_hashes(forms: list[str]) -> Hashes:
    """One 64-bit number for each run of RUN_WORDS words, in order; the same on every machine."""
    if len(forms) < RUN_WORDS:
        return np.zeros(0, dtype=np.uint64)
    words = np.array([_word_hash(form) for form in forms], dtype=np.uint64)
    count = len(forms) - RUN_WORDS + 1
    total = np.zeros(count, dtype=np.uint64)
    for place in range(RUN_WORDS):
        total = total * np.uint64(_MULTIPLIER) + words[place : place + count]
    return total ^ (total >> np.uint64(29))  # the low bits alone would favour the last word


@functools.lru_cache(maxsize=262_144)
def _word_hash(form: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"
    )


def _quoted_mask(reading: Reading) -> NDArray[np.bool_]:
    """For each character: inside quotation marks, in a block quotation, or in a direct quote that a reader found."""
    article = reading.article
    mask = np.zeros(len(article.text) + 1, dtype=np.bool_)
    for block in article.blocks:
        if block.kind == "quote":
            mask[block.start : block.end] = True
    for quote in reading.quotes:
        for span in quote.content if quote.type == "direct" else ():
            mask[span.start : span.end] = True
    plain = fold_marks(article.text)
    for paragraph in _PARAGRAPH.finditer(plain):
        # An odd mark opens a quotation that runs on to the paragraph's end, as newspapers print it.
        marks = [m.start() for m in re.finditer('"', paragraph.group())]
        for opening, closing in zip(marks[::2], [*marks[1::2], len(paragraph.group())], strict=False):
            mask[paragraph.start() + opening : paragraph.start() + closing] = True
    return mask
