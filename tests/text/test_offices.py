"""Offices in phrases, read without the language model."""

import pytest

from rashomon.model.parse import Token
from rashomon.text.offices import is_office_word, read_role

_PROPER = {"Foreign", "Ministry", "Security", "Council"}


def tokens(words: str) -> list[Token]:
    """Tokens of a phrase with plain tags: capitals are proper nouns, except nations."""
    found = []
    at = 0
    for index, word in enumerate(words.split()):
        tag = (
            "POS"
            if word == "’s"
            else "PRP$"
            if word in ("his", "her")
            else "NNP"
            if word in _PROPER
            else "NN"
        )
        pos = "PROPN" if word[:1].isupper() else "NOUN"
        found.append(
            Token(index, at, at + len(word), word, word.lower(), pos, tag, "dep", index, 0, "", False)
        )
        at += len(word) + 1
    return found


@pytest.mark.parametrize(
    ("phrase", "role", "of", "status"),
    [
        ("the Russian foreign minister", "foreign minister", "Russia", "current"),
        ("the Russian top diplomat", "foreign minister", "Russia", "current"),
        ("the head of Russian diplomacy", "foreign minister", "Russia", "current"),
        (
            "the Minister of Foreign Affairs of the Russian Federation",
            "foreign minister",
            "Russia",
            "current",
        ),
        ("Venezuelan chancellor", "foreign minister", "Venezuela", "current"),
        ("the German chancellor", "chancellor", "Germany", "current"),
        ("the former Bolivian president", "president", "Bolivia", "former"),
        ("the acting prime minister", "prime minister", None, "acting"),
        ("the U.S. Secretary of State", "secretary of state", "United States", "current"),
        ("Executive Vice - President", "vice president", None, "current"),
        ("the deputy oil minister", "deputy oil minister", None, "current"),
        ("Russian Foreign Ministry spokeswoman", "spokesperson", "Russian Foreign Ministry", "current"),
        ("the head of the Kremlin", "president", "Russia", "current"),
        ("the head of the largest Russian oil company", "head", "largest Russian oil company", "current"),
        ("Venezuelan opposition leader", "opposition leader", "Venezuela", "current"),
        ("the Republican governor", "governor", None, "current"),
    ],
)
def test_read_role(phrase: str, role: str, of: str | None, status: str) -> None:
    words = tokens(phrase)
    found = read_role(words, 0, len(words))
    assert found is not None
    assert (found.role, found.of, found.status) == (role, of, status)


def test_no_office_no_role() -> None:
    words = tokens("the red bicycle")
    assert read_role(words, 0, len(words)) is None


def test_the_head_has_to_be_part_of_the_office() -> None:
    words = tokens("son of the president")
    assert read_role(words, 0, len(words), head=0) is None
    assert read_role(words, 0, len(words), head=3) is not None


def test_an_owner_is_kept() -> None:
    found = read_role(tokens("his foreign minister"), 0, 3)
    assert found is not None
    assert found.owner == 0
    assert found.of is None


def test_office_words_are_heads_only() -> None:
    assert is_office_word("minister")
    assert not is_office_word("economy")
