"""Who said what, form by form, on invented sentences read with the real pipeline."""

import pytest

from factory import article, read
from rashomon.model.article import Article, Block
from rashomon.model.quote import Quote
from rashomon.model.reading import Reading

pytestmark = pytest.mark.model

LEAD = "Harbour master Inés Bellamy met Mayor Tomas Okoro in Port Vessel on Monday.\n\n"


def quote_of(reading: Reading, words: str) -> Quote:
    """The quotation whose content begins with the words."""
    return next(q for q in reading.quotes if q.content[0].text.startswith(words))


def speaker_of(reading: Reading, words: str) -> str | None:
    """The name of whoever said the words."""
    found = quote_of(reading, words)
    return None if found.speaker is None else reading.entities[found.speaker].name


@pytest.mark.parametrize(
    ("sentence", "words", "cue"),
    [
        ("“The quay is closed to all ships,” Bellamy said.", "The quay is closed", "said"),
        ("“The quay is closed to all ships,” said Bellamy on Monday.", "The quay is closed", "said"),
        ("Bellamy said: “The quay is closed to all ships.”", "The quay is closed", "said"),
        ('Bellamy told reporters on Monday, "The quay is closed to all ships."', "The quay is closed", "told"),
        ("Bellamy said: ”The quay is closed to all ships.“", "The quay is closed", "said"),
        ("“The quay is closed to all ships“, Bellamy stressed.", "The quay is closed", "stressed"),
        ("'The quay is closed to all ships,' Bellamy said.", "The quay is closed", "said"),
        ("„The quay is closed to all ships“, Bellamy said.", "The quay is closed", "said"),
        ("« The quay is closed to all ships », Bellamy said.", "The quay is closed", "said"),
        ("Bellamy claimed that “the quay is closed to all ships.”", "the quay is closed", "claimed"),
        ("According to Bellamy, “the quay is closed to all ships.”", "the quay is closed", "According to"),
        ("Bellamy said the quay would stay closed to all ships.", "the quay would stay", "said"),
        ("According to Bellamy, the quay would stay closed to all ships.", "the quay would stay", "According to"),
        ("The quay would stay closed to all ships, Bellamy said.", "The quay would stay", "said"),
    ],
)  # fmt: skip
def test_read_quotes_finds_content_cue_and_speaker(sentence: str, words: str, cue: str) -> None:
    reading = read(LEAD + sentence)
    found = quote_of(reading, words)
    assert [span.text for span in found.cue] == [cue]
    assert [span.text for span in found.source] == ["Bellamy"]
    assert speaker_of(reading, words) == "Inés Bellamy"
    assert found.content[-1].text.rstrip(".,").endswith("all ships")


def test_read_quotes_joins_a_split_quotation() -> None:
    reading = read(LEAD + "“The quay is closed,” Bellamy said. “Nobody sails before Friday.”")
    found = quote_of(reading, "The quay is closed")
    assert [span.text for span in found.content] == ["The quay is closed,", "Nobody sails before Friday."]
    assert found.type == "direct"


def test_read_quotes_carries_a_paragraph_of_its_own_to_the_speaker_before() -> None:
    reading = read(
        LEAD + "“The quay is closed,” Bellamy said.\n\n“Nobody in this town will sail before Friday.”"
    )
    found = quote_of(reading, "Nobody in this town")
    assert found.cue == ()
    assert "the quotation before" in found.why
    assert speaker_of(reading, "Nobody in this town") == "Inés Bellamy"


def test_read_quotes_follows_a_quotation_over_paragraphs() -> None:
    reading = read(
        LEAD
        + "Bellamy said: “The quay is closed to all ships.\n\n“Nobody in this town will sail before Friday.”"
    )
    found = quote_of(reading, "The quay is closed")
    assert [span.text for span in found.content] == [
        "The quay is closed to all ships.",
        "Nobody in this town will sail before Friday.",
    ]


def test_read_quotes_takes_an_unmarked_block_after_a_colon() -> None:
    reading = read(
        LEAD + "Bellamy told the port council on Wednesday:\n\nWe are working to open the quay. It remains "
        "important for the islands.\n\nThe council meets again in May."
    )
    found = quote_of(reading, "We are working")
    assert found.content[0].text.endswith("for the islands.")
    assert speaker_of(reading, "We are working") == "Inés Bellamy"


def test_read_quotes_takes_marked_paragraphs_after_a_colon() -> None:
    reading = read(
        LEAD + "Among other things, Bellamy noted:\n\n“The quay is older than the town.”\n\n“The crane "
        "must be taken down this summer.”"
    )
    assert speaker_of(reading, "The quay is older") == "Inés Bellamy"
    assert speaker_of(reading, "The crane must be") == "Inés Bellamy"


def test_read_quotes_reads_the_owner_of_the_words_after_them() -> None:
    reading = read(
        LEAD + "“I bring you the greetings of the islands.”\n\nThese were Bellamy’s words to the mayor."
    )
    assert speaker_of(reading, "I bring you") == "Inés Bellamy"


def test_read_quotes_reads_a_signature_after_a_dash() -> None:
    reading = read(LEAD + "“The sea gives and the sea takes away.” — Inés Bellamy")
    assert speaker_of(reading, "The sea gives") == "Inés Bellamy"


def test_read_quotes_keeps_quoted_words_inside_their_clause() -> None:
    reading = read(LEAD + "Bellamy said that the town is “without a doubt” one of the safest on the coast.")
    found = quote_of(reading, "the town is")
    assert found.type == "mixed"
    assert found.content[0].text == "the town is “without a doubt” one of the safest on the coast"


def test_read_quotes_takes_a_label_for_the_words_of_who_uses_it() -> None:
    reading = read(LEAD + "Bellamy left the talks early, calling Mr. Okoro a “pirate.”")
    found = next(q for q in reading.quotes if "pirate" in q.words)
    assert [span.text for span in found.cue] == ["calling"]
    assert [span.text for span in found.source] == ["Bellamy"]
    assert found.type == "mixed"


@pytest.mark.parametrize(
    "sentence",
    [
        "The “free” ferry cost nine crowns.",
        "The frigates “Peter the Bold” and “Admiral Vance” left the quay.",
        "They met at the Casa Azul (“Blue House”), a hall in the old town.",
        "She reads the “Folha do Porto” every morning.",
        "Okoro, known as the “Old Gull”, rowed out alone.",
    ],
)
def test_read_quotes_leaves_words_that_nobody_said(sentence: str) -> None:
    assert [q for q in read(LEAD + sentence).quotes if q.type != "indirect"] == []


@pytest.mark.parametrize(
    ("cue", "attitude"),
    [("said", "neutral"), ("claimed", "claimed"), ("admitted", "admitted"), ("denied", "denied"),
     ("warned", "warned"), ("insisted", "insisted"), ("promised", "promised"), ("conceded", "conceded"),
     ("boasted", "boasted"), ("alleged", "claimed")],
)  # fmt: skip
def test_read_quotes_keeps_the_attitude_of_the_cue(cue: str, attitude: str) -> None:
    reading = read(LEAD + f"Bellamy {cue} that the quay was unsafe.")
    assert [q.attitude for q in reading.quotes] == [attitude]


def test_read_quotes_names_nobody_where_nobody_is_named() -> None:
    reading = read(LEAD + "A new crane is being built, which “will lift whole boats out of the water”.")
    found = quote_of(reading, "will lift whole boats")
    assert found.speaker is None
    assert "nobody is named" in found.why


def test_read_quotes_reads_an_embedded_post_as_its_author() -> None:
    text = "The port answered.\n— Port Vessel (@port_vessel) March 3, 2026\nThe quay is closed until Friday."
    base = article(text)
    where = Article(base.id, base.origin, text, (Block("body", 0, 18), Block("embed", 19, len(text))))
    (found,) = read(where).quotes
    assert [span.text for span in found.source] == ["Port Vessel (@port_vessel)"]
    assert found.words == "The quay is closed until Friday."


def test_read_quotes_cites_spans_that_slice_true() -> None:
    reading = read(
        LEAD + "“The quay is closed,” Bellamy said. Okoro denied that it was, adding: “It is open.”"
    )
    text = reading.article.text
    for found in reading.quotes:
        for span in (*found.content, *found.cue, *found.source):
            assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("sentence", "attitude"),
    [("Bellamy called Mr. Okoro a “pirate”.", "labelled"), ("Bellamy called for a strike.", "demanded")],
)
def test_read_quotes_tells_a_label_from_a_demand(sentence: str, attitude: str) -> None:
    assert [q.attitude for q in read(LEAD + sentence).quotes] == [attitude]


def test_read_quotes_takes_a_lone_pronoun_for_the_speaker_before() -> None:
    reading = read(LEAD + "“The quay is closed,” Bellamy said. “It stays so,” she continued.")
    assert speaker_of(reading, "It stays so") == "Inés Bellamy"


def test_read_quotes_leaves_things_that_only_threaten() -> None:
    assert read(LEAD + "Rising waves threaten to cut off the islands.").quotes == ()


def test_read_quotes_keeps_a_report_of_a_report_twice() -> None:
    reading = read(LEAD + "The Vessel Post reported that Bellamy said the quay would stay closed.")
    assert {tuple(s.text for s in q.cue) for q in reading.quotes} == {("reported",), ("said",)}
