"""One rule: a regular expression, and a function that says what its match means or refuses it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rashomon.reading.dates.scene import Scene, Told


@dataclass(frozen=True, slots=True)
class Rule:
    """`tell` answers None where the words are no time expression after all; `joins` marks days and clock times."""

    name: str
    pattern: re.Pattern[str]
    tell: Callable[[re.Match[str], Scene], Told | None]
    joins: str = ""  # "day" and "clock" next to each other become one expression
