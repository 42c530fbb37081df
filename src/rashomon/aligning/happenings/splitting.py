"""Takes groups apart that tell two look-alike happenings: two quakes on one island, two arrests in one team.

Inside one group the words of the common topic stand everywhere and weigh nothing; what is left falls into two camps.
The camps are two happenings where each has names and numbers that the other lacks, the camps are big enough for
that to be no chance, and few ties run between them. One linear rule weighs the three; its weights are those of a
logistic regression on the 68 candidate splits of ECB+'s development topics (CC BY; 7 of them part two happenings),
and where it cuts was tried on the development parts of all sets.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Fewer articles show no camps.
MIN_GROUP = 4
MIN_CAMP = 2
# The rule: 0 is as likely one happening as two.
OFFSET = -17.5
PER_LOG_TIE = -4.5
PER_LOG_CAMP = 3.3
PER_CONTRAST = 0.75
# Weaker ties than this tell nothing more.
LEAST_TIE = 0.02
# The contrast of a camp sums its most telling names and numbers, this many.
TELLING = 5
ROUNDS = 30


@dataclass(frozen=True, slots=True)
class WordRow:
    """An article's terms by number with their weights, and which it writes as names or numbers."""

    terms: NDArray[np.int64]
    weights: NDArray[np.float64]
    named: NDArray[np.bool_]


Near = Sequence[Mapping[int, float]]


def split_groups(
    groups: Sequence[list[int]], rows: Sequence[WordRow], rarity: NDArray[np.float64], near: Near
) -> list[list[int]]:
    """The groups, those of two or more happenings taken apart; each sorted, in the order of their first member."""
    done, todo = [], list(groups)
    while todo:
        group = todo.pop()
        camps = two_camps(group, rows, rarity)
        if camps is not None and _two_happenings(*camps, rows, rarity, near):
            todo += camps
        else:
            done.append(group)
    return sorted(done)


def two_camps(
    group: list[int], rows: Sequence[WordRow], rarity: NDArray[np.float64]
) -> tuple[list[int], list[int]] | None:
    """The group in two by the words that only a part of it has; None where it shows no two camps."""
    if len(group) < MIN_GROUP:
        return None
    table = _local_table([rows[i] for i in group], rarity)
    inside = _principal_side(table)
    for _ in range(ROUNDS):
        sizes = np.array([inside.sum(), (~inside).sum()])
        if sizes.min() < MIN_CAMP:
            return None
        own = np.stack((inside, ~inside), axis=1).astype(float)
        # Each article against the mean of the others of both camps.
        gains = (table @ (table.T @ own) - own * np.sum(table**2, axis=1)[:, None]) / (sizes - own)
        moved = gains[:, 0] > gains[:, 1]
        if bool((moved == inside).all()):
            break
        inside = moved
    camps = (
        [i for i, s in zip(group, inside, strict=True) if s],
        [i for i, s in zip(group, inside, strict=True) if not s],
    )
    return camps if min(map(len, camps)) >= MIN_CAMP else None


def _local_table(rows: Sequence[WordRow], rarity: NDArray[np.float64]) -> NDArray[np.float64]:
    """Unit rows over the terms that some but not all of the articles have, heavier the fewer."""
    terms, counts = np.unique(np.concatenate([r.terms for r in rows]), return_counts=True)
    telling = (counts > 1) & (counts < len(rows))
    terms, counts = terms[telling], counts[telling]
    scale = np.log(len(rows) / counts) * rarity[terms]
    table = np.zeros((len(rows), len(terms)))
    for place, row in enumerate(rows):
        at = np.searchsorted(terms, row.terms)
        known = at < len(terms)
        known[known] = terms[at[known]] == row.terms[known]
        table[place, at[known]] = row.weights[known] * scale[at[known]]
    norms = np.linalg.norm(table, axis=1, keepdims=True)
    unit: NDArray[np.float64] = table / np.where(norms > 0, norms, 1)
    return unit


def _principal_side(table: NDArray[np.float64]) -> NDArray[np.bool_]:
    """On which side of the middle each row lies, along the direction in which the rows differ most."""
    centred = table - table.mean(axis=0)
    direction = np.linspace(1.0, 2.0, len(table))
    for _ in range(ROUNDS):
        direction = centred @ (centred.T @ direction)
        direction /= np.linalg.norm(direction) or 1.0
    side: NDArray[np.bool_] = direction > 0
    return side


def _two_happenings(
    one: list[int], other: list[int], rows: Sequence[WordRow], rarity: NDArray[np.float64], near: Near
) -> bool:
    members = set(other)
    ties = sum(s for i in one for j, s in near[i].items() if j in members) / (len(one) * len(other))
    contrast = _contrast(one, other, rows, rarity) + _contrast(other, one, rows, rarity)
    log_tie = float(np.log(max(ties, LEAST_TIE)))
    log_camp = float(np.log(min(len(one), len(other))))
    return OFFSET + PER_LOG_TIE * log_tie + PER_LOG_CAMP * log_camp + PER_CONTRAST * contrast > 0


def _contrast(
    one: list[int], other: list[int], rows: Sequence[WordRow], rarity: NDArray[np.float64]
) -> float:
    """How far one camp shares names and numbers that the other lacks, from 0 to about TELLING."""
    ours, counts = np.unique(np.concatenate([rows[i].terms[rows[i].named] for i in one]), return_counts=True)
    theirs = np.concatenate([rows[i].terms[rows[i].named] for i in other])
    known, known_counts = np.unique(theirs, return_counts=True)
    there = np.zeros(len(ours))
    shared, at, at_known = np.intersect1d(ours, known, assume_unique=True, return_indices=True)
    if len(shared):
        there[at] = known_counts[at_known]
    # As if one article more had been read on each side: two articles alone prove little.
    surplus = counts / (len(one) + 1) - (there + 0.5) / (len(other) + 1)
    gains = np.maximum(0.0, surplus) * rarity[ours]
    return float(np.sum(np.sort(gains)[::-1][:TELLING]))
