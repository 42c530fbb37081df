"""The library's face: `compare` some files or `open` a store, and get a `Sheet` to look at, walk, or save."""

import json
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from io import StringIO
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Self, TextIO

from rashomon.errors import RashomonError, StoreError
from rashomon.export.csv_export import cell_records, csv_chunks
from rashomon.export.files import output_to
from rashomon.export.json_export import json_chunks
from rashomon.model.alignment import Identity, Story
from rashomon.model.article import Article
from rashomon.model.row import Row
from rashomon.pipeline.progress import SILENT, Progress
from rashomon.pipeline.run import compare as run_compare
from rashomon.report.markdown import markdown_chunks
from rashomon.report.page import html_chunks
from rashomon.report.summary import summary_lines
from rashomon.report.wording import MOST_SERIOUS_FIRST, plain
from rashomon.store.views import Store, Warned

Paths = str | PathLike[str] | Iterable[str | PathLike[str]]

# Rows that the notebook's table shows; the rest is in `.rows` and `.to_records()`.
NOTEBOOK_ROWS = 50
# Characters of a cell in that table.
NOTEBOOK_CHARS = 200


WRITERS: Mapping[str, Callable[[Store, TextIO], None]] = {
    "html": lambda store, out: out.writelines(html_chunks(store)),
    "json": lambda store, out: out.writelines(json_chunks(store)),
    "md": lambda store, out: out.writelines(markdown_chunks(store)),
    "csv": lambda store, out: out.writelines(csv_chunks(store)),
}
_ENDINGS = {".html": "html", ".htm": "html", ".json": "json", ".md": "md", ".markdown": "md", ".csv": "csv"}


def format_of(path: str | PathLike[str], given: str | None = None) -> str:
    """The format to write: the one given, else what the file's ending says."""
    found = given or _ENDINGS.get(Path(path).suffix.lower())
    if found is None or found not in WRITERS:
        raise RashomonError(
            f"{given or path}: the format is not known; end the file's name in .html, .json, .md or .csv, "
            "or give --format"
        )
    return found


def write_file(store: Store, path: str | PathLike[str], form: str) -> None:
    """Write a store to a file in one of the formats; a file that is there stays whole until the new one is."""
    with output_to(Path(path)) as out:
        WRITERS[form](store, out)


class Sheet:
    """A comparison: the stories of a pile, and for each the rows that lay its tellings side by side."""

    def __init__(self, store: Store, folder: Path | None = None) -> None:
        self._store = store
        self._end = weakref.finalize(
            self, _let_go, store, folder
        )  # a temporary store lives as long as its sheet

    @property
    def store(self) -> Store:
        """The store behind the sheet, for whoever needs more than the sheet offers."""
        return self._store

    @property
    def stories(self) -> tuple[Story, ...]:
        """Articles grouped by happening."""
        return tuple(self._store.stories())

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every question with a cell per telling, of all stories."""
        return tuple(self._store.rows())

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article with its text."""
        return tuple(self._store.articles())

    @property
    def identities(self) -> tuple[Identity, ...]:
        """People, organisations and places across the articles."""
        return tuple(self._store.identities())

    @property
    def warnings(self) -> tuple[Warned, ...]:
        """What could not be read."""
        return self._store.warnings()

    def to_json(self) -> str:
        """The JSON export as text."""
        return "".join(json_chunks(self._store))

    def to_dict(self) -> dict[str, Any]:
        """The JSON export as plain values."""
        export: dict[str, Any] = json.loads(self.to_json())
        return export

    def to_records(self) -> list[dict[str, Any]]:
        """A flat dict per cell of every row, for a data frame."""
        return list(cell_records(self._store))

    def save(self, path: str | PathLike[str], format: str | None = None) -> None:
        """Write .html, .json, .md or .csv, by the file's ending unless `format` says which."""
        write_file(self._store, path, format_of(path, format))

    def close(self) -> None:
        """Let go of the store; a temporary one is deleted."""
        self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return "\n".join(summary_lines(self._store))

    def _repr_html_(self) -> str:
        out = StringIO()
        for story in self._store.stories():
            out.write(_table(self._store, story))
        return out.getvalue() or "<p>No story was found.</p>"


def _let_go(store: Store, folder: Path | None) -> None:
    store.close()
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)


def compare(paths: Paths, *, progress: Progress = SILENT, jobs: int | None = 1) -> Sheet:
    """Read files, folders, globs or zip files and lay their articles side by side.

    Raises NothingToRead where no article comes out of them; what is merely doubtful is in `Sheet.warnings`.
    `jobs` processes read, None for as many as pay off; a script needs `if __name__ == "__main__":` for more than one.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix="rashomon-"))
    except OSError as error:
        raise _no_room(error) from error
    try:
        return _compared(folder, paths, progress, jobs)
    except StoreError as error:
        raise _no_room(error.__cause__ or error) from error  # its own words speak of --db


def _no_room(reason: BaseException) -> StoreError:
    return StoreError(
        f"the temporary folder cannot hold the comparison ({reason}): free space there, or name another folder in "
        "the environment variable TMPDIR"
    )


def _compared(folder: Path, paths: Paths, progress: Progress, jobs: int | None) -> Sheet:
    try:
        store = Store.open(folder / "pile.sqlite", "write")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    sheet = Sheet(store, folder)
    try:
        run_compare(store, _listed(paths), progress, jobs=jobs)
    except BaseException:
        sheet.close()
        raise
    return sheet


def open_store(db: str | PathLike[str]) -> Sheet:
    """The comparison kept in a store that `rashomon add` and `align` made."""
    return Sheet(Store.open(fspath(db)))


def _listed(paths: Paths) -> Sequence[str]:
    if isinstance(paths, str | PathLike):
        return (fspath(paths),)
    return tuple(fspath(path) for path in paths)


def _table(store: Store, story: Story) -> str:
    """A story's most serious rows as an HTML table, every word escaped."""
    rows = sorted(store.rows(story.id), key=lambda row: MOST_SERIOUS_FIRST.index(row.verdict))
    names = {key: store.article(key).shown_outlet for key in story.articles}
    head = "".join(f"<th>{escape(plain(name))}</th>" for name in names.values())
    lines = [
        f"<table><caption>{escape(plain(story.title))}</caption><tr><th>question</th><th>verdict</th>{head}</tr>"
    ]
    for row in rows[:NOTEBOOK_ROWS]:
        cells = "".join(f"<td>{'<br>'.join(_words(row, key))}</td>" for key in names)
        question = escape(plain(row.question, NOTEBOOK_CHARS))
        lines.append(f"<tr><td>{question}</td><td>{escape(row.verdict)}</td>{cells}</tr>")
    if len(rows) > NOTEBOOK_ROWS:
        lines.append(f"<tr><td colspan={len(names) + 2}>and {len(rows) - NOTEBOOK_ROWS} more rows</td></tr>")
    return "".join(lines) + "</table>"


def _words(row: Row, article: str) -> list[str]:
    found = (cell for cell in row.cells if cell.article == article)
    return [
        escape(plain(" … ".join(span.text for span in cell.spans) or cell.value, NOTEBOOK_CHARS))
        for cell in found
    ]
