import pytest

from rashomon.text.word_difference import differing_words


@pytest.mark.parametrize(
    ("text", "other", "differing"),
    [
        ("212 passengers", "187 passengers", ["212"]),
        ("The sea gave us no warning", "the sea gave us no warning", []),
        ("most faithful partners", "most reliable partners", ["faithful"]),
        ("He will not go", "He will go", ["not"]),
        ("Serguéi came", "Serguei came", []),
        ("", "something", []),
    ],
)
def test_differing_words(text: str, other: str, differing: list[str]) -> None:
    assert [text[start:end] for start, end in differing_words(text, other)] == differing
