"""Scores copies and origins on the silver pairs of ../shared/data/copy_pairs, beside a plain threshold.

    python -m benchmarks.copies.run

Pairs labelled copy or derived against shared_phrases and independent; grey pairs are left out. A pair is found
where copied narration stands in both. Passage characters are compared with the truth by exact five-word runs.
The floor is a threshold on the Jaccard similarity of the five-word runs, computed exactly and given the cut that
suits these pairs best: what a MinHash detector approximates.
"""

import json
import sys
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.copies.rivals import Pairs, exact_index, minhash_lsh
from benchmarks.stories.sets import SHARED, ecbplus, giveme5w1h, pile_of
from rashomon.aligning.copies import align_copies
from rashomon.aligning.origins import align_origins
from rashomon.aligning.reuse.words import RUN_WORDS, BodyWords, body_words
from rashomon.model.alignment import Alignment, Copy

FLOORS = Path(__file__).with_name("floors.json")
COPIED = ("copy", "derived")
FLOOR_CUTS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.5)
RIVAL_CUTS = tuple(n / 50 for n in range(1, 40))


def f1(hits: int, extra: int, missed: int) -> float:
    """F1 from counts."""
    return 2 * hits / (2 * hits + extra + missed) if hits else 0.0


def scores() -> dict[str, float]:
    """F1 of copied pairs, of pairs with one origin, of passage characters, and of the floor at each cut."""
    articles = {k: a for k, (a, _) in {**giveme5w1h(), **ecbplus()}.items()}
    pile = pile_of(articles)
    begun = time.process_time()
    copies = align_copies(pile, Alignment())
    origins = align_origins(pile, Alignment(copies=copies))
    print(f"{len(articles)} articles, {len(copies)} copies, {time.process_time() - begun:.1f} CPU s")
    words = {key: body_words(reading) for key, reading in pile.held.items()}
    rivals = {"exact index": exact_index(words), "datasketch": minhash_lsh(words)}
    by_pair: dict[frozenset[str], list[Copy]] = defaultdict(list)
    for copy in copies:
        by_pair[frozenset((copy.a.article, copy.b.article))].append(copy)
    group = {a: o.id for o in origins for a in o.articles}
    kinds = ("copies", "or reworded", "origins", "characters", *(f"jaccard {cut}" for cut in FLOOR_CUTS))
    counts = {kind: np.zeros(3, dtype=int) for kind in kinds}
    gold_pairs: dict[tuple[str, str], bool] = {}
    for line in (SHARED / "copy_pairs/pairs.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        a, b = pair["a"], pair["b"]
        if pair["label"] == "grey" or a not in articles or b not in articles:
            continue
        gold, found = pair["label"] in COPIED, by_pair[frozenset((a, b))]
        gold_pairs[min(a, b), max(a, b)] = gold
        narrated = [c.wording for c in found if c.voice == "narration"]
        _count(counts["copies"], gold, "same" in narrated)
        _count(counts["or reworded"], gold, bool(narrated))
        _count(counts["origins"], gold, group[a] == group[b])
        left, right = body_words(pile.reading(a)), body_words(pile.reading(b))
        alike = len(np.intersect1d(left.hashes, right.hashes)) / len(np.union1d(left.hashes, right.hashes))
        for cut in FLOOR_CUTS:
            _count(counts[f"jaccard {cut}"], gold, alike >= cut)
        if gold:
            counts["characters"] += _characters(left, right, [c for c in found if c.wording == "same"])
    print_rivals(rivals, gold_pairs)
    return {kind: f1(*count.tolist()) for kind, count in counts.items()}


def print_rivals(
    rivals: dict[str, tuple[Pairs, float] | None], gold_pairs: dict[tuple[str, str], bool]
) -> None:
    """The best F1 that any cut gives each rival on these pairs, and its time."""
    for name, answer in rivals.items():
        if answer is None:
            print(f"{name}: not installed, left out")
            continue
        pairs, seconds = answer
        best = 0.0
        for cut in RIVAL_CUTS:
            counts = np.zeros(3, dtype=int)
            for pair, gold in gold_pairs.items():
                _count(counts, gold, pairs.get(pair, 0.0) >= cut)
            best = max(best, f1(*counts.tolist()))
        print(f"{name}: best F1 {best:.3f}, {seconds:.1f} CPU s for pairs alone, no passages")


def _count(counts: NDArray[np.int_], gold: bool, found: bool) -> None:
    counts += (gold and found, found and not gold, gold and not found)


def _characters(left: BodyWords, right: BodyWords, copies: list[Copy]) -> NDArray[np.int_]:
    """Characters of words in passages and in five-word runs: both, passages alone, runs alone."""
    shared = np.intersect1d(left.hashes, right.hashes)
    total = np.zeros(3, dtype=int)
    for words in (left, right):
        truth = np.zeros(len(words.forms), dtype=np.bool_)
        for place in np.flatnonzero(np.isin(words.hashes, shared)):
            truth[place : place + RUN_WORDS] = True
        starts, found = np.array(words.starts), np.zeros(len(words.forms), dtype=np.bool_)
        for copy in copies:
            side = copy.a if copy.a.article == words.article.id else copy.b
            found |= (starts >= side.start) & (starts < side.end)
        length = np.array(words.ends) - starts
        total += [int(length[m].sum()) for m in (truth & found, found & ~truth, truth & ~found)]
    return total


def main() -> int:
    """1 where a figure falls below its floor minus the noise."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    found = scores()
    for kind, value in found.items():
        print(f"{kind:14} F1 {value:.3f}")
    below = [kind for kind, least in floors["f1"].items() if found[kind] < least - floors["noise"]]
    if below:
        print("below the floor:", ", ".join(below))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
