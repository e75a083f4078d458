"""Words that name events: how alike two are, and which only report or carry another word.

In: the lemmas of two triggers. Out: 0..1 by the table of event words (WordNet senses; vectors of word pieces).
Tables: ``linking/event_words.tsv`` (pairs), ``linking/event_kinds.tsv`` (reporting and light verbs, modals, days).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from onrecord.data import rows
from onrecord.words.stems import fold, stem

_NOT_A_LETTER = re.compile(r"[\W_]+")
Likeness = tuple[float, float]
NOTHING: Likeness = (0.0, 0.0)


@lru_cache(maxsize=65536)
def word_stem(word: str) -> str:
    """Return the stem of a word as it is compared; of a sign without letters or digits the empty string."""
    return stem(_NOT_A_LETTER.sub("", fold(word)))


@lru_cache(maxsize=1)
def _likeness() -> Mapping[str, Mapping[str, Likeness]]:
    table: dict[str, dict[str, Likeness]] = {}
    for one, other, kin, near in rows("linking/event_words"):
        pair = int(kin) / 100, int(near) / 100
        table.setdefault(one, {})[other] = pair
        table.setdefault(other, {})[one] = pair
    return table


def likeness(one: str, other: str) -> Likeness:
    """Return how alike two lemmas are: (by their senses, by their vectors), 0..1 each; 1 for the same stem."""
    if word_stem(one) == word_stem(other):
        return 1.0, 1.0
    return _likeness().get(one, {}).get(other, NOTHING)


@lru_cache(maxsize=1)
def _of_stem() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for word in _likeness():
        found.setdefault(word_stem(word), []).append(word)
    return found


@lru_cache(maxsize=65536)
def stems_alike(one: str, other: str) -> Likeness:
    """Return ``likeness`` of two stems: that of the likest words that have them."""
    if one == other:
        return 1.0, 1.0
    words = _of_stem()
    return max((likeness(a, b) for a in words.get(one, ()) for b in words.get(other, ())), default=NOTHING)


@lru_cache(maxsize=8192)
def like_stems(lemma: str) -> frozenset[str]:
    """Return the stems of the words that may name the same event as a lemma, its own among them."""
    return frozenset((word_stem(lemma), *map(word_stem, _likeness().get(lemma, ()))))


@lru_cache(maxsize=8)
def words_of(kind: str) -> frozenset[str]:
    """Return the words of one kind: report, light, negation, modal, day."""
    return frozenset(word for word, of in rows("linking/event_kinds") if of == kind)
