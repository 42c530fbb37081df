"""The user's corrections laid over the machine's groups, in the order in which they were made."""

from collections.abc import Mapping, Sequence

from rashomon.model.judgement import Judgement

Near = Sequence[Mapping[int, float]]


def apply_judgements(
    groups: list[list[int]], judgements: Sequence[Judgement], numbers: Mapping[str, int], near: Near
) -> list[list[int]]:
    """The groups as the user wants them; articles that are no longer there are passed over."""
    for judgement in judgements:
        left = {numbers[a] for a in judgement.left if a in numbers}
        right = {numbers[a] for a in judgement.right if a in numbers}
        if left and right:
            change = _merged if judgement.verdict == "same" else _parted
            groups = sorted(sorted(group) for group in change(groups, left, right, near) if group)
    return groups


def judged_articles(judgements: Sequence[Judgement]) -> frozenset[str]:
    """The articles that a judgement names."""
    return frozenset(a for j in judgements for a in (*j.left, *j.right))


def _merged(groups: list[list[int]], left: set[int], right: set[int], near: Near) -> list[list[int]]:
    """The stories in which most of either side stands become one, and whoever of them stands elsewhere joins."""
    homes = [max(groups, key=lambda g: len(side.intersection(g))) for side in (left, right)]
    whole = left.union(right, *homes)
    return [list(whole), *([i for i in group if i not in whole] for group in groups)]


def _parted(groups: list[list[int]], left: set[int], right: set[int], near: Near) -> list[list[int]]:
    """No story holds articles of both sides; one that the user did not name goes with the side it is more like."""
    parts: list[list[int]] = []
    for group in groups:
        if left.isdisjoint(group) or right.isdisjoint(group):
            parts.append(group)
            continue
        sides = [left.intersection(group), right.intersection(group)]
        leaving = [
            i
            for i in group
            if i in left or (i not in right and _likeness(i, sides[0], near) > _likeness(i, sides[1], near))
        ]
        parts += [leaving, [i for i in group if i not in leaving]]
    return parts


def _likeness(i: int, side: set[int], near: Near) -> float:
    return sum(near[i].get(j, 0.0) for j in sorted(side)) / len(side)
