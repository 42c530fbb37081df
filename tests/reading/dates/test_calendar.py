from datetime import date

import pytest

from rashomon.reading.dates.calendar import add_months, days_of, part_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-W08", "2024-02-19", "2024-02-25"),
        ("2024-W08-WE", "2024-02-24", "2024-02-25"),
        ("2010-Q4", "2010-10-01", "2010-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("2012-SU", "2012-01-01", "2012-12-31"),  # summer's months depend on the place
        ("2023-04-18TEV", "2023-04-18", "2023-04-18"),
    ],
)
def test_days_of(value: str, first: str, last: str) -> None:
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["XXXX-WXX-2", "2023-02-30", "P5D", "PAST_REF", "000"])
def test_open_and_impossible_values_have_no_days(value: str) -> None:
    assert days_of(value) is None


def test_add_months_keeps_to_the_month() -> None:
    assert add_months(date(2023, 1, 31), 1) == date(2023, 2, 28)
    assert add_months(date(2023, 1, 31), -2) == date(2022, 11, 30)


def test_parts_lie_inside_and_in_order() -> None:
    year = (date(2008, 1, 1), date(2008, 12, 31))
    early, middle, late = (part_of(year, p) for p in ("early", "middle", "late"))
    assert year[0] == early[0] < middle[0] < late[0]
    assert early[1] < middle[1] < late[1] == year[1]
