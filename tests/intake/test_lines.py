"""Markdown's marks are looked through, and every letter keeps its place."""

import time

import pytest

from rashomon.intake.blocks import read_blocks
from rashomon.intake.build import build_article
from rashomon.intake.draft import Draft
from rashomon.intake.lines import read_line, read_lines


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("# Bridge falls", "Bridge falls"),
        ("## **Bridge** falls ##", "Bridge falls"),
        ("*Translation by Ida*", "Translation by Ida"),
        ("> _It fell_, she said", "It fell, she said"),
        ("- [Five bridges](https://aar.example/five) that fell", "Five bridges that fell"),
        ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
        ("the file_name_here stays", "the file_name_here stays"),
        ("***", "***"),
    ],
)
def test_marks_of_markdown(written: str, seen: str) -> None:
    line = read_line(f"ab{written}", 2, 2 + len(written), markdown=True)
    assert line.plain == seen
    assert [written[n - 2] for n in line.places] == list(seen)


def test_plain_text_keeps_all_but_emphasis_on_the_whole_line() -> None:
    assert read_line("# 1 *is* it", 0, 11, markdown=False).plain == "# 1 *is* it"
    assert read_line("*By Ida Moser*", 0, 14, markdown=False).plain == "By Ida Moser"


def test_rules_hold_under_the_marks() -> None:
    text = (
        "# Bridge falls\n\n*By Ida Moser*\n\n*Published: 5 March 2024*\n\n"
        "**AARAU** — The old bridge fell into the river on Monday, and nobody was hurt.\n\n"
        "[Sign up](https://aar.example) for our newsletter\n\n*Translation by the Aar Collective*"
    )
    draft = Draft("a.md", text, "", language="en", markdown=True)
    found = [(b.kind, text[b.start : b.end]) for b in read_blocks(draft)]
    assert [kind for kind, _ in found] == [
        "headline", "byline", "byline", "dateline", "body", "boilerplate", "boilerplate",
    ]  # fmt: skip
    assert found[3][1] == "**AARAU** —"
    article = build_article(draft)
    assert (article.headline, article.byline) == ("Bridge falls", "Ida Moser")
    assert article.published is not None
    assert article.published.evidence[0].span == article.span(
        text.index("5 March"), text.index("*\n\n**AARAU")
    )


@pytest.mark.parametrize("piece", ["[a](", "![", "*a", "_a_", "> ", "# ", "]("])
def test_hostile_lines_are_linear(piece: str) -> None:
    begun = time.perf_counter()
    read_lines(piece * 100_000, markdown=True)
    assert time.perf_counter() - begun < 5
