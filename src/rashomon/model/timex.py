"""A time expression with its ISO value (TimeML's TIMEX3)."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Timex:
    """`value` as TIMEX3 writes it; `start` and `end` the first and last ISO day it can mean, or None if unresolved.

    `anchor` is the ISO date that a relative expression was counted from.
    """

    span: Span
    type: TimexType
    value: str
    start: str | None
    end: str | None
    anchor: str | None
    why: str
