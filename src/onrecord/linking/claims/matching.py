"""Whether claims of different articles are the same one: how likely a reader is to say so, marked ``learned-1``.

In: claims of readings with the actors of the record. Out: the chance, with the words and actors both have.
A claim is taken in each of its wordings (its anchor, and what each position is on), made by ``wording``. Two
wordings match when they share clues enough, are not about other states, and the chance that ``training/same_claim``
learned from judged pairs (``likeness``: words, names, predicate, modality, figures, who says it) reaches
``THRESHOLD``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product

import msgspec

from onrecord.data import rows
from onrecord.facts import Claim, Reading
from onrecord.linking.claims.likeness import FEATURES, features
from onrecord.linking.claims.parts import Parts, is_state, parts_of
from onrecord.linking.claims.wording import DOER, NAME, PAIR, PREDICATE, VERDICT, bags
from onrecord.linking.wording import RAREST, bits_of
from onrecord.words.families import deeds

METHOD = "learned-1"
THRESHOLD = 0.6
FEWEST_WORDS = 2
FEWEST_CLUES = 2
_OF_A_NAME = 1.0        # what a name or a state weighs; a word weighs at most as much


class Wording(msgspec.Struct, frozen=True):
    """One way a claim is put: families of its words, and who is in it: record ids, state codes, names."""

    words: frozenset[str]
    actors: frozenset[str]
    marks: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.words) + len(self.actors)


class Match(msgspec.Struct, frozen=True):
    """How alike two claims are (0..1) and what both have."""

    score: float
    words: tuple[str, ...]
    actors: tuple[str, ...]


def wordings(reading: Reading, claim: Claim, actor_ids: Mapping[str, str]) -> tuple[Wording, ...]:
    """Return the different wordings of a claim: of its anchor and of the statements its positions rest on.

    ``actor_ids``: from the reading's actor ids to the record's.
    """
    found = [Wording(*bag) for bag in bags(reading, claim, actor_ids)]
    return tuple(dict.fromkeys(wording for wording in found if wording.words))


def match(ours: Iterable[Wording], theirs: Iterable[Wording], least: float = THRESHOLD) -> Match | None:
    """Return the best match of any two wordings, or null where none is as likely as ``least``."""
    theirs = tuple(theirs)
    found = [m for one in ours for other in theirs if (m := _match(one, other, least)) is not None]
    return max(found, key=lambda m: (m.score, len(m.words), m.words, m.actors), default=None)


def clues(ours: Iterable[Wording]) -> set[tuple[str, str]]:
    """Return pairs of a state or a name and a word, of which claims that match share ``FEWEST_CLUES``.

    An actor never stands in a bag without its state or a word of its name, so both share one of these; where it is one
    alone, they share two words.
    """
    return {clue for wording in ours for clue in _clues_of(wording)}


def _clues_of(wording: Wording) -> Iterator[tuple[str, str]]:
    """Yield the clues of a wording; who takes a position on it is one: he says the same thing in many outlets."""
    parts = parts_of(wording)
    return product(parts.members, parts.plain)


@lru_cache(maxsize=65536)
def _weight(member: str) -> float:
    if PAIR in member or member.startswith(DOER) or is_actor(member):
        return 0.0                      # its names and codes stand beside it
    if member.startswith(NAME) or is_state(member):
        return _OF_A_NAME
    return bits_of(member) / RAREST


def weigh(members: Iterable[str]) -> float:
    """Return what words, states or names weigh together: the more they say, the more."""
    return sum(map(_weight, members))


def is_actor(member: str) -> bool:
    """Whether a member of the actors is the id of an actor of the record."""
    return len(member) == 13 and member[0] == "a" and not member.isalpha()


def members(ours: Iterable[Wording]) -> set[str]:
    """Return all words and actors of a claim."""
    return {one for wording in ours for one in wording.words | wording.actors}


def actors_in(ours: Iterable[Wording]) -> set[str]:
    """Return the actors and states that a claim speaks of, by their ids."""
    return {one for wording in ours for one in wording.actors if is_actor(one) or is_state(one)}


def _match(one: Wording, other: Wording, least: float) -> Match | None:
    a, b = parts_of(one), parts_of(other)
    words = a.plain & b.plain
    if len(a.members & b.members) * len(words) < FEWEST_CLUES or _of_others(a, b):
        return None
    if len(words) < FEWEST_WORDS and not _said_of_both(one, other, words):
        return None
    score = chance(one, other)
    if score < least:
        return None
    return Match(round(score, 4), tuple(sorted(words)), tuple(sorted((one.actors & other.actors) - a.doers)))


def _of_others(a: Parts, b: Parts) -> bool:
    """Whether they are about other states, nobody named in both, or two states each tell of themselves."""
    if a.doers and b.doers and a.doers.isdisjoint(b.doers):
        return True
    return bool(a.states and b.states) and a.states.isdisjoint(b.states) and a.names.isdisjoint(b.names)


def _said_of_both(one: Wording, other: Wording, words: frozenset[str]) -> bool:
    """Whether the one word that two wordings share is what both say, or both judge it alike.

    'Sent' alone tells little: what was sent would have to be shared too.
    """
    shared, words = one.marks & other.marks, words - deeds(wanting=True)
    return any(mark.startswith(VERDICT) or mark == PREDICATE + word for mark in shared for word in words)


def chance(one: Wording, other: Wording) -> float:
    """Return how likely a reader is to say that two wordings claim the same."""
    weights, added = _learned()
    total = added + sum(weight * figure for weight, figure in zip(weights, features(one, other), strict=True))
    return 1 / (1 + math.exp(-total))


@lru_cache(maxsize=1)
def _learned() -> tuple[tuple[float, ...], float]:
    table = {name: float(weight) for name, weight in rows("linking/same_claim")}
    return tuple(table[name] for name in FEATURES), table["added"]
