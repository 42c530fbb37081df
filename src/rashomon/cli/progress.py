"""Progress on standard error: a bar with articles per second and time left on a terminal, plain lines elsewhere."""

import sys
import time
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Task as RichTask

# Often enough to see that it lives, seldom enough for a log file.
LINE_SECONDS = 5.0


class _RateColumn(TextColumn):
    """Articles per second so far."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: RichTask) -> "object":  # type: ignore[override]
        """The rate, empty before the first article is through."""
        rate = task.finished_speed or task.speed
        return f"{rate:.1f}/s" if rate else ""


class Bar:
    """A bar per step; what is printed before stays above it."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _RateColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def start(self, step: str, total: int | None) -> None:
        """A new bar."""
        self._task = self._progress.add_task(step, total=total)

    def advance(self) -> None:
        """One step further."""
        if self._task is not None:
            self._progress.advance(self._task)

    def finish(self) -> None:
        """Fill the bar."""
        if self._task is not None:
            done = next(task.completed for task in self._progress.tasks if task.id == self._task)
            self._progress.update(self._task, total=done or 1, completed=done or 1)


class Lines:
    """A line when a step starts and every few seconds after."""

    def __init__(self, out: TextIO, seconds: float = LINE_SECONDS) -> None:
        self._out, self._seconds = out, seconds
        self._step, self._total = "", None  # type: tuple[str, int | None]
        self._done, self._began, self._said = 0, 0.0, 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._out.flush()

    def start(self, step: str, total: int | None) -> None:
        """Say what begins."""
        self._step, self._total, self._done = step, total, 0
        self._began = self._said = time.monotonic()
        self._say(f"{step}{f': {total:,} to do' if total else ''}")

    def advance(self) -> None:
        """Say how far it is, if some seconds have passed."""
        self._done += 1
        now = time.monotonic()
        if now - self._said >= self._seconds:
            self._said = now
            rate = self._done / (now - self._began)
            left = (
                f", {(self._total - self._done) / rate:,.0f} s left"
                if self._total and self._done < self._total
                else ""
            )
            of = f" of {self._total:,}" if self._total else ""
            self._say(f"{self._step}: {self._done:,}{of}, {rate:.1f}/s{left}")

    def finish(self) -> None:
        """Say that it is done, if it took long enough to wonder."""
        seconds = time.monotonic() - self._began
        if seconds >= self._seconds:
            self._say(f"{self._step}: {self._done:,} done in {seconds:.0f} s")

    def _say(self, line: str) -> None:
        print(line, file=self._out, flush=True)


def shown_progress() -> Bar | Lines:
    """The bar where somebody watches, lines where a file does."""
    return Bar() if sys.stderr.isatty() else Lines(sys.stderr)
