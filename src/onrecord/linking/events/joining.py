"""Bringing events together: what each rests on as articles come in and go, and the groups that this makes.

In: keys of events, and the store. Out: links and groups in the store, as ``linking.claims.joining`` makes them of
claims: each rests on its best match published before it, so that neither the order in which articles come in nor what
comes later changes an answer. A group is all that hangs on one first report.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from onrecord.linking.claims.candidates import Alike, best_earlier, is_better
from onrecord.linking.claims.joining import regroup, rest_on
from onrecord.linking.events.candidates import Neighbours, alike
from onrecord.linking.events.kept import KeptEvent, Store


def join(store: Store, keys: Sequence[int]) -> None:
    """Give the new events of an article their best earlier matches; later ones for which they are better change over.
    """
    homes: dict[int, int | None] = {}
    left: set[int | None] = set()
    near = Neighbours(store)
    for ours in store.events(keys):
        found = alike(store, ours, near)
        left |= _change_over(store, ours, found)
        best = best_earlier(found)
        if best is not None:
            rest_on(store, ours, best)
        homes[ours.key] = ours.key if best is None else best.claim.group
    if left:
        regroup(store, {group for group in (*left, *homes.values()) if group is not None}, keys)
    else:
        store.put([(group, key) for key, group in homes.items() if group is not None])


def _change_over(store: Store, ours: KeptEvent, found: Sequence[Alike]) -> set[int | None]:
    """Let later events rest on ours where it is the better match of them; return the groups that they leave."""
    better_off = [one for one in found if one.later and is_better(one, ours)]
    for one in better_off:
        store.rest(one.claim.key, one.link(ours.key, one.claim.day))
    return {one.claim.group for one in better_off}


def settle_removal(store: Store, groups: Collection[int], orphans: Collection[int]) -> None:
    """Set right what is left after events went: ``orphans`` were matched with them, ``groups`` had them as members."""
    found = set(groups)
    near = Neighbours(store)
    for ours in store.events(orphans):
        best = best_earlier(alike(store, ours, near))
        rest_on(store, ours, best)
        if best is not None and best.claim.group is not None:
            found.add(best.claim.group)
    regroup(store, found, orphans)
