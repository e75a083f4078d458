"""Bringing claims together: what each rests on as claims come in and go, and the groups that this makes.

In: keys of claims, and the store. Out: links and groups in the store. A group is all that hangs on one first claim.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from onrecord.linking.claims.candidates import Alike, alike, best_earlier, is_better, matches
from onrecord.linking.claims.kept import Grouped, KeptClaim, Member, Resting, Store


def join(store: Store, keys: Sequence[int]) -> set[int]:
    """Give the new claims of an article their best earlier matches; later ones for which they are better change over.

    Return the groups that lost or got members.
    """
    homes: dict[int, int | None] = {}
    left: set[int | None] = set()
    claims = store.claims(keys)
    matching = matches(store, claims)
    for ours in claims:
        found = alike(store, ours, matching[ours.key])
        left |= _change_over(store, ours, found)
        best = best_earlier(found)
        if best is not None:
            rest_on(store, ours, best)
        homes[ours.key] = ours.key if best is None else best.claim.group
    joined = {group for key, group in homes.items() if group != key}
    groups = {group for group in left | joined if group is not None}
    if left:
        regroup(store, groups, keys)
    else:
        store.put([(group, key) for key, group in homes.items() if group is not None])
    return groups


def _change_over(store: Store, ours: KeptClaim, found: Sequence[Alike]) -> set[int | None]:
    """Let later claims rest on ours where it is the better match of them; return the groups that they leave."""
    better_off = [one for one in found if one.later and is_better(one, ours)]
    for one in better_off:
        store.rest(one.claim.key, one.link(ours.key, one.claim.day))
    return {one.claim.group for one in better_off}


def settle_removal(store: Store, groups: Collection[int], orphans: Collection[int]) -> None:
    """Set right what is left after claims went: ``orphans`` were matched with them, ``groups`` had them as members."""
    found: set[int] = set(groups)
    for ours in store.claims(orphans):
        best = best_earlier(alike(store, ours))
        rest_on(store, ours, best)
        if best is not None and best.claim.group is not None:
            found.add(best.claim.group)
    regroup(store, found, orphans)


def rest_on(store: Resting, ours: KeptClaim, best: Alike | None) -> None:
    """Keep what a claim was matched with and why, or that it stands alone."""
    store.rest(ours.key, None if best is None else best.link(best.claim.key, ours.day))


def regroup(store: Grouped, groups: Collection[int], keys: Collection[int]) -> None:
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
