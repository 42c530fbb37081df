"""Groups facts into rows: the best pair first, and no fact against the rest of its row."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

from rashomon.aligning.sheet.facts import Fact

T = TypeVar("T")
# Facts under one blocking key beyond this are compared with their neighbours only: keeps a story of a thousand
# articles linear; eight to fifty articles stay far below it.
BLOCK_CAP = 80
NEIGHBOURS = 20
# Two rows become one when their facts agree with each other, on average, at this share of the threshold.
MEAN_SHARE = 0.6


def group_facts(
    facts: Sequence[Fact[T]],
    score: Callable[[Fact[T], Fact[T]], float],
    keys: Callable[[Fact[T]], Iterable[Hashable]],
    *,
    threshold: float,
    barred: Callable[[Fact[T], Fact[T]], bool],
) -> list[list[Fact[T]]]:
    """Groups of two facts or more, in text order; `score` is asked only for facts that share a key.

    Two facts of one article that are `barred` never come into one group, whatever joins them to others.
    """
    scores = {}
    for a, b in sorted(_pairs(facts, keys)):
        if not _barred(facts[a], facts[b], barred) and (found := score(facts[a], facts[b])) > 0:
            scores[a, b] = found
    home = list(range(len(facts)))
    members = {n: [n] for n in home}
    for (a, b), found in sorted(scores.items(), key=lambda s: (-s[1], s[0])):
        if found < threshold:
            break
        left, right = home[a], home[b]
        if left == right or not _fit(members[left], members[right], scores, threshold):
            continue
        if not any(_barred(facts[n], facts[m], barred) for n in members[left] for m in members[right]):
            for n in members[right]:
                home[n] = left
            members[left] += members.pop(right)
    return [[facts[n] for n in sorted(group)] for _, group in sorted(members.items()) if len(group) > 1]


def _barred(a: Fact[T], b: Fact[T], barred: Callable[[Fact[T], Fact[T]], bool]) -> bool:
    return a.article.id == b.article.id and barred(a, b)


def _pairs(facts: Sequence[Fact[T]], keys: Callable[[Fact[T]], Iterable[Hashable]]) -> set[tuple[int, int]]:
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for n, fact in enumerate(facts):
        for key in keys(fact):
            blocks[key].append(n)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= BLOCK_CAP:
            pairs.update(combinations(block, 2))
        else:
            pairs.update((a, b) for i, a in enumerate(block) for b in block[i + 1 : i + 1 + NEIGHBOURS])
    return pairs


def _fit(
    left: Sequence[int], right: Sequence[int], scores: dict[tuple[int, int], float], threshold: float
) -> bool:
    """Whether two groups agree on average; one stray likeness does not chain two questions together."""
    found = [scores.get((min(a, b), max(a, b)), 0.0) for a in left for b in right]
    return sum(found) / len(found) >= threshold * MEAN_SHARE
