"""Arguments and options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """What a comparison can be written as."""

    html = "html"
    json = "json"
    md = "md"
    csv = "csv"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, globs or zip files with articles (.txt .md .html .json .jsonl .csv); - is standard input.",
        show_default=False,
    ),
]
Db = Annotated[
    Path, typer.Option("--db", metavar="FILE", help="The store, one SQLite file.", show_default=False)
]
Out = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Where to write; - is standard output.", show_default=False
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        help="Processes that read; unless given, one per core (at most 4) from 40 articles on, else 1.",
        show_default=False,
    ),
]
Form = Annotated[
    Format | None,
    typer.Option(
        "--format", help="What to write, if the ending of FILE does not say it.", show_default=False
    ),
]
