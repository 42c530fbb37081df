"""The JSON export, `rashomon/1`: one record a line, so that two exports can be compared with `diff`.

Written section by section as the store gives it; nothing holds the whole pile.
"""

import json
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from rashomon.export.records import SECTIONS
from rashomon.store.views import Store

SCHEMA_NAME = "rashomon/1"


def json_chunks(store: Store) -> Iterator[str]:
    """The export as pieces of text to write one after the other."""
    yield f'{{"schema": {_json(SCHEMA_NAME)},\n"run": {_json(run_record(store))}'
    for name, section in SECTIONS.items():
        yield f',\n"{name}": ['
        between = "\n"
        for record in section(store):
            yield between + _json(record)
            between = ",\n"
        yield "\n]"
    yield "}\n"


def run_record(store: Store) -> dict[str, Any]:
    """What made the export, from what; no clock and no machine, so that a rerun gives the same bytes."""
    return {
        "version": version("rashomon"),
        "components": store.components(),
        "inputs": [{"path": path, "sha256": sha256} for path, sha256 in store.inputs()],
        "options": {},
        "warnings": [{"path": w.path, "place": w.place, "reason": w.reason} for w in store.warnings()],
    }


def schema_text() -> str:
    """The published JSON Schema of the export."""
    return (files("rashomon") / "data" / "rashomon-1.schema.json").read_text(encoding="utf-8")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
