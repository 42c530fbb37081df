"""When two facts agree, are vague, an update or in conflict: the rules that kinds share.

Conflict is said only where what is counted or dated is shown to be the same; a difference without that proof is
vague, with that reason.
"""

import re

from rashomon.aligning.sheet.building import Judged
from rashomon.aligning.sheet.facts import (
    Fact,
    Likeness,
    canonical,
    canonical_counted,
    is_event_word,
    rising_scopes,
)
from rashomon.model.figure import Figure
from rashomon.text.normal_forms import fold

# Scope is shown to be the same when clauses share this much of their content beside the same predicate. Measured on
# the eight development events: the true conflicts lie above, "30 killed" of two different attacks below.
SAME_SCOPE = 0.45
# Tolls of one town are of one happening when their sentences share this much.
TOWN_SCOPE = 0.35
# "Tens of thousands" is no number that another could be held against.
_ROUGH = re.compile(r"\b(?:tens|dozens|scores|hundreds|thousands|millions|billions)\b", re.IGNORECASE)
# "About 1,000" takes in what lies within a tenth.
ABOUT_SHARE = 0.1
# A toll of "more than 100" beside 120 is the same toll told less exactly; beside 200 it is an older one.
NEAR_BOUND = 1.25
# Heads that a story counts many sorts of; "passengers" and "protesters" it counts once.
GENERAL_HEADS = frozenset({"", "person", "member", "soldier"})
TOLL_HEADS = frozenset({"body", "casualty", "more", "other", "victim"})
OPEN_BOUNDS = frozenset({"at least", "at most"})
PARTIAL = frozenset({"other", "others", "more", "further", "additional", "the", "these", "those", "them"})
NOT_SHOWN = "that both mean the same thing is not shown"


def judge_figures(a: Fact[Figure], b: Fact[Figure], likeness: Likeness) -> Judged:
    """The verdict on two figures of one row."""
    left, right = a.span.text, b.span.text
    if fold(left) == fold(right) and a.what.bound == b.what.bound:
        return Judged("agree", "both use the same words")
    if any(f.what.number is None or _ROUGH.search(f.span.text) for f in (a, b)):
        return Judged("vague", f"“{left}” and “{right}”: one gives no exact number")
    if _numbers(a.what) == _numbers(b.what):
        return _judge_bounds(a, b)
    if a.as_of and b.as_of and a.as_of != b.as_of:
        return Judged("update", f"“{left}” is as of {a.as_of}, “{right}” as of {b.as_of}")
    if is_rising(a) and is_rising(b):
        return _judge_toll(a, b, likeness)
    if _compatible(a.what, b.what):
        return Judged("vague", f"“{left}” and “{right}” can both be true: one is less exact")
    return _judge_difference(a, b, likeness)


def is_rising(fact: Fact[Figure]) -> bool:
    """Whether the number counts something that grows while the news runs: the dead, the wounded, the arrested."""
    return bool(fact.tolls & rising_scopes())


def head_of(fact: Fact[Figure]) -> str:
    """The counted thing in its compared form; what a toll counts is people, whatever word it uses."""
    head = canonical_counted(fact.what.head or "")
    if fact.tolls & rising_scopes() and (not head or head in TOLL_HEADS or canonical(head) in fact.tolls):
        return "person"
    return head


def shown_same(a: Fact[Figure], b: Fact[Figure], likeness: Likeness) -> str | None:
    """What shows that two figures are of one thing whatever else their sentences tell, in words, or None."""
    if _of_other_days(a, b) or any(_ROUGH.search(f.span.text) for f in (a, b)):
        return None
    if a.what.unit is None and b.what.unit is None:
        return _one_count(a, b, likeness)
    shared = sorted(a.measures & b.measures)
    if a.what.unit != b.what.unit or not shared:
        return None
    if not shared[0].startswith("from "):
        return f"both tell the {shared[0].split()[0]} of one thing"
    happening = any(map(is_event_word, a.scope.keys() & b.scope.keys()))
    return f"both are measured {shared[0].replace(' ', ' the ', 1)}" if happening else None


def _one_count(a: Fact[Figure], b: Fact[Figure], likeness: Likeness) -> str | None:
    """A count of people of one sort in one toll; what rises must be told much alike as well, and not in one article."""
    heads = {head_of(a), head_of(b)}
    if (
        len(heads) > 1
        or heads & GENERAL_HEADS
        or not a.tolls
        or a.tolls != b.tolls
        or _partial(a)
        or _partial(b)
    ):
        return None
    if a.tolls & rising_scopes():
        alike = likeness.of(a.scope, b.scope) >= TOWN_SCOPE and a.article.id != b.article.id
        return "both count the same people in one happening" if alike else None
    return f"both count the {a.what.counted} of one happening"


def _of_other_days(a: Fact[Figure], b: Fact[Figure]) -> bool:
    """Whether both clauses are dated, and no day of the one is a day of the other."""
    together = any(x[0] <= y[1] and y[0] <= x[1] for x in a.days for y in b.days)
    return bool(a.days and b.days) and not together


def _partial(fact: Fact[Figure]) -> bool:
    """Whether the figure counts only some of its kind: "others", "two of the passengers"."""
    counted = fact.what.counted or ""
    return fact.what.head == "other" or bool(PARTIAL & set(counted.lower().split()))


def same_scope(a: Fact[Figure], b: Fact[Figure], likeness: Likeness) -> bool:
    """Whether two figures are shown to count the same: same predicate, same thing, same reality, much the same clause."""
    if a.clause is None or b.clause is None or a.clause.realis != b.clause.realis or _of_other_days(a, b):
        return False
    if canonical(a.clause.predicate) != canonical(b.clause.predicate) and not a.tolls & b.tolls:
        return False
    return (
        head_of(a) == head_of(b)
        and not _partial(a)
        and not _partial(b)
        and likeness.of(a.scope, b.scope)
        >= (TOWN_SCOPE if a.near is not None and a.near == b.near and a.tolls == b.tolls else SAME_SCOPE)
    )


def _numbers(figure: Figure) -> tuple[float | None, float | None]:
    return figure.number, figure.number_max


def _judge_bounds(a: Fact[Figure], b: Fact[Figure]) -> Judged:
    """One number, but "more than 80" says less than 80."""
    bounds = {a.what.bound, b.what.bound}
    if len(bounds) == 1 or bounds == {"exact", "about"}:
        return Judged("agree", "both give the same number")
    return Judged("vague", f"“{a.span.text}” and “{b.span.text}” name one number, and one only as a bound")


def _judge_toll(a: Fact[Figure], b: Fact[Figure], likeness: Likeness) -> Judged:
    left, right = a.span.text, b.span.text
    low, high = sorted((a, b), key=lambda f: f.what.number or 0)
    if low.what.bound == "at least" and (high.what.number or 0) <= NEAR_BOUND * (low.what.number or 0):
        return Judged("vague", f"“{left}” and “{right}” can both be true: one is only a lower bound")
    a, b = sorted((a, b), key=lambda f: _day(f) or "")
    days = [_day(f) for f in (a, b)]
    if "at least" in (a.what.bound, b.what.bound):
        return Judged("update", f"“{left}” and “{right}”: the count was open when one of them was written")
    if days[0] and days[1] and days[0] != days[1]:
        told = f"“{a.span.text}” is of {days[0]}, “{b.span.text}” of {days[1]}"
        return Judged("update", f"{told}, and such a count changes")
    if (high.what.number or 0) > NEAR_BOUND * (low.what.number or 0):
        return Judged("vague", f"“{left}” and “{right}”: within a day such a count may grow so far")
    return _judge_difference(a, b, likeness)


def _judge_difference(a: Fact[Figure], b: Fact[Figure], likeness: Likeness) -> Judged:
    left, right = a.span.text, b.span.text
    shown = shown_same(a, b, likeness)
    # A bound that leaves the other number out contradicts it only where the count is shown to be one, and does not rise.
    if OPEN_BOUNDS & {a.what.bound, b.what.bound} and (not shown or is_rising(a) or is_rising(b)):
        return Judged("vague", f"“{left}” differs from “{right}”; {NOT_SHOWN}")
    if shown or ("exact" in (a.what.bound, b.what.bound) and same_scope(a, b, likeness)):
        about = f": {shown}" if shown else " are said of the same thing"
        return Judged("conflict", f"“{left}” and “{right}”{about}, and both cannot be true")
    return Judged("vague", f"“{left}” differs from “{right}”; {NOT_SHOWN}")


def _day(fact: Fact[Figure]) -> str | None:
    published = fact.article.published
    return fact.as_of or (published.value[:10] if published else None)


def _compatible(a: Figure, b: Figure) -> bool:
    """Whether some number satisfies both, or one is the other rounded."""
    (low, high), (other_low, other_high) = _interval(a), _interval(b)
    return (low <= other_high and other_low <= high) or _rounded(a.number or 0, b.number or 0)


def _interval(figure: Figure) -> tuple[float, float]:
    number = figure.number or 0.0
    top = figure.number_max if figure.number_max is not None else number
    if figure.bound == "at least":
        return number, float("inf")
    if figure.bound == "at most":
        return float("-inf"), top
    slack = _slack(number) if figure.bound == "about" else 0.0
    return number - slack, top + slack


def _slack(number: float) -> float:
    """What "about" leaves open: a number given to more than one digit was rounded less."""
    digits = len(f"{number:.12g}".replace(".", "").strip("0"))
    return abs(number) * (ABOUT_SHARE if digits < 2 else ABOUT_SHARE / 2)


def _rounded(left: float, right: float) -> bool:
    """Whether the number with fewer digits is the other one rounded: 13 and 13.1, 1.1 million and 1,138,000."""
    coarse, fine = sorted((left, right), key=lambda n: len(f"{n:g}".replace(".", "").strip("0")))
    digits = len(f"{coarse:g}".replace(".", "").strip("0"))
    return digits > 1 and float(f"{fine:.{digits}g}") == coarse
