import json
from pathlib import Path

import pytest
from benchmarks.events.run import below_floors, score

from factory import article, read
from rashomon.model.event import Actor, Event
from rashomon.model.reading import Reading

pytestmark = pytest.mark.model
ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "../shared/data"


def names(reading: Reading, actors: tuple[Actor, ...]) -> list[str]:
    return [reading.entities[a.entity].name if a.entity is not None else a.span.text for a in actors]


def only(text: str, kind: str | None = None) -> tuple[Reading, Event]:
    """The one event of a text, or the one of a type."""
    reading = read(text)
    found = [e for e in reading.events if kind is None or e.type == kind]
    assert len(found) == 1, [(e.type, e.trigger.text) for e in reading.events]
    return reading, found[0]


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("French President Jean Morel visited Poland on Monday.", "CONSULT", "visit"),
        ("Jean Morel met with Anna Kowalska in Warsaw.", "CONSULT", "meet"),
        ("France and Poland signed an agreement on trade.", "AGREE", None),
        ("France imposed sanctions on Belarus.", "SANCTION", "impose"),
        ("Rebels attacked a convoy near the capital.", "ASSAULT", None),
        ("Students staged a demonstration in Lagos.", "PROTEST", "demo"),
        ("Police arrested two journalists in Cairo.", "COERCE", "arrest"),
        ("Poland accused Belarus of lying.", "ACCUSE", "allege"),
        ("Iran condemned the United States.", "ACCUSE", "disapprove"),
        ("Iran rejected the proposal.", "REJECT", None),
        ("Japan sent food aid to Nepal.", "AID", None),
        ("Germany backed Ukraine.", "SUPPORT", None),
        ("Iran threatened to attack Israel.", "THREATEN", None),
        ("The president urged Turkey to open the border.", "REQUEST", None),
        ("Syria withdrew its troops from Lebanon.", "RETREAT", "withdraw"),
        ("India deployed troops along the border.", "MOBILIZE", "troops"),
        ("North Korea tested a missile.", "MOBILIZE", "weapons"),
        ("The minister apologized to Kenya.", "CONCEDE", None),
        ("France and Egypt held military exercises.", "COOPERATE", None),
    ],
)
def test_each_plover_type_has_its_words(text: str, kind: str, mode: str | None) -> None:
    _, event = only(text)
    assert (event.type, event.mode) == (kind, mode)


@pytest.mark.parametrize(
    "text",
    [
        "The weather in Paris is pleasant.",
        "Jean Morel said that the economy is growing.",
        "The report supports the theory.",
        "The gesture bolstered confidence.",
    ],
)
def test_what_no_rule_knows_is_no_event(text: str) -> None:
    assert read(text).events == ()


def test_passive_turns_actor_and_recipient_round() -> None:
    reading, event = only("Anna Kowalska was arrested by Belarusian police.")
    assert names(reading, event.recipients) == ["Anna Kowalska"]
    assert [(a.code, a.sector) for a in event.actors] == [("BLR", "COP")]


def test_noun_is_an_act_with_owner_and_goal() -> None:
    reading, event = only("Jean Morel’s visit to Poland cost a fortune.")
    assert (event.type, event.mode, event.trigger.text) == ("CONSULT", "visit", "visit")
    assert names(reading, event.actors) == ["Jean Morel"]
    assert names(reading, event.recipients) == ["Poland"]


def test_light_verb_names_both_sides() -> None:
    reading, event = only("Jean Morel held a meeting with Anna Kowalska.")
    assert (names(reading, event.actors), names(reading, event.recipients)) == (
        ["Jean Morel"],
        ["Anna Kowalska"],
    )


def test_coordinated_countries_are_all_recipients() -> None:
    reading, event = only("Jean Morel is scheduled to visit Poland and Latvia.")
    assert names(reading, event.recipients) == ["Poland", "Latvia"]
    assert event.realis == "planned"


def test_purpose_shares_date_and_place_of_the_arrival() -> None:
    reading = read("Jean Morel arrived in Warsaw on Tuesday to meet with Anna Kowalska.")
    meeting = next(e for e in reading.events if e.mode == "meet")
    assert meeting.date is not None
    assert reading.timexes[meeting.date].span.text == "Tuesday"
    assert meeting.place is not None
    assert reading.entities[meeting.place].name == "Warsaw"


def test_both_are_the_two_sides_of_the_clause_above() -> None:
    text = "Jean Morel received Anna Kowalska at the port, where both signed an agreement."
    reading, event = only(text, "AGREE")
    assert names(reading, event.actors) == ["Jean Morel", "Anna Kowalska"]


def test_pronoun_of_a_report_is_its_reporter() -> None:
    _, event = only("Syria says it will withdraw its troops from Lebanon.")
    assert [a.code for a in event.actors] == ["SYR"]


def test_headline_infinitive_is_a_plan() -> None:
    _, event = only("French minister to visit Poland next week")
    assert event.realis == "planned"


def test_speech_act_takes_over_the_act_it_speaks_of() -> None:
    reading, event = only("Iran threatened to attack Israel.")
    assert names(reading, event.recipients) == ["Israel"]


def test_words_of_a_direct_quotation_are_no_event() -> None:
    reading = read("“We bombed the bridge and we will attack Norland,” Jean Morel said.")
    assert reading.events == ()


def test_day_after_publication_is_a_plan() -> None:
    told = article("Jean Morel visits Poland on March 9, 2024.", published="2024-03-01")
    assert [e.realis for e in read(told).events] == ["planned"]


def test_codes_come_from_the_words_and_stay_empty_without_them() -> None:
    _, event = only("Russian troops attacked a village.")
    assert [(a.code, a.sector) for a in event.actors] == [("RUS", "MIL")]
    _, event = only("Latin American countries backed Ukraine.")
    assert [a.code for a in event.actors] == [None]


def test_events_cite_the_text_and_keep_their_ids() -> None:
    text = "Police arrested two journalists in Cairo. Japan sent food aid to Nepal."
    first, again = read(text), read(text)
    assert [e.id for e in first.events] == [e.id for e in again.events]
    assert len({e.id for e in first.events}) == 2
    for event in first.events:
        for span in (event.trigger, *event.spans, *(a.span for a in (*event.actors, *event.recipients))):
            assert first.article.text[span.start : span.end] == span.text


@pytest.mark.skipif(not (DATA / "plover_gsr").is_dir(), reason="../shared/data/plover_gsr is not there")
def test_floor_on_plovers_gold_records_holds() -> None:
    floors = json.loads((ROOT / "benchmarks" / "events" / "floors.json").read_text(encoding="utf-8"))
    name = "plover_gsr"
    assert below_floors({name: score(name, DATA, errors=False)}, {name: floors[name]}) == []


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Four people were killed when the ferry struck the breakwater on Saturday.", []),
        ("The storm killed nine people in Port Almeda.", []),
        ("A gunman opened fire at the market. Four people were killed.", ["ASSAULT"]),
        ("Rebels killed four soldiers in Port Almeda.", ["ASSAULT"]),
    ],
)
def test_read_events_takes_no_accident_for_an_assault(text: str, types: list[str]) -> None:
    assert [e.type for e in read(text).events if e.trigger.text == "killed"] == types
