"""A wording taken apart into what it is compared by: once, however many others it is set against.

In: a wording. Out: ``Parts``.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

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

_OF_COMMON = 0.35       # of what a word says, where much of the article is about it


class Parts(NamedTuple):
    """What a wording is compared by.

    ``plain``: its words but pairs of names, ``weight``: how much these say; ``common``: words that much of its article
    is about; ``deeds``: words for what is done; ``names`` and ``states`` among its actors, ``doers``: states that tell
    of themselves; ``members``: names, states and speakers, of which with a word its clues consist; then its marks.
    """

    words: frozenset[str]
    plain: frozenset[str]
    weight: float
    common: frozenset[str]
    deeds: frozenset[str]
    names: frozenset[str]
    states: frozenset[str]
    doers: frozenset[str]
    members: frozenset[str]
    predicates: frozenset[str]
    modality: frozenset[str]
    verdicts: frozenset[str]
    numbers: frozenset[str]
    speakers: frozenset[str]
    who: frozenset[str]
    negated: bool

    @property
    def named(self) -> frozenset[str]:
        """The states and names in it; actors' ids stand beside their names."""
        return self.names | self.states

    def weight_beside(self, common: frozenset[str]) -> float:
        """Return how much its words say where some are common in either article."""
        return self.weight if common.isdisjoint(self.plain) else weight_of(self.plain, common)


@lru_cache(maxsize=8192)        # those published lately are asked for again and again
def parts_of(wording: Wording) -> Parts:
    """Return a wording taken apart."""
    plain = frozenset(word for word in wording.words if PAIR not in word)
    states = frozenset(filter(is_state, wording.actors))
    names, speakers = _those(wording.actors, NAME), _those(wording.marks, BY)
    return Parts(
        wording.words, plain, weight_of(plain), frozenset(mark[1:] for mark in _those(wording.marks, COMMON)),
        wording.words & deeds(), names, states, _those(wording.actors, DOER), names | states | speakers,
        _those(wording.marks, PREDICATE), _those(wording.marks, MODALITY), _those(wording.marks, VERDICT),
        _those(wording.marks, NUMBER), speakers, _those(wording.marks, WHO), NEGATED in wording.marks)


def is_state(member: str) -> bool:
    """Whether a member of the actors is the code of a state."""
    return len(member) == 3 and member.isupper()


def weight_of(words: Collection[str], common: Collection[str] = ()) -> float:
    """Return how much some words say; those that are common say less."""
    if not common:
        return sum(map(bits_of, words)) / RAREST
    return sum(bits_of(word) / RAREST * (_OF_COMMON if word in common else 1.0) for word in words)


def _those(marks: Collection[str], kind: str) -> frozenset[str]:
    return frozenset(mark for mark in marks if mark.startswith(kind))
