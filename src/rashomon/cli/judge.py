"""`rashomon merge`, `split` and `undo`: corrections of stories, which outrank the machine and survive every aligning."""

from typing import Annotated

import typer

from rashomon.cli.options import Db
from rashomon.cli.steps import judge
from rashomon.report.terminal import stories_lines
from rashomon.report.wording import counted
from rashomon.store.judgements import judgements_path
from rashomon.store.views import Store

Name = Annotated[
    str,
    typer.Argument(metavar="STORY", help="A story's id, its start, or its title.", show_default=False),
]
Other = Annotated[str, typer.Argument(metavar="STORY", help="The other story, likewise.", show_default=False)]
Articles = Annotated[
    list[str],
    typer.Argument(
        metavar="ARTICLE...", help="The articles that leave: id or file name.", show_default=False
    ),
]


def merge(story: Name, other: Other, db: Db) -> None:
    """Say that two stories tell one happening; kept beside the store, and followed from now on.

    Example: `rashomon merge s-3f2a s-77b0 --db pile.sqlite`
    """
    with Store.open(db, "write") as store:
        judge.merge(store, story, other)
        _tell(store, "merged")


def split(story: Name, articles: Articles, db: Db) -> None:
    """Say that some articles of a story tell another happening; kept beside the store, and followed from now on.

    Example: `rashomon split s-3f2a a-91c0 --db pile.sqlite`
    """
    with Store.open(db, "write") as store:
        judge.split(store, story, articles)
        _tell(store, f"{counted(len(set(articles)), 'article', 'articles')} split off")


def undo(db: Db) -> None:
    """Take back the last merge or split.

    Example: `rashomon undo --db pile.sqlite`
    """
    with Store.open(db, "write") as store:
        taken = judge.undo(store)
        _tell(store, "merge taken back" if taken.verdict == "same" else "split taken back")


def _tell(store: Store, done: str) -> None:
    print(f"{done}; corrections are kept in {judgements_path(store.path)}")
    for line in stories_lines(store):
        print(line)
