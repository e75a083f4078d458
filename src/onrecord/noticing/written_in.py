"""The state that an article was written in, by its dateline: 'QUITO - ', 'ALEPPO, Syria (Agency) - ', 'LUSAKA: '.

In: a sheet's Phrases and the home of its outlet. Out: an alpha-3 code; null where there is no dateline, or one that may
be a town of several states.
"""

from __future__ import annotations

import re

from onrecord.noticing.gazetteer import Known, known
from onrecord.noticing.namesakes import known_at
from onrecord.noticing.phrases import Phrases

_ENDS = ("–", "—", "-", "--", ":", "(")
_TOWN, _STORY = 3, 15     # words of a town's name before a dash ('Kazan – The mill …'), and of the paragraph
_LARGER = 5     # times as many people as the next town of the name, to be the one meant


def written_in(phrases: Phrases, home: str | None) -> str | None:
    """Return the state of an article's dateline. ``home``: of the outlet; of two towns of a name the one there."""
    dateline = phrases.sheet.article.dateline
    return state_of_place(dateline, home) if dateline else _opening(phrases, home)


def _opening(phrases: Phrases, home: str | None) -> str | None:
    """Return the state that a paragraph near the top opens with before a dash, where intake saw no dateline."""
    for first, end in phrases.sheet.paragraphs[:3]:
        opening = phrases.exact[first : min(end, first + 8)]
        length = next((n for n, word in enumerate(opening) if word in _ENDS), 0)
        if not length:
            continue
        if opening[0].isupper() and len(opening[0]) > 2:
            return _first_state(phrases, first, first + length)
        short = length <= _TOWN and opening[length] != "(" and end - first > _STORY
        town = _places(phrases.text(first, first + length)) if short else ()
        if town and not any(p.kind != "city" for p in town):
            return _likeliest(town, home)
    return None


def _first_state(phrases: Phrases, first: int, end: int) -> str | None:
    """Return the first state that a name which begins in a range of words means."""
    entries = (e for number in range(first, end) for e in (known_at(phrases, number) or (0, []))[1])
    return next((e.state for e in entries if e.kind == "state"), None)


def state_of_place(dateline: str, home: str | None = None) -> str | None:
    """Return the state that a place lies in, as datelines write it; null where it may lie in several."""
    parts = [part.strip(" .") for part in re.split(r"[,/(]", dateline) if any(c.isalpha() for c in part)]
    found = [places for part in parts if (places := _places(part))]
    for places in reversed(found):
        if len({p.country for p in places}) == 1:
            return places[0].country
    return _likeliest(found[0], home) if found else None


def _places(part: str) -> tuple[Known, ...]:
    """Return the places of a name; in capitals it may be written as in 'GENEVA' or as in 'USA'."""
    return tuple(p for p in known(part) or known(part.title()) if p.country is not None)


def _likeliest(places: tuple[Known, ...], home: str | None) -> str | None:
    if any(p.country == home for p in places):
        return home
    capital = next((p for p in places if p.capital), None)
    if capital is not None:
        return capital.country
    by_size = sorted(places, key=lambda p: -p.people)
    alone = len({p.country for p in places}) == 1 or by_size[0].people > _LARGER * by_size[1].people
    return by_size[0].country if alone else None
