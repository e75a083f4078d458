"""Which story goes on with the matter of an older one by the claims they share, however far apart they are.

In: a moment of the record, a day, what people judged of stories. Out: ``GoesOn``. It is worked out for the day that is
asked about and kept nowhere: claims rest only on what was published before them, so an answer as of a day stays what it
is; and a rebuild, an article that goes or gets another date, a claim or a story that was corrected cannot leave a link
behind that no longer holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, case, func, or_, select

from onrecord.facts.judgement import JUDGED
from onrecord.linking.claims.matching import match
from onrecord.linking.stories import Terms
from onrecord.linking.stories.going_on import FEWEST, FIRST_CLAIMS, SURE, SharedClaim, best_first, enough, goes_on
from onrecord.record import finding_stories as places
from onrecord.record import tables as t
from onrecord.record.claim_wordings import wordings_of
from onrecord.record.finding import known_by, these
from onrecord.record.judged_stories import Homes, root
from onrecord.record.judgements import rulings
from onrecord.record.story_terms import unpacked

_A, _M, _W = t.articles.c, t.article_stories.c, t.story_terms.c
_TEXT = t.articles.alias("text").c
_OURS, _THEIRS = t.claim_articles.alias("ours"), t.claim_articles.alias("theirs")
# Both belong to one claim of the record, whichever claims they were matched with.
_IN_ONE_GROUP = (_THEIRS.c.claim == _OURS.c.claim, _THEIRS.c.since < _OURS.c.since, _THEIRS.c.number != _OURS.c.number)


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


class GoingOn:
    """What goes on with what, as of a day; looked up once."""

    def __init__(self, db: Connection, judged: Homes, as_of: str | None) -> None:
        self._db, self._judged, self._as_of = db, judged, as_of
        self._stories: dict[str, _Story] = {}
        self._before: dict[str, GoesOn | None] = {}
        self._homes: dict[int, str | None] = {}
        self._roots: dict[str, str] = {}
        self._terms: dict[int, Terms | None] = {}

    def before(self, story: str) -> GoesOn | None:
        """Return what a story goes on with by its claims: of all that its earliest article which shares enough with any
        older one goes on with, the story that began last.

        Null too where the story began as the life of another one was over: that is what it continues.
        """
        if story not in self._before:
            began = places.first_article(self._db, story)
            ours = self._story(story)
            direct = None if began and began.continues else self._direct(ours)
            self._before[story] = direct and self._newest(ours, direct)
        return self._before[story]

    def after(self, story: str) -> list[str]:
        """Return the stories that go on with one by their claims, by the day they began."""
        sure = or_(_OURS.c.method == JUDGED, and_(_OURS.c.score >= SURE, _OURS.c.place < FIRST_CLAIMS))
        later = set(self._db.scalars(select(_OURS.c.number).where(
            _THEIRS.c.number.in_(these(self._story(story).numbers)), *_IN_ONE_GROUP).group_by(
            _OURS.c.number, _THEIRS.c.number).having(or_(
                func.count(_OURS.c.place.distinct()) >= FEWEST, func.max(case((sure, 1), else_=0)) == 1))))
        self._find_homes(later)
        homes = {home for number in later if (home := self._homes[number]) is not None and home != story}
        found = [self._story(home) for home in homes if (link := self.before(home)) is not None and link.other == story]
        return [one.id for one in sorted(found, key=lambda one: (one.began, one.id))]

    def _direct(self, ours: _Story) -> GoesOn | None:
        """Return what the earliest article leads to by the claims that its own were matched with."""
        pairs: dict[int, list[tuple[int, list[SharedClaim]]]] = {}
        query = _shared_claims().where(_THEIRS.c.key == _OURS.c.same_as, _OURS.c.number.in_(these(ours.numbers)))
        for number, older, shared in self._pairs(query):
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
        query = _shared_claims().where(_OURS.c.number == direct.number, *_IN_ONE_GROUP)
        for number, older, shared in self._pairs(query):
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
                    for a, b in rulings(self._db).stories.apart)
        return theirs if theirs.began < ours.began and not apart else None

    def _goes_on(self, number: int, older: int, shared: Collection[SharedClaim]) -> bool:
        if not enough(shared):
            return False
        ours, theirs = self._recognised(number), self._recognised(older)
        return ours is not None and theirs is not None and goes_on(ours, theirs, shared)

    def _pairs(self, query: Select[Any]) -> Iterator[tuple[int, int, list[SharedClaim]]]:
        """Yield the numbers of two articles, the later first, and the claims that both have."""
        rows = self._db.execute(query.order_by(_OURS.c.number, _THEIRS.c.number, _OURS.c.place)).all()
        self._find_homes({number for row in rows for number in (row.number, row.older)})
        for (number, older), together in groupby(rows, key=lambda row: (row.number, row.older)):
            if self._home(number) != self._home(older):
                shared = [one for row in together if (one := _shared(row)) is not None]
                if shared:
                    yield number, older, shared

    def _story(self, story: str) -> _Story:
        if story not in self._stories:
            numbers = tuple(places.numbers_in(self._db, story, self._judged, self._as_of))
            rows = {row.number: row for row in self._db.execute(
                select(_A.number, _A.id, _A.day).where(_A.number.in_(these(numbers))))}
            self._stories[story] = _Story(story, numbers, tuple(rows[number].day for number in numbers),
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
        page = select(_TEXT.number.label("text"), _A.number, _M.story).join(
            t.articles, _A.publication == _TEXT.publication).join(t.article_stories, _M.number == _A.number)
        for row in self._db.execute(page.where(_TEXT.number.in_(these(wanted)), known_by(self._as_of))):
            if row.story not in self._roots:
                self._roots[row.story] = root(self._db, row.story, self._as_of)
            self._homes[row.text] = self._judged.final(self._judged.moved.get(row.number) or self._roots[row.story])

    def _recognised(self, number: int) -> Terms | None:
        """Return what an article is recognised by, or the one that it follows; null where it is in no story."""
        if number not in self._terms:
            query = select(_W.data).join(t.article_stories, _W.number == func.coalesce(_M.follows, _M.number))
            data = self._db.scalar(query.where(_M.number == number))
            self._terms[number] = None if data is None else unpacked(data)
        return self._terms[number]


def _shared_claims() -> Select[Any]:
    """Return the query of claims of two articles, of which ``ours`` is the later; how they belong together is open."""
    return select(
        _OURS.c.number, _THEIRS.c.number.label("older"), _OURS.c.place, _THEIRS.c.place.label("other_place"),
        _OURS.c.method, _OURS.c.same_as, _THEIRS.c.key, _OURS.c.wordings, _THEIRS.c.wordings.label("other_wordings"),
    ).where(_OURS.c.number != _THEIRS.c.number)


def _shared(row: Any) -> SharedClaim | None:
    """Return a claim that both have; null where they belong to one claim of the record only by way of others."""
    if row.method == JUDGED and row.same_as == row.key:
        return SharedClaim(row.place, row.other_place, None)
    found = match(wordings_of(row.wordings), wordings_of(row.other_wordings))
    if found is None:
        return None
    return SharedClaim(row.place, row.other_place, found.score, found.words, found.actors)
