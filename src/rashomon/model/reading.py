"""Everything read from one article: layers of spans over its text."""

from dataclasses import dataclass

from rashomon.model.article import Article
from rashomon.model.clause import Clause
from rashomon.model.event import Event
from rashomon.model.figure import Figure
from rashomon.model.label import Label
from rashomon.model.mention import Entity, Mention
from rashomon.model.parse import Parse
from rashomon.model.quote import Quote
from rashomon.model.span import Span
from rashomon.model.timex import Timex


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and its layers, each a tuple in text order; `parse` is only there while readers run."""

    article: Article
    parse: Parse | None = None
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    timexes: tuple[Timex, ...] = ()
    clauses: tuple[Clause, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    labels: tuple[Label, ...] = ()

    @property
    def parsed(self) -> Parse:
        """The parse; raises ValueError after reading is over."""
        if self.parse is None:
            raise ValueError(f"{self.article.id}: no parse; it is only there while readers run")
        return self.parse


# What a store keeps of a reading, in the order the readers make it.
KEPT_LAYERS = (
    "sentences",
    "mentions",
    "entities",
    "timexes",
    "clauses",
    "quotes",
    "figures",
    "events",
    "labels",
)
