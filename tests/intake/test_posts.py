"""Posts inside a text, with all the lines that are theirs and none that are not."""

import pytest

from rashomon.intake.blocks import read_blocks
from rashomon.intake.draft import Draft

BEFORE, AFTER = "The mayor spoke on Sunday.", "Nobody knows who wrote it."


def embeds(lines: str, gap: str = "\n") -> list[str]:
    text = f"{BEFORE}{gap}It was a fine day.{gap}{lines}{gap}{AFTER}"
    found = read_blocks(Draft("a.txt", text, ""))
    assert [b.kind for b in found if b.kind != "embed"] == ["body"] * 3
    return [text[b.start : b.end] for b in found if b.kind == "embed"]


@pytest.mark.parametrize(
    "post",
    [
        "So it begins. pic.twitter.com/AbC123 — Aar Town (@aartown) May 2, 2021",
        "So it begins. — Aar Town 🇨🇭 (@aartown) 2 May 2021",
        "So it begins https://t.co/AbC123",
        "Aar Town (@aartown) So it begins.",
        "View this post on Instagram",
        "A post shared by Aar Town (@aartown) on May 2, 2021 at 9:00am PDT",
    ],
)
def test_post_on_one_line(post: str) -> None:
    assert embeds(post) == [post]


def test_signature_below_the_words() -> None:
    post = "So it begins, and we are not ready. https://t.co/AbC123\n– AT (@aartown) October 28, 2022"
    assert embeds(post, gap="\n\n") == [post]


def test_words_set_close_to_their_signature() -> None:
    post = "So it begins, and we are not ready.\n— Aar Town (@aartown) October 28, 2022"
    assert embeds(post, gap="\n\n") == [post]


def test_pictographed_list_round_a_signature() -> None:
    post = (
        "💬 #Mayor:\n— Aar Town 🇨🇭 (@aartown) February 14, 2024\n🎙 On February 16 she opens the fair.\n"
        "🇫🇷 February 19 - Lyon\n🇩🇪 February 21 - Ulm. pic.twitter.com/AbC123"
    )
    assert embeds(post) == [post]


def test_narration_beside_a_signature_stays() -> None:
    assert embeds("— Aar Town (@aartown) October 28, 2022") == ["— Aar Town (@aartown) October 28, 2022"]


def test_link_in_the_middle_of_a_sentence_is_no_post() -> None:
    text = "The town’s account (https://t.co/AbC123) was silent on the matter until noon."
    assert [b.kind for b in read_blocks(Draft("a.txt", text, ""))] == ["body"]
