"""Re-checks an export or a store: every span cuts its own words, every id that is referred to exists.

A JSON object with `article`, `start`, `end` and `text` is a span wherever it stands, so fields that are added
later are checked too.
"""

import json
import sqlite3
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.errors import StoreError, Unreadable
from rashomon.export.citations import SPAN_FIELDS, missing_citations
from rashomon.export.json_export import SCHEMA_NAME
from rashomon.export.records import SECTIONS
from rashomon.store.schema import LAYER_TABLES
from rashomon.store.views import Store

# Enough to see what is wrong; a file whose text was changed would otherwise print thousands.
SHOWN_FAILURES = 10
_SQLITE_MAGIC = b"SQLite format 3\x00"
_NEITHER = "{path} is neither a Rashomon export nor a store: verify reads .json exports and stores"
_LAYER_TABLES = {table.layer: table.table for table in LAYER_TABLES}


@dataclass(frozen=True, slots=True)
class Verified:
    """How many citations were checked, how many failed, and the first of those in words."""

    checked: int
    failed: int
    failures: tuple[str, ...]


class _Check:
    """Counts citations and failures while records pass by; ids are resolved at the end, as they may come later."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.ids: dict[str, set[str]] = {name: set() for name in SECTIONS}
        self.wanted: dict[tuple[str, str], str] = {}  # (section, id) -> where it is first named
        self.variants: dict[str, list[str]] = {}  # group of quotes -> where it is named
        self.checked = 0
        self.failed = 0
        self.failures: list[str] = []

    def fail(self, what: str) -> None:
        self.failed += 1
        if len(self.failures) < SHOWN_FAILURES:
            self.failures.append(what)

    def want(self, section: str, key: object, where: str) -> None:
        if key is not None:
            self.wanted.setdefault((section, str(key)), where)

    def spans(self, value: Any, where: str) -> None:
        """Check every span inside a record; a stack, as a hostile file may be nested deeper than Python calls."""
        todo = [value]
        while todo:
            at = todo.pop()
            if isinstance(at, dict):
                if at.keys() >= SPAN_FIELDS:
                    self.span(at, where)
                todo.extend(reversed(at.values()))
            elif isinstance(at, list):
                todo.extend(reversed(at))

    def span(self, span: dict[str, Any], where: str) -> None:
        self.checked += 1
        text = self.texts.get(span["article"]) if isinstance(span["article"], str) else None
        start, end = span["start"], span["end"]
        if text is None:
            self.fail(f"{where}: cites the article {span['article']!r}, which is not there")
        elif not (type(start) is int and type(end) is int and 0 <= start < end <= len(text)):
            self.fail(
                f"{where}: [{start}, {end}) lies outside the {len(text)} characters of {span['article']}"
            )
        elif text[start:end] != span["text"]:
            self.fail(
                f"{where}: [{start}, {end}) of {span['article']} is {_short(text[start:end])}, "
                f"not {_short(span['text'])}"
            )

    def result(self) -> Verified:
        for (section, key), where in self.wanted.items():
            if key not in self.ids[section]:
                self.fail(f"{where}: names {key!r}, which is not among the {section}")
        for group, named in self.variants.items():
            if len(named) < 2:
                self.fail(f"{named[0]}: names the variants {group!r}, in which no other quote is")
        return Verified(self.checked, self.failed, tuple(self.failures))


def verify(path: str | Path) -> Verified:
    """Check an export or a store; raises Unreadable where the file is neither."""
    path = Path(path)
    try:
        with path.open("rb") as file:
            is_store = file.read(len(_SQLITE_MAGIC)) == _SQLITE_MAGIC
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}") from error
    if is_store:
        with Store.open(path) as store:
            return verify_store(store)
    try:
        return verify_records(export_records(path))
    except (KeyError, TypeError, AttributeError) as error:
        raise Unreadable(f"{path} is not laid out as {SCHEMA_NAME} says ({error!r})") from error


def verify_store(store: Store) -> Verified:
    """Check what the store would export and, beyond that, every layer it keeps."""
    try:
        return verify_records(_store_records(store))
    except (sqlite3.Error, KeyError, TypeError, ValueError, AttributeError) as error:
        raise StoreError(f"{store.path} holds a record that cannot be read: {error!r}") from error


def verify_records(records: Iterable[tuple[str, dict[str, Any]]]) -> Verified:
    """Check (section, record) pairs; articles must come before what cites them."""
    check = _Check()
    for number, (section, record) in enumerate(records):
        where = f"{section} {record.get('id') or number}"
        if section == "articles":
            _check_article(check, record, where)
        check.spans(record, where)
        if section in SECTIONS:
            for fault in missing_citations(section, record):
                check.fail(f"{where}: {fault}")
            _note_ids(check, section, record, where)
    return check.result()


def _check_article(check: _Check, record: dict[str, Any], where: str) -> None:
    text = str(record["text"])
    if str(record["id"]) in check.texts:
        check.fail(f"{where}: its id stands twice among the articles")
    check.texts[str(record["id"])] = text
    last = 0
    for block in record["blocks"]:
        if not last <= block["start"] <= block["end"] <= len(text):
            check.fail(
                f"{where}: block {block['kind']} [{block['start']}, {block['end']}) overlaps the one before "
                f"or leaves the text"
            )
        last = max(last, block["end"])


def _note_ids(check: _Check, section: str, record: dict[str, Any], where: str) -> None:
    """Remember the record's own id and the ids it refers to."""
    if "id" in record:
        check.ids[section].add(str(record["id"]))
    for article in (*_list(record, "articles"), *_list(record, "searched"), record.get("article")):
        check.want("articles", article, where)
    for part in (*_list(record, "cells"), *_list(record, "reports"), *_list(record, "members")):
        check.want("articles", part["article"], where)
    for story in (*_list(record, "stories"), record.get("story")):
        check.want("stories", story, where)
    if section == "quotes" and record["variants"] is not None:
        check.variants.setdefault(str(record["variants"]), []).append(where)
    if section in ("quotes", "labels"):
        voice = record.get("voice")
        for key in (record.get("speaker"), record.get("identity"), None if voice == "narrator" else voice):
            check.want("identities", key, where)
    for actor in (*_list(record, "actors"), *_list(record, "recipients")):
        check.want("identities", actor["identity"], where)
    if section == "rows":
        for link in record["links"]:
            if not (0 <= link["a"] < len(record["cells"]) and 0 <= link["b"] < len(record["cells"])):
                check.fail(
                    f"{where}: a link joins cells {link['a']} and {link['b']}, which are not both there"
                )


def _list(record: dict[str, Any], name: str) -> list[Any]:
    value = record.get(name)
    return value if isinstance(value, list) else []


def _store_records(store: Store) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, section in SECTIONS.items():
        for record in section(store):
            yield name, record
    for table in _LAYER_TABLES.values():
        for article, number, record in store.rows_of(
            f"SELECT article, n, record FROM {table} ORDER BY article, n"
        ):
            yield table, {"id": f"{number} of {article}", "record": json.loads(record)}


def export_records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """(section, record) pairs of an export: line by line where it is laid out as we write it, else read whole."""
    try:
        with path.open(encoding="utf-8") as file:
            if file.readline().rstrip() == f'{{"schema": "{SCHEMA_NAME}",':
                yield from _by_line(file, path)
                return
            file.seek(0)
            yield from _whole(json.load(file), path)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise Unreadable(f"{_NEITHER.format(path=path)} ({error})") from error


def _by_line(lines: Iterable[str], path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    section, ended = "", False
    seen = set()
    for line in lines:
        bare = line.strip().rstrip(",")
        if bare.startswith('"run": '):
            seen.add("run")
        elif bare.startswith('"') and bare.endswith(": ["):
            section = json.loads(bare[:-3])
            seen.add(section)
        elif bare in ("]", "]}"):
            ended = bare == "]}"
        elif bare:
            yield section, json.loads(bare)
    if not ended:
        raise Unreadable("the export is cut off: write it again with `rashomon export` or `compare`")
    _check_sections(seen, path)


def _check_sections(seen: Container[str], path: Path) -> None:
    missing = [name for name in ("run", *SECTIONS) if name not in seen]
    if missing:
        raise Unreadable(f"{path} is not laid out as {SCHEMA_NAME} says: it has no {', '.join(missing)}")


def _whole(export: Any, path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(export, dict) or export.get("schema") != SCHEMA_NAME:
        raise Unreadable(_NEITHER.format(path=path))
    _check_sections(export, path)
    for section in SECTIONS:
        for record in export[section]:
            yield section, record


def _short(words: object) -> str:
    shown = repr(words)
    return shown if len(shown) <= 60 else f"{shown[:40]} … {shown[-15:]}"
