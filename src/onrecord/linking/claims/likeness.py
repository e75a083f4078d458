"""How two wordings of claims are alike, in figures: what the similarity of claims is learned from and reckoned by.

In: two wordings. Out: one figure a feature, in the order of ``FEATURES``. All are symmetric.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from onrecord.linking.claims.wording import (
    BY,
    COMMON,
    DOER,
    MODALITY,
    NAME,
    NEGATED,
    NUMBER,
    PAIR,
    PREDICATE,
    VERDICT,
    WHO,
)
from onrecord.linking.wording import RAREST, bits_of
from onrecord.words.families import deeds

if TYPE_CHECKING:
    from onrecord.linking.claims.matching import Wording

_OF_COMMON = 0.35   # of what a word says, where much of the article is about it
_MOST = 6.0     # of a weight: more tells no more


def _weight(words: Collection[str], common: Collection[str] = ()) -> float:
    return sum(bits_of(word) / RAREST * (_OF_COMMON if word in common else 1.0) for word in words)


def _common(one: Wording, other: Wording) -> frozenset[str]:
    """Return the words that much of either article is about."""
    return frozenset(mark[1:] for mark in one.marks | other.marks if mark.startswith(COMMON))


def _plain(wording: Wording) -> frozenset[str]:
    return frozenset(word for word in wording.words if PAIR not in word)


def _named(wording: Wording) -> frozenset[str]:
    """Return the states and names in a wording; actors' ids stand beside their names."""
    return frozenset(a for a in wording.actors if a.startswith(NAME) or (len(a) == 3 and a.isupper()))


def _marks(wording: Wording, kind: str) -> frozenset[str]:
    return frozenset(mark for mark in wording.marks if mark.startswith(kind))


def _shared_of_both(one: Wording, other: Wording) -> float:
    """Return the cosine of the words of two wordings, each as much as it says."""
    a, b, common = _plain(one), _plain(other), _common(one, other)
    return _weight(a & b, common) / math.sqrt((_weight(a, common) or 1) * (_weight(b, common) or 1))


def _shared_of_shorter(one: Wording, other: Wording) -> float:
    a, b, common = _plain(one), _plain(other), _common(one, other)
    return _weight(a & b, common) / (min(_weight(a, common), _weight(b, common)) or 1)


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / (len(a | b) or 1)


def _predicate_met(one: Wording, other: Wording) -> float:
    """Whether the predicate of either stands among the words of the other."""
    ours, theirs = ({mark[1:] for mark in _marks(w, PREDICATE)} for w in (one, other))
    return float(bool(ours & other.words)) / 2 + float(bool(theirs & one.words)) / 2


def _figures_differ(one: Wording, other: Wording) -> float:
    ours, theirs = _marks(one, NUMBER), _marks(other, NUMBER)
    return float(bool(ours and theirs) and not ours & theirs)


def _each_of_others(one: Wording, other: Wording) -> float:
    """Whether each names somebody that the other does not."""
    ours, theirs = _named(one), _named(other)
    return float(bool(ours - theirs) and bool(theirs - ours))


def _states(wording: Wording) -> frozenset[str]:
    return frozenset(a for a in wording.actors if len(a) == 3 and a.isupper())


def _other_states(one: Wording, other: Wording) -> float:
    """Whether each is about a state that the other is not about."""
    ours, theirs = _states(one), _states(other)
    return float(bool(ours - theirs) and bool(theirs - ours))


def _other_doer(one: Wording, other: Wording) -> float:
    ours, theirs = _marks(one, WHO), _marks(other, WHO)
    return float(bool(ours and theirs) and not ours & theirs)


def _other_verdict(one: Wording, other: Wording) -> float:
    ours, theirs = _marks(one, VERDICT), _marks(other, VERDICT)
    return float(bool(ours and theirs) and ours != theirs)


def _other_deed(one: Wording, other: Wording) -> float:
    ours, theirs = one.words & deeds(), other.words & deeds()
    return float(bool(ours and theirs) and not ours & theirs)


FEATURES: dict[str, Callable[[Wording, Wording], float]] = {
    "words": _shared_of_both,
    "words of the shorter": _shared_of_shorter,
    "weight shared": lambda a, b: min(_weight(_plain(a) & _plain(b), _common(a, b)), _MOST),
    "weight of the shorter": lambda a, b: min(_weight(_plain(a)), _weight(_plain(b)), _MOST),
    "weight apart": lambda a, b: min(_weight(_plain(a) ^ _plain(b)), 2 * _MOST),
    "names": lambda a, b: _share(_named(a), _named(b)),
    "names shared": lambda a, b: float(min(len(_named(a) & _named(b)), 3)),
    "two states": lambda a, b: float(len(_states(a) & _states(b)) > 1),
    "other states": _other_states,
    "each of others": _each_of_others,
    "predicate": lambda a, b: float(bool(_marks(a, PREDICATE) & _marks(b, PREDICATE))),
    "predicate met": _predicate_met,
    "other deed": _other_deed,
    "modality": lambda a, b: float(_marks(a, MODALITY) == _marks(b, MODALITY)),
    "polarity": lambda a, b: float((NEGATED in a.marks) == (NEGATED in b.marks)),
    "verdict": lambda a, b: float(bool(_marks(a, VERDICT) & _marks(b, VERDICT))),
    "other verdict": _other_verdict,
    "figures": lambda a, b: float(bool(_marks(a, NUMBER) & _marks(b, NUMBER))),
    "figures differ": _figures_differ,
    "speaker": lambda a, b: float(bool(_marks(a, BY) & _marks(b, BY))),
    "doer": lambda a, b: float(bool(_marks(a, WHO) & _marks(b, WHO))),
    "other doer": _other_doer,
    "tells of itself": lambda a, b: float(any(x.startswith(DOER) for x in a.actors & b.actors)),
}


def features(one: Wording, other: Wording) -> tuple[float, ...]:
    """Return the figures of two wordings, in the order of ``FEATURES``."""
    return tuple(found(one, other) for found in FEATURES.values())
