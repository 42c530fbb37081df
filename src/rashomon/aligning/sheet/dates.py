"""Date rows: when the same thing happened, was announced or is to happen.

Dates are joined by the clause they hang on. Equal days help; a different day is set beside another only where both
clauses are about one act, and called a conflict only where that is shown.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from rashomon.aligning.sheet.building import Judged, build_row, only_row, without_repeats
from rashomon.aligning.sheet.facts import Fact, Likeness, Scopes, canonical, is_event_word
from rashomon.aligning.sheet.frames import happening_at
from rashomon.aligning.sheet.grouping import group_facts
from rashomon.aligning.sheet.questions import question_of
from rashomon.aligning.sheet.verdicts import NOT_SHOWN
from rashomon.model.row import Row
from rashomon.model.timex import Timex
from rashomon.text.normal_forms import fold

# A pair of dates is one row from here on. Weights and threshold: by hand on the eight development events.
THRESHOLD = 0.45
SAME_DAY, SAME_WORDS, OVERLAP, SCOPE = 0.3, 0.25, 0.15, 0.65
# "Police said Wednesday" dates the saying, which is seldom the row a reader looks for.
SAYING = -0.2
# A date that stands once in each article and is finer or older than the news of the day: "1953", "November 2018".
RARE_DATE = 0.1
# The same kind of event and two organisations or places in both sentences ("G20", "meeting", "Rio de Janeiro").
ANCHORED = 0.35
MIN_ANCHORS = 2
# The same predicate, told as equally real.
SAME_ACT = 0.1
# Clauses that share less are about two things, whatever the date.
SOME_SCOPE = 0.08
# A less exact date of the same article joins the row only when the clauses share this much.
SELF_SCOPE = 0.4
# Dates further apart than this are of two happenings, however alike the clauses.
MAX_GAP_DAYS = 7
# Different days are in conflict only when the clauses share this much beside the same predicate.
SAME_SCOPE = 0.5
# ... and both are equally exact (February and leap years aside) and no further apart than this, or than this many times
# their own length: "2002" and "2003" date one election, "2016" and "March 17" do not.
MAX_CONFLICT_DAYS, MAX_CONFLICT_SPANS, LENGTH_SLACK_DAYS = 45, 3, 3
# "About 5am" and "around 5.10am" are one time told less and more exactly.
NEAR_MINUTES = 30
_DETERMINED = re.compile(
    r"(?:\b(?:the|a|an|its|their|his|her|our|annual|this|that)|['’]s)\s+$", re.IGNORECASE
)
_PAGE_DATE = re.compile(r"(?:published|updated|posted|copyright|date|©)\W{0,4}$", re.IGNORECASE)
_NOUN_FOLLOWS = re.compile(
    r"[ -](?!(?:and|or|of|in|at|by|on|for|to|as|is|was|when|that|but|with|from)\b)[\w“\"]"
)
_COUNTED_BACK = re.compile(r"\b(?:ago|earlier|before|after|later|recent)\b", re.IGNORECASE)
_DIFFERENT = ("apart", "crossing")
_YEAR = re.compile(r"\b\d{4}\b")
_DAY_NUMBER = re.compile(r"\b\d{1,2}\b")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DONE = ("occurred", "ongoing")


def date_facts(scopes: Scopes) -> Iterator[Fact[Timex]]:
    """Every date and time of day the article tells, with its scope; durations and habits are not dates."""
    article = scopes.reading.article
    for timex in scopes.reading.timexes:
        if timex.type in ("DATE", "TIME") and scopes.told(timex.span) and not _modifies(scopes, timex):
            clause = scopes.clause_of(timex.span)
            scope = scopes.scope_of(timex.span, clause)
            value = timex.value or timex.span.text
            said_by = scopes.quoted_speaker(timex.span)
            anchors = scopes.anchors_of(timex.span)
            yield Fact(
                *(article, timex.span, value, "exact", None, said_by, clause, scope, timex),
                anchors=anchors,
                measures=happening_at(scopes, timex.span),
                decides=(timex.start, timex.end, timex.anchor),
            )


def date_rows(
    story: str, facts: Sequence[Fact[Timex]], likeness: Likeness, all_ids: Sequence[str]
) -> Iterator[Row]:
    """Rows of dates, and what one telling has alone."""

    def judge(a: Fact[Timex], b: Fact[Timex]) -> Judged:
        return judge_dates(a, b, likeness)

    rare = _rare_values(facts)

    def score(a: Fact[Timex], b: Fact[Timex]) -> float:
        bonus = RARE_DATE if a.what.value in rare and relate(a.what, b.what) in ("same", "day") else 0.0
        found = score_dates(a, b, likeness)
        return found + bonus if found else 0.0

    def barred(a: Fact[Timex], b: Fact[Timex]) -> bool:
        return _two_answers(a, b, likeness)

    groups = group_facts(facts, score, date_keys, threshold=THRESHOLD, barred=barred)
    placed: set[tuple[str, int, int]] = set()
    for group in groups:
        question = question_of(without_repeats(group, judge), "When")
        row = build_row(story, "date", group, question=question, why=_why(group, likeness), judge=judge)
        if row:
            placed.update(f.place for f in group)
            yield row
    for fact in facts:
        if fact.place not in placed and len(all_ids) > 1 and _worth_a_row(fact):
            searched = [a for a in all_ids if a != fact.article.id]
            yield only_row(story, "date", fact, question_of([fact], "When"), searched)


def _dates_a_saying(fact: Fact[Timex]) -> bool:
    """Whether the day is only that of somebody's words."""
    return fact.clause is None or canonical(fact.clause.predicate) == "say"


def _worth_a_row(fact: Fact[Timex]) -> bool:
    """Whether it is news that the others leave the date out: not the day of a statement or of a post shown."""
    block = fact.article.block_at(fact.span.start)
    return not _dates_a_saying(fact) and block is not None and block.kind != "embed"


def _rare_values(facts: Sequence[Fact[Timex]]) -> frozenset[str]:
    """Values that no article gives twice."""
    counts = Counter((f.article.id, f.what.value) for f in facts)
    return frozenset(f.what.value for f in facts) - {value for (_, value), n in counts.items() if n > 1}


def _modifies(scopes: Scopes, timex: Timex) -> bool:
    """Whether the date only names a thing ("the 2015 accord", "their Christmas lights") or dates the page."""
    text = scopes.reading.article.text
    before, after = text[: timex.span.start][-20:], text[timex.span.end : timex.span.end + 20]
    if _PAGE_DATE.search(before):
        return True
    return bool(_DETERMINED.search(before) and _NOUN_FOLLOWS.match(after))


def date_keys(fact: Fact[Timex]) -> Iterator[tuple[str, str]]:
    """Dates are compared when day, wording, or the predicate they hang on is the same."""
    if fact.what.start:
        yield ("day", fact.what.start)
    yield ("words", fold(fact.span.text))
    if fact.clause:
        yield ("act", canonical(fact.clause.predicate))
    for word in sorted(w for w, weight in fact.scope.items() if weight == 1.0 and is_event_word(w)):
        yield from ((word, anchor) for anchor in sorted(fact.anchors))


def score_dates(a: Fact[Timex], b: Fact[Timex], likeness: Likeness) -> float:
    """How likely two dates answer one question."""
    alike = likeness.of(a.scope, b.scope)
    if alike < SOME_SCOPE:
        return 0.0
    relation = relate(a.what, b.what)
    anchored = _one_event(a, b) and (relation not in _DIFFERENT or _close(a.what, b.what))
    if a.article.id == b.article.id and relation in _DIFFERENT and not anchored:
        return 0.0
    score = SCOPE * alike + (ANCHORED if anchored else 0.0) + (SAME_ACT if _one_act(a, b) else 0.0)
    score += {
        "same": SAME_DAY,
        "day": SAME_DAY,
        "words": SAME_WORDS,
        "within": OVERLAP,
        "near": OVERLAP,
        "weekday": OVERLAP,
    }.get(relation, 0.0)
    if _dates_a_saying(a) or _dates_a_saying(b):
        score += SAYING
    return score


def _two_answers(a: Fact[Timex], b: Fact[Timex], likeness: Likeness) -> bool:
    """Dates of one article are of two things, or parts of one date, unless their clauses are about one."""
    relation = relate(a.what, b.what)
    if relation in ("same", "words"):
        return False
    if a.clause is not None and b.clause is not None and a.clause.sentence == b.clause.sentence:
        return True
    if _one_event(a, b) and _close(a.what, b.what):
        return False
    return relation in _DIFFERENT or likeness.of(a.scope, b.scope) < SELF_SCOPE


def relate(a: Timex, b: Timex) -> str:
    """same, words (equal and unresolved), day (not to the hour), weekday, within (one less exact), near (times of day), crossing, apart, unknown."""
    if a.value == b.value and a.start and _part_of_day(a) == _part_of_day(b):
        return "same"
    if not a.start or not b.start or not a.end or not b.end:
        if fold(a.span.text) == fold(b.span.text):
            return "words"
        return "weekday" if _weekday(a) is not None and _weekday(a) == _weekday(b) else "unknown"
    if (minutes := _minutes_apart(a, b)) is not None:
        return "near" if minutes <= NEAR_MINUTES else "apart"
    if (a.start, a.end) == (b.start, b.end) or _same_day_of_year(a, b):
        return "day"
    if a.start <= b.end and b.start <= a.end:
        nested = (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
        return "within" if nested else "crossing"
    return "apart"


def judge_dates(a: Fact[Timex], b: Fact[Timex], likeness: Likeness) -> Judged:
    """The verdict on two dates of one row."""
    left, right = a.span.text, b.span.text
    relation = relate(a.what, b.what)
    if relation in ("same", "words"):
        return Judged("agree", "both give the same date")
    if relation == "unknown":
        return Judged("vague", f"“{left}” and “{right}”: one of them cannot be tied to a calendar day")
    if relation == "day" and _part_of_day(a.what) == _part_of_day(b.what):
        return Judged("agree", "both give the same part of the same day")
    if relation in ("day", "within", "near", "weekday"):
        return Judged("vague", f"“{left}” and “{right}” can both be true: one is less exact")
    if any(_COUNTED_BACK.search(f.span.text) for f in (a, b)):
        return Judged("vague", f"“{left}” and “{right}”: one is counted back in round numbers")
    programme = _one_event(a, b) and _same_stretch(a.what, b.what)
    if programme and a.article.id == b.article.id:
        return Judged(
            "conflict", f"“{left}” and “{right}” date the same event in one article, and both cannot be true"
        )
    realis = {f.clause.realis for f in (a, b) if f.clause}
    if "planned" in realis and realis & set(_DONE):
        return Judged("update", f"“{left}” and “{right}”: one tells the plan, the other what was done")
    if a.article.id == b.article.id or any(f.said_by and f.what.anchor for f in (a, b)):
        return Judged("vague", f"“{left}” differs from “{right}”; {NOT_SHOWN}")
    proven = _one_act(a, b) and _comparable(a.what, b.what) and likeness.of(a.scope, b.scope) >= SAME_SCOPE
    beside = bool(a.measures & b.measures) and _comparable(a.what, b.what)
    if proven or programme or beside:
        return Judged("conflict", f"“{left}” and “{right}” date the same act, and both cannot be true")
    return Judged("vague", f"“{left}” differs from “{right}”; {NOT_SHOWN}")


def _one_act(a: Fact[Timex], b: Fact[Timex]) -> bool:
    """Whether both hang on the same predicate, told as equally real."""
    if a.clause is None or b.clause is None:
        return False
    return (
        canonical(a.clause.predicate) == canonical(b.clause.predicate) and a.clause.realis == b.clause.realis
    )


def _same_day_of_year(a: Timex, b: Timex) -> bool:
    """One day and month without a year in the words: the years were worked out, and may have been wrongly."""
    stated = any(_YEAR.search(t.span.text) for t in (a, b))
    days = {(t.start or "")[5:10] for t in (a, b)} | {(t.end or "")[5:10] for t in (a, b)}
    return not stated and len(days) == 1 and any(_DAY_NUMBER.search(t.span.text) for t in (a, b))


def _part_of_day(timex: Timex) -> str:
    """Morning, afternoon and so on, with "early" where the words say so; late, evening and night are one."""
    part = timex.value.split("T")[1] if "T" in timex.value else ""
    told = fold(timex.span.text)
    if part in ("EV", "NI") or "late" in told.split():
        return "late"
    return f"early {part}" if "early" in told.split() else part


def _weekday(timex: Timex) -> int | None:
    """The day of the week, from the calendar day or else from the words."""
    if timex.start and timex.start == timex.end:
        return date.fromisoformat(timex.start).weekday()
    named = [n for n, day in enumerate(_WEEKDAYS) if day in fold(timex.span.text)]
    return named[0] if len(named) == 1 else None


def _one_event(a: Fact[Timex], b: Fact[Timex]) -> bool:
    """Whether both clauses tell of one kind of event among the same organisations and places."""
    shared = [
        w for w in a.scope.keys() & b.scope.keys() if a.scope[w] == b.scope[w] == 1.0 and is_event_word(w)
    ]
    return bool(shared) and len(a.anchors & b.anchors) >= MIN_ANCHORS


def _close(a: Timex, b: Timex) -> bool:
    """Whether both give equally many days, at most a week apart: else they are two happenings."""
    if not (a.start and a.end and b.start and b.end):
        return False
    days = [date.fromisoformat(day) for day in (a.start, a.end, b.start, b.end)]
    return days[1] - days[0] == days[3] - days[2] and abs((days[2] - days[0]).days) <= MAX_GAP_DAYS


def _comparable(a: Timex, b: Timex) -> bool:
    """Whether two dates are equally exact and not so far apart that they must be of two happenings."""
    if not (a.start and a.end and b.start and b.end):
        return False
    days = [date.fromisoformat(day) for day in (a.start, a.end, b.start, b.end)]
    lengths = (days[1] - days[0]).days, (days[3] - days[2]).days
    near = abs((days[2] - days[0]).days) <= max(MAX_CONFLICT_DAYS, MAX_CONFLICT_SPANS * (max(lengths) + 1))
    return abs(lengths[0] - lengths[1]) <= LENGTH_SLACK_DAYS and near


def _same_stretch(a: Timex, b: Timex) -> bool:
    """Whether both give first and last day, of equally many days that overlap: the two forms of one programme."""
    return "/" in a.value and "/" in b.value and relate(a, b) == "crossing" and _close(a, b)


def _minutes_apart(a: Timex, b: Timex) -> float | None:
    """Minutes between two clock times, None where one of the two is not one."""
    if "T" not in a.value or "T" not in b.value:
        return None
    try:
        gap = datetime.fromisoformat(a.value[:16]) - datetime.fromisoformat(b.value[:16])
    except ValueError:
        return None
    return abs(gap.total_seconds()) / 60


def _why(group: Sequence[Fact[Timex]], likeness: Likeness) -> str:
    shared = likeness.shared(group[0].scope, group[-1].scope)[:4]
    return f"dates told of {', '.join(shared)}" if shared else "the same date"
