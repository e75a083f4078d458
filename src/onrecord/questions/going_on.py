"""Which story goes on with the matter of an older one by the claims they share, however far apart they are.

In: a moment of the record, a day, what people judged of stories. Out: ``GoesOn``. The record keeps which texts go on
with which (``linking.stories.matters``); which stories that makes is worked out for the day that is asked about and
kept nowhere: claims rest only on what was published before them, so an answer as of a day stays what it is; and a
rebuild, an article that goes or gets another date, a claim or a story that was corrected cannot leave a link behind
that no longer holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import groupby, product
from operator import itemgetter
from typing import NamedTuple

from onrecord.judging.stories import Homes
from onrecord.linking.stories import matters
from onrecord.linking.stories.going_on import SharedClaim, best_first
from onrecord.linking.stories.matters import shared_claims
from onrecord.record import Snapshot, StoryText


class GoesOn(NamedTuple):
    """A story that goes on with ``other``: from which day on, and the texts by which it does.

    ``claims``: how many claims of the older text the later one has; ``by_matches``: counted are those alone that its
    own were matched with.
    """

    other: str
    day: str
    texts: matters.GoesOn
    claims: int
    by_matches: bool


class Known(NamedTuple):
    """What was found out of a moment and a day: when stories began, what each goes on with, the stories of texts."""

    began: dict[str, str]
    before: dict[str, GoesOn | None]
    homes: dict[int, str | None]


def nothing_known() -> Known:
    """Return a place for what will be found out."""
    return Known({}, {}, {})


class GoingOn:
    """What goes on with what, as of a day; looked up once."""

    def __init__(self, snapshot: Snapshot, judged: Homes, as_of: str | None, known: Known) -> None:
        """Take a moment of the record, and what was found out of the same moment before."""
        self._snapshot, self._judged, self._as_of = snapshot, judged, as_of
        self._began, self._before, self._homes = known

    def before(self, story: str) -> GoesOn | None:
        """Return what a story goes on with by its claims: of all that its earliest article which shares enough with any
        older one goes on with, the story that began last.

        Null too where the story began as the life of another one was over: that is what it continues.
        """
        self.expect([story])
        return self._before[story]

    def after(self, story: str) -> list[str]:
        """Return the stories that go on with one by their claims, by the day they began."""
        texts = self._snapshot.stories.texts_in([story], self._judged, self._as_of)[story]
        later = self._snapshot.shared_claims.going_on_with([text.number for text in texts])
        self._find_homes(later)
        homes = {home for number in later if (home := self._homes[number]) is not None and home != story}
        self.expect(homes)
        found = [home for home in homes if (link := self._before[home]) is not None and link.other == story]
        return sorted(found, key=lambda home: (self._began[home], home))

    def claims(self, link: GoesOn) -> tuple[SharedClaim, ...]:
        """Return the claims by which a story goes on with another one, the best first.

        Their places are those among the claims of the readings of both texts.
        """
        return best_first(shared_claims(self._snapshot.shared_claims.shared(link.texts, link.by_matches)))

    def expect(self, stories: Collection[str]) -> None:
        """Find out at once what some stories go on with."""
        wanted = [story for story in stories if story not in self._before]
        if not wanted:
            return
        self._before.update(dict.fromkeys(wanted))
        open_ones = set(wanted) - self._snapshot.stories.continued(wanted).keys()
        links = self._snapshot.stories.links_in(open_ones, self._judged, self._as_of)
        older = {link.older for some in links.values() for _, link in some}
        self._find_homes(older)
        self._find_began({*(story for story in open_ones if links[story]),
                          *(home for number in older if (home := self._homes[number]) is not None)})
        for story in open_ones:
            self._before[story] = self._found(story, links[story])

    def _found(self, story: str, links: Sequence[tuple[StoryText, matters.GoesOn]]) -> GoesOn | None:
        """Return what the earliest article leads to by the claims that its own were matched with, or by any of them.

        A match is with the best, or else the oldest; the newest story of the matter is what a story goes on with.
        """
        for text, some in groupby(links, key=itemgetter(0)):
            here = [link for _, link in some]
            direct = [GoesOn(home, text.day, link, link.matched, True) for link in here
                      if link.matched and (home := self._older_story(link.older, story)) is not None]
            if direct:
                found = [GoesOn(home, text.day, link, link.shared, False) for link in here
                         if link.shared and (home := self._older_story(link.older, story)) is not None]
                return max([max(direct, key=self._how_new), *found], key=self._how_new)
        return None

    def _how_new(self, link: GoesOn) -> tuple[str, str, int, int]:
        return self._began[link.other], link.other, link.claims, -link.texts.older

    def _older_story(self, number: int, story: str) -> str | None:
        """Return the story of an older article, if it began before ours and nobody judged the two to be apart."""
        home = self._homes[number]
        if home is None or home == story or self._began[home] >= self._began[story]:
            return None
        return None if (home, story) in self._apart else home

    @cached_property
    def _apart(self) -> set[tuple[str, str]]:
        """The stories of which an article each was judged to be apart."""
        pairs = self._snapshot.rulings().stories.apart
        if not pairs:
            return set()
        homes: dict[str, set[str]] = {}
        for one in self._snapshot.stories.as_of(self._as_of).placed({id for pair in pairs for id in pair}):
            homes.setdefault(one.article, set()).add(self._judged.final(self._judged.moved.get(one.number, one.story)))
        return {two for one, other in pairs for first, last in ((one, other), (other, one))
                for two in product(homes.get(first, ()), homes.get(last, ()))}

    def _find_began(self, stories: Iterable[str]) -> None:
        wanted = [story for story in stories if story not in self._began]
        if wanted:
            self._began.update(self._snapshot.stories.began_on(wanted, self._judged, self._as_of))

    def _find_homes(self, numbers: Iterable[int]) -> None:
        """Find the stories of articles that were out by the day; of an earlier text of a page, of the current one."""
        wanted = set(numbers) - self._homes.keys()
        if not wanted:
            return
        self._homes.update(dict.fromkeys(wanted))
        for asked, number, story in self._snapshot.shared_claims.stories_of(wanted, self._as_of):
            self._homes[asked] = self._judged.final(self._judged.moved.get(number, story))
