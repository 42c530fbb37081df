"""Names that the recogniser passed over: titled people, bodies after a nation, countries, capitals and datelines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.parse import Token
from rashomon.reading.naming.found import (
    Found,
    has_title,
    is_described,
    is_role_noun,
    names_place,
    words_of,
)
from rashomon.reading.naming.kinds import PALACES, typed
from rashomon.text.countries import capital_of, is_country_name, is_demonym
from rashomon.text.normal_forms import fold
from rashomon.text.offices import is_office_word
from rashomon.text.person_words import (
    is_given_name,
    is_particle,
    is_place_word,
    is_region,
    is_title,
    word_set,
)

# Words of a person's name in one run, at most; a longer run of capitals is a heading.
_MAX_NAME = 4
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]{2,40}(?=,| [—–\-(]| \()")


def unseen_people(tokens: Sequence[Token], occupied: set[int]) -> list[Found]:
    """Names the recogniser passed over: a title or a given name before capitalised words."""
    found: list[Found] = []
    for at, token in enumerate(tokens):
        if at in occupied or token.tag not in ("NNP", "NNPS") or not token.text[:1].isupper():
            continue
        if not token.text.isalpha() or is_office_word(token.lemma) or is_title(token.text):
            continue
        given = is_given_name(token.text)
        following = at + 1 < len(tokens) and tokens[at + 1].tag in ("NNP", "NNPS") and at + 1 not in occupied
        titled = _bears_title(tokens, at) or (token.dep == "nsubj" and is_described(tokens, token))
        if titled or (
            given and following and tokens[at + 1].text[:1].isupper() and tokens[at + 1].text.isalpha()
        ):
            grown = grown_name(tokens, Found(at, at + 1, "person"), set())
            if titled or grown.last - grown.first > 1:
                found.append(grown)
                occupied |= set(range(grown.first, grown.last))
    return found


def unseen_full_names(tokens: Sequence[Token], occupied: set[int]) -> list[Found]:
    """Two to four capitalised words that say something, or that stand right after somebody's role in lower case."""
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        first = at
        while at < len(tokens) and at not in occupied and _could_name_person(tokens, first, at):
            at += 1
        if 2 <= at - first <= _MAX_NAME and (
            _says(tokens, at - 1) or is_role_noun(tokens, first - 1) or is_described(tokens, tokens[at - 1])
        ):
            found.append(Found(first, at, "person"))
            occupied |= set(range(first, at))
        at = max(at, first + 1)
    return found


def _could_name_person(tokens: Sequence[Token], first: int, at: int) -> bool:
    token = tokens[at]
    word = fold(token.text)
    return (
        token.tag == "NNP"
        and token.text[:1].isupper()
        and token.text.isalpha()
        and (not token.text.isupper() or len(token.text) == 1)
        and token.entity in ("", "PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "GPE")
        and (at == first or token.sentence == tokens[first].sentence)
        and not is_title(token.text)
        and not is_office_word(token.lemma)
        and not is_place_word(token.text)
        and word not in word_set("nouns", "person", "group", "organization")
        and word not in word_set("org_nouns", "inside")
        and word not in word_set("not_person_words", "words")
    )


def _says(tokens: Sequence[Token], last: int) -> bool:
    """Whether the name that ends here is the subject of a verb of speech, its only one."""
    token = tokens[last]
    return token.dep == "nsubj" and tokens[token.head].lemma in word_set("verbs", "speech")


def _bears_title(tokens: Sequence[Token], at: int) -> bool:
    """A title stands right before, and neither word is part of a longer office ("Executive Vice-President")."""
    if not at or not has_title(tokens, at, at) or tokens[at - 1].sentence != tokens[at].sentence:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and (after.text == "-" or is_office_word(after.lemma)):
        return False
    quoted = at > 1 and tokens[at - 2].text in ("“", '"')  # ships and the like: “Admiral Something”
    return not quoted and not is_place_word(tokens[at].text)


def grown_name(tokens: Sequence[Token], found: Found, starts: set[int]) -> Found:
    """Add following proper nouns that hang on the name: "Bruno Rodríguez" + "Parrilla"."""
    last = found.last
    while last < len(tokens) and last not in starts and _continues(tokens, found, last):
        last += 1
    while last - 1 > found.first and is_particle(tokens[last - 1].text) and last > found.last:
        last -= 1
    return replace(found, last=last)


def _continues(tokens: Sequence[Token], found: Found, at: int) -> bool:
    token = tokens[at]
    if token.sentence != tokens[found.first].sentence or token.entity not in ("", "PERSON", "ORG"):
        return False
    if tokens[at - 1].end == token.start:
        return False
    if is_particle(token.text) and token.text.islower() and at + 1 < len(tokens):
        return token.text in ("da", "de", "del", "bin", "al", "van", "von") and tokens[at + 1].tag == "NNP"
    return (
        token.tag in ("NNP", "NNPS")
        and token.text[:1].isupper()
        and token.text.isalpha()
        and not token.text.isupper()
        and not is_place_word(token.text)
        and fold(token.text) not in word_set("not_person_words", "words")
        and (found.first <= token.head < at or token.head == tokens[at - 1].head or tokens[at - 1].head == at)
    )


def unseen_bodies(tokens: Sequence[Token], occupied: set[int]) -> list[Found]:
    """Capitalised words with a body's noun among them, after "the" or a nation: "the Russian State Duma"."""
    found: list[Found] = []
    at = 1
    while at < len(tokens):
        first = at
        while at < len(tokens) and _could_name_body(tokens, at, occupied):
            at += 1
        before = tokens[first - 1].text
        bodily = at - first >= 2 and fold(tokens[at - 1].text) in word_set("org_nouns", "inside")
        if bodily and (before.lower() == "the" or is_demonym(before)):
            start = first - 1 if is_demonym(before) else first
            found.append(Found(start, at, "organization"))
        at = max(at, first + 1)
    return found


def _could_name_body(tokens: Sequence[Token], at: int, occupied: set[int]) -> bool:
    token = tokens[at]
    return token.tag in ("NNP", "NNPS") and token.text[:1].isupper() and not token.text.isupper() and (
        at not in occupied or is_demonym(token.text)
    )  # fmt: skip


def unseen_places(tokens: Sequence[Token], text: str, occupied: set[int]) -> list[Found]:
    """Countries, capitals and datelines the recogniser passed over."""
    found: list[Found] = []
    starts = {t.start: t.index for t in tokens}
    for match in _DATELINE.finditer(text):
        if match.start() and text[match.start() - 1] != "\n":
            continue
        first = starts.get(match.start())
        last = first
        while last is not None and last < len(tokens) and tokens[last].end <= match.end():
            last += 1
        if first is None or last is None or last == first or not names_place(match[0]):
            continue
        if not occupied & set(range(first, last)):
            found.append(Found(first, last, "place"))
            occupied |= set(range(first, last))
    for at, token in enumerate(tokens):
        if at in occupied or not token.text[:1].isupper() or token.pos == "VERB":
            continue
        for size in range(min(3, len(tokens) - at), 0, -1):
            words = words_of(tokens, at, at + size)
            if occupied & set(range(at, at + size)) or not names_place(words):
                continue
            if (
                is_country_name(words)
                or is_region(words)
                or fold(words) in PALACES
                or size > 1
                or _is_capital(token)
            ):
                found.append(typed(tokens, Found(at, at + size, "place")))
                occupied |= set(range(at, at + size))
                break
    return found


def _is_capital(token: Token) -> bool:
    return token.pos == "PROPN" and not token.entity and capital_of(token.text) is not None
