"""Counts to whom the quotes reader gives the marked quotations of BASIL whose speaker is a named person.

    python -m benchmarks.quotes.basil [--errors] [--data ../shared]

The gold marks spans of biased words, says which stand in a quotation and who is quoted. A span is answered by the
attribution that holds most of it, the shorter one where two hold it equally (a report of a report). Groups and
unnamed sources of the gold are left out. Prints right, wrong (somebody else) and none (nobody, or no quotation).
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quotes.run import SHARED
from rashomon.model.article import Article, Block, Origin
from rashomon.model.quote import Quote
from rashomon.model.reading import Reading
from rashomon.reading.base import apply_readers
from rashomon.reading.entities import ENTITIES
from rashomon.reading.mentions import MENTIONS
from rashomon.reading.parse import PARSE
from rashomon.reading.quotes import QUOTES
from rashomon.reading.sentences import SENTENCES
from rashomon.text.normal_forms import fold

# Words of gold speakers that are no person: parties, bodies, crowds, firms.
_GROUP_WORDS = frozenset(
    {"lawmakers", "republicans", "democrats", "companies", "officials", "buzzfeed", "department", "other"}
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One gold span and what was made of it: "right", "wrong" or "none"."""

    article: str
    start: int
    end: int
    gold: str
    given: str | None
    outcome: str


def records(shared: Path) -> list[dict[str, Any]]:
    """The development articles."""
    path = shared / "data" / "basil" / "basil.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def answers(record: dict[str, Any], reading: Reading) -> Iterator[Answer]:
    """One for each quoted span of the record with a named person for its speaker."""
    for span in record["bias_spans"]:
        if not _names_somebody(span):
            continue
        speaker = str(span["speaker"])
        quote = _holding(reading.quotes, span["start"], span["end"])
        entity = reading.entities[quote.speaker] if quote and quote.speaker is not None else None
        outcome = "none"
        if entity is not None:
            surname = fold(speaker).replace("_", " ").split()[-1]
            outcome = "right" if surname in fold(entity.name).split() else "wrong"
        yield Answer(
            record["id"], span["start"], span["end"], speaker, entity.name if entity else None, outcome
        )


def asks(record: dict[str, Any]) -> bool:
    """Whether the record has a quoted span with a named person for its speaker."""
    return any(_names_somebody(span) for span in record["bias_spans"])


def _names_somebody(span: dict[str, Any]) -> bool:
    words = set(fold(str(span["speaker"] or "")).replace("_", " ").split())
    return span["quote"] == "yes" and bool(words) and not words & _GROUP_WORDS


def _holding(quotes: tuple[Quote, ...], start: int, end: int) -> Quote | None:
    def shared(quote: Quote) -> int:
        return sum(max(0, min(end, s.end) - max(start, s.start)) for s in quote.content)

    held = [(-shared(q), len(q.words), at) for at, q in enumerate(quotes) if shared(q)]
    return quotes[min(held)[2]] if held else None


def read(record: dict[str, Any]) -> Reading:
    """The layers that quotations need."""
    text = record["text"]
    article = Article(record["id"], Origin("basil"), text, (Block("body", 0, len(text)),))
    return apply_readers(Reading(article), (PARSE, SENTENCES, MENTIONS, ENTITIES, QUOTES))


def main() -> int:
    """Print the shares; with --errors also where each span that is not right stands (offsets, no text)."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--errors", action="store_true")
    options.add_argument("--data", type=Path, default=SHARED)
    chosen = options.parse_args()
    if not (chosen.data / "data" / "basil").is_dir():
        print(f"basil: no folder under {chosen.data}, nothing measured")
        return 0
    found = [a for record in records(chosen.data) for a in answers(record, read(record))]
    counts = Counter(a.outcome for a in found)
    for outcome in ("right", "wrong", "none"):
        print(f"basil {outcome:5} {counts[outcome]:4} of {len(found)}  {counts[outcome] / len(found):.3f}")
    for answer in found if chosen.errors else ():
        if answer.outcome != "right":
            print(
                f"{answer.outcome:5} {answer.article} {answer.start}-{answer.end} {answer.gold} / {answer.given}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
