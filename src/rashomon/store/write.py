"""Writes a store. Each function is one transaction, so that a kill between two of them loses no finished work."""

import dataclasses
import functools
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.model.alignment import Alignment
from rashomon.model.article import Article, Origin
from rashomon.model.reading import Reading
from rashomon.model.record import to_record
from rashomon.store.schema import ALIGNMENT_TABLES, LAYER_TABLES
from rashomon.store.views import Store, Warned


def write_inputs(store: Store, inputs: Iterable[tuple[str, str]]) -> None:
    """Note path and sha256 of what is read."""
    with store.transaction() as connection:
        connection.executemany("INSERT OR IGNORE INTO input VALUES (?, ?)", inputs)


def forget_warnings(store: Store, paths: Iterable[str]) -> None:
    """Drop what earlier runs could not take in from these files and folders, before they are tried again."""
    with store.transaction() as connection:
        for path in paths:
            connection.execute(
                "DELETE FROM warning WHERE article IS NULL AND (path = ? OR substr(path, 1, ?) = ?)",
                (path, len(path) + 1, path + "/"),
            )


def write_warning(store: Store, warning: Warned) -> None:
    """Note something that could not be taken in; the same complaint twice is one."""
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO warning (path, place, reason) SELECT ?, ?, ? WHERE NOT EXISTS "
            "(SELECT 1 FROM warning WHERE path = ?1 AND place IS ?2 AND reason = ?3)",
            (warning.path, warning.place, warning.reason),
        )


def write_article(store: Store, article: Article) -> bool:
    """Keep an article with its blocks; False, and nothing changes, where it is there already."""
    record = to_record(article)
    blocks, text = record.pop("blocks"), record.pop("text")
    with store.transaction() as connection:
        done = connection.execute(
            "INSERT INTO article (id, text, record) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
            (article.id, text, _json(record)),
        )
        if done.rowcount:
            connection.executemany(
                "INSERT INTO block (article, n, record) VALUES (?, ?, ?)",
                ((article.id, n, _json(block)) for n, block in enumerate(blocks)),
            )
    return bool(done.rowcount)


def write_components(store: Store, signature: str, step: str, components: Mapping[str, str]) -> None:
    """Note which components at which versions a signature stands for."""
    with store.transaction() as connection:
        connection.executemany(
            "INSERT OR IGNORE INTO component VALUES (?, ?, ?, ?)",
            ((signature, step, name, version) for name, version in sorted(components.items())),
        )


@dataclass(frozen=True, slots=True)
class Encoded:
    """A reading as the store keeps it: the records of each layer in JSON, in the order of LAYER_TABLES."""

    article: str
    origin: Origin
    layers: tuple[tuple[str, ...], ...]


def encode_reading(reading: Reading) -> Encoded:
    """The records of a reading in JSON."""
    layers = (tuple(map(_json, getattr(reading, table.layer))) for table in LAYER_TABLES)
    return Encoded(reading.article.id, reading.article.origin, tuple(layers))


def write_reading(store: Store, reading: Reading, signature: str, problems: Iterable[str] = ()) -> None:
    """Keep one article's layers in place of any earlier ones; `problems` are what its readers failed on."""
    write_encoded(store, encode_reading(reading), signature, problems)


def write_encoded(store: Store, reading: Encoded, signature: str, problems: Iterable[str] = ()) -> None:
    """Keep one article's layers that are in JSON already."""
    article, origin = reading.article, reading.origin
    with store.transaction() as connection:
        known = connection.execute("DELETE FROM reading WHERE article = ?", (article,)).rowcount
        if known:
            _forget_alignment(connection)  # it names records of the reading that has just gone
        for table, records in zip(LAYER_TABLES, reading.layers, strict=True):
            if known:
                connection.execute(f"DELETE FROM {table.table} WHERE article = ?", (article,))
            connection.executemany(
                f"INSERT INTO {table.table} (article, n, record) VALUES (?, ?, ?)",
                ((article, n, record) for n, record in enumerate(records)),
            )
        connection.execute("INSERT INTO reading VALUES (?, ?)", (article, signature))
        connection.execute("DELETE FROM warning WHERE article = ?", (article,))
        connection.executemany(
            "INSERT INTO warning (path, place, reason, article) VALUES (?, ?, ?, ?)",
            ((origin.path, origin.record, problem, article) for problem in problems),
        )


def write_alignment(store: Store, alignment: Alignment, signature: str, readings: str) -> None:
    """Keep an alignment in place of the earlier one; `readings` is the digest of the readings it used."""
    with store.transaction() as connection:
        _forget_alignment(connection)
        _write_groups(connection, alignment)
        connection.executemany(
            'INSERT INTO "row" (id, story, record) VALUES (?, ?, ?)',
            ((row.id, row.story, _json(row)) for row in alignment.rows),
        )
        connection.execute("INSERT INTO alignment VALUES (?, ?)", (signature, readings))


def _forget_alignment(connection: sqlite3.Connection) -> None:
    for name in ALIGNMENT_TABLES:
        connection.execute(f"DELETE FROM {name}")


def _write_groups(connection: sqlite3.Connection, alignment: Alignment) -> None:
    """Everything but the rows, and who belongs to what."""
    connection.executemany(
        "INSERT INTO copy (record) VALUES (?)", ((_json(copy),) for copy in alignment.copies)
    )
    tables: tuple[tuple[str, tuple[Any, ...]], ...] = (
        ("origin", alignment.origins),
        ("identity", alignment.identities),
        ("story", alignment.stories),
        ("storyline", alignment.storylines),
        ("variant", alignment.variants),
        ("event_group", alignment.events),
    )
    for table, values in tables:
        connection.executemany(
            f"INSERT INTO {table} (id, record) VALUES (?, ?)",
            ((value.id, _json(value)) for value in values),
        )
    connection.executemany(
        "INSERT INTO identity_entity VALUES (?, ?, ?)",
        ((m.article, m.entity, identity.id) for identity in alignment.identities for m in identity.members),
    )
    connection.executemany(
        "INSERT INTO story_article VALUES (?, ?, ?)",
        ((m.article, story.id, m.why) for story in alignment.stories for m in story.members),
    )
    connection.executemany(
        "INSERT INTO variant_quote VALUES (?, ?)",
        ((quote, group.id) for group in alignment.variants for quote in group.quotes),
    )
    connection.executemany(
        "INSERT INTO event_group_event VALUES (?, ?)",
        ((report.event, group.id) for group in alignment.events for report in group.reports),
    )


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def _fields(value: Any) -> dict[str, Any]:
    kind: type = type(value)
    return {name: getattr(value, name) for name in _names(kind)}


# Compact JSON; letters stay as they are, so that the file reads in any SQLite tool. Records are taken apart as the
# encoder meets them: by way of `to_record`, writing 60 articles of articles_pile took 0.59 s, not 0.36 s, of CPU.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_fields).encode
