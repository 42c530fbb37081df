"""JSON lines, a JSON array, one object, or an object around a list, each read one record at a time.

No whole file is ever held: lines are read with a bound, and an array's records are cut out of a moving window.
"""

import hashlib
import io
import json
from collections.abc import Iterator
from typing import IO, Any

from rashomon.errors import Unreadable
from rashomon.intake import limits
from rashomon.intake.decode import decode, stream_encoding
from rashomon.intake.draft import Draft
from rashomon.intake.records import has_text_field, read_record
from rashomon.intake.source import Source
from rashomon.model.refusal import Refusal
from rashomon.text.vocabulary import load_vocabulary

TOO_LONG = (
    f"a record of more than {limits.MAX_ARTICLE_BYTES // limits.MEGABYTE} MB is not one article; split it"
)
_DECODER = json.JSONDecoder()


def read_lines(source: Source) -> Iterator[Draft | Refusal]:
    """One record a line; a bad line is refused with its number and the rest is read."""
    with source.open() as stream:
        encoding, _ = _peek_encoding(source)
        lines = _wide_lines(stream, encoding) if encoding.startswith("utf-16") else _lines(stream)
        for number, line in enumerate(lines, 1):
            place = f"line {number}"
            if line is None:
                yield Refusal(source.path, place, TOO_LONG)
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield from _read_line(line, source.path, place)


def read_document(source: Source) -> Iterator[Draft | Refusal]:
    """Records of an array, of an object's list of articles, or one object alone; several documents may follow."""
    with source.open() as stream:
        encoding, warning = stream_encoding(stream)
    if warning:
        yield Refusal(source.path, None, warning)
    with source.open() as stream:
        window = _Window(io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline=""))
        number = 0
        try:
            for number, record in enumerate(_records(window), 1):
                yield from _read_value(record, source.path, f"record {number}")
        except (ValueError, RecursionError) as error:
            yield Refusal(source.path, None, _broken(error, number, cut=window.is_cut(error)))
        except Unreadable as error:
            yield Refusal(source.path, None, str(error))


def _broken(error: Exception, number: int, *, cut: bool) -> str:
    """What is wrong with a document, what was read of it and what to do."""
    trouble = f"the file is cut off ({_brief(error)})" if cut else f"broken JSON ({_brief(error)})"
    read = f"only its first {number} records were read" if number > 1 else "only its first record was read"
    remedy = "fetch it again" if cut else "mend it or export it again"
    return f"{trouble}: {remedy}; {read if number else 'nothing of it was read'}"


def _peek_encoding(source: Source) -> tuple[str, str | None]:
    with source.open() as stream:
        return stream_encoding(io.BytesIO(stream.read(4096)))


def _lines(stream: IO[bytes]) -> Iterator[bytes | None]:
    """Lines as bytes; None stands for one that is too long, which is skipped."""
    while line := stream.readline(limits.MAX_ARTICLE_BYTES + 1):
        if len(line) <= limits.MAX_ARTICLE_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limits.CHUNK_BYTES)
        yield None


def _wide_lines(stream: IO[bytes], encoding: str) -> Iterator[bytes | None]:
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n")
    while line := text.readline(limits.MAX_ARTICLE_BYTES):
        yield line.encode("utf-8", "replace")


def _read_line(line: bytes, path: str, place: str) -> Iterator[Draft | Refusal]:
    try:
        words, warning = decode(line)
        value = json.loads(words)
    except Unreadable as error:
        yield Refusal(path, place, str(error))
    except (ValueError, RecursionError) as error:
        yield Refusal(
            path, place, f"broken JSON ({_brief(error)}); cut off? mend the line, the others were read"
        )
    else:
        if warning:
            yield Refusal(path, place, warning)
        if isinstance(value, dict) and (inner := _inner_list(value)) is not None:
            for number, record in enumerate(inner, 1):
                yield from _read_value(record, path, f"{place}, record {number}")
        else:
            yield from _read_value(value, path, place, hashlib.sha256(line).hexdigest())


def _read_value(value: Any, path: str, place: str, sha256: str | None = None) -> Iterator[Draft | Refusal]:
    if not isinstance(value, dict):
        yield Refusal(path, place, "not an object with fields; each record must be {…} with a “text” field")
        return
    try:
        digest = sha256 or hashlib.sha256(_canonical(value)).hexdigest()
        yield read_record(value, path=path, place=place, raw_sha256=digest)
    except (Unreadable, RecursionError) as error:
        yield Refusal(path, place, str(error))


def _canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")


def _inner_list(value: dict[str, Any]) -> list[Any] | None:
    if has_text_field(list(value)):
        return None
    for name in load_vocabulary("record_fields")["lists"]:
        inner = value.get(name)
        if isinstance(inner, list) and inner and all(isinstance(item, dict) for item in inner):
            return inner
    return None


def _brief(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else " ".join(str(error).split())[:120]


class _Window:
    """A moving window on a long JSON text: parses one value at its front and lets go of it."""

    def __init__(self, stream: io.TextIOBase) -> None:
        self._stream, self._text, self._at, self._ended = stream, "", 0, False

    def peek(self) -> str:
        """The next character that is not white space, "" at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in " \t\r\n\ufeff":
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def skip(self, expected: str) -> None:
        """Step over one character; raises ValueError where another stands."""
        if (found := self.peek()) != expected:
            raise ValueError(f"expected {expected!r} but found {found!r}")
        self._at += 1

    def value(self) -> Any:
        """Parse the next value, reading on for as long as it is not complete."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
                if end < len(self._text) or not self._more():  # a number at the window's edge may go on
                    self._at = end
                    return value
            except ValueError:
                if len(self._text) - self._at > limits.MAX_ARTICLE_BYTES:
                    raise Unreadable(TOO_LONG) from None
                if not self._more():
                    raise

    def string(self) -> str:
        """Parse the next value, which must be a string (an object's key)."""
        value = self.value()
        if not isinstance(value, str):
            raise ValueError("expected a field name")  # noqa: TRY004 (broken JSON is a ValueError)
        return value

    def is_cut(self, error: Exception) -> bool:
        """Whether the trouble is that the text ends too soon."""
        if self._more() or isinstance(error, RecursionError):
            return False
        if isinstance(error, json.JSONDecodeError):
            return error.msg.startswith("Unterminated string") or error.pos >= len(self._text.rstrip())
        return self.peek() == ""

    def _more(self) -> bool:
        """Read on; each time as much again as is held, so that a long value costs no more than its length."""
        if self._ended:
            return False
        piece = self._stream.read(max(limits.HEAD_BYTES, len(self._text) - self._at))
        if not piece:
            self._ended = True
            return False
        self._text, self._at = self._text[self._at :] + piece, 0
        return True


def _records(window: _Window) -> Iterator[Any]:
    while first := window.peek():
        if first == "[":
            yield from _array(window)
        elif first == "{":
            yield from _object(window)
        else:
            raise ValueError(f"expected an object or a list but found {first!r}")
        if window.peek() == ",":
            window.skip(",")


def _array(window: _Window) -> Iterator[Any]:
    window.skip("[")
    yield from _rest_of_array(window)


def _rest_of_array(window: _Window) -> Iterator[Any]:
    while window.peek() not in ("]", ""):
        yield window.value()
        if window.peek() != "]":
            window.skip(",")
    window.skip("]")


def _object(window: _Window) -> Iterator[Any]:
    """The object itself, or, where one of its fields is a list of records, these one by one."""
    window.skip("{")
    fields: dict[str, Any] = {}
    found_list = False
    while window.peek() not in ("}", ""):
        name = window.string()
        window.skip(":")
        if name.lower() in load_vocabulary("record_fields")["lists"] and window.peek() == "[":
            window.skip("[")
            found_list = found_list or window.peek() == "{"
            for record in _rest_of_array(window):
                if isinstance(record, dict):
                    yield record
        else:
            value = window.value()
            if not found_list:
                fields[name] = value
        if window.peek() != "}":
            window.skip(",")
    window.skip("}")
    if not found_list:
        yield fields
