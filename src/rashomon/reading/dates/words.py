"""Regular expressions for the words that time expressions are made of; none holds a group or an unbounded nest."""

from rashomon.reading.dates.calendar import MONTHS, SEASONS_BY_NAME, WEEKDAYS
from rashomon.text.numbers import alternatives
from rashomon.text.vocabulary import load_vocabulary

_TABLES = load_vocabulary("calendar")
DAYPARTS: dict[str, str] = _TABLES["dayparts"]
UNITS: dict[str, str] = _TABLES["units"]

MONTH = f"(?:{alternatives(MONTHS)})"
MONTH_IN_FULL = f"(?:{alternatives(m for m in MONTHS if len(m) > 4 or m in ('May', 'MAY', 'June', 'JUNE', 'July', 'JULY'))})"
# Short forms ("Sun", "Mon.") are words of their own: they count only in front of a day of a month.
WEEKDAY = f"(?:{alternatives(WEEKDAYS)})"
WEEKDAY_IN_FULL = f"(?:{alternatives(w for w in WEEKDAYS if w.lower().endswith('day'))})"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)"
YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)(?![\w%]|[.,]\d)"
DAYPART = f"(?:{alternatives(DAYPARTS)})"
SEASON = f"(?:{alternatives(SEASONS_BY_NAME)})"
UNIT = f"(?:{alternatives(UNITS)})"
# What stands before an inexact time or stretch and belongs to it.
ABOUT = (
    r"(?i:about|around|nearly|almost|roughly|approximately|some|over|more\sthan|less\sthan|fewer\sthan|at\sleast"
    r"|up\sto|at\smost|just\sover|just\sunder|shortly\safter|shortly\sbefore|just\safter|just\sbefore)"
)
