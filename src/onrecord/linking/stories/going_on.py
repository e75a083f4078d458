"""Whether an article goes on with the matter of an older one, however long ago that came out.

In: the terms of both, and the claims that both carry. Out: yes or no. A story lives for a month, a matter for years,
and months later few words are the same: so it takes claims that were joined, and words and names that both have too.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import msgspec

from onrecord.linking.claims.matching import weigh
from onrecord.linking.claims.parts import is_state
from onrecord.linking.claims.wording import NAME
from onrecord.linking.stories.compare import COSINE, compare, length, word_weights
from onrecord.linking.stories.kept import KeptArticle
from onrecord.linking.stories.telling import at_large
from onrecord.linking.stories.terms import Terms

METHOD = "claims-1"
SURE = 0.6  # score of a match that may stand alone
FIRST_CLAIMS = 3  # of an article: what it is about; what is said further down may be background
FEWEST = 2  # shared claims where none may stand alone
TELLING_WORDS = 1.5  # what the words that two claims share must weigh (``matching.weigh``)
_STATES = 2  # that must be shared where no name is
ALIKE = 0.22  # cosine of the words of both articles


class SharedClaim(msgspec.Struct, frozen=True):
    """A claim that two articles carry: its place among the claims of the later and of the older one, and the match.

    ``score``: null where a person said that both are the same claim.
    """

    place: int
    other_place: int
    score: float | None
    words: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


class Recognised(NamedTuple):
    """What an article is recognised by, the weights of its words, and the length of these as a vector."""

    terms: Terms
    weights: dict[str, float]
    length: float


def recognised(terms: Terms) -> Recognised:
    """Return what an article is recognised by.

    How telling a term is does not hang on the record here, so that nothing that comes in can change the answer.
    """
    weights = word_weights(terms, at_large)
    return Recognised(terms, weights, length(weights))


def goes_on(ours: Recognised, theirs: Recognised, shared: Collection[SharedClaim]) -> bool:
    """Whether the later article goes on with the matter of the older one."""
    if any(one.score is None for one in shared):
        return True
    return enough(shared) and not ours.terms.many and not theirs.terms.many and _alike(ours, theirs)


def may_do(places: Collection[tuple[int, int, bool]]) -> bool:
    """Whether pairs of claims can be enough, whatever they say: (place, other place, a person said they are the same).

    That is quickly told, and most pairs cannot.
    """
    if any(judged or place < FIRST_CLAIMS for place, _, judged in places):
        return True
    return min(len({place for place, _, _ in places}), len({other for _, other, _ in places})) >= FEWEST


def enough(shared: Collection[SharedClaim]) -> bool:
    """Whether shared claims are enough: one of what the article is about that surely is the same, or two of any."""
    telling = [one for one in shared if one.score is None or _tells(one)]
    alone = any(one.score is None or (one.score >= SURE and one.place < FIRST_CLAIMS) for one in telling)
    return alone or min(len({one.place for one in telling}), len({one.other_place for one in telling})) >= FEWEST


def _tells(shared: SharedClaim) -> bool:
    """Whether a match tells of one matter: who is in it by name, or two states, and words that say something."""
    names = any(member.startswith(NAME) for member in shared.actors)
    return weigh(shared.words) >= TELLING_WORDS and (names or sum(map(is_state, shared.actors)) >= _STATES)


def _alike(ours: Recognised, theirs: Recognised) -> bool:
    """Whether both have words and a telling name in common, and neither places nor numbers speak against it."""
    kept = KeptArticle("", "", theirs.terms, theirs.length)
    found = compare(ours.terms, ours.weights, "", [kept], at_large, at_large(""))
    return bool(found.shared) and not found.vetoes and found.measures[COSINE] >= ALIKE


def best_first(shared: Sequence[SharedClaim]) -> tuple[SharedClaim, ...]:
    """Return shared claims as they are shown, each of the older article once: what people said, then by score."""
    best: dict[int, SharedClaim] = {}
    for one in sorted(shared, key=lambda one: (one.score is not None, -(one.score or 0.0), one.place)):
        best.setdefault(one.other_place, one)
    return tuple(best.values())
