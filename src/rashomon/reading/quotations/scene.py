"""What every part of the quotes reader looks at: the text, its parse, its marked stretches and its cues."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from rashomon.model.article import Article
from rashomon.model.parse import Parse, Token
from rashomon.reading.quotations.cues import Cue, find_cues
from rashomon.text.quotation_marks import Marked, find_marked

# Kinds of blocks whose marks and verbs are read; the rest is furniture.
_READ_KINDS = ("headline", "body", "quote", "caption")
# "Mr. X of Y said" after a lost mark: the verb stands within so many words of the comma.
_MAX_ATTRIBUTION_WORDS = 5
_SENTENCE_ENDS = frozenset({".", "!", "?", "…", "...", "....", ".."})


@dataclass(slots=True)
class Draft:
    """An attribution in the making: character ranges of content, the cue, token groups of the source."""

    content: list[tuple[int, int]]
    cue: Cue | None
    source: tuple[tuple[int, ...], ...]
    type: str
    rule: str
    source_chars: tuple[tuple[int, int], ...] = ()
    cue_chars: tuple[tuple[int, int], ...] = ()
    carried: "Draft | None" = None


@dataclass(slots=True)
class Paragraph:
    """A line of the text and the outermost marked stretches in it."""

    start: int
    end: int
    stretches: tuple[Marked, ...]


@dataclass(slots=True)
class Scene:
    """One article prepared for the search for attributions."""

    article: Article
    parse: Parse
    marked: tuple[Marked, ...]
    paragraphs: tuple[Paragraph, ...]
    cues: tuple[Cue, ...]
    surnames: frozenset[str] = frozenset()
    _cue_starts: list[int] = field(default_factory=list)
    _outer: tuple[Marked, ...] = ()
    _outer_starts: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def cues_between(self, first: int, last: int) -> tuple[Cue, ...]:
        """Cues whose head is one of the tokens [first, last)."""
        return self.cues[bisect_left(self._cue_starts, first) : bisect_left(self._cue_starts, last)]

    def stretch_at(self, offset: int) -> Marked | None:
        """The outermost marked stretch around a character."""
        at = bisect_right(self._outer_starts, offset) - 1
        return self._outer[at] if at >= 0 and offset < self._outer[at].outer_end else None

    def stretches_between(self, low: int, high: int) -> tuple[Marked, ...]:
        """Outermost stretches that share a character with [low, high)."""
        at = max(bisect_right(self._outer_starts, low) - 1, 0)
        found = []
        while at < len(self._outer) and self._outer[at].outer_start < high:
            if self._outer[at].outer_end > low:
                found.append(self._outer[at])
            at += 1
        return tuple(found)


class Ranges:
    """Character ranges that answer in log n whether any of them overlaps or covers another."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Sort them, and keep the farthest end so far beside each."""
        ordered = sorted(ranges)
        self._starts = [low for low, _ in ordered]
        self._ends = list(itertools.accumulate((high for _, high in ordered), max))

    def overlaps(self, low: int, high: int) -> bool:
        """Whether any range shares a character with [low, high)."""
        at = bisect_left(self._starts, high)
        return at > 0 and self._ends[at - 1] > low

    def covers(self, low: int, high: int) -> bool:
        """Whether any range holds all of [low, high)."""
        at = bisect_right(self._starts, low)
        return at > 0 and self._ends[at - 1] >= high


def prepare(article: Article, parse: Parse) -> Scene:
    """Find marks, paragraphs and cues."""
    marked = find_marked(article.text)
    cues = find_cues(parse)
    heads = frozenset(c.head for c in cues)
    outer = tuple(
        _cut_unclosed(parse, heads, m) for m in marked if m.depth == 0 and not _is_gloss(article.text, m)
    )
    scene = Scene(article, parse, marked, tuple(_paragraphs(article, outer)), cues)
    scene.surnames = _surnames(parse)
    scene._cue_starts = [c.head for c in cues]
    scene._outer = outer
    scene._outer_starts = [m.outer_start for m in outer]
    return scene


def _surnames(parse: Parse) -> frozenset[str]:
    """The last words of the names of people that the language model saw, in small letters."""
    found = set()
    for token, following in itertools.zip_longest(parse.tokens, parse.tokens[1:]):
        ends = following is None or following.entity != "PERSON" or following.entity_starts
        if token.entity == "PERSON" and ends:
            found.add(token.text.lower())
    return frozenset(found)


def _is_gloss(text: str, marked: Marked) -> bool:
    """A translation or nickname in brackets of its own, (“Yellow House”), is nothing that somebody said."""
    before = text[max(marked.outer_start - 1, 0) : marked.outer_start]
    return before == "(" and text[marked.outer_end : marked.outer_end + 1] == ")"


def _cut_unclosed(parse: Parse, heads: frozenset[int], marked: Marked) -> Marked:
    """Where the closing mark was lost before the attribution (“We go, he said.), end the stretch at that comma."""
    if marked.closed or marked.single:
        return marked
    tokens = parse.between(marked.start, marked.end)
    for before, after in itertools.pairwise(tokens):
        if before.text != ",":
            continue
        near = range(after.index, min(after.index + _MAX_ATTRIBUTION_WORDS, tokens[-1].index))
        verb = next((i for i in near if i in heads), None)
        if verb is None or not is_sentence_end(parse.tokens[verb + 1]):
            continue
        subject = parse.child_with(verb, "nsubj")
        if subject is not None and subject.index >= after.index:
            return replace(marked, end=before.end, outer_end=before.end)
    return marked


def _paragraphs(article: Article, outer: tuple[Marked, ...]) -> list[Paragraph]:
    starts = [m.outer_start for m in outer]
    found = []
    for block in article.blocks:
        if block.kind not in _READ_KINDS:
            continue
        low = block.start
        while low < block.end:
            high = article.text.find("\n", low, block.end)
            high = block.end if high < 0 else high
            if article.text[low:high].strip():
                inside = outer[bisect_left(starts, low) : bisect_left(starts, high)]
                found.append(Paragraph(low, high, inside))
            low = high + 1
    return found


def is_sentence_end(token: Token) -> bool:
    """Whether a token ends a sentence: a stop of its own, not one that belongs to an abbreviation."""
    return token.text in _SENTENCE_ENDS


def char_range(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Characters of the tokens [first, last)."""
    return parse.tokens[first].start, parse.tokens[last - 1].end
