"""Who did what to whom, in PLOVER's terms."""

from dataclasses import dataclass

from rashomon.model.clause import Realis
from rashomon.model.span import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or is acted on; `entity` is an entity key of the same article, codes None if not known."""

    entity: int | None
    span: Span
    code: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """`date` is an index into the article's timexes, `place` an entity key; `type` None keeps an act as its words."""

    id: str
    type: str | None
    mode: str | None
    context: tuple[str, ...]
    realis: Realis
    trigger: Span
    spans: tuple[Span, ...]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    date: int | None
    place: int | None
