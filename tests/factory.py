"""Builds articles, spans and readings for tests, so that no test types an offset."""

from rashomon.model.article import Article, Block, Origin, Published
from rashomon.model.ids import make_id
from rashomon.model.reading import Reading
from rashomon.model.span import Span
from rashomon.reading import READERS
from rashomon.reading.base import apply_readers


def article(
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    headline: str | None = None,
    name: str = "a.txt",
) -> Article:
    """An article whose whole text is one body block."""
    date = Published(published, "stated", ()) if published else None
    return Article(
        id=make_id("a", name, text),
        origin=Origin(name),
        text=text,
        blocks=(Block("body", 0, len(text)),),
        outlet=outlet,
        headline=headline,
        published=date,
    )


def span_of(where: Article, words: str, nth: int = 1) -> Span:
    """Cite the nth occurrence of the words; fails where there is none."""
    at = -1
    for _ in range(nth):
        at = where.text.index(words, at + 1)
    return where.span(at, at + len(words))


def read(where: Article | str) -> Reading:
    """The article (or plain text) with all layers, parse included."""
    return apply_readers(Reading(where if isinstance(where, Article) else article(where)), READERS)
