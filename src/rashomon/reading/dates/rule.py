"""One rule: a regular expression, and a function that says what its match means or refuses it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rashomon.reading.dates.scene import Scene, Told

# How far a match reaches before and behind its trigger, in characters; the longest in the development sets has 52.
REACH_BEFORE = 60
REACH_BEHIND = 60


@dataclass(frozen=True, slots=True)
class Rule:
    """`tell` answers None where the words are no time expression after all; `joins` marks days and clock times.

    `trigger` is a cheap expression that every match holds: only the text around it is searched.
    """

    name: str
    pattern: re.Pattern[str]
    tell: Callable[[re.Match[str], Scene], Told | None]
    joins: str = ""  # "day" and "clock" next to each other become one expression
    trigger: re.Pattern[str] | None = None

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """All matches that are not empty, from left to right."""
        for start, end in self._windows(text):
            for match in self.pattern.finditer(text, start, end):
                # A match that touches a window's end may have been cut there.
                if match.end() > match.start() and (match.end() < end or end == len(text)):
                    yield match

    def _windows(self, text: str) -> Iterator[tuple[int, int]]:
        """Disjoint stretches around the triggers."""
        if self.trigger is None:
            yield 0, len(text)
            return
        start, end = 0, -1
        for found in self.trigger.finditer(text):
            low, high = max(0, found.start() - REACH_BEFORE), min(len(text), found.end() + REACH_BEHIND)
            if low > end:
                if end > start:
                    yield start, end
                start = low
            end = high
        if end > start:
            yield start, end
