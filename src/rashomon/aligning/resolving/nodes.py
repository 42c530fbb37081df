"""The names of a pile, each with where it occurs: what the identities are joined from.

One node holds every entity of one kind that goes by the same full name; a lone surname, or an organisation whose
name fits one in every country, stays a node of its own article until something shows whose it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rashomon.model.alignment import EntityRef
from rashomon.model.mention import Entity, EntityKind, RoleClaim
from rashomon.model.reading import Reading
from rashomon.model.span import Span
from rashomon.text.countries import country_of, is_country_name
from rashomon.text.normal_forms import fold, words
from rashomon.text.person_names import core_parts, name_parts
from rashomon.text.vocabulary import load_vocabulary

RoleKey = tuple[str, str | None]


@dataclass(slots=True)
class Node:
    """Entities known to be one before anything is compared; `lone` where the name is too little to go by."""

    kind: EntityKind
    name: str
    key: str
    lone: bool
    country: str | None = None
    refs: list[EntityRef] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    roles: set[RoleKey] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)

    def add(self, reading: Reading, entity: Entity) -> None:
        """Take in one entity of an article."""
        self.refs.append(EntityRef(reading.article.id, entity.key))
        self.articles.add(reading.article.id)
        self.roles |= {(r.role, r.of) for r in entity.roles}
        self.aliases |= {fold(name) for name in name_forms(reading, entity)}
        self.country = self.country or entity.country


@dataclass(frozen=True, slots=True)
class Seen:
    """What an identity is made from: one article's entity with its names, words and offices."""

    ref: EntityRef
    kind: EntityKind
    country: str | None
    published: str | None
    names: tuple[str, ...]
    spans: tuple[Span, ...]
    roles: tuple[RoleClaim, ...]


def seen_in(reading: Reading, entity: Entity) -> Seen:
    """An entity apart from its article."""
    article = reading.article
    return Seen(
        ref=EntityRef(article.id, entity.key),
        kind=entity.kind,
        country=entity.country,
        published=article.published.value if article.published else None,
        names=tuple(name_forms(reading, entity)),
        spans=tuple(reading.mentions[m.mention].span for m in entity.members),
        roles=entity.roles,
    )


def name_forms(reading: Reading, entity: Entity) -> list[str]:
    """The names, in order, by which the article's words refer to the entity."""
    mentions = (reading.mentions[m.mention] for m in entity.members)
    return [m.name for m in mentions if m.form == "name" and m.name]


def gather_nodes(readings: Iterable[Reading]) -> tuple[list[Node], dict[str, set[str]]]:
    """All nodes, sorted, and for each article the keys of what it names: its company."""
    nodes: dict[tuple[str, str], Node] = {}
    company: dict[str, set[str]] = {}
    for reading in readings:
        keys = company.setdefault(reading.article.id, set())
        for entity in reading.entities:
            key, lone = node_key(entity)
            if not key or not name_forms(reading, entity):
                continue
            keys.add(f"{entity.kind}:{key}")
            place = (entity.kind, f"{key}@{reading.article.id}" if lone else key)
            node = nodes.setdefault(place, Node(entity.kind, entity.name, key, lone))
            node.add(reading, entity)
    return [nodes[place] for place in sorted(nodes)], company


def node_key(entity: Entity) -> tuple[str, bool]:
    """What the entity's name is looked up by, and whether that is too little to tell it from a namesake."""
    if entity.kind == "person":
        parts = name_parts(entity.name)
        return (
            ("".join(parts), False)
            if len(core_parts(entity.name)) > 1
            else ("".join(core_parts(entity.name)), True)
        )
    if entity.kind == "place":
        return place_key(entity.name, entity.country), False
    if entity.kind == "organization":
        return organization_key(entity.name, entity.country)
    return fold(entity.name).removeprefix("the ").removesuffix("s"), False


def place_key(name: str, country: str | None) -> str:
    """A country by its code; any other place by its folded name (its country is compared later)."""
    if is_country_name(name):
        return f"country {country_of(name)}"
    key = " ".join(words(name)).removeprefix("the ").replace("-", " ")
    return f"{key}, {country}" if country else key


def organization_key(name: str, country: str | None) -> tuple[str, bool]:
    """The folded name without article, dots and company suffix; a generic name needs its country."""
    lists = load_vocabulary("identities")
    parts = [w.replace("-", " ") for w in words(name.replace(".", ""))]
    parts = parts[1:] if parts[:1] == ["the"] and len(parts) > 1 else parts
    if len(parts) > 1 and parts[-1] in lists["corporate_suffixes"]:
        parts = parts[:-1]
    key = " ".join(parts)
    named = [p for p in parts if p not in set(lists["generic_organization_words"])]
    if not named or all(country_of(p) for p in named):
        where = country or next((c for p in named if (c := country_of(p))), None)
        bare = " ".join(p for p in parts if p not in ("of", "the") and not country_of(p))
        return (f"{bare}, {where}", False) if where else (key, True)
    return key, False
