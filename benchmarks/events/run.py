"""Scores events on PLOVER's gold records and on CAMEO sentences in four classes (development parts).

    python benchmarks/events/run.py [--errors] [--set NAME] [--data ../shared/data]

Type: a record is right when the first event found has the gold type (`first`), or any of them (`any`). PLOVER's coders
give a promise of aid as AGREE, a plan to harm as THREATEN and aid withheld as REJECT, where Rashomon keeps the act and
says `planned` or `negated`;
`folded` counts those as right. Parties: F1 of (code) and of (code, sector) over sources and targets of records whose
type is right. Quad classes follow from the type. PETRARCH's unit tests are not scored: their toy sentences carry codes
made to test a program ("has marched very close" is ASSAULT there), not readings.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.model.article import Article, Block, Origin
from rashomon.model.event import Event
from rashomon.model.reading import Reading
from rashomon.reading import READERS
from rashomon.reading.base import apply_readers

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
# F1 points that a floor may be missed by: one record of the smallest set is worth 0.6 points.
NOISE = 0.01
QUAD = {
    "verbal_cooperation": {"AGREE", "CONSULT", "SUPPORT"},
    "material_cooperation": {"COOPERATE", "AID", "RETREAT", "CONCEDE"},
    # Reduced relations are talk in this set, embargoes and blockades force: SANCTION stands in both.
    "verbal_conflict": {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"},
    "material_conflict": {"PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"},
}
_COOPERATIVE = QUAD["material_cooperation"] | {"CONSULT", "SUPPORT"}


@dataclass(frozen=True)
class Record:
    """A sentence with its gold type, or class of types, and its parties as (code, sector)."""

    id: str
    text: str
    types: frozenset[str]
    sources: frozenset[tuple[str | None, str | None]]
    targets: frozenset[tuple[str | None, str | None]]


def records(name: str, data: Path) -> Iterator[Record]:
    """The records of a set; nothing where the set is not there."""
    path = data / name / "records.jsonl"
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if name == "plover_gsr":
            yield Record(
                row["id"],
                row["text"],
                frozenset({row["event_2021"]}),
                _gold(row["source"]),
                _gold(row["target"]),
            )
        elif name == "cameo_penta" and row["label_name"] in QUAD:
            yield Record(row["id"], row["text"], frozenset(QUAD[row["label_name"]]), frozenset(), frozenset())


def _gold(actors: list[dict[str, Any]]) -> frozenset[tuple[str | None, str | None]]:
    return frozenset((a.get("code"), a.get("sector")) for a in actors)


def read(text: str) -> Reading:
    """All layers of a sentence."""
    return apply_readers(
        Reading(Article("a-bench", Origin("bench"), text, (Block("body", 0, len(text)),))), READERS
    )


def fold_plans(event: Event) -> set[str]:
    """The type, and what PLOVER's coders make of a mere plan of it, or of its refusal."""
    if event.realis == "negated" and event.type in _COOPERATIVE:
        return {event.type, "REJECT"}
    if event.type is None or event.realis not in {"planned", "hypothetical"}:
        return {event.type} if event.type else set()
    return {event.type, "AGREE" if event.type in _COOPERATIVE else "THREATEN"}


def score(name: str, data: Path, *, errors: bool) -> dict[str, float]:
    """Shares right, and F1 of the parties where the set has them."""
    counts: Counter[str] = Counter()
    for record in records(name, data):
        events = read(record.text).events
        counts["records"] += 1
        counts["silent"] += not events
        counts["any"] += any(e.type in record.types for e in events)
        counts["folded"] += any(fold_plans(e) & record.types for e in events)
        counts["first"] += bool(events) and events[0].type in record.types
        if errors and not any(fold_plans(e) & record.types for e in events):
            print(sorted(record.types), [(e.type, e.trigger.text, e.realis) for e in events], record.text)
        right = next((e for e in events if fold_plans(e) & record.types), None)
        if right is not None and (record.sources or record.targets):
            _count_parties(record, right, counts)
    return _figures(counts)


def _count_parties(record: Record, event: Event, counts: Counter[str]) -> None:
    for what, gold, found in (
        ("source", record.sources, event.actors),
        ("target", record.targets, event.recipients),
    ):
        pairs = {(a.code, a.sector) for a in found if a.code or a.sector}
        for kind, left, right in (
            ("code", {c for c, _ in gold}, {c for c, _ in pairs}),
            ("code_sector", set(gold), pairs),
        ):
            counts[f"{what}_{kind}_hit"] += len(left & right)
            counts[f"{what}_{kind}_gold"] += len(left)
            counts[f"{what}_{kind}_found"] += len(right)


def _figures(counts: Counter[str]) -> dict[str, float]:
    total = counts["records"]
    if not total:
        return {}
    figures = {key: round(counts[key] / total, 3) for key in ("first", "any", "folded")}
    figures["precision_first"] = round(counts["first"] / max(1, total - counts["silent"]), 3)
    for key in ("source_code", "source_code_sector", "target_code", "target_code_sector"):
        if counts[f"{key}_gold"]:
            figures[f"{key}_f1"] = round(
                2 * counts[f"{key}_hit"] / max(1, counts[f"{key}_gold"] + counts[f"{key}_found"]), 3
            )
    return figures | {"records": float(total)}


def below_floors(scores: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    """Complaints about figures under their floor by more than the noise."""
    return [
        f"{name} {key}: {scores[name].get(key)} under {floor}"
        for name, wanted in sorted(floors.items())
        if scores.get(name)
        for key, floor in sorted(wanted.items())
        if scores[name].get(key, 0.0) < floor - NOISE
    ]


def main() -> int:
    """Print the figures as JSON; 1 when one is under its floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT / "../shared/data")
    parser.add_argument("--set", choices=("plover_gsr", "cameo_penta"))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    names = [options.set] if options.set else ["plover_gsr", "cameo_penta"]
    scores = {name: score(name, options.data, errors=options.errors) for name in names}
    print(json.dumps(scores, indent=1))
    complaints = below_floors(scores, json.loads((HERE / "floors.json").read_text(encoding="utf-8")))
    for complaint in complaints:
        print(complaint)
    if not any(scores.values()):
        print(f"no sets under {options.data}: nothing was measured")
    return 1 if complaints else 0


if __name__ == "__main__":
    raise SystemExit(main())
