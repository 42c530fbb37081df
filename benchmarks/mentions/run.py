"""Scores people's mentions and chains on the invented texts of gold.jsonl.

python -m benchmarks.mentions.run [--show]
"""

import json
import sys
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rashomon.model.article import Article, Block, Origin
from rashomon.model.reading import Reading
from rashomon.reading.base import apply_readers
from rashomon.reading.entities import ENTITIES
from rashomon.reading.mentions import MENTIONS
from rashomon.reading.parse import PARSE

HERE = Path(__file__).parent
Chains = dict[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Score:
    """Right, predicted and gold items."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)


def unmark(marked: str) -> tuple[str, Chains]:
    """The plain text and the chain of each marked span; marks are {chain:words}, nested or not."""
    text: list[str] = []
    stack: list[tuple[str, int]] = []
    chains: Chains = {}
    at = 0
    while at < len(marked):
        if marked[at] == "{":
            colon = marked.index(":", at)
            stack.append((marked[at + 1 : colon], len(text)))
            at = colon
        elif marked[at] == "}":
            name, start = stack.pop()
            chains[start, len(text)] = name
        else:
            text.append(marked[at])
        at += 1
    return "".join(text), chains


def predict(text: str) -> Chains:
    """The people's mentions that belong to an entity, and its key."""
    article = Article("gold", Origin("gold"), text, (Block("body", 0, len(text)),))
    reading = apply_readers(Reading(article), (PARSE, MENTIONS, ENTITIES))
    return {
        (span.start, span.end): str(entity.key)
        for entity in reading.entities
        if entity.kind == "person"
        for member in entity.members
        for span in (reading.mentions[member.mention].span,)
    }


def links(chains: Chains) -> set[tuple[tuple[int, int], tuple[int, int]]]:
    """Every pair of mentions of one person."""
    return {(a, b) for a, b in combinations(sorted(chains), 2) if chains[a] == chains[b]}


def score_all(show: bool = False) -> tuple[Score, Score]:
    """Mentions (exact span) and links over all texts."""
    mentions, pairs = Score(0, 0, 0), Score(0, 0, 0)
    for line in (HERE / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, gold = unmark(record["marked"])
        found = predict(text)
        mentions += Score(len(gold.keys() & found.keys()), len(found), len(gold))
        pairs += Score(len(links(gold) & links(found)), len(links(found)), len(links(gold)))
        if show:
            for kind, spans in (
                ("missed", gold.keys() - found.keys()),
                ("extra", found.keys() - gold.keys()),
            ):
                print(record["id"], kind, sorted(text[a:b] for a, b in spans))
            wrong = sorted(links(found) - links(gold))
            print(
                record["id"], "wrong", [(text[a[0] : a[1]], text[b[0] : b[1]], a[0], b[0]) for a, b in wrong]
            )
            lost = sorted(links(gold) - links(found))
            print(record["id"], "lost", [(text[a[0] : a[1]], text[b[0] : b[1]]) for a, b in lost][:8])
    return mentions, pairs


def main() -> None:
    mentions, pairs = score_all("--show" in sys.argv)
    for name, score in (("mentions", mentions), ("links", pairs)):
        print(
            f"{name}: precision {score.precision:.3f} recall {score.recall:.3f} ({score.right} of {score.gold})"
        )


if __name__ == "__main__":
    main()
