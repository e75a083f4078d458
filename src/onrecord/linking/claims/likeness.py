"""How two wordings of claims are alike, in figures: what the similarity of claims is learned from and reckoned by.

In: two wordings. Out: one figure a feature, in the order of ``FEATURES``. All are symmetric.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from onrecord.linking.claims.parts import Parts, parts_of, weight_of

if TYPE_CHECKING:
    from onrecord.linking.claims.matching import Wording

_MOST = 6.0     # of a weight: more tells no more
_BY_WORDS = ("words", "words of the shorter", "weight shared", "weight of the shorter", "weight apart")
_BY_NAMES = ("names", "names shared", "two states", "other states", "each of others")
_BY_MARKS = ("predicate", "predicate met", "other deed", "modality", "polarity", "verdict", "other verdict", "figures",
             "figures differ", "speaker", "doer", "other doer", "tells of itself")
FEATURES = _BY_WORDS + _BY_NAMES + _BY_MARKS


def features(one: Wording, other: Wording) -> tuple[float, ...]:
    """Return the figures of two wordings, in the order of ``FEATURES``."""
    a, b = parts_of(one), parts_of(other)
    return *_by_words(a, b), *_by_names(a, b), *_by_marks(a, b)


def _by_words(a: Parts, b: Parts) -> tuple[float, ...]:
    """Return the cosine of the words, each as much as it says, and how much shared and other words say."""
    common, both = a.common | b.common, a.plain & b.plain
    shared, ours, theirs = weight_of(both, common), a.weight_beside(common), b.weight_beside(common)
    return (
        shared / math.sqrt((ours or 1) * (theirs or 1)),
        shared / (min(ours, theirs) or 1),
        min(shared, _MOST),
        min(a.weight, b.weight, _MOST),
        min(a.weight + b.weight - 2 * weight_of(both), 2 * _MOST),
    )


def _by_names(a: Parts, b: Parts) -> tuple[float, ...]:
    """Return what of states and names is shared, and whether each has one that the other has not."""
    ours, theirs = a.named, b.named
    both = len(ours & theirs)
    return (
        both / ((len(ours) + len(theirs) - both) or 1),
        float(min(both, 3)),
        float(len(a.states & b.states) > 1),
        _each_of_others(a.states, b.states),
        _each_of_others(ours, theirs),
    )


def _by_marks(a: Parts, b: Parts) -> tuple[float, ...]:
    return (
        _shared(a.predicates, b.predicates),
        (_met(a, b) + _met(b, a)) / 2,
        _differ(a.deeds, b.deeds),
        float(a.modality == b.modality),
        float(a.negated == b.negated),
        _shared(a.verdicts, b.verdicts),
        float(bool(a.verdicts and b.verdicts) and a.verdicts != b.verdicts),
        _shared(a.numbers, b.numbers),
        _differ(a.numbers, b.numbers),
        _shared(a.speakers, b.speakers),
        _shared(a.who, b.who),
        _differ(a.who, b.who),
        _shared(a.doers, b.doers),
    )


def _met(one: Parts, other: Parts) -> float:
    """Whether the predicate of one stands among the words of the other."""
    return float(any(mark[1:] in other.words for mark in one.predicates))


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> float:
    return float(not ours.isdisjoint(theirs))


def _differ(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Whether both have something of a kind and nothing of it is shared."""
    return float(bool(ours and theirs) and ours.isdisjoint(theirs))


def _each_of_others(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Whether each names somebody that the other does not."""
    return float(not ours <= theirs and not theirs <= ours)
