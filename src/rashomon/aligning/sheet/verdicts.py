"""When two facts agree, are vague, an update or in conflict: the rules that kinds share.

Conflict is said only where what is counted or dated is shown to be the same; a difference without that proof is
vague, with that reason.
"""

from rashomon.aligning.sheet.building import Judged
from rashomon.aligning.sheet.facts import (
    Fact,
    Likeness,
    canonical,
    canonical_counted,
    exclusive_scopes,
    rising_scopes,
)
from rashomon.model.figure import Figure

# Scope is shown to be the same when clauses share this much of their content beside the same predicate. Measured on
# the eight development events: the true conflicts lie above, "30 killed" of two different attacks below.
SAME_SCOPE = 0.45
# "About 1,000" takes in what lies within a tenth.
ABOUT_SHARE = 0.1
# A toll of "more than 100" beside 120 is the same toll told less exactly; beside 200 it is an older one.
NEAR_BOUND = 1.25
NOT_SHOWN = "that both mean the same thing is not shown"


def judge_figures(a: Fact[Figure], b: Fact[Figure], likeness: Likeness) -> Judged:
    """The verdict on two figures of one row."""
    left, right = a.span.text, b.span.text
    if a.what.number is None or b.what.number is None:
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
    return bool(scopes_of(fact) & rising_scopes())


def scopes_of(fact: Fact[Figure]) -> frozenset[str]:
    """Which of the exclusive scopes the clause of the figure and the counted words name."""
    words = [*(fact.clause.words if fact.clause else ()), *(fact.what.counted or "").lower().split()]
    words += [fact.clause.predicate] if fact.clause else []
    return frozenset(canonical(w) for w in words) & exclusive_scopes()


def same_scope(a: Fact[Figure], b: Fact[Figure], likeness: Likeness) -> bool:
    """Whether two figures are shown to count the same: same predicate, same thing, same reality, much the same clause."""
    if a.clause is None or b.clause is None or a.clause.realis != b.clause.realis:
        return False
    if canonical(a.clause.predicate) != canonical(b.clause.predicate) and not scopes_of(a) & scopes_of(b):
        return False
    heads = {canonical_counted(f.what.head or "") for f in (a, b)}
    partial = any("other" in (f.what.counted or "") or f.what.head == "other" for f in (a, b))
    return len(heads) == 1 and not partial and likeness.of(a.scope, b.scope) >= SAME_SCOPE


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
    days = [_day(f) for f in (a, b)]
    if "at least" in (a.what.bound, b.what.bound):
        return Judged("update", f"“{left}” and “{right}”: the count was open when one of them was written")
    if days[0] and days[1] and days[0] != days[1]:
        return Judged("update", f"“{left}” is of {days[0]}, “{right}” of {days[1]}, and such a count changes")
    return _judge_difference(a, b, likeness)


def _judge_difference(a: Fact[Figure], b: Fact[Figure], likeness: Likeness) -> Judged:
    left, right = a.span.text, b.span.text
    if "exact" in (a.what.bound, b.what.bound) and same_scope(a, b, likeness):
        return Judged(
            "conflict", f"“{left}” and “{right}” are said of the same thing, and both cannot be true"
        )
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
    slack = ABOUT_SHARE * abs(number) if figure.bound == "about" else 0.0
    return number - slack, top + slack


def _rounded(left: float, right: float) -> bool:
    """Whether the number with fewer digits is the other one rounded: 13 and 13.1, 1.1 million and 1,138,000."""
    coarse, fine = sorted((left, right), key=lambda n: len(f"{n:g}".replace(".", "").strip("0")))
    digits = len(f"{coarse:g}".replace(".", "").strip("0"))
    return digits > 1 and float(f"{fine:.{digits}g}") == coarse
