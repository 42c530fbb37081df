"""A figure: a number with its unit, what it counts, and how exact it claims to be."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import Span

Bound = Literal["exact", "at least", "at most", "about"]


@dataclass(frozen=True, slots=True)
class Figure:
    """`span` is the number with its unit and the counted thing when adjacent; `number_max` the top of a range.

    `head` is the counted noun's lemma ("person" in "84 people"); `number` is None for "dozens" and the like,
    whose lowest meaning stands in `number` only when it has one (24 for "dozens").
    """

    span: Span
    number: float | None
    number_max: float | None
    unit: str | None
    counted: str | None
    head: str | None
    bound: Bound
    as_of: str | None
    said_by: str | None
