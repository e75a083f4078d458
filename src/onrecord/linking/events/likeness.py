"""How alike two events are as they are told, in numbers.

In: what two articles tell of an event each. Out: the features by which ``training/same_told.py`` learned when two
tellings are of one event. What a word weighs is how rare it is in English news, the same on every day and in every
record.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

import msgspec

from onrecord.linking.same_event.pairs import overlap, surroundings
from onrecord.linking.same_event.trigger_words import NOTHING, stems_alike
from onrecord.linking.wording import RAREST, bits_of
from onrecord.words.families import family

FEATURES = (
    "same word", "rare word", "same family", "kin", "near", "surroundings", "sentence", "names", "names missing",
    "numbers", "articles", "names of the articles", "bits shared", "bits of names shared", "one named by the other",
)  # fmt: skip
_FAMILY, _KIN, _NEAR = (FEATURES.index(name) for name in ("same family", "kin", "near"))
_NEAR_ENOUGH = 0.5
_MANY_BITS = 100.0


class Told(msgspec.Struct, frozen=True, array_like=True):
    """The words by which an article tells of an event.

    ``words``: the stems that name it; ``around``: the stems of its sentence, each with how many words it stands before
    (-) or after; ``names``: those of them with a capital; ``numbers``: as written. ``about``: the stems that say most
    in the whole article, ``about_names``: the names among them.
    """

    words: tuple[str, ...]
    around: dict[str, int]
    names: frozenset[str]
    numbers: frozenset[str]
    about: frozenset[str]
    about_names: frozenset[str]


@lru_cache(maxsize=65536)
def weight(stemmed: str) -> float:
    """Return how telling a stem is, 0..1."""
    return bits_of(stemmed) / RAREST


def features(one: Told, other: Told) -> list[float]:
    """Return the numbers of ``FEATURES``."""
    both = set(one.words) & set(other.words)
    kin, near = max((stems_alike(a, b) for a in one.words for b in other.words), default=NOTHING)
    return [
        float(bool(both)),
        max(map(weight, both), default=0.0),
        float(bool({family(word) for word in one.words} & {family(word) for word in other.words})),
        kin,
        near,
        surroundings(one.around, other.around, weight) if both else 0.0,
        overlap(one.around, other.around, weight),
        overlap(one.names, other.names, weight),
        float(not one.names or not other.names),
        overlap(one.numbers, other.numbers, weight),
        overlap(one.about, other.about, weight),
        overlap(one.about_names, other.about_names, weight),
        _bits(one.around.keys() & other.around.keys()),
        _bits(one.names & other.names),
        float(any(word in other.around for word in one.words) or any(word in one.around for word in other.words)),
    ]


def may_be_one(found: Sequence[float]) -> bool:
    """Whether the words that name two events are near enough to be looked at, by the features of the pair."""
    return bool(found[_FAMILY]) or max(found[_KIN], found[_NEAR]) >= _NEAR_ENOUGH


def _bits(stems: Collection[str]) -> float:
    return sum(map(bits_of, stems)) / _MANY_BITS
