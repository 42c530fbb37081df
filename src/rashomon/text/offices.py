"""Offices in a phrase: "the Russian top diplomat" is foreign minister of Russia.

In goes a run of tokens, out comes the canonical office (data/offices.toml), the country or body it belongs to and
whether it is held now. Words of nationality are taken out before the office is looked up, so that "head of Russian
diplomacy" and "head of diplomacy" are one. Nothing is guessed: a phrase without an office gives None.
"""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.mention import RoleStatus
from rashomon.model.parse import Token
from rashomon.text.countries import country_name, country_of, government_of
from rashomon.text.normal_forms import fold
from rashomon.text.vocabulary import load_vocabulary

# The longest office phrase, and the longest country name, in words.
_MAX_OFFICE = 7
_MAX_COUNTRY = 4
_JOINT = re.compile(r" (?:of|for|in|d'affaires)\b")
# A politician's party is not what the office is of.
_PARTIES = frozenset({"republican", "democratic", "democrat", "conservative", "labour", "liberal", "socialist", "communist",
                      "islamist", "prime", "leftist", "vice"})  # fmt: skip
_ENDINGS = ("ian", "ean", "ese", "an")
_FAITHS = frozenset(
    {"christian", "anglican", "lutheran", "presbyterian", "franciscan", "victorian", "civilian"}
)
# "Mr. President" is president of no body.
_ADDRESSES = frozenset({"mr.", "mr", "mrs.", "mrs", "ms.", "ms", "madam", "madame", "dear"})
# A country's seat of power has one head, the president: "the head of the Kremlin".
_HEADS = frozenset({"head", "leader"})
_NONE: Mapping[str, str] = {}
# "The regime's leader", "the head of the nation": of a body that is the state itself, and so its head.
_STATE_ITSELF = frozenset({"regime", "country", "nation", "republic", "junta", "state", "island", "islands"})
_FILLERS = frozenset({"the", "a", "an", "of", "for", "to", "in", "his", "her", "its", "their", "-", ",", "'s", "’s", "'", "’",
                      "both", "this", "that", "our", "my"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """`of` is the country's usual name or the body's words, `country` its alpha-3; `owner` a token that possesses."""

    role: str
    family: str
    of: str | None
    country: str | None
    status: RoleStatus
    first: int
    last: int
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A canonical office and the family of offices that one general noun can stand for."""

    role: str
    family: str


def is_office_word(lemma: str) -> bool:
    """Whether an office can be headed by the word: "minister", "president", "spokeswoman"."""
    return fold(lemma) in _head_words()


def read_role(
    tokens: Sequence[Token],
    first: int,
    last: int,
    head: int | None = None,
    nations: Mapping[str, str] = _NONE,
) -> RolePhrase | None:
    """The office that tokens [first, last) name, by its longest wording; `head` has to be among its words.

    `nations` are the adjectives of places that no table knows; such a place stands as its own country code.
    """
    countries = _countries(tokens, first, last, nations)
    inside = {at for start, end, _ in countries for at in range(start, end)}
    plain = [at for at in range(first, last) if at not in inside and tokens[at].text not in ("-",)]
    found = _office(tokens, plain)
    if found is None or (head is not None and head not in found[1]):
        return None
    office, used = found
    owner = _owner(tokens, first, used[0], inside)
    country = countries[0][2] if countries else None
    body = _body(tokens, (first, last), used, countries)
    of = country_name(country) if country else None
    if body is not None and office.role in _HEADS and _is_state_itself(tokens, body):
        office, body, owner = Office("head of state", "state"), None, None
    elif body is not None and owner is not None and body[0] <= owner < body[1]:
        body = None
    if body is not None:
        of = _shown(tokens, *body)
        country = country or government_of(of)
    if office.role in _HEADS and of is not None and government_of(of):
        office, of = Office("president", "state"), country_name(country) if country else None
    if office.role == "chancellor" and country in load_vocabulary("offices")["chancellor"]["countries"]:
        office = Office("foreign minister", "foreign affairs")
    bounds = [*used, *(at for start, end, _ in countries[:1] for at in (start, end - 1))]
    bounds += [body[0], body[1] - 1] if body is not None else []
    status = _status(tokens, first, last)
    return RolePhrase(office.role, office.family, of, country, status, min(bounds), max(bounds) + 1, owner)


def is_body(role: RolePhrase) -> bool:
    """Whether an office belongs to a body rather than to a whole country."""
    return role.of is not None and role.of != role.country and country_of(role.of) is None


def standing_for(role: str) -> tuple[str, ...] | None:
    """The office families whose one holder a general noun ("the diplomat", "the strongman") can mean; None for others."""
    table = load_vocabulary("offices")
    found = table["generic"].get(role) or table["alike"].get(role)
    return tuple(found) if found is not None else None


def _countries(
    tokens: Sequence[Token], first: int, last: int, nations: Mapping[str, str]
) -> list[tuple[int, int, str]]:
    """Token ranges that name a country or a nationality, with the country."""
    found = []
    at = first
    while at < last:
        for size in range(min(_MAX_COUNTRY, last - at), 0, -1):
            if not tokens[at].text[:1].isupper():
                continue
            words = " ".join(t.text for t in tokens[at : at + size])
            if (country := country_of(words) or nations.get(words)) is not None:
                found.append((at, at + size, country))
                at += size - 1
                break
        at += 1
    return found


def _office(tokens: Sequence[Token], plain: Sequence[int]) -> tuple[Office, list[int]] | None:
    """The office phrase with the most words among the tokens, and its tokens."""
    words = [_norm(tokens[at]) for at in plain]
    best: tuple[int, int, int] | None = None
    for start in range(len(words)):
        for size in range(min(_MAX_OFFICE, len(words) - start), 0, -1):
            phrase = " ".join(words[start : start + size])
            if phrase in _offices() and (best is None or size > best[0]):
                best = (size, start, start + size)
                break
    if best is None:
        return None
    _, start, end = best
    office = _offices()[" ".join(words[start:end])]
    if (
        start
        and words[start - 1] in ("deputy", "vice", "assistant", "under")
        and not office.role.startswith("deputy")
    ):
        office, start = Office(f"deputy {office.role}", f"deputy {office.family}"), start - 1
    return office, list(plain[start:end])


def _norm(token: Token) -> str:
    """Folded word, plural nouns in the singular."""
    return fold(token.lemma if token.tag in ("NNS", "NNPS") else token.text)


def _status(tokens: Sequence[Token], first: int, last: int) -> RoleStatus:
    words = {fold(t.text).strip("-") for t in tokens[first:last]}
    table = load_vocabulary("offices")["status"]
    order: tuple[RoleStatus, ...] = ("former", "acting", "elect")
    return next((status for status in order if words & set(table[status])), "current")


def _owner(tokens: Sequence[Token], first: int, office: int, inside: set[int]) -> int | None:
    """The token before a possessive mark ("Maduro’s top diplomat") or a possessive pronoun."""
    for at in range(first, office):
        if tokens[at].tag == "POS" and at > first and at - 1 not in inside:
            return at - 1
        if tokens[at].tag == "PRP$":
            return at
    return None


def _shown(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words of a body as they stand, closed up where the text has no space."""
    pieces = [tokens[first].text]
    for at in range(first + 1, last):
        pieces.append(tokens[at].text if tokens[at - 1].end == tokens[at].start else " " + tokens[at].text)
    return "".join(pieces)


def _body(
    tokens: Sequence[Token],
    bounds: tuple[int, int],
    used: Sequence[int],
    countries: Sequence[tuple[int, int, str]],
) -> tuple[int, int] | None:
    """The run of tokens, before the office or after its "of", that names a body: by a proper noun or a body's noun."""
    nations = {at for start, end, _ in countries for at in range(start, end)}
    for low, high in ((max(used) + 1, bounds[1]), (bounds[0], min(used))):
        while low < high and fold(tokens[low].text) in _FILLERS:
            low += 1
        while low < high and (tokens[high - 1].tag == "POS" or fold(tokens[high - 1].text) in _FILLERS):
            high -= 1
        if (
            low >= high
            or high - 1 in nations
            or is_status_word(tokens[high - 1])
            or fold(tokens[high - 1].text) in _ADDRESSES
            or fold(tokens[high - 1].text) in _PARTIES
        ):
            continue
        last = tokens[high - 1]
        if last.pos == "PROPN" or _is_unknown_nation(last):
            capitals = [at for at in range(low, high) if tokens[at].text[:1].isupper()]
            return min(capitals, default=low), high
        if last.pos == "NOUN" and fold(last.lemma) in _bodies():
            return low, high
    return None


def _is_unknown_nation(token: Token) -> bool:
    """A capitalised adjective with a nation's ending, which no table has."""
    word = fold(token.text)
    return token.tag == "JJ" and token.text[:1].isupper() and word.endswith(_ENDINGS) and word not in _FAITHS


def _is_state_itself(tokens: Sequence[Token], body: tuple[int, int]) -> bool:
    return body[1] - body[0] == 1 and fold(tokens[body[0]].text) in _STATE_ITSELF


@functools.cache
def _bodies() -> frozenset[str]:
    """Common nouns for bodies that have heads and spokespeople: "company", "ministry", "police"."""
    people = load_vocabulary("people")
    return frozenset(
        (
            *people["nouns"]["organization"],
            *_STATE_ITSELF,
            *people["org_nouns"]["inside"],
            *people["org_nouns"]["before"],
        )
    )


def is_status_word(token: Token) -> bool:
    """Whether the word says when an office was held: "former", "acting"."""
    table = load_vocabulary("offices")["status"]
    return any(fold(token.text) in words for words in table.values())


@functools.cache
def epithets() -> frozenset[str]:
    """Words for rulers that are no office: who uses them says so in the labels, nobody holds them."""
    return frozenset(o["role"] for o in load_vocabulary("offices")["office"] if o.get("epithet"))


@functools.cache
def _offices() -> dict[str, Office]:
    """Every wording of every office, and general nouns such as "diplomat" through their own entry."""
    found: dict[str, Office] = {}
    for entry in load_vocabulary("offices")["office"]:
        for phrase in (entry["role"], *entry["phrases"]):
            found.setdefault(
                " ".join(fold(phrase).replace("-", " ").split()), Office(entry["role"], entry["family"])
            )
    return found


@functools.cache
def _head_words() -> frozenset[str]:
    """The noun that heads each wording: "minister" of "minister of the interior"."""
    return frozenset(_JOINT.split(phrase)[0].split()[-1] for phrase in _offices())
