"""What somebody's words are made of, so that they are found again though some of them changed.

In: a statement's words in its article. Out: one ``Wording`` a sentence, and small numbers under which another wording
that says the same in nearly the same words is found: pairs of the rarest words that stand near each other, whatever
their order. How much a word says is what it carries in English news (``data/linking/word_weights.tsv``), the same on
every day and in every record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

from onrecord.data import rows
from onrecord.facts import Span
from onrecord.linking.same_actor import states_in
from onrecord.words.stems import stem, tokens

RAREST = 16           # bits of a word that is not in the table
TELLING = 9           # from so many bits on a word says what a sentence is about
FEWEST = 3            # telling words, names aside, that a wording has at least
_NEAR = 9             # telling words that stand near each other
_PAIRED = 3           # how many of these are paired, the rarest
_SENTENCE_END = re.compile(r"(?<=[^\WA-Z][^\WA-Z][.!?…])[\"”’»)\]]*\s+(?=[^\sa-z])|[:;]\s+|[\r\n]+")


class Wording(NamedTuple):
    """One sentence: its folded words, their stems, where they stand, what they weigh, which of them are names."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    spans: tuple[Span, ...]
    bits: tuple[int, ...]
    names: tuple[bool, ...]


@lru_cache(maxsize=1)
def _weights() -> dict[str, int]:
    return {word: int(bits) for word, bits in rows("linking/word_weights")}


def bits_of(stemmed: str) -> int:
    """Return how much a word says, in bits: 4 ('the') to 16 (a rare word); ``stemmed``: its stem."""
    return _weights().get(stemmed, RAREST)


def wordings(stretches: Iterable[Span], text: str) -> list[Wording]:
    """Return the sentences of some stretches of a text that have enough telling words to be known again."""
    made = []
    for start, end in stretches:
        at = start
        for stop, after in [*((start + m.start(), start + m.end()) for m in _SENTENCE_END.finditer(text[start:end])),
                            (end, end)]:
            one = _wording(text, at, stop)
            at = after
            if sum(map(telling, one.bits, one.names)) >= FEWEST:
                made.append(one)
    return made


def telling(bits: int, name: bool) -> bool:
    """Whether a word says something that is not a mere name."""
    return bits >= TELLING and not name


def _wording(text: str, start: int, end: int) -> Wording:
    found = tokens(text[start:end], start)
    words = tuple(word for word, _ in found)
    stems = tuple(stem(word) for word in words)
    states = {i for first, last, _ in states_in(words) for i in range(first, last)}
    names = tuple(i in states or (i > 0 and text[first].isupper()) for i, (_, (first, _)) in enumerate(found))
    return Wording(words, stems, tuple(place for _, place in found), tuple(map(bits_of, stems)), names)


def pairs(wording: Wording) -> set[int]:
    """Return the numbers (32 bits, signed) of pairs of rare words that stand near each other, in whatever order."""
    told = [i for i in range(len(wording.words)) if wording.bits[i] >= TELLING]
    found = set()
    for at in range(max(len(told) - _NEAR, 0) + 1):
        near = {wording.stems[i]: (-wording.bits[i], wording.stems[i]) for i in told[at:at + _NEAR]}
        for couple in combinations(sorted(near, key=near.__getitem__)[:_PAIRED], 2):
            found.add(number_of(" ".join(sorted(couple))))
    return found


def number_of(name: str) -> int:
    """Return a small number (32 bits, signed) for a name, the same on every machine."""
    return crc32(name.encode()) - 2**31


def span_of(wording: Wording, first: int, end: int) -> Span:
    """Return where words [first, end) of a sentence stand."""
    return wording.spans[first][0], wording.spans[end - 1][1]


def weight(wording: Wording, indices: Sequence[int]) -> int:
    """Return how many bits some words carry, names aside."""
    return sum(wording.bits[i] for i in indices if not wording.names[i])
