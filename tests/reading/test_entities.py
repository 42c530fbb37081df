"""Entities of the real pipeline on invented texts, and the expected chains of the seeds."""

from pathlib import Path

import pytest

from factory import article
from rashomon.model.mention import Entity
from rashomon.model.reading import Reading
from rashomon.reading.base import apply_readers
from rashomon.reading.coreference.names import given_fits
from rashomon.reading.entities import ENTITIES
from rashomon.reading.mentions import MENTIONS
from rashomon.reading.parse import PARSE

SEEDS = Path(__file__).resolve().parents[2] / "../shared/seeds"


def reading_of(text: str) -> Reading:
    return apply_readers(Reading(article(text)), (PARSE, MENTIONS, ENTITIES))


def words(reading: Reading, entity: Entity) -> list[str]:
    return [reading.mentions[m.mention].span.text for m in entity.members]


def chain(reading: Reading, name: str) -> list[str]:
    """The words of the one entity of this name."""
    (entity,) = (e for e in reading.entities if e.name == name)
    return words(reading, entity)


def holder(reading: Reading, phrase: str, nth: int = 0) -> str | None:
    """The name of the entity that the nth such mention belongs to."""
    index = [i for i, m in enumerate(reading.mentions) if m.span.text == phrase][nth]
    return next((e.name for e in reading.entities for m in e.members if m.mention == index), None)


@pytest.mark.model
def test_full_names_surnames_and_spellings_are_one() -> None:
    reading = reading_of("Sergey Lavrov spoke. Sergei Lavrov left Moscow. Mr. Lavrov was late.")
    assert chain(reading, "Sergey Lavrov") == ["Sergey Lavrov", "Sergei Lavrov", "Lavrov"]


@pytest.mark.model
def test_two_bearers_of_a_surname_stay_two() -> None:
    text = "Delcy Rodríguez met Bruno Rodríguez in Havana. On Friday Rodríguez spoke to the press."
    reading = reading_of(text)
    assert {"Delcy Rodríguez", "Bruno Rodríguez"} <= {e.name for e in reading.entities}
    assert holder(reading, "Rodríguez") is None


@pytest.mark.parametrize(
    ("known", "given", "fits"),
    [
        ("sergey", "serguei", True), ("dmitri", "dmitry", True), ("mohammed", "muhammad", True), ("donald", "d", True),
        ("maria", "marina", False), ("daniel", "daniela", False), ("juan", "jean", False), ("mario", "maria", False),
        ("anna", "olga", False),
    ],
)  # fmt: skip
def test_given_names_in_other_spellings(known: str, given: str, fits: bool) -> None:
    assert given_fits(known, given) is fits


@pytest.mark.model
def test_mr_and_ms_tell_bearers_apart() -> None:
    reading = reading_of("Maria Holt and David Holt sued the city. Ms. Holt spoke on Monday.")
    assert holder(reading, "Holt") == "Maria Holt"


@pytest.mark.model
def test_role_phrase_finds_its_holder() -> None:
    text = (
        "Russian Foreign Minister Sergey Lavrov met Peruvian Foreign Minister Hugo Quispe in Lima.\n\n"
        "“We agree,” the Russian top diplomat said. The Peruvian diplomat nodded."
    )
    reading = reading_of(text)
    assert holder(reading, "the Russian top diplomat") == "Sergey Lavrov"
    assert holder(reading, "The Peruvian diplomat") == "Hugo Quispe"


@pytest.mark.model
def test_counterpart_holds_the_same_office() -> None:
    text = (
        "Bolivian Foreign Minister Rogelio Paz arrived on Monday.\n\n"
        "Russian Foreign Minister Igor Petrov invited his Bolivian counterpart to Moscow."
    )
    assert holder(reading_of(text), "his Bolivian counterpart") == "Rogelio Paz"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "role", "of", "status"),
    [
        ("Russian Foreign Minister Igor Petrov arrived in Oslo.", "foreign minister", "Russia", "current"),
        (
            "Igor Petrov, the foreign minister of Russia, arrived in Oslo.",
            "foreign minister",
            "Russia",
            "current",
        ),
        ("Russia’s foreign minister, Igor Petrov, arrived in Oslo.", "foreign minister", "Russia", "current"),
        ("Igor Petrov is the president of Bolivia.", "president", "Bolivia", "current"),
        ("Former Russian President Igor Petrov arrived in Oslo.", "president", "Russia", "former"),
        ("Foreign Minister Igor Petrov arrived in Oslo.", "foreign minister", None, "current"),
    ],
)
def test_role_claims(text: str, role: str, of: str | None, status: str) -> None:
    reading = reading_of(text)
    (entity,) = (e for e in reading.entities if e.name == "Igor Petrov")
    assert [(c.role, c.of, c.status) for c in entity.roles] == [(role, of, status)]
    span = entity.roles[0].span
    assert reading.article.text[span.start : span.end] == span.text


@pytest.mark.model
def test_pronouns_follow_the_subject_and_stay_open_in_doubt() -> None:
    reading = reading_of("Maria Brandl met reporters in Lima. She said the talks had failed.")
    assert holder(reading, "She") == "Maria Brandl"
    reading = reading_of("David Holt and Peter Moss met in Lima. He said the talks had failed.")
    assert holder(reading, "He") is None


@pytest.mark.model
def test_countries_by_any_name_are_one() -> None:
    reading = reading_of("The U.S. objected on Monday. On Friday the United States agreed.")
    (entity,) = (e for e in reading.entities if e.country == "USA")
    assert words(reading, entity) == ["U.S.", "United States"]


@pytest.mark.model
def test_every_member_says_why_and_belongs_once() -> None:
    text = "Police said Olga Teresz, 40, a teacher, fled. She lost her brother, Youssef. The woman was found."
    reading = reading_of(text)
    members = [m for e in reading.entities for m in e.members]
    assert all(m.why.endswith(".") for m in members)
    assert len({m.mention for m in members}) == len(members)
    assert [e.key for e in reading.entities] == list(range(len(reading.entities)))


@pytest.mark.model
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not on this machine")
@pytest.mark.parametrize(
    ("seed", "phrase", "name"),
    [
        ("000", "the Russian top diplomat", "Sergey Lavrov"),
        ("000", "The Venezuelan foreign minister", "Yván Gil"),
        ("000", "The Venezuelan top diplomat", "Yván Gil"),
        ("000", "his Bolivian counterpart", "Rogelio Mayta"),
        ("001", "the diplomat", "Sergey Lavrov"),
        ("001", "the Russian diplomat", "Sergey Lavrov"),
        ("001", "The head of Russian diplomacy", "Sergey Lavrov"),
        ("001", "the Venezuelan president", "Nicolás Maduro Moros"),
        ("001", "his Venezuelan counterpart", "Yván Gil"),
        ("002", "The dictator", "Nicolás Maduro"),
        ("002", "The Russian spokeswoman", "Maria Zakharova"),
        ("003", "his Brazilian counterpart", "Luiz Inacio Lula da Silva"),
        ("003", "the head of the Kremlin", "Vladimir Putin"),
        ("004", "The Russian diplomat", "Sergey Lavrov"),
        ("004", "the socialist leader", "Nicolas Maduro"),
        ("004", "his Venezuelan counterpart", "Jorge Arreaza"),
    ],
)
def test_seed_chains(seed: str, phrase: str, name: str) -> None:
    text = next(SEEDS.glob(f"{seed}_*.txt")).read_text(encoding="utf-8")
    assert holder(reading_of(text), phrase) == name


@pytest.mark.model
def test_the_promise_before_the_quotation_is_of_the_one_who_said_it() -> None:
    text = (
        "The Amalia Rosén sank off Lima.\n\nPresident Dragan Velkov, who visited the port on Sunday, "
        "promised a full inquiry. “We will find out,” he said."
    )
    assert holder(reading_of(text), "he") == "Dragan Velkov"


@pytest.mark.model
@pytest.mark.parametrize(
    "phrase",
    ["The strongman", "The Kestovian head of state", "The regime's leader", "The country’s leader"],
)
def test_words_for_a_head_of_state_find_the_one(phrase: str) -> None:
    text = f"Dictator Dragan Velkov greeted opposition leader Mirela Stan in Kestovia. {phrase} smiled at the guests."
    assert holder(reading_of(text), phrase) == "Dragan Velkov"


@pytest.mark.model
def test_a_nation_that_no_table_knows_is_its_place() -> None:
    text = "Tarvonia’s trade minister, Petar Ilic, arrived. The Tarvonian minister signed at once."
    reading = reading_of(text)
    assert holder(reading, "The Tarvonian minister") == "Petar Ilic"
    (entity,) = (e for e in reading.entities if e.name == "Petar Ilic")
    assert {(c.role, c.of) for c in entity.roles} == {("trade minister", "Tarvonia")}


@pytest.mark.model
def test_a_plural_title_is_of_both() -> None:
    reading = reading_of("Presidents Julia Marchetti and Tobias Renner met in Vienna on Monday.")
    found = {e.name: [c.role for c in e.roles] for e in reading.entities if e.kind == "person"}
    assert found == {"Julia Marchetti": ["president"], "Tobias Renner": ["president"]}


@pytest.mark.model
def test_the_subject_goes_on_telling() -> None:
    text = (
        "Opposition leader Pilar Stan called Mr. Velkov a tyrant and demanded the resignation of Ms. Ferrer.\n\n"
        "“Not one letter was answered,” she said."
    )
    assert holder(reading_of(text), "she") == "Pilar Stan"


@pytest.mark.model
def test_why_prints_names_as_the_text_does() -> None:
    reading = reading_of("Yván Gíl spoke in Lima. Then Gíl left.")
    assert any("Yván Gíl" in m.why for e in reading.entities for m in e.members)


@pytest.mark.model
def test_a_lone_surname_described_as_a_person_is_one() -> None:
    reading = reading_of("Velkov, the former army chief who took power in 2019, has courted Peru since May.")
    assert holder(reading, "the former army chief") == "Velkov"


@pytest.mark.model
def test_the_general_is_who_is_called_so() -> None:
    reading = reading_of("The general, as Mr. Velkov likes to be called at home, has signed no contract.")
    assert holder(reading, "The general") == "Velkov"
