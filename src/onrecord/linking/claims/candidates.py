"""Which claims may be the same as one: those with a state or name and a word of its own, and copies.

In: a claim and the store. Out: the claims of other articles that match, and how. What is followed are pairs of a state
or name and a word (``matching.clues``): few claims have one, where a word alone stands in very many. A pair that stands
in many leads to those published nearest before (and after) ours: that keeps the cost what it is, however large the
record, and what is found as of a day does not hang on what was published later. A match that shares nothing but pairs
which hundreds of claims between them have is not found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from onrecord.facts.judgement import JUDGED
from onrecord.linking.claims.kept import SAME_TEXT, Clue, KeptClaim, Link, Nearest, Store
from onrecord.linking.claims.matching import FEWEST_CLUES, METHOD, Match, Wording, clues, match

MOST = 100          # claims on either side of ours that one pair leads to
_COMPARED = 80      # claims on either side that are compared
_SAME_WORDS = Match(1.0, (), ())


class Alike(NamedTuple):
    """A claim of another article that is the same one as ours, and why; ``later``: it was published after ours."""

    claim: KeptClaim
    method: str
    found: Match
    later: bool

    @property
    def rank(self) -> tuple[bool, float]:
        """How good a match it is: a copy's comes first, then it goes by score."""
        return self.method == SAME_TEXT, self.found.score

    def link(self, key: int, day: str | None) -> Link:
        """Return what a claim has that rests on the other one by this match: on ``key``, as of ``day``."""
        score = None if self.method == JUDGED else self.found.score
        return Link(key, self.method, score, (*self.found.actors, *self.found.words), day)


def alike(store: Store, ours: KeptClaim, matching: Mapping[int, Match] | None = None) -> list[Alike]:
    """Return the claims of other articles that match one, by time of publication.

    ``matching``: those by their words, where they were looked up with those of the article's other claims.
    """
    found = dict(matches(store, [ours])[ours.key] if matching is None else matching)
    copies = set(store.copies(ours))
    found |= dict.fromkeys(copies, _SAME_WORDS)         # a copy shares nothing but all of it
    return [Alike(claim, SAME_TEXT if claim.key in copies else METHOD, found[claim.key], claim.since > ours.since)
            for claim in (store.claims(found) if found else ())]


def matches(store: Store, claims: Sequence[KeptClaim]) -> dict[int, dict[int, Match]]:
    """Return for each of some claims of one article the claims of others that match it by their words.

    All that they are compared with is looked up at once.
    """
    own = dict(store.wordings([claim.key for claim in claims]))
    ours_by = {claim.key: clues(own.get(claim.key, ())) for claim in claims}
    near = store.nearest(claims[0], set().union(*ours_by.values()), MOST)
    led = {key: _led_by(near, by) for key, by in ours_by.items()}
    theirs = dict(store.wordings(set().union(*led.values()), but_of=claims[0].article))
    return {key: {other: same for other in others if other in theirs
                  and (same := match(own[key], theirs[other])) is not None} for key, others in led.items()}


def best_earlier(found: Sequence[Alike]) -> Alike | None:
    """Return the best match that was published before ours; of equal ones the oldest, as they come in that order."""
    return max((one for one in found if not one.later), key=lambda one: one.rank, default=None)


def is_better(one: Alike, ours: KeptClaim) -> bool:
    """Whether ours is a better match of a later claim than the one that it has."""
    has = one.claim
    if has.method == JUDGED:
        return False
    if has.same_as is None or has.score is None or has.same_since is None:
        return True
    old = has.method == SAME_TEXT, has.score
    return one.rank > old or (one.rank == old and ours.since < has.same_since)


def wordings_of(store: Store, claim: KeptClaim) -> Sequence[Wording]:
    """Return the wordings of one claim."""
    return next((own for _, own in store.wordings([claim.key])), ())


def led_to(store: Store, ours: KeptClaim, own: Sequence[Wording]) -> list[int]:
    """Return the keys of the claims that are compared with ours: on either side those that most pairs lead to."""
    ours_by = clues(own)
    return _led_by(store.nearest(ours, ours_by, MOST), ours_by)


def _led_by(near: Nearest, ours_by: Collection[Clue]) -> list[int]:
    return sorted({key for side in near for key in _compared([side[clue] for clue in ours_by if clue in side])})


def _compared(lists: Sequence[Sequence[int]]) -> list[int]:
    """Return those of some claims by clue to which most clues lead."""
    led = Counter(key for keys in lists for key in keys)
    if all(len(keys) < MOST for keys in lists):         # nothing was left out: what matches shares two
        led = Counter({key: times for key, times in led.items() if times >= FEWEST_CLUES})
    return sorted(led, key=lambda key: (-led[key], -key))[:_COMPARED]
