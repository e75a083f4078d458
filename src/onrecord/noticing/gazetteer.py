"""The gazetteer: which places in the world bear a name.

In: a name as written. Out: ``Known`` places: continents, countries, regions, districts and cities of the table
``places`` (GeoNames), seas, rivers, disputed areas and bases of ``areas``, countries by all names of ``countries``.
``place_aliases`` goes before everything. ``places`` is sorted, so that a name is found without reading all of it;
a line is parsed when asked for.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from onrecord.data import FOLDER, rows
from onrecord.noticing.tables import countries, many

Kind = Literal["continent", "country", "region", "district", "city", "area"]

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "’": "", "‘": "", "'": "", ".": "",
                          "-": " ", "–": " "})
REGION_WORDS = frozenset(["region", "oblast", "province", "prefecture", "state", "governorate", "district", "county",
                          "republic", "territory", "krai", "peninsula", "municipality", "voivodeship", "canton"])
_KINDS_OF: dict[str, tuple[Kind, ...]] = {
    **dict.fromkeys(REGION_WORDS, ("continent", "region", "district", "area")), "city": ("city",),
}  # fmt: skip
_BESIDE_NAME = re.compile(
    r"^(?:the|northern|southern|eastern|western|central|(?:north|south)-?(?:eastern|western|east|west)|mainland|"
    r"downtown|uptown|greater|occupied|rural|inner|coastal|upstate|metropolitan|nearby|neighbou?ring) ", re.IGNORECASE)
SHORT = 6       # code points of a name whose case and periods tell
CENTRE = re.compile(r"^(?:central|downtown|uptown|greater|inner) ", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """One place. ``region``: GeoNames code of its first-level region; ``people``: in thousands, 0 where unknown."""

    kind: Kind
    name: str
    country: str | None
    region: str
    geonames: int | None
    lat: float | None
    lon: float | None
    people: int
    capital: bool = False


def key(name: str) -> str:
    """Return a name as the index has it: lower case, without accents, periods, apostrophes and 'the'."""
    plain = name.lower().translate(_LETTERS)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    plain = plain.strip(" ,").removeprefix("the ")
    return "st" + plain[5:] if plain.startswith("saint ") else plain


@cache
def _table() -> bytes:
    """The lines of the table ``places``, as they are kept: sorted, so that a name is found without an index of all."""
    return (FOLDER / "places.tsv").read_bytes().rpartition(b"\n#")[2].partition(b"\n")[2]


def _line_at(at: int) -> str:
    table = _table()
    return table[table.rfind(b"\n", 0, at) + 1 : table.find(b"\n", at)].decode("ascii")


def _key_at(at: int) -> str:
    return key(_line_at(at).partition("\t")[0])


def _lines(here: str) -> list[str]:
    """Return the lines of a name in its looked-up form, those of ``areas`` first; countries are known by their own."""
    found, at = list(_areas().get(here, ())), bisect_left(range(len(_table())), here, key=_key_at)
    while at < len(_table()) and _key_at(at) == here:
        if "\tcountry\t" not in (line := _line_at(at)):
            found.append(line)
        at += len(line) + 1
    return found


@cache
def _areas() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, others, *rest in rows("areas"):
        for form in (name, *many(others)):
            found.setdefault(key(form), []).append("\t".join((name, "", *rest)))
    return found


def lines_of(kind: Kind, *codes: str) -> Iterator[str]:
    """Yield the lines of all places of a kind, or of those in countries of these codes."""
    for wanted in (f"\t{kind}\t{code}" for code in codes or ("",)):
        at = _table().find(wanted.encode())
        while at >= 0:
            yield _line_at(at)
            at = _table().find(wanted.encode(), at + 1)


@cache
def _states() -> dict[str, str]:
    """Lines of countries by alpha-3."""
    return {line.split("\t")[3]: line for line in lines_of("country")}


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    """Alpha-3 codes by name of country; a name may be that of two ('Congo')."""
    found: dict[str, list[str]] = {}
    for code, country in countries().items():
        for form in (country.name, *country.aliases):
            found.setdefault(key(form), []).append(code)
    return {name: tuple(dict.fromkeys(codes)) for name, codes in found.items()}


@cache
def _demonyms() -> dict[str, str]:
    """Alpha-3 codes by adjective and name of the people, lower case."""
    return {word.lower(): code for code, c in countries().items() for word in (*c.adjectives, *c.people)}


@cache
def _aliases() -> dict[str, list[tuple[str, str, str]]]:
    """Kind, name and country by alias; an alias may have several lines."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for cells in rows("place_aliases"):
        alias, kind, name, code = (*cells, "")[:4]
        found.setdefault(_alias_key(alias), []).append((kind, name, code))
    return found


def _alias_key(name: str) -> str:
    """Short names stay as written: 'LA' is a city and 'La.' a state, 'La' is neither."""
    return name if len(name) <= SHORT else key(name)


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset((code, key(name)) for code, c in countries().items() for name in c.capitals)


def _parsed(line: str) -> Known:
    form, usual, kind, country, region, number, lat, lon, people = (*line.split("\t"), "")[:9]
    name = usual or form
    return Known(kind, name, country or None, region, int(number) if number else None,  # type: ignore[arg-type]
                 float(lat), float(lon), int(people or 0), kind == "city" and (country, key(name)) in _capitals())


@lru_cache(maxsize=512)
def country(code: str) -> Known:
    """Return a country by its alpha-3 code; KeyError where the table of countries has none."""
    name = countries()[code].name
    line = _states().get(code)
    if line is None:
        return Known("country", name, code, "", None, None, None, 0)
    point = _parsed(line)
    return Known("country", name, code, "", point.geonames, point.lat, point.lon, point.people)


def demonym(word: str) -> str | None:
    """Return the alpha-3 code of the country that an adjective or a people belongs to."""
    return _demonyms().get(word.lower())


@lru_cache(maxsize=8192)
def known(name: str) -> tuple[Known, ...]:
    """Return all places of a name, countries first; 'southern Angola' is Angola where it has no entry of its own."""
    found = _exactly(name)
    if found or _alias_key(name) in _aliases():
        return found
    rest = _BESIDE_NAME.sub("", name)
    if rest != name:
        within = _exactly(rest)
        return tuple(p for p in within if p.kind == "city") or within if CENTRE.match(name) else within
    before, _, last = " ".join(name.split()).rpartition(" ")
    kinds = _KINDS_OF.get(last.lower(), ())
    return tuple(p for p in _exactly(before) if p.kind in kinds) if before and kinds else ()


def _exactly(name: str) -> tuple[Known, ...]:
    aliases = _aliases().get(_alias_key(name))
    if aliases is not None:
        return tuple(place for alias in aliases for place in _meant(*alias))
    here = key(name)
    if not here:
        return ()
    states = tuple(country(code) for code in _countries().get(here, ()))
    return states + tuple(map(_parsed, dict.fromkeys(_lines(here))))


def _meant(kind: str, name: str, code: str) -> tuple[Known, ...]:
    """The place that a line of the aliases points to."""
    if kind == "none":
        return ()
    if kind == "country":
        return (country(code),)
    lines = dict.fromkeys(_lines(key(name)))
    return tuple(p for p in map(_parsed, lines) if p.kind == kind and (p.country or "") == code)[:1]
