"""The part of an open record that answers on one article, with all that was taken from it, and on who stands in which.

In: an id. Out: ``TakenFrom``; of the articles that name an actor ``ActorSeen`` and ``ActorRole``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import AbstractContextManager

from onrecord.facts.dated import asked_day
from onrecord.questions.answers import Page
from onrecord.questions.event_answers import EventTold
from onrecord.questions.event_rows import event_row, tellings
from onrecord.questions.following import plain
from onrecord.questions.found_answers import ActorRole, ActorSeen
from onrecord.questions.ladders import claim_rows
from onrecord.questions.naming import actors_meant
from onrecord.questions.paging import check_limit
from onrecord.questions.rows import Rows, quote
from onrecord.questions.showing import text_named
from onrecord.questions.taken_answers import ActorHere, ClaimHere, TakenFrom
from onrecord.record import WHOLE


class Taken(ABC):
    """Questions on what an article says, and which articles name an actor."""

    @abstractmethod
    def _rows(self) -> AbstractContextManager[Rows]:
        """Look at one moment of the record."""

    def taken_from(self, article: str) -> TakenFrom:
        """Return an article's whole text and every fact taken from it, in reading order.

        ``article`` may be cut short (OR-501, OR-502); ``id@1`` is its first version.
        """
        with self._rows() as rows:
            return _taken_from(rows, text_named(rows, plain(article)))

    def texts(self, articles: Iterable[str]) -> dict[str, str]:
        """Return the whole texts of some articles by their ids, looked up at once. Raises OR-501 for an unknown one."""
        with self._rows() as rows:
            numbers = {id: text_named(rows, plain(id)) for id in articles}
            rows.snapshot.expect(numbers.values())
            return {id: rows.reading(number).article.text for id, number in numbers.items()}

    def claim_texts(self, claims: Iterable[str]) -> dict[str, str]:
        """Return our wording of some claims by their ids, that of the first article; an unknown id is left out."""
        with self._rows() as rows:
            keys = {id: key for id in claims if (key := rows.snapshot.claims.of_id(id)) is not None}
            told = dict(zip(keys.values(), claim_rows(rows, tuple(keys.values()), None), strict=True))
            return {id: told[key].text for id, key in keys.items()}

    def seen(self, actor: str, *, as_of: str | None = None, limit: int | None = 60) -> Page[ActorSeen]:
        """Where each article names one actor first, and the role that it has there: the oldest article first.

        ``actor``: a code, an id or a name, as ``by``; where an article knows it by several, each has a row.
        """
        check_limit(limit)
        day = asked_day(as_of, last=True)
        with self._rows() as rows:
            found = rows.snapshot.actors.mentions(actors_meant(rows, plain(actor)), day, limit)
            rows.expect(found.rows)
            items = tuple(rows.seen(at.actor, at.number, at.id) for at in found.rows)
            return Page(items, found.total, limit, undated=rows.snapshot.articles.undated(day))

    def roles(self, actor: str, *, as_of: str | None = None) -> tuple[ActorRole, ...]:
        """As what articles name one actor (as ``seen``), those of the oldest article first."""
        day = asked_day(as_of, last=True)
        with self._rows() as rows:
            named: dict[str, list[tuple[str | None, int]]] = {}
            for role, out, number in rows.snapshot.actors.roles(actors_meant(rows, plain(actor)), day):
                named.setdefault(role, []).append((out, number))
            return tuple(ActorRole(role, some[0][0], max((out for out, _ in some if out), default=None),
                                   len({number for _, number in some}), rows.ref(some[0][1]) or "")
                         for role, some in named.items())


def _taken_from(rows: Rows, number: int) -> TakenFrom:
    reading = rows.reading(number)
    events = rows.snapshot.events.listed(among=[number], each_report=True, as_of=None, part=WHOLE).rows
    return TakenFrom(
        article=rows.article(rows.snapshot.articles.one(number)), text=reading.article.text,
        byline=reading.article.byline, dateline=reading.article.dateline, not_body=reading.article.not_body,
        statements=tuple(rows.statement(number, place) for place in range(len(reading.statements))),
        claims=tuple(_claim(rows, number, place) for place in range(len(reading.all_claims))),
        events=tuple(EventTold(event_row(rows, one), tellings(rows, one))
                     for one in sorted(events, key=lambda one: one.place)),
        actors=tuple(ActorHere(one.id, rows.actor(number, one.id), one.name, one.role, one.mentions)
                     for one in reading.actors),
        times=reading.times, places=reading.places, quantities=reading.quantities)


def _claim(rows: Rows, number: int, place: int) -> ClaimHere:
    reading = rows.reading(number)
    claim = reading.all_claims[place]
    return ClaimHere(claim.id, claim.text, claim.kind, quote(reading, claim.anchor),
                     tuple(rows.position(number, place, rung) for rung in range(len(claim.positions))),
                     own=place >= len(reading.claims))
