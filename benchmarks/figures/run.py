"""Scores figures against the figure rows of the comparison-sheet gold (../shared/data/sheet), and on our own small gold.

    python benchmarks/figures/run.py [--errors] [--data ../shared/data/sheet]

A gold cell is found where a figure overlaps at least half of the shorter of the two; its number is right where the
first number in the gold value equals the figure's number, its maximum, or (for ages and the like) both are None.
"""

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.model.article import Article, Block, Origin, Published
from rashomon.model.figure import Figure
from rashomon.model.reading import Reading
from rashomon.reading.base import apply_readers
from rashomon.reading.figures import FIGURES
from rashomon.reading.parse import PARSE
from rashomon.reading.sentences import SENTENCES
from rashomon.reading.timexes import TIMEXES
from rashomon.text.numbers import VAGUE

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Cell:
    """One gold answer: its place in the article and the value as the labeller wrote it."""

    article: str
    start: int
    end: int
    text: str
    value: str


def read_figures(id: str, text: str, published: str | None) -> tuple[Figure, ...]:
    """The reader's figures for a plain text."""
    date = Published(published, "stated", ()) if published else None
    article = Article(id, Origin(id), text, (Block("body", 0, len(text)),), published=date)
    return apply_readers(Reading(article), (PARSE, SENTENCES, TIMEXES, FIGURES)).figures


def load_sheets(path: Path) -> Iterator[tuple[str, str, str | None, list[Cell]]]:
    """Each article of each sheet with its gold figure cells."""
    for folder in sorted(p.parent for p in path.glob("*/gold.json")):
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        cells = [
            Cell(c["article"], c["start"], c["end"], c["text"], c["value"])
            for row in gold["rows"]
            if row["kind"] == "figure"
            for c in row["cells"]
        ]
        for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield (
                record["id"],
                record["text"],
                record["date"],
                [c for c in cells if c.article == record["id"]],
            )


def gold_number(value: str) -> float | None:
    """The first number of a gold value, None for "weekly" or "years"."""
    scales = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
    match = re.search(r"\d[\d,]*(?:\.\d+)?(?:\s(?:thousand|million|billion))?", value)
    if match is None:
        words = value.lower().split()
        if words == ["first"]:
            return 1.0
        product = 1.0
        for word in words:
            product *= VAGUE.get(word, 1) if product == 1 else VAGUE.get(word, 2) / 2
        return product if product > 1 else None
    digits, _, scale = match.group().replace(",", "").partition(" ")
    return float(digits) * scales.get(scale, 1)


def score(path: Path, errors: bool = False) -> dict[str, float]:
    """Recall of gold cells, and the share of found ones whose number is right."""
    cells = found = right = figures_count = 0
    for id, text, published, gold in load_sheets(path):
        figures = read_figures(id, text, published)
        figures_count += len(figures)
        for cell in gold:
            cells += 1
            hits = [f for f in figures if _overlap(f, cell)]
            found += bool(hits)
            number = gold_number(cell.value)
            fits = any(number in (f.number, f.number_max) for f in hits) or (bool(hits) and number is None)
            right += fits
            if errors and not fits:
                print(("MISSED" if not hits else "NUMBER"), id, repr(cell.text), repr(cell.value),
                      [(f.span.text, f.number) for f in hits], "…", repr(text[max(0, cell.start - 40) : cell.end + 30]))  # fmt: skip
    return {
        "cells": cells,
        "recall": round(found / max(1, cells), 3),
        "number_right": round(right / max(1, found), 3),
        "figures": figures_count,
    }


def _overlap(figure: Figure, cell: Cell) -> bool:
    shared = min(figure.span.end, cell.end) - max(figure.span.start, cell.start)
    return shared * 2 >= min(figure.span.end - figure.span.start, cell.end - cell.start)


def score_invented() -> dict[str, float]:
    """Our own sentences: the share of figures found exactly, and of those found that are right."""
    gold_count = found_count = right = 0
    for number, line in enumerate(
        (Path(__file__).parent / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    ):
        record = json.loads(line)
        gold = {tuple(f) for f in record["figures"]}
        found = {
            (f.span.text, f.number, f.unit, f.head, f.bound)
            for f in read_figures(str(number), record["text"], None)
        }
        gold_count, found_count, right = (
            gold_count + len(gold),
            found_count + len(found),
            right + len(gold & found),
        )
    return {"gold": gold_count, "f1": round(200 * right / max(1, gold_count + found_count), 1)}


def main() -> None:
    """Print one line for the sheets and one for our own gold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "../shared/data/sheet")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.data.exists():
        print("sheet", json.dumps(score(options.data, options.errors)))
    else:
        print(f"sheet: skipped, {options.data} is not there")
    print("invented", json.dumps(score_invented()))


if __name__ == "__main__":
    main()
