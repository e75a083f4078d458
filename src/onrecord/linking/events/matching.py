"""Whether two articles tell of the same event: what must not differ, then how likely it is by the words.

In: two events as they are compared. Out: ``Match`` or null. Two strikes of one day are two events: nothing is joined
where types, sides, places or days differ, however alike the words are. A number that differs keeps nothing apart, for
reports of one event differ in the dead before they differ in anything else.
"""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache

from onrecord.data import rows
from onrecord.facts.vocabulary import event_quads
from onrecord.linking.claims.matching import Match
from onrecord.linking.events.likeness import FEATURES, features, may_be_one
from onrecord.linking.events.wording import EventWording, Side, Spot
from onrecord.linking.wording import TELLING, bits_of

METHOD = "learned-event-1"
THRESHOLD = 0.77       # of 30 pairs of the reader's own events in unseen news that are as likely, 27 were one
_IN_WORDS = frozenset((1, 3))       # quad classes: what is said, by one person
_NEAR_DAYS = 7          # between the reports of one event that give it no day
_LATE_DAYS = 30         # likewise, of deeds that do not come again every week, where the words leave no doubt
_SURE = 0.9
_OFTEN = frozenset(("ASSAULT", "PROTEST"))
_NIGHT = 1              # by which days differ that are one: time zones, the night
_AHEAD = 60             # by which a plan is told before its day
_FEWEST_WORDS = 2
_POSSIBLE = "hypothetical"
_OPEN = frozenset(("planned", "hypothetical"))
_WIDE = {"city": 40.0, "district": 60.0, "area": 200.0, "region": 250.0}     # km within which two points are one place
_EARTH = 6371.0


def match(one: EventWording, other: EventWording) -> Match | None:
    """Return how likely two events are one, and what both have; null where they are not."""
    if one.type != other.type or _sides_differ(one, other) or _spots_differ(one.spot, other.spot):
        return None
    if _days_differ(one, other) or not _share_enough(one, other):
        return None
    found = features(one.told, other.told)
    score = _chance(found) if may_be_one(found) else 0.0
    if score < (_SURE if _told_late(one, other) else THRESHOLD):
        return None
    actors = sorted(who for ours, theirs in ((one.source, other.source), (one.target, other.target))
                    for a, b in zip(_parties(ours), _parties(theirs), strict=True) for who in a & b)
    words = sorted({*one.told.words, *one.told.around} & {*other.told.words, *other.told.around})
    return Match(round(score, 4), tuple(words), tuple(dict.fromkeys(actors)))


def _share_enough(one: EventWording, other: EventWording) -> bool:
    """Whether more than the word for it is one: what was said has to share what it is about, a deed that or a party.

    What may be is not what was, nor what is planned.
    """
    if (one.realis == _POSSIBLE) != (other.realis == _POSSIBLE):
        return False
    both = {*one.told.words, *one.told.around} & {*other.told.words, *other.told.around}
    named_by = any(word in other.told.words for word in one.told.words)
    words = sum(bits_of(stemmed) >= TELLING for stemmed in both) - named_by
    if event_quads()[one.type] in _IN_WORDS:
        return words >= _FEWEST_WORDS
    named = any(a & b for ours, theirs in ((one.source, other.source), (one.target, other.target))
                for a, b in zip(_parties(ours)[1:], _parties(theirs)[1:], strict=True))
    return named or words > 0


def _parties(side: Side) -> tuple[frozenset[str], ...]:
    return side.states, side.persons, side.bodies


# --- sides

def _sides_differ(one: EventWording, other: EventWording) -> bool:
    """Whether they are of other parties; what two did to each other may be told from either side."""
    in_words = event_quads()[one.type] in _IN_WORDS
    return _differ(one.source, other.source, in_words) or _differ(one.target, other.target, persons=True)


def _differ(one: Side, other: Side, persons: bool) -> bool:
    """Whether two sides are not one. ``persons``: who is named counts, and not only for which state."""
    if _apart(one.states, other.states) or (persons and _apart(one.persons, other.persons)):
        return True
    stateless = not (one.states and other.states)
    return stateless and _apart(one.persons | one.bodies, other.persons | other.bodies)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


# --- where and when

def _spots_differ(one: Spot | None, other: Spot | None) -> bool:
    if one is None or other is None:
        return False
    if one.country and other.country and one.country != other.country:
        return True
    wide = [_WIDE.get(spot.precision or "") for spot in (one, other)]
    if None in wide or None in (one.lat, one.lon, other.lat, other.lon):
        return False
    return _distance(one, other) > max(x for x in wide if x is not None)


def _distance(one: Spot, other: Spot) -> float:
    """Return the kilometres between two points (haversine)."""
    lat, lon, to_lat, to_lon = (math.radians(x or 0.0) for x in (one.lat, one.lon, other.lat, other.lon))
    part = math.sin((to_lat - lat) / 2) ** 2 + math.cos(lat) * math.cos(to_lat) * math.sin((to_lon - lon) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(part))


def _days_differ(one: EventWording, other: EventWording) -> bool:
    """Whether they took place, or are told, on other days."""
    if one.day and other.day:
        return _after(one.day, other.last or other.day) > _NIGHT or _after(other.day, one.last or one.day) > _NIGHT
    if one.day or other.day:
        dated, undated = (one, other) if one.day else (other, one)
        return undated.out is not None and not _may_be_of(dated, undated)
    return _apart_by(one, other) > (_NEAR_DAYS if _comes_often(one.type) else _LATE_DAYS)


def _comes_often(type_: str) -> bool:
    """Whether the same parties do such a thing again and again: strikes, protests, whatever is only said."""
    return type_ in _OFTEN or event_quads()[type_] in _IN_WORDS


def _told_late(one: EventWording, other: EventWording) -> bool:
    """Whether nothing but the words speaks for it, as neither gives a day and weeks lie between both articles."""
    return not (one.day or other.day) and _apart_by(one, other) > _NEAR_DAYS


def _apart_by(one: EventWording, other: EventWording) -> int:
    """Return how many days lie between both articles; none where the day of one is unknown."""
    return abs(_after(one.out, other.out)) if one.out and other.out else 0


def _may_be_of(dated: EventWording, undated: EventWording) -> bool:
    """Whether what an article tells without a day can be of the day that another one gives."""
    ahead = _AHEAD if undated.realis in _OPEN else _NIGHT
    since = _after(undated.out or "", dated.last or dated.day or "")
    until = _after(dated.day or "", undated.out or "")
    return since <= _NEAR_DAYS and until <= ahead


def _after(one: str, other: str) -> int:
    """Return how many days one day is after another one."""
    return (date.fromisoformat(one) - date.fromisoformat(other)).days


# --- words

def _chance(found: list[float]) -> float:
    weights, added = _learned()
    return 1 / (1 + math.exp(-(added + sum(weight * figure for weight, figure in zip(weights, found, strict=True)))))


@lru_cache(maxsize=1)
def _learned() -> tuple[tuple[float, ...], float]:
    table = {name: float(weight) for name, weight in rows("linking/same_told")}
    return tuple(table[name] for name in FEATURES), table["added"]
