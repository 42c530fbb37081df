"""The kind of a name, where its own words or the word before it make it certain whatever the recogniser said."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.parse import Token
from rashomon.reading.naming.found import (
    Found,
    all_capitalised,
    has_title,
    is_org_like,
    is_role_noun,
    looks_like_full_name,
    words_of,
)
from rashomon.text.countries import government_of, is_country_name, is_demonym
from rashomon.text.normal_forms import fold
from rashomon.text.person_words import is_place_word, is_region, word_set

PALACES = frozenset(
    {"miraflores", "miraflores palace", "casa rosada", "la moneda", "planalto palace", "elysee palace"}
)


def typed(tokens: Sequence[Token], found: Found) -> Found:
    """The kind that the words themselves or the word before them make certain."""
    words = words_of(tokens, found.first, found.last)
    before = _word_before(tokens, found.first)
    if fold(words) in word_set("organizations", "names"):
        return replace(found, kind="organization")
    if fold(tokens[found.last - 1].text) == "palace":
        return replace(found, kind="place")
    if is_country_name(words) or is_region(words):
        return replace(found, kind="place")
    if fold(words) in PALACES:
        return replace(found, kind="place")
    if government_of(words) is not None:
        return replace(found, kind="organization" if fold(words) in _seats() else "place")
    if is_demonym(words):
        return replace(found, kind="group")
    if found.kind != "person" and _is_titled_person(tokens, found):
        return replace(found, kind="person")
    if found.kind != "place" and _is_somewhere(tokens, found):
        return replace(found, kind="place")
    if found.kind == "organization" and _is_called(tokens, found):
        return replace(found, kind="person")
    if found.kind == "organization" and looks_like_full_name(tokens, found.first, found.last):
        return replace(found, kind="person")
    if found.kind == "person" and found.last - found.first == 1 and _is_listed_firm(tokens, found.first):
        return replace(found, kind="organization")
    if fold(before) in word_set("org_nouns", "before") and found.kind != "place":
        return replace(found, kind="organization")
    if (
        found.kind == "person"
        and is_org_like(tokens, found.first, found.last)
        and found.last - found.first > 1
    ):
        return replace(found, kind="organization")
    return found


def _word_before(tokens: Sequence[Token], at: int) -> str:
    """The lemma of the word before, looking through an opening quotation mark."""
    while at and tokens[at - 1].text in ("“", '"', "‘", "'"):
        at -= 1
    return tokens[at - 1].lemma if at else ""


def _is_titled_person(tokens: Sequence[Token], found: Found) -> bool:
    """An office or form of address, then capitalised words that are no body's name."""
    return (
        has_title(tokens, found.first, found.first)
        and all_capitalised(tokens, found.first, found.last)
        and not is_org_like(tokens, found.first, found.last)
        and not is_place_word(words_of(tokens, found.first, found.last))
        and found.last - found.first <= 4
    )


def _is_somewhere(tokens: Sequence[Token], found: Found) -> bool:
    """ "On Sant Orlo", "the island of Orlo": a place's first word after a preposition, or the word for its kind and "of"."""
    if found.first < 2 or found.last - found.first > 3:
        return False
    prep, above = tokens[found.first - 1].text.lower(), tokens[found.first - 2]
    if prep == "of" and fold(above.lemma) in word_set("places", "kinds"):
        return above.text.islower()
    named = fold(tokens[found.first].text) in word_set("places", "first") and found.last - found.first > 1
    return named and prep in ("in", "on", "at", "from", "near", "off", "to")


def _is_called(tokens: Sequence[Token], found: Found) -> bool:
    """Two or three capitalised words right after what somebody is: "goalkeeper Ruben Aalto"."""
    return (
        2 <= found.last - found.first <= 3
        and is_role_noun(tokens, found.first - 1)
        and all_capitalised(tokens, found.first, found.last)
        and not is_org_like(tokens, found.first, found.last)
    )


def _is_listed_firm(tokens: Sequence[Token], at: int) -> bool:
    """One of a list that is announced as firms or bodies: "joint ventures such as A, B and C"."""
    while tokens[at].dep == "conj" and tokens[at].head != at:
        at = tokens[at].head
    above = tokens[tokens[at].head]
    noun = tokens[above.head]
    return above.text.lower() in ("as", "like", "including") and fold(noun.lemma) in word_set(
        "org_nouns", "before"
    )


def _seats() -> frozenset[str]:
    return frozenset({"kremlin", "white house", "pentagon", "state department", "downing street", "whitehall",
                      "elysee", "itamaraty", "quai d'orsay", "blue house", "the kremlin", "the white house"})  # fmt: skip
