"""The comparison as Markdown, to paste into a note or an issue: each line names file and characters."""

import re
from collections.abc import Iterator

from rashomon.model.alignment import Story
from rashomon.model.article import Article
from rashomon.model.row import Row, Verdict
from rashomon.report.summary import row_counts, told_by
from rashomon.report.wording import MOST_SERIOUS_FIRST, day, plain, said, teller
from rashomon.store.views import Store

# Everything that Markdown or the HTML inside it could take for an instruction.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&@$]|:(?=//))")
_NAMES: dict[Verdict, str] = {
    "conflict": "In conflict",
    "update": "Updated",
    "vague": "Vague",
    "agree": "Agreed",
    "only": "Told by one alone",
}


def escaped(words: str) -> str:
    """Words of an article as they are, whatever marks they carry."""
    return _SPECIAL.sub(r"\\\1", plain(words))


def markdown_chunks(store: Store) -> Iterator[str]:
    """The report as pieces of text to write one after the other."""
    yield "# One event, many tellings\n"
    origin_of = {article: group.id for group in store.origins() for article in group.articles}
    for story in store.stories():
        yield from _story(store, story, origin_of)
    warnings = store.warnings()
    if warnings:
        yield "\n## What could not be read\n\n"
    for warning in warnings:
        place = f", {warning.place}" if warning.place else ""
        yield f"- {escaped(warning.path + place)}: {escaped(warning.reason)}\n"


def _story(store: Store, story: Story, origin_of: dict[str, str]) -> Iterator[str]:
    articles = {key: store.article(key) for key in story.articles}
    yield f"\n## {escaped(story.title)}\n\n{escaped(told_by(story, articles, origin_of))}. "
    yield f"{escaped(row_counts(store.verdicts(story.id)))}.\n\n"
    for key, article in articles.items():
        yield f"- {_article(article)} `{key}`\n"
    rows = list(store.rows(story.id))
    for verdict in MOST_SERIOUS_FIRST:
        found = [row for row in rows if row.verdict == verdict]
        if found:
            yield f"\n### {_NAMES[verdict]}\n"
        for row in found:
            yield from _row(row, articles)


def _article(article: Article) -> str:
    when = f", {day(article.published.value)}" if article.published else ""
    headline = f": {escaped(article.headline)}" if article.headline else ""
    return f"{escaped(teller(article))}{escaped(when)}{headline}"


def _row(row: Row, articles: dict[str, Article]) -> Iterator[str]:
    yield f"\n**{escaped(row.question)}**\n\n"
    for cell in row.cells:
        by = f", said by {escaped(cell.said_by)}" if cell.said_by else ""
        where = ", ".join(f"{span.start}–{span.end}" for span in cell.spans)
        yield f"- {escaped(said(cell))} — {escaped(teller(articles[cell.article]))}{by}, characters {where}\n"
    if row.searched:
        names = ", ".join(escaped(teller(articles[key])) for key in row.searched if key in articles)
        yield f"- Searched in vain: {names}\n"
    for reason in dict.fromkeys(link.why for link in row.links):
        yield f"- *{escaped(reason)}*\n"
