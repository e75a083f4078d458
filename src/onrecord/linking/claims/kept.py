"""What is kept of the claims of articles, and the narrow door to where it lies.

In and out: ``KeptClaim``, what a claim stands on, and ``Link``, why it is taken for another one; claims go by a number,
their key. ``Store`` is what a record has to offer; ``MemoryStore`` (``memory``) holds all of it for tests and single
runs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from onrecord.linking.claims.matching import Wording

SAME_TEXT = "same-text"     # the method of a copy: the same words in the same text
Clue = tuple[str, str]      # a state or a name, and a word


class KeptClaim(NamedTuple):
    """One claim of one article. ``since``: what sorts claims by time of publication, the same in every record.

    ``group``: the first claim of those it is one with (null while it is being taken in). ``same_as``, ``method``,
    ``score``: what it was matched with, how, and how well (null of a person's judgement); ``same_since``: since when
    that one is out. ``text_hash`` and ``anchor``: in which words it stands, and where in them.
    """

    key: int
    article: int
    group: int | None
    since: bytes
    same_as: int | None
    method: str | None
    score: float | None
    same_since: bytes | None
    text_hash: str
    anchor: bytes
    day: str | None


class Link(NamedTuple):
    """What a claim rests on: an earlier one, and why. ``shared``: actors and words of both. ``day``: of the newer."""

    same_as: int
    method: str
    score: float | None
    shared: tuple[str, ...]
    day: str | None


class Member(NamedTuple):
    """A claim in its group, and what it hangs on there."""

    key: int
    same_as: int | None
    group: int | None


class Nearest(NamedTuple):
    """Claims by the clues they have: those of a claim's day or before, and those of days after it."""

    before: Mapping[Clue, Sequence[int]]
    after: Mapping[Clue, Sequence[int]]


class Grouped(Protocol):
    """What is in groups."""

    def members(self, groups: Collection[int], keys: Collection[int] = ()) -> Iterable[Member]:
        """Return the members of some groups, and some besides."""
        ...

    def put(self, groups: Sequence[tuple[int, int]]) -> None:
        """Put members into groups: (group, key)."""
        ...


class Resting(Protocol):
    """What rests on something earlier."""

    def rest(self, key: int, link: Link | None) -> None:
        """Keep what one rests on from now on, or that it stands alone; its group stays what it was."""
        ...


class Store(Grouped, Resting, Protocol):
    """Where claims lie. Everything that it is asked for is bounded, however many there are."""

    def claims(self, keys: Collection[int]) -> Sequence[KeptClaim]:
        """Return some claims by time of publication; those that are gone are passed over."""
        ...

    def wordings(self, keys: Collection[int], but_of: int | None = None) -> Iterable[tuple[int, Sequence[Wording]]]:
        """Yield (key, wordings) of some claims, but for those of one article."""
        ...

    def nearest(self, claim: KeptClaim, clues: Collection[Clue], most: int) -> Nearest:
        """Return the claims that have some clues: of each up to ``most`` that were published nearest to a claim."""
        ...

    def copies(self, claim: KeptClaim) -> Iterable[int]:
        """Return the claims of other articles that stand at the same place of the same text."""
        ...

    def first(self, key: int) -> int:
        """Return the claim that a claim rests on in the end: by it groups are told apart."""
        ...
