"""Nations that no table knows, by the article's own words: "Veranan" belongs to "Verana" where both are printed.

Used for small or invented countries and for regions. An adjective whose place the article never prints gives nothing.
"""

from collections.abc import Mapping, Sequence

from rashomon.model.parse import Token
from rashomon.text.countries import adjectives_of, country_of
from rashomon.text.person_words import is_given_name

# Shorter words are too often something else ("Ant" and "Antian").
_MIN_LETTERS = 4
# Of a hostile article's place-like words no more than this many are tried; honest ones have fewer than 200.
_MAX_PLACES = 2000
# What the recogniser may have called a place; a word in "-a" even if it took it for a person.
_PLACES = frozenset({"GPE", "LOC", "FAC", "ORG", "NORP", ""})


def find_nations(tokens: Sequence[Token]) -> Mapping[str, str]:
    """From an adjective, name of a people or place, as printed, to the printed name of the place."""
    printed = {
        t.text.capitalize() if t.text.isupper() else t.text: None
        for t in tokens
        if t.text[:1].isupper()
        and len(t.text) >= _MIN_LETTERS
        and t.text.isalpha()
        and (t.entity in _PLACES or t.text[-1] == "a")
    }
    known = [word for word in printed if country_of(word) is None and not is_given_name(word)]
    found = {}
    for place in known[:_MAX_PLACES]:
        for adjective in adjectives_of(place):
            if adjective in printed and country_of(adjective) is None and not is_given_name(adjective):
                found[adjective] = found[place] = place
    return found
