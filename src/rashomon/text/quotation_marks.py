"""Finds the stretches of a text that stand between quotation marks, whichever marks and however damaged.

Marks are read by what stands around them, not by their shape alone: a mark with a space before it and a letter
after it opens, one with a letter or stop before it closes, so marks turned the wrong way round pair up. A mark
never closed ends with its paragraph. One pass over the text, paragraph by paragraph.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_DOUBLE = frozenset('"“”„‟«»＂')
_SINGLE = frozenset("'‘’‚‛‹›")
_OPENING_SHAPES = frozenset("“„‟«‘‚‛‹")
_GUILLEMETS = frozenset("«»‹›")
_MARK = re.compile(r"''|``|[\"“”„‟«»＂'‘’‚‛‹›]")
_DOUBLE_MARK = re.compile(r"''|``|[\"“”„‟«»＂]")
_ONLY_OPENING = frozenset("“„«`")
_PARAGRAPH = re.compile(r"[^\n]+")
# Characters that may stand before an opening mark, besides white space and other marks.
_BEFORE_OPENING = frozenset("([{—–-/…:;>")
_SINGLE_CLOSER = re.compile(r"['’‘›‹]")
# A single mark before these is an apostrophe for left-out letters, never an opening mark.
_ELISION = re.compile(r"(?:\d\d?s?\b|em\b|n\b|til\b|tis\b|twas\b|cause\b|bout\b|round\b)", re.IGNORECASE)
# Quotations nest no deeper in print; bounds the work on hostile text.
_MAX_DEPTH = 4
# A quotation that closes paragraphs later has at most so many between without a mark.
_MAX_RUN_ON = 5
# A single-marked stretch that runs longer than this without a closing mark was an apostrophe.
_MAX_SINGLE_CHARS = 1500


@dataclass(frozen=True, slots=True)
class Marked:
    """[start, end) is what stands inside the marks, [outer_start, outer_end) takes in the marks themselves.

    `depth` is 0 for a stretch not inside another; `closed` is False where the paragraph ended first.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    closed: bool
    single: bool


def find_marked(text: str) -> tuple[Marked, ...]:
    """All marked stretches in text order, nested ones after the one that holds them."""
    found: list[Marked] = []
    opened: list[tuple[int, int]] | None = None
    for paragraph in _PARAGRAPH.finditer(text):
        low, high = paragraph.span()
        if not text[low:high].strip():
            continue
        inside = list(_in_paragraph(text, low, high))
        if opened is not None:
            found += _run_on(text, opened, low, high, inside)
        found += inside
        left_open = bool(inside) and not inside[-1].closed and not inside[-1].single
        if left_open:
            opened = []
        elif opened is not None:
            nothing = _DOUBLE_MARK.search(text, low, high) is None
            opened = [*opened, (low, high)] if nothing and len(opened) < _MAX_RUN_ON else None
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def _run_on(
    text: str, between: list[tuple[int, int]], low: int, high: int, inside: list[Marked]
) -> list[Marked]:
    """Paragraphs without marks between one that opens a quotation and this one that closes it."""
    mark = _DOUBLE_MARK.search(text, low, high)
    if mark is None or (inside and inside[0].outer_start <= mark.start()):
        return []
    if not _can_close(text, mark.start(), mark.end(), low, high) or text[mark.start()] in _ONLY_OPENING:
        return []
    whole = [
        Marked(start, start + len(text[start:end].rstrip()), start, end, 0, False, False)
        for start, end in between
    ]
    return [*whole, Marked(low, mark.start(), low, mark.end(), 0, True, False)]


@dataclass(slots=True)
class _Open:
    start: int
    outer: int
    single: bool
    depth: int


def _in_paragraph(text: str, low: int, high: int) -> Iterator[Marked]:
    closers = _single_closers(text, low, high)
    stack: list[_Open] = []
    for match in _MARK.finditer(text, low, high):
        mark, at, after = match.group(), match.start(), match.end()
        single = mark in _SINGLE
        if single and _is_apostrophe(text, at, low, high):
            continue
        opens, closes = _can_open(text, at, after, low, high), _can_close(text, at, after, low, high)
        if single and closes and _is_plural_possessive(text, at, closers):
            continue
        level = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].single == single), None)
        if level is not None and closes and not (opens and mark in _OPENING_SHAPES):
            for dropped in stack[level + 1 :]:
                if not dropped.single:
                    yield from _stretch(text, dropped, at, at, closed=False)
            yield from _stretch(text, stack[level], at, after, closed=True)
            del stack[level:]
        elif opens and (level is None or (len(stack) == 1 and stack[0].single != single)):
            if single and not _closes_later(closers, after):
                continue
            stack.append(_Open(after, at, single, len(stack)))
        elif level == len(stack) - 1 < _MAX_DEPTH and opens and not closes and mark in "“„«":
            # A second opening mark before any closing one: marks of one shape nested.
            stack.append(_Open(after, at, single, len(stack)))
    end = high
    while end > low and text[end - 1].isspace():
        end -= 1
    for left in stack:
        if not left.single:
            yield from _stretch(text, left, end, end, closed=False)


def _stretch(text: str, opened: _Open, end: int, outer_end: int, *, closed: bool) -> Iterator[Marked]:
    start = opened.start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(c.isalnum() for c in text[start:end]):
        yield Marked(start, end, opened.outer, outer_end, opened.depth, closed, opened.single)


def _can_open(text: str, at: int, after: int, low: int, high: int) -> bool:
    before = text[at - 1] if at > low else " "
    following = text[after] if after < high else " "
    mark = text[at]
    if mark in _GUILLEMETS and following in " \u00a0\u202f":
        return mark in "«‹" and (before.isspace() or before in _BEFORE_OPENING)
    free_before = before.isspace() or before in _BEFORE_OPENING or before in _DOUBLE or before in _SINGLE
    if not free_before and mark in "“„" and not following.isspace() and following.isalnum():
        return before in ",.:;!?"  # a lost space: `said:“We`
    return free_before and not following.isspace() and following not in ",.;:!?)]"


def _can_close(text: str, at: int, after: int, low: int, high: int) -> bool:
    before = text[at - 1] if at > low else " "
    following = text[after] if after < high else " "
    if text[at] in _GUILLEMETS and before in " \u00a0\u202f":
        return text[at] in "»›"
    if before.isspace():
        # "… the term ‘outreach,’ " he said: a blank kept between two closing marks.
        return following.isspace() and text[at] in '”"' and text[max(at - 2, low) : at - 1] in ("'", "’")
    # A closing mark glued to the next word still closes if its shape says so: `unacceptable.”Mr.`
    return not following.isalnum() or text[at] in '”»"'


def _is_apostrophe(text: str, at: int, low: int, high: int) -> bool:
    before = text[at - 1] if at > low else " "
    following = text[at + 1] if at + 1 < high else " "
    if before.isalnum() and following.isalnum():
        return True
    return not before.isalnum() and _ELISION.match(text, at + 1, high) is not None


def _is_plural_possessive(text: str, at: int, closers: list[int]) -> bool:
    """Whether it reads "the workers' rights", and the stretch can still close later."""
    reads_on = text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
    return text[at - 1] == "s" and reads_on and _closes_later(closers, at)


def _single_closers(text: str, low: int, high: int) -> list[int]:
    """Places of single marks that can only close: after a stop, or after a letter that is not a plural's s."""
    places = []
    for match in _SINGLE_CLOSER.finditer(text, low, high):
        at = match.start()
        before = text[at - 1] if at > low else " "
        following = text[at + 1] if at + 1 < high else " "
        if not before.isspace() and not following.isalnum() and (before.isalnum() or before in ',.!?…”"-—)'):
            places.append(at)
    return places


def _closes_later(closers: list[int], start: int) -> bool:
    at = bisect_right(closers, start)
    return at < len(closers) and closers[at] <= start + _MAX_SINGLE_CHARS
