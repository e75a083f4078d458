"""Following a matter: the part of an open record that answers on stories and on who took which position.

In: ids, filters and days. Out: ``StoryRow``, ``Story`` and ``PositionTaken``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager

from onrecord.errors import OnRecordError
from onrecord.facts.dated import asked_day
from onrecord.facts.vocabulary import words
from onrecord.questions.answers import Page
from onrecord.questions.naming import actors_meant
from onrecord.questions.paging import asked, check_limit, page
from onrecord.questions.positions import Positions
from onrecord.questions.rows import Rows
from onrecord.questions.showing import resolve
from onrecord.questions.stories import story, story_numbers
from onrecord.questions.story_answers import PositionTaken, Story, StoryPlaces, StoryRow
from onrecord.questions.story_places import places_in
from onrecord.questions.story_rows import story_rows
from onrecord.record import WHOLE, part_of_rows

_CLAIMS = 14        # of which a party's positions are told together: as many lanes as a picture of one screen has


class Following(ABC):
    """Questions on stories and positions."""

    @abstractmethod
    def _rows(self) -> AbstractContextManager[Rows]:
        """Look at one moment of the record."""

    def stories(
        self,
        *,
        party: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        limit: int | None = 20,
        after: str | None = None,
    ) -> Page[StoryRow]:
        """Stories, those of most articles first, then those that ran last.

        ``party``: who speaks or takes a position in it (as ``by``). ``about``: an actor or words, as elsewhere.
        ``since``, ``until``: those that ran between. An article whose day nobody knows is in no story.
        """
        part, day = asked("stories", limit, after), asked_day(as_of, last=True)
        with self._rows() as rows:
            parties = None if party is None else actors_meant(rows, plain(party))
            matter = None if about is None else rows.snapshot.statements.about_what(plain(about))
            judged = rows.homes(day)
            found = rows.snapshot.stories.listed(
                judged,
                among=rows.snapshot.stories.articles_with(parties, matter, day),
                since=asked_day(since, last=False),
                until=asked_day(until, last=True),
                as_of=day,
                part=part,
            )
            items = story_rows(rows, [row.story for row in found.rows], judged, day)
            return page("stories", items, found, part, rows.snapshot.articles.undated(day))

    def story(self, id: str, *, as_of: str | None = None, limit: int | None = 60) -> Story:
        """Return one story. ``id``: its own, that of one of its articles, or the beginning of it (OR-501, OR-502).

        A story that was merged is answered by the one it goes on under. ``limit``: how many of its claims are told, the
        most told first; null: all. ``story.claims`` says how many there are.
        """
        check_limit(limit)
        with self._rows() as rows:
            return story(rows, plain(id), asked_day(as_of, last=True), limit)

    def story_places(self, id: str, *, as_of: str | None = None, most: int = 200) -> StoryPlaces:
        """Return the places that the articles of a story name. ``most``: in how many of them is looked, by day."""
        check_limit(most)
        with self._rows() as rows:
            return places_in(rows, story_numbers(rows, plain(id), asked_day(as_of, last=True)), most)

    def positions(
        self,
        *,
        party: str | None = None,
        claim: str | None = None,
        position: str | None = None,
        story: str | None = None,
        changed: bool = False,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        newest: bool = False,
        limit: int | None = 60,
        after: str | None = None,
    ) -> Page[PositionTaken]:
        """Positions, oldest (or ``newest``) first: who took which on what claim, what it ended and what ended it.

        ``party``: as ``by``; ``claim``: id of a claim; ``position``: one of the kinds (OR-524); ``story``: id of a
        story; ``changed``: only those by which a party left another position. Without ``party`` and ``claim`` those on
        words that are no claim by themselves are left out, as in ``claims``.
        """
        part = asked("positions", limit, after, newest)
        if position is not None and position not in words("positions"):
            raise OnRecordError("OR-524", where=repr(position), detail=", ".join(words("positions")))
        day = asked_day(as_of, last=True)
        with self._rows() as rows:
            taken = Positions(rows, day)
            kept = changed and party is claim is None and taken.changes_are_kept()
            found = rows.snapshot.positions.listed(
                parties=None if party is None else actors_meant(rows, plain(party)),
                claim=None if claim is None else _claim(rows, claim),
                position=position,
                among=None if story is None else story_numbers(rows, plain(story), day),
                since=asked_day(since, last=False),
                until=asked_day(until, last=True),
                changed=kept,
                as_of=day,
                part=part if kept or not changed else WHOLE,
            )
            if changed and not kept:
                found = part_of_rows(taken.changed(found.rows), lambda one: one.order, part)
            return page("positions", taken.taken(found.rows), found, part, rows.snapshot.articles.undated(day))

    def most_told(self, party: str, *, as_of: str | None = None, limit: int = 120) -> Page[PositionTaken]:
        """The positions of a party on the claims on which it takes most, oldest first: the newest ``limit``.

        These claims are at most 14; first those on which it does more than assert.
        """
        check_limit(limit)
        day = asked_day(as_of, last=True)
        with self._rows() as rows:
            parties, taken = actors_meant(rows, plain(party)), Positions(rows, day)
            most = rows.snapshot.positions.most_told(parties, day, _CLAIMS)
            found = sorted((row for some in rows.snapshot.positions.on_claims(most, day).values() for row in some
                            if row.party in parties), key=lambda row: row.order)
            return Page(tuple(taken.taken(found[max(len(found) - limit, 0):])), len(found), limit)

    def newest_changes(self, *, since: str, as_of: str | None = None, limit: int = 6) -> Page[PositionTaken]:
        """The positions by which a party left another one, as ``positions`` with ``changed``: the newest first."""
        check_limit(limit)
        day = asked_day(as_of, last=True)
        with self._rows() as rows:
            taken, first = Positions(rows, day), asked_day(since, last=False)
            if taken.changes_are_kept():
                kept = rows.snapshot.positions.newest_changes(first or "", limit)
                return Page(tuple(taken.taken(kept.rows)), kept.total, limit)
            found = rows.snapshot.positions.listed(
                parties=None, claim=None, position=None, among=None, since=first, until=None, as_of=day,
                part=WHOLE).rows
            changed = taken.changed(found)
            newest = changed[:-limit - 1:-1]
            return Page(tuple(taken.taken(newest)), len(changed), limit, undated=rows.snapshot.articles.undated(day))


def _claim(rows: Rows, asked: str) -> int:
    _, whole = resolve(rows, plain(asked), ["claim"])
    return rows.snapshot.claims.of_id(whole) or 0


def plain(asked: str) -> str:
    """Return what was asked without characters that no text can hold (halves of pairs)."""
    return asked.encode("utf-8", "replace").decode("utf-8")
