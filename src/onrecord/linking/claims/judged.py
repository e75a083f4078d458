"""Claims that people brought together or parted, against what the words say.

In: which claims were judged, as what, and the rulings in force. Out: what they rest on, and the groups. Claims judged
to be the same rest on the first of them that was published. One judged not to be another's rests on none of that one's
group. Each looks only at claims published before it, so that an answer as of a day stays what it is, whatever comes
later.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from onrecord.facts.judgement import JUDGED
from onrecord.linking.claims.candidates import Alike, alike, best_earlier
from onrecord.linking.claims.joining import regroup, rest_on
from onrecord.linking.claims.kept import KeptClaim, Store
from onrecord.linking.claims.matching import Match

Name = str      # what a claim was judged as


class Ruled(Protocol):
    """What people decided of pairs of claims, by the names they were judged under."""

    def with_(self, one: Name) -> Collection[Name]:
        """Return all that is one with it, itself included."""
        ...

    def kept_from(self, one: Name) -> Collection[Name]:
        """Return all that must not be brought together with it."""
        ...


def settle_judged(store: Store, ruled: Ruled, judged: Mapping[int, Name], also: Collection[int] = ()) -> None:
    """Join all judged claims, by key, and some besides, in order of publication.

    ``also``: keys of claims that were judged until now; those that are gone are passed over.
    """
    claims = store.claims({*judged, *also})
    firsts: dict[Name, KeptClaim] = {}
    for claim in claims:
        if claim.key in judged:
            firsts.setdefault(judged[claim.key], claim)
    groups: set[int | None] = set()
    for claim in claims:
        best = _best(store, ruled, claim, judged.get(claim.key), firsts)
        rest_on(store, claim, best)
        groups |= {claim.group, best and best.claim.group}
    regroup(store, {group for group in groups if group is not None}, [claim.key for claim in claims])


def _best(store: Store, ruled: Ruled, claim: KeptClaim, name: Name | None, firsts: Mapping[Name, KeptClaim],
          ) -> Alike | None:
    """Return what a claim rests on: the first that it was judged to be one with, else its best match."""
    together = ruled.with_(name) if name is not None else ()
    if len(together) > 1:
        first = min((firsts[one] for one in together if one in firsts), key=lambda one: one.since)
        if first.key != claim.key:
            return Alike(first, JUDGED, Match(1.0, (), ()), later=False)
    apart = {store.first(other.key) for one in ruled.kept_from(name or "")
             if (other := firsts.get(one)) is not None and other.since < claim.since}
    return best_earlier([one for one in alike(store, claim)
                         if one.later or not apart or store.first(one.claim.key) not in apart])
