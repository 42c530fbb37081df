"""What an aligner is: a plain function from a pile of readings, and what is aligned so far, to one kind of edge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rashomon.model.alignment import Alignment, Pile


@dataclass(frozen=True, slots=True)
class Aligner:
    """`field` is the field of `Alignment` it fills; `needs` are fields that must be filled before."""

    field: str
    version: str
    align: Callable[[Pile, Alignment], tuple[Any, ...]]
    needs: tuple[str, ...] = ()


def apply_aligner(pile: Pile, so_far: Alignment, aligner: Aligner) -> Alignment:
    """Fill one field."""
    return replace(so_far, **{aligner.field: aligner.align(pile, so_far)})


def unmet(aligners: Sequence[Aligner]) -> list[str]:
    """Complaints about aligners that need a field no earlier aligner fills; empty when all is well."""
    made: set[str] = set()
    complaints = []
    for aligner in aligners:
        complaints += [f"{aligner.field} needs {n}" for n in aligner.needs if n not in made]
        made.add(aligner.field)
    return complaints
