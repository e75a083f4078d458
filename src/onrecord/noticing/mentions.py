"""Where actors are mentioned, so kept that a question costs what it finds and not what the whole text holds.

In: mentions in any order. Out: the mentions that a place, a word or a name asks for, in the order of the text.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from onrecord.facts.actor import Actor

_START = 0


@dataclass(frozen=True)
class Mention:
    """Words [first, end) mean an actor."""

    first: int
    end: int
    actor: str


_Placed = tuple[int, int, int, Mention]  # its first word, its end below zero, how many were added before it
_Noted = tuple[int, int, Mention, Actor]  # its first word, how many were noted before it


class Mentions:
    """All mentions of a text in its order: where two begin together the longer first, then the one added first."""

    def __init__(self) -> None:
        self._placed: list[_Placed] = []
        self._exact: dict[tuple[int, int], Mention] = {}
        self._shortest: dict[int, tuple[int, _Placed]] = {}
        self._called: dict[str, list[_Placed]] = {}

    def add(self, mention: Mention, called: Iterable[str]) -> None:
        """Add a mention; ``called``: the names by which ``latest`` finds it."""
        placed = (mention.first, -mention.end, len(self._placed), mention)
        insort(self._placed, placed)
        self._exact.setdefault((mention.first, mention.end), mention)
        for word in range(mention.first, mention.end):
            mine = (mention.end - mention.first, placed)
            self._shortest[word] = min(mine, self._shortest.get(word, mine))
        for name in called:
            insort(self._called.setdefault(name, []), placed)

    def exactly(self, first: int, end: int) -> Mention | None:
        """Return the mention of just these words, the one added first; null where there is none."""
        return self._exact.get((first, end))

    def shortest(self, word: int) -> Mention | None:
        """Return the shortest mention that holds a word; null where none does."""
        found = self._shortest.get(word)
        return found[1][-1] if found is not None else None

    def beginning(self, first: int, last: int) -> list[Mention]:
        """Return the mentions that begin at one of the words ``first`` to ``last``."""
        lower, upper = bisect_left(self._placed, (first,)), bisect_left(self._placed, (last + 1,))
        return [placed[-1] for placed in self._placed[lower:upper]]

    def latest(self, names: Iterable[str], before: int, fits: Callable[[Mention], bool]) -> Mention | None:
        """Return the last mention that is called one of ``names``, ends before a word and fits; null if none does."""
        each = (self._latest(self._called.get(name, []), before, fits) for name in names)
        return max((placed for placed in each if placed is not None), default=(0, 0, 0, None))[-1]

    def _latest(self, called: list[_Placed], before: int, fits: Callable[[Mention], bool]) -> _Placed | None:
        back = range(bisect_left(called, (before + 1,)) - 1, -1, -1)
        return next((called[i] for i in back if called[i][-1].end <= before and fits(called[i][-1])), None)


class Seen:
    """Who was seen where: in the order of the text up to the last ``settle``, behind it what was noted since."""

    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}
        self._settled: list[_Noted] = []
        self._fresh: list[_Noted] = []
        self._of: dict[str, list[_Noted]] = {}
        self._count = 0
        self._fresh_since = 0

    def note(self, mention: Mention, actor: Actor) -> None:
        """Remember a mention."""
        noted = (mention.first, self._count, mention, actor)
        self._count += 1
        self.actors[actor.id] = actor
        insort(self._fresh, noted)
        insort(self._of.setdefault(actor.id, []), noted)

    def settle(self) -> None:
        """Put all mentions into the order of the text."""
        for noted in self._fresh:
            insort(self._settled, noted)
        self._fresh = []
        self._fresh_since = self._count

    def of(self, actor_id: str) -> list[Mention]:
        """Return where somebody was seen, in the order of the text."""
        return [mention for _, _, mention, _ in self._of.get(actor_id, [])]

    def between(self, first: int, end: int, also: Iterable[str] = ()) -> list[tuple[Mention, Actor]]:
        """Return what begins at words [first, end), and of the actors ``also`` what begins before them too."""
        settled, fresh = _part(self._settled, first, end), _part(self._fresh, first, end)
        for actor_id in set(also):
            for noted in _part(self._of.get(actor_id, []), _START, min(first, end)):
                (settled if noted[1] < self._fresh_since else fresh).append(noted)
        settled.sort()
        fresh.sort(key=itemgetter(1))
        return [(mention, actor) for _, _, mention, actor in (*settled, *fresh)]

    def back_from(self, number: int) -> Iterator[tuple[Mention, Actor]]:
        """Yield what begins before a word, the last first."""
        fresh = sorted(_part(self._fresh, _START, number), key=itemgetter(1), reverse=True)
        yield from ((mention, actor) for _, _, mention, actor in fresh)
        for i in range(bisect_left(self._settled, (number,)) - 1, -1, -1):
            yield self._settled[i][2], self._settled[i][3]


def _part(noted: list[_Noted], first: int, end: int) -> list[_Noted]:
    return noted[bisect_left(noted, (first,)) : bisect_left(noted, (end,))]
