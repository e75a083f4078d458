"""Which claims are on record, in which articles, and who takes a position on them. In: plain filters. Out: rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, select

from onrecord.record.queries.conditions import claims_about, is_heard, known_by, no_topic
from onrecord.record.queries.pages import part_of, taken
from onrecord.record.queries.ranks import list_of, ranks
from onrecord.record.rows import About, ClaimInText, ClaimPlace, ClaimRank, Part, PositionPlace, Slice
from onrecord.record.schema import tables as t
from onrecord.record.sqlite.arrays import these
from onrecord.record.sqlite.claim_store import ClaimsAsOf, ClaimStore

_A, _CA, _P = t.articles.c, t.claim_articles.c, t.positions.c
_CHUNK = 500
# Aliases and queries are made once: to make one takes longer than most of them take to be answered.
_MATCHED, _OTHER = t.claim_articles.alias("matched"), t.claim_articles.alias("other").c
_IN_TEXTS = select(_CA.claim, _CA.key, _CA.number, _CA.place, _CA.id, _CA.since, _CA.anchor,
                   _MATCHED.c.id.label("matched_id"), _CA.method, _CA.score, _CA.shared, _CA.wordings, _CA.day).join(
    t.articles, _A.number == _CA.number).outerjoin(_MATCHED, _MATCHED.c.key == _CA.same_as)
_POSITIONS = select(_CA.claim, _CA.number, _CA.place.label("claim_place"), _P.place, _CA.id, _P.party, _P.day,
                    _P.sort_day, _CA.since, _P.statement).select_from(t.positions).join(
    t.claim_articles, _CA.key == _P.claim_article).join(t.articles, _A.number == _CA.number)
_ORDER = ("agreed", "fewer_outlets", "fewer_articles", "fewer_positions", "since")
_R = t.claim_ranks.c
_RANKED = select(_R.claim, *(_R[name] for name in _ORDER))
_RANK = taken(ClaimRank, "claim")
_TOLD_OF = t.claim_rows.c
_TOLD = select(_TOLD_OF.claim, _TOLD_OF.data).where(_TOLD_OF.claim.not_in(select(t.stale_claims.c.claim)))
_WAITS = t.untold_claims.c.claim


class Claims:
    """The claims of a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def listed(self, about: About | None, as_of: str | None, part: Part, among: Collection[int] | None = None,
               kind: str | None = None, topics: bool = False) -> Slice[ClaimRank]:
        """Return claims: first those on which parties differ, of these those in most outlets, then those in most
        articles and with most positions, then the oldest.

        ``among``: only claims that one of these articles carries. ``kind``: of this kind only; ``topics``: those too
        that are no claim, and those that one outlet alone puts forward.
        """
        if about is None and as_of is None and among is None and not topics:
            return part_of(self._db, _RANKED.where(_R.list == list_of(kind)), _ORDER, part, _RANK)
        query = ranks().where(known_by(as_of))
        if kind is not None:
            query = query.where(_CA.kind == kind)
        elif not topics:
            query = query.where(no_topic())
        if not topics:
            query = query.where(is_heard(as_of))
        if about is not None:
            query = query.where(claims_about(about, as_of))
        if among is not None:
            query = query.where(_CA.claim.in_(select(_OTHER.claim).where(_OTHER.number.in_(these(among)))))
        ranked = query.group_by(_CA.claim).subquery()
        return part_of(self._db, select(ranked), _ORDER, part, _RANK)

    def of_id(self, id: str) -> int | None:
        """Return the record's claim that an article's claim belongs to; current versions before older ones."""
        found: int | None = self._db.scalar(select(_CA.claim).join(t.articles, _A.number == _CA.number).where(
            _CA.id == id).order_by(_A.current.desc(), _A.number.desc()).limit(1))
        return found

    def in_texts(self, claims: Collection[int], as_of: str | None) -> Sequence[ClaimInText]:
        """Return the claims of texts that some claims consist of, by time of publication."""
        wanted, found = sorted(claims), list[ClaimInText]()
        for i in range(0, len(wanted), _CHUNK):
            found += map(_in_text, self._db.execute(_IN_TEXTS.where(
                _CA.claim.in_(wanted[i:i + _CHUNK]), known_by(as_of))))
        return sorted(found, key=lambda row: row.since)

    def told(self, claims: Collection[int]) -> dict[int, bytes]:
        """Return what was told of some claims and kept, of those of which nothing has changed since."""
        found: dict[int, bytes] = {}
        for row in self._db.execute(_TOLD.where(_TOLD_OF.claim.in_(these(claims)))):
            found[row.claim] = row.data
        return found

    def untold(self, among: Collection[int] | None = None) -> list[int]:
        """Return claims in the lists (or ``among`` some) of which nothing is kept, and there is more than one thing."""
        query = select(_WAITS) if among is None else select(_WAITS).where(_WAITS.in_(these(among)))
        return list(self._db.scalars(query.order_by(_WAITS)))

    def place_of(self, key: int) -> ClaimPlace:
        """Return where one claim of a text stands."""
        return ClaimPlace(*self._db.execute(select(_CA.id, _CA.number, _CA.place).where(_CA.key == key)).one())

    def positions(self, claims: Collection[int], as_of: str | None) -> Sequence[PositionPlace]:
        """Return the positions on some claims, oldest first."""
        wanted, found = sorted(claims), list[PositionPlace]()
        for i in range(0, len(wanted), _CHUNK):
            found += map(PositionPlace._make, self._db.execute(_POSITIONS.where(
                _CA.claim.in_(wanted[i:i + _CHUNK]), known_by(as_of))))
        return sorted(found, key=lambda row: (row.sort_day, row.day is not None, row.since, row.place))

    def opened_with(self, number: int) -> int | None:
        """Return the claim of the record that a text's first claim belongs to; null where it claims nothing."""
        query = select(_CA.claim).where(_CA.number == number).order_by(_CA.place).limit(1)
        found: int | None = self._db.scalar(query)
        return found

    def as_of(self, day: str | None) -> ClaimStore:
        """Return where the claims lie that were out by a day, for what decides which may be the same."""
        return ClaimsAsOf(self._db, day)

    def all(self) -> ClaimStore:
        """Return where all claims lie, those of superseded versions too."""
        return ClaimStore(self._db)


def _in_text(line: Any) -> ClaimInText:
    return ClaimInText(line.claim, line.key, line.number, line.place, line.id, bytes(line.since), line.matched_id,
                       line.method, line.score, line.day, line.anchor, line.shared, line.wordings)
