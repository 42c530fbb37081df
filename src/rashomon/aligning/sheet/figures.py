"""Figure rows: numbers that count or measure the same thing.

The same number of the same unit is strong evidence where the number is a rare one; a small or a different number
needs the clause around it to be about the same thing.
"""

import re
from collections.abc import Iterator, Sequence

from rashomon.aligning.sheet.building import Judged, build_row, clause_question, only_row, told_of
from rashomon.aligning.sheet.facts import Fact, Likeness, Scopes, canonical, canonical_counted, rising_scopes
from rashomon.aligning.sheet.grouping import group_facts
from rashomon.aligning.sheet.verdicts import judge_figures, scopes_of
from rashomon.model.figure import Figure
from rashomon.model.row import Row
from rashomon.text.vocabulary import load_vocabulary

# A pair of figures is one row from here on. Weights and threshold: by hand on the eight development events.
THRESHOLD = 0.6
SAME_RARE_NUMBER, SAME_NUMBER, SAME_COUNTED, SAME_TOLL, SCOPE = 0.55, 0.3, 0.15, 0.2, 0.6
OTHER_COUNTED = -0.3
# A number of three digits or more that are not zero, or an amount of money, seldom stands twice for two things.
RARE_DIGITS = 3
# "Dozens" beside "more than 80" may be one number told twice in an article; "six" beside "some 30" is not.
ONE_TOLD_TWICE = 4.0
_AGE = re.compile(r"\b(?:aged?|old)\b|-old", re.IGNORECASE)
_Y_PLURAL = re.compile(r"[^aeiou]y$")


def figure_facts(scopes: Scopes) -> Iterator[Fact[Figure]]:
    """Every figure the article tells, with its scope."""
    for figure in scopes.reading.figures:
        if scopes.told(figure.span):
            clause = scopes.clause_of(figure.span)
            yield Fact(
                scopes.reading.article,
                figure.span,
                figure.span.text,
                figure.bound,
                figure.as_of,
                figure.said_by,
                clause,
                scopes.scope_of(figure.span, clause),
                figure,
            )


def figure_rows(
    story: str, facts: Sequence[Fact[Figure]], likeness: Likeness, all_ids: Sequence[str]
) -> Iterator[Row]:
    """Rows of figures, and what one telling has alone."""

    def judge(a: Fact[Figure], b: Fact[Figure]) -> Judged:
        return judge_figures(a, b, likeness)

    groups = group_facts(
        facts,
        lambda a, b: score_figures(a, b, likeness),
        figure_keys,
        threshold=THRESHOLD,
        barred=_two_answers,
    )
    placed: set[tuple[str, int, int]] = set()
    for group in groups:
        row = build_row(
            story, "figure", group, question=figure_question(group), why=_why(group, likeness), judge=judge
        )
        if row:
            placed.update(f.place for f in group)
            yield row
    for fact in facts:
        if fact.place not in placed and len(all_ids) > 1:
            searched = [a for a in all_ids if a != fact.article.id]
            yield only_row(story, "figure", fact, figure_question([fact]), searched)


def figure_keys(fact: Fact[Figure]) -> Iterator[tuple[str, ...]]:
    """Figures are compared when number, toll, or counted thing and predicate are the same."""
    figure = fact.what
    if figure.number is not None:
        yield ("number", figure.unit or "", f"{figure.number:g}")
    for scope in scopes_of(fact):
        yield ("toll", scope)
    if figure.head and fact.clause:
        yield ("counted", canonical_counted(figure.head), canonical(fact.clause.predicate))


def score_figures(a: Fact[Figure], b: Fact[Figure], likeness: Likeness) -> float:
    """How likely two figures answer one question; 0 where unit or toll tells them apart."""
    left, right = a.what, b.what
    tolls = scopes_of(a), scopes_of(b)
    if (left.unit or "") != (right.unit or "") or (tolls[0] and tolls[1] and not tolls[0] & tolls[1]):
        return 0.0
    same = left.number is not None and (left.number, left.number_max) == (right.number, right.number_max)
    score = SCOPE * likeness.of(a.scope, b.scope)
    if same:
        score += SAME_RARE_NUMBER if _rare(left) else SAME_NUMBER
    toll = bool(tolls[0] & tolls[1] & rising_scopes())
    heads = [canonical_counted(f.head or ("person" if toll else "")) for f in (left, right)]
    if heads[0] and heads[1]:
        score += SAME_COUNTED if heads[0] == heads[1] else OTHER_COUNTED
    if toll:
        score += SAME_TOLL
    return score


def figure_question(group: Sequence[Fact[Figure]]) -> str:
    """The clause of the fullest telling with "how many people" in the place of its number."""
    fact = max(group, key=lambda f: (f.clause is not None, len(f.what.counted or ""), -f.span.start))
    figure = fact.what
    if figure.unit is None:
        return clause_question(fact, f"how many {plural(figure.counted)}" if figure.counted else "how many")
    questions: dict[str, str] = load_vocabulary("scope")["unit_questions"]
    aged = _AGE.search(figure.span.text)
    return told_of(fact, questions["age"] if aged else questions.get(figure.unit, "How much"))


def plural(counted: str) -> str:
    """The plural of the last word, as English usually makes it."""
    irregular: dict[str, str] = load_vocabulary("scope")["plurals"]
    first, _, last = counted.rpartition(" ")
    if last.lower() not in irregular and (last.endswith("s") or last.lower() in irregular.values()):
        return counted
    many = irregular.get(last.lower()) or (f"{last[:-1]}ies" if _Y_PLURAL.search(last) else f"{last}s")
    return f"{first} {many}".strip()


def _two_answers(a: Fact[Figure], b: Fact[Figure]) -> bool:
    """Different numbers of one article are of two things, unless one is a rounder word for the other."""
    left, right = a.what, b.what
    if (left.number, left.number_max) == (right.number, right.number_max):
        return False
    if left.bound == right.bound == "exact" or a.clause is b.clause or not left.number or not right.number:
        return True
    return max(left.number, right.number) > ONE_TOLD_TWICE * min(left.number, right.number)


def _rare(figure: Figure) -> bool:
    digits = f"{figure.number:.12g}".replace(".", "").strip("0")
    return len(digits) >= RARE_DIGITS or (figure.number or 0) >= 1_000_000


def _why(group: Sequence[Fact[Figure]], likeness: Likeness) -> str:
    shared = likeness.shared(group[0].scope, group[-1].scope)[:4]
    about = f"told of {', '.join(shared)}" if shared else "with the same unit"
    numbers = {f.what.number for f in group}
    return f"{'the same number' if len(numbers) == 1 else 'numbers'} {about}"
