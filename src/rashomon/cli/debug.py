"""`rashomon debug`: what the program is made of, and every layer it read in one article."""

import sys
from typing import Annotated

import typer

from rashomon.cli.options import Db
from rashomon.cli.steps import aligning, reading
from rashomon.errors import NotFound
from rashomon.model.reading import KEPT_LAYERS
from rashomon.report.terminal import layer_lines
from rashomon.store.views import Store

debug = typer.Typer(help="For those who work on Rashomon itself.", no_args_is_help=True)


@debug.command()
def readers() -> None:
    """List readers and aligners in the order they run, what each needs, and needs that nobody meets.

    Example: `rashomon debug readers`
    """
    for reader in reading.READERS:
        print(f"reader   {reader.layer:<11} {reader.version:<4} needs {', '.join(reader.needs) or 'nothing'}")
    for aligner in aligning.ALIGNERS:
        print(
            f"aligner  {aligner.field:<11} {aligner.version:<4} needs {', '.join(aligner.needs) or 'nothing'}"
        )
    complaints = [*reading.base.unmet(reading.READERS), *aligning.base.unmet(aligning.ALIGNERS)]
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    if complaints:
        raise typer.Exit(1)


@debug.command()
def article(
    key: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="An article's id, or its beginning.", show_default=False)
    ],
    db: Db,
    layer: Annotated[
        list[str] | None,
        typer.Option("--layer", help="Only this layer; may be given again.", show_default=False),
    ] = None,
) -> None:
    """Print every layer that was read in one article.

    Example: `rashomon debug article a-3f --db pile.sqlite --layer quotes`
    """
    wanted = tuple(layer or KEPT_LAYERS)
    if unknown := [name for name in wanted if name not in KEPT_LAYERS]:
        raise NotFound(f"there is no layer {unknown[0]!r}: the layers are {', '.join(KEPT_LAYERS)}")
    with Store.open(db) as store:
        table, found = store.find(key)
        if table != "article":
            raise NotFound(f"{found} is no article but one of the {table} ids: name an article")
        for line in layer_lines(store, found, wanted):
            print(line)
