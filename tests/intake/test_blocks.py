"""Furniture told from telling, on invented lines of the shapes that real texts have."""

import pytest

from growth import grows_in_step
from rashomon.intake.blocks import read_blocks
from rashomon.intake.draft import Draft


def blocks(
    text: str, headline: str | None = None, byline: str | None = None, *, markdown: bool = False
) -> list[tuple[str, str]]:
    draft = Draft("a.txt", text, "", headline=headline, byline=byline, markdown=markdown)
    return [(b.kind, text[b.start : b.end]) for b in read_blocks(draft)]


def kind_of(line: str) -> str:
    """The kind of a line that stands between two paragraphs of an article."""
    around = "The council met again and voted on the matter.\n\n{}\n\nNobody objected to the vote that day.\n\nIt was late."
    return next(kind for kind, words in blocks(around.format(line)) if words.strip() == line.strip())


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Facebook Twitter WhatsApp Email",
        "Sign up for our weekly newsletter and never miss a thing.",
        "Get the Aar Post in your inbox every morning.",
        "Our Noon Update newsletter is written by Aar Post editors. Sign up today.",
        "Copyright © 2021 The Aar Post, Ltd. All rights reserved.",
        "Editor’s note: An earlier version misspelled a name.",
        "Related: Five bridges that fell",
        "READ MORE: Five bridges that fell",
        "Ida Moser and Jan Roth contributed to this report.",
        "(Reporting by Ida Moser; Editing by Jan Roth)",
        "We use cookies to improve your visit.",
        "Follow Ida Moser on Twitter @idamoser",
        "The views expressed here are the author’s and not those of the Aar Post.",
        "This story has been updated with comments from the mayor.",
        "Subscribe today for full access.",
        "Click here to read the full report.",
        "Translation by the Aar Collective",
        "Also on aarpost.com Five bridges that fell",
        "Like this story? Share it with a friend!",
        "Join us on Telegram for more",
        "SK/IM/JR",
        "___",
        "Read or Share this story: https://aarpost.example/story/1",
        "Follow AAR coverage of the bridge at https://aar.example/bridge",
        "Correction (March 3, 2021): The bridge fell on Monday, not on Tuesday.",
        "EDITOR’S NOTE — A weekly look at bridges.",
        "(This story corrects the year to 1837 in paragraph 2)",
        "Update March 3, 11 a.m.: An earlier version of this story misspelled a name.",
        "Information from the Aar Wire was used in this report.",
        "You can listen to the whole talk wherever you get your podcasts.",
        "For more on bridges, listen to Bridge Talk.",
        "WATCH:",
    ],
)
def test_wording_that_is_furniture(line: str) -> None:
    assert kind_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Thousands signed up for the vaccine within a day of the announcement.",
        "The mayor said she would subscribe to the plan if it were cheaper.",
        "“Sign up for the newsletter,” the candidate told the crowd, and few did.",
        "More than that the children did not want, and the cook knew it.",
        "The company contributed two million francs to the campaign.",
        "He shared the photo on Twitter and Facebook, and a thousand people saw it.",
        "Police reported from the scene that nobody was hurt.",
        "The minister, who follows the talks on television, was not told.",
        "Moser is a reporter whom the court ordered to name her sources.",
        "“We use cookies in the school kitchen,” the cook joked.",
        "The picture (above all its frame) was sold for a record price.",
        "The agency (Reuters) was founded in Aachen, the guide said.",
        "The fire began at 3 a.m. and was out by noon (see the map).",
        "Related charges against the two brothers were dropped in May.",
        "The advertisement ran for a week before it was withdrawn.",
        "She wrote to @mayor and got no answer from the office.",
        "The law, which was updated in 2019, does not mention bridges.",
        "This report was published by the ministry on Monday and names no bridge.",
        "Correction of the course was no longer possible, the pilot said.",
        "An earlier version of the bill had foreseen a toll for lorries.",
        "Follow the money, the old mayor used to say, and look at bridges.",
        "She asked readers to write to her at her office in the town hall.",
        "Heavy rain and bad wood contributed.",
        "Watch the river: that is what the old men of the village do.",
    ],
)
def test_narration_stays_narration(line: str) -> None:
    assert kind_of(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "The mayor waves from the bridge in March 2020 (Ida Moser/Getty Images).",
        "The old bridge before it fell (Photo: Archive).",
        "The bridge at dawn. Ida Moser/AFP/Getty Images",
        "The mayor, left, at the bridge on May 2, 2021.IDA MOSER/AFP/Getty Images",
        "FILE - In this May 2, 2021, file photo, the bridge stands. (AP Photo/Ida Moser, File)",
        "FILE PHOTO: The bridge stands in Aarburg, May 2, 2021. REUTERS/Ida Moser",
        "Workers clear the bank. Ida Moser | AFP | Getty Images",
        "Photograph: Ida Moser/The Aar Post",
        "The mayor speaks at the bridge on Monday. (Ida Moser/Aar Press)",
        "(Getty Images)",
        "Featured image: The old bridge at Aarburg before it fell. Photo: Aar Post.",
    ],
)
def test_captions_and_credits(line: str) -> None:
    assert kind_of(line) == "caption"


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("AARBURG, Switzerland — The bridge fell.", "AARBURG, Switzerland —"),
        ("AARBURG (Reuters) - The bridge fell.", "AARBURG (Reuters) -"),
        ("(CNN) The bridge fell.", "(CNN)"),
        ("Aarburg (AFP) – The bridge fell.", "Aarburg (AFP) –"),
        ("Aarburg, Switzerland (AP) — The bridge fell.", "Aarburg, Switzerland (AP) —"),
        ("Aarburg, 2 may (EFE).- The bridge fell.", "Aarburg, 2 may (EFE).-"),
        ("AARBURG, February 14. /TASS/. The bridge fell.", "AARBURG, February 14. /TASS/."),
        ("Aarburg, May 2 (Aar Press) – The bridge fell.", "Aarburg, May 2 (Aar Press) –"),
        ("NEW AARBURG/BERN, May 2 (AP) — The bridge fell.", "NEW AARBURG/BERN, May 2 (AP) —"),
    ],
)
def test_dateline_is_cut_from_the_sentence(text: str, dateline: str) -> None:
    assert blocks(text) == [("dateline", dateline), ("body", "The bridge fell.")]


@pytest.mark.parametrize(
    "text", ["BREAKING — The bridge fell.", "COVID-19, a disease — it spreads.", "A bridge — old — fell."]
)
def test_other_dashes_make_no_dateline(text: str) -> None:
    assert blocks(text) == [("body", text)]


def test_headline_byline_and_cross_heading() -> None:
    text = (
        "Bridge Falls at Aarburg\n\nBy Ida Moser | May 2, 2021\n\nThe bridge fell on Sunday.\n\nA LONG HISTORY\n\n"
        "It was built in 1837.\n\nWhat comes next\n\nNobody knows."
    )
    assert [k for k, _ in blocks(text)] == [
        "headline",
        "byline",
        "body",
        "headline",
        "body",
        "headline",
        "body",
    ]


def test_name_alone_under_the_headline_is_a_byline() -> None:
    text = "The Bridge Falls: Five Points\n\nCorreo Verdad\n\nThe bridge fell on Sunday.\n\nNobody was hurt."
    assert [k for k, _ in blocks(text)] == ["headline", "byline", "body", "body"]


def test_name_and_day_under_the_headline() -> None:
    text = "Bridge Falls at Aarburg\n\nIDA MOSER | 2 May 2021, 10:20\n\nThe bridge fell on Sunday.\n\nNobody was hurt."
    assert [k for k, _ in blocks(text)] == ["headline", "byline", "body", "body"]


def test_source_line_only_at_the_foot() -> None:
    line = "Source: Aar Post"
    assert blocks("It fell.\n\nRain came.\n\nIt fell again.\n\n" + line)[-1][0] == "boilerplate"


def test_lists_and_transcripts_are_no_headings() -> None:
    text = "Four towns voted.\n\nAarburg\n\nBern\n\nThun\n\nBrienz\n\nThe rest did not."
    assert [k for k, _ in blocks(text)] == ["body"] * 6


def test_first_sentence_is_no_headline() -> None:
    assert blocks("The bridge fell.\n\nNobody was hurt.")[0][0] == "body"
    assert blocks("the bridge fell on a sunday in may\n\nNobody was hurt.")[0][0] == "body"


def test_note_on_the_author_only_about_somebody_else() -> None:
    note = "Ida Moser is a reporter in Bern and writes about bridges."
    told = "The bridge fell.\n\nNobody was hurt.\n\nThe mayor came.\n\nRain fell.\n\n"
    assert blocks(told + note)[-1][0] == "boilerplate"
    assert blocks(told.replace("The mayor", "Moser") + note)[-1][0] == "body"


def test_other_headlines_after_the_last_credit() -> None:
    text = "The bridge fell.\n\nNobody was hurt.\n\nTranslation by the Aar Collective\n\nMayor’s Visit to Bern Ends Well"
    assert [k for k, _ in blocks(text)] == ["body", "body", "boilerplate", "boilerplate"]
    assert blocks(text.replace("Translation by the Aar Collective\n\n", ""))[-1][0] == "body"


def test_block_quotations() -> None:
    text = (
        "The mayor said:\n\n“It is the end of an era.”\n\n“We will build another one.”\n\nThe engineer told the council:\n\n"
        "We warned you twice. Our letters stand in your files.\n\nThe following steps were agreed:\n\nA new bridge is built.\n\n"
        "“Good,” said one. “Very good.”"
    )
    assert [k for k, _ in blocks(text)] == ["body", "quote", "quote", "body", "quote", "body", "body", "body"]


def test_markdown_signs() -> None:
    text = "# Bridge falls\n\nThe bridge fell.\n\n> We saw it coming.\n\n## History\n\nIt was old."
    assert [k for k, _ in blocks(text, markdown=True)] == ["headline", "body", "quote", "headline", "body"]


def test_windows_line_ends_and_odd_spaces() -> None:
    text = "\ufeff The bridge fell.\r\n\r\n \u00a0Nobody was hurt.\u2009\r\n"
    assert [w for _, w in blocks(text)][-1] == "Nobody was hurt."


@pytest.mark.parametrize(
    "piece", ["“", "(", "- ", "A ", "\n", "share ", "FILE - ", "—", "Aa Bb ", "sign up "]
)
def test_blocks_of_hostile_texts_take_linear_time(piece: str) -> None:
    assert grows_in_step(blocks, piece, 300_000)


@pytest.mark.parametrize(
    "line",
    [
        "This article was originally published by the Aar Post.",
        "This is a developing story and will be updated.",
        "Jan Roth and Lea Frei contributed.",
        "AP writers from around the world contributed.",
        "Contact the reporter at 555-0100 or ida@aarpost.example.",
        "Do you know more about the bridge? Email ida@aarpost.example.",
        "Ida Moser is the author of “The Bridge: A Life.”",
        "• Ida Moser is a novelist",
        "desk@aarpost.example",
        "Bridge centre: https://aar.example/bridge",
    ],
)
def test_notes_at_the_foot(line: str) -> None:
    assert blocks(f"The bridge fell.\n\nNobody was hurt in its fall.\n\n{line}")[-1] == ("boilerplate", line)


@pytest.mark.parametrize(
    "line",
    [
        "This story is one of many that the ferrymen tell about the bridge.",
        "Parents were told to contact the school.",
        "Jan Roth, the author of “The Bridge”, was the first to cross.",
    ],
)
def test_last_sentences_stay(line: str) -> None:
    assert blocks(f"The bridge fell.\n\nNobody was hurt in its fall.\n\n{line}")[-1] == ("body", line)


def test_signatures_inside_a_running_report_but_no_lists() -> None:
    text = "The bridge fell.\n\n– Ida Moser\n\nThe mayor came at noon.\n\nThose hurt:\n\n- Jan Roth\n\n- Lea Frei\n\nAll are well."
    kinds = {words: kind for kind, words in blocks(text)}
    assert kinds["– Ida Moser"] == "byline"
    assert kinds["- Jan Roth"] == kinds["- Lea Frei"] == "body"


def test_a_name_above_its_desk_is_no_headline() -> None:
    text = "Ida Moser\n\nOpinion contributor\n\nThe bridge fell on Sunday, and nobody was hurt."
    assert [kind for kind, _ in blocks(text)] == ["byline", "byline", "body"]


def test_speech_broken_off_is_no_heading() -> None:
    text = "The bridge fell.\n\nAnd then they came and said —\n\nNobody was hurt."
    assert [kind for kind, _ in blocks(text)] == ["body", "body", "body"]
