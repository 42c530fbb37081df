"""People and groups of a story, with the words each outlet uses of them and in whose voice."""

from collections import defaultdict
from dataclasses import dataclass

from rashomon.model.alignment import Identity, Role
from rashomon.model.article import Article
from rashomon.model.label import Label
from rashomon.model.reading import Reading
from rashomon.report.links import Links

# The most talked-of of a story; the page is no register.
MOST_PEOPLE = 40


@dataclass(frozen=True, slots=True)
class LabelView:
    """Words used of somebody: where, how often by this outlet, and whose they are (None is the narrator)."""

    words: str
    voice: str | None
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """One identity; `labels` has a tuple per outlet, in the order of the sheet's outlets."""

    id: str
    name: str
    kind: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    articles: int
    href: str
    labels: tuple[tuple[LabelView, ...], ...]


class Naming:
    """Looks identities up by the entity of an article."""

    def __init__(self, identities: tuple[Identity, ...]) -> None:
        self._of = {(m.article, m.entity): i for i in identities for m in i.members}

    def identity(self, article: str, entity: int | None) -> Identity | None:
        """The identity behind an entity, None where nobody was made out."""
        return None if entity is None else self._of.get((article, entity))


def build_people(
    readings: dict[str, Reading], outlets: tuple[str, ...], naming: Naming, links: Links
) -> tuple[PersonView, ...]:
    """The story's people and groups, those in most articles first."""
    found: dict[str, Identity] = {}
    articles: defaultdict[str, set[str]] = defaultdict(set)
    mentions: defaultdict[str, int] = defaultdict(int)
    for reading in readings.values():
        for entity in reading.entities:
            identity = naming.identity(reading.article.id, entity.key)
            if identity and identity.kind in ("person", "organization", "group"):
                found[identity.id] = identity
                articles[identity.id].add(reading.article.id)
                mentions[identity.id] += len(entity.members)
    labels = _labels(readings, naming, links)
    order = sorted(
        found,
        key=lambda i: (found[i].kind != "person", -len(articles[i]), -mentions[i], found[i].name, i),
    )
    shown = [i for i in order if labels.get(i) or _matters(found[i], len(articles[i]))][:MOST_PEOPLE]
    return tuple(_person(found[i], len(articles[i]), labels.get(i, {}), outlets, links) for i in shown)


def _matters(identity: Identity, articles: int) -> bool:
    """A person of whom something is told: an office, or more than one article that names them."""
    return identity.kind == "person" and (articles > 1 or bool(identity.roles))


def _person(
    identity: Identity,
    articles: int,
    labels: dict[str, tuple[LabelView, ...]],
    outlets: tuple[str, ...],
    links: Links,
) -> PersonView:
    return PersonView(
        id=identity.id,
        name=identity.name,
        kind=identity.kind,
        names=tuple(n.text for n in identity.names if n.text != identity.name),
        roles=_offices(identity.roles),
        articles=articles,
        href=links.identity(identity.id),
        labels=tuple(labels.get(outlet, ()) for outlet in outlets),
    )


def _offices(roles: tuple[Role, ...]) -> tuple[str, ...]:
    """Offices in words, once each; "president" goes without saying beside "president, Russia"."""
    owned = {(r.role, r.status) for r in roles if r.of}
    told = [r for r in roles if r.of or (r.role, r.status) not in owned]
    return tuple(dict.fromkeys(_office(r) for r in told))


def _office(role: Role) -> str:
    words = f"{role.role}, {role.of}" if role.of else role.role
    return words if role.status == "current" else f"{role.status} {words}"


def _labels(
    readings: dict[str, Reading], naming: Naming, links: Links
) -> dict[str, dict[str, tuple[LabelView, ...]]]:
    """Identity id -> outlet -> labels, commonest first."""
    grouped: defaultdict[tuple[str, str, str, str | None], list[Label]] = defaultdict(list)
    for reading in readings.values():
        article: Article = reading.article
        for label in reading.labels:
            identity = naming.identity(article.id, label.entity)
            if identity:
                voice = _voice(label, article.id, naming)
                grouped[identity.id, article.shown_outlet, label.words.lower(), voice].append(label)
    table: defaultdict[str, defaultdict[str, list[LabelView]]] = defaultdict(lambda: defaultdict(list))
    for (identity_id, outlet, _, voice), uses in grouped.items():
        first = min(uses, key=lambda use: use.span)
        table[identity_id][outlet].append(LabelView(first.words, voice, len(uses), links.words(first.span)))
    return {
        i: {o: tuple(sorted(v, key=lambda x: (-x.count, x.words, x.voice or ""))) for o, v in by.items()}
        for i, by in table.items()
    }


def _voice(label: Label, article: str, naming: Naming) -> str | None:
    if label.voice == "narrator":
        return None
    speaker = naming.identity(article, label.speaker)
    return speaker.name if speaker else "somebody quoted"
