"""The gold groupings as articles: what stories and copies are measured on. Texts stay in ../shared."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.model.article import Article, Block, Origin, Published
from rashomon.model.reading import Reading

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
_DATE_IN_URL = re.compile(r"(20\d\d)[/-](\d\d)[/-](\d\d)")


@dataclass(frozen=True, slots=True)
class MemoryPile:
    """Readings without layers, ordered by article id."""

    held: dict[str, Reading]

    def article_ids(self) -> tuple[str, ...]:
        """Ids in order."""
        return tuple(self.held)

    def article(self, article: str) -> Article:
        """One article."""
        return self.held[article].article

    def readings(self, *layers: str) -> Iterator[Reading]:
        """All readings in order."""
        return iter(self.held.values())

    def reading(self, article: str, *layers: str) -> Reading:
        """One reading."""
        return self.held[article]


def pile_of(articles: Mapping[str, Article]) -> MemoryPile:
    """A pile of unread articles."""
    return MemoryPile({key: Reading(articles[key]) for key in sorted(articles)})


def giveme5w1h(shared: Path = SHARED) -> dict[str, tuple[Article, str]]:
    """News about 33 events, with dates."""
    return _load(shared / "giveme5w1h/news_cluster.jsonl", "id", "event", lambda r: r["date"][:10])


def ecbplus(shared: Path = SHARED) -> dict[str, tuple[Article, str]]:
    """Short texts about pairs of look-alike events, no dates."""
    return _load(shared / "ecbplus/docs.jsonl", "doc_id", "subtopic", lambda r: None)


def newswcl50_basil(shared: Path = SHARED) -> dict[str, tuple[Article, str]]:
    """Political news from three to five outlets an event; NewsWCL50's dates stand in its addresses."""
    return {
        **_load(shared / "newswcl50/newswcl50.jsonl", "id", "event", lambda r: _from_url(r["url"])),
        **_load(shared / "basil/basil.jsonl", "id", "triplet", lambda r: r["date"]),
    }


def articles_pile(count: int, shared: Path = SHARED) -> dict[str, Article]:
    """The first articles of the big pile, which has no gold."""
    path = shared / "articles_pile/articles.jsonl"
    return {k: a for k, (a, _) in _load(path, "id", "id", lambda r: r["date"], count).items()}


def _load(
    path: Path, key: str, group: str, date: Callable[[dict[str, Any]], str | None], count: int | None = None
) -> dict[str, tuple[Article, str]]:
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[:count]]
    return {r[key]: (_article(r, r[key], date(r)), str(r[group])) for r in records}


def _article(record: dict[str, Any], key: str, date: str | None) -> Article:
    text = record["text"]
    published = Published(date, "stated", ()) if date else None
    return Article(
        id=key,
        origin=Origin(key),
        text=text,
        blocks=(Block("body", 0, len(text)),),
        outlet=record.get("outlet") or record.get("url"),
        headline=record.get("title"),
        published=published,
    )


def _from_url(url: str | None) -> str | None:
    found = _DATE_IN_URL.search(url or "")
    return "-".join(found.groups()) if found else None
