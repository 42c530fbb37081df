"""Towns and regions by name: where on the map, and in which country a name most likely lies.

Data: a cut of GeoNames in data/places.tsv (made by tools/make_places.py). A name that several countries have is
decided by the countries the text speaks of, else only when one bearer dwarfs the rest; otherwise the answer is None.
"""

import functools
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from rashomon.text.countries import country_name, country_of
from rashomon.text.normal_forms import fold
from rashomon.text.vocabulary import load_table

PlaceKind = Literal["country", "capital", "city", "region"]
# The bearer of a name is taken without further evidence only if it has this many times the people of the next one
# abroad. Set by reason: San José CR (340 k) against San Jose US (1 m) has to stay undecided; not fitted to a test set.
DWARFS = 10
# Below this many people a bare name is too often a surname or a common word ("Mobile", "Reading", "Most").
KNOWN_CITY = 300_000
_KIND_OF_REGION = re.compile(
    r"(?<=\w) (?:province|Province|region|Region|governorate|prefecture|county|district|oblast)$"
)
# City names that in English text are oftener something else.
_ORDINARY = frozenset({"mobile", "reading", "nice", "split", "bath", "orange", "most", "of", "same", "male", "victoria",
                       "santiago", "santos", "george", "jackson", "wellington", "lincoln", "madison", "hamilton", "salvador",
                       "valencia", "medina", "leon", "cordoba", "san martin", "guadalupe", "central", "general santos",
                       "ho", "bo", "man", "la union", "young", "union", "florencia", "faisal", "moreno", "guerrero",
                       "mayor", "liberty", "bar", "buy", "hope", "independence", "enterprise", "progreso", "union city"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map; `country` is ISO 3166 alpha-3. A country itself has no coordinates."""

    name: str
    kind: PlaceKind
    country: str
    lat: float | None
    lon: float | None
    population: int


def find_place(name: str, near: Collection[str] = ()) -> Place | None:
    """The place that a name means in a text that speaks of the countries `near` (alpha-3); None if unsure."""
    bare = _KIND_OF_REGION.sub("", name.strip().removeprefix("the "))
    alpha3 = country_of(bare)
    if alpha3 is not None and not _is_also_region_of(bare, near, alpha3):
        return Place(country_name(alpha3), "country", alpha3, None, None, 0)
    bearers = _by_name().get(fold(bare), ())
    local = [place for place in bearers if place.country in near]
    return _outstanding(local) or _outstanding(bearers)


def is_city(words: str) -> bool:
    """Whether the words alone are the name of a well-known city and of little else."""
    folded = fold(words)
    if folded in _ORDINARY or not words[:1].isupper():
        return False
    return any(
        p.kind == "capital" or p.population >= KNOWN_CITY
        for p in _by_name().get(folded, ())
        if p.kind != "region"
    )


def _is_also_region_of(name: str, near: Collection[str], country: str) -> bool:
    """ "Georgia" in a text on the United States that never speaks of the country Georgia in another word."""
    return country not in near and any(p.country in near for p in _by_name().get(fold(name), ()))


def _outstanding(places: Collection[Place]) -> Place | None:
    """The only place, or the one whose population dwarfs the others'; a city goes before its own region."""
    cities = [p for p in places if p.kind != "region"]
    ranked = sorted(cities or places, key=lambda p: (-p.population, p.country, p.lat or 0.0))
    if not ranked:
        return None
    first = ranked[0]
    rivals = [p for p in ranked[1:] if p.country != first.country]
    if first.kind == "capital" and all(p.kind != "capital" for p in rivals):
        return first
    return first if all(first.population >= DWARFS * p.population for p in rivals) else None


@functools.cache
def _by_name() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for row in load_table("places"):
        kind: PlaceKind = (
            "capital" if row["kind"] == "capital" else "region" if row["kind"] == "region" else "city"
        )
        place = Place(
            row["name"], kind, row["country"], float(row["lat"]), float(row["lon"]), int(row["population"])
        )
        for name in (row["name"], *filter(None, row["other"].split("|"))):
            found.setdefault(fold(name), []).append(place)
    return {name: tuple(places) for name, places in found.items()}
