"""Places by name, namesakes decided by the countries a text speaks of."""

import pytest

from rashomon.text.places import find_place, is_city


@pytest.mark.parametrize(
    ("name", "near", "country"),
    [
        ("Caracas", (), "VEN"), ("Paris", (), "FRA"), ("London", (), "GBR"), ("London", ("CAN",), "CAN"),
        ("Brasilia", (), "BRA"), ("Kiev", (), "UKR"), ("Rio de Janeiro", ("RUS",), "BRA"), ("Zulia", (), "VEN"),
        ("San José", ("CRI",), "CRI"), ("Georgia", ("USA",), "USA"), ("Georgia", ("RUS",), "GEO"),
        ("Russia", (), "RUS"), ("Nowhereville", (), None), ("San Jose", (), None), ("the Netherlands", (), "NLD"),
    ],
)  # fmt: skip
def test_find_place(name: str, near: tuple[str, ...], country: str | None) -> None:
    place = find_place(name, near)
    assert (place.country if place else None) == country


def test_a_city_has_coordinates() -> None:
    place = find_place("Caracas")
    assert place is not None
    assert place.lat == pytest.approx(10.5, abs=0.1)
    assert place.kind == "capital"


def test_is_city_leaves_ordinary_words_alone() -> None:
    assert is_city("Istanbul")
    assert not is_city("Reading")
    assert not is_city("Lavrov")
