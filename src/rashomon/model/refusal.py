"""What could not be read, or was read with a doubt: one line for the person who handed the pile over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """`place` is a line, record or row inside the file; `reason` says what is wrong and what to do, in one line."""

    path: str
    place: str | None
    reason: str
