"""The comparison sheet of each story: rows of every kind, in the order of their interest to a reader."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.aligning.base import Aligner
from rashomon.aligning.sheet.dates import date_facts, date_rows
from rashomon.aligning.sheet.events import event_rows
from rashomon.aligning.sheet.facts import Likeness, Scopes
from rashomon.aligning.sheet.figures import figure_facts, figure_rows
from rashomon.aligning.sheet.places import place_facts, place_rows
from rashomon.aligning.sheet.quotes import quote_rows
from rashomon.aligning.sheet.who import who_rows
from rashomon.model.alignment import Alignment, EntityRef, EventGroup, Identity, Pile, VariantGroup
from rashomon.model.reading import Reading
from rashomon.model.row import Row
from rashomon.model.span import Span

ORDER = {"conflict": 0, "update": 1, "vague": 2, "agree": 3, "only": 4}


def align_rows(pile: Pile, so_far: Alignment) -> tuple[Row, ...]:
    """The rows of all stories, story by story."""
    by_entity = {ref: identity for identity in so_far.identities for ref in identity.members}
    events: dict[str | None, list[EventGroup]] = defaultdict(list)
    for group in so_far.events:
        events[group.story].append(group)
    variant_of = {quote: n for n, variants in enumerate(so_far.variants) for quote in variants.quotes}
    rows: list[Row] = []
    for story in so_far.stories:
        readings = [pile.reading(article) for article in sorted(story.articles)]
        groups = sorted({variant_of[q.id] for r in readings for q in r.quotes if q.id in variant_of})
        shared = [so_far.variants[n] for n in groups]
        found = _story_rows(story.id, readings, by_entity, events[story.id], shared)
        rows += sorted(_without_parts(found), key=_interest)
    return tuple(rows)


def _story_rows(
    story: str,
    readings: Sequence[Reading],
    by_entity: Mapping[EntityRef, Identity],
    events: Sequence[EventGroup],
    variants: Sequence[VariantGroup],
) -> Iterator[Row]:
    scopes = {r.article.id: Scopes(r, by_entity) for r in readings}
    likeness = Likeness(scopes.values())
    ids = list(scopes)
    refs = (EntityRef(r.article.id, e.key) for r in readings for e in r.entities)
    here = {by_entity[ref].id: by_entity[ref] for ref in refs if ref in by_entity}
    yield from figure_rows(story, [f for s in scopes.values() for f in figure_facts(s)], likeness, ids)
    yield from date_rows(story, [f for s in scopes.values() for f in date_facts(s)], likeness, ids)
    yield from place_rows(story, [f for s in scopes.values() for f in place_facts(s, by_entity)], likeness)
    yield from quote_rows(story, variants, scopes, by_entity)
    yield from event_rows(story, events, scopes, by_entity)
    yield from who_rows(story, [here[i] for i in sorted(here)], scopes)


def _without_parts(rows: Iterable[Row]) -> list[Row]:
    """Leave out a row whose cells all stand in a larger row of its kind."""
    holders: dict[tuple[str, Span], set[str]] = defaultdict(set)
    kept: list[Row] = []
    for row in sorted(rows, key=lambda r: (-len(r.cells), r.id)):
        cited = [(row.kind, span) for cell in row.cells for span in cell.spans]
        if not set.intersection(*(holders[key] for key in cited)):
            kept.append(row)
            for key in cited:
                holders[key].add(row.id)
    return kept


def _interest(row: Row) -> tuple[int, int, str, int, str]:
    """Conflicts first, then what most tell, then text order."""
    first = row.cells[0].spans[0]
    return (ORDER[row.verdict], -len(row.cells), first.article, first.start, row.id)


ROWS = Aligner("rows", "2", align_rows, needs=("identities", "stories"))
