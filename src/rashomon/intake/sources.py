"""From paths as the user names them to files: folders, globs, zip members and standard input, in a fixed order."""

import glob
import hashlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO

from rashomon.errors import Unreadable
from rashomon.intake import limits
from rashomon.intake.archives import read_members
from rashomon.intake.endings import LeftOut
from rashomon.intake.own import unless_own
from rashomon.intake.source import Source, is_zip, why_not
from rashomon.model.refusal import Refusal

STDIN = "-"
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


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
            yield from read_members(found)


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


def _files(paths: Sequence[str]) -> Iterator[Source | Refusal]:
    for path in paths:
        if path == STDIN:
            yield _stdin_source()
        elif os.path.isdir(path):
            yield from _folder(path)
        elif os.path.exists(path):
            yield _file_source(path)
        elif _ADDRESS.match(path):
            yield Refusal(path, None, "fetching is not built in: save the page first, then name its file")
        elif glob.has_magic(path):
            yield from _glob(path)
        else:
            yield Refusal(path, None, "no such file or folder; check the path")


def _glob(pattern: str) -> Iterator[Source | Refusal]:
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        yield Refusal(pattern, None, "no file matches this pattern; check it, or name the folder instead")
    left_out = LeftOut(pattern)
    for path in found:
        if os.path.isdir(path):
            yield from _folder(path)
        elif left_out.takes(os.path.basename(path)):
            yield _file_source(path)
    yield from left_out.refusals()


def _folder(path: str) -> Iterator[Source | Refusal]:
    """Files below a folder in sorted order; hidden ones and linked folders (they may lead round) are left out."""
    refused: list[Refusal] = []
    left_out = LeftOut(path)
    empty = True
    for folder, names, files in os.walk(
        path, onerror=lambda e: refused.append(Refusal(str(e.filename), None, why_not(e)))
    ):
        names[:] = sorted(n for n in names if not n.startswith("."))
        for name in sorted(f for f in files if not f.startswith(".")):
            empty = False
            if left_out.takes(name):
                yield _file_source(os.path.join(folder, name))
    yield from refused
    yield from left_out.refusals()
    if empty and not refused:
        yield Refusal(path, None, "the folder holds no file; name a folder with articles in it")


def _file_source(path: str) -> Source | Refusal:
    try:
        if not os.path.isfile(path):
            return Refusal(path, None, "neither a file nor a folder; name a file")
        return unless_own(Source(path, os.path.getsize(path), lambda: Path(path).open("rb")))
    except OSError as error:
        return Refusal(path, None, why_not(error))


def _stdin_source() -> Source:
    try:
        name, size = _spooled(sys.stdin.buffer)
    except OSError as error:
        raise Unreadable(
            f"standard input cannot be kept in the temporary folder ({error.strerror}): free space there, or name "
            "another folder in the environment variable TMPDIR"
        ) from error
    return Source(STDIN, size, lambda: Path(name.name).open("rb"))


@lru_cache(maxsize=1)
def _spooled(stream: IO[bytes]) -> tuple["tempfile._TemporaryFileWrapper[bytes]", int]:
    """Standard input kept in a temporary file, since it is read more than once and cannot be rewound."""
    kept = tempfile.NamedTemporaryFile(prefix="rashomon-", suffix=".stdin")  # noqa: SIM115 (lives as long as we do)
    shutil.copyfileobj(stream, kept, limits.CHUNK_BYTES)
    kept.flush()
    return kept, kept.tell()
