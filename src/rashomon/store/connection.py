"""Opens the SQLite file of a store and turns what SQLite complains about into errors that say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from rashomon.errors import StoreError
from rashomon.store.migrations import MIGRATIONS, migrate, version_of
from rashomon.store.schema import APPLICATION_ID

Mode = Literal["read", "write"]

# News articles are about 2.3 KB: pages of 16 KiB make the article table a quarter smaller than pages of 4 KiB
# (232 against 313 MB for 100,000 articles) at the same speed of reading one.
PAGE_SIZE = 16384
# How long to wait for another process that writes, before saying so.
BUSY_SECONDS = 5.0

_SAYS = {
    sqlite3.SQLITE_FULL: "the disk is full at {path}: free space or choose another --db",
    sqlite3.SQLITE_IOERR: "{path} cannot be written ({error}): the disk may be full or failing; free space "
    "or choose another --db",
    sqlite3.SQLITE_BUSY: "{path} is being written by another process: wait until it ends, or choose another --db",
    sqlite3.SQLITE_READONLY: "{path} is write-protected: change its permissions or choose another --db",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened: check that the folder exists and that you may write there",
    sqlite3.SQLITE_PERM: "{path} may not be opened: check its permissions",
    sqlite3.SQLITE_NOTADB: "{path} is no Rashomon store: name another file with --db",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged ({error}): restore a copy, or make it anew with `rashomon add`",
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise StoreError, in plain words, for whatever SQLite raises inside."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        says = _SAYS.get(code & 0xFF) if code is not None else None  # the low byte is the primary code
        raise StoreError((says or "{path}: {error}").format(path=path, error=error)) from error


def connect(path: Path, mode: Mode) -> sqlite3.Connection:
    """A connection to a store at the newest version; "write" makes the file where there is none."""
    _check_path(path, mode)
    with told(path):
        connection = _open(path, mode)
        try:
            if _check_kind(connection, path, mode) < len(MIGRATIONS):
                if mode == "read":  # an older store is brought up to date first
                    connect(path, "write").close()
                else:
                    _prepare(connection)
            if mode == "write":
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def _check_path(path: Path, mode: Mode) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder: name a file with --db")
    if mode == "read" and not path.exists():
        raise StoreError(f"{path} does not exist: make it with `rashomon add PATH... --db {path}`")
    if not path.parent.exists():
        raise StoreError(f"the folder {path.parent} does not exist: make it, or choose another --db")


def _open(path: Path, mode: Mode) -> sqlite3.Connection:
    address = path.resolve().as_uri()
    if mode == "write":
        return _ask(f"{address}?mode=rwc")
    try:
        return _ask(f"{address}?mode=ro")
    except sqlite3.OperationalError:
        # A reader of a WAL file writes beside it. Where the folder forbids that and nothing waits in a log,
        # the file can be read as it stands.
        if Path(f"{path}-wal").exists():
            raise
        return _ask(f"{address}?immutable=1")


def _ask(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
    )
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _check_kind(connection: sqlite3.Connection, path: Path, mode: Mode) -> int:
    """The store's version; raises where the file is something else, or newer than this program."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if mark != APPLICATION_ID and (tables or mode == "read"):
        raise StoreError(f"{path} is no Rashomon store: name another file with --db")
    version = version_of(connection)
    if version > len(MIGRATIONS):
        raise StoreError(
            f"{path} was written by a newer Rashomon (store version {version}, this one knows "
            f"{len(MIGRATIONS)}): upgrade with `pip install --upgrade rashomon`"
        )
    return version


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    connection.execute("PRAGMA journal_mode = WAL")
    migrate(connection)
