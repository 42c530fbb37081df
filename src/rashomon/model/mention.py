"""Who and what an article names: mentions, and the entities they belong to inside that article."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import Span

EntityKind = Literal["person", "organization", "place", "group"]
MentionForm = Literal["name", "nominal", "pronoun"]
RoleStatus = Literal["current", "former", "acting", "elect"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to somebody or something; `name` is their clean form (no possessive, glued tail cut off)."""

    span: Span
    kind: EntityKind
    form: MentionForm
    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """A mention of an entity (index into the article's mentions) and the rule that put it there, in a sentence."""

    mention: int
    why: str


@dataclass(frozen=True, slots=True)
class RoleClaim:
    """An office that the article's words give somebody; `role` and `of` in canonical form, `span` the words."""

    role: str
    of: str | None
    status: RoleStatus
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place or group inside one article.

    `key` is its place in the article's `entities`; `name` the fullest form the article uses. `country`
    is an ISO 3166 alpha-3 code for places and, where the article's words say so, for organisations.
    """

    key: int
    kind: EntityKind
    name: str
    members: tuple[Member, ...]
    roles: tuple[RoleClaim, ...] = ()
    country: str | None = None
