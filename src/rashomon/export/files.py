"""Writes a file whole or not at all, and says in one line what stands in the way."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from rashomon.errors import RashomonError

_SAYS = {
    errno.ENOSPC: "the disk is full: free space or choose another -o",
    errno.EDQUOT: "your share of the disk is full: free space or choose another -o",
    errno.EFBIG: "the file would be larger than is allowed here: choose another -o",
    errno.EACCES: "you may not write there: change the permissions or choose another -o",
    errno.EPERM: "you may not write there: change the permissions or choose another -o",
    errno.EROFS: "the disk is write-protected: choose another -o",
    errno.EISDIR: "this is a folder: name a file with -o",
    errno.ENAMETOOLONG: "the name is too long: choose a shorter -o",
}


def check_output(path: Path) -> None:
    """Raise RashomonError where a file can never be written, before hours of work are spent on it."""
    if not path.parent.is_dir():
        raise RashomonError(f"{path} cannot be written: there is no folder {path.parent}; make it first")
    if path.is_dir():
        raise RashomonError(f"{path} cannot be written: {_SAYS[errno.EISDIR]}")


@contextmanager
def output_to(path: Path) -> Iterator[TextIO]:
    """A file to write into; what stands at `path` is replaced only when all is written."""
    check_output(path)
    # A device or a pipe is written to directly: there is nothing to keep whole.
    part = (
        path if path.exists() and not path.is_file() else path.with_name(f".{path.name}.{os.getpid()}.part")
    )
    try:
        with part.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        if part != path:
            part.replace(path)
    except OSError as error:
        says = _SAYS.get(error.errno or 0, error.strerror or str(error))
        raise RashomonError(f"{path} cannot be written: {says}") from error
    finally:
        if part != path:
            with suppress(OSError):
                part.unlink(missing_ok=True)
