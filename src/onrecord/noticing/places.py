"""Places: where, with country, GeoNames id and coordinates.

In: a Sheet. Out: ``Place`` facts in order: names that the reader model takes for locations or facilities, and country
names whatever it takes them for. What the gazetteer does not know keeps its name alone. ``which_place`` chooses among
places of one name, ``governments`` tells 'Beijing said' from 'in Beijing'.
"""

from __future__ import annotations

import re

from onrecord.facts.identity import fact_id
from onrecord.facts.place import Place
from onrecord.facts.sheet import Name, Sheet
from onrecord.noticing.gazetteer import REGION_WORDS, Known, demonym, key, known
from onrecord.noticing.governments import speaks_for_government
from onrecord.noticing.phrases import Phrases, phrases_of
from onrecord.noticing.which_place import Naming, which

_KIND_WORD = re.compile(r" (?:Republic|Province|State|Oblast|County)$")
_PLACE_TYPES = ("Location", "Facility")
_MAY_BE_COUNTRY = ("Organization", "Misc", "NORP")


def notice_places(sheet: Sheet) -> tuple[Place, ...]:
    """Return the places of a sheet in order; ids are anchored in their spans."""
    names = place_names(sheet)
    if not names:
        return ()
    phrases = phrases_of(sheet)
    chosen = which(namings(sheet, names), peoples(sheet), home(sheet))
    return tuple(_place(phrases, name, best) for name, best in zip(names, chosen, strict=True))


def place_names(sheet: Sheet) -> list[Name]:
    """Return the names that may be places."""
    return [n for n in sheet.names if (n.type in _PLACE_TYPES and any(c.isalpha() for c in text_of(sheet, n)))
            or (n.type in _MAY_BE_COUNTRY and any(p.kind == "country" for p in known(text_of(sheet, n))))]


def text_of(sheet: Sheet, name: Name) -> str:
    """Return a name without its genitive, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"['’]s?$", "", sheet.text(name.first, name.end)))


def namings(sheet: Sheet, names: list[Name]) -> list[Naming]:
    """Return what each name may mean, with what stands right after it."""
    found = [_candidates(sheet, name) for name in names]
    out = []
    for i, name in enumerate(names):
        beside = _beside(sheet, names, found, i)
        out.append(Naming(key(text_of(sheet, name).split(",")[0]), found[i], beside))
    return out


def peoples(sheet: Sheet) -> list[str]:
    """Return the countries whose adjectives or peoples are named, one code a different word."""
    words = {sheet.text(n.first, n.end) for n in sheet.names if n.type == "NORP"}
    return [code for word in sorted(words) if (code := demonym(word)) is not None]


def home(sheet: Sheet) -> str | None:
    """Return the country of the article's dateline."""
    parts = [p.strip() for p in re.split(r"[,/(]", sheet.article.dateline or "") if p.strip()]
    for part in reversed(parts):
        codes = [p.country for p in known(part.title() if part.isupper() and len(part) > 4 else part)]
        if codes and (len(set(codes)) == 1 or len(parts) == 1):
            return codes[0]
    return None


def _candidates(sheet: Sheet, name: Name) -> tuple[Known, ...]:
    text = text_of(sheet, name).split(",")[0]
    if text.isupper() and len(text) > 4:
        text = text.title()
    found = known(text)
    following = sheet.words[name.end].text.lower() if name.end < len(sheet.words) else ""
    if following in REGION_WORDS:
        return tuple(p for p in found if p.kind in ("region", "area", "district")) or found
    return found


def _beside(sheet: Sheet, names: list[Name], found: list[tuple[Known, ...]], index: int) -> tuple[Known, ...]:
    """The places named right after: 'Kazan, Tatarstan', 'London (Ontario)'."""
    parts = text_of(sheet, names[index]).split(",")
    if len(parts) > 1:
        return tuple(p for part in parts[1:] for p in known(_KIND_WORD.sub("", part.strip())) if _wider(p))
    if index + 1 >= len(names):
        return ()
    between = sheet.article.text[sheet.words[names[index].end - 1].end : sheet.words[names[index + 1].first].start]
    return tuple(p for p in found[index + 1] if _wider(p)) if between.strip() in (",", "(") else ()


def _wider(place: Known) -> bool:
    return place.kind in ("country", "region")


def _place(phrases: Phrases, name: Name, best: Known | None) -> Place:
    sheet = phrases.sheet
    start, end = sheet.span(name.first, name.end)
    if sheet.article.text[start:end].endswith(("'s", "’s")):
        end -= 2
    own = fact_id("p", sheet.article.id, [(start, end)])
    if best is None or (name.type == "Facility" and best.kind == "city"):
        return Place(own, (start, end), text_of(sheet, name))
    government = speaks_for_government(phrases, name, best)
    return Place(own, (start, end), best.name, best.country, best.geonames, best.lat, best.lon, government,
                 precision=best.kind)
