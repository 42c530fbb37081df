"""Scores stories against gold groupings, beside a naive floor, and times copies, origins and stories.

    python -m benchmarks.stories.run [--timing]

B-cubed precision, recall and F1 over the development parts, one set of constants for all. The floor is plain
TF-IDF (sublinear, words of two articles or more) with average link and the one cut that suits all sets best.
"""

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from benchmarks.stories.sets import articles_pile, ecbplus, giveme5w1h, newswcl50_basil, pile_of
from rashomon.aligning.base import apply_aligner
from rashomon.aligning.copies import COPIES
from rashomon.aligning.happenings.clustering import average_link
from rashomon.aligning.origins import ORIGINS
from rashomon.aligning.stories import STORIES
from rashomon.model.alignment import Alignment
from rashomon.model.article import Article
from rashomon.text.normal_forms import words

Gold = Mapping[str, tuple[Article, str]]
FLOORS = Path(__file__).with_name("floors.json")
FLOOR_CUTS = (0.04, 0.06, 0.08, 0.10, 0.12, 0.14, 0.16, 0.18, 0.20)
TIMED_SIZES = (250, 500, 1000)


def gold_sets() -> dict[str, Gold]:
    """The three sets, and all of them in one pool."""
    sets: dict[str, Gold] = {
        "giveme5w1h": giveme5w1h(),
        "ecbplus": ecbplus(),
        "newswcl50+basil": newswcl50_basil(),
    }
    return {**sets, "one pool": {k: v for gold in sets.values() for k, v in gold.items()}}


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over articles."""
    both = Counter((gold[a], found[a]) for a in gold)
    of_gold, of_found = Counter(gold.values()), Counter(found[a] for a in gold)
    precision = sum(n * n / of_found[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / of_gold[g] for (g, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def our_stories(gold: Gold) -> dict[str, str]:
    """The story of each article."""
    pile = pile_of({k: a for k, (a, _) in gold.items()})
    so_far = apply_aligner(pile, Alignment(), COPIES)
    return {a: s.id for s in STORIES.align(pile, so_far) for a in s.articles}


def naive_stories(gold: Gold) -> Callable[[float], dict[str, str]]:
    """Groups of the plain floor at any cut."""
    ids = sorted(gold)
    counts = [Counter(words(f"{gold[i][0].headline or ''} {gold[i][0].text}")) for i in ids]
    frequency = Counter(w for c in counts for w in c)
    number = {w: n for n, w in enumerate(sorted(w for w, f in frequency.items() if 1 < f <= len(ids) / 2))}
    table = np.zeros((len(ids), len(number)), dtype=np.float32)
    for row, count in enumerate(counts):
        for word, times in count.items():
            if word in number:
                table[row, number[word]] = (1 + np.log(times)) * np.log(len(ids) / frequency[word])
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    cosine = table @ table.T
    pairs = {(i, j): float(cosine[i, j]) for i in range(len(ids)) for j in range(i + 1, len(ids))}

    def cut(least: float) -> dict[str, str]:
        groups = average_link(len(ids), pairs, least)
        return {ids[i]: str(n) for n, group in enumerate(groups) for i in group}

    return cut


def print_scores() -> dict[str, float]:
    """A line for each set; returns our F1 by set."""
    ours: dict[str, float] = {}
    naive: dict[float, dict[str, float]] = defaultdict(dict)
    for name, gold in gold_sets().items():
        groups = {k: g for k, (_, g) in gold.items()}
        precision, recall, ours[name] = b_cubed(groups, our_stories(gold))
        cut = naive_stories(gold)
        for least in FLOOR_CUTS:
            naive[least][name] = b_cubed(groups, cut(least))[2]
        print(f"{name:16} {len(gold):5} articles  P {precision:.3f}  R {recall:.3f}  F1 {ours[name]:.3f}")
    best = max(FLOOR_CUTS, key=lambda least: sum(naive[least].values()))
    print(f"naive floor, one cut {best}: ", ", ".join(f"{n} {f:.3f}" for n, f in naive[best].items()))
    return ours


def print_timing() -> None:
    """CPU seconds of copies, origins and stories on parts of articles_pile, and the growth exponent."""
    totals = []
    for size in TIMED_SIZES:
        pile, so_far, spent = pile_of(articles_pile(size)), Alignment(), []
        for aligner in (COPIES, ORIGINS, STORIES):
            begun = time.process_time()
            so_far = apply_aligner(pile, so_far, aligner)
            spent.append(time.process_time() - begun)
        totals.append(sum(spent))
        print(
            f"{size:5} articles  copies {spent[0]:.2f} s  origins {spent[1]:.2f} s  stories {spent[2]:.2f} s"
        )
    exponent = np.log(totals[-1] / totals[0]) / np.log(TIMED_SIZES[-1] / TIMED_SIZES[0])
    print(f"growth exponent {exponent:.2f}")


def main() -> int:
    """1 where a set falls below its floor minus the noise."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--timing", action="store_true", help="also time the aligners on articles_pile")
    arguments = parser.parse_args()
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    below = [n for n, f1 in print_scores().items() if f1 < floors["f1"][n] - floors["noise"]]
    if below:
        print("below the floor:", ", ".join(below))
    if arguments.timing:
        print_timing()
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
