"""Where the record says it, claims: which there are, in which articles, and who takes a position on them.

In: a reading transaction (``Record.asking``) and plain filters. Out: ``Found`` lists, rows of article claims and of
positions; the SQL condition that a claim is about something, for other lists.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Select, exists, false, func, or_, select, type_coerce

from onrecord.facts.vocabulary import AFFIRMING, AGAINST
from onrecord.record import tables as t
from onrecord.record.finding import known_by, these
from onrecord.record.finding_statements import About, all_words
from onrecord.record.list_parts import Found, Line, Part, part_of
from onrecord.words.families import family

_A, _CA, _P = t.articles.c, t.claim_articles.c, t.positions.c
_CHUNK = 500
_ORDER = ("agreed", "fewer_outlets", "fewer_articles", "fewer_positions", "since")


def claims_about(about: About, as_of: str | None = None) -> Any:
    """Return the SQL condition that an article's claim belongs to a claim of the record that is about this.

    What the claims of the articles say decides that were out by the day.
    """
    other, out = t.claim_articles.alias(), t.articles.alias()
    among = select(other.c.claim) if as_of is None else select(other.c.claim).join(
        out, out.c.number == other.c.number).where(out.c.day <= as_of)
    bags = [[actor] for actor in sorted(about.actors)] or [sorted(map(family, about.words))]
    return or_(false(), *(_CA.claim.in_(among.where(all_words("claim_words", other.c.key, words))) for words in bags))


def no_topic() -> Any:
    """Return the SQL condition that an article's claim is one that can be read alone."""
    return or_(_CA.kind.is_(None), _CA.kind != "topic")


def is_heard(as_of: str | None) -> Any:
    """Return the SQL condition that an article's claim is more than one outlet's word.

    Somebody takes a position on it in a statement, or another article has it too (among those that were out by the
    day).
    """
    own, member, out, theirs = t.positions.alias(), t.claim_articles.alias(), t.articles.alias(), t.positions.alias()
    stated = exists().where(own.c.claim_article == _CA.key, own.c.statement.is_not(None))
    taken = exists().where(theirs.c.claim_article == member.c.key, theirs.c.statement.is_not(None))
    by_day = () if as_of is None else (out.c.day <= as_of,)
    among = exists().where(member.c.claim == _CA.claim, out.c.number == member.c.number, out.c.current, *by_day,
                           or_(member.c.number != _CA.number, taken))
    return or_(stated, among)


def _taken(kinds: Collection[str]) -> Any:
    """Return the SQL expression 1 where an article's claim has a position of some kinds, else 0."""
    held = t.positions.alias()
    return type_coerce(exists().where(held.c.claim_article == _CA.key, held.c.position.in_(sorted(kinds))), Integer)


def claims(db: Connection, about: About | None, as_of: str | None, part: Part,
           among: Collection[int] | None = None, kind: str | None = None, topics: bool = False) -> Found:
    """Return (claim, since) of claims: first those on which parties differ, of these those in most outlets, then
    those in most articles and with most positions, then the oldest.

    ``among``: only claims that one of these articles carries. ``kind``: of this kind only; ``topics``: those too that
    are no claim, and those that one outlet alone puts forward.
    """
    held = select(func.count()).where(_P.claim_article == _CA.key).correlate(t.claim_articles).scalar_subquery()
    query = select(_CA.claim, (-func.min(func.max(_taken(AFFIRMING)), func.max(_taken(AGAINST)))).label("agreed"),
                   (-func.count(_A.outlet.distinct())).label("fewer_outlets"),
                   (-func.count(_CA.number.distinct())).label("fewer_articles"),
                   (-func.sum(held)).label("fewer_positions"), func.min(_CA.since).label("since")).join(
        t.articles, _A.number == _CA.number).where(known_by(as_of))
    if kind is not None:
        query = query.where(_CA.kind == kind)
    elif not topics:
        query = query.where(no_topic())
    if not topics:
        query = query.where(is_heard(as_of))
    if about is not None:
        query = query.where(claims_about(about, as_of))
    if among is not None:
        other = t.claim_articles.alias()
        query = query.where(_CA.claim.in_(select(other.c.claim).where(other.c.number.in_(these(among)))))
    ranked = query.group_by(_CA.claim).subquery()
    return part_of(db, select(ranked), _ORDER, part)


def claim_of(db: Connection, id: str) -> int | None:
    """Return the record's claim that an article's claim belongs to; current versions before older ones."""
    found: int | None = db.scalar(select(_CA.claim).join(t.articles, _A.number == _CA.number).where(_CA.id == id)
                                  .order_by(_A.current.desc(), _A.number.desc()).limit(1))
    return found


def claim_articles(db: Connection, claims: Collection[int], as_of: str | None) -> Sequence[Line]:
    """Return the article claims of some claims by time of publication, each with the id of what it was matched with."""
    matched = t.claim_articles.alias()
    query = select(t.claim_articles, matched.c.id.label("matched_id")).join(
        t.articles, _A.number == _CA.number).outerjoin(matched, matched.c.key == _CA.same_as)
    wanted, found = sorted(claims), list[Line]()
    for i in range(0, len(wanted), _CHUNK):
        found += db.execute(query.where(_CA.claim.in_(wanted[i:i + _CHUNK]), known_by(as_of))).all()
    return sorted(found, key=lambda row: bytes(row.since))


def claim_article(db: Connection, key: int) -> Line:
    """Return one claim of an article: (id, number, place)."""
    return db.execute(select(_CA.id, _CA.number, _CA.place).where(_CA.key == key)).one()


def positions(db: Connection, claims: Collection[int], as_of: str | None) -> Sequence[Line]:
    """Return the positions on some claims, oldest first: (claim, number, claim_place, place, claim_id, party)."""
    query = _positions().where(known_by(as_of))
    wanted, found = sorted(claims), list[Line]()
    for i in range(0, len(wanted), _CHUNK):
        found += db.execute(query.where(_CA.claim.in_(wanted[i:i + _CHUNK]))).all()
    return sorted(found, key=lambda row: (row.sort_day, row.day is not None, row.since, row.place))


def _positions() -> Select[Any]:
    return select(_CA.claim, _CA.number, _CA.place.label("claim_place"), _CA.id.label("claim_id"), _CA.since, _P.place,
                  _P.party, _P.day, _P.sort_day, _P.statement).select_from(t.positions).join(
        t.claim_articles, _CA.key == _P.claim_article).join(t.articles, _A.number == _CA.number)
