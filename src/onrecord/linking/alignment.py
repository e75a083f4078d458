"""Where two sentences put the same thing in nearly the same words, and how nearly.

In: two ``Wording``s. Out: the stretch of each that is the other's, though words were put in, left out or exchanged,
or parts stand in another order. Method: local alignment of runs of stems (greedy tiling), each word counting as much
as it says; a stretch is worth what both have of it, less what only one has.
"""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from onrecord.facts.tree import NEGATIONS
from onrecord.linking.word_pieces import Tile, tiles
from onrecord.linking.wording import FEWEST, Wording, telling, weight

ALIKE = 0.7             # of the bits of both stretches that both have
ALIKE_TRANSLATED = 0.55
ALIKE_REPORTED = 0.85   # for words that are not in quotation marks
STRENGTH = 40           # bits that both have, names aside: less may be chance
STRENGTH_REPORTED = 60  # of words that are not in quotation marks
_COST = 1.25            # of a bit that only one has
_LEADING = 3            # words before a stretch that may negate it
_RUN = 5                # words in a row that make up for one telling word
_NEGATIONS = NEGATIONS | frozenset(
    "isnt arent wasnt werent dont doesnt didnt wont wouldnt cant cannot couldnt shouldnt hasnt havent hadnt".split())

Words = tuple[int, int]


class Alignment(NamedTuple):
    """Words [first, end) of either sentence that are the other's. ``share``: 0..1; ``strength``: bits, names aside."""

    one: Words
    other: Words
    share: float
    strength: int

    def turned(self) -> Alignment:
        """Return the same, seen from the other."""
        return Alignment(self.other, self.one, self.share, self.strength)


def align(one: Wording, other: Wording, alike: float = ALIKE) -> Alignment | None:
    """Return the stretches in which two sentences are most alike; null where they are less alike than ``alike``."""
    backbone, moved = tiles(one.stems, other.stems)
    sums = [0, *accumulate(one.bits)], [0, *accumulate(other.bits)]
    best: tuple[float, tuple[Tile, ...]] = 0.0, ()
    for found in ([backbone] if not moved else [sorted([*backbone, *moved]), backbone]):
        for x in range(len(found)):
            for y in range(x, len(found)):
                part = tuple(found[x:y + 1])
                worth = _worth(part, *sums)
                if worth > best[0]:
                    best = worth, part
    return _alignment(one, other, best[1], alike, *sums) if best[1] else None


def _hull(part: tuple[Tile, ...]) -> tuple[Words, Words]:
    return ((min(t.first for t in part), max(t.first + t.length for t in part)),
            (min(t.second for t in part), max(t.second + t.length for t in part)))


def _bits(part: tuple[Tile, ...], ours: list[int], theirs: list[int]) -> tuple[int, int]:
    """Return how many bits both have of the stretches that some tiles span, and how many both stretches have."""
    (a, b), (c, d) = _hull(part)
    return sum(ours[t.first + t.length] - ours[t.first] for t in part), ours[b] - ours[a] + theirs[d] - theirs[c]


def _worth(part: tuple[Tile, ...], ours: list[int], theirs: list[int]) -> float:
    both, all_of_them = _bits(part, ours, theirs)
    return 2 * both - _COST * (all_of_them - 2 * both)


def _alignment(one: Wording, other: Wording, part: tuple[Tile, ...], alike: float, ours: list[int],
               theirs: list[int]) -> Alignment | None:
    both, all_of_them = _bits(part, ours, theirs)
    shared = [i for t in part for i in range(t.first, t.first + t.length)]
    told = {one.stems[i] for i in shared if telling(one.bits[i], one.names[i])}
    strength = weight(one, shared)
    share = 2 * both / all_of_them
    least = FEWEST if max(tile.length for tile in part) >= _RUN else FEWEST + 1
    if share < alike or strength < STRENGTH or len(told) < least:
        return None
    ours_at, theirs_at = _hull(part)
    if _negated(one, ours_at) != _negated(other, theirs_at):
        return None                                       # the same words, and the contrary said
    return Alignment(ours_at, theirs_at, round(min(share, 1.0), 4), strength)


def _negated(wording: Wording, words: Words) -> bool:
    """Whether a stretch, with the words that lead to it, says that something is not so; twice not is so."""
    return sum(word in _NEGATIONS for word in wording.words[max(0, words[0] - _LEADING):words[1]]) % 2 == 1
