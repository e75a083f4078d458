"""Places: where, with country, GeoNames id and coordinates.

In: a Sheet. Out: ``Place`` facts in order: names that the reader model takes for locations or facilities, and country
names. What the table ``places`` does not know keeps its name alone. Of several places of one name the one
whose country or region is named right after it, or elsewhere in the article, is taken; else the largest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.facts.identity import fact_id
from onrecord.facts.place import Place
from onrecord.facts.sheet import Name, Sheet
from onrecord.noticing.tables import countries, many, rows

_REGION_WORDS = frozenset(["region", "oblast", "province", "prefecture", "state", "governorate", "district", "county",
                           "republic", "territory", "krai", "peninsula", "municipality"])
_NOT_IN_NAME = re.compile(r"^(?:the|northern|southern|eastern|western|central|north-eastern|north-western"
                          r"|south-eastern|"
                          r"south-western|northeastern|northwestern|southeastern|southwestern|mainland|downtown"
                          r"|greater|occupied) ", re.IGNORECASE)
_RANK = {"country": 4, "area": 3, "region": 2, "city": 1}
CITY_OVER_REGION = 1000     # thousands: a city this large is meant before a region elsewhere of the same name


@dataclass(frozen=True)
class Known:
    """A row of the table ``places``; ``people``: population in thousands, 0 where unknown."""

    kind: str
    name: str
    country: str | None
    geonames: int | None
    lat: float | None
    lon: float | None
    people: int


@cache
def known_places() -> dict[str, tuple[Known, ...]]:
    """Return the places by name, lower case; countries also by the names of the table ``countries``."""
    found: dict[str, list[Known]] = {}
    by_code: dict[str, Known] = {}
    for cells in rows("places"):
        kind, name, aliases, code, number, lat, lon, people = (*cells, "", "", "", "")[:8]
        place = Known(kind, name, code or None, int(number) if number else None, float(lat), float(lon),
                      int(people or 0))
        if kind == "country":
            by_code[code] = place
        for form in (name, *many(aliases)):
            _add(found, form, place)
    for code, country in countries().items():
        point = by_code.get(code)
        place = Known("country", country.name, code, point.geonames if point else None, point.lat if point else None,
                      point.lon if point else None, 0)
        for form in (country.name, *country.aliases):
            _add(found, form, place)
    return {name: tuple(places) for name, places in found.items()}


def _add(found: dict[str, list[Known]], form: str, place: Known) -> None:
    here = found.setdefault(_key(form), [])
    if place.kind == "country":
        here[:] = [p for p in here if p.kind != "country" or p.country != place.country]
    if not any(p.geonames == place.geonames is not None for p in here):
        here.append(place)


def _key(name: str) -> str:
    return name.replace("’", "'").lower().strip(" .,").removeprefix("the ")


def known(name: str) -> tuple[Known, ...]:
    """Return the places of a name; 'southern Angola' is found as Angola where it has no entry of its own."""
    key = _key(name)
    return known_places().get(key) or known_places().get(_NOT_IN_NAME.sub("", key), ())


def notice_places(sheet: Sheet) -> tuple[Place, ...]:
    """Return the places of a sheet in order; ids are anchored in their spans."""
    names = [n for n in sheet.names if n.type in ("Location", "Facility") or _is_country(sheet, n)]
    mentioned = {place.country for n in names for place in _candidates(sheet, n) if place.kind == "country"}
    return tuple(_place(sheet, names, i, mentioned) for i in range(len(names)))


def _is_country(sheet: Sheet, name: Name) -> bool:
    """A country's name that the model takes for something else ('Ukraine' as an organisation)."""
    return name.type in ("Organization", "Misc") and any(p.kind == "country" for p in known(_text(sheet, name)))


def _text(sheet: Sheet, name: Name) -> str:
    return re.sub(r"\s+", " ", re.sub(r"['’]s$", "", sheet.text(name.first, name.end)))


def _candidates(sheet: Sheet, name: Name) -> tuple[Known, ...]:
    text = _text(sheet, name).split(",")[0]
    found, words = known(text), text.split()
    rest, last = " ".join(words[:-1]), words[-1].lower() if words else ""
    if not found and rest and last in _REGION_WORDS:
        found = tuple(p for p in known(rest) if p.kind != "city")
    if not found and rest and last == "city":
        found = tuple(p for p in known(rest) if p.kind == "city")
    following = sheet.words[name.end].text.lower() if name.end < len(sheet.words) else ""
    if following in _REGION_WORDS:
        return tuple(p for p in found if p.kind in ("region", "area")) or found
    return found


def _place(sheet: Sheet, names: Sequence[Name], index: int, mentioned: set[str | None]) -> Place:
    name = names[index]
    start, end = sheet.span(name.first, name.end)
    text = sheet.article.text[start:end]
    if text.endswith(("'s", "’s")):
        end -= 2
    span = start, end
    own = fact_id("p", sheet.article.id, [span])
    best = choose(_candidates(sheet, name), _after_comma(sheet, names, index), mentioned)
    if best is None or name.type == "Facility":
        return Place(own, span, _text(sheet, name))
    return Place(own, span, best.name, best.country, best.geonames, best.lat, best.lon, _speaks(sheet, name, best))


def _after_comma(sheet: Sheet, names: Sequence[Name], index: int) -> tuple[Known, ...]:
    """The place named right after: 'Kazan, Tatarstan', 'London, Ontario'."""
    parts = _text(sheet, names[index]).split(",")
    if len(parts) > 1:
        return tuple(p for part in parts[1:] for p in known(re.sub(r" (?:Republic|Province|State)$", "", part.strip())))
    if index + 1 >= len(names):
        return ()
    between = sheet.article.text[sheet.words[names[index].end - 1].end:sheet.words[names[index + 1].first].start]
    return _candidates(sheet, names[index + 1]) if between.strip() == "," else ()


def choose(candidates: Sequence[Known], wider: Sequence[Known], mentioned: set[str | None]) -> Known | None:
    """Return the place meant, or null where the table knows none.

    ``wider``: the place named right after it; ``mentioned``: alpha-3 codes of the countries of the article.
    """
    around = {p.country for p in wider if p.kind in ("country", "region")}
    within = [p for p in candidates if p.country in around and p.kind != "country"]
    if within:
        candidates = within
    elif not any(p.kind in ("country", "area") for p in candidates):
        states = [p for p in candidates if p.kind == "region" and p.geonames is not None]
        near = [] if states else [p for p in candidates if p.country in mentioned]
        largest = max((p.people for p in candidates), default=0)
        candidates = [p for p in near if p.people * 10 >= largest or p.kind == "region"] or candidates
    return max(candidates, key=lambda p: _weight(p, candidates), default=None)


def _weight(place: Known, among: Sequence[Known]) -> tuple[int, bool, int]:
    """Countries before areas, regions and cities; but a region's own seat, or a great city, before a region."""
    rank = _RANK[place.kind]
    if place.kind == "city" and (place.people >= CITY_OVER_REGION
                                 or any(p.kind == "region" and p.country == place.country for p in among)):
        rank = _RANK["region"] + (not any(p.kind == "region" and p.name == place.name and p.geonames for p in among))
    return rank, place.geonames is not None, place.people


@cache
def _speech_verbs() -> frozenset[str]:
    return frozenset(r[0] for r in rows("cues") if r[1] == "V" and " " not in r[0])


def _speaks(sheet: Sheet, name: Name, place: Known) -> bool:
    """Whether the name stands for a government: the subject of a verb of speech ('Beijing said')."""
    if place.kind not in ("country", "city") or (place.kind == "city" and sheet.words[name.first].text.isupper()):
        return False        # a dateline in capitals says nothing
    for word in sheet.words[name.first:name.end]:
        if word.rel.split(":")[0] == "nsubj" and word.head >= 0:
            return sheet.words[word.head].lemma in _speech_verbs()
    return False
