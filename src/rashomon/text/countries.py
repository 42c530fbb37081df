"""Countries by the words an article uses for them: names, adjectives, demonyms, abbreviations, seats of power.

All answers are ISO 3166 alpha-3 codes. Words that can mean two countries ("Congo", "Korean") give None.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.text.normal_forms import fold
from rashomon.text.vocabulary import load_table

WordKind = Literal["name", "demonym", "capital", "seat"]
_CUTS = re.compile(r"^(?:the|la)\s+|['’]s?$", re.IGNORECASE)
_VOWELS = ("a", "e", "i", "o", "u")
# Longest table name has four words more than three joints; words beyond that are never a country's name.
_MAX_WORDS = 8
# In news these mean the European Union, international courts or the United Nations as often as the state.
_SHARED_SEATS = frozenset({"brussels", "the hague", "geneva", "addis ababa"})


@dataclass(frozen=True, slots=True)
class CountryWord:
    """A form, the country it means and in what way."""

    words: str
    alpha3: str
    kind: WordKind


def country_of(words: str) -> str | None:
    """The country that a name, abbreviation, adjective or demonym means: "Russia", "U.S.", "Venezuelans"."""
    return _look_up(words, ("name", "demonym"))


def is_country_name(words: str) -> bool:
    """Whether the words name a country themselves ("Russia", not "Russian" and not "Moscow")."""
    return _look_up(words, ("name",)) is not None


def is_demonym(words: str) -> bool:
    """Whether the words are a country's adjective or people ("Russian", "Venezuelans")."""
    return _look_up(words, ("demonym",)) is not None


def government_of(words: str) -> str | None:
    """The country whose government a capital or seat of power stands for: "Moscow", "the Kremlin"."""
    return None if fold(words) in _SHARED_SEATS else _look_up(words, ("capital", "seat"))


def capital_of(words: str) -> str | None:
    """The country whose capital city the words name: "Caracas"."""
    return _look_up(words, ("capital",))


def country_name(alpha3: str) -> str:
    """The usual English name; the code itself where there is none."""
    return _names().get(alpha3, alpha3)


def adjectives_of(place: str) -> tuple[str, ...]:
    """What the adjective of a place without an entry could be, by the usual endings, and its plural."""
    stems = {f"{place}n", f"{place[:-1]}an", f"{place[:-1]}ian"} if place[-1:] in _VOWELS else {
        f"{place}ian", f"{place}i", f"{place}ese", f"{place}an"}  # fmt: skip
    return tuple(sorted(form for stem in stems for form in (stem, f"{stem}s")))


def country_words() -> Iterator[CountryWord]:
    """Every form in the table."""
    for row in load_table("countries"):
        yield CountryWord(row["name"], row["alpha3"], "name")
        columns: tuple[tuple[str, WordKind], ...] = (
            ("other", "name"), ("abbreviations", "name"), ("demonyms", "demonym"), ("capitals", "capital"),
            ("seats", "seat"),
        )  # fmt: skip
        for column, kind in columns:
            for form in row[column].split("|"):
                if form:
                    yield CountryWord(form, row["alpha3"], kind)


def _look_up(words: str, kinds: tuple[WordKind, ...]) -> str | None:
    if words.count(" ") >= _MAX_WORDS:
        return None
    return _find(words, kinds)


@functools.lru_cache(maxsize=16384)
def _find(words: str, kinds: tuple[WordKind, ...]) -> str | None:
    bare = _CUTS.sub("", words.strip())
    table = _abbreviations() if _is_abbreviation(bare) else _forms()
    found = table.get(fold(bare.replace(".", "") if table is _abbreviations() else bare))
    return found[0] if found and found[1] in kinds else None


def _is_abbreviation(words: str) -> bool:
    """All capitals and short, so that the pronoun "us" is never the United States."""
    letters = words.replace(".", "")
    return 2 <= len(letters) <= 4 and letters.isupper() and fold(letters) in _abbreviations()


@functools.cache
def _abbreviations() -> dict[str, tuple[str, WordKind]]:
    found: dict[str, tuple[str, WordKind]] = {}
    for row in load_table("countries"):
        for form in row["abbreviations"].split("|"):
            found.setdefault(fold(form.replace(".", "")), (row["alpha3"], "name"))
    found.pop("", None)
    return found


@functools.cache
def _forms() -> dict[str, tuple[str, WordKind]]:
    """Names win over demonyms, and these over capitals ("Singapore", "Luxembourg" are the country)."""
    order = {"name": 0, "demonym": 1, "capital": 2, "seat": 3}
    found: dict[str, tuple[str, WordKind]] = {}
    for word in sorted(country_words(), key=lambda w: order[w.kind]):
        if fold(word.words.replace(".", "")) not in _abbreviations():
            found.setdefault(_CUTS.sub("", fold(word.words)), (word.alpha3, word.kind))
    return found


@functools.cache
def _names() -> dict[str, str]:
    return {row["alpha3"]: row["name"] for row in load_table("countries")}
