"""From paths as the user names them to files: folders, globs, zip members and standard input, in a fixed order."""

import glob
import hashlib
import io
import os
import shutil
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO

from rashomon.intake import limits
from rashomon.model.refusal import Refusal

STDIN = "-"
ZIP_MAGIC = b"PK\x03\x04"
EMPTY_ZIP_MAGIC = b"PK\x05\x06"
# Members that mark a zip as a document of an office program or an e-book.
OFFICE_MEMBERS = ("[Content_Types].xml", "mimetype")


@dataclass(frozen=True, slots=True)
class Source:
    """Something that holds articles; `open` may be called more than once and always starts at its first byte."""

    path: str
    size: int
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was read, with the sha256 of its bytes."""

    path: str
    sha256: str


def read_sources(paths: Sequence[str]) -> Iterator[Source | Refusal]:
    """Every file behind the paths, zips unpacked, one after the other."""
    for found in _files(paths):
        if isinstance(found, Refusal) or not is_zip(found):
            yield found
        else:
            yield from _members(found)


def inputs(paths: Sequence[str]) -> tuple[InputFile, ...]:
    """The files behind the paths with their sha256; those that cannot be opened are left out."""
    found = []
    for source in _files(paths):
        if isinstance(source, Source):
            try:
                found.append(InputFile(source.path, _sha256(source)))
            except OSError:
                continue  # read_paths reports it
    return tuple(dict.fromkeys(found))


def _sha256(source: Source) -> str:
    digest = hashlib.sha256()
    with source.open() as stream:
        while piece := stream.read(limits.CHUNK_BYTES):
            digest.update(piece)
    return digest.hexdigest()


def head(source: Source) -> bytes:
    """The first bytes, enough to tell what it is."""
    with source.open() as stream:
        return stream.read(limits.HEAD_BYTES)


def is_zip(source: Source) -> bool:
    """Whether its first bytes are a zip's; False where it cannot be opened."""
    try:
        with source.open() as stream:
            return stream.read(4) in (ZIP_MAGIC, EMPTY_ZIP_MAGIC)
    except OSError:
        return False


def why_not(error: OSError) -> str:
    """A sentence for a file that the system would not open."""
    if isinstance(error, PermissionError):
        return "no permission to read it; change its permissions or copy it to a folder of your own"
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the path"
    return f"the system cannot read it ({error.strerror or error}); copy the file and try again"


def _files(paths: Sequence[str]) -> Iterator[Source | Refusal]:
    for path in paths:
        if path == STDIN:
            yield _stdin_source()
        elif os.path.isdir(path):
            yield from _folder(path)
        elif os.path.exists(path):
            yield _file_source(path)
        elif glob.has_magic(path):
            yield from _glob(path)
        else:
            yield Refusal(path, None, "no such file or folder; check the path")


def _glob(pattern: str) -> Iterator[Source | Refusal]:
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        yield Refusal(pattern, None, "no file matches this pattern; check it, or name the folder instead")
    for path in found:
        if os.path.isdir(path):
            yield from _folder(path)
        else:
            yield _file_source(path)


def _folder(path: str) -> Iterator[Source | Refusal]:
    """Files below a folder in sorted order; hidden ones and linked folders (they may lead round) are left out."""
    refused: list[Refusal] = []
    empty = True
    for folder, names, files in os.walk(
        path, onerror=lambda e: refused.append(Refusal(str(e.filename), None, why_not(e)))
    ):
        names[:] = sorted(n for n in names if not n.startswith("."))
        for name in sorted(f for f in files if not f.startswith(".")):
            empty = False
            yield _file_source(os.path.join(folder, name))
    yield from refused
    if empty and not refused:
        yield Refusal(path, None, "the folder holds no file; name a folder with articles in it")


def _file_source(path: str) -> Source | Refusal:
    try:
        if not os.path.isfile(path):
            return Refusal(path, None, "neither a file nor a folder; name a file")
        return Source(path, os.path.getsize(path), lambda: Path(path).open("rb"))
    except OSError as error:
        return Refusal(path, None, why_not(error))


def _stdin_source() -> Source:
    name, size = _spooled(sys.stdin.buffer)
    return Source(STDIN, size, lambda: Path(name.name).open("rb"))


@lru_cache(maxsize=1)
def _spooled(stream: IO[bytes]) -> tuple["tempfile._TemporaryFileWrapper[bytes]", int]:
    """Standard input kept in a temporary file, since it is read more than once and cannot be rewound."""
    kept = tempfile.NamedTemporaryFile(prefix="rashomon-", suffix=".stdin")  # noqa: SIM115 (lives as long as we do)
    shutil.copyfileobj(stream, kept, limits.CHUNK_BYTES)
    kept.flush()
    return kept, kept.tell()


def _members(source: Source) -> Iterator[Source | Refusal]:
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            if any(name in names for name in OFFICE_MEMBERS):
                yield Refusal(source.path, None, "an office document or e-book; save it as text first")
                return
            members = _wanted(archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        yield Refusal(source.path, None, f"a damaged zip file ({error}); pack it again")
        return
    except OSError as error:
        yield Refusal(source.path, None, why_not(error))
        return
    complaint = _too_much(members)
    if complaint:
        yield Refusal(source.path, None, complaint)
        return
    if not members:
        yield Refusal(source.path, None, "the zip holds no file; pack the articles again")
    for member in members:
        yield _member_source(source, member)


def _wanted(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Members that are files, hidden ones and those that macOS adds left out, sorted by name."""
    return sorted(
        (
            m
            for m in archive.infolist()
            if not m.is_dir() and not any(p.startswith((".", "__MACOSX")) for p in m.filename.split("/"))
        ),
        key=lambda m: m.filename,
    )


def _too_much(members: list[zipfile.ZipInfo]) -> str | None:
    if len(members) > limits.MAX_ARCHIVE_MEMBERS:
        return f"the zip holds {len(members):,} files; unpack it and name the folder"
    if sum(m.file_size for m in members) > limits.MAX_ARCHIVE_BYTES:
        size = limits.MAX_ARCHIVE_BYTES // limits.MEGABYTE
        return f"the zip unpacks to more than {size:,} MB; unpack it yourself and name the folder"
    return None


def _member_source(source: Source, member: zipfile.ZipInfo) -> Source | Refusal:
    path = f"{source.path}/{member.filename}"
    if member.file_size > limits.MAX_MEMBER_BYTES:
        return Refusal(path, None, "too large inside a zip; unpack it yourself and name the file")
    if member.file_size > limits.MEGABYTE and member.file_size > limits.MAX_PACKING_RATIO * max(
        member.compress_size, 1
    ):
        return Refusal(
            path, None, "packed suspiciously small (a zip bomb?); unpack it yourself if you trust it"
        )
    if member.flag_bits & 0x1:
        return Refusal(path, None, "locked with a password; unpack it yourself and name the file")
    found = Source(path, member.file_size, lambda: _open_member(source, member))
    if is_zip(found):
        return Refusal(path, None, "a zip or office file inside a zip; unpack it yourself and name its files")
    return found


def _open_member(source: Source, member: zipfile.ZipInfo) -> IO[bytes]:
    """The member as a stream that closes the zip with itself; raises OSError where the zip is damaged."""
    with ExitStack() as opened:
        try:
            archive = opened.enter_context(zipfile.ZipFile(opened.enter_context(source.open())))
            stream = opened.enter_context(archive.open(member))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise OSError(f"damaged zip: {error}") from error
        return io.BufferedReader(_Member(stream, opened.pop_all()))


class _Member(io.RawIOBase):
    """A zip member that reports damage as OSError, as a file on disk does."""

    def __init__(self, stream: IO[bytes], opened: ExitStack) -> None:
        self._stream, self._opened = stream, opened

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "bytearray | memoryview[int]") -> int:  # type: ignore[override]
        """Fill the buffer; raises OSError where the zip is damaged."""
        try:
            piece = self._stream.read(len(buffer))
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError) as error:
            raise OSError(f"damaged zip: {error}") from error
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Close the member and its zip."""
        self._opened.close()
        super().close()
