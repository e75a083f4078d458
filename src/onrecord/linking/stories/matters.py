"""Which texts go on with the matter of older ones: facts of two texts, decided when their claims are joined.

In: texts of which something changed, and the store. Out: in the store, with which older texts each goes on, and how
many claims both have. A text is set against the texts that its claims were matched with, and where it goes on with one
of them, also against the newest others that have one of its claims: so the work does not grow with the record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, Protocol

from onrecord.linking.claims.matching import Wording, match
from onrecord.linking.stories.going_on import Recognised, SharedClaim, best_first, enough, goes_on, may_do, recognised
from onrecord.linking.stories.terms import Terms

NEWEST = 32         # older claims of the record's claim that one of ours belongs to, with which it is compared


class Pair(Protocol):
    """Claims of two texts, the later first, by their places. ``judged``: a person said that they are the same."""

    @property
    def older(self) -> int: ...  # noqa: D102
    @property
    def place(self) -> int: ...  # noqa: D102
    @property
    def other_place(self) -> int: ...  # noqa: D102
    @property
    def judged(self) -> bool: ...  # noqa: D102

    def wordings(self) -> tuple[Sequence[Wording], Sequence[Wording]]:
        """Return in which ways both are put."""
        ...


class GoesOn(NamedTuple):
    """A text, an older one with which it goes on, and how many claims of the older one it has.

    ``matched``: of those that its own were matched with, 0 where these are not enough; ``shared``: of all that are one
    with its own.
    """

    number: int
    older: int
    matched: int
    shared: int


class Texts(Protocol):
    """Texts with the claims they share, within one transaction."""

    def stale(self) -> Collection[int]:
        """Return the texts of which something changed, or of older ones with whose claims theirs are one."""
        ...

    def matched(self, number: int) -> Sequence[Pair]:
        """Return the claims of a text with those of others that they were matched with, by older text and place."""
        ...

    def in_one_group(self, number: int, newest: int) -> Sequence[Pair]:
        """Return the claims of a text with those of others that are one with them, by older text and place.

        ``newest``: for each claim so many, those that came up last before it.
        """
        ...

    def terms_of(self, number: int) -> Terms | None:
        """Return what a text is recognised by, or the one that it follows; null where it is in no story."""
        ...

    def kept(self, number: int) -> Sequence[GoesOn]:
        """Return what is kept of a text, by older text."""
        ...

    def put(self, rows: Mapping[int, Sequence[GoesOn]]) -> None:
        """Keep for some texts with which they go on, in place of what was kept of them."""
        ...

    def settled(self) -> None:
        """Keep that nothing is stale."""
        ...


def settle(texts: Texts) -> None:
    """Decide (again) with which older texts those go on of which something changed."""
    stale = texts.stale()
    if stale:
        deciding = _Deciding(texts)
        texts.put({number: deciding.goes_on_with(number) for number in sorted(stale)})
        texts.settled()


def differing(texts: Texts, numbers: Iterable[int]) -> Iterator[int]:
    """Yield those of some texts of which something else is kept than would be decided now."""
    deciding = _Deciding(texts)
    return (number for number in numbers if deciding.goes_on_with(number) != list(texts.kept(number)))


class _Deciding:
    """Decides for one text after the other; remembers what each is recognised by."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._recognised: dict[int, Recognised | None] = {}

    def goes_on_with(self, number: int) -> list[GoesOn]:
        """Return with which older texts a text goes on; with none where it does with none of its matches."""
        matched = dict(self._going_on(number, self._texts.matched(number)))
        if not matched:
            return []
        shared = dict(self._going_on(number, self._texts.in_one_group(number, NEWEST)))
        return [GoesOn(number, older, matched.get(older, 0), shared.get(older, 0))
                for older in sorted(matched.keys() | shared.keys())]

    def _going_on(self, number: int, pairs: Iterable[Pair]) -> Iterator[tuple[int, int]]:
        """Yield the older texts with which a text goes on by some pairs, and how many of their claims it has."""
        for older, together in groupby(pairs, key=lambda pair: pair.older):
            here = list(together)
            if may_do([(pair.place, pair.other_place, pair.judged) for pair in here]):
                shared = shared_claims(here)
                if self._holds(number, older, shared):
                    yield older, len(best_first(shared))

    def _holds(self, number: int, older: int, shared: Sequence[SharedClaim]) -> bool:
        if not enough(shared):
            return False
        ours, theirs = self._known(number), self._known(older)
        return ours is not None and theirs is not None and goes_on(ours, theirs, shared)

    def _known(self, number: int) -> Recognised | None:
        if number not in self._recognised:
            terms = self._texts.terms_of(number)
            self._recognised[number] = None if terms is None else recognised(terms)
        return self._recognised[number]


def shared_claims(pairs: Iterable[Pair]) -> list[SharedClaim]:
    """Return the claims that two texts share, without those that are one of the record only by way of others."""
    return [one for pair in pairs if (one := _shared(pair)) is not None]


def _shared(pair: Pair) -> SharedClaim | None:
    if pair.judged:
        return SharedClaim(pair.place, pair.other_place, None)
    found = match(*pair.wordings())
    if found is None:
        return None
    return SharedClaim(pair.place, pair.other_place, found.score, found.words, found.actors)
