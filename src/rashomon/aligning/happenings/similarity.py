"""How alike two articles are, for the pairs that can be: rare-word candidates, cosine of weighted words, dates.

Never all pairs: an article is compared with those that share its heaviest rare words, and posting lists are
capped, so that time grows with the number of articles times two constants.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.aligning.happenings.splitting import WordRow
from rashomon.aligning.happenings.times import LEAST_DATE_FACTOR, TimeSigns, time_factor
from rashomon.aligning.happenings.words import Profile
from rashomon.text.rarity import background_shares

# The pile's own word counts are mixed with general news as if that many more articles had been read: a pile of
# five has no usable counts of its own. 30, 150 and 600 give a mean F1 of .916, .913, .909.
BACKGROUND_ARTICLES = 30
# ... and a small pile is filled up to this many, so that weights have the same spread in piles of every size.
LEAST_ARTICLES = 300
# A word that fewer general articles have is as rare as can be told.
RAREST_SHARE = 1 / 60
# Candidates share one of this many heaviest words ...
QUERY_TERMS = 60
# ... that stands in at most this many articles; commoner words decide between candidates, they don't make them.
MAX_POSTINGS = 300
# The best candidates, by the rare words alone, are compared in full.
MAX_CANDIDATES = 80
# The same sentence, told or quoted, in both: two reports of one speech are nearer than two of one speaker. Hardly
# moves the development sets (1, 1.3, 1.6: .930, .932, .929); decides piles of five where no date does.
COPIED_FACTOR = 1.3
# Long articles and dense topics have high cosines all round. Each is measured against its own nearest neighbours:
# cosine divided by the geometric mean of both sides' neighbourhood, to this power (mean F1 at 0: .925, .5: .938, .7: .941).
LOCAL_POWER = 0.6
LOCAL_NEIGHBOURS = 8
# The neighbourhood of an article with few neighbours is drawn towards what is usual, as if two more were known.
USUAL_SIMILARITY = 0.15
USUAL_COUNT = 2
# Neighbourhoods up to this level change nothing: in a pile of unlike articles the nearest is not near (lifting such
# pairs made a third more stories of two in articles_pile, most of them wrong, for the same F1 on the gold).
LOCAL_UNIT = 0.2


@dataclass(frozen=True, slots=True)
class Vectors:
    """Sparse unit vectors: article i has terms[starts[i]:starts[i+1]] with weights at the same places."""

    starts: NDArray[np.int64]
    terms: NDArray[np.int64]
    weights: NDArray[np.float64]
    frequencies: NDArray[np.int64]


Pairs = dict[tuple[int, int], float]


class TermTable:
    """The words of all articles as numbers, small enough to hold a big pile at once."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.rows: list[WordRow] = []

    def add(self, profile: Profile) -> None:
        """Take in the next article."""
        numbers = [self.numbers.setdefault(key, len(self.numbers)) for key in profile.weights]
        terms = np.array(numbers, dtype=np.int64)
        weights = np.fromiter(profile.weights.values(), np.float64, len(numbers))
        named = np.fromiter((key in profile.names for key in profile.weights), np.bool_, len(numbers))
        order = np.argsort(terms)
        self.rows.append(WordRow(terms[order], weights[order], named[order]))

    def rarity(self) -> NDArray[np.float64]:
        """For each term how rare it is in general news, from 0 to 1."""
        background = background_shares()
        general = np.array([background.get(key, 0.0) for key in self.numbers])
        scaled: NDArray[np.float64] = np.maximum(0.0, np.log(general + RAREST_SHARE) / np.log(RAREST_SHARE))
        return scaled

    def shares(self) -> NDArray[np.float64]:
        """For each term the share of articles that have it, in this pile and general news together."""
        count, added = len(self.rows), self._background_count()
        background = background_shares()
        general = np.array([background.get(key, 0.0) for key in self.numbers])
        mixed: NDArray[np.float64] = (self._frequencies() + added * general + 0.5) / (count + added + 1)
        return mixed

    def vectors(self) -> Vectors:
        """One unit vector for each article, over the terms that two articles share.

        A word that no other article has makes an article less like all others; in a big pile it is most often
        noise, in a pile of five most words are such, so that it counts by what is left to general news.
        """
        count, added = len(self.rows), self._background_count()
        frequencies = self._frequencies()
        idf = np.maximum(0.0, -np.log(self.shares()))
        lone = frequencies < 2
        terms, weights = [], []
        for row in self.rows:
            own, value = row.terms, row.weights * idf[row.terms]
            shared = ~lone[own]
            alone = added / (added + count) * float(np.sum(value[~shared] ** 2))
            norm = float(np.sqrt(np.sum(value[shared] ** 2) + alone)) or 1.0
            terms.append(own[shared])
            weights.append(value[shared] / norm)
        none = np.zeros(0)
        return Vectors(
            np.concatenate(([0], np.cumsum([len(t) for t in terms]))).astype(np.int64),
            np.concatenate([none.astype(np.int64), *terms]),
            np.concatenate([none, *weights]),
            np.where(lone, 0, frequencies),
        )

    def _frequencies(self) -> NDArray[np.int64]:
        every = np.concatenate([np.zeros(0, dtype=np.int64), *(row.terms for row in self.rows)])
        return np.bincount(every, minlength=len(self.numbers))

    def _background_count(self) -> int:
        return max(BACKGROUND_ARTICLES, LEAST_ARTICLES - len(self.rows))


def cosines(v: Vectors) -> Pairs:
    """The cosine of every candidate pair (i, j), i < j."""
    count = len(v.starts) - 1
    owners = np.repeat(np.arange(count, dtype=np.int64), np.diff(v.starts))
    order = np.argsort(v.terms, kind="stable")
    posting_starts = np.concatenate(([0], np.cumsum(v.frequencies)))
    owner_of, weight_of = owners[order], v.weights[order]
    pairs: set[tuple[int, int]] = set()
    for i in range(count):
        own = slice(v.starts[i], v.starts[i + 1])
        terms, weights = v.terms[own], v.weights[own]
        rare = np.flatnonzero(v.frequencies[terms] <= MAX_POSTINGS)
        rare = rare[np.argsort(-weights[rare], kind="stable")][:QUERY_TERMS]
        postings = [slice(posting_starts[t], posting_starts[t + 1]) for t in terms[rare].tolist()]
        if not postings:
            continue
        others, which = np.unique(np.concatenate([owner_of[p] for p in postings]), return_inverse=True)
        gains = np.concatenate(
            [weight_of[p] * w for p, w in zip(postings, weights[rare].tolist(), strict=True)]
        )
        totals = np.bincount(which, gains, len(others))
        best = np.argsort(-totals, kind="stable")[: MAX_CANDIDATES + 1]
        pairs |= {(min(i, j), max(i, j)) for j in others[best].tolist() if j != i}
    return _exact(v, sorted(pairs))


def _exact(v: Vectors, pairs: list[tuple[int, int]]) -> Pairs:
    dense = np.zeros(len(v.frequencies))
    found: Pairs = {}
    filled, own = -1, slice(0, 0)
    for i, j in pairs:
        if i != filled:
            dense[v.terms[own]] = 0
            own = slice(v.starts[i], v.starts[i + 1])
            dense[v.terms[own]] = v.weights[own]
            filled = i
        other = slice(v.starts[j], v.starts[j + 1])
        found[i, j] = float(dense[v.terms[other]] @ v.weights[other])
    return found


def similarities(cosine: Pairs, signs: Sequence[TimeSigns], copied: Collection[tuple[int, int]]) -> Pairs:
    """Cosines with dates and copies taken in, each pair measured against the neighbourhood of its two sides."""
    near: list[list[float]] = [[] for _ in signs]
    dated: Pairs = {}
    for (i, j), s in cosine.items():
        factor = time_factor(signs[i], signs[j])
        dated[i, j] = s * factor * (COPIED_FACTOR if (i, j) in copied and factor > 0 else 1.0)
        for one in (i, j):  # a look-alike of another time is a neighbour still
            near[one].append(s * max(factor, LEAST_DATE_FACTOR))
    level = [_neighbourhood(values) for values in near]
    return {
        (i, j): s * min(1.0, LOCAL_UNIT / float(np.sqrt(level[i] * level[j]))) ** LOCAL_POWER
        for (i, j), s in dated.items()
    }


def _neighbourhood(values: list[float]) -> float:
    best = sorted(values, reverse=True)[:LOCAL_NEIGHBOURS]
    return (sum(best) + USUAL_COUNT * USUAL_SIMILARITY) / (len(best) + USUAL_COUNT)
