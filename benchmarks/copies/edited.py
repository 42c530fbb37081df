"""Scores copies on sixty pairs that we invented and edited by hand (edited.jsonl), kind by kind.

    python -m benchmarks.copies.edited

Kinds: `reordered`, `cut` (into another article), `mixed` (one sentence reworded, one kept), `reworded` (no five words
in a row are left), `own` (another reporter's telling: no copy) and `quoted` (only a quotation is shared).
"""

import json
import sys
from collections import Counter
from pathlib import Path

from benchmarks.stories.sets import pile_of
from rashomon.aligning.copies import align_copies
from rashomon.model.alignment import Alignment
from rashomon.model.article import Article, Block, Origin

PAIRS = Path(__file__).with_name("edited.jsonl")
FLOORS = Path(__file__).with_name("floors.json")


def right_by_kind() -> tuple[Counter[str], Counter[str]]:
    """For each kind how many pairs are judged right, and how many there are."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        pile = pile_of({side: _article(side, pair[side]) for side in ("a", "b")})
        voices = {copy.voice for copy in align_copies(pile, Alignment())}
        wanted = {"copy": {"narration"}, "quotation": {"quotation"}, "independent": set()}[pair["label"]]
        every[pair["kind"]] += 1
        right[pair["kind"]] += voices == wanted
    return right, every


def _article(key: str, text: str) -> Article:
    return Article(key, Origin(key), text, (Block("body", 0, len(text)),))


def main() -> int:
    """1 where a kind falls below its floor."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["edited"]
    right, every = right_by_kind()
    for kind, count in sorted(every.items()):
        print(f"{kind:10} {right[kind]:2} of {count} right")
    below = [kind for kind, least in floors.items() if right[kind] < least]
    if below:
        print("below the floor:", ", ".join(below))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
