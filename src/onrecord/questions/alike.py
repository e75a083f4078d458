"""What is perhaps one and stands apart: actors by their names, stories by the measure that joins articles to them.

In: how many pairs are asked for. Out: ``Alike``: the most alike first, since of these it is least sure that they are
two. What a person judged already is left out. Nothing of it is kept, and none of it joins anything.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from datetime import date

from onrecord.facts.dated import asked_day
from onrecord.judging.actors import ActorRulings
from onrecord.judging.stories import Homes
from onrecord.linking.alike_names import AlikePair, NamedActor, alike_pairs
from onrecord.linking.stories.nearly import NearlyOne, nearly_one
from onrecord.questions.alike_answers import ActorAlike, Alike, StoryAlike
from onrecord.questions.following import plain
from onrecord.questions.naming import actors_meant
from onrecord.questions.paging import check_limit
from onrecord.questions.rows import Rows
from onrecord.questions.story_rows import story_rows

_NAMES = 10_000         # that are compared: those that most texts have
_STORIES = 200          # that are compared with those before them: the newest


class PerhapsOne(ABC):
    """Questions on actors and stories that are perhaps one."""

    @abstractmethod
    def _rows(self) -> AbstractContextManager[Rows]:
        """Look at one moment of the record."""

    def actors_alike(self, party: str | None = None, *, limit: int | None = 20) -> Alike[ActorAlike]:
        """Pairs of actors that are perhaps one. ``party``: only pairs with this actor (code, id or name)."""
        check_limit(limit)
        with self._rows() as rows:
            names = rows.snapshot.actors.named_ones(_NAMES + 1)
            ids = None if party is None else actors_meant(rows, plain(party))
            found = [pair for pair in alike_pairs(NamedActor(*name) for name in names[:_NAMES])
                     if not _judged_apart(rows.judged_across().actors, pair)
                     and (ids is None or pair.one.id in ids or pair.other.id in ids)]
            items = tuple(_actors(rows, pair) for pair in found[:limit])
            return Alike(items, len(found), min(len(names), _NAMES), len(names))

    def stories_alike(self, *, as_of: str | None = None, limit: int | None = 20) -> Alike[StoryAlike]:
        """Pairs of stories that are perhaps one: the newest ones, each with those of the month before it."""
        check_limit(limit)
        with self._rows() as rows:
            day = asked_day(as_of, last=True)
            days = [date.fromisoformat(one).toordinal() for one in rows.snapshot.stories.days_begun(day)]
            if not days:
                return Alike((), 0, 0, 0)
            judged, first = rows.homes(day), days[:_STORIES][-1]
            found = [pair for pair in nearly_one(rows.snapshot.stories.lying(), first, days[0])
                     if not _told_of(rows, pair, judged, day)]
            both = [id for pair in found[:limit] for id in (pair.story, pair.other)]
            told = iter(story_rows(rows, both, judged, day))
            items = tuple(StoryAlike(one, other, pair.score, pair.shared, pair.vetoes)
                          for pair, one, other in zip(found, told, told, strict=False))
            return Alike(items, len(found), sum(one >= first for one in days), len(days))


def _judged_apart(rulings: ActorRulings, pair: AlikePair) -> bool:
    return pair.other.id in rulings.pairs.kept_from(pair.one.id)


def _actors(rows: Rows, pair: AlikePair) -> ActorAlike:
    one, other = sorted((pair.one, pair.other), key=lambda named: (
        rows.snapshot.actors.mentions([named.id], limit=0).total, len(named.whole), named.id))
    return ActorAlike(rows.who(one.id), rows.who(other.id), pair.why, pair.likeness)


def _told_of(rows: Rows, pair: NearlyOne, judged: Homes, day: str | None) -> bool:
    """Whether a person judged of a pair already, or one of the two is no story of its own any more."""
    numbers = [rows.snapshot.stories.numbers_in(story, judged, day) for story in (pair.story, pair.other)]
    if not all(numbers) or judged.final(pair.story) != pair.story or judged.final(pair.other) != pair.other:
        return True
    one, other = (frozenset(rows.head(number).id for number in some) for some in numbers)
    return any(rows.judged_across().stories.kept_from(article) & other for article in one)
