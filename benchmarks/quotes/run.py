"""Scores the quotes reader on PolNeAR's development part with the project's own scorer, beside a naive floor.

    python benchmarks/quotes/run.py [--split dev|train] [--articles N] [--naive] [--data ../shared]

"Speech" leaves aside gold whose cue is no verb of speech (beliefs, endorsements), as quotes_score.py defines it. The
gold keeps quotation marks and a leading "that" inside the content and ours leaves them out, so `predictions` takes
them back in; nothing else is changed. Without the data folder it says so and ends well.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from rashomon.model.article import Article, Block, Origin
from rashomon.model.reading import Reading
from rashomon.reading.base import apply_readers
from rashomon.reading.entities import ENTITIES
from rashomon.reading.mentions import MENTIONS
from rashomon.reading.parse import PARSE
from rashomon.reading.quotes import QUOTES
from rashomon.reading.sentences import SENTENCES
from rashomon.text.quotation_marks import find_marked

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / "../shared"
FLOORS = Path(__file__).with_name("floors.json")
MEASURES = ("exactA", "char", "iou50", "joint")
_MARKS = "\"“”„‟«»'‘’`"
Prediction = dict[str, Any]


def gold_articles(shared: Path, split: str, count: int | None = None) -> list[dict[str, Any]]:
    """The gold records of a split, the first `count` of them."""
    path = shared / "data" / "polnear" / f"{split}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()][:count]


def load_scorer(shared: Path) -> ModuleType:
    """The scorer, from where it is kept."""
    path = shared / "score" / "quotes_score.py"
    spec = importlib.util.spec_from_file_location("quotes_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def evaluate(shared: Path, gold: list[dict[str, Any]], predicted: list[Prediction]) -> dict[str, Any]:
    """The scorer's summary over all gold and over the speech part ("target")."""
    cues = json.loads((shared / "score" / "speech_cues.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = load_scorer(shared).evaluate(
        gold, predicted, {"forms": set(cues["forms"]), "phrases": cues["phrases"]}
    )
    return found


def our_quotes(text: str) -> list[Prediction]:
    """What the quotes reader finds, as the scorer wants it."""
    article = Article("a", Origin("a"), text, (Block("body", 0, len(text)),))
    reading = apply_readers(Reading(article), (PARSE, SENTENCES, MENTIONS, ENTITIES, QUOTES))
    return [
        {
            "content": [widen(text, span.start, span.end) for span in quote.content],
            "source": [[span.start, span.end] for span in quote.source],
        }
        for quote in reading.quotes
    ]


def naive_quotes(text: str) -> list[Prediction]:
    """The floor: everything between quotation marks, with no source."""
    stretches = [m for m in find_marked(text) if m.depth == 0 and not m.single]
    return [{"content": [[m.outer_start, m.outer_end]], "source": []} for m in stretches]


def widen(text: str, start: int, end: int) -> list[int]:
    """Take in the marks around a content, and "that" before it."""
    while start > 0 and text[start - 1] in _MARKS and not _apostrophe(text, start - 1):
        start -= 1
    if text[max(0, start - 5) : start].lower() == "that ":
        start -= 5
    while end < len(text) and text[end] in _MARKS and not _apostrophe(text, end):
        end += 1
    return [start, end]


def _apostrophe(text: str, at: int) -> bool:
    return text[at] in "'’" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()


def predictions(gold: list[dict[str, Any]], read: Callable[[str], list[Prediction]]) -> Iterator[Prediction]:
    """One record for each gold article."""
    for record in gold:
        yield {"id": record["id"], "quotes": read(record["text"])}


def speed(texts: list[str]) -> tuple[float, float]:
    """CPU seconds of the parse, and of the quotes reader alone."""
    parsing = quoting = 0.0
    for text in texts:
        reading = Reading(Article("a", Origin("a"), text, (Block("body", 0, len(text)),)))
        began = time.process_time()
        reading = apply_readers(reading, (PARSE,))
        parsing += time.process_time() - began
        reading = apply_readers(reading, (SENTENCES, MENTIONS, ENTITIES))
        began = time.process_time()
        apply_readers(reading, (QUOTES,))
        quoting += time.process_time() - began
    return parsing, quoting


def main() -> int:
    """Print the figures, beside the floors that a test holds."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--split", default="dev", choices=("dev", "train"))
    options.add_argument("--articles", type=int, help="only the first so many")
    options.add_argument("--naive", action="store_true", help="the floor alone")
    options.add_argument("--data", type=Path, default=SHARED)
    chosen = options.parse_args()
    if not (chosen.data / "data" / "polnear").is_dir():
        print(f"quotes: no PolNeAR under {chosen.data}, nothing measured")
        return 0
    gold = gold_articles(chosen.data, chosen.split, chosen.articles)
    systems: dict[str, Callable[[str], list[Prediction]]] = {"between marks": naive_quotes}
    if not chosen.naive:
        systems["rashomon"] = our_quotes
    for name, read in systems.items():
        result = evaluate(chosen.data, gold, list(predictions(gold, read)))
        for part in ("all", "target"):
            figures = " ".join(f"{m} {result[part][m]['F']:.3f}" for m in MEASURES)
            label = "speech" if part == "target" else part
            print(f"{name:14} {chosen.split} {label:7} {len(gold)} articles  F1: {figures}")
        for kind, found in result["target"]["by_type"].items():
            recall, source = found["iou50_R"], found["src_overlap_given_match"]
            print(
                f"{name:14} {kind:8} {found['gold']:4} recall (IoU 50) {recall:.3f}, source right {source:.3f}"
            )
    if not chosen.naive:
        parsing, quoting = speed([r["text"] for r in gold[:10]])
        print(
            f"speed: quotes reader {quoting:.3f} s beside {parsing:.2f} s of parse ({quoting / parsing:.1%})"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
