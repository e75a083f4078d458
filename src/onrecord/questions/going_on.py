"""Which story goes on with the matter of an older one by the claims they share, however far apart they are.

In: a moment of the record, a day, what people judged of stories. Out: ``GoesOn``. It is worked out for the day that is
asked about and kept nowhere: claims rest only on what was published before them, so an answer as of a day stays what it
is; and a rebuild, an article that goes or gets another date, a claim or a story that was corrected cannot leave a link
behind that no longer holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from onrecord.judging.stories import Homes
from onrecord.linking.claims.matching import match
from onrecord.linking.stories import Terms
from onrecord.linking.stories.going_on import FEWEST, FIRST_CLAIMS, SURE, SharedClaim, best_first, enough, goes_on
from onrecord.record import SharedPair, Snapshot


class GoesOn(NamedTuple):
    """A story that goes on with ``other``: from which day on, by which article, and the claims it has of an older one.

    ``shared``: the best first; their places are those among the claims of the readings ``number`` and ``older``.
    """

    other: str
    day: str
    number: int
    older: int
    shared: tuple[SharedClaim, ...]


class _Story(NamedTuple):
    id: str
    numbers: tuple[int, ...]        # of its articles, by day
    days: tuple[str, ...]
    articles: frozenset[str]

    @property
    def began(self) -> str:
        return self.days[0] if self.days else ""


class Known(NamedTuple):
    """What was found out of a moment and a day: stories, what each goes on with, where articles are, their terms."""

    stories: dict[str, _Story]
    before: dict[str, GoesOn | None]
    homes: dict[int, str | None]
    terms: dict[int, Terms | None]


def nothing_known() -> Known:
    """Return a place for what will be found out."""
    return Known({}, {}, {}, {})


class GoingOn:
    """What goes on with what, as of a day; looked up once."""

    def __init__(self, snapshot: Snapshot, judged: Homes, as_of: str | None, known: Known) -> None:
        """Take a moment of the record, and what was found out of the same moment before."""
        self._snapshot, self._judged, self._as_of = snapshot, judged, as_of
        self._stories, self._before, self._homes, self._terms = known

    def before(self, story: str) -> GoesOn | None:
        """Return what a story goes on with by its claims: of all that its earliest article which shares enough with any
        older one goes on with, the story that began last.

        Null too where the story began as the life of another one was over: that is what it continues.
        """
        if story not in self._before:
            began = self._snapshot.stories.began(story)
            ours = self._story(story)
            direct = None if began and began.continues else self._direct(ours)
            self._before[story] = direct and self._newest(ours, direct)
        return self._before[story]

    def after(self, story: str) -> list[str]:
        """Return the stories that go on with one by their claims, by the day they began."""
        later = self._snapshot.shared_claims.later_with(self._story(story).numbers, FEWEST, SURE, FIRST_CLAIMS)
        self._find_homes(later)
        homes = {home for number in later if (home := self._homes[number]) is not None and home != story}
        found = [self._story(home) for home in homes if (link := self.before(home)) is not None and link.other == story]
        return [one.id for one in sorted(found, key=lambda one: (one.began, one.id))]

    def _direct(self, ours: _Story) -> GoesOn | None:
        """Return what the earliest article leads to by the claims that its own were matched with."""
        pairs: dict[int, list[tuple[int, list[SharedClaim]]]] = {}
        for number, older, shared in self._pairs(self._snapshot.shared_claims.matched(ours.numbers)):
            pairs.setdefault(number, []).append((older, shared))
        for number, day in zip(ours.numbers, ours.days, strict=True):
            found = [GoesOn(home.id, day, number, older, best_first(shared)) for older, shared in pairs.get(number, ())
                     if self._goes_on(number, older, shared) and (home := self._older_story(older, ours)) is not None]
            if found:
                return max(found, key=self._how_new)
        return None

    def _newest(self, ours: _Story, direct: GoesOn) -> GoesOn:
        """Return the newest story with which our article goes on: a match is with the best, or else the oldest."""
        found = [direct]
        for number, older, shared in self._pairs(self._snapshot.shared_claims.in_one_group(direct.number)):
            if self._goes_on(number, older, shared) and (home := self._older_story(older, ours)) is not None:
                found.append(GoesOn(home.id, direct.day, number, older, best_first(shared)))
        return max(found, key=self._how_new)

    def _how_new(self, link: GoesOn) -> tuple[str, str, int, int]:
        return self._story(link.other).began, link.other, len(link.shared), -link.older

    def _older_story(self, number: int, ours: _Story) -> _Story | None:
        """Return the story of an older article, if it began before ours and nobody judged the two to be apart."""
        home = self._home(number)
        if home is None or home == ours.id:
            return None
        theirs = self._story(home)
        apart = any((a in ours.articles and b in theirs.articles) or (b in ours.articles and a in theirs.articles)
                    for a, b in self._snapshot.rulings().stories.apart)
        return theirs if theirs.began < ours.began and not apart else None

    def _goes_on(self, number: int, older: int, shared: Collection[SharedClaim]) -> bool:
        if not enough(shared):
            return False
        ours, theirs = self._recognised(number), self._recognised(older)
        return ours is not None and theirs is not None and goes_on(ours, theirs, shared)

    def _pairs(self, found: Collection[SharedPair]) -> Iterator[tuple[int, int, list[SharedClaim]]]:
        """Yield the numbers of two articles, the later first, and the claims that both have."""
        self._find_homes({number for pair in found for number in (pair.number, pair.older)})
        for (number, older), together in groupby(found, key=lambda pair: (pair.number, pair.older)):
            if self._home(number) != self._home(older):
                shared = [one for pair in together if (one := _shared(pair)) is not None]
                if shared:
                    yield number, older, shared

    def _story(self, story: str) -> _Story:
        if story not in self._stories:
            numbers = tuple(self._snapshot.stories.numbers_in(story, self._judged, self._as_of))
            rows = self._snapshot.articles.rows(numbers)
            self._stories[story] = _Story(story, numbers, tuple(rows[number].day or "" for number in numbers),
                                          frozenset(row.id for row in rows.values()))
        return self._stories[story]

    def _home(self, number: int) -> str | None:
        """Return the story of an article that was out by the day; of an earlier text of a page, of the current one."""
        if number not in self._homes:
            self._find_homes([number])
        return self._homes[number]

    def _find_homes(self, numbers: Iterable[int]) -> None:
        wanted = set(numbers) - self._homes.keys()
        if not wanted:
            return
        self._homes |= dict.fromkeys(wanted)
        for asked, number, story in self._snapshot.shared_claims.stories_of(wanted, self._as_of):
            self._homes[asked] = self._judged.final(self._judged.moved.get(number, story))

    def _recognised(self, number: int) -> Terms | None:
        """Return what an article is recognised by, or the one that it follows; null where it is in no story."""
        if number not in self._terms:
            self._terms[number] = self._snapshot.shared_claims.terms_of(number)
        return self._terms[number]


def _shared(pair: SharedPair) -> SharedClaim | None:
    """Return a claim that both have; null where they belong to one claim of the record only by way of others."""
    if pair.judged:
        return SharedClaim(pair.place, pair.other_place, None)
    found = match(*pair.wordings())
    if found is None:
        return None
    return SharedClaim(pair.place, pair.other_place, found.score, found.words, found.actors)
