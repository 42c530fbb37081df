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
    first, bearers = _tellings(facts)
    scores = {}
    for a, b in sorted(_pairs([facts[n] for n in first], keys)):
        left, right = facts[first[a]], facts[first[b]]
        if not _barred(left, right, barred) and (found := score(left, right)) > 0:
            scores[a, b] = found
    home = list(range(len(first)))
    members = {n: [n] for n in home}
    for (a, b), found in sorted(scores.items(), key=lambda s: (-s[1], s[0])):
        if found < threshold:
            break
        here, there = home[a], home[b]
        if here == there or not _fit(members[here], members[there], scores, threshold):
            continue
        if not _clash(members[here], members[there], bearers, facts, barred):
            for n in members[there]:
                home[n] = here
            members[here] += members.pop(there)
    groups = [sorted(at for n in group for at in bearers[n]) for group in members.values()]
    return [[facts[n] for n in group] for group in sorted(groups) if len(group) > 1]


def _tellings(facts: Sequence[Fact[T]]) -> tuple[list[int], list[list[int]]]:
    """The first fact of each telling, and all facts of it: copies are compared once and go together."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for n, fact in enumerate(facts):
        found[fact.telling].append(n)
    return [bearers[0] for bearers in found.values()], list(found.values())


def _clash(
    left: Sequence[int],
    right: Sequence[int],
    bearers: Sequence[Sequence[int]],
    facts: Sequence[Fact[T]],
    barred: Callable[[Fact[T], Fact[T]], bool],
) -> bool:
    """Whether some article would have two facts in the group that are barred from one group."""
    theirs: dict[str, list[Fact[T]]] = defaultdict(list)
    for n in right:
        for at in bearers[n]:
            theirs[facts[at].article.id].append(facts[at])
    ours = (facts[at] for n in left for at in bearers[n])
    return any(barred(mine, other) for mine in ours for other in theirs.get(mine.article.id, ()))


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
