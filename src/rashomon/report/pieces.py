"""Cuts a text into marked pieces on our side, so that no page ever counts characters (browsers count UTF-16)."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to light: what it is (`kinds`), where a click on it leads, and the anchor others point at."""

    start: int
    end: int
    kinds: tuple[str, ...]
    href: str | None = None
    anchor: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters under the same marks; `anchors` belong to the marks that start here."""

    text: str
    kinds: tuple[str, ...] = ()
    href: str | None = None
    anchors: tuple[str, ...] = ()
    title: str | None = None


def cut(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """The pieces of text[start:end], in order; joined they give that text back exactly."""
    end = len(text) if end is None else end
    inside = sorted(
        (m for m in marks if m.start < end and start < m.end and m.start < m.end),
        key=lambda m: (m.start, -m.end, m.kinds),
    )
    edges = sorted({start, end} | {max(m.start, start) for m in inside} | {min(m.end, end) for m in inside})
    pieces, active, waiting = [], list[Mark](), 0
    for left, right in pairwise(edges):
        active = [m for m in active if m.end > left]
        fresh = []
        while waiting < len(inside) and inside[waiting].start <= left:
            fresh.append(inside[waiting])
            waiting += 1
        active += fresh
        pieces.append(_piece(text[left:right], active, [m for m in fresh if m.start == left]))
    return tuple(pieces)


def _piece(text: str, active: list[Mark], fresh: list[Mark]) -> Piece:
    shortest = min(active, key=lambda m: (m.end - m.start, m.start), default=None)
    return Piece(
        text=text,
        kinds=tuple(sorted({kind for m in active for kind in m.kinds})),
        href=next((m.href for m in sorted(active, key=lambda m: m.end - m.start) if m.href), None),
        anchors=tuple(dict.fromkeys(m.anchor for m in fresh if m.anchor)),
        title=shortest.title if shortest else None,
    )
