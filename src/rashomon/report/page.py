"""The comparison as one self-contained HTML file: no script, nothing loaded from anywhere, prints well."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from rashomon.model.alignment import Alignment, Pile
from rashomon.report.article_view import ArticleView, build_article
from rashomon.report.links import Links
from rashomon.report.story_view import StoryPages


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that could not be read."""

    path: str
    place: str | None
    reason: str


@functools.cache
def environment() -> Environment:
    """Templates with every value escaped: article text never becomes markup."""
    return Environment(
        loader=PackageLoader("rashomon.report"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@functools.cache
def stylesheet() -> str:
    """The one style sheet of report and web."""
    return (files("rashomon.report") / "static" / "report.css").read_text(encoding="utf-8")


def write_page(
    pile: Pile, alignment: Alignment, warnings: tuple[Warned, ...], version: str, out: TextIO
) -> None:
    """Write the report; stories and articles are laid out one at a time, so memory stays flat."""
    pages = StoryPages(pile, alignment, Links())
    compared = pages.compared()
    shown = {story.id for story in compared}
    template = environment().get_template("report.html")
    stream = template.generate(
        style=stylesheet(),
        version=version,
        totals=totals(pile, alignment),
        lines=[pages.line(s) for s in compared],
        singles=[pages.line(s) for s in pages.stories() if s.id not in shown],
        conflicts=list(pages.conflicts()),
        stories=(pages.view(s) for s in compared),
        articles=_articles(pages),
        warnings=warnings,
    )
    out.writelines(stream)


@dataclass(frozen=True, slots=True)
class Totals:
    """The pile in numbers."""

    articles: int
    outlets: int
    stories: int
    conflicts: int


def totals(pile: Pile, alignment: Alignment) -> Totals:
    """Count what the pile holds; articles of unknown outlet count as one outlet each."""
    ids = pile.article_ids()
    return Totals(
        articles=len(ids),
        outlets=len({pile.reading(a).article.shown_outlet for a in ids}),
        stories=len(alignment.stories),
        conflicts=sum(1 for row in alignment.rows if row.verdict == "conflict"),
    )


def _articles(pages: StoryPages) -> Iterator[ArticleView]:
    for reading in pages.pile.readings():
        yield build_article(reading, pages.rows_of_article[reading.article.id], pages.naming, pages.links)
