"""The grammatical reading of one article: tokens with tags and heads, offsets in the article's own text."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One word; `head` and `sentence` are indices, `dep` and `pos` in the pipeline's own tag sets (CLEAR, UPOS).

    `text` is the word as the pipeline read it, which may be a repaired form; [start, end) cites the original.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    entity: str  # named-entity type or ""
    entity_starts: bool


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens of a whole article in order, and the token range [first, last) of each sentence."""

    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    children: tuple[tuple[int, ...], ...]

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indices of the token and all below it, in text order."""
        found, todo = [index], list(self.children[index])
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self.children[at])
        return tuple(sorted(found))

    def child_with(self, index: int, *deps: str) -> Token | None:
        """The first child that stands in one of the given relations."""
        return next((self.tokens[c] for c in self.children[index] if self.tokens[c].dep in deps), None)

    def ancestors(self, index: int) -> Iterator[Token]:
        """From the token's head up to the root of its sentence."""
        while (head := self.tokens[index].head) != index:
            index = head
            yield self.tokens[index]

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """Tokens that share a character with [start, end) of the article's text."""
        low, high = 0, len(self.tokens)
        while low < high:
            mid = (low + high) // 2
            if self.tokens[mid].end <= start:
                low = mid + 1
            else:
                high = mid
        found = []
        while low < len(self.tokens) and self.tokens[low].start < end:
            found.append(self.tokens[low])
            low += 1
        return tuple(found)
