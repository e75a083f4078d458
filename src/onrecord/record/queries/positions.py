"""Positions across claims, as one dated list. In: filters. Out: rows of numbers and places, oldest first."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, select

from onrecord.record.queries.conditions import is_heard, known_by, on_a_claim
from onrecord.record.queries.pages import counted, part_of, taken
from onrecord.record.rows import WHOLE, Part, PartyPosition, Slice, TakenPosition
from onrecord.record.schema import tables as t
from onrecord.record.sqlite.arrays import these

_A, _CA, _P = t.articles.c, t.claim_articles.c, t.positions.c
_C = t.claim_changes.c
_ORDER = ("sort_day", "dated", "since", "place")
_ROW = taken(TakenPosition, *TakenPosition._fields)


class Positions:
    """The positions of a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def listed(
        self,
        *,
        parties: Collection[str] | None,
        claim: int | None,
        position: str | None,
        among: Collection[int] | None,
        since: str | None,
        until: str | None,
        changed: bool = False,
        as_of: str | None,
        part: Part,
    ) -> Slice[TakenPosition]:
        """Return positions, oldest first. ``among``: of these articles; ``claim``: on that claim alone.

        ``changed``: those alone that are kept as changes.

        Where neither a party nor a claim is asked for, none on what is no claim ('the allegations', untold) and none
        that one outlet alone puts forward.

        They are sorted by their day (what had only an end stands before what began then), by when the claim came up
        in its article, and by their place in it.
        """
        query, total = _changes(as_of) if changed else _positions(as_of), None
        if parties is None and claim is None:
            query = query.where(is_heard(as_of), on_a_claim(as_of))        # else it is asked for
            total = _total(position) if (among, since, until, as_of) == (None,) * 4 and not changed else None
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
        return part_of(self._db, query, _ORDER, part, _ROW, total=counted(query) if total is None else total)

    def most_told(self, parties: Collection[str], as_of: str | None, limit: int) -> list[int]:
        """Return claims on which some parties take most positions: first most that are no mere assertion."""
        firm = func.sum(case((_P.position != "asserted", 1), else_=0))
        query = select(_CA.claim).select_from(t.positions).join(t.claim_articles, _CA.key == _P.claim_article).join(
            t.articles, _A.number == _CA.number).where(_P.party.in_(parties), known_by(as_of))
        query = query.group_by(_CA.claim).order_by(firm.desc(), func.count().desc(), _CA.claim)
        return list(self._db.scalars(query.limit(limit)))

    def on_claims(self, claims: Collection[int], as_of: str | None) -> dict[int, list[TakenPosition]]:
        """Return all positions on some claims, by claim, oldest first."""
        found: dict[int, list[TakenPosition]] = {claim: [] for claim in claims}
        query = _positions(as_of).where(_CA.claim.in_(these(found)))
        for row in part_of(self._db, query, _ORDER, WHOLE, _ROW).rows:
            found[row.claim].append(row)
        return found

    def newest_changes(self, since: str, limit: int) -> Slice[TakenPosition]:
        """Return kept positions by which a party left another one, the newest first; none ``listed`` leaves out."""
        total = self._db.scalar(select(func.count()).select_from(t.claim_changes).where(_C.day >= since)) or 0
        # As many days back as lead to so many changes: what is sorted is not the more, the longer the record is.
        first = self._db.scalar(select(_C.day).where(_C.day >= since).order_by(_C.day.desc()).limit(1).offset(
            max(limit - 1, 0))) or since
        query = _changes(None)
        keys = [query.selected_columns[name].desc() for name in _ORDER]
        rows = self._db.execute(query.where(_C.day >= first).order_by(*keys).limit(limit))
        return Slice([_ROW(line) for line in rows], total)

    def varied(self, claims: Collection[int], as_of: str | None) -> set[int]:
        """Return those of some claims on which positions of more than one kind are taken."""
        query = select(_CA.claim).select_from(t.claim_articles).join(t.positions, _P.claim_article == _CA.key).join(
            t.articles, _A.number == _CA.number).where(known_by(as_of), _CA.claim.in_(these(claims)))
        return set(self._db.scalars(query.group_by(_CA.claim).having(func.min(_P.position) != func.max(_P.position))))

    def in_texts(self, numbers: Collection[int], kinds: Collection[str]) -> list[PartyPosition]:
        """Return the positions of some kinds that some texts tell of, oldest first."""
        a = t.actors.c
        query = select(_CA.claim, _CA.number, _CA.place.label("claim_place"), _P.place, _P.party, _P.position,
                       _P.sort_day, func.coalesce(a.code, a.of).label("of")).select_from(t.positions).join(
            t.claim_articles, _CA.key == _P.claim_article).join(t.actors, a.id == _P.party).where(
            _P.position.in_(kinds), _CA.number.in_(these(numbers)))
        rows = [PartyPosition(*row) for row in self._db.execute(query)]
        return sorted(rows, key=lambda row: (row.sort_day, row.number, row.claim_place, row.place))


def _changes(as_of: str | None) -> Select[Any]:
    return _positions(as_of).join(t.claim_changes, and_(
        _C.number == _CA.number, _C.claim_place == _CA.place, _C.place == _P.place, _C.claim == _CA.claim))


def _total(position: str | None) -> Select[Any]:
    """Return the query of how many positions there are in all, or of a kind."""
    n = t.totals.c
    query = select(func.coalesce(func.sum(n.counted), 0)).where(n.list == "positions")
    return query if position is None else query.where(n.kind == t.POSITION.kept(position))


def _positions(as_of: str | None) -> Select[Any]:
    query = select(_CA.claim, _CA.number, _CA.place.label("claim_place"), _P.place, _P.party, _P.position, _P.sort_day,
                   case((_P.day.is_not(None), 1), else_=0).label("dated"), _CA.since)
    query = query.select_from(t.positions).join(t.claim_articles, _CA.key == _P.claim_article)
    return query.join(t.articles, _A.number == _CA.number).where(known_by(as_of))
