"""Articles per second of the whole job beside a bare pass of the same language pipeline, with peak memory.

The bare pass is the model as spaCy loads it, `pipe` and nothing else. Each part runs in a process of its own, so that
its peak memory is its own; what counts is their ratio in processor time with one process, not seconds on a shared
machine. The last column is a ratio of elapsed time, with as many processes as the program starts by itself. Articles
are articles_pile's, in file order.

    python -m benchmarks.speed.run [--sizes 100 1000]
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy

from rashomon.export.json_export import json_chunks
from rashomon.pipeline.run import add, align
from rashomon.report.page import html_chunks
from rashomon.store.views import Store
from rashomon.text.language_pipeline import MODEL, load_pipeline

PILE = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "articles_pile" / "articles.jsonl"
SIZES = (100, 1000)


def main() -> None:
    """Measure every size, or one part of one size in this process."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--part", choices=("bare", "whole", "jobs"))
    arguments = parser.parse_args()
    if not PILE.exists():
        print(f"skipped: {PILE} is not here")
    elif arguments.part:
        print(json.dumps(measure(arguments.part, arguments.sizes[0])))
    else:
        report(arguments.sizes)


def report(sizes: list[int]) -> None:
    """Print one line per size and how aligning grows between them."""
    aligning: list[tuple[int, float]] = []
    print(
        f"{'articles':>8} {'bare/s':>8} {'whole/s':>8} {'whole:bare':>10} {'bare MB':>8} {'whole MB':>8} {'align s':>8} "
        f"{'with jobs':>9}"
    )
    for size in sizes:
        bare, whole, jobs = (_apart(part, size) for part in ("bare", "whole", "jobs"))
        aligning.append((size, whole["align"]))
        print(
            f"{size:>8} {size / bare['cpu']:>8.2f} {size / whole['cpu']:>8.2f} {bare['cpu'] / whole['cpu']:>10.2f} "
            f"{bare['megabytes']:>8.0f} {whole['megabytes']:>8.0f} {whole['align']:>8.1f} "
            f"{bare['elapsed'] / jobs['elapsed']:>9.2f}",
            flush=True,
        )
    for (few, quick), (many, slow) in pairwise(aligning):
        exponent = math.log(slow / quick) / math.log(many / few)
        print(f"aligning grows with the {exponent:.2f}th power of the pile from {few} to {many} articles")
    print(
        'rates are articles per second of processor time, one process, one thread; "with jobs" is elapsed time'
    )


def measure(part: str, size: int) -> dict[str, float]:
    """Processor seconds and peak megabytes of one part over the first `size` articles."""
    with PILE.open(encoding="utf-8") as lines, tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pile.jsonl"
        pile.write_text("".join(line for line, _ in zip(lines, range(size), strict=False)), encoding="utf-8")
        nlp = spacy.load(MODEL) if part == "bare" else load_pipeline()
        started, began = time.process_time(), time.monotonic()
        seconds = (
            _bare(nlp, pile) if part == "bare" else _whole(pile, Path(folder), 1 if part == "whole" else None)
        )
        return {
            "cpu": time.process_time() - started,
            "elapsed": time.monotonic() - began,
            "align": seconds,
            "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }


def _bare(nlp: Any, pile: Path) -> float:
    texts = (json.loads(line)["text"] for line in pile.open(encoding="utf-8"))
    for _ in nlp.pipe(texts, batch_size=8):
        pass
    return 0.0


def _whole(pile: Path, folder: Path, jobs: int | None) -> float:
    """Everything `rashomon compare` does; returns the processor seconds of aligning alone."""
    with Store.open(folder / "pile.sqlite", "write") as store:
        add(store, [str(pile)], jobs=jobs)
        started = time.process_time()
        align(store)
        seconds = time.process_time() - started
        with (folder / "out.json").open("w", encoding="utf-8") as out:
            out.writelines(json_chunks(store))
        with (folder / "out.html").open("w", encoding="utf-8") as out:
            out.writelines(html_chunks(store))
    return seconds


def _apart(part: str, size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.speed.run", "--part", part, "--sizes", str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


if __name__ == "__main__":
    main()
