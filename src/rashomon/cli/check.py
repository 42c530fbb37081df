"""`rashomon verify` and `schema`: hold an export to its word."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from rashomon.export.json_export import schema_text
from rashomon.export.verify import verify as verify_file


def verify(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A JSON export or a store.", show_default=False)
    ],
) -> None:
    """Check that every citation of an export or a store stands in its article, character by character.

    Exits with 1, and prints the first ten that do not hold, if one is off.

    Example: `rashomon verify sheet.json`
    """
    found = verify_file(file)
    if found.failed:
        for failure in found.failures:
            print(failure)
        print(f"{found.checked:,} citations checked, {found.failed:,} failures", file=sys.stderr)
        raise typer.Exit(1)
    print(f"{found.checked:,} citations checked, all true")


def schema() -> None:
    """Print the JSON Schema of the JSON export.

    Example: `rashomon schema > rashomon-1.schema.json`
    """
    sys.stdout.write(schema_text())
