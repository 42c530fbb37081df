import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from pile import ALIGNMENT, write_pile
from rashomon.export.csv_export import COLUMNS, cell_records, csv_chunks
from rashomon.store.views import Store
from rashomon.store.write import write_alignment


def test_a_line_per_cell(tmp_path: Path) -> None:
    with Store.open(write_pile(tmp_path / "pile.sqlite")) as store:
        lines = list(csv.DictReader(io.StringIO("".join(csv_chunks(store)))))
        assert [tuple(record) for record in cell_records(store)] == [COLUMNS] * 3
    assert [(line["question"], line["outlet"], line["words"], line["differs_from"]) for line in lines] == [
        ("How many people were on board?", "Harbour Post", "Eighty-four people", "1"),
        ("How many people were on board?", "Coast <Daily>", "79 passengers", "0"),
        ("Where did she run aground?", "Harbour Post", "Vessel Point", ""),
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM", "'@SUM"),
        ("-3,000", "-3,000"),
        ("+cmd", "'+cmd"),
        ("84", "84"),
    ],
)
def test_a_spreadsheet_runs_nothing(tmp_path: Path, value: str, written: str) -> None:
    row = ALIGNMENT.rows[0]
    cells = (replace(row.cells[0], value=value), *row.cells[1:])
    with Store.open(write_pile(tmp_path / "pile.sqlite"), "write") as store:
        changed = replace(ALIGNMENT, rows=(replace(row, cells=cells),))
        write_alignment(store, changed, "by-test", store.readings_digest())
        first = next(csv.DictReader(io.StringIO("".join(csv_chunks(store)))))
    assert first["value"] == written
