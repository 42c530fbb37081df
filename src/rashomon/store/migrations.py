"""Brings a store's tables to the newest form, one numbered step at a time, each in a transaction of its own."""

import sqlite3
from collections.abc import Iterator

from rashomon.store.schema import APPLICATION_ID, FIRST

# Never edit one that was released: add the next. The number of the last one is the file's `user_version`.
MIGRATIONS: tuple[str, ...] = (FIRST,)


def version_of(connection: sqlite3.Connection) -> int:
    """How many migrations the file has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Run the missing migrations; a kill between or inside them leaves a file that the next run completes."""
    for number in range(version_of(connection) + 1, len(MIGRATIONS) + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version_of(connection) < number:  # another process may have been faster
                for statement in statements(MIGRATIONS[number - 1]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number}")
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


def statements(script: str) -> Iterator[str]:
    """Cut a script into statements; `executescript` would commit before it starts, which we cannot have."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if statement.strip() and sqlite3.complete_statement(statement):
            yield statement
            statement = ""
