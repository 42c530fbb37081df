"""Event rows: one happening as each article tells it, and whether it tells it as planned or done."""

from collections.abc import Iterable, Iterator, Mapping

from rashomon.aligning.sheet.building import Judged, build_row
from rashomon.aligning.sheet.facts import Fact, Scopes
from rashomon.aligning.sheet.questions import trimmed
from rashomon.aligning.sheet.verdicts import NOT_SHOWN
from rashomon.model.alignment import EventGroup
from rashomon.model.event import Event
from rashomon.model.row import Row

MAX_TOLD_CHARS = 160
_DONE = ("occurred", "ongoing")


def event_rows(story: str, groups: Iterable[EventGroup], scopes: Mapping[str, Scopes]) -> Iterator[Row]:
    """A row for each event that two articles of the story report."""
    for group in groups:
        facts = []
        for report in group.reports:
            scope = scopes.get(report.article)
            events = {e.id: e for e in scope.reading.events} if scope else {}
            event = events.get(report.event)
            if scope and event and scope.told(event.trigger):
                facts.append(_fact(scope, event))
        if len({f.article.id for f in facts}) > 1:
            fullest = facts[0]
            question = f"What is told of this: “{fullest.value}”?"
            row = build_row(story, "event", facts, question=question, why=group.why, judge=judge_events)
            if row:
                yield row


def judge_events(a: Fact[Event], b: Fact[Event]) -> Judged:
    """A plan and its outcome are an update; told as real and told as unreal is never a conflict by itself."""
    left, right = a.what.realis, b.what.realis
    if left == right or {left, right} == set(_DONE):
        return Judged("agree", f"both tell it as {left}")
    if "planned" in (left, right) and (left in _DONE or right in _DONE):
        return Judged("update", f"“{a.span.text}” tells it as {left}, “{b.span.text}” as {right}")
    return Judged("vague", f"“{a.span.text}” tells it as {left}, “{b.span.text}” as {right}; {NOT_SHOWN}")


def _fact(scope: Scopes, event: Event) -> Fact[Event]:
    article = scope.reading.article
    told = trimmed(" ".join(s.text for s in event.spans), MAX_TOLD_CHARS) or event.trigger.text
    return Fact(article, event.trigger, told, "exact", None, None, None, {}, event)
