"""The comparison sheet: rows of cells, and a verdict for each pair that differs."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.figure import Bound
from rashomon.model.span import Span

RowKind = Literal["figure", "date", "place", "quote", "who", "event"]
Verdict = Literal["agree", "vague", "update", "conflict", "only"]
# From least to most serious; a row's verdict is the most serious of its links.
SERIOUSNESS: tuple[Verdict, ...] = ("only", "agree", "vague", "update", "conflict")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one telling says to the row's question; an article that says two things has two cells."""

    article: str
    outlet: str | None
    value: str
    bound: Bound
    as_of: str | None
    said_by: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """The verdict on two cells, by their index in the row, with its reason in one sentence."""

    a: int
    b: int
    verdict: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """One question; `links` names each pair that is not plain agree, and pairs inside one article that differ.

    `searched` lists the articles looked through in vain, for verdict "only". `why` says what joined the cells.
    """

    id: str
    story: str
    kind: RowKind
    question: str
    cells: tuple[Cell, ...]
    links: tuple[Link, ...]
    verdict: Verdict
    why: str
    searched: tuple[str, ...] = ()
