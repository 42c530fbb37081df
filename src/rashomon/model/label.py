"""What an article calls somebody, and in whose voice."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import Span


@dataclass(frozen=True, slots=True)
class Label:
    """`entity` is an entity key; `speaker` the entity key of whoever is quoted using the words.

    `voice` is "quoted" with `speaker` None where the words are somebody's but nobody is named.
    """

    entity: int
    words: str
    voice: Literal["narrator", "quoted"]
    speaker: int | None
    span: Span
