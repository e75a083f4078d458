"""Which other claims stand beside one and are not in its group: perhaps the same, more general, more special.

In: the claims of one group, and the store. Out: the best of each other group, likeliest first. Looked up when somebody
asks, through the candidates by which claims are joined, and kept nowhere: nothing of it ever makes a group.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal, NamedTuple

from onrecord.linking.claims.candidates import led_to, wordings_of
from onrecord.linking.claims.kept import KeptClaim, Store
from onrecord.linking.claims.matching import Match, Wording, match
from onrecord.linking.claims.special import related

How = Literal["perhaps", "general", "special"]
# Of the judged pairs that share clues and are as likely as this, but less than is taken for one, 18 of 32 are the same,
# 9 related and 5 different (matters left out). From 0.2 on it is 25 of 50, and one in five has nothing to do with ours.
PERHAPS = 0.35
_LOOKED_AT = 6      # claims of the group whose neighbours are looked up: the first ones, each wording once


class Beside(NamedTuple):
    """A claim of another group, and the claim of ours that it stands beside. ``how``: what it is to ours.

    ``found``: the chance that they are one, and what both have. ``adds``: figures and names that the special one adds.
    """

    how: How
    ours: KeptClaim
    theirs: KeptClaim
    found: Match
    adds: tuple[str, ...]


class _Pair(NamedTuple):
    how: How
    found: Match
    adds: tuple[str, ...]


def beside(store: Store, keys: Collection[int], apart: Collection[int] = ()) -> list[Beside]:
    """Return what stands beside the claims of one group, the likeliest first: one claim of each other group.

    ``apart``: groups that a person told from this one, which are not perhaps the same.
    """
    best: dict[int | None, Beside] = {}
    for one in _pairs(store, keys):
        there, before = one.theirs.group, best.get(one.theirs.group)
        if there != one.ours.group and not (one.how == "perhaps" and there in apart) and (
                before is None or _order(one) < _order(before)):
            best[there] = one
    return sorted(best.values(), key=_order)


def _order(one: Beside) -> tuple[float, bytes, bytes]:
    return -one.found.score, one.theirs.since, one.ours.since


def _pairs(store: Store, keys: Collection[int]) -> Iterator[Beside]:
    for ours, own in _different(store, keys):
        others = set(led_to(store, ours, own)).difference(keys)
        told = {key: pair for key, theirs in store.wordings(others, but_of=ours.article)
                if (pair := _pair(own, theirs)) is not None}
        for theirs in store.claims(told) if told else ():
            yield Beside(told[theirs.key].how, ours, theirs, told[theirs.key].found, told[theirs.key].adds)


def _different(store: Store, keys: Collection[int]) -> Iterator[tuple[KeptClaim, Sequence[Wording]]]:
    """Yield the first claims of a group that are put in different ways, with their wordings."""
    seen: set[tuple[Wording, ...]] = set()
    for claim in store.claims(keys):
        own = tuple(wordings_of(store, claim))
        if own and own not in seen:
            seen.add(own)
            yield claim, own
        if len(seen) == _LOOKED_AT:
            return


def _pair(own: Sequence[Wording], theirs: Sequence[Wording]) -> _Pair | None:
    found = match(own, theirs, least=0.0)
    if found is None:
        return None
    relation = related(own, theirs)
    if relation is not None:
        return _Pair(relation.relation, found, relation.adds)
    return _Pair("perhaps", found, ()) if found.score >= PERHAPS else None
