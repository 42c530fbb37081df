"""An attribution: content, cue and source (the PARC and PolNeAR triple), and the entity behind the source."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import Span

QuoteType = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True)
class Quote:
    """`content` leaves out the marks themselves and has one span per unbroken piece, in order.

    `speaker` is an entity key of the same article, None where no rule decides; `why` names the rule.
    """

    id: str
    article: str
    type: QuoteType
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: int | None
    why: str
    candidates: tuple[int, ...] = ()
    attitude: str | None = None

    @property
    def words(self) -> str:
        """The content's pieces, joined by a space."""
        return " ".join(span.text for span in self.content)
