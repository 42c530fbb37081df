"""What else finds reuse, on the same pairs in the same run: MinHash LSH and an exact index of rare word runs.

Each takes the five-word runs of all articles and answers with pairs; the cut that suits the silver pairs best is
given to each. datasketch is not a dependency: its line is left out where it is not installed.
"""

import importlib
import importlib.util
import time
from collections import Counter, defaultdict
from itertools import combinations

import numpy as np

from rashomon.aligning.reuse.words import BodyWords

Pairs = dict[tuple[str, str], float]
# A run that more articles share than this is no sign of reuse; the exact index leaves it out.
RARE_ARTICLES = 20
# MinHash of 128 values and a low threshold: containment in a short article is a small Jaccard of both.
PERMUTATIONS = 128
LSH_THRESHOLD = 0.05


def exact_index(words: dict[str, BodyWords]) -> tuple[Pairs, float]:
    """Pairs with the share of the shorter article's runs that both have, and CPU seconds."""
    begun = time.process_time()
    holders: dict[int, list[str]] = defaultdict(list)
    sets = {key: np.unique(w.hashes) for key, w in words.items()}
    for key, hashes in sets.items():
        for value in hashes.tolist():
            holders[value].append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for keys in holders.values():
        if 1 < len(keys) <= RARE_ARTICLES:
            shared.update(combinations(sorted(keys), 2))
    found = {(a, b): n / max(1, min(len(sets[a]), len(sets[b]))) for (a, b), n in shared.items()}
    return found, time.process_time() - begun


def minhash_lsh(words: dict[str, BodyWords]) -> tuple[Pairs, float] | None:
    """Pairs with their estimated Jaccard similarity, and CPU seconds; None without datasketch."""
    if importlib.util.find_spec("datasketch") is None:
        return None
    datasketch = importlib.import_module("datasketch")
    begun = time.process_time()
    index = datasketch.MinHashLSH(threshold=LSH_THRESHOLD, num_perm=PERMUTATIONS)
    sketches = {}
    for key, w in sorted(words.items()):
        sketch = datasketch.MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([value.tobytes() for value in np.unique(w.hashes)])
        sketches[key] = sketch
        index.insert(key, sketch)
    found = {}
    for key, sketch in sketches.items():
        for other in index.query(sketch):
            if key < other:
                found[key, other] = float(sketch.jaccard(sketches[other]))
    return found, time.process_time() - begun
