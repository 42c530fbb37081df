"""What Rashomon wrote itself is no article: a second `compare .` in the same folder must not read its report."""

from io import StringIO
from pathlib import Path

import pytest

from pile import write_pile
from rashomon.api import WRITERS
from rashomon.intake import Refusal, inputs, read_paths
from rashomon.store.views import Store


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_a_report_is_left_out_in_a_folder_and_by_name(tmp_path: Path, form: str) -> None:
    out = StringIO()
    with Store.open(write_pile(tmp_path / "pile.sqlite")) as store:
        WRITERS[form](store, out)
    folder = tmp_path / "articles"
    folder.mkdir()
    report = folder / f"sheet.{form}"
    report.write_text(out.getvalue(), encoding="utf-8")
    for path in (folder, report):
        (refusal,) = read_paths([str(path)])
        assert isinstance(refusal, Refusal)
        assert refusal.path == str(report)
        assert refusal.reason.startswith("a report of Rashomon's own; left out")
        assert inputs([str(path)]) == ()
