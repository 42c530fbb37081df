"""What a figure is a figure of, as far as the words about it show: a toll, or a measure of a thing.

A toll is one of the scopes of which a clause is about one ("killed", "aboard"). A measure is an attribute with its
thing ("worth" of a "deal") or a distance with the point it is taken from ("from the quay").
"""

import re
from functools import cache

from rashomon.aligning.sheet.facts import (
    Scopes,
    canonical,
    canonical_counted,
    exclusive_scopes,
    is_event_word,
    phrase_scopes,
    rising_scopes,
)
from rashomon.model.clause import Clause
from rashomon.model.figure import Figure
from rashomon.model.span import Span
from rashomon.text.normal_forms import fold, words
from rashomon.text.vocabulary import load_vocabulary

# "About 400 metres from the quay": the point a distance is measured from stands right behind it.
_MEASURED_FROM = re.compile(
    r"\s*(?:away\s+)?(?:(?:north|south|east|west|northeast|northwest|southeast|southwest)\s+of|from|off)"
    r"\s+(?:the\s+|its\s+|a\s+)?([\w’'-]+)",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"[A-Z]{3}")
_LENGTHS = frozenset({"metre", "kilometre", "mile", "foot", "yard", "nautical mile"})
_LOOK_AHEAD = 60
# A date belongs to the event and the place named within so many characters, before the next thought begins.
_BESIDE = 40
_NEXT_THOUGHT = re.compile(r"[,;:.()—–\n]")


def tolls_of(scopes: Scopes, figure: Figure, clause: Clause | None) -> frozenset[str]:
    """Exclusive scopes named by the figure's clause, the counted words, and clauses of which the figure is a party.

    What is no person ("two hospitals", "5,000 cases") is killed or arrested only where its own verb says so.
    """
    if figure.unit is not None:
        return frozenset()
    told = words(figure.counted or "")
    people = figure.head is None or canonical_counted(figure.head) in _people()
    for one in _clauses_about(scopes, figure, clause):
        around = [word for part in one.spans for word in words(part.text)]
        phrases = [scope for scope, phrase in phrase_scopes() if phrase <= set(one.words)]
        told += phrases + [word for word in around if canonical(word) in _standing()]
        if people:
            told += [*one.words, one.predicate, *around]
        elif _is_party(figure, one):
            told.append(one.predicate)
    return frozenset(canonical(word) for word in told) & exclusive_scopes()


def _is_party(figure: Figure, clause: Clause) -> bool:
    parties = (clause.subject, clause.object)
    return any(party is not None and party.covers(figure.span) for party in parties)


@cache
def _people() -> frozenset[str]:
    return frozenset(canonical_counted(word) for word in load_vocabulary("scope")["people"])


@cache
def _standing() -> frozenset[str]:
    """Scopes that do not rise: whatever is told to be aboard is counted there."""
    return exclusive_scopes() - rising_scopes()


def measures_of(scopes: Scopes, figure: Figure, clause: Clause | None) -> frozenset[str]:
    """Each "attribute of thing" and "from point" that the words about a measured figure name."""
    if figure.unit in _LENGTHS:
        text = scopes.reading.article.text
        point = _MEASURED_FROM.match(text, figure.span.end, figure.span.end + _LOOK_AHEAD)
        return frozenset({f"from {fold(point[1])}"}) if point else frozenset()
    if clause is None or not _CURRENCY.fullmatch(figure.unit or ""):
        return frozenset()
    keys = scopes.keys_of(clause)
    attributes = keys & set(load_vocabulary("scope")["attributes"])
    return frozenset(f"{a} of {k}" for a in attributes for k in keys - attributes if is_event_word(k))


def happening_at(scopes: Scopes, span: Span) -> frozenset[str]:
    """Each "event at place" named right beside a date: "air strikes last week in Kunduz province"."""
    text = scopes.reading.article.text
    before = _NEXT_THOUGHT.split(text[max(0, span.start - _BESIDE) : span.start])[-1]
    after = _NEXT_THOUGHT.split(text[span.end : span.end + _BESIDE])[0]
    start, end = span.start - len(before), span.end + len(after)
    told = {canonical(word) for word in words(f"{before} {after}")} | {
        canonical(word.removesuffix("s")) for word in words(f"{before} {after}")
    }
    return frozenset(
        f"{event} at {place}"
        for event in told
        if is_event_word(event)
        for place in scopes.places_in(start, end)
    )


def _clauses_about(scopes: Scopes, figure: Figure, clause: Clause | None) -> list[Clause]:
    """The figure's clause, and others of the sentence whose subject or object it is: "Seven are known to have died"."""
    found = [clause] if clause else []
    for other in scopes.clauses_at(figure.span):
        if other is not clause and _is_party(figure, other):
            found.append(other)
    return found
