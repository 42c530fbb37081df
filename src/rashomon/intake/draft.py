"""A record between its file and an article: its text and what the file itself says about it."""

from dataclasses import dataclass

from rashomon.model.article import BlockKind


@dataclass(frozen=True, slots=True)
class Fact:
    """A value and, in one sentence, where it stands."""

    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """`marks` are stretches of text whose kind the page's own structure tells: (start, end, kind), in order."""

    path: str
    text: str
    raw_sha256: str
    place: str | None = None
    record: str | None = None
    outlet: Fact | None = None
    headline: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    dates: tuple[Fact, ...] = ()
    page_map: tuple[tuple[int, int, int], ...] = ()
    marks: tuple[tuple[int, int, BlockKind], ...] = ()
    markdown: bool = False
