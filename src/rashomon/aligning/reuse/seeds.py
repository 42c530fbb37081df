"""Which pairs of articles may share a passage: an exact index of sampled word runs, sorted, never all pairs.

Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003) keeps the smallest of each WINDOW neighbouring
fingerprints, so that every shared run of RUN_WORDS + WINDOW - 1 words is sure to meet in the index.
"""

import numpy as np
from numpy.typing import NDArray

from rashomon.aligning.reuse.words import Hashes

# With runs of 5, windows of 4 promise to find any shared run of 8 words, and store 0.4 numbers a word.
WINDOW = 4
# A run of 12 words, the shortest passage kept, holds two windows that don't overlap, hence two seeds. Seeds that
# more than RARE_ARTICLES share are stock phrases ("National Institute of Allergy and Infectious Diseases") or a
# wire story; the story brings dozens of them, so each counts a third and six are asked for.
RARE_ARTICLES = 10
RARE_WEIGHT = 3
MIN_WEIGHT = 6
# Articles with one fingerprint are paired with this many next ones: a wire story in a thousand papers gives
# 20,000 pairs and stays one connected group, instead of half a million.
NEIGHBOURS = 20


def sample(hashes: Hashes) -> Hashes:
    """The distinct fingerprints that winnowing keeps."""
    if len(hashes) <= WINDOW:
        return np.unique(hashes)
    return np.unique(np.lib.stride_tricks.sliding_window_view(hashes, WINDOW).min(axis=1))


def candidate_pairs(samples: list[Hashes]) -> NDArray[np.int64]:
    """Pairs (i, j), i < j, of articles that share enough fingerprints, sorted; an array of two columns."""
    count = len(samples)
    none = np.zeros((0, 2), dtype=np.int64)
    if count < 2:
        return none
    owners = np.repeat(np.arange(count, dtype=np.int64), [len(s) for s in samples])
    values = np.concatenate(samples)
    order = np.lexsort((owners, values))
    values, owners = values[order], owners[order]
    group_sizes = np.unique(values, return_counts=True)[1]
    weights = np.repeat(np.where(group_sizes <= RARE_ARTICLES, RARE_WEIGHT, 1), group_sizes)
    keys, gains = [], []
    for step in range(1, min(NEIGHBOURS, len(values) - 1) + 1):
        same = values[step:] == values[:-step]
        keys.append(owners[:-step][same] * count + owners[step:][same])
        gains.append(weights[step:][same])
    if not keys:
        return none
    pairs, which = np.unique(np.concatenate(keys), return_inverse=True)
    pairs = pairs[np.bincount(which, np.concatenate(gains), len(pairs)) >= MIN_WEIGHT]
    return np.stack((pairs // count, pairs % count), axis=1)
