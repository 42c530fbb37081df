"""A clause: one predicate with its subject and object, the scope inside which figures and dates are compared."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import Span

Realis = Literal["occurred", "planned", "ongoing", "hypothetical", "negated"]


@dataclass(frozen=True, slots=True)
class Clause:
    """`spans` are the clause's words without nested clauses; `words` its content lemmas, lower case, in order."""

    spans: tuple[Span, ...]
    trigger: Span
    predicate: str
    words: tuple[str, ...]
    subject: Span | None
    object: Span | None
    realis: Realis
    sentence: int
