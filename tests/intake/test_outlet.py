"""Outlets only where the input itself names them."""

import pytest

from rashomon.intake.build import build_article
from rashomon.intake.draft import Draft, Fact


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("It fell.\n\nOur Noon Update newsletters are written by Aarpost editors. Sign up today.", "Aarpost"),
        ("It fell.\n\n© 2021 The Aar Post, LLC.", "The Aar Post"),
        ("It fell.\n\nVisit Aar Insider's homepage for more stories.", "Aar Insider"),
        ("The Bridge Falls: Five Points\n\nCorreo Verdad\n\nIt fell.\n\nNobody was hurt.", "Correo Verdad"),
        ("The Bridge Falls: Five Points\n\nIda Moser\n\nIt fell.\n\nNobody was hurt.", None),
        ("It fell, the Aar Post reported.", None),
    ],
)
def test_the_text_itself(text: str, outlet: str | None) -> None:
    article = build_article(Draft("a.txt", text, "", language="en"))
    assert article.outlet == outlet
    assert all(e.span and e.span.text == outlet for e in article.outlet_evidence)


BODY = "The old bridge fell into the river on Monday, and nobody was hurt in its fall."


@pytest.mark.parametrize(
    ("text", "outlet", "byline"),
    [
        # the name with its edition, or with a day where the text calls it its own
        (f"La Voz del Aar, English edition. Published: 5 March 2024\n\nBridge falls\n\n{BODY}", "La Voz del Aar", None),
        (f"Bridge falls\n\nPico del Aar, 5 March 2024\n\n{BODY}\n\nTranslation by the Pico del Aar English desk", "Pico del Aar", None),
        (f"Bridge falls\n\nAar Gazette, 5 March 2024\n\n{BODY}", "Aar Gazette", None),
        (f"Bridge falls\n\nMaria del Aar, 5 March 2024\n\n{BODY}", None, "Maria del Aar"),
        # a line that begins with "By" names an author or an agency
        (f"Bridge falls\n\nBy Aar Wire Service\n\n{BODY}", None, "Aar Wire Service"),
        (f"Bridge falls\n\nBY Aar Daily News\n\n{BODY}", None, "Aar Daily News"),
        # a bare name under the author's line
        (f"Bridge falls\n\nBy Ida Moser\nAar Flag\n\n{BODY}\n\nThe mayor told the Aar Flag so.", "Aar Flag", "Ida Moser"),
        (f"Bridge falls\n\nBy Ida Moser\nJan Roth\n\n{BODY}", None, "Ida Moser"),
        # its own words
        (f"{BODY}\n\nThe bill was high, according to a letter seen by The Aar Post.", "The Aar Post", None),
        (f"{BODY}\n\nA letter seen by the Aar Post and one seen by the Bern Times say so.", None, None),
        (f"{BODY}\n\nThe mayor told the Aar Post so in an interview with the Aar Post.", None, None),
        (f"{BODY}\n\nNobody objected.\n\nIda Moser writes about rivers for the Aar Post.", "Aar Post", None),
        (f"{BODY}\n\n© 2024 Aar Features Syndicate", None, None),
    ],
)  # fmt: skip
def test_lines_that_name_the_outlet(text: str, outlet: str | None, byline: str | None) -> None:
    article = build_article(Draft("a.txt", text, "", language="en"))
    assert (article.outlet, article.byline) == (outlet, byline)
    assert all(e.span and e.span.text == outlet for e in article.outlet_evidence)


def test_record_then_address() -> None:
    fact = Fact("Aar Post", "the record's field “outlet”")
    assert (
        build_article(Draft("a", "It fell.", "", outlet=fact, url="https://bern.example/x")).outlet
        == "Aar Post"
    )
    article = build_article(Draft("a", "It fell.", "", url="https://www.bern.example/x"))
    assert article.outlet == "bern.example"
    assert article.outlet_evidence[0].why == "the host of its address is bern.example"
