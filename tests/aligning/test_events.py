from dataclasses import replace

import pytest

from factory import article, pile_of, span_of
from rashomon.aligning.events import align_events
from rashomon.model.alignment import Alignment, EntityRef, EventGroup, Identity, Membership, Story
from rashomon.model.clause import Realis
from rashomon.model.event import Actor, Event
from rashomon.model.mention import Entity, Member, Mention
from rashomon.model.reading import Reading
from rashomon.model.timex import Timex

TEXT = "Morel visited Poland on that day."


def telling(
    name: str, day: str | None = None, *, until: str | None = None, realis: Realis = "occurred"
) -> Reading:
    """One article that tells of Morel's visit to Poland."""
    where = article(TEXT, name=name)
    morel, poland, when = (span_of(where, w) for w in ("Morel", "Poland", "that day"))
    entities = (
        Entity(0, "person", "Morel", (Member(0, "name"),)),
        Entity(1, "place", "Poland", (Member(1, "name"),), country="POL"),
    )
    trigger = span_of(where, "visited")
    event = Event(
        f"e-{name}", "CONSULT", "visit", (), realis, trigger, (where.span(0, len(TEXT)),),
        (Actor(0, morel, None, None),), (Actor(1, poland, "POL", None),), 0 if day else None, 1,
    )  # fmt: skip
    return Reading(
        where,
        mentions=(Mention(morel, "person", "name", "Morel"), Mention(poland, "place", "name", "Poland")),
        entities=entities,
        timexes=(Timex(when, "DATE", day, day, until or day, None, ""),) if day else (),
        events=(event,),
    )


def groups(*readings: Reading, stories: bool = True) -> tuple[EventGroup, ...]:
    pile = pile_of(*readings)
    refs = tuple(EntityRef(a, 0) for a in pile.article_ids())
    morel = Identity("i-morel", "Morel", "person", (), refs, (), (), "")
    members = tuple(Membership(a, "") for a in pile.article_ids())
    story = (Story("s-1", "A visit", members, None, None, ""),) if stories else ()
    return align_events(pile, Alignment(identities=(morel,), stories=story))


def sizes(found: tuple[EventGroup, ...]) -> list[int]:
    return sorted(len(g.reports) for g in found)


def test_same_act_on_the_same_day_is_one_event() -> None:
    found = groups(telling("a", "2024-03-05"), telling("b", "2024-03-05"))
    assert sizes(found) == [2]
    assert "Morel" in found[0].why
    assert "Poland" in found[0].why


def test_plan_and_fulfilment_are_one_event() -> None:
    found = groups(telling("a", "2024-03-05", realis="planned"), telling("b", "2024-03-05"))
    assert sizes(found) == [2]
    assert "foretold" in found[0].why


@pytest.mark.parametrize("realis", ["negated", "hypothetical"])
def test_what_did_not_happen_stays_apart(realis: Realis) -> None:
    assert sizes(groups(telling("a", "2024-03-05", realis=realis), telling("b", "2024-03-05"))) == [1, 1]


def test_other_days_are_other_events() -> None:
    assert sizes(groups(telling("a", "2024-03-05"), telling("b", "2024-06-05"))) == [1, 1]


def test_undated_report_joins_the_only_date() -> None:
    assert sizes(groups(telling("a", "2024-03-05"), telling("b"))) == [2]


def test_undated_report_joins_neither_of_two_dates() -> None:
    assert sizes(groups(telling("a", "2024-03-05"), telling("b", "2024-06-05"), telling("c"))) == [1, 1, 1]


def test_vague_month_joins_the_day_inside_it() -> None:
    found = groups(
        telling("a", "2024-03-05"), telling("b", "2024-06-05"), telling("c", "2024-03-01", until="2024-03-31")
    )
    assert sizes(found) == [1, 2]


def test_articles_of_no_story_are_not_joined() -> None:
    found = groups(telling("a", "2024-03-05"), telling("b", "2024-03-05"), stories=False)
    assert sizes(found) == [1, 1]
    assert all(g.story is None for g in found)


def test_other_recipient_is_another_event() -> None:
    other = telling("b", "2024-03-05")
    event = replace(other.events[0], recipients=(replace(other.events[0].recipients[0], code="LVA"),))
    assert sizes(groups(telling("a", "2024-03-05"), replace(other, events=(event,)))) == [1, 1]


def test_order_of_articles_changes_nothing() -> None:
    told = [telling("a", "2024-03-05"), telling("b"), telling("c", "2024-03-05")]
    assert groups(*told) == groups(*reversed(told))


def signing(name: str, *sides: str, realis: Realis = "occurred") -> Reading:
    """One article that tells of a pact, with the sides it names."""
    where = article(f"{' and '.join(sides)}: to sign a pact.", name=name)
    spans = [span_of(where, side) for side in sides]
    trigger = span_of(where, "sign")
    whole = where.span(0, len(where.text))
    return Reading(
        where,
        mentions=tuple(Mention(s, "person", "name", s.text) for s in spans),
        entities=tuple(Entity(n, "person", side, (Member(n, "name"),)) for n, side in enumerate(sides)),
        events=(
            Event(
                f"e-{name}", "AGREE", None, (), realis, trigger, (whole,),
                tuple(Actor(n, s, None, None) for n, s in enumerate(spans)), (), None, None,
            ),
        ),
    )  # fmt: skip


def pacts(*readings: Reading) -> tuple[EventGroup, ...]:
    pile = pile_of(*readings)
    names = sorted({e.name for r in readings for e in r.entities})
    people = tuple(
        Identity(
            f"i-{name}", name, "person", (),
            tuple(EntityRef(r.article.id, e.key) for r in readings for e in r.entities if e.name == name), (), (), "",
        )
        for name in names
    )  # fmt: skip
    story = Story("s-1", "A pact", tuple(Membership(a, "") for a in pile.article_ids()), None, None, "")
    return align_events(pile, Alignment(identities=people, stories=(story,)))


def test_pact_told_of_one_side_is_the_pact_told_of_both() -> None:
    plan, done = signing("a", "Morel", realis="planned"), signing("b", "Morel", "Ruiz")
    assert sizes(pacts(plan, done)) == [2]
    assert sizes(pacts(plan, done, signing("c", "Morel", "Lind"))) == [1, 1, 1]
