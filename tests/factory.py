"""Builds articles, spans and readings for tests, so that no test types an offset."""

from collections.abc import Iterator
from dataclasses import replace

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


class MemoryPile:
    """A pile held in memory, for tests of aligners."""

    def __init__(self, readings: tuple[Reading, ...]) -> None:
        self._readings = {r.article.id: replace(r, parse=None) for r in readings}

    def article_ids(self) -> tuple[str, ...]:
        """Ids of all articles, sorted."""
        return tuple(sorted(self._readings))

    def article(self, article: str) -> Article:
        """One article; raises KeyError where there is none."""
        return self._readings[article].article

    def readings(self, *layers: str) -> Iterator[Reading]:
        """Every reading once, ordered by article id, with these layers or all."""
        return (self.reading(key, *layers) for key in self.article_ids())

    def reading(self, article: str, *layers: str) -> Reading:
        """One reading with these layers or all; raises KeyError where there is none."""
        whole = self._readings[article]
        if not layers:
            return whole
        return Reading(whole.article, **{layer: getattr(whole, layer) for layer in layers})


def pile_of(*readings: Reading) -> MemoryPile:
    """The readings as a pile, without their parses, as aligners get them."""
    return MemoryPile(readings)
