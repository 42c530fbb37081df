"""One article as intake leaves it: its text fixed once, its blocks, and what is known of it with the evidence."""

from dataclasses import dataclass, field
from typing import Literal

from rashomon.model.span import Span

BlockKind = Literal["headline", "dateline", "byline", "body", "caption", "embed", "quote", "boilerplate"]
# What the outlet itself tells: the rest is furniture, captions or somebody else's post.
NARRATION: tuple[BlockKind, ...] = ("headline", "body", "quote")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text of one kind; blocks of an article are in order and do not overlap."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was read: the file as the user named it, and the record's own id in that file."""

    path: str
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a fact about an article is believed, in one sentence; `span` where its own text says it."""

    why: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date in ISO 8601, possibly reduced (`2022-12`), and whether it was stated or worked out."""

    value: str
    how: Literal["stated", "inferred"]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article; `text` never changes after intake, and every span anywhere cuts it.

    `page_map` leads from the text back to the page it was taken from, for HTML: triples of
    (start in text, start in page, length), in order, in code points of the decoded page.
    """

    id: str
    origin: Origin
    text: str
    blocks: tuple[Block, ...]
    outlet: str | None = None
    outlet_evidence: tuple[Evidence, ...] = ()
    headline: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published | None = None
    raw_sha256: str = ""
    page_map: tuple[tuple[int, int, int], ...] = field(default=(), repr=False)

    def span(self, start: int, end: int) -> Span:
        """Cite [start, end); raises ValueError where that lies outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{self.id}: [{start}, {end}) lies outside a text of {len(self.text)}")
        return Span(self.id, start, end, self.text[start:end])

    def block_at(self, offset: int) -> Block | None:
        """The block that holds a character, if any."""
        return next((b for b in self.blocks if b.start <= offset < b.end), None)

    @property
    def shown_outlet(self) -> str:
        """The outlet, or the file's name where the outlet is not known."""
        return self.outlet or self.origin.path.rsplit("/", 1)[-1]
