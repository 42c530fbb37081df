"""The contract's records, section by section, streamed from a store: entity keys become identity ids."""

from collections.abc import Callable, Iterator
from typing import Any

from rashomon.model.alignment import EventGroup, Identity, Story
from rashomon.model.article import Article
from rashomon.model.event import Actor, Event
from rashomon.model.label import Label
from rashomon.model.quote import Quote
from rashomon.model.record import to_record
from rashomon.store.views import Store
from rashomon.text.places import find_place

Record = dict[str, Any]


def articles(store: Store) -> Iterator[Record]:
    """Every article with its text, blocks, and the evidence for what is known of it."""
    for article in store.articles():
        yield _article(article)


def _article(article: Article) -> Record:
    first = ("id", "origin", "outlet", "headline", "byline", "url", "language", "published", "text", "blocks")
    record = to_record(article)
    return {name: record[name] for name in (*first, *(n for n in record if n not in first))}


def copies(store: Store) -> Iterator[Record]:
    """Passages that stand in two articles."""
    return map(to_record, store.copies())


def origins(store: Store) -> Iterator[Record]:
    """Articles that stand on one telling."""
    return map(to_record, store.origins())


def storylines(store: Store) -> Iterator[Record]:
    """Stories on the same actors, chained through time."""
    return map(to_record, store.storylines())


def stories(store: Store) -> Iterator[Record]:
    """Articles on one happening, each with the reason why it belongs there."""
    return map(_story, store.stories())


def _story(story: Story) -> Record:
    return {
        "id": story.id,
        "title": story.title,
        "articles": list(story.articles),
        "from": story.start,
        "to": story.end,
        "why": story.why,
        "members": to_record(story.members),
    }


def identities(store: Store) -> Iterator[Record]:
    """People, organisations, places and groups across articles."""
    return map(_identity, store.identities())


def _identity(identity: Identity) -> Record:
    return {
        "id": identity.id,
        "name": identity.name,
        "kind": identity.kind,
        "names": to_record(identity.names),
        "mentions": to_record(identity.mentions),
        "roles": [
            {
                "role": role.role,
                "of": role.of,
                "from": role.start,
                "to": role.end,
                "spans": to_record(role.spans),
                "status": role.status,
            }
            for role in identity.roles
        ],
        "why": identity.why,
        "country": identity.country,
    }


def dates(store: Store) -> Iterator[Record]:
    """Time expressions with their values."""
    return _layer(store, "timexes")


def figures(store: Store) -> Iterator[Record]:
    """Numbers with unit, what is counted, and how exact they claim to be."""
    return _layer(store, "figures")


def _layer(store: Store, layer: str) -> Iterator[Record]:
    for article in store.article_ids():
        yield from map(to_record, store.layer(article, layer))


def quotes(store: Store) -> Iterator[Record]:
    """Attributions, with the identity of the speaker and the group of the same utterance elsewhere."""
    for article in store.article_ids():
        who, variants = store.identities_in(article), store.variants_in(article)
        for quote in store.layer(article, "quotes"):
            yield _quote(quote, who, variants)


def _quote(quote: Quote, who: dict[int, str], variants: dict[str, str]) -> Record:
    return {
        "id": quote.id,
        "article": quote.article,
        "type": quote.type,
        "content": to_record(quote.content),
        "cue": to_record(quote.cue),
        "source": to_record(quote.source),
        "speaker": _identity_of(quote.speaker, who),
        "why": quote.why,
        "variants": variants.get(quote.id),
        "candidates": [who[key] for key in quote.candidates if key in who],
        "attitude": quote.attitude,
    }


def labels(store: Store) -> Iterator[Record]:
    """What each article calls somebody; `voice` is null where the words are quoted but nobody is named."""
    for article in store.article_ids():
        who = store.identities_in(article)
        for label in store.layer(article, "labels"):
            yield _label(label, who)


def _label(label: Label, who: dict[int, str]) -> Record:
    return {
        "identity": who.get(label.entity),
        "words": label.words,
        "voice": "narrator" if label.voice == "narrator" else _identity_of(label.speaker, who),
        "span": to_record(label.span),
    }


def events(store: Store) -> Iterator[Record]:
    """Events with the reports of all articles; what they say of themselves is the fullest report's."""
    for group in store.event_groups():
        fullest = group.reports[0]
        event = store.event(fullest.article, fullest.event)
        reports = [(report.article, store.event(report.article, report.event)) for report in group.reports]
        yield _event(store, fullest.article, event, reports, group)
    for article, event in store.lone_events():
        yield _event(store, article, event, [(article, event)], None)


def _event(
    store: Store, article: str, event: Event, reports: list[tuple[str, Event]], group: EventGroup | None
) -> Record:
    who = store.identities_in(article)
    return {
        "id": group.id if group else event.id,
        "type": event.type,
        "mode": event.mode,
        "context": list(event.context),
        "realis": event.realis,
        "date": _date(store, article, event),
        "place": _place(store, article, event),
        "actors": [_actor(actor, who) for actor in event.actors],
        "recipients": [_actor(actor, who) for actor in event.recipients],
        "reports": [{"article": a, "spans": to_record(e.spans), "event": e.id} for a, e in reports],
        "story": group.story if group else next(iter(store.stories_of(article)), None),
        "trigger": to_record(event.trigger),
        "why": group.why if group else None,
    }


def _actor(actor: Actor, who: dict[int, str]) -> Record:
    return {
        "identity": _identity_of(actor.entity, who),
        "span": to_record(actor.span),
        "code": actor.code,
        "sector": actor.sector,
    }


def _date(store: Store, article: str, event: Event) -> Record | None:
    if event.date is None:
        return None
    timex = store.one_of(article, "timexes", event.date)
    return {"start": timex.start, "end": timex.end, "text": timex.span.text}


def _place(store: Store, article: str, event: Event) -> Record | None:
    if event.place is None:
        return None
    entity = store.one_of(article, "entities", event.place)
    found = find_place(entity.name, store.countries_in(article))
    if found is None or entity.country not in (None, found.country):
        return {"name": entity.name, "country": entity.country, "lat": None, "lon": None}
    return {"name": entity.name, "country": found.country, "lat": found.lat, "lon": found.lon}


def rows(store: Store) -> Iterator[Record]:
    """The rows of all sheets, with cells and links."""
    return map(to_record, store.rows())


def _identity_of(entity: int | None, who: dict[int, str]) -> str | None:
    return None if entity is None else who.get(entity)


# In the order of the contract; articles come first, so that a reader of the file knows each text before its spans.
SECTIONS: dict[str, Callable[[Store], Iterator[Record]]] = {
    "articles": articles,
    "copies": copies,
    "origins": origins,
    "stories": stories,
    "storylines": storylines,
    "identities": identities,
    "dates": dates,
    "figures": figures,
    "quotes": quotes,
    "events": events,
    "labels": labels,
    "rows": rows,
}
