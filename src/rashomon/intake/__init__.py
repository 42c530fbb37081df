"""Bytes in, articles out: one file per format, plus what every format shares."""

from collections.abc import Iterator, Sequence

from rashomon.errors import Unreadable
from rashomon.intake import limits
from rashomon.intake.build import build_article
from rashomon.intake.draft import Draft
from rashomon.intake.formats import is_lines, is_rows, read_source
from rashomon.intake.source import Source, head
from rashomon.intake.sources import InputFile, inputs, read_sources
from rashomon.model.article import Article
from rashomon.model.refusal import Refusal

__all__ = ["InputFile", "Refusal", "count_hint", "inputs", "read_paths"]


def read_paths(paths: Sequence[str]) -> Iterator[Article | Refusal]:
    """Every article behind the paths, one at a time, and a refusal for whatever cannot be read."""
    seen: dict[str, str] = {}  # article id: where it was first read
    named: dict[tuple[str, str], str] = {}  # (file, record's own id): its place there
    for source in read_sources(paths):
        for draft in [source] if isinstance(source, Refusal) else read_source(source):
            yield from [draft] if isinstance(draft, Refusal) else _once(draft, seen, named)


def count_hint(paths: Sequence[str]) -> int | None:
    """About how many records the paths hold, by counting files and lines; None where that cannot be told."""
    total = 0
    for source in read_sources(paths):
        if isinstance(source, Source):
            try:
                total += _count(source)
            except OSError:
                continue  # read_paths reports it
    return total or None


def _count(source: Source) -> int:
    start = head(source)
    if not (is_lines(source, start) or is_rows(source, start)):
        return 1
    lines = 0
    with source.open() as stream:
        while piece := stream.read(limits.CHUNK_BYTES):
            lines += piece.count(b"\n")
    return max(lines - is_rows(source, start), 1)


def _once(
    draft: Draft, seen: dict[str, str], named: dict[tuple[str, str], str]
) -> Iterator[Article | Refusal]:
    """The draft's article, unless it was read before."""
    try:
        article = build_article(draft)
    except Unreadable as error:
        yield Refusal(draft.path, draft.place, str(error))
        return
    here = f"{draft.path}, {draft.place}" if draft.place else draft.path
    if article.id in seen:
        yield Refusal(draft.path, draft.place, f"the same article as {seen[article.id]}; kept once")
        return
    seen[article.id] = here
    if draft.record is not None:
        first = named.setdefault((draft.path, draft.record), draft.place or "")
        if first != (draft.place or ""):
            reason = f"id {draft.record!r} stands twice ({first} and {draft.place}); both are kept under their own ids"
            yield Refusal(draft.path, draft.place, reason)
    yield article
