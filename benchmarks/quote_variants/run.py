"""Scores quote variants on pairs of quotations labelled by hand, beside a string similarity threshold.

    python benchmarks/quote_variants/run.py [--errors] [--data ../shared]

`gold.jsonl` holds offsets and labels alone; the texts are read from ../shared/data. "Same utterance": both print, at
least in part, the same words of one occasion. "Meaning moved": in what both print, a negation, number, modal, tense
or name differs. Real pairs with a moved meaning are few, so `moved.jsonl` adds pairs that we invented. Each pair is
given to the aligner as a pile of two articles with one quotation each, of one speaker.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from rashomon.aligning.quote_variants import align_quote_variants
from rashomon.aligning.wording.difference import compare_quotes
from rashomon.model.alignment import Alignment
from rashomon.model.article import Article, Block, Origin
from rashomon.model.mention import Entity
from rashomon.model.quote import Quote, QuoteType
from rashomon.model.reading import Reading

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "../shared"
FLOORS = HERE / "floors.json"
_FILES = {
    "basil": "basil/basil.jsonl",
    "newswcl50": "newswcl50/newswcl50.jsonl",
    "news_cluster": "giveme5w1h/news_cluster.jsonl",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two quotations with the labels; `part` says how the pair was come by."""

    a: Quote
    b: Quote
    part: str
    same: bool
    moved: tuple[str, ...]


class _TwoArticles:
    """A pile of two readings."""

    def __init__(self, *readings: Reading) -> None:
        self._readings = {r.article.id: r for r in readings}

    def article_ids(self) -> tuple[str, ...]:
        return tuple(sorted(self._readings))

    def article(self, article: str) -> Article:
        return self._readings[article].article

    def readings(self, *layers: str) -> Iterator[Reading]:
        return (self._readings[key] for key in self.article_ids())

    def reading(self, article: str, *layers: str) -> Reading:
        return self._readings[article]


def gold_pairs(shared: Path) -> list[Pair]:
    """The labelled pairs, with their words from the shared folder."""
    texts = {
        (source, str(record["id"])): record["text"]
        for source, file in _FILES.items()
        for record in map(json.loads, (shared / "data" / file).read_text(encoding="utf-8").splitlines())
    }
    pairs = []
    for line in (HERE / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sides = [_quote(n, texts[row["source"], row[n]["doc"]], row[n]["content"]) for n in ("a", "b")]
        pairs.append(Pair(sides[0], sides[1], row["part"], row["same"], tuple(row["moved"])))
    return pairs


def invented_pairs() -> list[Pair]:
    """The pairs written for this benchmark: one utterance each, its meaning moved or not."""
    pairs = []
    for line in (HERE / "moved.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        a, b = (_quote(n, row[n], [[0, len(row[n])]]) for n in ("a", "b"))
        pairs.append(Pair(a, b, "invented", True, tuple(row["moved"])))
    return pairs


def _quote(name: str, text: str, content: list[list[int]]) -> Quote:
    article = Article(name, Origin(name), text, (Block("body", 0, len(text)),))
    spans = tuple(article.span(start, end) for start, end in content)
    # Marks inside the content: words quoted in a clause of the outlet's own.
    kind: QuoteType = "mixed" if any(c in span.text[1:-1] for span in spans for c in '“"') else "direct"
    return Quote(f"q_{name}", name, kind, spans, (), (), 0, "")


def joined(pair: Pair) -> bool:
    """Whether the aligner takes the two for one utterance."""
    entity = Entity(0, "person", "Somebody Known", ())
    readings = []
    for quote in (pair.a, pair.b):
        text = " " * quote.content[-1].end
        article = Article(quote.article, Origin(quote.article), text, (Block("body", 0, len(text)),))
        readings.append(Reading(article, entities=(entity,), quotes=(quote,)))
    return bool(align_quote_variants(_TwoArticles(*readings), Alignment()))


def f_score(answers: list[tuple[bool, bool]]) -> tuple[float, float, float]:
    """Precision, recall and F of (gold, given)."""
    hits = sum(gold and given for gold, given in answers)
    precision = hits / max(1, sum(given for _, given in answers))
    recall = hits / max(1, sum(gold for gold, _ in answers))
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def best_threshold(pairs: list[Pair], measure: Callable[[str, str], float]) -> tuple[float, float]:
    """The best F that a similarity threshold reaches on these very pairs, and the threshold."""
    scores = [(p.same, measure(p.a.words.lower(), p.b.words.lower())) for p in pairs]
    tried = sorted({score for _, score in scores})
    return max((f_score([(gold, score >= at) for gold, score in scores])[2], at) for at in tried)


def moved_scores(pairs: list[Pair]) -> dict[str, Any]:
    """F for "meaning moved" at all, and how many of the moved have the right kind among those named."""
    found = [(p, compare_quotes(p.a, p.b).moved) for p in pairs if p.same]
    kinds = sum(set(p.moved) <= set(given) for p, given in found if p.moved)
    return {
        "F": f_score([(bool(p.moved), bool(given)) for p, given in found])[2],
        "kinds": kinds,
        "moved": sum(bool(p.moved) for p, _ in found),
        "false": sum(bool(given) and not p.moved for p, given in found),
        "pairs": len(found),
    }


def main() -> int:
    """Print all figures."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--errors", action="store_true", help="offsets of the pairs that are wrong")
    options.add_argument("--data", type=Path, default=SHARED)
    chosen = options.parse_args()
    invented = invented_pairs()
    if (chosen.data / "data" / "quote_pairs_silver").is_dir():
        pairs = gold_pairs(chosen.data)
        _print_same(pairs, errors=chosen.errors)
        print("meaning moved, real pairs:    ", moved_scores(pairs))
    else:
        print(f"quote_variants: no quote_pairs_silver under {chosen.data}; invented pairs alone")
    print("meaning moved, invented pairs:", moved_scores(invented))
    return 0


def _print_same(pairs: list[Pair], *, errors: bool) -> None:
    asked = [p for p in pairs if p.part != "mined"]
    for name, part in (("altered and near misses", asked), ("and mined fragments", pairs)):
        precision, recall, score = f_score([(p.same, joined(p)) for p in part])
        print(f"same utterance, {name}, {len(part)} pairs: P {precision:.3f} R {recall:.3f} F {score:.3f}")
        for measure in (fuzz.ratio, fuzz.partial_ratio, fuzz.token_set_ratio):
            best, at = best_threshold(part, measure)
            print(f"    rapidfuzz {measure.__name__} at its best threshold here ({at:.1f}): F {best:.3f}")
    for pair in pairs if errors else ():
        if joined(pair) != pair.same:
            print(pair.part, pair.same, pair.a.content[0].start, pair.b.content[0].start)


if __name__ == "__main__":
    sys.exit(main())
