"""What aligning finds across articles: edges between spans and groups of ids, never a change to a reading."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from rashomon.model.article import Article
from rashomon.model.judgement import Judgement
from rashomon.model.mention import EntityKind, RoleStatus
from rashomon.model.reading import Reading
from rashomon.model.row import Row
from rashomon.model.span import Span


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage that stands in two articles; `voice` tells shared quotation from copied narration.

    `wording` is "other" where neighbouring sentences say the same in other words.
    """

    a: Span
    b: Span
    score: float
    earlier: Literal["a", "b", "unknown"]
    voice: Literal["narration", "quotation"]
    why: str
    wording: Literal["same", "other"] = "same"


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Articles that stand on one telling; each article is in exactly one group."""

    id: str
    articles: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Membership:
    """One article of a story and the evidence that it belongs there, in a sentence."""

    article: str
    why: str


@dataclass(frozen=True, slots=True)
class Story:
    """The articles on one happening; `start` and `end` ISO dates of the happening, None if not known."""

    id: str
    title: str
    members: tuple[Membership, ...]
    start: str | None
    end: str | None
    why: str

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles, in the story's order."""
        return tuple(m.article for m in self.members)


@dataclass(frozen=True, slots=True)
class Storyline:
    """Stories on the same actors, in the order of their days."""

    id: str
    title: str
    stories: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity of one article: its article id and its key there."""

    article: str
    entity: int


@dataclass(frozen=True, slots=True)
class Role:
    """An office held; `start` and `end` ISO dates as far as the articles show."""

    role: str
    of: str | None
    status: RoleStatus
    start: str | None
    end: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NameCount:
    """A form of a name and how often the pile uses it."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Identity:
    """One person, organisation, place or group across articles."""

    id: str
    name: str
    kind: EntityKind
    names: tuple[NameCount, ...]
    members: tuple[EntityRef, ...]
    mentions: tuple[Span, ...]
    roles: tuple[Role, ...]
    why: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class VariantGroup:
    """Quotes (by id) that print one utterance."""

    id: str
    quotes: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """An event as one article tells it."""

    article: str
    event: str


@dataclass(frozen=True, slots=True)
class EventGroup:
    """One event with all its reports; the first report is the fullest."""

    id: str
    story: str | None
    reports: tuple[Report, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """All that aligners have found so far; each aligner fills one field. `judgements` are the user's, given before."""

    copies: tuple[Copy, ...] = ()
    origins: tuple[OriginGroup, ...] = ()
    identities: tuple[Identity, ...] = ()
    stories: tuple[Story, ...] = ()
    variants: tuple[VariantGroup, ...] = ()
    events: tuple[EventGroup, ...] = ()
    rows: tuple[Row, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    storylines: tuple[Storyline, ...] = ()


class Pile(Protocol):
    """The readings to align, streamed from wherever they are kept."""

    def article_ids(self) -> tuple[str, ...]:
        """Ids of all articles, sorted."""

    def article(self, article: str) -> Article:
        """One article; raises KeyError where there is none."""

    def readings(self, *layers: str) -> Iterator[Reading]:
        """Every reading once, ordered by article id, without its parse: with these layers, or with all."""

    def reading(self, article: str, *layers: str) -> Reading:
        """One reading with these layers, or with all; raises KeyError where there is none."""
