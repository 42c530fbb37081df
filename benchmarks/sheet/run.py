"""Scores the comparison sheet against the hand-labelled events, each as a pile of its own and all in one pile.

Usage: python -m benchmarks.sheet.run [--json FILE] [--check]. Needs ../shared/data/sheet and ../shared/score; says so and stops
without them. Prints, per kind, row precision, recall and F1, verdict accuracy and conflicts, beside the naive floor.
"""

import argparse
import importlib.util
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.sheet.floor import floor_export

from rashomon.export.json_export import json_chunks
from rashomon.pipeline.run import compare
from rashomon.store.views import Store

SHARED = Path(__file__).resolve().parents[2] / "../shared"
KINDS = ("figure", "date", "place", "quote", "who")
SHOWN = (
    "row_precision",
    "row_recall",
    "row_f1",
    "pair_f1",
    "verdict_accuracy",
    "conflict_precision",
    "conflict_recall",
)


def run_pile(folders: Sequence[Path]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Our export of the folders' articles as one pile, and the floor's."""
    with tempfile.TemporaryDirectory() as where, Store.open(Path(where) / "pile.db", "write") as store:
        compare(store, [str(folder / "articles.jsonl") for folder in folders])
        return json.loads("".join(json_chunks(store))), floor_export(list(store.readings()))


def score_exports(folders: Sequence[Path], exports: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The scorer's figures for all kinds and for each."""
    scorer = _scorer()
    known = {
        str(json.loads(line)["id"]) for f in folders for line in (f / "articles.jsonl").open(encoding="utf-8")
    }
    with tempfile.TemporaryDirectory() as where:
        files = []
        for n, export in enumerate(exports):
            files.append(Path(where) / f"{n}.json")
            files[-1].write_text(json.dumps(export), encoding="utf-8")
        predicted = scorer.load_predicted(files, known)
    gold = scorer.load_gold(folders)
    scores = {"all": scorer.score(gold, predicted)}
    for kind in KINDS:
        scores[kind] = scorer.score(
            [r for r in gold if r["kind"] == kind], [r for r in predicted if r["kind"] == kind]
        )
    return scores


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("sheet_score", SHARED / "score" / "sheet_score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer in {SHARED}/score")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def print_scores(title: str, scores: dict[str, Any], floor: dict[str, Any]) -> None:
    """One line per kind: our figure, and the floor's in brackets."""
    print(f"\n{title}")
    print("kind".ljust(7), *(name.rjust(20) for name in SHOWN))
    for kind in ("all", *KINDS):
        cells = (f"{_shown(scores[kind][name])} ({_shown(floor[kind][name])})" for name in SHOWN)
        print(kind.ljust(7), *(cell.rjust(20) for cell in cells))


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def main() -> None:
    """Run, print, write the scores as JSON if asked, and fail where a figure is below floors.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the scores there")
    options = parser.parse_args()
    if not (SHARED / "data" / "sheet").is_dir():
        raise SystemExit("skipped: ../shared/data/sheet is not there")
    folders = sorted(p.parent for p in (SHARED / "data" / "sheet").glob("*/gold.json"))
    apart = [run_pile([folder]) for folder in folders]
    together = run_pile(folders)
    results = {}
    for title, runs in (("each event its own pile", apart), ("all events in one pile", [together])):
        ours = score_exports(folders, [r[0] for r in runs])
        floor = score_exports(folders, [r[1] for r in runs])
        print_scores(f"{title}: ours (naive floor)", ours, floor)
        results[title] = {"ours": ours, "floor": floor}
    if options.json:
        options.json.write_text(json.dumps(results, indent=1), encoding="utf-8")
    if missed := below_floors(results):
        raise SystemExit("below the floor: " + "; ".join(missed))


def below_floors(results: dict[str, Any]) -> list[str]:
    """Each figure that lies under the one kept in floors.json."""
    floors = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
    return [
        f"{title}, {kind} {name}: {results[title]['ours'][kind][name]} < {least}"
        for title, kinds in floors.items()
        for kind, names in kinds.items()
        for name, least in names.items()
        if (results[title]["ours"][kind][name] or 0) < least
    ]


if __name__ == "__main__":
    main()
