"""How a long run tells whoever waits for it how far it is."""

from typing import Protocol


class Progress(Protocol):
    """Told of each step as it starts, moves and ends."""

    def start(self, step: str, total: int | None) -> None:
        """A step begins; `total` is how often it will advance, None if nobody knows yet."""

    def advance(self) -> None:
        """One more article or component is done."""

    def finish(self) -> None:
        """The step is over."""


class Silent:
    """Says nothing."""

    def start(self, step: str, total: int | None) -> None:
        """Says nothing."""

    def advance(self) -> None:
        """Says nothing."""

    def finish(self) -> None:
        """Says nothing."""


SILENT: Progress = Silent()
