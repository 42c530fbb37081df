"""CSV and TSV by the names in their first line, read one row at a time."""

import csv
import hashlib
import io
from collections.abc import Iterator

from rashomon.errors import Unreadable
from rashomon.intake import limits
from rashomon.intake.decode import stream_encoding
from rashomon.intake.draft import Draft
from rashomon.intake.records import has_text_field, known_fields, no_text_reason, read_record
from rashomon.intake.source import Source
from rashomon.model.refusal import Refusal

DELIMITERS = ",;\t|"
# Two known names beside each other in a first line are no accident of prose.
MIN_KNOWN_FIELDS = 2


def looks_like_csv(head: str) -> bool:
    """Whether the first line names columns, one of them for texts."""
    names = _columns(head)
    return len(names) > 1 and has_text_field(names) and known_fields(names) >= MIN_KNOWN_FIELDS


def read_rows(source: Source) -> Iterator[Draft | Refusal]:
    """One article a row; a bad row is refused with its line and the rest is read."""
    with source.open() as stream:
        encoding, warning = stream_encoding(stream)
    if warning:
        yield Refusal(source.path, None, warning)
    csv.field_size_limit(limits.MAX_ARTICLE_BYTES)
    with source.open() as stream:
        text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
        first = text.readline(limits.HEAD_BYTES)
        names, delimiter = _columns(first), _delimiter(first)
        if not has_text_field(names):
            yield Refusal(source.path, "line 1", no_text_reason(names).replace("field", "column", 1))
            return
        rows = csv.reader(text, delimiter=delimiter)
        try:
            for row in rows:
                yield from _read_row(names, row, source.path, f"line {rows.line_num + 1}")
        except csv.Error as error:
            reason = f"broken CSV ({error}); a quote mark left open? what came before was read"
            yield Refusal(source.path, f"line {rows.line_num + 1}", reason)


def _read_row(names: list[str], row: list[str], path: str, place: str) -> Iterator[Draft | Refusal]:
    if not any(cell.strip() for cell in row):
        return
    if len(row) > len(names):
        yield Refusal(
            path, place, f"{len(row)} cells under {len(names)} columns; put quote marks around the text"
        )
        return
    digest = hashlib.sha256("\x1f".join(row).encode("utf-8", "surrogatepass")).hexdigest()
    try:
        yield read_record(dict(zip(names, row, strict=False)), path=path, place=place, raw_sha256=digest)
    except Unreadable as error:
        yield Refusal(path, place, str(error))


def _delimiter(line: str) -> str:
    return max(DELIMITERS, key=line.count)


def _columns(head: str) -> list[str]:
    line = head.lstrip("\ufeff").split("\n", 1)[0].rstrip("\r")
    try:
        return [name.strip() for name in next(csv.reader([line], delimiter=_delimiter(line)), [])]
    except csv.Error:
        return []
