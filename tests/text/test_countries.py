"""Countries by name, adjective, abbreviation and seat of power."""

import pytest

from rashomon.text.countries import (
    capital_of,
    country_name,
    country_of,
    country_words,
    government_of,
    is_country_name,
    is_demonym,
)


@pytest.mark.parametrize(
    ("words", "alpha3"),
    [
        ("Russia", "RUS"), ("the Russian Federation", "RUS"), ("Venezuelan", "VEN"), ("Bolivians", "BOL"),
        ("U.S.", "USA"), ("US", "USA"), ("the United States’", "USA"), ("UK", "GBR"), ("UAE", "ARE"),
        ("Türkiye", "TUR"), ("Côte d'Ivoire", "CIV"), ("DRC", "COD"), ("Gambia", "GMB"), ("Russia’s", "RUS"),
        ("us", None), ("it", None), ("Congo", None), ("Korean", None), ("Moscow", None), ("", None),
        ("Laos", "LAO"), ("the Netherlands", "NLD"), ("Honduras", "HND"), ("SINGAPORE", "SGP"),
    ],
)  # fmt: skip
def test_country_of(words: str, alpha3: str | None) -> None:
    assert country_of(words) == alpha3


@pytest.mark.parametrize(
    ("words", "alpha3"),
    [
        ("Moscow", "RUS"), ("the Kremlin", "RUS"), ("Washington", "USA"), ("Caracas", "VEN"), ("Kiev", "UKR"),
        ("the White House", "USA"), ("Downing Street", "GBR"), ("Rio de Janeiro", None), ("Brussels", None), ("Russia", None),
    ],
)  # fmt: skip
def test_government_of(words: str, alpha3: str | None) -> None:
    assert government_of(words) == alpha3


def test_kinds_of_words_are_kept_apart() -> None:
    assert is_country_name("Cuba")
    assert not is_country_name("Cuban")
    assert is_demonym("Cuban")
    assert not is_demonym("Havana")
    assert capital_of("Havana") == "CUB"
    assert capital_of("the Kremlin") is None


def test_country_name() -> None:
    assert country_name("RUS") == "Russia"
    assert country_name("ZZZ") == "ZZZ"


def test_no_form_means_two_countries() -> None:
    seen: dict[tuple[str, str], str] = {}
    for word in country_words():
        assert seen.setdefault((word.words, word.kind), word.alpha3) == word.alpha3, word
