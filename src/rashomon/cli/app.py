"""The command `rashomon`: puts the families together, and turns errors into one line and an exit status."""

import logging
import os
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from rashomon.cli.check import schema, verify
from rashomon.cli.compare import compare
from rashomon.cli.debug import debug
from rashomon.cli.judge import merge, split, undo
from rashomon.cli.keep import add, align, export
from rashomon.cli.look import serve, show, stories
from rashomon.cli.stop import STOPPED
from rashomon.errors import NothingToRead, RashomonError

log = logging.getLogger("rashomon")

# 0: something was read; 1: an error, or a citation that does not hold; 2: nothing could be read, or a wrong
# command line; 130: stopped with Ctrl-C, as shells count it.
FAILED, NOTHING = 1, 2

app = typer.Typer(
    name="rashomon",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"rashomon {version('rashomon')}")
        raise typer.Exit


@app.callback()
def rashomon(
    verbose: Annotated[
        int, typer.Option("-v", "--verbose", count=True, help="Log each step; -vv also shows tracebacks.")
    ] = 0,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """One event, many tellings: lay news articles side by side, every line citing its source.

    Example: `rashomon compare articles/ -o report.html`
    """
    level = (logging.WARNING, logging.INFO, logging.DEBUG)[min(verbose, 2)]
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
    log.setLevel(level)


for command in (compare, add, align, stories, merge, split, undo, show, export, verify, serve, schema):
    app.command()(command)
app.add_typer(debug, name="debug")


def main() -> None:
    """Run the command line; every error that we know of is one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(
            stream, "reconfigure"
        ):  # a JSON export on a terminal of another encoding is UTF-8 all the same
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_flushed(_run()))


def _run() -> int:
    try:
        app()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    except KeyboardInterrupt:
        return _complain("stopped", STOPPED)
    except Exception as error:
        log.debug("the error came from here", exc_info=True)
        if isinstance(error, RashomonError):
            return _complain(str(error), NOTHING if isinstance(error, NothingToRead) else FAILED)
        told = " ".join(f"{type(error).__name__}: {error}".split())
        return _complain(f"unexpected error ({told}): please report this with what -vv shows", FAILED)
    return 0


def _complain(line: str, status: int) -> int:
    print(f"rashomon: {line}", file=sys.stderr)
    return status


def _flushed(status: int) -> int:
    """Write out what is still held back; a full disk or a closed pipe shows only now."""
    try:
        sys.stdout.flush()
    except OSError as error:
        # Python would flush once more at exit and complain in its own words.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            print(f"rashomon: standard output cannot be written: {error.strerror}", file=sys.stderr)
        return status or FAILED
    return status
