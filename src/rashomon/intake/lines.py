"""An article's text line by line, as its reader sees it: plain quote marks and dashes, Markdown's marks looked through.

Nothing is changed in the text; each character of what is seen keeps its place there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.model.article import BlockKind
from rashomon.text.normal_forms import fold_marks

_LINE = re.compile(r"[^\r\n]+")
# Every repeat is bounded, so a hostile line costs its length and no more.
_MARKS = re.compile(
    r"^(?:(?:#{1,6}|[>*+\-])[ \t]+){1,6}|^>|[ \t]#{1,6}$"  # headings, quotations, lists
    r"|\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}|(?<!\w)_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?!\w)"  # emphasis
    r"|!?\[(?=[^\[\]]{0,300}\]\([^()\s]{0,2000}\))|(?<=[^\[])\]\([^()\s]{0,2000}\)"  # [words](address)
)
_WHOLE_EMPHASIS = re.compile(r"([*_]{1,3})(?=[^\s*_])[^*_]{1,600}(?<=[^\s*_])\1")


@dataclass(slots=True)
class Line:
    """A line without its outer white space; `plain` is what a reader sees of it, `places` where each letter stands."""

    start: int
    end: int
    plain: str
    after_gap: bool = False
    sign: str = ""  # Markdown's sign at the beginning
    places: range | tuple[int, ...] = ()
    kind: BlockKind | None = None
    cuts: list[tuple[int, BlockKind]] = field(default_factory=list)  # leading parts: (end, kind)

    def at(self, number: int) -> int:
        """Where in the text the first `number` letters of `plain` end."""
        return self.places[number - 1] + 1 if number else self.start


def read_lines(text: str, *, markdown: bool) -> list[Line]:
    """Every line that is not empty."""
    lines: list[Line] = []
    last = 0
    for found in _LINE.finditer(text):
        bare = found[0].strip()
        if bare:
            start = found.start() + found[0].index(bare[0])
            line = read_line(text, start, start + len(bare), markdown=markdown)
            line.after_gap = text.count("\n", last, start) > 1 or not lines
            lines.append(line)
            last = line.end
    return lines


def read_line(text: str, start: int, end: int, *, markdown: bool) -> Line:
    """A stretch of text as one line."""
    bare = text[start:end]
    hidden = [*_hidden(bare, markdown=markdown)]
    if not hidden:
        return Line(start, end, fold_marks(bare), places=range(start, end))
    shown = bytearray(b"\x01" * len(bare))
    for a, b in hidden:
        shown[a:b] = bytes(b - a)
    places = tuple(start + n for n, seen in enumerate(shown) if seen)
    plain = "".join(text[n] for n in places)
    if not any(c.isalnum() for c in plain):  # a rule of asterisks is no emphasis on nothing
        return Line(start, end, fold_marks(bare), places=range(start, end))
    return Line(start, end, fold_marks(plain), sign=bare[0] if not hidden[0][0] else "", places=places)


def _hidden(bare: str, *, markdown: bool) -> Iterator[tuple[int, int]]:
    if markdown:
        yield from (found.span() for found in _MARKS.finditer(bare) if found[0])
    elif whole := _WHOLE_EMPHASIS.fullmatch(bare):
        yield whole.span(1)
        yield len(bare) - len(whole[1]), len(bare)
