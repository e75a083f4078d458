"""Bringing claims together: what each rests on as claims come in and go, and the groups that this makes.

In: keys of claims, and the store. Out: links and groups in the store. A group is all that hangs on one first claim.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from onrecord.linking.claims.candidates import Alike, alike, best_earlier, is_better
from onrecord.linking.claims.kept import KeptClaim, Member, Store


def join(store: Store, keys: Sequence[int]) -> set[int]:
    """Give the new claims of an article their best earlier matches; later ones for which they are better change over.

    Return the groups that lost or got members.
    """
    groups: set[int | None] = set()
    alone: list[tuple[int, int]] = []
    changed = False
    for ours in store.claims(keys):
        found = alike(store, ours)
        best = best_earlier(found)
        later = [one for one in found if one.later and is_better(one, ours)]
        for one in later:
            store.rest(one.claim.key, one.link(ours.key, one.claim.day))
        changed = changed or bool(later)
        groups.update(one.claim.group for one in ([best] if best else []) + later)
        if best is None:
            alone.append((ours.key, ours.key))      # as it was written
            continue
        rest_on(store, ours, best)
        if not changed and best.claim.group is not None:
            store.put([(best.claim.group, ours.key)])
    known = {group for group in groups if group is not None}
    if changed:
        regroup(store, known, keys)
    else:
        store.put(alone)
    return known


def settle_removal(store: Store, groups: Collection[int], orphans: Collection[int]) -> None:
    """Set right what is left after claims went: ``orphans`` were matched with them, ``groups`` had them as members."""
    found: set[int] = set(groups)
    for ours in store.claims(orphans):
        best = best_earlier(alike(store, ours))
        rest_on(store, ours, best)
        if best is not None and best.claim.group is not None:
            found.add(best.claim.group)
    regroup(store, found, orphans)


def rest_on(store: Store, ours: KeptClaim, best: Alike | None) -> None:
    """Keep what a claim was matched with and why, or that it stands alone."""
    store.rest(ours.key, None if best is None else best.link(best.claim.key, ours.day))


def regroup(store: Store, groups: Collection[int], keys: Collection[int]) -> None:
    """Group anew the members of some groups and some claims besides."""
    members = {member.key: member for member in store.members(groups, keys)}
    first = _first_ones(members)
    store.put([(first[key], key) for key, member in members.items() if member.group != first[key]])


def _first_ones(members: Mapping[int, Member]) -> dict[int, int]:
    """Return for each claim the one that it hangs on in the end, as nothing before it matches."""
    first: dict[int, int] = {}
    for key in members:
        path, at = [], key
        while at not in first and (before := members[at].same_as) is not None:
            path.append(at)
            at = before
        root = first.setdefault(at, at)
        first.update(dict.fromkeys(path, root))
    return first
