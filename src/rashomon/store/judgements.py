"""The user's corrections, in a plain file beside the store: one JSON object a line, oldest first.

They stand outside the SQLite file so that they survive when it is built anew, and can be read, copied to a
colleague, put under version control and edited by hand.
"""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from rashomon.errors import StoreError
from rashomon.model.judgement import Judgement
from rashomon.model.record import from_record, to_record

SUFFIX = ".judgements.jsonl"


def judgements_path(store: Path) -> Path:
    """`pile.sqlite.judgements.jsonl` beside `pile.sqlite`."""
    return store.with_name(store.name + SUFFIX)


def read_judgements(store: Path) -> tuple[Judgement, ...]:
    """All judgements beside a store, oldest first; raises StoreError with the line that cannot be read."""
    path = judgements_path(store)
    if not path.is_file():
        return ()
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            judgement = from_record(Judgement, json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{path}, line {number} is no judgement: mend or delete the line") from error
        if judgement.verdict not in ("same", "different"):
            raise StoreError(f"{path}, line {number}: the verdict must be same or different")
        found.append(judgement)
    return tuple(found)


def write_judgements(store: Path, judgements: Sequence[Judgement]) -> None:
    """Replace the file in one step; it is deleted when nothing is left to keep."""
    path = judgements_path(store)
    if not judgements:
        path.unlink(missing_ok=True)
        return
    lines = (json.dumps(to_record(j), ensure_ascii=False) + "\n" for j in judgements)
    fresh = path.with_name(path.name + ".new")
    fresh.write_text("".join(lines), encoding="utf-8")
    os.replace(fresh, path)
