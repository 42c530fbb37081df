"""The forms that quotations take in print, one test for each, on invented sentences read with the real pipeline."""

import time

import pytest

from factory import article, read
from rashomon.model.quote import Quote
from rashomon.model.reading import Reading
from rashomon.reading.base import apply_readers
from rashomon.reading.entities import ENTITIES
from rashomon.reading.mentions import MENTIONS
from rashomon.reading.parse import PARSE
from rashomon.reading.quotes import read_quotes
from rashomon.reading.sentences import SENTENCES

pytestmark = pytest.mark.model

LEAD = "Harbour master Inés Bellamy met Mayor Tomas Okoro in Port Vessel on Monday.\n\n"


def told(text: str) -> list[tuple[str, str | None]]:
    """Content (pieces joined by " / ") and speaker's name of each quotation, the lead put before the text."""
    reading = read(LEAD + text)
    return [(content_of(q), name_of(reading, q)) for q in reading.quotes]


def content_of(quote: Quote) -> str:
    """The pieces, joined by a stroke, without the stop or comma at the end."""
    return " / ".join(span.text for span in quote.content).rstrip(".,")


def name_of(reading: Reading, quote: Quote) -> str | None:
    """Who said it."""
    return None if quote.speaker is None else reading.entities[quote.speaker].name


@pytest.mark.parametrize(
    "sentence",
    [
        '"The quay is closed to all ships," Bellamy said.',
        "“The quay is closed to all ships,” Bellamy said.",
        "„The quay is closed to all ships“, Bellamy said.",
        "»The quay is closed to all ships«, Bellamy said.",
        "« The quay is closed to all ships », Bellamy said.",
        "‹The quay is closed to all ships›, Bellamy said.",
        "‘The quay is closed to all ships,’ Bellamy said.",
        "'The quay is closed to all ships,' Bellamy said.",
        "``The quay is closed to all ships,'' Bellamy said.",
        "”The quay is closed to all ships,“ Bellamy said.",
        "“The quay is closed to all ships, Bellamy said.",
    ],
    ids=["straight", "curly", "german", "german turned", "french", "french single", "single curly",
         "single straight", "typed", "turned round", "never closed"],
)  # fmt: skip
def test_marks_of_every_kind(sentence: str) -> None:
    assert told(sentence) == [("The quay is closed to all ships", "Inés Bellamy")]


def test_several_paragraphs_with_a_mark_at_the_start_of_each() -> None:
    text = "“The quay is closed,” Bellamy said. “It is old.\n\n“It will be mended.\n\n“Nobody sails before that.”"
    assert told(text) == [
        ("The quay is closed, / It is old. / It will be mended. / Nobody sails before that", "Inés Bellamy")
    ]


def test_several_paragraphs_with_marks_at_the_two_ends_alone() -> None:
    text = "Okoro wrote: “The pilot lied to the port.\n\nHe has said so.\n\nThere was nothing to hide!”\n\nAll left."
    assert told(text) == [
        ("The pilot lied to the port. / He has said so. / There was nothing to hide!", "Tomas Okoro")
    ]


def test_a_mark_of_another_shape_opens_another_quotation() -> None:
    text = 'Bellamy said: "The quay is closed to all.\n\n“Nobody will sail before Friday,” Okoro said.'
    assert told(text) == [
        ("The quay is closed to all", "Inés Bellamy"),
        ("Nobody will sail before Friday", "Tomas Okoro"),
    ]


def test_quotes_in_quotes_stay_in_one() -> None:
    assert told("“He told me ‘go home’ and I went home,” Bellamy said.") == [
        ("He told me ‘go home’ and I went home", "Inés Bellamy")
    ]


def test_quotes_in_quotes_that_close_together() -> None:
    assert told("\"I never liked the term 'outreach,' \" Bellamy told the group, adding that it was late.")[
        0
    ] == (
        "I never liked the term 'outreach,'",
        "Inés Bellamy",
    )


def test_split_quotation() -> None:
    assert told("“The quay,” Bellamy said, “is closed to all ships.”") == [
        ("The quay, / is closed to all ships", "Inés Bellamy")
    ]


def test_split_quotation_after_an_abbreviation() -> None:
    assert told("“The quay is closed,” Bellamy said in San Pedro, Calif. “It is old.”") == [
        ("The quay is closed, / It is old", "Inés Bellamy")
    ]


def test_split_quotation_whose_second_half_has_no_marks() -> None:
    assert told("“The quay is closed,” Bellamy said, adding that nobody would sail before Friday.") == [
        ("The quay is closed", "Inés Bellamy"),
        ("nobody would sail before Friday", "Inés Bellamy"),
    ]


def test_split_indirect_speech() -> None:
    assert told("The quay is closed, Bellamy said, and nobody will sail before Friday.") == [
        ("The quay is closed / nobody will sail before Friday", "Inés Bellamy")
    ]


def test_another_saying_ends_a_split_quotation() -> None:
    text = "“The quay is closed,” Bellamy said, suggesting a question to ask, “Who will pay for all this?”"
    assert ("The quay is closed", "Inés Bellamy") in told(text)


def test_floating_quotation_goes_with_the_one_before() -> None:
    text = "“The quay is closed,” Bellamy said.\n\n“Nobody in this town will sail before Friday.”"
    assert told(text)[1] == ("Nobody in this town will sail before Friday", "Inés Bellamy")


def test_floating_quotation_goes_with_the_indirect_speech_before() -> None:
    text = "Bellamy said the quay was closed. “Nobody in this town will sail before Friday.”"
    assert told(text)[1] == ("Nobody in this town will sail before Friday", "Inés Bellamy")


@pytest.mark.parametrize("dash", ["—", "–", "―", " — ", "-- "])
def test_signed_quotation(dash: str) -> None:
    assert told(f"“The sea gives and the sea takes away.” {dash}Inés Bellamy") == [
        ("The sea gives and the sea takes away", "Inés Bellamy")
    ]


def test_heading_that_introduces_a_marked_block() -> None:
    text = "Bellamy on the quay:\n\n“The quay is older than the town itself.”\n\nThe council meets in May."
    assert told(text) == [("The quay is older than the town itself", "Inés Bellamy")]


def test_heading_that_introduces_an_unmarked_block() -> None:
    text = (
        "Statement by Inés Bellamy:\n\nThe quay is older than the town itself. We will mend it.\n\nAll left."
    )
    assert told(text) == [("The quay is older than the town itself. We will mend it", "Inés Bellamy")]


def test_sentence_that_introduces_a_marked_block() -> None:
    text = "Here is what Bellamy said:\n\n“The quay is older than the town itself.”"
    assert told(text) == [("The quay is older than the town itself", "Inés Bellamy")]


def test_sentence_that_introduces_a_block_with_a_noun() -> None:
    text = "On Monday, Bellamy made the following comment:\n\n“The quay is older than the town itself.”"
    assert told(text) == [("The quay is older than the town itself", "Inés Bellamy")]


def test_sentence_that_introduces_an_unmarked_block() -> None:
    text = "In a letter to the council, Bellamy wrote:\n\nThe quay is older than the town itself."
    assert told(text) == [("The quay is older than the town itself", "Inés Bellamy")]


def test_colon_that_opens_a_list_introduces_nobody() -> None:
    assert told("Okoro sold three boats to the port:\n\nthe Gull, the Tern and the Heron.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "According to Bellamy, the quay was closed to all ships.",
        "The quay was closed to all ships, according to Bellamy.",
        "According to Bellamy, “the quay was closed to all ships.”",
    ],
)
def test_according_to(sentence: str) -> None:
    ((content, speaker),) = told(sentence)
    assert content.lower() == "the quay was closed to all ships"
    assert speaker == "Inés Bellamy"


@pytest.mark.parametrize(("first", "second"), [("Bellamy", "Okoro"), ("BELLAMY", "OKORO")])
def test_dialogue_without_marks(first: str, second: str) -> None:
    assert told(f"{first}: The quay is closed to all ships.\n\n{second}: Who closed it?") == [
        ("The quay is closed to all ships", "Inés Bellamy"),
        ("Who closed it?", "Tomas Okoro"),
    ]


def test_dialogue_with_marks() -> None:
    assert told("Bellamy: “The quay is closed to all ships.”\n\nOkoro: “Who closed it?”") == [
        ("The quay is closed to all ships", "Inés Bellamy"),
        ("Who closed it?", "Tomas Okoro"),
    ]


def test_dialogue_printed_as_one_quotation() -> None:
    text = '"BELLAMY: The quay is closed to all.\n\n"It is old and it leaks.\n\n"OKORO: Who closed it, and when?"'
    assert told(text) == [
        ("The quay is closed to all. / It is old and it leaks", "Inés Bellamy"),
        ('Who closed it, and when?"', "Tomas Okoro"),
    ]


def test_questions_and_answers_have_no_name() -> None:
    assert told("Q: Is the quay closed to all ships?\n\nA: It is closed until the end of March.") == [
        ("Is the quay closed to all ships?", None),
        ("It is closed until the end of March", None),
    ]


@pytest.mark.parametrize(
    "line",
    ["Bellamy: Quay to stay closed for months", "Quay to stay closed for months: Bellamy"],
)
def test_headlines_with_a_colon(line: str) -> None:
    assert told(f"{line}\n\nThe boats left.") == [("Quay to stay closed for months", "Inés Bellamy")]


@pytest.mark.parametrize(
    "line",
    ["Photo: The quay on a grey morning.", "Update: The quay was opened again.", "Time: 9:30 Place: Hall"],
)
def test_labels_that_are_nobody(line: str) -> None:
    assert told(line) == []


def test_quoted_post() -> None:
    assert told("Bellamy tweeted: “The quay is closed to all ships. #port”") == [
        ("The quay is closed to all ships. #port", "Inés Bellamy")
    ]


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_embedded_post_signed_with_a_handle(gap: str) -> None:
    text = f"The quay is closed to all ships.{gap}— Inés Bellamy (@bellamy) March 3, 2026"
    assert told(text) == [("The quay is closed to all ships", "Inés Bellamy")]


@pytest.mark.parametrize("that", [" that", ""])
def test_indirect_speech(that: str) -> None:
    assert told(f"Bellamy said{that} the quay would stay closed.") == [
        ("the quay would stay closed", "Inés Bellamy")
    ]


def test_report_of_a_report_is_two_attributions() -> None:
    reading = read(LEAD + "The Vessel Post reported that Bellamy said the quay would stay closed.")
    outer, inner = reading.quotes
    assert (content_of(outer), name_of(reading, outer)) == (
        "Bellamy said the quay would stay closed",
        "Vessel Post",
    )
    assert (content_of(inner), name_of(reading, inner)) == ("the quay would stay closed", "Inés Bellamy")
    assert outer.content[0].start < inner.content[0].start < inner.content[0].end <= outer.content[0].end


def test_report_of_marked_words_is_two_attributions() -> None:
    reading = read(LEAD + "“The quay is closed,” Bellamy said, according to the Vessel Post.")
    assert {(content_of(q), q.source[0].text) for q in reading.quotes} == {
        ("“The quay is closed,” Bellamy said", "the Vessel Post"),
        ("The quay is closed", "Bellamy"),
    }


def test_quoted_as_saying_is_two_attributions() -> None:
    reading = read(LEAD + "The Vessel Post quoted Bellamy as saying that “the quay is closed”.")
    assert [(q.cue[0].text, q.source[0].text) for q in reading.quotes] == [
        ("quoted", "The Vessel Post"),
        ("saying", "Bellamy"),
    ]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("“Is the quay safe?” Okoro asked.", "Is the quay safe?"),
        ("Okoro asked whether the quay was safe.", "whether the quay was safe"),
        ("Okoro asked why the quay had been closed.", "why the quay had been closed"),
    ],
)
def test_questions(sentence: str, content: str) -> None:
    assert told(sentence) == [(content, "Tomas Okoro")]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Okoro denied that he had closed the quay.", "he had closed the quay"),
        ("Okoro denied closing the quay.", "closing the quay"),
        ("Okoro denied the claims of the port.", "the claims of the port"),
    ],
)
def test_denials(sentence: str, content: str) -> None:
    assert told(sentence) == [(content, "Tomas Okoro")]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Okoro promised to mend the quay by spring.", "to mend the quay by spring"),
        ("Okoro vowed that the quay would be mended.", "the quay would be mended"),
    ],
)
def test_promises(sentence: str, content: str) -> None:
    assert told(sentence) == [(content, "Tomas Okoro")]


@pytest.mark.parametrize(
    "sentence",
    [
        "In Bellamy’s words, the quay is “a heap of rust”.",
        "The quay is, as Bellamy put it, “a heap of rust”.",
    ],
)
def test_words_that_the_sentence_gives_to_somebody(sentence: str) -> None:
    assert told(sentence) == [("a heap of rust", "Inés Bellamy")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The so-called “peace plan” was dropped.",
        "The “very special” boats left the quay.",
        "She wrote the novel “The Long Quay of the North” in 1990.",
        "He sang “What Shall We Do” at the fair.",
        "Tomas “Gull” Okoro rowed out alone.",
        "The hall is called Casa Amarela (“Yellow House”).",
        "They met at the Casa Amarela, or “Yellow House”, in the old town.",
        "The word saudade, which means “longing for home”, was on the wall.",
    ],
    ids=["scare", "scare two", "title", "song", "nickname", "gloss", "translation", "meaning"],
)
def test_what_nobody_said(sentence: str) -> None:
    assert told(sentence) == []


def test_words_of_the_quotation_are_never_its_source() -> None:
    text = "“The port is in trouble. Real trouble,” said Inés Bellamy, a sailor from the islands."
    assert told(text) == [("The port is in trouble. Real trouble", "Inés Bellamy")]


def test_two_who_speak_together_are_both_candidates() -> None:
    reading = read(LEAD + "Mayor Okoro and harbour master Bellamy said the quay would stay closed.")
    (found,) = reading.quotes
    assert found.speaker is None
    assert sorted(reading.entities[k].name for k in found.candidates) == ["Inés Bellamy", "Tomas Okoro"]
    assert "named together" in found.why


def test_one_who_speaks_with_unnamed_others_is_no_more_than_a_candidate() -> None:
    reading = read(LEAD + "Mayor Okoro and nearly sixty sailors said the quay would stay closed.")
    (found,) = reading.quotes
    assert found.speaker is None
    assert "Tomas Okoro" in [reading.entities[k].name for k in found.candidates]


def test_two_offices_of_one_person_are_one_speaker() -> None:
    assert told("The mayor and former harbour master, Tomas Okoro, said the quay would stay closed.") == [
        ("the quay would stay closed", "Tomas Okoro")
    ]


def test_two_of_one_office_fit_equally() -> None:
    text = (
        "Minister Anna Ruiz met Minister Petr Novak on Sunday. The minister said the quay would stay closed."
    )
    reading = read(text)
    found = reading.quotes[-1]
    assert found.speaker is None
    assert sorted(reading.entities[k].name for k in found.candidates) == ["Anna Ruiz", "Petr Novak"]


def test_one_named_only_in_the_words_is_not_their_speaker() -> None:
    text = "The council met on Sunday.\n\n“Nobody here voted for Lady Anna Ruiz, and nobody ever will,” she said."
    (found,) = read(text).quotes
    assert found.speaker is None


@pytest.mark.parametrize(
    "source", ["A senior official", "The port council", "Both foreign ministers", "Three sailors"]
)
def test_sources_without_a_name_stay_what_they_are(source: str) -> None:
    reading = read(LEAD + f"{source} said the quay would stay closed.")
    (found,) = reading.quotes
    assert [s.text for s in found.source] == [source]
    assert name_of(reading, found) not in ("Inés Bellamy", "Tomas Okoro")


def test_an_object_between_does_not_take_the_floor() -> None:
    text = "Okoro said he was cold. “The quay is closed,” Okoro said. Of Lord Ames, he said: “I wish him all the best in the world.”"
    assert told(text)[-1] == ("I wish him all the best in the world", "Tomas Okoro")


def test_reading_quotes_is_linear_in_the_length_of_the_text() -> None:
    """Four times the text takes little more than four times as long in the quotes reader alone."""
    paragraph = (
        "“The quay is closed,” Bellamy said. “It is old.” She added that “nobody” would sail.\n\n"
        "Okoro: Who closed it?\n\nAccording to Okoro, the quay was “safe”, and the council said so too.\n\n"
    )
    seconds = [timed(LEAD + paragraph * n) for n in (100, 400)]
    assert seconds[1] < 4 * 2 * seconds[0] + 0.05


def timed(text: str) -> float:
    """CPU seconds of the quotes reader over a text that is already parsed."""
    reading = apply_readers(Reading(article(text)), (PARSE, SENTENCES, MENTIONS, ENTITIES))
    best = []
    for _ in range(2):
        began = time.process_time()
        read_quotes(reading)
        best.append(time.process_time() - began)
    return min(best)


def test_post_of_an_account_called_after_a_place_is_not_the_places() -> None:
    text = "The minister is to visit Poland.\n\nThe minister will be in Warsaw on Monday.\n— MFA Poland (@mfa_pl) May 3, 2024"
    reading = read(text)
    (post,) = [q for q in reading.quotes if "the post is signed" in q.why]
    assert post.source[0].text == "MFA Poland (@mfa_pl)"
    assert post.speaker is None or reading.entities[post.speaker].kind != "place"
