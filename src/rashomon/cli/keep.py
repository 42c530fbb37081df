"""`rashomon add`, `align` and `export`: the same job kept in one file, to go on with or to look at later."""

import sys
from pathlib import Path

import typer

from rashomon.cli.compare import STDOUT, chosen_output, print_document
from rashomon.cli.options import Db, Form, Jobs, Out, Paths
from rashomon.cli.progress import shown_progress
from rashomon.cli.steps import api, pipeline
from rashomon.cli.stop import stopped
from rashomon.errors import NothingToRead, RashomonError
from rashomon.export.files import check_output
from rashomon.report.summary import summary_lines, warning_lines
from rashomon.report.wording import counted
from rashomon.store.views import Store


def add(paths: Paths, db: Db, jobs: Jobs = None) -> None:
    """Take articles into a store and read them; what is there already is not read again.

    Killed or stopped, the same command goes on where it was.

    Example: `rashomon add articles/ --db pile.sqlite`
    """
    is_new, is_empty = not db.exists(), False
    try:
        with Store.open(db, "write") as store:
            try:
                _add(store, paths, jobs)
            except NothingToRead:
                is_empty = not store.count("article")
                raise
    finally:
        if is_new and is_empty:
            _remove(db)


def _add(store: Store, paths: list[str], jobs: int | None) -> None:
    try:
        with shown_progress() as progress:
            added = pipeline.add(store, paths, progress, jobs=jobs)
    except KeyboardInterrupt:
        raise _stopped(store) from None
    known = added.found - added.new
    print(
        f"{counted(added.found, 'article', 'articles')} found, {added.new:,} new, {known:,} known already; "
        f"{store.path} holds {store.count('reading'):,}"
    )
    for line in warning_lines(store):
        print(line)
    if not store.up_to_date():
        print(f"next: rashomon align --db {store.path}")


def align(db: Db, jobs: Jobs = None) -> None:
    """Lay the articles of a store side by side: copies, stories, people, and the rows of the sheet.

    Example: `rashomon align --db pile.sqlite`
    """
    with Store.open(db, "write") as store:
        if not store.count("article"):
            raise RashomonError(f"{db} holds no article: fill it with `rashomon add PATH... --db {db}`")
        try:
            with shown_progress() as progress:
                pipeline.align(store, progress, jobs=jobs)
        except KeyboardInterrupt:
            raise _stopped(store) from None
        for line in summary_lines(store):
            print(line)


def export(db: Db, output: Out = None, format: Form = None) -> None:
    """Write what a store holds as .html, .json, .md or .csv.

    Example: `rashomon export --db pile.sqlite -o sheet.json`
    """
    output = chosen_output(output, format)
    if output is None:
        raise RashomonError("name a file with -o, or a format with --format to write to standard output")
    with Store.open(db) as store:
        warn_if_stale(store)
        if output == STDOUT:
            print_document(store, format)
        else:
            check_output(output)
            api.write_file(store, output, api.format_of(output, format and format.value))
            print(f"written: {output}")


def warn_if_stale(store: Store) -> None:
    """Say on standard error that articles came in since the last aligning."""
    if not store.up_to_date():
        print(
            f"rashomon: not all articles are aligned yet: rashomon align --db {store.path}", file=sys.stderr
        )


def _stopped(store: Store) -> typer.Exit:
    kept = counted(store.count("reading"), "article", "articles")
    return stopped(f"{kept} kept; run the same command again to go on")


def _remove(db: Path) -> None:
    """Delete a store and what SQLite keeps beside it."""
    for path in (db, Path(f"{db}-wal"), Path(f"{db}-shm")):
        path.unlink(missing_ok=True)
