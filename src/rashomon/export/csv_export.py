"""The sheet as a table for spreadsheets and data frames: one line per cell, whole cell citation included."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from rashomon.model.article import Article
from rashomon.model.row import Row
from rashomon.store.views import Store

COLUMNS = (
    "story", "story_title", "row", "kind", "question", "verdict", "cell", "article", "outlet", "published", "path",
    "value", "bound", "as_of", "said_by", "start", "end", "words", "differs_from", "why",
)  # fmt: skip
# A spreadsheet takes text that starts so for a formula and runs it; a number with a sign is harmless.
_FORMULA = re.compile(r"^[=+\-@\t\r](?!\d[\d.,]*$)")


def cell_records(store: Store) -> Iterator[dict[str, Any]]:
    """Every cell of every row as a flat dict with `COLUMNS` as keys."""
    for story in store.stories():
        articles = {key: store.article(key) for key in story.articles}
        for row in store.rows(story.id):
            for number, cell in enumerate(row.cells):
                article = articles.get(cell.article) or store.article(cell.article)
                yield {"story": story.id, "story_title": story.title, **_cell(row, number, article)}


def _cell(row: Row, number: int, article: Article) -> dict[str, Any]:
    cell = row.cells[number]
    links = [link for link in row.links if number in (link.a, link.b)]
    return {
        "row": row.id,
        "kind": row.kind,
        "question": row.question,
        "verdict": row.verdict,
        "cell": number,
        "article": cell.article,
        "outlet": cell.outlet,
        "published": article.published.value if article.published else None,
        "path": article.origin.path,
        "value": cell.value,
        "bound": cell.bound,
        "as_of": cell.as_of,
        "said_by": cell.said_by,
        "start": cell.spans[0].start if cell.spans else None,
        "end": cell.spans[-1].end if cell.spans else None,
        "words": " … ".join(span.text for span in cell.spans),
        "differs_from": " ".join(str(link.b if link.a == number else link.a) for link in links),
        "why": " ".join(link.why for link in links) or row.why,
    }


def csv_chunks(store: Store) -> Iterator[str]:
    """The table as text, with a heading line; text that a spreadsheet would run gets an apostrophe before it."""
    yield _line(COLUMNS)
    for record in cell_records(store):
        yield _line(tuple(_harmless(record[name]) for name in COLUMNS))


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _line(values: tuple[Any, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(values)
    return out.getvalue()
