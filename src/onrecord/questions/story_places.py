"""Where a story takes place: the places that its articles name. In: articles. Out: ``StoryPlaces``."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.facts import Place
from onrecord.questions.rows import Rows
from onrecord.questions.story_answers import StoryPlace, StoryPlaces


def places_in(rows: Rows, numbers: Sequence[int], most: int) -> StoryPlaces:
    """Return the places of the first of some articles; what stands for a government is no place."""
    looked = numbers[:most]
    rows.look_up(looked)
    rows.snapshot.expect(looked)
    named: dict[tuple[str, float, float], list[int]] = {}
    known: dict[tuple[str, float, float], Place] = {}
    nowhere: set[str] = set()
    for number in looked:
        for place in rows.reading(number).places:
            if place.as_government:
                continue
            if place.lat is None or place.lon is None:
                nowhere.add(place.name)
                continue
            at = place.name, place.lat, place.lon
            known.setdefault(at, place)
            if number not in named.setdefault(at, []):
                named[at].append(number)
    ranked = sorted(named, key=lambda at: (-len(named[at]), at))
    return StoryPlaces(tuple(
        StoryPlace(name, known[name, lat, lon].country, lat, lon, known[name, lat, lon].precision,
                   len(named[name, lat, lon]), rows.ref(named[name, lat, lon][0]) or "")
        for name, lat, lon in ranked), len(looked), len(numbers), len(nowhere))
