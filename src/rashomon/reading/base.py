"""What a reader is: a plain function from readings to one layer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rashomon.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Reader:
    """`layer` is the field of `Reading` it fills; `read` takes one reading whose `needs` are filled."""

    layer: str
    version: str
    read: Callable[[Reading], Any]
    needs: tuple[str, ...] = ()


def unmet(readers: Sequence[Reader]) -> list[str]:
    """Complaints about readers that need a layer no earlier reader makes; empty when all is well."""
    made: set[str] = set()
    complaints = []
    for reader in readers:
        complaints += [
            f"{reader.layer} needs {need}, which no earlier reader makes"
            for need in reader.needs
            if need not in made
        ]
        made.add(reader.layer)
    return complaints


def apply_readers(reading: Reading, readers: Sequence[Reader]) -> Reading:
    """Fill the layers in order."""
    for reader in readers:
        reading = replace(reading, **{reader.layer: reader.read(reading)})
    return reading
