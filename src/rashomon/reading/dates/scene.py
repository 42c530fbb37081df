"""What a rule for time expressions may look at, and what it answers.

A publication date may be known only to the month or the year. Relative expressions are therefore counted from
both its first and its last day: where the two answers are the same the expression is resolved, else it is not.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from rashomon.model.article import Article
from rashomon.model.parse import Parse
from rashomon.model.timex import TimexType
from rashomon.reading.dates.calendar import Days, days_of
from rashomon.reading.dates.tense import Tense, tense_of


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day relative expressions are counted from; `name` says what it is ("the publication date")."""

    value: str
    name: str
    days: Days


@dataclass(frozen=True, slots=True)
class Told:
    """What an expression means; `days` None where that cannot be said, and `why` then says what is missing."""

    type: TimexType
    value: str
    days: Days | None
    anchor: str | None
    why: str


@dataclass(slots=True)
class Scene:
    """One article while its time expressions are read in text order.

    `previous` is the last day or stretch resolved so far and the sentence it stood in; `years` are all the
    years that the text writes out.
    """

    article: Article
    parse: Parse
    text: str
    anchor: Anchor | None
    years: tuple[int, ...]
    previous: Told | None = None
    previous_sentence: int = -1
    sentence: int = -1
    tenses: dict[int, Tense] = field(default_factory=dict)

    def tense(self, start: int, end: int) -> Tense:
        """The tense of the clause that the expression stands in."""
        if start not in self.tenses:
            self.tenses[start] = tense_of(self.parse, start, end)
        return self.tenses[start]

    def recent(self, within: int = 1) -> Told | None:
        """The time told last, if that was in this sentence or `within` sentences before."""
        near = self.previous is not None and self.sentence - self.previous_sentence <= within
        return self.previous if near else None


def absolute(value: str, why: str, type: TimexType = "DATE") -> Told | None:
    """A value that needs no anchor; None where no such day exists (30 February)."""
    days = days_of(value)
    return Told(type, value, days, None, why) if days else None


def counted(count: Callable[[date], str], day: date) -> str | None:
    """What is counted from a day; None beyond the years 1 to 9999, where there is no calendar to count in."""
    try:
        return count(day)
    except (ValueError, OverflowError):
        return None


def relative(
    scene: Scene,
    count: Callable[[date], str],
    unresolved: str,
    reason: str,
    *,
    type: TimexType = "DATE",
) -> Told:
    """Count from the anchor; `reason` completes "counted from the publication date 2023-04-17: …"."""
    anchor = scene.anchor
    if anchor is None:
        return Told(type, unresolved, None, None, "no publication date is known to count from")
    early, late = (counted(count, day) for day in anchor.days)
    if early is None or late is None:
        return Told(type, unresolved, None, None, "counting from the publication date leaves the calendar")
    if early != late:
        why = f"{anchor.name} is known only as {anchor.value}, which leaves more than one reading"
        return Told(type, unresolved, None, anchor.value, why)
    return Told(
        type, early, days_of(early), anchor.value, f"counted from {anchor.name} {anchor.value}: {reason}"
    )
