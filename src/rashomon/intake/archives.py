"""The files inside a zip, read where they lie: nothing is ever unpacked to disk, so no path in it can do harm."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import IO

from rashomon.intake import limits
from rashomon.intake.endings import LeftOut
from rashomon.intake.own import unless_own
from rashomon.intake.source import Source, is_zip, why_not
from rashomon.model.refusal import Refusal

# Members that mark a zip as a document of an office program or an e-book.
OFFICE_MEMBERS = ("[Content_Types].xml", "mimetype")


def read_members(source: Source) -> Iterator[Source | Refusal]:
    """Members in the order of their names; each can be opened until the next is asked for."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            yield from _members(source.path, archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        yield Refusal(source.path, None, f"a damaged zip file ({error}); pack it again")
    except OSError as error:
        yield Refusal(source.path, None, why_not(error))


def _members(path: str, archive: zipfile.ZipFile) -> Iterator[Source | Refusal]:
    if any(name in archive.NameToInfo for name in OFFICE_MEMBERS):
        yield Refusal(path, None, "an office document or e-book; save it as text first")
        return
    members = _wanted(archive)
    complaint = _too_much(members)
    if complaint:
        yield Refusal(path, None, complaint)
    elif not members:
        yield Refusal(path, None, "the zip holds no file; pack the articles again")
    else:
        left_out = LeftOut(path)
        for member in members:
            if left_out.takes(member.filename.rpartition("/")[2]):
                yield _member_source(f"{path}/{member.filename}", archive, member)
        yield from left_out.refusals()


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


def _member_source(path: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Source | Refusal:
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
    found = Source(path, member.file_size, partial(_open_member, archive, member))
    if is_zip(found):
        return Refusal(path, None, "a zip or office file inside a zip; unpack it yourself and name its files")
    return unless_own(found)


def _open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """The member as a stream; raises OSError where the zip is damaged."""
    try:
        return io.BufferedReader(_Member(archive.open(member)))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise OSError(f"damaged zip: {error}") from error


class _Member(io.RawIOBase):
    """A zip member that reports damage as OSError, as a file on disk does."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

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
        """Close the member, not its zip."""
        self._stream.close()
        super().close()
