"""The word lists that tell people from organisations, places and things, folded and ready to look up."""

import functools

from rashomon.text.countries import country_of, government_of
from rashomon.text.normal_forms import fold
from rashomon.text.vocabulary import load_vocabulary

# Third persons and the sex they show.
PRONOUNS = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
    "they": "plural", "them": "plural", "their": "plural", "theirs": "plural", "themselves": "plural",
}  # fmt: skip
_SEXLESS = frozenset({"german", "human", "roman", "norman", "ottoman", "talisman", "layman", "chairman"})


@functools.cache
def word_set(table: str, *lists: str) -> frozenset[str]:
    """The folded words of the named lists of a table in people.toml."""
    found = load_vocabulary("people")[table]
    return frozenset(fold(word) for name in lists for word in found[name])


def is_title(word: str) -> bool:
    """Whether the word goes before a name as a form of address or rank: "Mr.", "Sergeant"."""
    return fold(word) in word_set("titles", "male", "female", "any")


def is_given_name(word: str) -> bool:
    """Whether the word is a common given name."""
    return fold(word) in word_set("given", "male", "female")


def is_particle(word: str) -> bool:
    """Whether the word joins parts of a name: "da", "bin", "van"."""
    return fold(word) in word_set("particles", "inside")


def is_place_word(words: str) -> bool:
    """Whether the words name a country, a capital or a part of the world."""
    return country_of(words) is not None or government_of(words) is not None or is_region(words)


def is_region(words: str) -> bool:
    """Whether the words name a part of the world that is no country: "Latin America", "the West"."""
    return fold(words).removeprefix("the ") in word_set("regions", "names")


def title_gender(word: str) -> str | None:
    """ "male" or "female" for a form of address that tells it."""
    for gender in ("male", "female"):
        if fold(word) in word_set("titles", gender):
            return gender
    return None


def noun_gender(lemma: str) -> str | None:
    """ "male" or "female" for a noun whose bearers are of one sex: "sister", "spokesman"."""
    word = fold(lemma)
    for gender, ending in (("female", "woman"), ("male", "man")):
        if word in word_set("nouns", gender) or (word.endswith(ending) and word not in _SEXLESS):
            return gender
    return None


def given_gender(word: str) -> str | None:
    """ "male" or "female" for a common given name."""
    for gender in ("male", "female"):
        if fold(word) in word_set("given", gender):
            return gender
    return None
