"""Positions across claims, as one dated list. In: filters. Out: rows of numbers and places, oldest first."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, Select, select, type_coerce

from onrecord.record import tables as t
from onrecord.record.finding import known_by, these
from onrecord.record.finding_claims import is_heard
from onrecord.record.list_parts import WHOLE, Found, Key, Part, part_of

_A, _CA, _P = t.articles.c, t.claim_articles.c, t.positions.c
_ORDER = ("sort_day", "dated", "since", "place")


class Place(NamedTuple):
    """One position: where it stands in the record and in its reading. ``sort_day``: since when, at the latest.

    Positions are sorted by that day (what had only an end stands before what began then), by when the claim came up
    in its article (``since``) and by their place in it.
    """

    claim: int
    number: int
    claim_place: int
    place: int
    party: str | None
    position: str
    sort_day: str
    dated: int
    since: bytes


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
    part: Part,
) -> Found:
    """Return positions as ``Place``, oldest first. ``among``: of these articles; ``claim``: on that claim alone."""
    query = _positions(as_of)
    if parties is None and claim is None:
        query = query.where(is_heard(as_of))        # else it is asked for
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
    found = part_of(db, query, _ORDER, part)
    return found._replace(rows=[Place(*row) for row in found.rows])


def on_claim(db: Connection, claim: int, as_of: str | None) -> list[Place]:
    """Return all positions on one claim, oldest first."""
    query = _positions(as_of).where(_CA.claim == claim)
    return [Place(*row) for row in part_of(db, query, _ORDER, WHOLE).rows]


def order_of(place: Place) -> Key:
    """Return what a position is sorted by."""
    return tuple(getattr(place, name) for name in _ORDER)


def _positions(as_of: str | None) -> Select[Any]:
    query = select(_CA.claim, _CA.number, _CA.place.label("claim_place"), _P.place, _P.party, _P.position, _P.sort_day,
                   type_coerce(_P.day.is_not(None), Integer).label("dated"), _CA.since)
    query = query.select_from(t.positions).join(t.claim_articles, _CA.key == _P.claim_article)
    return query.join(t.articles, _A.number == _CA.number).where(known_by(as_of))
