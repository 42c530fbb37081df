"""Chains of names: full names first, then lone surnames, bodies with their acronyms, places by country.

Two people are never joined over a surname alone: a lone "Rodríguez" between Delcy and Bruno Rodríguez stays open.
"""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from rashomon.reading.coreference.scene import Chain, Placed, Scene, gender_of, name_words
from rashomon.text.countries import capital_of, country_name, country_of, government_of
from rashomon.text.normal_forms import fold
from rashomon.text.person_words import given_gender, is_particle, is_region
from rashomon.text.places import find_place

# Given names of one person share their consonants, at least this many, between transliterations ("Sergey", "Serguei";
# "Mohammed", "Muhammad"); with two "Juan" and "Jean" would meet.
_MIN_CONSONANTS = 3
# A surname misspelt by one letter, beside the same given name; shorter names are too close to each other.
_SURNAME_LETTERS = 1
_MIN_SURNAME = 6
_SMALL = frozenset({"of", "the", "for", "and", "on", "in"})


def chain_names(scene: Scene) -> None:
    """Put every name of the article into a chain, or leave it open where two fit."""
    names = [p for p in scene.placed if p.mention.form == "name"]
    people = [p for p in names if p.mention.kind == "person"]
    full = [p for p in people if len(name_words(p)) > 1]
    for placed in sorted(full, key=lambda p: (-len(name_words(p)), p.index)):
        _chain_full(scene, placed)
    for placed in people:
        if len(name_words(placed)) == 1:
            _chain_lone(scene, placed)
    for placed in names:
        if placed.mention.kind != "person":
            _chain_other(scene, placed)
    for placed in names:
        if (chain := scene.of.get(placed.index)) is not None:
            chain.shown = max(chain.shown, placed.mention.name, key=len)
            if chain.is_person():
                chain.gender = chain.gender or gender_of(scene, placed) or _lone_gender(chain)


def _chain_full(scene: Scene, placed: Placed) -> None:
    words = name_words(placed)
    for chain in (c for word in words for c in scene.find("name", word)):
        for known in chain.names:
            if why := _same_person(known, words):
                scene.join(placed, chain, why.format(chain.shown))
                _learn(scene, chain, words)
                return
    chain = scene.start(placed, "The full name.")
    chain.shown = placed.mention.name
    _learn(scene, chain, words)


def _learn(scene: Scene, chain: Chain, words: tuple[str, ...]) -> None:
    """Remember a form of the name, findable by each of its words."""
    if words not in chain.names:
        chain.names.append(words)
        for word in words:
            scene.index(chain, "name", word)


def _same_person(known: tuple[str, ...], words: tuple[str, ...]) -> str | None:
    """Why two full names are one person's, None where they are not."""
    if known == words:
        return "The same full name."
    if is_particle(words[0]) and len(known) > len(words) and known[-len(words) :] == words:
        return "The surname of {}."
    if len(known) >= len(words) and _is_part(words, known) and given_fits(known[0], words[0]):
        return "A shorter form of the full name {}."
    if len(known) == len(words) and known[1:] == words[1:] and given_fits(known[0], words[0]):
        return "The same surname, and another spelling of the given name of {}."
    if known[0] == words[0] and len(words) == len(known) == 2 and _misspelt(known[1], words[1]):
        return "The same given name, and a surname one letter away from {}."
    return None


def _misspelt(known: str, word: str) -> bool:
    """One letter apart, in names long enough for that to be a slip."""
    long_enough = min(len(known), len(word)) >= _MIN_SURNAME
    return long_enough and OSA.distance(known, word, score_cutoff=_SURNAME_LETTERS) <= _SURNAME_LETTERS


def _is_part(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words after the given name stand in the longer name in the same order."""
    rest = iter(long[1:])
    return all(any(word == other for other in rest) for word in short[1:])


def given_fits(known: str, given: str) -> bool:
    """One given name in two spellings, or its initial; "Daniel" and "Daniela" are two."""
    if known == given or (min(len(known), len(given)) == 1 and known[0] == given[0]):
        return True
    if known[0] != given[0] or known.endswith("a") != given.endswith("a"):
        return False
    consonants = _consonants(known)
    return len(consonants) >= _MIN_CONSONANTS and consonants == _consonants(given)


def _consonants(name: str) -> str:
    """The consonants of a name, doubled ones once, in one spelling where transliterations differ."""
    bare = re.sub(r"[aeiouyw\-']", "", name.replace("gue", "ge").replace("gui", "gi").replace("ks", "x"))
    return re.sub(r"(.)\1+", r"\1", bare)


def _chain_lone(scene: Scene, placed: Placed) -> None:
    """A lone name goes to the one person who bears it as a surname, else as a given name."""
    word = name_words(placed)[0] if name_words(placed) else ""
    chains = scene.find("name", word)
    for test, why in (
        (_is_last_name, "The surname of {}, the only one here who is called so."),
        (_is_name_part, "A part of the name of {}, which nobody else here bears."),
        (_is_given, "The given name of {}, which nobody else here bears."),
    ):
        fitting = [c for c in chains if any(test(word, name) for name in c.names)]
        if len(fitting) > 1:
            fitting = _told_apart(scene, placed, fitting)
            if len(fitting) != 1:
                return
        if fitting:
            scene.join(placed, fitting[0], why.format(fitting[0].shown))
            return
    chain = scene.start(placed, "The only name the article uses.")
    chain.shown = placed.mention.name
    _learn(scene, chain, (word,))


def _lone_gender(chain: Chain) -> str | None:
    """What a given name tells of somebody the article calls by no other: "Gloria"."""
    return given_gender(chain.names[0][0]) if len(chain.names) == 1 and len(chain.names[0]) == 1 else None


def _told_apart(scene: Scene, placed: Placed, chains: list[Chain]) -> list[Chain]:
    """Bearers of one surname: those introduced before, and of the sex that "Mr." or "Ms." tells."""
    before = [c for c in chains if c.first < placed.index]
    said = gender_of(scene, placed)
    if len(before) > 1 and said is not None:
        before = [c for c in before if _known_gender(scene, c) in (None, said)]
    return before


def _known_gender(scene: Scene, chain: Chain) -> str | None:
    return next((g for at in chain.order if (g := gender_of(scene, scene.by_index[at]))), None)


def _is_last_name(word: str, name: tuple[str, ...]) -> bool:
    return word == name[-1] or (len(name) == 1 and word == name[0])


def _is_name_part(word: str, name: tuple[str, ...]) -> bool:
    return word in name[1:] and not is_particle(word)


def _is_given(word: str, name: tuple[str, ...]) -> bool:
    return len(name) > 1 and word == name[0]


def _chain_other(scene: Scene, placed: Placed) -> None:
    """Bodies, places and groups: by the same words, the same country, or an acronym of the words."""
    words = fold(placed.mention.name).removeprefix("the ")
    country = country_of(placed.mention.name) if placed.mention.kind in ("place", "group") else None
    kind = placed.mention.kind
    for chain in scene.find("words", kind, words):
        scene.join(placed, chain, "The same name.")
        return
    if country is not None and (same := scene.find("country", kind, country)):
        scene.join(placed, same[0], f"Another name for {country_name(country)}.")
        return
    letters, initials = words.replace(".", ""), _initials(words)
    if kind == "organization" and (
        found := scene.find("initials", letters) or scene.find("words", kind, initials)
    ):
        scene.join(placed, found[0], "The acronym of the same name.")
        scene.index(found[0], "words", kind, words)
        return
    chain = scene.start(placed, "The first time the article names it.")
    chain.words = words
    chain.country = country or _country_of_name(placed)
    scene.index(chain, "words", kind, words)
    if country is not None:
        scene.index(chain, "country", kind, country)
    if kind == "organization" and initials:
        scene.index(chain, "initials", initials)


def _initials(words: str) -> str:
    """The first letters of a body's name without its small words; empty where that makes no acronym."""
    parts = [w for w in words.replace("-", " ").split() if w not in _SMALL]
    return "".join(w[0] for w in parts) if 2 <= len(parts) <= 6 else ""


def _country_of_name(placed: Placed) -> str | None:
    """The country that the name itself tells: a capital, a seat of power, or a nation's adjective in front."""
    name = placed.mention.name
    if placed.mention.kind == "place":
        return capital_of(name) or government_of(name)
    if seat := government_of(name):
        return seat
    return country_of(name.split()[0]) if placed.mention.kind == "organization" and " " in name else None


def place_countries(chains: Iterable[Chain]) -> None:
    """Give towns their country, namesakes decided by the countries the article names."""
    chains = list(chains)
    near = sorted({c.country for c in chains if c.country is not None})
    for chain in chains:
        if chain.kind != "place" or chain.country is not None or is_region(chain.words):
            continue
        if place := find_place(chain.words, near):
            chain.country = place.country
