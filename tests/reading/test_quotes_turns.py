"""Whose turn it is: who was asked, who answers, and what stands beside somebody else's words."""

import pytest

from factory import read
from rashomon.model.reading import Reading

pytestmark = pytest.mark.model


def speakers_of(reading: Reading) -> list[tuple[str, str | None]]:
    """First words of each quotation with the name of its speaker."""
    return [
        (q.content[0].text, None if q.speaker is None else reading.entities[q.speaker].name)
        for q in reading.quotes
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether she would run, Ann Lee said the quay was closed.",
        "Asked about the deal by a reporter, Ann Lee said the quay was closed.",
        "Ann Lee, asked whether she would run, said the quay was closed.",
    ],
)
def test_read_quotes_does_not_make_the_answerer_the_asker(text: str) -> None:
    assert speakers_of(read(text)) == [("the quay was closed", "Ann Lee")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "LONDON (Reuters) - Prime Minister Boris Johnson called on voters to “get it done”.",
            "Prime Minister Boris Johnson",
        ),
        ("MOSCOW (AP) — President Vladimir Putin said the talks “went well”.", "President Vladimir Putin"),
        ("MOSCOW (AP) — Russia said it had won.", "Russia"),
        ("NEW YORK, March 3 (Reuters) - Ann Lee said the quay was closed.", "Ann Lee"),
        ("NATO — the alliance of thirty — said the quay was closed.", "NATO — the alliance of thirty"),
    ],
)
def test_read_quotes_leaves_datelines_out_of_sources(text: str, source: str) -> None:
    assert [s.text for q in read(text).quotes for s in q.source] == [source]


def test_read_quotes_leaves_out_a_dateline_without_agency() -> None:
    reading = read("WASHINGTON – Anthony Fauci, the expert, said the virus was dangerous.")
    assert speakers_of(reading) == [("the virus was dangerous", "Anthony Fauci")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            'Ann Lee said: "I will." "We need her," said Joe Biden.',
            [("I will.", "Ann Lee"), ("We need her,", "Joe Biden")],
        ),
        (
            "“The economy,” said Ann Lee, “is strong.” “Nonsense,” countered Tom Voss.",
            [("The economy,", "Ann Lee"), ("Nonsense,", "Tom Voss")],
        ),
        (
            'Tom Voss had told her: "Go home." "I went home," she said.',
            [("Go home.", "Tom Voss"), ("I went home,", None)],
        ),
        (
            "“Why?” Tom Voss asked. “Because I said so.” Ann Lee smiled.",
            [("Why?", "Tom Voss"), ("Because I said so.", None)],
        ),
    ],
)
def test_read_quotes_keeps_quotations_with_cues_of_their_own_apart(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert speakers_of(read(text)) == found


def test_read_quotes_gives_no_pronoun_to_somebody_inside_the_words() -> None:
    text = (
        "Gov. Kay Ivey released a statement. “Someone who helps kill a police officer is guilty,” she said."
    )
    assert [name for _, name in speakers_of(read(text))] == [None]


def test_read_quotes_leaves_open_which_of_two_answers() -> None:
    reading = read(
        "“You lied to this court,” Mark Poole told Paul Manafort. “I am sorry for that,” he answered."
    )
    assert [name for _, name in speakers_of(reading)] == ["Mark Poole", None]
    assert {reading.entities[k].name for k in reading.quotes[1].candidates} == {"Mark Poole", "Paul Manafort"}


def test_read_quotes_lets_nobody_answer_himself() -> None:
    reading = read("Tom Voss spoke on Monday. “We will win,” Tom Voss said. “It is hard,” he answered.")
    assert [name for _, name in speakers_of(reading)] == ["Tom Voss", None]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            'Trump said America is at war with the disease, saying, "I view it as a war."',
            "I view it",
            "Trump",
        ),
        ('Tom Voss said Ann Lee was ill, adding, "She will be back."', "She will", "Tom Voss"),
        ("Ann Lee was quoted by Reuters as saying “no way”.", "no way", "Ann Lee"),
    ],
)
def test_read_quotes_goes_on_with_who_spoke(text: str, words: str, speaker: str) -> None:
    assert [name for found, name in speakers_of(read(text)) if found.startswith(words)] == [speaker]


def test_read_quotes_leaves_she_open_between_two_women() -> None:
    reading = read('Nancy Pelosi met Hillary Clinton in New York. "We will fight on," she said.')
    (quote,) = reading.quotes
    assert quote.speaker is None
    assert {reading.entities[k].name for k in quote.candidates} == {"Nancy Pelosi", "Hillary Clinton"}


def test_read_quotes_keeps_the_one_woman_beside_a_man() -> None:
    reading = read('Nancy Pelosi met Joe Biden in New York. "We will fight on," she said.')
    assert speakers_of(reading) == [("We will fight on,", "Nancy Pelosi")]


@pytest.mark.parametrize(
    "text",
    [
        "FILE PHOTO: Ann Lee arrives in London, May 3, 2020.\n\nWATCH: “Ann Lee sails home from London today”",
        "FILE PHOTO: “The quay is closed to all ships.”",
        'Ann Lee read "War and Peace" on Monday.',
        'The boat was known as "the hammer of the old quays".',
    ],
)
def test_read_quotes_takes_captions_and_titles_for_nobodys_speech(text: str) -> None:
    assert [q.speaker for q in read(text).quotes if q.speaker is not None or q.source] == []
    assert not any("War" in q.words or "hammer" in q.words for q in read(text).quotes)


def test_read_quotes_leaves_the_date_out_of_a_post() -> None:
    reading = read("The quay is closed to all ships. — Ann Lee (@annlee)\nMay 3, 2020")
    assert not any("May 3" in q.words for q in reading.quotes)
