"""Places for outside scoring: every span that the gazetteer knows, resolved as the product resolves it.

In: a Sheet. Out: toponyms [{span, name, lat, lon, geonameid, kind}]. The names that noticing takes for places come
first and make the surroundings; spans that it takes for something else (an adjective, part of an institution's name)
are resolved in these surroundings too, because scorers ask for the spans that their gold marks.
"""

from __future__ import annotations

from typing import Any

from onrecord.facts.sheet import Name, Sheet
from onrecord.noticing.gazetteer import Known, country, demonym, known
from onrecord.noticing.places import home, namings, peoples, place_names
from onrecord.noticing.which_place import best, surroundings

_CLITICS = ("'s", "’s", ":", "!", "?")
LONGEST = 6  # words of a place's name


def toponyms(sheet: Sheet) -> list[dict[str, Any]]:
    """Return a row for every span of a sheet that is the name of a place."""
    names = place_names(sheet)
    around = surroundings(namings(sheet, names), peoples(sheet), home(sheet))
    out: dict[tuple[int, int], dict[str, Any]] = {}
    spans = _known_spans(sheet)
    for name, naming in zip(spans, namings(sheet, spans), strict=True):
        place = best(naming, around)
        if place is not None:
            span = sheet.span(name.first, name.end)
            out[span] = _row(span, sheet, place)
    for i, word in enumerate(sheet.words):
        code = demonym(word.text) or (demonym(sheet.text(i, i + 2)) if i + 1 < len(sheet.words) else None)
        if code is not None and word.span not in out:
            end = word.end if demonym(word.text) else sheet.words[i + 1].end
            out[word.start, end] = _row((word.start, end), sheet, country(code))
    return [out[span] for span in sorted(out)]


def _known_spans(sheet: Sheet) -> list[Name]:
    """Spans of capitalised words that the gazetteer knows, in order, those within others too."""
    found = []
    for first, word in enumerate(sheet.words):
        if not word.text[:1].isupper() and word.text not in ("the", "southern", "northern", "eastern", "western"):
            continue
        limit = sheet.sentences[word.sentence][1]
        for end in range(first + 1, min(first + LONGEST, limit) + 1):
            if sheet.words[end - 1].text[:1] in (",", "(", ")", ";") or sheet.words[end - 1].text in _CLITICS:
                continue
            if known(sheet.text(first, end).replace("\n", " ")):
                found.append(Name(first, end, "Location"))
    return found


def _row(span: tuple[int, int], sheet: Sheet, place: Known) -> dict[str, Any]:
    return {
        "span": list(span),
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": str(place.geonames) if place.geonames else None,
        "kind": "country" if place.kind == "country" else place.kind,
    }
