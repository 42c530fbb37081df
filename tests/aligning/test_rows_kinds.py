"""Rows of places, quotations, people and events, from readings built by hand."""

from dataclasses import replace

import pytest

from factory import article, pile_of, span_of
from rashomon.aligning.identities import align_identities
from rashomon.aligning.rows import align_rows
from rashomon.model.alignment import Alignment, EventGroup, Membership, Report, Story, VariantGroup
from rashomon.model.article import Article
from rashomon.model.clause import Clause, Realis
from rashomon.model.event import Event
from rashomon.model.mention import Entity, EntityKind, Member, Mention, RoleClaim
from rashomon.model.quote import Quote, QuoteType
from rashomon.model.reading import Reading
from rashomon.model.row import Row
from rashomon.model.timex import Timex


def telling(text: str, *named: tuple[EntityKind, str], predicate: str = "", words: str = "") -> Reading:
    """An article of one clause that names some people or places."""
    where = article(text, published="2023-04-18", name=text)
    whole = span_of(where, text)
    clause = Clause((whole,), whole, predicate, tuple(words.split()), None, None, "occurred", 0)
    mentions = tuple(Mention(span_of(where, name), kind, "name", name) for kind, name in named)
    entities = tuple(Entity(n, kind, name, (Member(n, "its name"),)) for n, (kind, name) in enumerate(named))
    return Reading(where, sentences=(whole,), clauses=(clause,), mentions=mentions, entities=entities)


def rows(
    *readings: Reading, variants: tuple[VariantGroup, ...] = (), events: tuple[EventGroup, ...] = ()
) -> list[Row]:
    members = tuple(Membership(r.article.id, "placed by hand") for r in readings)
    pile = pile_of(*readings)
    story = Story("s-1", "a story", members, None, None, "placed by hand")
    identities = align_identities(pile, Alignment())
    so_far = Alignment(identities=identities, stories=(story,), variants=variants, events=events)
    return [row for row in align_rows(pile, so_far) if row.verdict != "only"]


def quoting(where: Article, words: str, kind: QuoteType = "direct", speaker: int | None = 0) -> Quote:
    return Quote(
        where.id + words, where.id, kind, (span_of(where, words),), (), (), speaker, "placed by hand"
    )


def test_place_of_one_act_is_a_row_and_a_possessive_is_none() -> None:
    words = "ferry sink crew rescue"
    a = telling("The ferry sank near Oslund.", ("place", "Oslund"), predicate="sink", words=words)
    b = telling("A ferry sank off Oslund.", ("place", "Oslund"), predicate="sink", words=words)
    c = telling("The ferry sank in Oslund's worst storm.", ("place", "Oslund"), predicate="sink", words=words)
    (row,) = rows(a, b)
    assert (row.kind, row.verdict) == ("place", "agree")
    assert row.question in ("Where? “The ferry sank near …”", "Where? “A ferry sank off …”")
    assert [cell.value for cell in row.cells] == ["Oslund", "Oslund"]
    assert rows(a, c) == []


def test_quote_row_cites_the_quoted_words_alone() -> None:
    a = telling("Ana Ruiz said the fleet was “beyond all repair” in May.", ("person", "Ana Ruiz"))
    b = telling("“The fleet is beyond all repair,” said Ana Ruiz.", ("person", "Ana Ruiz"))
    mixed = quoting(a.article, "the fleet was “beyond all repair” in May", "mixed")
    whole = quoting(b.article, "The fleet is beyond all repair,")
    group = VariantGroup("v-1", (mixed.id, whole.id), "placed by hand")
    found = rows(replace(a, quotes=(mixed,)), replace(b, quotes=(whole,)), variants=(group,))
    (row,) = (r for r in found if r.kind == "quote")
    assert {s.text for cell in row.cells for s in cell.spans} == {
        "beyond all repair",
        "The fleet is beyond all repair,",
    }
    assert {cell.said_by for cell in row.cells} == {"Ana Ruiz"}


@pytest.mark.parametrize(("other", "expected"), [("Ana Ruiz", 1), ("Bo Lind", 0)])
def test_short_phrase_joins_only_with_its_own_speaker(other: str, expected: int) -> None:
    a = telling("Ana Ruiz said she was “hopeful” of it.", ("person", "Ana Ruiz"))
    b = telling(f"“I am hopeful that it works,” said {other}.", ("person", other))
    one, two = quoting(a.article, "hopeful"), quoting(b.article, "I am hopeful that it works,")
    found = rows(replace(a, quotes=(one,)), replace(b, quotes=(two,)))
    assert len([r for r in found if r.kind == "quote"]) == expected


def with_office(reading: Reading, office: str, role: str) -> Reading:
    claim = RoleClaim(role, None, "current", span_of(reading.article, office))
    (entity,) = reading.entities
    return replace(reading, entities=(replace(entity, roles=(claim,)),))


def test_who_row_lays_offices_and_names_side_by_side() -> None:
    a = with_office(
        telling("Harbour Director Ana Ruiz left.", ("person", "Ana Ruiz")), "Director", "director"
    )
    b = with_office(
        telling("Ana Ruiz, director of the port, left.", ("person", "Ana Ruiz")), "director", "director"
    )
    c = with_office(
        telling("Strongwoman Ana Ruiz left.", ("person", "Ana Ruiz")), "Strongwoman", "strongwoman"
    )
    (row,) = rows(a, b)
    assert (row.verdict, row.question) == ("agree", "What office does Ana Ruiz hold?")
    assert sorted([s.text for s in cell.spans] for cell in row.cells) == [
        ["Ana Ruiz", "director"],
        ["Harbour Director", "Ana Ruiz"],
    ]
    (row,) = rows(a, c)
    assert row.verdict == "vague"
    assert "“Director”" in row.links[0].why
    assert "“Strongwoman”" in row.links[0].why


def test_kind_of_place_makes_no_other_place_but_a_capital_is_not_its_country() -> None:
    words = "ferry sink crew rescue"
    a = telling("A ferry sank near Oslund.", ("place", "Oslund"), predicate="sink", words=words)
    b = telling(
        "The ferry sank in Oslund district.", ("place", "Oslund district"), predicate="sink", words=words
    )
    (row,) = rows(a, b)
    assert (row.kind, row.verdict) == ("place", "vague")
    c = telling("The ferry sank in Mexico.", ("place", "Mexico"), predicate="sink", words=words)
    d = telling("The ferry sank near Mexico City.", ("place", "Mexico City"), predicate="sink", words=words)
    assert rows(c, d) == []


def test_other_spelling_of_a_main_participant_is_shown() -> None:
    a = telling("Sergey Halvorsen left.", ("person", "Sergey Halvorsen"))
    b = telling("Sergei Halvorsen left.", ("person", "Sergei Halvorsen"))
    (row,) = rows(a, b)
    assert (row.kind, row.verdict) == ("who", "vague")


@pytest.mark.parametrize(
    ("realis", "verdict"), [("occurred", "agree"), ("planned", "update"), ("negated", "vague")]
)
def test_event_rows_tell_plan_from_outcome(realis: Realis, verdict: str) -> None:
    a, b = telling("The minister visited Oslund."), telling("The minister is to visit Oslund.")
    groups, readings = [], []
    for reading, word, real in ((a, "visited", "occurred"), (b, "visit", realis)):
        trigger = span_of(reading.article, word)
        told = span_of(reading.article, reading.article.text)
        event = Event(word, None, None, (), real, trigger, (told,), (), (), None, None)  # type: ignore[arg-type]
        readings.append(replace(reading, events=(event,)))
        groups.append(Report(reading.article.id, word))
    (row,) = rows(*readings, events=(EventGroup("e-1", "s-1", tuple(groups), "placed by hand"),))
    assert (row.kind, row.verdict) == ("event", verdict)


LONG = "We will rebuild every pier of this harbour before the winter comes,"


@pytest.mark.parametrize(("source", "verdict"), [("said Bo Lind", "conflict"), ("said he", "vague")])
def test_two_speakers_are_a_conflict_only_where_both_are_named(source: str, verdict: str) -> None:
    a = telling(f"“{LONG}” said Ana Ruiz.", ("person", "Ana Ruiz"))
    b = telling(f"Bo Lind spoke. “{LONG}” {source}.", ("person", "Bo Lind"))
    one = replace(quoting(a.article, LONG), source=(span_of(a.article, "Ana Ruiz"),))
    two = replace(quoting(b.article, LONG), source=(span_of(b.article, source),))
    group = VariantGroup("v-1", (one.id, two.id), "placed by hand")
    (row,) = (
        r
        for r in rows(replace(a, quotes=(one,)), replace(b, quotes=(two,)), variants=(group,))
        if r.kind == "quote"
    )
    assert row.verdict == verdict


def test_an_article_that_dates_one_programme_twice_contradicts_itself() -> None:
    text = "May 3-4: harbour talks of the PORTIA group in Oslund. The PORTIA group holds its harbour talks in Oslund on May 4-5."
    where = article(text, published="2023-04-18")
    first, second = (span_of(where, s) for s in (text[: text.index(" The")], text[text.index("The") :]))
    clauses = tuple(
        Clause((s,), s, "meet", ("harbour", "talk", "portia", "group", "oslund"), None, None, "planned", n)
        for n, s in enumerate((first, second))
    )
    names: list[tuple[EntityKind, str]] = [("organization", "PORTIA"), ("place", "Oslund")]
    mentions = tuple(
        Mention(span_of(where, name, nth), kind, "name", name) for kind, name in names for nth in (1, 2)
    )
    entities = tuple(
        Entity(n, kind, name, (Member(2 * n, "its name"), Member(2 * n + 1, "its name")))
        for n, (kind, name) in enumerate(names)
    )
    timexes = tuple(
        Timex(span_of(where, words), "DATE", f"{start}/{end}", start, end, None, "stated")
        for words, start, end in (
            ("May 3-4", "2023-05-03", "2023-05-04"),
            ("May 4-5", "2023-05-04", "2023-05-05"),
        )
    )
    reading = Reading(
        where,
        sentences=(first, second),
        clauses=clauses,
        mentions=mentions,
        entities=entities,
        timexes=timexes,
    )
    (row,) = (r for r in rows(reading) if r.kind == "date")
    assert row.verdict == "conflict"
    assert len({cell.article for cell in row.cells}) == 1
    assert "May 3-4" in row.links[0].why
