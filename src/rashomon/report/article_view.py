"""One article as it is, its cited words lit and its furniture dimmed."""

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model.article import Article, Block
from rashomon.model.label import Label
from rashomon.model.reading import Reading
from rashomon.model.row import Row
from rashomon.report.links import Links, anchor_of
from rashomon.report.people_view import Naming
from rashomon.report.pieces import Mark, Piece, cut
from rashomon.report.sheet_view import first_words

# The layers whose words are lit.
ARTICLE_LAYERS = ("timexes", "quotes", "events", "labels")


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of the article; its paragraphs are kept as lines in the pieces."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article ready to be shown."""

    id: str
    outlet: str
    outlet_known: bool
    headline: str
    byline: str | None
    url: str | None
    path: str
    record: str | None
    published: str | None
    published_how: str | None
    evidence: tuple[str, ...]
    blocks: tuple[BlockView, ...]


def build_article(reading: Reading, rows: Iterable[Row], naming: Naming, links: Links) -> ArticleView:
    """The article with a mark for each cell, quotation, label and event that cites it."""
    article = reading.article
    marks = _row_marks(article, rows, links) + _quote_marks(reading, naming) + _label_marks(reading, naming)
    marks += [
        Mark(e.trigger.start, e.trigger.end, ("event",), anchor=anchor_of(e.trigger)) for e in reading.events
    ]
    marks += [Mark(t.span.start, t.span.end, ("time",), anchor=anchor_of(t.span)) for t in reading.timexes]
    published = article.published
    return ArticleView(
        id=article.id,
        outlet=article.shown_outlet,
        outlet_known=article.outlet is not None,
        headline=article.headline or first_words(article),
        byline=article.byline,
        url=article.url if (article.url or "").startswith(("http://", "https://")) else None,
        path=article.origin.path,
        record=article.origin.record,
        published=published.value if published else None,
        published_how=published.how if published else None,
        evidence=tuple(e.why for e in (*(published.evidence if published else ()), *article.outlet_evidence)),
        blocks=tuple(
            BlockView(b.kind, cut(article.text, marks, b.start, b.end))
            for b in _blocks(article)
            if b.start < b.end
        ),
    )


def _blocks(article: Article) -> tuple[Block, ...]:
    return article.blocks or (Block("body", 0, len(article.text)),)


def _row_marks(article: Article, rows: Iterable[Row], links: Links) -> list[Mark]:
    return [
        Mark(
            span.start,
            span.end,
            ("cell", f"is-{row.kind}", row.verdict),
            href=links.row(row.story, row.id),
            anchor=anchor_of(span),
            title=f"{row.verdict}: {row.question}",
        )
        for row in rows
        for cell in row.cells
        if cell.article == article.id
        for span in cell.spans
    ]


def _quote_marks(reading: Reading, naming: Naming) -> list[Mark]:
    marks = []
    for quote in reading.quotes:
        speaker = naming.identity(reading.article.id, quote.speaker)
        who = speaker.name if speaker else "speaker not made out"
        title = f"{quote.type} quotation, {who}: {quote.why}"
        marks += [Mark(s.start, s.end, ("quotation", quote.type), title=title) for s in quote.content]
    return marks


def _label_marks(reading: Reading, naming: Naming) -> list[Mark]:
    return [
        Mark(
            label.span.start,
            label.span.end,
            ("label",),
            anchor=anchor_of(label.span),
            title=_label_title(label, reading.article.id, naming),
        )
        for label in reading.labels
    ]


def _label_title(label: Label, article: str, naming: Naming) -> str:
    who = naming.identity(article, label.entity)
    voice = "the narrator's words" if label.voice == "narrator" else "quoted words"
    return f"said of {who.name}, {voice}" if who else voice
