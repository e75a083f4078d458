"""Positions across claims, as one dated list. In: filters. Out: rows of numbers and places, oldest first."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from onrecord.record import tables as t
from onrecord.record.finding import Found, known_by, part_of, these

_A, _CA, _P = t.articles.c, t.claim_articles.c, t.positions.c


class Place(NamedTuple):
    """One position: where it stands in the record and in its reading. ``sort_day``: since when, at the latest."""

    claim: int
    number: int
    claim_place: int
    place: int
    party: str | None
    position: str
    sort_day: str


def listed(
    db: Connection,
    *,
    parties: Collection[str] | None,
    claim: int | None,
    position: str | None,
    among: Collection[int] | None,
    since: str | None,
    until: str | None,
    as_of: str | None,
    limit: int | None,
    offset: int,
) -> Found:
    """Return positions as ``Place``, oldest first. ``among``: of these articles; ``claim``: on that claim alone."""
    query = _positions(as_of)
    if parties is not None:
        query = query.where(_P.party.in_(parties))
    if claim is not None:
        query = query.where(_CA.claim == claim)
    if position is not None:
        query = query.where(_P.position == position)
    if among is not None:
        query = query.where(_CA.number.in_(these(among)))
    if since is not None:
        query = query.where(_P.sort_day >= since)
    if until is not None:
        query = query.where(_P.sort_day <= until)
    found = part_of(db, query, limit, offset)
    return Found([Place(*row[:-1]) for row in found.rows], found.total)      # the last is the count


def on_claim(db: Connection, claim: int, as_of: str | None) -> list[Place]:
    """Return all positions on one claim, oldest first."""
    return [Place(*row) for row in db.execute(_positions(as_of).where(_CA.claim == claim))]


def _positions(as_of: str | None) -> Select[Any]:
    """Return the query in the order of a ladder: what had only an end stands before what began on that day."""
    query = select(_CA.claim, _CA.number, _CA.place.label("claim_place"), _P.place, _P.party, _P.position, _P.sort_day)
    query = query.select_from(t.positions).join(t.claim_articles, _CA.key == _P.claim_article)
    query = query.join(t.articles, _A.number == _CA.number).where(known_by(as_of))
    return query.order_by(_P.sort_day, _P.day.is_not(None), _CA.since, _P.place)
