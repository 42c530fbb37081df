"""The passages that two articles share: exact runs of words, joined over small edits."""

from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import LCSseq

from rashomon.aligning.reuse.words import RUN_WORDS, BodyWords, Hashes

# Two runs are one passage when at most this many words stand between them on either side: a changed date line,
# an inserted "told Reuters on Monday".
MAX_GAP_WORDS = 8
# A word run that an article repeats more often than this is a refrain, and would make hostile input quadratic.
MAX_REPEATS = 3
# Two runs may overlap by this much when a word was repeated or dropped at their seam.
MAX_OVERLAP_WORDS = RUN_WORDS


@dataclass(frozen=True, slots=True)
class Passage:
    """Word ranges [a, a_end) and [b, b_end) of two articles, and how many words, in order, are equal in them."""

    a: int
    a_end: int
    b: int
    b_end: int
    equal: int

    @property
    def words(self) -> int:
        """Length of the shorter side."""
        return min(self.a_end - self.a, self.b_end - self.b)

    @property
    def score(self) -> float:
        """Share of equal words, of both sides together."""
        return 2 * self.equal / (self.a_end - self.a + self.b_end - self.b)


def shared_passages(left: BodyWords, right: BodyWords) -> list[Passage]:
    """All joined runs, in the order of the left article; those inside a longer one are left out."""
    joined = _join(_runs(left, right))
    found = [
        Passage(a, a_end, b, b_end, LCSseq.similarity(left.forms[a:a_end], right.forms[b:b_end]))
        for a, a_end, b, b_end in joined
    ]
    found.sort(key=lambda p: (-p.equal, p.a, p.b))
    taken_a = np.zeros(len(left.forms), dtype=np.bool_)
    taken_b = np.zeros(len(right.forms), dtype=np.bool_)
    kept = []
    for passage in found:
        inside_a = taken_a[passage.a : passage.a_end].mean()
        inside_b = taken_b[passage.b : passage.b_end].mean()
        if max(inside_a, inside_b) > 0.5:  # a second copy of words that a longer passage already explains
            continue
        taken_a[passage.a : passage.a_end] = True
        taken_b[passage.b : passage.b_end] = True
        kept.append(passage)
    return sorted(kept, key=lambda p: (p.a, p.b))


def _runs(left: BodyWords, right: BodyWords) -> list[tuple[int, int, int, int]]:
    """Maximal runs of equal words, at least RUN_WORDS long, sorted by their place on the left."""
    shared = np.intersect1d(left.hashes, right.hashes)
    theirs = _places(right.hashes, shared)
    meets = [
        (place - other, place)
        for value, places in _places(left.hashes, shared).items()
        for place in places
        for other in theirs[value]
        if len(places) <= MAX_REPEATS and len(theirs[value]) <= MAX_REPEATS
    ]
    meets.sort()
    runs: list[tuple[int, int, int, int]] = []
    first = 0
    for index, (shift, place) in enumerate(meets):
        if index + 1 < len(meets) and meets[index + 1] == (shift, place + 1):
            continue
        start = meets[first][1]
        runs.append((start, place + RUN_WORDS, start - shift, place + RUN_WORDS - shift))
        first = index + 1
    return sorted(runs)


def _places(hashes: Hashes, shared: Hashes) -> dict[int, list[int]]:
    """Where each shared run of words stands."""
    found: dict[int, list[int]] = {}
    for place in np.flatnonzero(np.isin(hashes, shared)).tolist():
        found.setdefault(int(hashes[place]), []).append(place)
    return found


def _join(runs: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Runs that follow each other closely on both sides become one."""
    done: list[tuple[int, int, int, int]] = []
    live: list[tuple[int, int, int, int]] = []
    for run in runs:
        near = [p for p in live if run[0] - p[1] <= MAX_GAP_WORDS]
        done += [p for p in live if run[0] - p[1] > MAX_GAP_WORDS]
        fitting = [
            p
            for p in near
            if -MAX_OVERLAP_WORDS <= run[2] - p[3] <= MAX_GAP_WORDS
            and run[0] - p[1] >= -MAX_OVERLAP_WORDS
            and run[1] > p[1]
            and run[3] > p[3]
        ]
        if fitting:
            best = min(fitting, key=lambda p: (abs(run[0] - p[1]) + abs(run[2] - p[3]), p))
            near.remove(best)
            run = (best[0], run[1], best[2], run[3])
        live = [*near, run]
    return sorted(done + live)
