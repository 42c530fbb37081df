import pytest

from factory import article, read
from rashomon.model.reading import Reading
from rashomon.reading.base import Reader, unmet
from rashomon.reading.parse import read_parse, stretches


def test_stretches_cut_at_paragraphs_and_lose_nothing() -> None:
    text = "one two three.\n\nfour five six.\nseven eight nine ten eleven"
    pieces = [text[a:b] for a, b in stretches(text, 20)]
    assert "".join(pieces) == text
    assert all(len(p) <= 20 for p in pieces)
    assert pieces[0].endswith("\n")


def test_stretches_cut_a_text_without_spaces() -> None:
    assert [b - a for a, b in stretches("x" * 45, 20)] == [20, 20, 5]


def test_unmet_names_what_no_reader_makes() -> None:
    assert unmet((Reader("quotes", "1", lambda reading: (), needs=("parse",)),)) == [
        "quotes needs parse, which no earlier reader makes"
    ]


@pytest.mark.model
def test_parse_cites_the_untouched_text() -> None:
    reading = read("Minister Viktor Dovrinannounced a tour of Almeda.in June. He left.")
    words = [(t.text, reading.article.text[t.start : t.end]) for t in reading.parsed.tokens]
    assert ("Dovrin", "Dovrin") in words
    assert ("announced", "announced") in words
    assert all(word == cited for word, cited in words)


@pytest.mark.model
def test_parse_ends_sentences_at_paragraphs() -> None:
    reading = read("Storm hits coast\n\nBy Leonor Vance\n\nThe storm hit the coast on Monday.")
    assert reading.sentences[0].text == "Storm hits coast"


@pytest.mark.model
def test_parse_of_a_text_is_the_same_in_any_company() -> None:
    one = article("The ferry struck the wall, the coast guard said.")
    first = read_parse(Reading(one))
    read("Another text altogether came between, said its author on Friday.")
    assert read_parse(Reading(one)) == first


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " \n ", "x", "😀\u202e"])
def test_parse_bears_odd_texts(text: str) -> None:
    assert len(read_parse(Reading(article(text))).sentences) <= 1
