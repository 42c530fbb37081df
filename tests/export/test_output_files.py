import os
from pathlib import Path

import pytest

from rashomon.errors import RashomonError
from rashomon.export.files import output_to


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    (tmp_path / "sheet.json").write_text("old")
    with output_to(tmp_path / "sheet.json") as out:
        out.write("new")
        out.flush()
        assert (tmp_path / "sheet.json").read_text() == "old"
    assert (tmp_path / "sheet.json").read_text() == "new"
    assert os.listdir(tmp_path) == ["sheet.json"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "sheet.json").write_text("old")
    with pytest.raises(ZeroDivisionError), output_to(tmp_path / "sheet.json") as out:
        out.write(str(1 / 0))
    assert (tmp_path / "sheet.json").read_text() == "old"
    assert os.listdir(tmp_path) == ["sheet.json"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_said() -> None:
    says = "/dev/full cannot be written: the disk is full: free space"
    with pytest.raises(RashomonError, match=says), output_to(Path("/dev/full")) as out:
        out.write("words " * 100_000)


@pytest.mark.parametrize(
    ("where", "says"), [("no/sheet.json", "there is no folder"), (".", "this is a folder")]
)
def test_a_path_that_cannot_be_written_is_said(tmp_path: Path, where: str, says: str) -> None:
    with pytest.raises(RashomonError, match=says), output_to(tmp_path / where):
        pass
