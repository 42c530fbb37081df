"""What the user has decided about stories; it outranks the machine and survives every new aligning."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Judgement:
    """The articles `left` and `right` tell the same happening, or different ones; a later judgement outranks an earlier."""

    id: str
    verdict: Literal["same", "different"]
    left: tuple[str, ...]
    right: tuple[str, ...]
