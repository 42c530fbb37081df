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


def test_record_then_address() -> None:
    fact = Fact("Aar Post", "the record's field “outlet”")
    assert (
        build_article(Draft("a", "It fell.", "", outlet=fact, url="https://bern.example/x")).outlet
        == "Aar Post"
    )
    article = build_article(Draft("a", "It fell.", "", url="https://www.bern.example/x"))
    assert article.outlet == "bern.example"
    assert article.outlet_evidence[0].why == "the host of its address is bern.example"
