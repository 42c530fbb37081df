"""Reads a store: articles, readings one at a time, and the alignment, as the records of the model."""

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from rashomon.errors import NotFound
from rashomon.model.alignment import Copy, EventGroup, Identity, OriginGroup, Story, Storyline, VariantGroup
from rashomon.model.article import Article
from rashomon.model.event import Event
from rashomon.model.ids import make_id
from rashomon.model.quote import Quote
from rashomon.model.reading import KEPT_LAYERS, Reading
from rashomon.model.record import from_record, from_records
from rashomon.model.row import Row
from rashomon.store.connection import Mode, connect, told
from rashomon.store.schema import LAYER_TABLES
from rashomon.text.normal_forms import fold

T = TypeVar("T")

# Aligners go back to the few articles of one story again and again; a reading takes about 0.5 MB.
READINGS_KEPT = 32
# How many names a NotFound error offers.
OFFERED = 5
_TABLES = {table.layer: table for table in LAYER_TABLES}


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that could not be read: the file, the place in it if known, and why."""

    path: str
    place: str | None
    reason: str


class Store:
    """One SQLite file. It is a `Pile`, so aligners can run over it; writing is in `rashomon.store.write`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._readings: OrderedDict[tuple[str, tuple[str, ...]], Reading] = OrderedDict()

    @classmethod
    def open(cls, path: str | Path, mode: Mode = "read") -> "Store":
        """Open a store; "write" makes it where there is none. Raises StoreError with what to do."""
        return cls(connect(Path(path), mode), Path(path))

    def close(self) -> None:
        """Close the file; safe to call twice."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is written inside is kept together, or not at all."""
        with told(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            finally:
                self._readings.clear()

    def rows_of(self, sql: str, *values: object) -> Iterator[Any]:
        """The rows a query finds, fetched as they are asked for."""
        with told(self.path):
            yield from self.connection.execute(sql, values)

    def _records(self, kind: type[T], sql: str, *values: object) -> Iterator[T]:
        for (record,) in self.rows_of(sql, *values):
            yield from_record(kind, json.loads(record))

    def _one(self, kind: type[T], sql: str, key: str) -> T:
        found = next(self._records(kind, sql, key), None)
        if found is None:
            raise KeyError(key)
        return found

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(next(self.rows_of(f'SELECT count(*) FROM "{table}"'))[0])

    # articles and readings

    def article_ids(self) -> tuple[str, ...]:
        """Ids of all articles that were read, sorted."""
        return tuple(key for (key,) in self.rows_of("SELECT article FROM reading ORDER BY article"))

    def article(self, article: str) -> Article:
        """One article; raises KeyError where there is none."""
        found = next(self.rows_of("SELECT text, record FROM article WHERE id = ?", article), None)
        if found is None:
            raise KeyError(article)
        blocks = self.rows_of("SELECT record FROM block WHERE article = ? ORDER BY n", article)
        return from_record(Article, {**json.loads(found[1]), "text": found[0], "blocks": _decoded(blocks)})

    def articles(self) -> Iterator[Article]:
        """Every article, read or not, ordered by id."""
        for (key,) in self.rows_of("SELECT id FROM article ORDER BY id"):
            yield self.article(key)

    def layer(self, article: str, layer: str) -> tuple[Any, ...]:
        """One layer of one article's reading."""
        table = _TABLES[layer]
        rows = self.rows_of(f"SELECT record FROM {table.table} WHERE article = ? ORDER BY n", article)
        return from_records(table.kind, _decoded(rows))

    def one_of(self, article: str, layer: str, n: int) -> Any:
        """The nth record of a layer; raises KeyError where there is none."""
        table = _TABLES[layer]
        sql = f"SELECT record FROM {table.table} WHERE article = ? AND n = ?"
        found = next(self._records(table.kind, sql, article, n), None)
        if found is None:
            raise KeyError(f"{article} {layer} {n}")
        return found

    def reading(self, article: str, *layers: str) -> Reading:
        """One reading without its parse, with these layers or all; raises KeyError where there is none."""
        wanted = (article, layers)
        if wanted not in self._readings:
            self._readings[wanted] = self._load(article, layers)
            if len(self._readings) > READINGS_KEPT:
                self._readings.popitem(last=False)
        self._readings.move_to_end(wanted)
        return self._readings[wanted]

    def readings(self, *layers: str) -> Iterator[Reading]:
        """Every reading once, ordered by article id, with these layers or all."""
        for key in self.article_ids():
            yield self._load(key, layers)

    def _load(self, article: str, layers: tuple[str, ...]) -> Reading:
        found: dict[str, Any] = {name: self.layer(article, name) for name in layers or KEPT_LAYERS}
        return Reading(self.article(article), **found)

    def unread(self, signature: str) -> tuple[str, ...]:
        """Ids of the articles without a reading by the components of this signature, sorted."""
        return tuple(
            key
            for (key,) in self.rows_of(
                "SELECT id FROM article LEFT JOIN reading ON reading.article = article.id "
                "WHERE signature IS NOT ? ORDER BY id",
                signature,
            )
        )

    def quote(self, key: str) -> Quote:
        """One quote by its id; raises KeyError where there is none."""
        return self._one(Quote, "SELECT record FROM quote WHERE id = ? ORDER BY article", key)

    def event(self, article: str, key: str) -> Event:
        """One article's event by its id; raises KeyError where there is none."""
        sql = "SELECT record FROM event WHERE id = ? AND article = ?"
        found = next(self._records(Event, sql, key, article), None)
        if found is None:
            raise KeyError(key)
        return found

    # the alignment

    def copies(self) -> Iterator[Copy]:
        """Passages that stand in two articles."""
        return self._records(Copy, "SELECT record FROM copy ORDER BY n")

    def origins(self) -> Iterator[OriginGroup]:
        """Groups of articles that stand on one telling."""
        return self._records(OriginGroup, "SELECT record FROM origin ORDER BY n")

    def stories(self) -> Iterator[Story]:
        """All stories, in the aligner's order."""
        return self._records(Story, "SELECT record FROM story ORDER BY n")

    def story(self, key: str) -> Story:
        """One story; raises KeyError where there is none."""
        return self._one(Story, "SELECT record FROM story WHERE id = ?", key)

    def stories_of(self, article: str) -> tuple[str, ...]:
        """Ids of the stories an article belongs to."""
        sql = "SELECT story FROM story_article WHERE article = ? ORDER BY story"
        return tuple(key for (key,) in self.rows_of(sql, article))

    def identities(self) -> Iterator[Identity]:
        """All identities, in the aligner's order."""
        return self._records(Identity, "SELECT record FROM identity ORDER BY n")

    def identity(self, key: str) -> Identity:
        """One identity; raises KeyError where there is none."""
        return self._one(Identity, "SELECT record FROM identity WHERE id = ?", key)

    def identities_in(self, article: str) -> dict[int, str]:
        """Which identity each entity of an article is, by its key."""
        sql = "SELECT entity, identity FROM identity_entity WHERE article = ? ORDER BY entity"
        return dict(self.rows_of(sql, article))

    def countries_in(self, article: str) -> tuple[str, ...]:
        """Codes of the countries an article speaks of, sorted."""
        sql = "SELECT DISTINCT country FROM entity WHERE article = ? AND country IS NOT NULL ORDER BY country"
        return tuple(country for (country,) in self.rows_of(sql, article))

    def storylines(self) -> Iterator[Storyline]:
        """Stories chained through time, by their first."""
        return self._records(Storyline, "SELECT record FROM storyline ORDER BY n")

    def variants(self) -> Iterator[VariantGroup]:
        """Groups of quotes that print one utterance."""
        return self._records(VariantGroup, "SELECT record FROM variant ORDER BY n")

    def variants_in(self, article: str) -> dict[str, str]:
        """The variant group of each of an article's quotes that is in one, by quote id."""
        sql = (
            "SELECT quote, variant FROM variant_quote WHERE quote IN (SELECT id FROM quote WHERE article = ?)"
        )
        return dict(self.rows_of(sql, article))

    def event_groups(self) -> Iterator[EventGroup]:
        """Events with all their reports."""
        return self._records(EventGroup, "SELECT record FROM event_group ORDER BY n")

    def lone_events(self) -> Iterator[tuple[str, Event]]:
        """Events in no group, each with its article, in order."""
        sql = (
            "SELECT article, record FROM event "
            "WHERE id NOT IN (SELECT event FROM event_group_event) ORDER BY article, n"
        )
        for article, record in self.rows_of(sql):
            yield article, from_record(Event, json.loads(record))

    def rows(self, story: str | None = None) -> Iterator[Row]:
        """Rows of the sheet, of one story or of all, in the aligner's order."""
        if story is None:
            return self._records(Row, 'SELECT record FROM "row" ORDER BY n')
        return self._records(Row, 'SELECT record FROM "row" WHERE story = ? ORDER BY n', story)

    def row(self, key: str) -> Row:
        """One row; raises KeyError where there is none."""
        return self._one(Row, 'SELECT record FROM "row" WHERE id = ?', key)

    def verdicts(self, story: str) -> dict[str, int]:
        """How many of a story's rows have each verdict."""
        return dict(
            self.rows_of(
                'SELECT verdict, count(*) FROM "row" WHERE story = ? GROUP BY verdict ORDER BY 1', story
            )
        )

    # where it all comes from

    def inputs(self) -> tuple[tuple[str, str], ...]:
        """Path and sha256 of everything that was read, sorted."""
        return tuple(self.rows_of("SELECT path, sha256 FROM input ORDER BY path, sha256"))

    def warnings(self) -> tuple[Warned, ...]:
        """What could not be read, sorted."""
        sql = "SELECT DISTINCT path, place, reason FROM warning ORDER BY path, place, reason"
        return tuple(Warned(*found) for found in self.rows_of(sql))

    def components(self) -> dict[str, str]:
        """Name and version of everything that made the readings and the alignment in the store."""
        sql = (
            "SELECT name, version FROM component WHERE signature IN "
            "(SELECT signature FROM reading UNION SELECT signature FROM alignment) ORDER BY name, version"
        )
        return dict(self.rows_of(sql))

    def aligned_by(self) -> tuple[str, str] | None:
        """Signature and readings digest of the alignment, None before the first."""
        return next(self.rows_of("SELECT signature, readings FROM alignment"), None)

    def readings_digest(self) -> str:
        """Changes whenever an article is added or read anew."""
        rows = self.rows_of("SELECT article, signature FROM reading ORDER BY article")
        return make_id("readings", *(f"{article} {signature}" for article, signature in rows))

    def up_to_date(self) -> bool:
        """Whether the alignment covers every article that is in the store."""
        aligned = self.aligned_by()
        return (
            aligned is not None
            and aligned[1] == self.readings_digest()
            and self.count("article") == self.count("reading")
        )

    def find(self, name: str) -> tuple[str, str]:
        """Table and full id of what goes by an id's start, a name, a title or a file's name; raises NotFound."""
        found = (self._by_id(name) or self._by_name(name)) if name.strip() else []
        exact = [(table, key) for table, key in found if key == name]
        if len(exact) == 1 or len(found) == 1:
            return (exact or found)[0]
        if not found:
            raise NotFound(
                f"no story, article, identity or row of {self.path} goes by {name!r}: give the start of an id, "
                f"a name or a title; `rashomon stories --db {self.path}` lists the stories"
            )
        raise NotFound(
            f"{name!r} could be any of {', '.join(key for _, key in found[:OFFERED])}"
            f"{' and more' if len(found) > OFFERED else ''}: write more of it"
        )

    def _by_id(self, name: str) -> list[tuple[str, str]]:
        return [
            (table, key)
            for table in ("story", "article", "identity", "row")
            for (key,) in self.rows_of(
                f'SELECT id FROM "{table}" WHERE id >= ? AND id < ? ORDER BY id LIMIT {OFFERED + 1}',
                name,
                name + "\U0010ffff",
            )
        ]

    def _by_name(self, name: str) -> list[tuple[str, str]]:
        """What is called exactly so, else what holds the words in its name, accents and case set aside."""
        wanted = fold(name)
        called = [
            *(("identity", i.id, fold(form)) for i in self.identities() for form in _forms(i)),
            *(("story", s.id, fold(s.title)) for s in self.stories()),
            *(("article", a.id, fold(Path(a.origin.path).name)) for a in self.articles()),
        ]
        whole = dict.fromkeys((table, key) for table, key, words in called if words == wanted)
        begun = ((table, key) for table, key, words in called if f" {wanted}" in f" {words}")
        return list(whole or dict.fromkeys(begun))


def _forms(identity: Identity) -> tuple[str, ...]:
    return (identity.name, *(name.text for name in identity.names))


def _decoded(rows: Iterator[Any]) -> Any:
    """Many small records decoded as one array: one call of the decoder, not one for each."""
    return json.loads(f"[{','.join(record for (record,) in rows)}]")
