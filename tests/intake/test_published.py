"""Dates of publication: stated before worked out, and nothing from the clock."""

from pathlib import Path

import pytest

from rashomon.intake.build import build_article
from rashomon.intake.draft import Draft, Fact
from rashomon.intake.published import iso_date
from rashomon.model.article import Published


def published(text: str, *, url: str | None = None, dates: tuple[str, ...] = ()) -> Published | None:
    facts = tuple(Fact(d, "the record's field “date”") for d in dates)
    article = build_article(Draft("a.txt", text, "", url=url, dates=facts, language="en"))
    for evidence in article.published.evidence if article.published else ():
        assert (
            evidence.span is None
            or article.text[evidence.span.start : evidence.span.end] == evidence.span.text
        )
        assert evidence.span is None or evidence.span.article == article.id
    return article.published


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05 10:11:12+00:00", "2024-03-05"),
        ("2024-03-05T23:59:59Z", "2024-03-05"),
        ("2024-03", "2024-03"),
        ("1871", "1871"),
        ("20240305", "2024-03-05"),
        ("20240305T101112Z", "2024-03-05"),
        ("1709632800", "2024-03-05"),
        ("1709632800000", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
        ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05"),
        ("5 March 2024", "2024-03-05"),
        ("Mar. 5th, 2024", "2024-03-05"),
        ("2024/3/5", "2024-03-05"),
        ("13/05/2024", "2024-05-13"),
        ("05/13/2024", "2024-05-13"),
        ("5.3.2024", "2024-03-05"),
        ("03/05/2024", "2024"),
        ("1970-01-01", None),
        ("1970", None),
        ("0", None),
        ("2024-13-40", None),
        ("3024-01-01", None),
        ("yesterday", None),
        ("", None),
        ("9" * 400, None),
    ],
)
def test_iso_date(words: str, value: str | None) -> None:
    assert iso_date(words) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (" date 2023-04-17 The minister spoke.", "2023-04-17"),
        ("Bridge Falls at Aarburg\n\nPublished: March 5, 2024\n\nThe bridge fell.", "2024-03-05"),
        ("Bridge Falls at Aarburg\n\nPosted on 5 March 2024\n\nThe bridge fell.", "2024-03-05"),
        ("Bridge Falls at Aarburg\n\nBy Ida Moser | April 3, 2021\n\nThe bridge fell.", "2021-04-03"),
        ("Bridge Falls at Aarburg\n\nApril 3, 2021\n\nThe bridge fell.", "2021-04-03"),
    ],
)
def test_stated_in_the_text(text: str, value: str) -> None:
    found = published(text)
    assert found is not None
    assert (found.value, found.how) == (value, "stated")
    assert found.evidence[0].span is not None


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell on Tuesday.",
        "Updated: March 5, 2024\n\nThe bridge fell.",
        "The bridge fell.\n\n© 2021 The Aar Post",
        "On March 5, 2024, the bridge fell. It had stood since 1837.",
        "The bridge fell on Friday.\n\nThe bridge on May 3, 2021 (Ida Moser/Getty Images).",
        "The bridge fell on Monday.\n\nThe bridge on May 3, 2021 (Ida Moser/Getty Images).\n\nIt will stand again in 2027.",
        "On Tuesday, April 18, the bridge fell.",
        "On Tuesday, April 18, the bridge fell.\n\nIt was last mended on May 3, 2011.",
    ],
)
def test_nothing_is_guessed_from_too_little(text: str) -> None:
    assert published(text) is None


def test_address_states_the_day_and_agrees_with_the_record() -> None:
    for day in ("2020/03/01", "2020-03-01", "2020/mar/01"):
        alone = published("It fell.", url=f"https://aar.example/{day}/bridge")
        assert alone is not None
        assert alone.value == "2020-03-01"
    found = published(
        "It fell.", url="https://aar.example/2020/03/01/bridge", dates=("2020-03-01T10:00:00Z",)
    )
    assert found is not None
    assert (found.value, len(found.evidence)) == ("2020-03-01", 2)


def test_record_outranks_the_address() -> None:
    found = published("It fell.", url="https://aar.example/2020/03/01/bridge", dates=("0", "2020-03-02"))
    assert found is not None
    assert (found.value, len(found.evidence)) == ("2020-03-02", 1)


def test_weekday_of_a_dated_caption() -> None:
    found = published("The minister came on Monday.\n\nThe minister on May 3, 2021 (Ida Moser/Getty Images).")
    assert found is not None
    assert (found.value, found.how) == ("2021-05-03", "inferred")
    assert [e.span.text for e in found.evidence if e.span] == ["on Monday", "May 3, 2021"]


def test_weekday_of_a_dated_post() -> None:
    found = published(
        "The minister will travel, the agency said on Wednesday.\n\nHe goes. — M (@min) February 14, 2024"
    )
    assert found is not None
    assert (found.value, found.how) == ("2024-02-14", "inferred")


def test_day_without_a_year_after_a_known_date() -> None:
    found = published("On Tuesday, April 18, he came.\n\nSoon he goes. — M (@min) October 28, 2022")
    assert found is not None
    assert (found.value, found.how) == ("2023-04", "inferred")
    assert "only in 2023" in found.evidence[-1].why


def test_the_clock_is_never_asked() -> None:
    for path in (Path(__file__).resolve().parents[2] / "src" / "rashomon" / "intake").glob("*.py"):
        words = path.read_text(encoding="utf-8")
        assert not any(call in words for call in (".now(", ".today(", "time.time(")), path.name
