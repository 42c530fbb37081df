"""Bytes to text: byte-order marks, UTF-8, a page's declared charset, Windows-1252; else a reason why not."""

import codecs
import re
from typing import IO

from rashomon.errors import Unreadable
from rashomon.intake import limits

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
# Codecs that pages use; others that Python knows (punycode, unicode_escape) are slow or no charset at all.
_PAGE_CODEC = re.compile(
    r"(?:utf|iso|windows|cp|koi|mac|gb|big5|euc|shift|sjis|latin|ascii|us-ascii|tis)[\w\-:]*", re.IGNORECASE
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Text has next to no control characters; one in a hundred bytes is already not prose.
MAX_CONTROL_SHARE = 0.01
# In UTF-16 of a Western text nearly every other byte is zero, always on the same side.
MIN_UTF16_ZEROS = 0.7
GUESSED = "not UTF-8; read as Windows-1252: check its accents, or save it as UTF-8"
DAMAGED = "some bytes are not valid UTF-8 and show as �; save it again as UTF-8"


def decode(data: bytes, *, page: bool = False) -> tuple[str, str | None]:
    """The text and, where it took a guess, a warning; raises Unreadable for bytes that are no text."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name), None
    wide = _unmarked_utf16(data)
    if wide:
        return _strict(data, wide), None
    if looks_binary(data):
        raise Unreadable("not text (binary data); save it as text, HTML, JSON or CSV first")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return _decode_other(data, page=page)


def looks_binary(data: bytes) -> bool:
    """Whether the bytes hold zeros or too many control characters to be text."""
    sample = data[: limits.HEAD_BYTES]
    return b"\x00" in data or len(_CONTROL.findall(sample)) > MAX_CONTROL_SHARE * max(len(sample), 1)


def stream_encoding(stream: IO[bytes]) -> tuple[str, str | None]:
    """The codec for a file of many records, found by running through it once, and a warning if guessed."""
    start = stream.read(limits.HEAD_BYTES)
    for mark, name in BOMS:
        if start.startswith(mark):
            return {"utf-8": "utf-8-sig"}.get(name, name.removesuffix("-le").removesuffix("-be")), None
    wide = _unmarked_utf16(start)
    if wide:
        return wide, None
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while start:
            decoder.decode(start)
            start = stream.read(limits.CHUNK_BYTES)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252", GUESSED
    return "utf-8", None


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise Unreadable(f"marked as {name} but is not; save it again as UTF-8") from error


def _unmarked_utf16(data: bytes) -> str | None:
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4:
        return None
    if sample[1::2].count(0) > MIN_UTF16_ZEROS * half and not sample[::2].count(0):
        return "utf-16-le"
    if sample[::2].count(0) > MIN_UTF16_ZEROS * half and not sample[1::2].count(0):
        return "utf-16-be"
    return None


def _decode_other(data: bytes, *, page: bool) -> tuple[str, str | None]:
    declared = _CHARSET.search(data[:4096]) if page else None
    if declared and _PAGE_CODEC.fullmatch(name := declared[1].decode("ascii")):
        try:
            return data.decode(name), None
        except (LookupError, UnicodeDecodeError):
            pass  # pages often declare what they are not
    patched = data.decode("utf-8", "replace")
    bad = patched.count("�")
    accents = sum(1 for c in patched[: limits.CHUNK_BYTES] if c > "\x7f") - bad
    if accents > bad:  # sound accents outnumber the damage: UTF-8 with a few bad bytes
        return patched, DAMAGED
    return data.decode("cp1252", "replace"), GUESSED
