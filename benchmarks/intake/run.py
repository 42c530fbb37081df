"""Scores intake on web pages: the article found in the page, what must and must not stand in it, and its date.

    python benchmarks/intake/run.py [--set NAME] [--errors] [--data ../shared/data]

Three sets: article_extraction (4-gram overlap with the article's body, the set's own measure), html_segments (pieces
that must or must not appear), html_dates (day of publication). "body" scores only blocks of the telling, "mapped" is
the share of characters with a place in their page, and "same" of those that the page shows there. The naive floor
takes all text of the page.
"""

import argparse
import gzip
import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.intake.blocks import read_blocks
from rashomon.intake.draft import Draft
from rashomon.intake.html_files import read_page
from rashomon.intake.page_text import page_place
from rashomon.intake.published import iso_date

ROOT = Path(__file__).resolve().parents[2]
FLOORS = Path(__file__).with_name("floors.json")
# Repeated runs give the same figures; this is room for a page or two read otherwise.
NOISE = 0.005
_WORD = re.compile(r"\w+")
_TAGS = re.compile(r"<script.*?</script>|<style.*?</style>|<[^>]*>", re.DOTALL | re.IGNORECASE)


def pages(folder: Path, records: str) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Each record with the bytes of its page."""
    for line in (folder / records).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield record, gzip.decompress((folder / record["html"]).read_bytes())


def read(page: bytes) -> Draft | None:
    """The page's article, if one is found."""
    return next((found for found in read_page(page, path="page.html") if isinstance(found, Draft)), None)


def told(draft: Draft) -> str:
    """The text without furniture; posts count, since both gold sets keep them in the article."""
    kept = ("headline", "dateline", "body", "quote", "embed")
    return "\n".join(draft.text[b.start : b.end] for b in read_blocks(draft) if b.kind in kept)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words."""
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(len(words) - 3, min(len(words), 1))))


def overlap(gold: str, found: str) -> tuple[float, float]:
    """Precision and recall in runs of four words."""
    wanted, got = shingles(gold), shingles(found)
    shared = (wanted & got).total()
    return shared / max(got.total(), 1), shared / max(wanted.total(), 1)


def f_score(precision: float, recall: float) -> float:
    """Harmonic mean."""
    return round(2 * precision * recall / (precision + recall), 3) if precision + recall else 0.0


def mapped(draft: Draft, page: str) -> Counter[str]:
    """How many visible characters there are, have a place, and stand there in the page."""
    counts: Counter[str] = Counter()
    for at, letter in enumerate(draft.text):
        if not letter.isspace():
            place = page_place(draft.page_map, at)
            counts["all"] += 1
            if place is not None:
                entity = re.match(r"&#?\w+;?", page[place : place + 40])
                counts["mapped"] += 1
                counts["same"] += letter in (html.unescape(entity[0]) if entity else page[place])
    return counts


def score_extraction(folder: Path, *, errors: bool) -> dict[str, float]:
    """article_extraction."""
    pairs: dict[str, list[tuple[float, float]]] = {"whole": [], "body": [], "floor": []}
    counts: Counter[str] = Counter()
    for record, page in pages(folder, "ground_truth.jsonl"):
        draft, source, gold = read(page), page.decode("utf-8", "replace"), record["articleBody"]
        pairs["whole"].append(overlap(gold, draft.text if draft else ""))
        pairs["body"].append(overlap(gold, told(draft) if draft else ""))
        pairs["floor"].append(overlap(gold, _TAGS.sub(" ", source)))
        if draft:
            counts += mapped(draft, source)
        if errors and min(pairs["body"][-1]) < 0.8:
            print(record["id"], record["url"], pairs["body"][-1])
    figures = {
        f"{name}_f1": f_score(sum(p for p, _ in found) / len(found), sum(r for _, r in found) / len(found))
        for name, found in pairs.items()
    }
    places = {"mapped": counts["mapped"] / counts["all"], "same": counts["same"] / counts["mapped"]}
    return figures | {name: round(value, 4) for name, value in places.items()}


def score_segments(folder: Path, *, errors: bool) -> dict[str, float]:
    """html_segments."""
    counts: Counter[str] = Counter()
    for record, page in pages(folder, "segments.jsonl"):
        draft = read(page)
        text = " ".join(told(draft).split()) if draft else ""
        for key in ("with", "without"):
            for segment in record[key]:
                inside = " ".join(segment.split()) in text
                counts[f"{key} {inside}"] += 1
                if errors and inside == (key == "without"):
                    print(record["id"], key, segment)
    hits = counts["with True"]
    precision, recall = (
        hits / max(hits + counts["without True"], 1),
        hits / max(hits + counts["with False"], 1),
    )
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": f_score(precision, recall)}


def score_dates(folder: Path, *, errors: bool) -> dict[str, float]:
    """html_dates: right among those given, and among all."""
    counts: Counter[str] = Counter()
    for record, page in pages(folder, "dates.jsonl"):
        draft = read(page)
        found = next((v for f in (draft.dates if draft else ()) if (v := iso_date(f.value))), None)
        counts["all"] += 1
        counts["given"] += found is not None
        counts["right"] += found == record["date"]
        if errors and found != record["date"]:
            print(record["id"], record["url"], record["date"], found)
    return {
        "precision": round(counts["right"] / max(counts["given"], 1), 3),
        "accuracy": round(counts["right"] / max(counts["all"], 1), 3),
    }


SETS = {
    "article_extraction": score_extraction,
    "html_segments": score_segments,
    "html_dates": score_dates,
}


def main() -> int:
    """Print the figures as JSON; 1 when one is under its floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT / "../shared/data")
    parser.add_argument("--set", choices=tuple(SETS))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    scores = {
        name: score(options.data / name, errors=options.errors)
        for name, score in SETS.items()
        if options.set in (None, name) and (options.data / name).is_dir()
    }
    print(json.dumps(scores, indent=1))
    if not scores:
        print(f"no sets under {options.data}: nothing was measured")
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    complaints = [
        f"{name} {key}: {found[key]} under {floor}"
        for name, found in scores.items()
        for key, floor in floors[name].items()
        if found[key] < floor - NOISE
    ]
    print("\n".join(complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    raise SystemExit(main())
