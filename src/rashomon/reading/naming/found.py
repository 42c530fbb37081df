"""A named mention in the making: a range of tokens with a kind, and the tests that every rule on names shares."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model.mention import EntityKind
from rashomon.model.parse import Token
from rashomon.text.countries import country_of, is_demonym
from rashomon.text.normal_forms import fold
from rashomon.text.offices import is_office_word
from rashomon.text.person_words import is_given_name, is_particle, is_place_word, is_title, word_set
from rashomon.text.places import is_city

# An apposition's noun stands within this many tokens of the name.
_BESIDE = 9


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens [first, last) that name somebody or something."""

    first: int
    last: int
    kind: EntityKind


def words_of(tokens: Sequence[Token], first: int, last: int) -> str:
    """The tokens' words as a name: hyphens and full stops closed up, one space elsewhere."""
    pieces: list[str] = []
    for at in range(first, last):
        if tokens[at].text == "#":
            continue
        glued = at > first and tokens[at - 1].end == tokens[at].start
        pieces.append(tokens[at].text if not pieces or glued else " " + tokens[at].text)
    return "".join(pieces)


def has_title(tokens: Sequence[Token], first: int, name: int) -> bool:
    """Whether a title or office stands right before a name, inside the recogniser's span or outside it."""
    before = tokens[name - 1] if name else None
    return before is not None and before.end <= tokens[name].start and (
        is_title(before.text) or (is_office_word(before.lemma) and before.pos in ("NOUN", "PROPN"))
    )  # fmt: skip


def is_role_noun(tokens: Sequence[Token], at: int) -> bool:
    """A word in lower case for what somebody is, right before a name: "opposition leader", "goalkeeper"."""
    if at < 0 or not tokens[at].text.islower() or tokens[at].tag != "NN":
        return False
    return is_office_word(tokens[at].lemma) or fold(tokens[at].lemma) in word_set(
        "nouns", "person", "callings"
    )


def is_described(tokens: Sequence[Token], token: Token) -> bool:
    """ "Montero, the former army chief": a person's noun or office in apposition."""
    after = tokens[token.index + 1 : token.index + _BESIDE]
    return bool(after) and after[0].text == "," and any(
        t.dep == "appos" and t.head == token.index and t.pos == "NOUN"
        and (fold(t.lemma) in word_set("nouns", "person") or is_office_word(t.lemma)) for t in after
    )  # fmt: skip


def all_capitalised(tokens: Sequence[Token], first: int, last: int) -> bool:
    return all(
        t.text[:1].isupper()
        or is_particle(t.text)
        or t.text in ("-", "'", "’")
        or (t.index > first and tokens[t.index - 1].text == "-")  # "Kim Jong-un"
        for t in tokens[first:last]
    )


def looks_like_full_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Two or three capitalised words of which the first is a common given name."""
    return (
        2 <= last - first <= 3 and is_given_name(tokens[first].text) and all_capitalised(tokens, first, last)
    )


def is_org_like(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(fold(t.text) in word_set("org_nouns", "inside") for t in tokens[first:last])


def could_be_person(tokens: Sequence[Token], f: Found) -> bool:
    parts = tokens[f.first : f.last]
    if any(fold(t.text) in word_set("stop", "not_person") for t in parts):
        return False
    if not all_capitalised(tokens, f.first, f.last):
        return False
    if not any(t.text[:1].isalpha() and len(t.text) > 1 for t in parts):
        return False
    if len(parts) == 1 and (
        is_office_word(parts[0].lemma) or fold(parts[0].text) in word_set("nouns", "person")
    ):
        return False
    return country_of(words_of(tokens, f.first, f.last)) is None


def occupied_by(found: Iterable[Found]) -> set[int]:
    return {at for f in found for at in range(f.first, f.last)}


def names_place(words: str) -> bool:
    if is_demonym(words):
        return False
    return is_place_word(words) or is_city(words)
