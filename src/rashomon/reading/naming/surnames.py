"""Surnames carried through the article: a lone "Lavrov" is the person named in full elsewhere, whatever it was taken for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.model.parse import Token
from rashomon.reading.naming.found import (
    Found,
    could_be_person,
    has_title,
    is_described,
    is_org_like,
    occupied_by,
    words_of,
)
from rashomon.text.normal_forms import fold
from rashomon.text.offices import is_office_word
from rashomon.text.person_words import is_given_name, is_particle, is_place_word, is_title, word_set
from rashomon.text.places import find_place, is_city


def propagate_surnames(tokens: Sequence[Token], found: list[Found]) -> list[Found]:
    """Lone surnames of people named in full elsewhere are people, whatever they were taken for."""
    surnames = _surnames(tokens, found) | _lone_people(tokens, found)
    shared = _last_names(tokens, found) - surnames
    out = []
    for f in found:
        if f.last - f.first == 1 and f.kind != "person" and fold(tokens[f.first].text) in shared:
            f = replace(f, kind="person") if _acts_as_a_person_only(tokens, tokens[f.first]) else f
        if f.kind == "organization" and _is_run_of_words(tokens, f, surnames):
            continue
        if f.last - f.first == 1 and f.kind != "person" and fold(tokens[f.first].text) in surnames:
            f = replace(f, kind="person")
        elif f.kind == "organization":
            f = _city_or_same(tokens, f)
        out.append(f)
    occupied = occupied_by(out)
    for token in tokens:
        if (
            token.index not in occupied
            and token.text[:1].isupper()
            and token.pos in ("PROPN", "NOUN", "ADJ", "X")
            and token.entity not in ("GPE", "LOC", "FAC", "WORK_OF_ART")
            and fold(token.text) in surnames
        ):
            first = token.index - 1 if _is_unseen_given(tokens, token, occupied) else token.index
            out.append(Found(first, token.index + 1, "person"))
    return sorted(out, key=lambda f: f.first)


def _is_run_of_words(tokens: Sequence[Token], f: Found, surnames: set[str]) -> bool:
    """ "Teresz with Quispe", taken for one body: a surname, then a word that no body's name has inside."""
    parts = tokens[f.first : f.last]
    joined = any(t.text in ("with", "meets", "met", "and", "at", "in", "says") for t in parts)
    return (
        joined and any(fold(t.text) in surnames for t in parts) and not is_org_like(tokens, f.first, f.last)
    )


def _is_unseen_given(tokens: Sequence[Token], surname: Token, occupied: set[int]) -> bool:
    """Whether the word before a surname is a given name nobody has taken: "Ahed" + "Tamimi"."""
    if not surname.index or surname.index - 1 in occupied:
        return False
    before = tokens[surname.index - 1]
    return (
        before.tag == "NNP"
        and before.dep == "compound"
        and before.head == surname.index
        and before.text[:1].isupper()
        and before.text[1:].islower()
        and not is_title(before.text)
        and not is_office_word(before.lemma)
        and not is_place_word(before.text)
    )


def without_things(tokens: Sequence[Token], found: Sequence[Found]) -> list[Found]:
    """Leaves out lone words taken for people that no title, full name, given name or human act supports."""
    last_names = _last_names(tokens, found)
    found = [_without_product(tokens, f, last_names) for f in found]
    known = _surnames(tokens, found)
    lone = [f for f in found if f.kind == "person" and f.last - f.first == 1]
    known |= {fold(tokens[f.first].text) for f in lone if _acts_like_a_person(tokens, tokens[f.first])}
    things = {f for f in lone if fold(tokens[f.first].text) not in known}
    return [f for f in found if f not in things]


def _last_names(tokens: Sequence[Token], found: Iterable[Found]) -> frozenset[str]:
    """The last words of full names."""
    full = (f for f in found if f.kind == "person" and f.last - f.first > 1)
    return frozenset(fold(tokens[f.last - 1].text) for f in full)


def _without_product(tokens: Sequence[Token], f: Found, last_names: frozenset[str]) -> Found:
    """ "Warhol Polaroids" beside "Andy Warhol": only the first word is a person."""
    first = tokens[f.first].text
    two = f.kind == "person" and f.last - f.first == 2
    if two and fold(first) in last_names and not is_given_name(first) and tokens[f.first].head == f.first + 1:
        return replace(f, last=f.first + 1)
    return f


def _acts_like_a_person(tokens: Sequence[Token], token: Token) -> bool:
    if is_given_name(token.text):
        return True
    if is_described(tokens, token):
        return True
    head = tokens[token.head]
    if token.dep == "appos":  # "her husband, Youssef"
        return fold(head.lemma) in word_set("nouns", "person") or is_office_word(head.lemma)
    if token.dep in ("nsubj", "nsubjpass"):
        return fold(head.lemma) in word_set("verbs", "human")
    return token.dep in ("compound", "poss", "nmod") and fold(head.lemma) in word_set("verbs", "regime")


def _acts_as_a_person_only(tokens: Sequence[Token], token: Token) -> bool:
    """A place's name that is somebody's surname here, and says or does what people do: "Paris was born"."""
    verb = tokens[token.head]
    if token.dep == "poss":
        return fold(verb.lemma) in word_set("nouns", "person")
    return token.dep in ("nsubj", "nsubjpass") and fold(verb.lemma) in word_set("verbs", "human")


def _city_or_same(tokens: Sequence[Token], found: Found) -> Found:
    """A well-known city that the recogniser took for an organisation."""
    words = words_of(tokens, found.first, found.last)
    return replace(found, kind="place") if is_city(words) and not words.isupper() else found


def _surnames(tokens: Sequence[Token], found: Iterable[Found]) -> set[str]:
    """Every name part after the first of full names, and lone names that bear a title."""
    parts: set[str] = set()
    for f in found:
        if f.kind != "person" or not could_be_person(tokens, f):
            continue
        if f.last - f.first >= 2:
            words = [t.text for t in tokens[f.first + 1 : f.last]]
            parts.update(fold(w) for w in words if w[:1].isupper() and len(w) > 2 and not is_particle(w))
        elif has_title(tokens, f.first, f.first):
            parts.add(fold(tokens[f.first].text))
    return {
        p for p in parts if not is_place_word(p.capitalize()) and p not in word_set("particles", "suffixes")
    }


def _lone_people(tokens: Sequence[Token], found: Iterable[Found]) -> set[str]:
    """Lone names taken for a person somewhere, which no gazetteer knows as a place."""
    lone = (f for f in found if f.kind == "person" and f.last - f.first == 1 and could_be_person(tokens, f))
    words = {tokens[f.first].text for f in lone}
    return {fold(w) for w in words if find_place(w) is None and len(w) > 2}
