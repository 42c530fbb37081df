"""The comparison as one self-contained HTML file: no script, nothing loaded from anywhere, prints well."""

import functools
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from rashomon.model.alignment import Alignment
from rashomon.report.article_view import ARTICLE_LAYERS
from rashomon.report.links import Links
from rashomon.report.story_view import StoryPages
from rashomon.report.summary import by_outlets
from rashomon.report.wording import counted
from rashomon.store.views import Store


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


def html_chunks(store: Store) -> Iterator[str]:
    """The report as pieces of text; stories and articles are laid out one at a time, so memory stays flat."""
    alignment = read_alignment(store)
    pages = StoryPages(store, alignment, Links())
    compared = pages.compared()
    shown = {story.id for story in compared}
    template = environment().get_template("report.html")
    yield from template.generate(
        style=stylesheet(),
        version=version("rashomon"),
        totals=totals(store, alignment),
        lines=[pages.line(s) for s in compared],
        singles=[pages.line(s) for s in pages.stories() if s.id not in shown],
        storylines=pages.storylines(),
        conflicts=list(pages.conflicts()),
        stories=(pages.view(s) for s in compared),
        articles=(pages.article(reading) for reading in store.readings(*ARTICLE_LAYERS)),
        warnings=store.warnings(),
    )


def read_alignment(store: Store) -> Alignment:
    """All that aligning found, in one piece."""
    return Alignment(
        copies=tuple(store.copies()),
        origins=tuple(store.origins()),
        identities=tuple(store.identities()),
        stories=tuple(store.stories()),
        storylines=tuple(store.storylines()),
        variants=tuple(store.variants()),
        events=tuple(store.event_groups()),
        rows=tuple(store.rows()),
    )


def totals(store: Store, alignment: Alignment) -> str:
    """The pile in numbers, in words."""
    outlets = [article.outlet for article in store.articles()]
    known = len({outlet for outlet in outlets if outlet})
    conflicts = sum(1 for row in alignment.rows if row.verdict == "conflict")
    return " · ".join(
        (
            counted(len(outlets), "article", "articles") + by_outlets(known, outlets.count(None)),
            counted(len(alignment.stories), "story", "stories"),
            counted(conflicts, "conflict", "conflicts"),
        )
    )
