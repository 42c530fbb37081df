"""A thing that holds articles and can be opened: a file, a zip member, standard input."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from rashomon.intake import limits

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(frozen=True, slots=True)
class Source:
    """`open` may be called more than once and starts at the first byte; a zip member's only until the next is asked for."""

    path: str
    size: int
    open: Callable[[], IO[bytes]]


def head(source: Source) -> bytes:
    """The first bytes, enough to tell what it is."""
    with source.open() as stream:
        return stream.read(limits.HEAD_BYTES)


def is_zip(source: Source) -> bool:
    """Whether its first bytes are a zip's; False where it cannot be opened."""
    try:
        with source.open() as stream:
            return stream.read(4) in ZIP_MAGIC
    except OSError:
        return False


def why_not(error: OSError) -> str:
    """A sentence for a file that the system would not open."""
    if isinstance(error, PermissionError):
        return "no permission to read it; change its permissions or copy it to a folder of your own"
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the path"
    return f"the system cannot read it ({error.strerror or error}); copy the file and try again"
