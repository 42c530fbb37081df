import re

import pytest

from rashomon.text.numbers import NUMBER, read_number, read_ordinal


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("27", 27),
        ("1,600", 1600),
        ("1, 600", 1600),
        ("2.5 million", 2_500_000),
        ("284 billion", 284e9),
        ("1.1bn", 1.1e9),
        ("Twenty-seven", 27),
        ("two hundred and six", 206),
        ("a dozen", 12),
        ("a million", 1e6),
        ("half a million", 5e5),
        ("two and a half", 2.5),
        ("one hundred thousand", 100_000),
        ("three hundred and five thousand two hundred", 305_200),
        ("many", None),
    ],
)
def test_read_number(words: str, value: float | None) -> None:
    assert read_number(words) == value


@pytest.mark.parametrize(
    ("words", "place"), [("78th", 78), ("first", 1), ("twenty-first", 21), ("1st", 1), ("seconds", None)]
)
def test_read_ordinal(words: str, place: int | None) -> None:
    assert read_ordinal(words) == place


def test_two_numbers_joined_by_and_stay_two() -> None:
    found = [
        m.group() for m in re.finditer(NUMBER, "between two and three of the sixteen boats", re.IGNORECASE)
    ]
    assert found == ["two", "three", "sixteen"]


def test_hostile_text_is_read_in_linear_time() -> None:
    assert len(re.findall(NUMBER, "one hundred and " * 20_000, re.IGNORECASE)) < 20_000
