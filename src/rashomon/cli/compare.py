"""`rashomon compare`: the whole job in one go, nothing kept but the report."""

import sys
from pathlib import Path

from rashomon.cli.options import Form, Format, Jobs, Out, Paths
from rashomon.cli.progress import shown_progress
from rashomon.cli.steps import api
from rashomon.cli.stop import stopped
from rashomon.errors import RashomonError
from rashomon.export.files import check_output
from rashomon.report.summary import summary_lines
from rashomon.store.views import Store

STDOUT = Path("-")


def compare(paths: Paths, output: Out = None, format: Form = None, jobs: Jobs = None) -> None:
    """Lay articles side by side: find the stories, and what their tellings agree and differ on.

    Prints a summary; with -o it also writes a report (.html), an export (.json), notes (.md) or a table (.csv).

    Examples:

    `rashomon compare articles/ -o report.html`

    `rashomon compare a.txt b.html news.jsonl --format json > sheet.json`
    """
    output = chosen_output(output, format)
    if output is not None and output != STDOUT:
        api.format_of(output, format and format.value)
        check_output(output)
    try:
        with shown_progress() as progress:
            sheet = api.compare(paths, progress=progress, jobs=jobs)
    except KeyboardInterrupt:
        raise stopped(
            "nothing was kept: `rashomon add PATH... --db FILE` keeps what is done and can go on later"
        ) from None
    with sheet:
        write_or_print(sheet.store, output, format)


def chosen_output(output: Path | None, format: Format | None) -> Path | None:
    """Where to write: a format without a file means standard output."""
    return STDOUT if output is None and format is not None else output


def write_or_print(store: Store, output: Path | None, format: Format | None) -> None:
    """The document on standard output if that was asked for; else the summary, and the document in its file."""
    if output == STDOUT:
        print_document(store, format)
        return
    if output is not None:  # before the summary, which `| head` may cut short
        api.write_file(store, output, api.format_of(output, format and format.value))
    for line in summary_lines(store):
        print(line)
    if output is not None:
        print(f"\nwritten: {output}")


def print_document(store: Store, format: Format | None) -> None:
    """Write the document to standard output, as JSON unless told otherwise."""
    try:
        api.WRITERS[format.value if format else "json"](store, sys.stdout)
    except BrokenPipeError:
        raise  # whoever read it has seen enough
    except OSError as error:
        raise RashomonError(f"standard output cannot be written: {error.strerror}") from error
