"""Whether claims of different articles are the same one: a match of words and of who is in it, marked ``words-1``.

In: claims of readings with the actors of the record. Out: a score with the words and actors both have.
A claim is taken in each of its wordings (its anchor, and what was said of it), made by ``claim_wording``. Two wordings
match when they share an actor, a state or a name, and two content words or one and two states or names, when no other
states are in the one than in the other, and the cosine of the bags, each word counting as much as it says, reaches
``THRESHOLD``; it counts less where little is shared and each tells of another deed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from onrecord.claims.families import deeds
from onrecord.facts import Claim, Reading
from onrecord.linking.claim_wording import DOER, NAME, PAIR, bags
from onrecord.linking.wording import RAREST, bits_of

METHOD = "words-1"
THRESHOLD = 0.44
FEWEST_WORDS = 2
FEWEST_CLUES = 2
_ENOUGH_WORDS = 3       # in both: then each may have names besides
_LONG_NAME = 5          # letters of a name that may be part of a longer one
_TOLD_OF_ONE = 1.5      # what words must weigh where one state or name is all that is shared besides
_OTHER_DEED = 0.65      # of a score, where each tells of a deed and none is the same
_ENOUGH_STATES = 2      # in both: then each may have others besides
_OF_A_NAME = 1.0        # what a name or a state weighs; a word weighs at most as much


class Wording(msgspec.Struct, frozen=True):
    """One way a claim is put: families of its words, and who is in it: record ids, state codes, names."""

    words: frozenset[str]
    actors: frozenset[str]

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
    found = [Wording(words, actors) for words, actors in bags(reading, claim, actor_ids)]
    return tuple(dict.fromkeys(wording for wording in found if wording.words))


def match(ours: Iterable[Wording], theirs: Iterable[Wording]) -> Match | None:
    """Return the best match of any two wordings, or null where none is good enough."""
    theirs = tuple(theirs)
    found = [m for one in ours for other in theirs if (m := _match(one, other)) is not None]
    return max(found, key=lambda m: (m.score, len(m.words), m.words, m.actors), default=None)


def clues(ours: Iterable[Wording]) -> set[tuple[str, str]]:
    """Return pairs of a state or a name and a word, of which claims that match share ``FEWEST_CLUES``.

    An actor never stands in a bag without its state or a word of its name, so both share one of these; where it is one
    alone, they share two words.
    """
    return {(member, word) for wording in ours for word in wording.words if PAIR not in word
            for member in wording.actors if member.startswith(NAME) or is_state(member)}


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


def is_state(member: str) -> bool:
    """Whether a member of the actors is the code of a state."""
    return len(member) == 3 and member.isupper()


def is_actor(member: str) -> bool:
    """Whether a member of the actors is the id of an actor of the record."""
    return len(member) == 13 and member[0] == "a" and not member.isalpha()


def _match(one: Wording, other: Wording) -> Match | None:
    shared = one.words & other.words
    if len(shared) < FEWEST_WORDS:
        return None
    words = frozenset(word for word in shared if PAIR not in word)
    actors = frozenset(member for member in one.actors & other.actors if not member.startswith(DOER))
    if not words or not actors or _of_others(one, other, actors, words):
        return None
    if weigh(actors) <= _OF_A_NAME and weigh(words) < _TOLD_OF_ONE:
        return None
    if len(words) < FEWEST_WORDS and words <= deeds(wanting=True):
        return None
    score = (weigh(words) + weigh(actors)) / math.sqrt(
        (weigh(one.words) + weigh(one.actors)) * (weigh(other.words) + weigh(other.actors)) or 1.0)
    if len(words) < _ENOUGH_WORDS and not _same_deed(one, other, words):
        score *= _OTHER_DEED
    if score < THRESHOLD:
        return None
    return Match(round(min(score, 1.0), 4), tuple(sorted(words)), tuple(sorted(actors)))


def _same_deed(one: Wording, other: Wording, shared: frozenset[str]) -> bool:
    """Whether a deed is told in both, or in one of them none that the table of deeds knows."""
    return not deeds().isdisjoint(shared) or deeds().isdisjoint(one.words) or deeds().isdisjoint(other.words)


def _of_others(one: Wording, other: Wording, shared: frozenset[str], words: frozenset[str]) -> bool:
    """Whether each is about states or names that the other is not about, and too little else tells of one matter.

    Two states that tell of themselves ('it had not sent') tell of two things.
    """
    ours, theirs = (frozenset(filter(is_state, wording.actors)) for wording in (one, other))
    names = any(member.startswith(NAME) for member in shared) or _one_in_the_other(one, other)
    states = len(ours & theirs)
    if not names and states < _ENOUGH_STATES and len(words) < _ENOUGH_WORDS and _names(one) and _names(other):
        return True
    if not ours or not theirs:
        return False
    mine, its = ({member for member in wording.actors if member.startswith(DOER)} for wording in (one, other))
    if mine and its and not mine & its:
        return True
    if not states:
        return not names or bool(mine or its)
    return states < _ENOUGH_STATES and not names and not (ours <= theirs or theirs <= ours)


def _one_in_the_other(one: Wording, other: Wording) -> bool:
    """Whether a name is part of a longer one ('Karabakh', 'Nagorno-Karabakh')."""
    ours, theirs = ([member[1:] for member in wording.actors if member.startswith(NAME) and len(member) > _LONG_NAME]
                    for wording in (one, other))
    return any(a in b or b in a for a in ours for b in theirs)


def _names(wording: Wording) -> bool:
    return any(member.startswith(NAME) for member in wording.actors)
