"""The calendar behind time expressions: which days an ISO or TIMEX3 value can mean, and counting from a day."""

import calendar
import re
from datetime import date, timedelta

from rashomon.text.vocabulary import load_vocabulary

_TABLES = load_vocabulary("calendar")
MONTHS: dict[str, int] = {form: n for n, forms in enumerate(_TABLES["months"].values(), 1) for form in forms}
WEEKDAYS: dict[str, int] = {form: n for n, forms in enumerate(_TABLES["weekdays"].values()) for form in forms}
MONTH_NAMES: tuple[str, ...] = tuple(_TABLES["months"])
WEEKDAY_NAMES: tuple[str, ...] = tuple(_TABLES["weekdays"])
SEASONS_BY_NAME: dict[str, str] = _TABLES["seasons"]
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?"
)

Days = tuple[date, date]


def days_of(value: str) -> Days | None:
    """First and last day of a value: "2022-12", "2024-W08", "2010-Q4", "199" (a decade); None for open ones."""
    if re.fullmatch(r"\d{2,3}", value):
        width = 10 ** (4 - len(value))
        first = int(value) * width
        return (date(first, 1, 1), date(first + width - 1, 12, 31)) if first else None
    if (found := _VALUE.fullmatch(value)) is None:
        return None
    year = int(found["year"])
    try:
        if found["week"]:
            monday = date.fromisocalendar(year, int(found["week"]), 1)
            return (monday + timedelta(5 if found["weekend"] else 0), monday + timedelta(6))
        if found["quarter"]:
            first_month = int(found["quarter"]) * 3 - 2
            return (date(year, first_month, 1), end_of_month(year, first_month + 2))
        if found["day"]:
            day = date(year, int(found["month"]), int(found["day"]))
            return (day, day)
        if found["month"]:
            return (date(year, int(found["month"]), 1), end_of_month(year, int(found["month"])))
        return (
            date(year, 1, 1),
            date(year, 12, 31),
        )  # a season is not told apart: its months depend on the place
    except ValueError:
        return None


def end_of_month(year: int, month: int) -> date:
    """Its last day."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day; raises ValueError outside years 1 to 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def iso_week(day: date) -> str:
    """The week as "2024-W08"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def part_of(days: Days, part: str) -> Days:
    """The early, middle or late half of a stretch; English sets no sharper border."""
    first, last = days
    half = (last - first) // 2
    if part == "early":
        return (first, first + half)
    if part == "late":
        return (last - half, last)
    return (first + half // 2, last - half // 2)
