import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pile import write_pile
from rashomon.errors import StoreError
from rashomon.store import connection as connection_module
from rashomon.store.connection import Mode
from rashomon.store.migrations import MIGRATIONS, statements
from rashomon.store.schema import APPLICATION_ID
from rashomon.store.views import Store
from rashomon.store.write import write_inputs


def test_a_text_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A ferry ran aground. " * 50)
    with pytest.raises(StoreError, match=r"a\.txt is no Rashomon store"):
        Store.open(tmp_path / "a.txt", "write")


def test_another_database_is_no_store_and_stays_as_it_is(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.sqlite")
    other.execute("CREATE TABLE t (x)")
    other.close()
    before = (tmp_path / "other.sqlite").read_bytes()
    modes: tuple[Mode, ...] = ("read", "write")
    for mode in modes:
        with pytest.raises(StoreError, match="is no Rashomon store"):
            Store.open(tmp_path / "other.sqlite", mode)
    assert (tmp_path / "other.sqlite").read_bytes() == before


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / "pile.sqlite").touch()
    with Store.open(tmp_path / "pile.sqlite", "write") as store:
        assert store.count("article") == 0


@pytest.mark.parametrize(
    ("where", "mode", "says"),
    [
        ("missing.sqlite", "read", "does not exist: make it with `rashomon add"),
        ("no/folder/pile.sqlite", "write", "the folder .* does not exist"),
        (".", "write", "is a folder"),
    ],
)
def test_a_path_that_cannot_be(tmp_path: Path, where: str, mode: Mode, says: str) -> None:
    with pytest.raises(StoreError, match=says):
        Store.open(tmp_path / where, mode)


def test_a_newer_store_is_left_alone(tmp_path: Path) -> None:
    path = write_pile(tmp_path / "pile.sqlite")
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    raw.close()
    with pytest.raises(StoreError, match=r"newer Rashomon .* upgrade"):
        Store.open(path)


def test_a_second_writer_is_told_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "BUSY_SECONDS", 0.05)
    path = write_pile(tmp_path / "pile.sqlite")
    with (
        Store.open(path, "write") as first,
        Store.open(path, "write") as second,
        first.transaction(),
        pytest.raises(StoreError, match="being written by another process"),
    ):
        write_inputs(second, [("a", "b")])


def test_a_store_killed_while_it_was_made_is_completed(tmp_path: Path) -> None:
    raw = sqlite3.connect(tmp_path / "pile.sqlite")
    raw.execute("PRAGMA page_size = 16384")
    raw.execute("PRAGMA journal_mode = WAL")
    raw.close()
    with Store.open(tmp_path / "pile.sqlite", "write") as store:
        assert store.connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    path = write_pile(tmp_path / "pile.sqlite")
    raw = bytearray(path.read_bytes())
    raw[16384:] = b"\x55" * (len(raw) - 16384)
    path.write_bytes(raw)
    with pytest.raises(StoreError, match="is damaged"), Store.open(path) as store:
        list(store.readings())


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder of root's, seen by a user without rights."""
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_pile(folder / "pile.sqlite").chmod(0o444)
        folder.chmod(0o755)
        os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(0)


def test_without_permission_a_store_can_be_read_and_not_written(as_nobody: Path) -> None:
    with Store.open(as_nobody / "pile.sqlite") as store:
        assert store.count("article") == 2
    with pytest.raises(StoreError, match="write-protected"):
        Store.open(as_nobody / "pile.sqlite", "write")
    with pytest.raises(StoreError, match="cannot be opened: check"):
        Store.open(as_nobody / "new.sqlite", "write")


def test_statements_keeps_triggers_whole() -> None:
    script = "CREATE TABLE a (x);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n DELETE FROM a;\nEND;\n"
    assert len(list(statements(script))) == 2
