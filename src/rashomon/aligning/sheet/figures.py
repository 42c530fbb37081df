"""Figure rows: numbers that count or measure the same thing.

The same number of the same unit is strong evidence where the number is a rare one; a small or a different number
needs the clause around it to be about the same thing.
"""

import re
from collections.abc import Iterator, Sequence

from rashomon.aligning.sheet.building import Judged, build_row, only_row
from rashomon.aligning.sheet.facts import Fact, Likeness, Scopes, canonical, rising_scopes
from rashomon.aligning.sheet.frames import measures_of, tolls_of
from rashomon.aligning.sheet.grouping import group_facts
from rashomon.aligning.sheet.questions import MAX_QUESTION_CHARS, asked_whole, gapped, question_of, trimmed
from rashomon.aligning.sheet.verdicts import head_of, judge_figures, shown_same
from rashomon.model.figure import Figure
from rashomon.model.row import Row
from rashomon.text.vocabulary import load_vocabulary

# A pair of figures is one row from here on. Weights and threshold: by hand on the eight development events.
THRESHOLD = 0.6
SAME_RARE_NUMBER, SAME_NUMBER, SAME_COUNTED, SAME_TOLL, SCOPE = 0.55, 0.3, 0.15, 0.2, 0.6
# A story may tell of the dead of two places; the town named closest to a toll says of which it is.
SAME_TOWN, OTHER_TOWN = 0.15, -0.2
OTHER_COUNTED = -0.3
# A number of three digits or more that are not zero, or an amount of money, seldom stands twice for two things.
RARE_DIGITS = 3
# "Dozens" beside "more than 80" may be one number told twice in an article; "six" beside "some 30" is not.
ONE_TOLD_TWICE = 4.0
_AGE = re.compile(r"\b(?:aged?|old)\b|-old", re.IGNORECASE)
# A toll's own clause is shown where it is no longer than this.
MAX_TOLL_CHARS = 80
# Asked of a thing that the figure describes: "30-year lease".
_OF_A_THING = ("How old", "How long")
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
                tolls=tolls_of(scopes, figure, clause),
                measures=measures_of(scopes, figure, clause),
                near=scopes.near_place(figure.span),
                days=scopes.days_of(clause),
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
    for scope in sorted(fact.tolls):
        yield ("toll", scope)
    for measure in sorted(fact.measures):
        yield ("measure", figure.unit or "", measure)
    if figure.head and fact.clause:
        yield ("counted", head_of(fact), canonical(fact.clause.predicate))


def score_figures(a: Fact[Figure], b: Fact[Figure], likeness: Likeness) -> float:
    """How likely two figures answer one question; 0 where unit or toll tells them apart."""
    left, right = a.what, b.what
    if (left.unit or "") != (right.unit or "") or (a.tolls and b.tolls and not a.tolls & b.tolls):
        return 0.0
    same = left.number is not None and (left.number, left.number_max) == (right.number, right.number_max)
    score = SCOPE * likeness.of(a.scope, b.scope)
    if same:
        score += SAME_RARE_NUMBER if _rare(left) else SAME_NUMBER
    toll = bool(a.tolls & b.tolls & rising_scopes())
    heads = [head_of(f) for f in (a, b)]
    if heads[0] and heads[1]:
        score += SAME_COUNTED if heads[0] == heads[1] else OTHER_COUNTED
    if toll:
        score += SAME_TOLL
        if a.near and b.near:
            score += SAME_TOWN if a.near == b.near else OTHER_TOWN
    return max(score, THRESHOLD + score / 10) if shown_same(a, b, likeness) else score


def figure_question(group: Sequence[Fact[Figure]]) -> str:
    """What is asked of a toll, an age, a length or a distance; else a cell's clause turned round."""
    first = max(group, key=lambda f: (f.clause is not None, len(f.what.counted or ""), -f.span.start))
    if first.what.unit is None:
        return _count_question(group, first)
    questions: dict[str, str] = load_vocabulary("scope")["unit_questions"]
    asked = questions.get(first.what.unit, "How much")
    if any(_AGE.search(f.span.text) for f in group):
        asked = questions["age"]
    thing = next((f.what.counted for f in group if f.what.counted), None)
    if thing and asked in _OF_A_THING:
        return f"{asked} is the {thing}?"
    points = sorted(m for f in group for m in f.measures if m.startswith("from ") and m[5:] in f.article.text)
    if points:
        return f"{asked} from the {points[0].removeprefix('from ')}?"
    return gapped(first, asked) if asked == questions["rank"] else question_of(group, asked)


def _count_question(group: Sequence[Fact[Figure]], first: Fact[Figure]) -> str:
    """A toll has one question; counted things that are the subject stand in front of their verb."""
    opening = [words for fact in group if (words := _opened(fact))]
    tolls = frozenset.intersection(*(f.tolls for f in group))
    parties = (first.clause.subject, first.clause.object) if first.clause else ()
    counted = head_of(first) == "person" or any(p and p.covers(first.span) for p in parties)
    if len(tolls) == 1 and (counted or "aboard" in tolls):
        return _toll_question(group, first, min(tolls), opening)
    return min(opening, key=lambda q: (-len(q), q)) if opening else question_of(group, _many(first))


def _toll_question(
    group: Sequence[Fact[Figure]], first: Fact[Figure], toll: str, opening: Sequence[str]
) -> str:
    """ "How many people were killed", with the place or the happening where that is told in a few words."""
    counted = first.what.counted
    people = head_of(first) == "person" or counted is None
    asked: str = load_vocabulary("scope")["toll_questions"][toll]
    asked = asked.replace("*", "people" if people else plural(str(counted)))
    fuller = [q for q in opening if q.startswith(f"{asked} ") and len(q) <= MAX_TOLL_CHARS]
    if fuller:
        return min(fuller, key=lambda q: (len(q), q))
    towns = {f.near for f in group if f.near}
    said = any(f"in {town}" in f.article.text for town in towns for f in group)
    return (
        f"{asked} in {min(towns)}?" if len(towns) == 1 and said and toll in rising_scopes() else f"{asked}?"
    )


def _many(fact: Fact[Figure]) -> str:
    counted = (fact.what.counted or "").removeprefix("the ").strip()
    return f"How many {plural(counted)}" if counted else "How many"


def _opened(fact: Fact[Figure]) -> str | None:
    """How many workers welcomed the delegation: the counted things are the subject, in front of their verb."""
    clause = fact.clause
    part = next((p for p in clause.spans if p.start <= fact.span.start < p.end), None) if clause else None
    if clause is None or part is None or clause.trigger.start < fact.span.end:
        return None
    parties = (p for p in (clause.subject, clause.object) if p and p.start == fact.span.start)
    if not any(p.end <= clause.trigger.start for p in parties):
        return None
    words = trimmed(fact.article.text[fact.span.end : part.end], MAX_QUESTION_CHARS)
    if not words or words.split()[0].endswith("ing") or not fact.what.counted:
        return None
    return asked_whole(f"{_many(fact)} {words}")


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
