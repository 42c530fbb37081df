"""The characters of a web page that a reader sees, each with its place in the page, and the way back to them.

One pass over the page, tags, comments, scripts and styles skipped and entities decoded; then the extracted
text is looked up in it paragraph by paragraph. What is not found is left out of the map rather than guessed.
"""

import html
import re
from bisect import bisect_left
from dataclasses import dataclass

# Possessive where a repeat is nested, and no tag crosses the next one's start: linear on any input.
_PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|noscript|template|textarea|title)\b[^<>]*>"
    r"|</?[A-Za-z!?](?>\"[^\"<]{0,4000}\"|'[^'<]{0,4000}'|[^<>])*+>"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});?|[^<&]+|[<&]",
    re.DOTALL | re.IGNORECASE,
)
# Characters of a paragraph long enough to stand only once in a page.
LONG = 40
# Words of a changed paragraph are sought this far ahead, in visible characters.
REACH = 400
# All looking-up together reads at most so many times the page; a page that needs more is no article.
BUDGET = 40


@dataclass(frozen=True, slots=True)
class PageText:
    """Visible characters without white space, and the offset in the page of each."""

    letters: str
    places: tuple[int, ...]


def visible(page: str) -> PageText:
    """All that is text and not mark-up."""
    letters: list[str] = []
    places: list[int] = []
    at = 0
    while found := _PIECE.match(page, at):
        piece, start, at = found[0], at, found.end()
        if found["raw"]:
            closing = re.compile(rf"</{found['raw']}", re.IGNORECASE).search(page, at)
            at = closing.start() if closing else len(page)
        elif piece[0] == "&" and len(piece) > 1:
            for letter in "".join(html.unescape(piece).split()):
                letters.append(letter)
                places.append(start)
        elif piece[0] != "<" or len(piece) == 1:
            for offset, letter in enumerate(piece):
                if not letter.isspace():
                    letters.append(letter)
                    places.append(start + offset)
    return PageText("".join(letters), tuple(places))


def map_to_page(text: str, paragraphs: list[tuple[int, int]], page: str) -> tuple[tuple[int, int, int], ...]:
    """Triples (start in text, start in page, length) for the [start, end) paragraphs of the text."""
    seen = visible(page)
    bare = ["".join(text[start:end].split()) for start, end in paragraphs]
    found = _locate(bare, seen.letters)
    pairs: list[tuple[int, int]] = []
    for (start, end), words, at in zip(paragraphs, bare, found, strict=True):
        spots = [i for i in range(start, end) if not text[i].isspace()]
        if at is not None and at >= 0:
            pairs += zip(spots, seen.places[at : at + len(words)], strict=True)
        elif at is not None:
            pairs += [
                (spots[i], seen.places[p]) for i, p in _by_words(text[start:end], seen.letters, -at - 1)
            ]
    return _runs(text, page, pairs)


def _locate(bare: list[str], letters: str) -> list[int | None]:
    """Where each paragraph stands; a negative number is -1 minus the place from which to seek word by word."""
    found: list[int | None] = [None] * len(bare)
    budget = [BUDGET * max(len(letters), 1)]
    cursor = 0
    for number, words in enumerate(bare):
        if len(words) >= LONG:
            at = _find(letters, words, cursor, budget)
            if at < 0:
                at = _find(letters, words, 0, budget)
            if at >= 0:
                found[number], cursor = at, at + len(words)
    for number, words in enumerate(bare):
        if found[number] is None and words:
            low, high = _bounds(found, bare, number, len(letters))
            at = _find(letters, words, low, budget, high)
            if at < 0 and len(words) < LONG:
                at = _find(letters, words, 0, budget)
            found[number] = at if at >= 0 else -low - 1
    return found


def _bounds(found: list[int | None], bare: list[str], number: int, size: int) -> tuple[int, int]:
    """From the end of the paragraph before, where it was found, to the start of the one after."""
    before = found[number - 1] if number else None
    low = before + len(bare[number - 1]) if before is not None and before >= 0 else 0
    after = found[number + 1] if number + 1 < len(found) else None
    return low, after if after is not None and after >= low else size


def _find(letters: str, words: str, start: int, budget: list[int], end: int | None = None) -> int:
    stop = len(letters) if end is None else end
    if budget[0] <= 0:
        return -1
    at = letters.find(words, start, stop)
    budget[0] -= (at if at >= 0 else stop) - start + len(words)
    return at


def _by_words(paragraph: str, letters: str, cursor: int) -> list[tuple[int, int]]:
    """Pairs (index of a visible character of the paragraph, index in letters), each word within reach of the last."""
    pairs: list[tuple[int, int]] = []
    done = 0
    for word in paragraph.split():
        at = letters.find(word, cursor, cursor + REACH + len(word))
        if at >= 0 and (len(word) > 3 or at == cursor):
            pairs += [(done + i, at + i) for i in range(len(word))]
            cursor = at + len(word)
        done += len(word)
    return pairs


def _runs(text: str, page: str, pairs: list[tuple[int, int]]) -> tuple[tuple[int, int, int], ...]:
    """Join pairs that step together, across equally long white space too."""
    runs: list[list[int]] = []
    for here, there in pairs:
        if runs:
            start, page_start, length = runs[-1]
            gap = here - start - length
            same = there - page_start - length == gap
            if same and (
                gap == 0
                or (gap > 0 and page[there - gap : there].isspace() and text[here - gap : here].isspace())
            ):
                runs[-1][2] = here - start + 1
                continue
        runs.append([here, there, 1])
    return tuple((a, b, c) for a, b, c in runs)


def page_place(page_map: tuple[tuple[int, int, int], ...], offset: int) -> int | None:
    """Where in the page a character of the text stands, None if the map does not say."""
    at = bisect_left(page_map, offset + 1, key=lambda run: run[0]) - 1
    if at < 0:
        return None
    start, page_start, length = page_map[at]
    return page_start + offset - start if offset < start + length else None
