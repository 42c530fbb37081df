"""Ships, trains, aircraft and other things that bear a name like a person's: never people.

A thing's name stands after "the" or after the word for its kind ("the Stella Verana", "the ferry Stella Verana"), or is listed
after "such as" for that kind; once named so, it is the same thing wherever the article prints it.
"""

from collections.abc import Iterable, Sequence

from rashomon.model.parse import Token
from rashomon.reading.naming.found import Found, has_title, words_of
from rashomon.text.normal_forms import fold
from rashomon.text.person_words import word_set

_QUOTES = ("“", '"', "‘", "'", "«")
# A name listed stands this many steps of "and" or "," from the noun that announces it, at most.
_MAX_STEPS = 12


def without_vessels(tokens: Sequence[Token], found: Iterable[Found]) -> list[Found]:
    """Leaves out the names of things, and every other place where the article prints them."""
    found = list(found)
    things = {_key(tokens, f) for f in found if f.kind != "group" and is_vessel(tokens, f)}
    return [f for f in found if _key(tokens, f) not in things]


def _key(tokens: Sequence[Token], f: Found) -> str:
    return fold(words_of(tokens, f.first, f.last))


def is_vessel(tokens: Sequence[Token], f: Found) -> bool:
    """Whether the words around a name make it a thing's."""
    at = f.first
    titled = has_title(tokens, at, at)
    if titled and at > 1 and tokens[at - 2].text in _QUOTES:  # the “Admiral Lund”
        at, titled = at - 1, False
    while at and tokens[at - 1].text in _QUOTES:
        at -= 1
    if not at or titled:
        return False
    quoted = at < f.first
    before = tokens[at - 1]
    if fold(before.lemma) in word_set("works", "vessels"):
        return f.kind != "place" or tokens[f.first - 1].text in _QUOTES or f.last - f.first > 1
    if f.kind == "person" and before.text.lower() == "the":
        return (quoted or _is_whole_phrase(tokens, f)) and before.sentence == tokens[f.first].sentence
    return f.kind != "place" and _is_listed(tokens, f)


def _is_whole_phrase(tokens: Sequence[Token], f: Found) -> bool:
    """No noun or owner's mark follows on the name: not "the Montero government", "the Smith-led team"."""
    if f.last - f.first < 2:
        return False
    head = tokens[f.last - 1]
    after = tokens[f.last] if f.last < len(tokens) else None
    if head.tag in ("NNS", "NNPS") or head.dep in ("compound", "amod", "nmod"):
        return False
    return after is None or (
        after.text != "-"
        and after.tag != "POS"
        and not (after.pos in ("NOUN", "PROPN", "ADJ") and after.sentence == head.sentence)
    )


def _is_listed(tokens: Sequence[Token], f: Found) -> bool:
    """Announced by a plural: "ships such as the X, Y and Z"."""
    at = next((t for t in range(f.first, f.last) if not f.first <= tokens[t].head < f.last), f.first)
    for _ in range(_MAX_STEPS):
        if tokens[at].dep not in ("conj", "appos") or tokens[at].head == at:
            break
        at = tokens[at].head
    if fold(tokens[at].lemma) in word_set("works", "vessels"):
        return True
    prep = tokens[tokens[at].head]
    return prep.text.lower() in ("as", "like", "including") and (
        fold(tokens[prep.head].lemma) in word_set("works", "vessels")
    )
