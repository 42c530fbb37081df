"""Entities: the mentions of one article joined into people, bodies, places and groups, with the offices they hold.

Names first, then the offices that titles and appositions give, then phrases and pronouns in text order. Every member
says in a sentence why it is there. A mention that no rule decides belongs to no entity.
"""

from collections.abc import Container, Sequence
from dataclasses import replace

from rashomon.model.mention import Entity, Member, RoleClaim
from rashomon.model.reading import Reading
from rashomon.reading.base import Reader
from rashomon.reading.coreference.names import chain_names, place_countries
from rashomon.reading.coreference.nominals import (
    counterpart_country,
    counterpart_role,
    leans_on_another,
    owner_country,
    resolve,
    with_owner,
)
from rashomon.reading.coreference.roles import appositions, title_role
from rashomon.reading.coreference.scene import Chain, Placed, Scene, open_scene
from rashomon.text.offices import RolePhrase, standing_for
from rashomon.text.vocabulary import load_vocabulary


def read_entities(reading: Reading) -> tuple[Entity, ...]:
    """Entities in the order of their first mentions; `key` is the place in that order."""
    scene = open_scene(reading)
    chain_names(scene)
    place_countries(scene.chains)
    owned = _titles(scene)
    beside = {phrase.index: (name, why) for phrase, name, why in appositions(scene)}
    phrases: dict[int, RolePhrase] = {}
    for phrase, (name, why) in ((p, beside[p.index]) for p in scene.placed if p.index in beside):
        _join_beside(scene, phrase, name, why, phrases)
    for placed in _rounds(scene, owned, beside):
        if placed.index in owned:
            _claim(scene, placed, owned[placed.index])
        if placed.mention.form != "name" and placed.index not in scene.of:
            resolve(scene, placed, phrases)
        if placed.index in phrases and (chain := scene.of.get(placed.index)) is not None:
            _claim_phrase(scene, chain, phrases[placed.index])
    for placed in scene.placed:  # what waited on a phrase that was settled later
        if placed.mention.form == "pronoun" and placed.index not in scene.of:
            resolve(scene, placed, phrases)
    return _entities(scene, reading)


def _rounds(scene: Scene, owned: dict[int, RolePhrase], beside: Container[int]) -> list[Placed]:
    """What the grammar ties to a name first, then plain phrases, then what leans on somebody else; each in text order."""
    in_order = sorted(scene.placed, key=lambda p: (p.first, p.last))
    tied = {at for p in in_order if p.index in beside for at in range(p.first, p.last)}

    def turn(placed: Placed) -> int:
        if (
            placed.index in owned
            or placed.index in beside
            or (placed.mention.form == "pronoun" and placed.first in tied)
        ):
            return 0
        return 2 if leans_on_another(scene, placed) else 1

    return sorted(in_order, key=turn)


def _titles(scene: Scene) -> dict[int, RolePhrase]:
    """Titles whose country the words tell are learnt at once; those with an owner wait for their turn."""
    owned: dict[int, RolePhrase] = {}
    for placed in scene.placed:
        if placed.mention.form != "name" or placed.mention.kind != "person":
            continue
        role = title_role(scene, placed)
        if role is None:
            continue
        if role.owner is not None:
            owned[placed.index] = role
        else:
            _claim(scene, placed, role)
    return owned


def _join_beside(
    scene: Scene, phrase: Placed, name: Placed, why: str, phrases: dict[int, RolePhrase]
) -> None:
    """A phrase in apposition belongs to the name, and its office with it."""
    chain = scene.of.get(name.index)
    if chain is None:
        return
    scene.join(phrase, chain, why)
    role = scene.role_in(phrase.first, phrase.last, phrase.head)
    if scene.tokens[phrase.head].lemma == "counterpart":
        role = counterpart_role(scene, phrase, counterpart_country(scene, phrase))
    if role is not None:
        phrases[phrase.index] = role
        if role.owner is None or role.country is not None:
            scene.give(chain, role)


def _claim(scene: Scene, placed: Placed, role: RolePhrase) -> None:
    """Write down the office that a title gives the person named after it."""
    chain = scene.of.get(placed.index)
    if chain is not None:
        role = with_owner(scene, role)
        scene.give(chain, role)
        _add_claim(scene, chain, role)


def _claim_phrase(scene: Scene, chain: Chain, role: RolePhrase) -> None:
    """Write down the office that a phrase gives its person; general nouns ("the diplomat") give none."""
    role = with_owner(scene, role)
    general = standing_for(role.role) is not None
    if general and chain.roles and all(r.role != role.role for r in chain.roles):
        return
    scene.give(chain, role)
    _add_claim(scene, chain, role)


def _add_claim(scene: Scene, chain: Chain, role: RolePhrase) -> None:
    tokens = scene.tokens
    span = scene.reading.article.span(tokens[role.first].start, tokens[role.last - 1].end)
    claim = RoleClaim(role.role, role.of, role.status, span)
    chain.claims[claim] = None


def _entities(scene: Scene, reading: Reading) -> tuple[Entity, ...]:
    found = []
    for key, chain in enumerate(sorted((c for c in scene.chains if c.members), key=lambda c: c.first)):
        members = tuple(Member(index, why) for index, why in sorted(chain.members.items()))
        claims = tuple(
            sorted((_settled(chain, c) for c in chain.claims), key=lambda c: (c.span.start, c.span.end))
        )
        found.append(Entity(key, chain.kind, _fullest(reading, chain), members, claims, chain.country))
    return tuple(found)


def _settled(chain: Chain, claim: RoleClaim) -> RoleClaim:
    """A "chancellor" of a country where that means foreign minister, once the person's country is known."""
    known = load_vocabulary("offices")["chancellor"]["countries"]
    if claim.role == "chancellor" and owner_country(chain) in known:
        return replace(claim, role="foreign minister")
    return claim


def _fullest(reading: Reading, chain: Chain) -> str:
    """The name with the most words, the earliest of these; a phrase where there is no name."""
    mentions: Sequence[int] = sorted(chain.members)
    names = [reading.mentions[i].name for i in mentions if reading.mentions[i].form == "name"]
    if chain.is_person() and names:
        return max(names, key=lambda n: len(n.split()))
    return names[0] if names else reading.mentions[mentions[0]].name


ENTITIES = Reader("entities", "1", read_entities, needs=("parse", "mentions"))
