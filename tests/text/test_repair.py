import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.repair import repair


@pytest.mark.parametrize(
    ("damaged", "read_as"),
    [
        ("Minister Dovrinannounced a tour", "Minister Dovrin announced a tour"),
        ("It left Almeda.in addition", "It left Almeda. in addition"),
        ("grew by 3.8%while", "grew by 3.8% while"),
        ("in 2020.MARIA QUILL/CWS", "in 2020. MARIA QUILL/CWS"),
        ("said #Dovrin today", "said Dovrin today"),
        ("7\u00a0a.m.", "7 a.m."),
        ("Foretold and Comet stay", "Foretold and Comet stay"),
        ("The U.S. and e.g. stay", "The U.S. and e.g. stay"),
        ("see almeda-today.example for more", "see almeda-today.example for more"),
    ],
)
def test_repair_reads_through_damage(damaged: str, read_as: str) -> None:
    assert repair(damaged).text == read_as


@given(st.text(alphabet="Aabc #.%3\u00a0 announced", max_size=60))
def test_repair_leads_every_character_back(text: str) -> None:
    fixed = repair(text)
    for offset, character in enumerate(fixed.text):
        place = fixed.original(offset)
        assert 0 <= place <= len(text)
        if not character.isspace():
            assert text[place] == character


def test_repair_keeps_the_order() -> None:
    fixed = repair("Dovrinannounced. #Quill.in short 3%while")
    places = [fixed.original(n) for n in range(len(fixed.text))]
    assert places == sorted(places)
