"""One story's sheet as a table: a column per article, grouped by outlet; a row per question; marked words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model.alignment import Story
from rashomon.model.article import Article
from rashomon.model.row import SERIOUSNESS, Cell, Row, Verdict
from rashomon.model.span import Span
from rashomon.report.links import Links
from rashomon.report.pieces import Mark, Piece, cut
from rashomon.text.word_difference import differing_words

# Characters of the sentence shown on each side of the cited words: about one line in a table cell.
CONTEXT_CHARS = 70
# Of a long wording, the share beyond which marking what differs tells nothing: it is another wording altogether.
MOST_MARKED = 0.6

VERDICT_SIGNS: dict[Verdict, str] = {"conflict": "≠", "update": "↻", "vague": "≈", "agree": "=", "only": "·"}


@dataclass(frozen=True, slots=True)
class Column:
    """One article as a column head."""

    article: str
    outlet: str
    date: str
    headline: str
    href: str


@dataclass(frozen=True, slots=True)
class CellView:
    """What one article says, its words cut into pieces with the differing ones marked.

    `before`, `middle` and `after` are the words in their line, empty where the words are a line themselves.
    """

    words: tuple[Piece, ...]
    before: str
    middle: str
    after: str
    href: str
    said_by: str | None


@dataclass(frozen=True, slots=True)
class RowView:
    """A question with a list of cells for each column, empty where that article is silent."""

    id: str
    kind: str
    question: str
    verdict: Verdict
    sign: str
    cells: tuple[tuple[CellView, ...], ...]
    reasons: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class SheetView:
    """A story's table; `outlets` are (name, number of columns) in column order."""

    columns: tuple[Column, ...]
    outlets: tuple[tuple[str, int], ...]
    compared: tuple[RowView, ...]
    told_by_one: tuple[RowView, ...]
    counts: tuple[tuple[Verdict, int], ...]


def build_sheet(story: Story, articles: dict[str, Article], rows: tuple[Row, ...], links: Links) -> SheetView:
    """Lay a story's rows out; articles of one outlet stand side by side, oldest first."""
    columns = tuple(sorted((_column(articles[a], links) for a in story.articles), key=_column_order))
    outlets: dict[str, int] = {}
    for column in columns:
        outlets[column.outlet] = outlets.get(column.outlet, 0) + 1
    views = [_row(row, columns, articles, links) for row in rows]
    seen: defaultdict[Verdict, int] = defaultdict(int)
    for row in rows:
        seen[row.verdict] += 1
    return SheetView(
        columns=columns,
        outlets=tuple(outlets.items()),
        compared=tuple(v for v in views if v.verdict != "only"),
        told_by_one=tuple(v for v in views if v.verdict == "only"),
        counts=tuple((v, seen[v]) for v in reversed(SERIOUSNESS) if seen[v]),
    )


def _column_order(column: Column) -> tuple[str, str, str]:
    return (column.outlet, column.date or "9999", column.article)


def _column(article: Article, links: Links) -> Column:
    return Column(
        article=article.id,
        outlet=article.shown_outlet,
        date=article.published.value[:10] if article.published else "",
        headline=article.headline or first_words(article),
        href=links.article(article.id),
    )


def first_words(article: Article, limit: int = 80) -> str:
    """The start of the first line of narration, where there is no headline."""
    block = next((b for b in article.blocks if b.kind in ("headline", "body")), None)
    text = article.text[block.start : block.end] if block else article.text
    line = text.strip().partition("\n")[0]
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + " …"


def _row(row: Row, columns: tuple[Column, ...], articles: dict[str, Article], links: Links) -> RowView:
    by_article: defaultdict[str, list[CellView]] = defaultdict(list)
    for index, cell in enumerate(row.cells):
        by_article[cell.article].append(_cell(row, index, cell, articles[cell.article], links))
    return RowView(
        id=row.id,
        kind=row.kind,
        question=row.question,
        verdict=row.verdict,
        sign=VERDICT_SIGNS[row.verdict],
        cells=tuple(tuple(by_article[c.article]) for c in columns),
        reasons=_reasons(row),
        why=row.why,
    )


def _reasons(row: Row) -> tuple[str, ...]:
    """The links' reasons, most serious first; "A and B differ" is not said again as "B and A differ"."""
    told: dict[tuple[str, ...], str] = {}
    for link in sorted(row.links, key=lambda link: -SERIOUSNESS.index(link.verdict)):
        if link.verdict != "agree":
            told.setdefault(tuple(sorted(link.why.split())), link.why)
    return tuple(told.values())


def _cell(row: Row, index: int, cell: Cell, article: Article, links: Links) -> CellView:
    rival = _rival(row, index)
    first = cell.spans[0]
    long = sum(len(span.text) for span in cell.spans) > CONTEXT_CHARS
    before, after = ("", "") if long else _context(article.text, first)
    return CellView(
        words=tuple(_joined(cell.spans, rival, article.text)),
        before=before,
        middle="" if long else article.text[first.start : first.end],
        after=after,
        href=links.words(first),
        said_by=cell.said_by,
    )


def _words(span: Span, rival: str | None, text: str) -> tuple[Piece, ...]:
    differing = differing_words(span.text, rival) if rival is not None else ()
    if len(span.text) > CONTEXT_CHARS and sum(b - a for a, b in differing) > MOST_MARKED * len(span.text):
        differing = ()
    marks = [Mark(span.start + left, span.start + right, ("differs",)) for left, right in differing]
    return cut(text, marks, span.start, span.end)


def _joined(spans: tuple[Span, ...], rival: str | None, text: str) -> Iterator[Piece]:
    """The pieces of all spans, with what stands between neighbours and … between others."""
    for number, span in enumerate(spans):
        if number:
            gap = text[spans[number - 1].end : span.start]
            yield Piece(gap if gap.isspace() else " … ")
        yield from _words(span, rival, text)


def _rival(row: Row, index: int) -> str | None:
    """The words of the cell that this one differs from most seriously; of several, the likest."""
    differing = [link for link in row.links if index in (link.a, link.b) and link.verdict != "agree"]
    if not differing:
        return None
    worst = max(SERIOUSNESS.index(link.verdict) for link in differing)
    others = [
        _all_words(row.cells[link.b if link.a == index else link.a])
        for link in differing
        if SERIOUSNESS.index(link.verdict) == worst
    ]
    here = _all_words(row.cells[index])
    return min(others, key=lambda other: (sum(b - a for a, b in differing_words(here, other)), other))


def _all_words(cell: Cell) -> str:
    return " … ".join(span.text for span in cell.spans)


def _context(text: str, span: Span) -> tuple[str, str]:
    """A little of the paragraph on either side, cut at spaces, with … where something is left out."""
    left = max(text.rfind("\n", 0, span.start) + 1, 0)
    right = text.find("\n", span.end)
    right = len(text) if right < 0 else right
    before, after = text[left : span.start], text[span.end : right]
    if len(before) > CONTEXT_CHARS:
        before = "…" + before[-CONTEXT_CHARS:].partition(" ")[2]
    if len(after) > CONTEXT_CHARS:
        after = after[:CONTEXT_CHARS].rpartition(" ")[0] + "…"
    return before, after
