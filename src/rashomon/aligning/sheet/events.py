"""Event rows: one happening as each article tells it, and whether it tells it as planned or done."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.aligning.sheet.building import Judged, build_row
from rashomon.aligning.sheet.facts import Fact, Scopes
from rashomon.aligning.sheet.questions import bare, whether
from rashomon.aligning.sheet.verdicts import NOT_SHOWN
from rashomon.model.alignment import EntityRef, EventGroup, Identity
from rashomon.model.event import Event
from rashomon.model.row import Row
from rashomon.model.span import Span
from rashomon.text.normal_forms import words

# A cell shows the act with its parties, no more than a reader takes in at a glance.
MAX_TOLD_CHARS = 120
# A cell of fewer words ("held", "arresting her") tells nothing beside another.
MIN_TOLD_WORDS = 4
_DONE = ("occurred", "ongoing")

Names = Mapping[EntityRef, Identity]


def event_rows(
    story: str, groups: Iterable[EventGroup], scopes: Mapping[str, Scopes], names: Names
) -> Iterator[Row]:
    """A row for each event that two articles of the story report."""
    for group in groups:
        facts = []
        for report in group.reports:
            scope = scopes.get(report.article)
            events = {e.id: e for e in scope.reading.events} if scope else {}
            event = events.get(report.event)
            if scope and event and scope.told(event.trigger):
                facts.append(_fact(scope, event))
        facts = _telling(facts)
        if len({f.article.id for f in facts}) > 1:
            question = _question(facts, scopes, names)
            row = build_row(story, "event", facts, question=question, why=group.why, judge=judge_events)
            if row:
                yield row


def judge_events(a: Fact[Event], b: Fact[Event]) -> Judged:
    """A plan and its outcome are an update; told as real and told as unreal is never a conflict by itself."""
    left, right = a.what.realis, b.what.realis
    if left == right or {left, right} == set(_DONE):
        return Judged("agree", f"both tell it as {left}")
    if "planned" in (left, right) and (left in _DONE or right in _DONE):
        plan, done = (a, b) if left == "planned" else (b, a)
        return Judged("update", f"“{plan.value}” tells the plan, “{done.value}” that it was done")
    return Judged("vague", f"“{a.value}” tells it as {left}, “{b.value}” as {right}; {NOT_SHOWN}")


def _telling(facts: Sequence[Fact[Event]]) -> list[Fact[Event]]:
    """Without bare verbs, and without the plan where the same article tells that it was done."""
    done = {f.article.id for f in facts if f.what.realis in _DONE}
    full = [f for f in facts if len(words(f.value)) >= MIN_TOLD_WORDS and not _bare_verb(f)]
    return [f for f in full if f.what.realis != "planned" or f.article.id not in done]


def _bare_verb(fact: Fact[Event]) -> bool:
    """Whether the words say who acts and nothing behind the verb: "Mr. Trump promised"."""
    ends_there = fact.what.trigger.end >= fact.span.end
    return ends_there and fact.clause is not None and fact.clause.subject is not None


def _fact(scope: Scopes, event: Event) -> Fact[Event]:
    """The act with its parties: the piece of its clause around the verb, cut at a word."""
    article = scope.reading.article
    piece = next((s for s in event.spans if s.covers(event.trigger)), event.trigger)
    clause = scope.clause_of(event.trigger)
    span = _cut(scope, piece, event.trigger, clause.subject if clause else None)
    return Fact(
        article,
        span,
        " ".join(span.text.split()),
        "exact",
        None,
        None,
        clause,
        {},
        event,
        decides=(event.realis,),
    )


def _cut(scope: Scopes, piece: Span, verb: Span, subject: Span | None) -> Span:
    """At most so many characters of the piece with the verb in them, from its subject on where that fits."""
    article = scope.reading.article
    start, end = piece.start, piece.end
    if subject and piece.covers(subject) and subject.start < verb.start:
        start = max(start, subject.start)
    if verb.end - start > MAX_TOLD_CHARS * 2 // 3:
        start = article.text.rfind(" ", start, verb.start - MAX_TOLD_CHARS // 3) + 1 or verb.start
    if end - start > MAX_TOLD_CHARS:
        end = max(article.text.rfind(" ", verb.end, start + MAX_TOLD_CHARS), verb.end)
    told = bare(article.text[start:end])
    at = article.text.find(told, start, end) if told else -1
    return article.span(at, at + len(told)) if at >= 0 else verb


def _question(facts: Sequence[Fact[Event]], scopes: Mapping[str, Scopes], names: Names) -> str:
    """Who did what to whom, asked as planned, as done, or as either."""
    planned = {f.what.realis == "planned" for f in facts}
    headlines = (_headline(scopes[f.article.id], f.what, names) for f in facts)
    named = next((found for found in headlines if found), None)
    if named:
        actor, verb, other = named
        if len(planned) > 1:
            return f"{actor} {verb}s {other}: planned or done?"
        return f"{'Will' if planned == {True} else 'Did'} {actor} {verb} {other}?"
    asked = [question for f in facts if (question := whether(f))]
    if asked:
        return min(asked, key=lambda q: (len(q), q))
    fullest = max(facts, key=lambda f: len(f.value)).value
    return f"{fullest}: planned or done?" if len(planned) > 1 else f"How is it told: {fullest}?"


def _headline(scope: Scopes, event: Event, names: Names) -> tuple[str, str, str] | None:
    """The parties of a visit or a meeting by name, None where one of them is not known by name."""
    if event.mode not in ("visit", "meet") or not event.actors:
        return None
    others = (
        [r.entity for r in event.recipients[:1]] or [a.entity for a in event.actors[1:2]] or [event.place]
    )
    entities = scope.reading.entities
    to_place = others[0] is not None and entities[others[0]].kind == "place"
    if to_place != (event.mode == "visit"):
        return None
    found = [_name(scope, key, names) for key in (event.actors[0].entity, others[0])]
    return None if found[0] is None or found[1] is None else (found[0], event.mode, found[1])


def _name(scope: Scopes, key: int | None, names: Names) -> str | None:
    identity = None if key is None else names.get(EntityRef(scope.reading.article.id, key))
    return identity.name if identity else None
