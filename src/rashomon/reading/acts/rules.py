"""The rules of `data/plover.toml`: which words are which act, in PLOVER's terms."""

import functools
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from rashomon.text.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class VerbRule:
    """A verb that is an act, with what else has to be there; `actor` and `recipient` are None, party, envoy or crowd."""

    type: str
    mode: str | None
    objects: frozenset[str]
    preps: frozenset[str]
    infinitive: bool
    actor: str | None
    recipient: str | None
    recipient_words: frozenset[str]
    context: str | None
    violent: bool

    @property
    def conditions(self) -> int:
        """How many things the rule asks for besides the verb; the rule that asks for most is tried first."""
        return (
            4 * bool(self.objects)
            + 2 * bool(self.preps)
            + self.infinitive
            + bool(self.actor)
            + bool(self.recipient)
        )


@dataclass(frozen=True, slots=True)
class NounRule:
    """A noun that is an act, and the prepositions that lead to its recipient."""

    type: str
    mode: str | None
    to: frozenset[str]


@functools.cache
def verb_rules() -> dict[str, tuple[VerbRule, ...]]:
    """Rules by the verb's lemma (with its particle), the most demanding first."""
    found: dict[str, list[VerbRule]] = defaultdict(list)
    for row in load_vocabulary("plover")["verb"]:
        for lemma in row["lemmas"]:
            found[lemma].append(_verb_rule(row))
    return {lemma: tuple(sorted(rules, key=lambda r: -r.conditions)) for lemma, rules in found.items()}


@functools.cache
def noun_rules() -> dict[str, NounRule]:
    """Rules by the noun's lemma."""
    return {
        lemma: NounRule(row["type"], row.get("mode"), frozenset(row["to"]))
        for row in load_vocabulary("plover")["noun"]
        for lemma in row["lemmas"]
    }


@functools.cache
def violence_words() -> frozenset[str]:
    """Lemmas that show the dead and hurt of an article to be somebody's doing."""
    return frozenset(load_vocabulary("plover")["violence"]["words"])


@functools.cache
def contexts_by_word() -> dict[str, tuple[str, ...]]:
    """The contexts that a word's lemma speaks for."""
    return _inverted("contexts")


@functools.cache
def sectors_by_word() -> dict[str, str]:
    """The sector that a role word names."""
    return {word: names[0] for word, names in _inverted("sectors").items()}


@functools.cache
def frame_words(name: str) -> frozenset[str]:
    """One list of `[noun_frames]`."""
    return frozenset(load_vocabulary("plover")["noun_frames"][name])


@functools.cache
def generic_parties() -> frozenset[str]:
    """Nouns for somebody who can act but is of no sector: "both sides", "the country"."""
    return frozenset(load_vocabulary("plover")["bearing"]["generic"])


@functools.cache
def quantities() -> frozenset[str]:
    """Nouns that only measure what stands after their "of"."""
    return frozenset(load_vocabulary("plover")["bearing"]["quantities"])


@functools.cache
def followers() -> frozenset[str]:
    """Role words that take their sector from the word before them: "rebel leader", "army chief"."""
    return frozenset(load_vocabulary("plover")["bearing"]["followers"])


@functools.cache
def bearing_sectors(name: str) -> frozenset[str]:
    """The sectors of those who act as `name` ("envoy", "crowd")."""
    return frozenset(load_vocabulary("plover")["bearing"][name])


def _inverted(table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, words in load_vocabulary("plover")[table].items():
        for word in words:
            found[word].append(name)
    return {word: tuple(names) for word, names in found.items()}


def _verb_rule(row: dict[str, Any]) -> VerbRule:
    return VerbRule(
        type=row["type"],
        mode=row.get("mode"),
        objects=frozenset(row.get("objects", ())),
        preps=frozenset(row.get("preps", ())),
        infinitive=row.get("infinitive", False),
        actor=row.get("actor"),
        recipient=row.get("recipient"),
        recipient_words=frozenset(row.get("recipient_words", ())),
        context=row.get("context"),
        violent=row.get("violent", False),
    )
