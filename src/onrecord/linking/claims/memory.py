"""A store of claims that lives as long as the program: what the record keeps in tables, in a few dictionaries.

In: claims with their wordings as they come in, and keys as they go. Out: what ``Store`` offers. What belongs together
is decided by ``joining`` and ``judged``, as in the record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from onrecord.linking.claims.kept import Clue, KeptClaim, Link, Member, Nearest
from onrecord.linking.claims.matching import Wording, clues

_LAST_DAY = "9999-99-99"        # of what has no day: it comes after all that has one


class MemoryStore:
    """Claims by key, and by the clues they have."""

    def __init__(self) -> None:
        self._claims: dict[int, KeptClaim] = {}
        self._wordings: dict[int, Sequence[Wording]] = {}
        self._by_clue: dict[Clue, set[int]] = defaultdict(set)
        self._links: dict[int, Link] = {}

    def add(self, claim: KeptClaim, wordings: Sequence[Wording]) -> None:
        """Take a claim in, matched with nothing and in no group yet."""
        self._claims[claim.key], self._wordings[claim.key] = claim, wordings
        for clue in clues(wordings):
            self._by_clue[clue].add(claim.key)

    def remove(self, key: int) -> list[int]:
        """Take a claim off; return the claims that rested on it, which rest on nothing now."""
        for clue in clues(self._wordings.pop(key)):
            self._by_clue[clue].discard(key)
        del self._claims[key]
        self._links.pop(key, None)
        orphans = [other for other, link in self._links.items() if link.same_as == key]
        for other in orphans:
            self.rest(other, None)
        return orphans

    def groups(self) -> dict[int, int | None]:
        """Return the group of every claim."""
        return {key: claim.group for key, claim in self._claims.items()}

    def link(self, key: int) -> Link | None:
        """Return what a claim rests on."""
        return self._links.get(key)

    def claims(self, keys: Collection[int]) -> Sequence[KeptClaim]:
        """Return some claims by time of publication; those that are gone are passed over."""
        return sorted((self._as_linked(key) for key in set(keys) if key in self._claims), key=lambda one: one.since)

    def _as_linked(self, key: int) -> KeptClaim:
        claim, link = self._claims[key], self._links.get(key)
        if link is None:
            return claim
        return claim._replace(same_as=link.same_as, method=link.method, score=link.score,
                              same_since=self._claims[link.same_as].since)

    def wordings(self, keys: Collection[int], but_of: int | None = None) -> Iterator[tuple[int, Sequence[Wording]]]:
        """Yield (key, wordings) of some claims, but for those of one article."""
        return ((key, self._wordings[key]) for key in keys if self._claims[key].article != but_of)

    def nearest(self, claim: KeptClaim, clues: Collection[Clue], most: int) -> Nearest:
        """Return the claims that have some clues: of each up to ``most`` that were published nearest to a claim."""
        day, before, after = claim.day or _LAST_DAY, dict[Clue, list[int]](), dict[Clue, list[int]]()
        for clue in self._by_clue.keys() & clues:
            there = sorted((self._claims[key].day or _LAST_DAY, key) for key in self._by_clue[clue])
            before[clue] = [key for at, key in there if at <= day][-most:]
            after[clue] = [key for at, key in there if at > day][:most]
        return Nearest(before, after)

    def copies(self, claim: KeptClaim) -> Iterator[int]:
        """Return the claims of other articles that stand at the same place of the same text."""
        return (key for key, one in self._claims.items() if one.article != claim.article
                and (one.text_hash, one.anchor) == (claim.text_hash, claim.anchor))

    def first(self, key: int) -> int:
        """Return the claim that a claim rests on in the end: by it groups are told apart."""
        while (link := self._links.get(key)) is not None:
            key = link.same_as
        return key

    def members(self, groups: Collection[int], keys: Collection[int] = ()) -> Iterator[Member]:
        """Return the claims of some groups, and some claims besides."""
        for key, claim in self._claims.items():
            if claim.group in groups or key in keys:
                yield Member(key, link.same_as if (link := self._links.get(key)) else None, claim.group)

    def rest(self, key: int, link: Link | None) -> None:
        """Keep what a claim rests on from now on, or that it stands alone; its group stays what it was."""
        self._links.pop(key, None)
        if link is not None:
            self._links[key] = link

    def put(self, groups: Sequence[tuple[int, int]]) -> None:
        """Put claims into groups: (group, key)."""
        for group, key in groups:
            self._claims[key] = self._claims[key]._replace(group=group)
