"""Lines that only say when something came out, told from headlines and sentences."""

import pytest

from rashomon.intake.build import build_article
from rashomon.intake.draft import Draft
from rashomon.intake.heads import is_stamp

BODY = "The old bridge fell into the river on Monday, and nobody was hurt in its fall."


@pytest.mark.parametrize(
    "line",
    [
        "Published: 14 March 2026",
        "PUBLISHED 5:41 AM ET Apr. 18, 2023",
        "Posted on March 3, 2024 at 9:15 a.m.",
        "First published on Tuesday, 3 March 2024, 10.15 CET",
        "Updated at 9:40 p.m. ET",
        "Last updated: 3 hours ago",
        "Published: 2024-03-05T10:00Z | Updated: 2024-03-06T09:30Z",
        "By Ida Moser | Published March 5, 2024",
        "The Aar Post, online edition. Published: 5 March 2024",
        "The Aar Post, English-language edition, 5 March 2024",
        "Tuesday, March 5, 2024",
    ],
)
def test_stamps(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize(
    "line",
    [
        "Published in 2019, the report warned of the bridge",
        "Updated rules for bridges take effect",
        "Posted guards at the bridge for 3 days",
        "Council posted 14 guards at the bridge",
        "Report on bridge published",
        "March 5: a day that shook Aarau",
        "The first edition of the race was in 1901",
        "2024",
        "May Day",
    ],
)
def test_no_stamps(line: str) -> None:
    assert not is_stamp(line)


@pytest.mark.parametrize(
    ("head", "headline", "published"),
    [
        ("Bridge falls\n\nBy Ida Moser\nPublished: 5 March 2024", "Bridge falls", "2024-03-05"),
        (
            "The Aar Post, online edition. Published: 5 March 2024\n\nBridge falls",
            "Bridge falls",
            "2024-03-05",
        ),
        ("Bridge falls\n\nPosted on Tuesday, 5 March 2024", "Bridge falls", "2024-03-05"),
        ("Bridge falls\n\nPublished: 25/03/2024", "Bridge falls", "2024-03-25"),
        ("Bridge falls\n\nPublished: 04/03/2024", "Bridge falls", None),
        ("Bridge falls\n\nUpdated 5 March 2024", "Bridge falls", None),
        ("Bridge falls\n\nPublished: 5 March 2024 | Updated: 6 March 2024", "Bridge falls", "2024-03-05"),
        ("Bridge falls\n\nUpdated: 6 March 2024. Published: 5 March 2024", "Bridge falls", "2024-03-05"),
    ],
)
def test_head_gives_headline_and_day(head: str, headline: str, published: str | None) -> None:
    article = build_article(Draft("a.txt", f"{head}\n\n{BODY}\n\nIt was late.", "", language="en"))
    assert article.headline == headline
    assert (article.published and article.published.value) == published
    kinds = [b.kind for b in article.blocks]
    assert kinds.count("headline") == 1
    assert "byline" in kinds


def test_a_stamp_gives_no_author() -> None:
    text = f"Bridge falls\n\nPublished: 5 March 2024\n\nBy Ida Moser, 5 March 2024\n\n{BODY}"
    assert build_article(Draft("a.txt", text, "", language="en")).byline == "Ida Moser"
