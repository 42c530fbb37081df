"""From a group of facts to a row: cells, links with their reasons, and the row's verdict."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from rashomon.aligning.sheet.facts import Fact
from rashomon.model.ids import make_id
from rashomon.model.row import SERIOUSNESS, Cell, Link, Row, RowKind, Verdict
from rashomon.text.normal_forms import fold

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on two facts and its reason in one sentence."""

    verdict: Verdict
    why: str


def build_row(
    story: str,
    kind: RowKind,
    group: Sequence[Fact[T]],
    *,
    question: str,
    why: str,
    judge: Callable[[Fact[T], Fact[T]], Judged],
) -> Row | None:
    """The row of a group, or None where one telling says one thing only."""
    facts = without_repeats(group, judge)
    links = links_of(facts, judge)
    if len({f.article.id for f in facts}) < 2 and not links:
        return None
    verdict: Verdict = max((link.verdict for link in links), key=SERIOUSNESS.index, default="agree")
    cells = tuple(cell_of(fact) for fact in facts)
    return Row(row_id(story, kind, cells), story, kind, question, cells, tuple(links), verdict, why)


def links_of(facts: Sequence[Fact[T]], judge: Callable[[Fact[T], Fact[T]], Judged]) -> list[Link]:
    """Each pair that is not agreed on; equal claims are judged once, so that copies cost nothing."""
    bearers: dict[Hashable, list[int]] = defaultdict(list)
    for at, fact in enumerate(facts):
        bearers[fact.claim].append(at)
    links = []
    for same in bearers.values():
        if len(same) > 1 and (own := judge(facts[same[0]], facts[same[1]])).verdict != "agree":
            links += [Link(a, b, own.verdict, own.why) for a, b in combinations(same, 2)]
    for left, right in combinations(bearers.values(), 2):
        judged = judge(*sorted((facts[left[0]], facts[right[0]]), key=_wording))
        if judged.verdict != "agree":
            links += [Link(min(a, b), max(a, b), judged.verdict, judged.why) for a in left for b in right]
    return sorted(links, key=lambda link: (link.a, link.b))


def without_repeats(group: Sequence[Fact[T]], judge: Callable[[Fact[T], Fact[T]], Judged]) -> list[Fact[T]]:
    """One fact per article and value, the first in the body before headline and caption."""
    kept: dict[str, list[Fact[T]]] = defaultdict(list)
    for fact in sorted(group, key=lambda f: (f.article.id, _furniture(f), f.span.start)):
        mine = kept[fact.article.id]
        if not any(judge(k, fact).verdict == "agree" for k in mine):
            mine.append(fact)
    return sorted((fact for mine in kept.values() for fact in mine), key=lambda f: f.place)


def cell_of(fact: Fact[T]) -> Cell:
    """What the article says, with the words that say it."""
    return Cell(
        fact.article.id,
        fact.article.outlet,
        fact.value,
        fact.bound,
        fact.as_of,
        fact.said_by,
        fact.pieces or (fact.span,),
    )


def row_id(story: str, kind: RowKind, cells: Sequence[Cell]) -> str:
    """The same cells give the same id."""
    parts = (f"{s.article} {s.start} {s.end}" for cell in cells for s in cell.spans)
    return make_id("r", story, kind, *parts)


def only_row(story: str, kind: RowKind, fact: Fact[T], question: str, searched: Sequence[str]) -> Row:
    """What one telling has and the others, searched for it, have not."""
    cells = (cell_of(fact),)
    why = f"none of the other {len(searched)} articles on the story gives this"
    return Row(row_id(story, kind, cells), story, kind, question, cells, (), "only", why, tuple(searched))


def _wording(fact: Fact[T]) -> tuple[str, str, tuple[str, int, int]]:
    """One order for two wordings, so that a reason reads the same whichever article comes first."""
    return (fold(fact.value), fold(fact.span.text), fact.place)


def _furniture(fact: Fact[T]) -> bool:
    block = fact.article.block_at(fact.span.start)
    return block is None or block.kind != "body"
