"""`rashomon stories`, `show` and `serve`: look into a store."""

from typing import Annotated

import typer

from rashomon.cli.keep import warn_if_stale
from rashomon.cli.options import Db
from rashomon.cli.steps import web
from rashomon.report.terminal import shown, stories_lines
from rashomon.store.views import Store

# Where the page answers unless told otherwise.
PORT = 8477


def stories(db: Db) -> None:
    """List the stories of a store, with how many rows agree, differ or stand alone.

    Example: `rashomon stories --db pile.sqlite`
    """
    with Store.open(db) as store:
        warn_if_stale(store)
        for line in stories_lines(store):
            print(line)


def show(
    key: Annotated[
        str,
        typer.Argument(
            metavar="STORY|ARTICLE|IDENTITY|ROW",
            help="An id, or as much of its beginning as is needed.",
            show_default=False,
        ),
    ],
    db: Db,
) -> None:
    """Show one story's sheet, one article, one person or place, or the evidence of one row.

    Examples:

    `rashomon show s-3f2a --db pile.sqlite`

    `rashomon show r-77 --db pile.sqlite`
    """
    with Store.open(db) as store:
        for line in shown(store, *store.find(key)):
            print(line)


def serve(
    db: Db,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port on this machine.")] = PORT,
) -> None:
    """Show a store in the browser, on this machine alone (127.0.0.1).

    Example: `rashomon serve --db pile.sqlite --port 8000`
    """
    web.serve(db, host="127.0.0.1", port=port)
