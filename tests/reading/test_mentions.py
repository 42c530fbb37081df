"""Mentions of the real pipeline on invented texts."""

from pathlib import Path

import pytest

from factory import article, read
from rashomon.model.article import Article, Block
from rashomon.model.mention import Mention
from rashomon.model.reading import Reading
from rashomon.reading.base import apply_readers
from rashomon.reading.mentions import MENTIONS
from rashomon.reading.parse import PARSE

SEEDS = Path(__file__).resolve().parents[2] / "../shared/seeds"


def mentions(text: str | Article) -> list[Mention]:
    where = text if isinstance(text, Article) else article(text)
    return list(apply_readers(Reading(where), (PARSE, MENTIONS)).mentions)


def names(text: str, kind: str) -> list[str]:
    return [m.name for m in mentions(text) if m.kind == kind and m.form == "name"]


def nominals(text: str) -> list[str]:
    return [m.name for m in mentions(text) if m.form == "nominal"]


@pytest.mark.model
def test_lone_surnames_are_people() -> None:
    text = "Anna Brandl spoke in Lima. Then Brandl left.\n\nBrandl’s Visit to Peru\n\n#Brandl trended."
    assert names(text, "person") == ["Anna Brandl", "Brandl", "Brandl", "Brandl"]


@pytest.mark.model
def test_possessives_and_titles_are_cut() -> None:
    assert names("The court praised Mr. Quispe’s work and President Olga Teresz.", "person") == [
        "Quispe",
        "Olga Teresz",
    ]


@pytest.mark.model
def test_credits_and_platforms_are_no_participants() -> None:
    text = "Olga Teresz in Oslo (Jana Holt/Getty Images).\n\nTeresz posted on Twitter that she was well."
    found = [m.name for m in mentions(text)]
    assert "Jana Holt" not in found
    assert "Getty Images" not in found
    assert "Twitter" not in found


@pytest.mark.model
def test_an_agency_that_reports_is_an_organisation() -> None:
    assert "TASS" in names("The TASS news agency reported on Monday that talks had failed.", "organization")


@pytest.mark.model
def test_dateline_in_capitals_is_a_place() -> None:
    assert names("CARACAS, Venezuela — The president met miners on Friday.", "place")[0] == "CARACAS"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("“We agree,” the Russian top diplomat said.", "Russian top diplomat"),
        ("The head of Russian diplomacy left on Monday.", "head of Russian diplomacy"),
        ("Peru’s foreign minister visited Oslo on Friday.", "Peru’s foreign minister"),
        ("Olga Teresz met his Bolivian counterpart in Lima.", "his Bolivian counterpart"),
        ("After the talks both foreign ministers spoke to the press.", "both foreign ministers"),
        ("U.S. officials said that the plan would change.", "U.S. officials"),
        ("The woman said she had seen nothing.", "woman"),
        ("According to police, two men fled.", "police"),
    ],
)
def test_nominals(text: str, phrase: str) -> None:
    assert phrase in nominals(text)


@pytest.mark.model
def test_a_title_before_a_name_is_no_mention() -> None:
    assert nominals("Russian Foreign Minister Sergey Lavrov arrived.") == []


@pytest.mark.model
def test_pronouns_inside_quotation_marks_are_left_out() -> None:
    found = [m.name for m in mentions("“He knows it,” said Olga Teresz. She left.") if m.form == "pronoun"]
    assert found == ["She"]


@pytest.mark.model
def test_boilerplate_is_left_out_and_spans_are_true() -> None:
    text = "Olga Teresz spoke in Oslo.\n\nSign up with Jana Holt today."
    at = text.index("Sign")
    base = article(text)
    where = Article(base.id, base.origin, text, (Block("body", 0, at), Block("boilerplate", at, len(text))))
    found = mentions(where)
    assert [m.name for m in found] == ["Olga Teresz", "Oslo"]
    assert all(text[m.span.start : m.span.end] == m.span.text for m in found)


@pytest.mark.model
def test_empty_and_odd_texts() -> None:
    for text in ("", "\n\n", "???", "🙂 🙂", "’s ’s the the of of"):
        assert mentions(article(text)) == []


@pytest.mark.model
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not on this machine")
@pytest.mark.parametrize(
    ("seed", "person"),
    [("000", "Lavrov"), ("003", "Nicolás Madurdo"), ("003", "Sergey Lavrov"), ("003", "Vladimir Putin"), ("002", "Zakharova")],
)  # fmt: skip
def test_seed_names(seed: str, person: str) -> None:
    text = next(SEEDS.glob(f"{seed}_*.txt")).read_text(encoding="utf-8")
    found = read(article(text, name=f"{seed}.txt")).mentions
    assert person in {m.name for m in found if m.kind == "person"}
    assert "Twitter" not in {m.name for m in found}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("“We waited,” said harbour master Tomás Ibarra, who saw it.", ["Tomás Ibarra"]),
        ("Strongman Dragan Velkov toured the quay on Sunday.", ["Dragan Velkov"]),
        ("The inquiry is led by retired judge Emil Sandvik.", ["Emil Sandvik"]),
        ("Executive Vice-President Karla Díaz Ruiz met him.", ["Karla Díaz Ruiz"]),
        ("Russian Deputy Prime Minister Pavel Orlov arrived.", ["Pavel Orlov"]),
        ("Minister of Transport Lucía Ferrer resigned.", ["Lucía Ferrer"]),
        ("Dragan Velkov‘s office says the treaty is secret.", ["Dragan Velkov"]),
    ],
)
def test_names_begin_after_titles(text: str, people: list[str]) -> None:
    assert names(text, "person") == people


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The Amalia Rosén was carrying 212 passengers when it hit the wall.",
        "The ferry Amalia Rosén was carrying passengers.",
        'Three ships such as the "Admiral Kuzmin" visited the port.',
    ],
)
def test_vessels_are_no_people(text: str) -> None:
    assert not [m for m in mentions(text) if m.kind == "person"]


@pytest.mark.model
def test_a_vessel_is_one_everywhere_in_the_article() -> None:
    text = "The Amalia Rosén sank on Monday.\n\nAmalia Rosén had left Lima at noon."
    assert names(text, "person") == []


@pytest.mark.model
def test_a_surname_that_is_a_city_is_a_person_where_it_acts_like_one() -> None:
    text = "Valeska Paris, an Australian woman, left in May. Paris claims that she was ill."
    assert names(text, "person") == ["Valeska Paris", "Paris"]
