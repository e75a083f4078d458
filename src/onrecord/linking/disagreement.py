"""Where those who tell of one claim disagree: other numbers, days, places, doers, and confirmed against denied.

In: ``Telling`` rows of one claim, oldest first, only those that were out by the day asked about. Out: ``Difference``:
who differs from whom in what. Nothing is averaged, nobody is right; where two may speak of different things, silence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any, Literal

import msgspec

from onrecord.facts import Span
from onrecord.facts.place import Place
from onrecord.facts.span import overlap
from onrecord.facts.vocabulary import AFFIRMING, DENYING
from onrecord.linking import figures
from onrecord.linking.gist import alike
from onrecord.linking.telling import Doer, Figure, Spot, Telling
from onrecord.words.stems import stem

Kind = Literal["number", "day", "place", "actor", "position"]
How = Literal["excludes", "differs", "update"]
_ORDER: tuple[Kind, ...] = ("position", "number", "day", "place", "actor")

_SOME = 0.25  # how alike two tellings are whose numbers are compared,
_MUCH = 0.5  # where nobody is named, and for days, places, doers,
_MATTER = 0.6  # where one affirms and the other denies,
_DENYING = frozenset({stem("deny"), stem("denial")})  # to deny a denial is to affirm
_SAME = 0.7  # and where the unit says little, or one party is said to have given two numbers on one day
_SEVERAL = 2  # figures that all differ between two tellings of two occasions
_SHARED = 3  # words and states that two tellings of one event share besides the day or place
_SOON = 3  # days within which 'met', 'attacked' is the same meeting, attack
_WEEK = 7  # days within which reports that share no name, or tell of an attack, are taken to be of one event
_OCCASION = 60  # days between two days of one event at most
_APART = 50.0  # kilometres between two towns that are not one


class Told(msgspec.Struct, frozen=True):
    """One side: which telling (an index), and where its figure, day, place or doer stands; null for a position."""

    telling: int
    span: Span | None


class Difference(msgspec.Struct, frozen=True):
    """What some tellings disagree on. ``about``: what is counted. ``how``: the sides cannot both hold (``excludes``),
    one gives only an 'up to' (``differs``), or one party gave a newer number (``update``).
    """

    kind: Kind
    about: str | None
    how: How
    sides: tuple[Told, ...]


class _Pair(msgspec.Struct, frozen=True):
    kind: Kind
    about: str
    how: How
    ends: tuple[tuple[int, Any], tuple[int, Any]]  # index of the telling, and its mark


def disagreements(tellings: Sequence[Telling]) -> tuple[Difference, ...]:
    """Return where some tellings of one claim disagree; sides and differences in the order of the tellings."""
    pairs = list(_pairs(tellings))
    found = [_difference(tellings, group) for group in _groups(pairs)]
    return tuple(sorted(found, key=lambda one: (one.how == "update", _ORDER.index(one.kind), one.sides[0].telling)))


def _pairs(tellings: Sequence[Telling]) -> Iterator[_Pair]:
    affirms, denies = [_affirms(one) for one in tellings], [one.position in DENYING for one in tellings]
    for (i, a), (j, b) in combinations(enumerate(tellings), 2):
        if denies[i] or denies[j]:
            if _contradict(a, b):
                yield _Pair("position", "", "excludes", ((i, None), (j, None)))
        elif affirms[i] and affirms[j]:
            yield from _told_otherwise(i, a, j, b)


def _told_otherwise(i: int, a: Telling, j: int, b: Telling) -> Iterator[_Pair]:
    for one, other, how in _figures(a, b) if a.figures and b.figures else ():
        yield _Pair("number", one.kind, how, ((i, one), (j, other)))
    for kind, compare in _SINGLE.items():
        marks = compare(a, b)
        if marks:
            yield _Pair(kind, "", "excludes", ((i, marks[0]), (j, marks[1])))


def _affirms(telling: Telling) -> bool:
    return telling.position in AFFIRMING and telling.as_fact


# --- positions


def _contradict(a: Telling, b: Telling) -> bool:
    """Whether one party affirms what another denies, and both still stand there."""
    yes, no = (a, b) if b.position in DENYING else (b, a)
    if no.position not in DENYING or not _affirms(yes) or not (yes.by.holds and no.by.holds):
        return False
    if not (yes.by.voice and no.by.voice) or yes.by.voice == no.by.voice:
        return False
    less, more = sorted((yes.by.name, no.by.name), key=len)
    if less and less <= more:
        return False  # 'the tribunal' may be 'Freedonia's tribunal'
    matter = yes.about & no.about - (yes.names | no.names)  # names alone tell no matter
    return bool(matter) and no.answers and not no.own & _DENYING and alike(yes.about, no.about) >= _MATTER


# --- numbers


def _figures(a: Telling, b: Telling) -> list[tuple[Figure, Figure, How]]:
    """Return the figures that differ. Where several do and none agrees, they tell of two occasions."""
    if not (a.names & b.names and not a.again & b.again) and _days_apart(a.by.out, b.by.out) > _WEEK:
        return []  # what happens again and again, or to nobody in particular
    if a.by.article == b.by.article and any(overlap(span, other) for span in a.spans for other in b.spans):
        return []  # one quotes the other
    same = [(one, other) for one in a.figures for other in b.figures if _same_counted(one, other)]
    found = [(one, other, how) for one, other in same if (how := _numbers(a, b, one, other))]
    apart = [one for one in same if figures.differ(one[0].quantity, one[1].quantity)]
    return found if len(apart) < _SEVERAL or len(apart) < len(same) else []


def _numbers(a: Telling, b: Telling, one: Figure, other: Figure) -> How | None:
    how, score = figures.differ(one.quantity, other.quantity), alike(a.own, b.own)
    if how is None or not _of_one_thing(a, b, one, score):
        return None
    if a.by.voice is not None and a.by.voice == b.by.voice:
        return _of_one_party(a, b, how, score)
    steady = not (one.grows or other.grows)
    if a.by.voice is None or b.by.voice is None:
        firm = how == "excludes" and score >= _MUCH and a.by.article != b.by.article
        return how if firm and steady else None
    return how if steady or _falls(a, b, one, other) else None


def _of_one_thing(a: Telling, b: Telling, figure: Figure, score: float) -> bool:
    """Whether what is told with two figures of a kind is alike enough for them to count one thing."""
    within = _MUCH if a.by.article == b.by.article else _SOME  # one article may tell of several things in a row
    shared = any(not word.isupper() and word != figure.kind for word in a.own & b.own)
    return shared and score >= (_SAME if figure.generic and not figure.fate else within)


def _same_counted(one: Figure, other: Figure) -> bool:
    """Whether two figures can be of the same: kind, whose they are, what became of them, when and where."""
    if not one.kind or one.kind != other.kind or one.fate != other.fate:
        return False
    for ours, theirs in ((one.whose, other.whose), (one.places, other.places), (one.times, other.times)):
        if ours and theirs and not ours & theirs:
            return False
    return True


def _of_one_party(a: Telling, b: Telling, how: How, score: float) -> How | None:
    """One party's other number on another day is news from it; on one day the reports of it differ."""
    if a.by.article == b.by.article or a.by.day is None or b.by.day is None:
        return None
    if a.by.day != b.by.day:
        return "update"
    return how if score >= _SAME else None


def _falls(a: Telling, b: Telling, one: Figure, other: Figure) -> bool:
    """Whether a running count of one day is set against another's, or a later one is the smaller one."""
    if a.by.day is None or b.by.day is None:
        return False
    if a.by.day == b.by.day:
        return True
    early, late = (one, other) if a.by.day < b.by.day else (other, one)
    return (figures.value(late.quantity) or 0) < (figures.value(early.quantity) or 0)


# --- days, places, doers


def _one_event(a: Telling, b: Telling, marks: frozenset[str]) -> bool:
    """Whether two tellings are of one event that has one day and one place; ``marks``: words that may differ."""
    ours, theirs = a.own - marks, b.own - marks
    if a.by.article == b.by.article or len(ours & theirs) < _SHARED or alike(ours, theirs) < _MUCH:
        return False
    if a.once & b.once:
        return True
    return bool(a.again & b.again) and _days_apart(a.by.out, b.by.out) <= _SOON


def _other_day(a: Telling, b: Telling) -> tuple[Any, Any] | None:
    one, other = a.day, b.day
    if one is None or other is None or not _one_event(a, b, one.words | other.words):
        return None
    apart = _days_apart(one.latest, other.latest)
    if not (1 if one.exact and other.exact else 2) <= apart <= _OCCASION:
        return None
    outs = [out for out in (a.by.out, b.by.out) if out]
    over = len(outs) == 2 and max(one.latest, other.latest) <= min(outs)  # else the later one may be another event
    return (one, other) if over else None


def _other_place(a: Telling, b: Telling) -> tuple[Any, Any] | None:
    one, other = a.spot, b.spot
    if one is None or other is None or not _one_event(a, b, one.words | other.words):
        return None
    if a.day and b.day and a.day.latest != b.day.latest:
        return None
    return (one, other) if _elsewhere(one, other) else None


def _elsewhere(one: Spot, other: Spot) -> bool:
    """Whether two places cannot be one: in two countries, or two towns of one."""
    a, b = one.place, other.place
    if not a.country or not b.country or a.name == b.name:
        return False
    if a.country != b.country:
        return _kilometres(a, b) > _APART
    return a.precision == b.precision == "city" and a.geonames != b.geonames and _kilometres(a, b) > _APART


def _kilometres(a: Place, b: Place) -> float:
    """Return how far two places are from each other; 0 where a point is not known."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 0.0
    north, south, west = math.radians(a.lat), math.radians(b.lat), math.radians(a.lon - b.lon)
    cosine = math.sin(north) * math.sin(south) + math.cos(north) * math.cos(south) * math.cos(west)
    return 6371 * math.acos(max(-1.0, min(1.0, cosine)))


def _other_doer(a: Telling, b: Telling) -> tuple[Any, Any] | None:
    one, other = a.doer, b.doer
    if one is None or other is None or not _one_event(a, b, one.words | other.words):
        return None
    return (one, other) if _is_another(one, other) else None


def _is_another(one: Doer, other: Doer) -> bool:
    """Whether two actors cannot be one: of two states, or of two names that share no word."""
    if one.id == other.id:
        return False
    if one.state and other.state:
        return one.state != other.state
    return not one.words & other.words and one.state == other.state


def _days_apart(one: str | None, other: str | None) -> float:
    if not one or not other:
        return math.inf
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)


_SINGLE: dict[Kind, Callable[[Telling, Telling], tuple[Any, Any] | None]] = {
    "day": _other_day,
    "place": _other_place,
    "actor": _other_doer,
}


# --- together


def _groups(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """Return the pairs that hang together: on one thing, in one way (updates apart)."""
    groups: list[list[_Pair]] = []
    for pair in pairs:
        key = (pair.kind, pair.about, pair.how == "update")
        ends = set(pair.ends)
        near = [group for group in groups
                if (group[0].kind, group[0].about, group[0].how == "update") == key
                and any(ends & set(other.ends) for other in group)]
        groups = [group for group in groups if group not in near] + [[one for group in near for one in group] + [pair]]
    return groups


def _difference(tellings: Sequence[Telling], group: Sequence[_Pair]) -> Difference:
    """Return some pairs as one difference: what one voice tells twice is one side, as it told it first."""
    sides: dict[Any, Told] = {}
    for i, mark in sorted({end for pair in group for end in pair.ends}, key=lambda end: end[0]):
        sides.setdefault((_voice(tellings[i]), _worth(tellings[i], mark)), Told(i, mark.span if mark else None))
    hows = {pair.how for pair in group}
    how: How = "update" if "update" in hows else "excludes" if "excludes" in hows else "differs"
    return Difference(group[0].kind, group[0].about or None, how, tuple(sides.values()))


def _voice(telling: Telling) -> str:
    return telling.by.voice or telling.by.article


def _worth(telling: Telling, mark: Any) -> Any:
    """Return what a side says, so that saying it again is no other side."""
    if mark is None:
        return telling.position in DENYING
    if isinstance(mark, Figure):
        return mark.quantity.low, mark.quantity.high, mark.quantity.approximate
    if isinstance(mark, Spot):
        return mark.place.name
    return mark.id if isinstance(mark, Doer) else (mark.earliest, mark.latest)
