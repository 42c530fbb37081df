import time

import pytest

from rashomon.reading.quantities.cores import read_cores
from rashomon.reading.timexes import RULES

# A second for 100,000 characters is twenty times what the slowest of these took; a quadratic rule takes minutes.
SECONDS = 20
CHARS = 100_000


@pytest.mark.parametrize(
    "unit",
    [
        "one hundred and ",
        "1,",
        "the last ",
        "January 1 - ",
        "12:",
        "twenty-",
        "more than about ",
        "$1 to $",
        "x",
        "early ",
    ],
)
def test_hostile_text_is_searched_in_linear_time(unit: str) -> None:
    text = unit * (CHARS // len(unit))
    start = time.process_time()
    for rule in RULES:
        for _ in rule.matches(text):
            pass
    for _ in read_cores(text):
        pass
    assert time.process_time() - start < SECONDS


def test_triggers_lose_no_match() -> None:
    text = "It began at 5 p.m. on Tuesday, in early May 2008, for the last 20 years, at noon. " * 30
    for rule in RULES:
        whole = [m.span() for m in rule.pattern.finditer(text) if m.end() > m.start()]
        assert [m.span() for m in rule.matches(text)] == whole, rule.name
