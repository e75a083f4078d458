"""Searching the record by words, by time and for wording that comes back.

In: a reading transaction and what is asked. Out: ``Found`` lists of numbers and places, as in ``finding``.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection

from sqlalchemy import Connection, and_, exists, func, literal, null, or_, select, text

from onrecord.record import tables as t
from onrecord.record.finding import About, Found, claims_about, known_by, part_of, statements_about, these

_A, _S, _CA, _P = t.articles.c, t.statements.c, t.claim_articles.c, t.positions.c
_ASKED = re.compile(r'["“]([^"“”]*)["”]|([^\s"“”]+)')


def timeline(db: Connection, about: About | None, since: str | None, until: str | None, as_of: str | None,
             limit: int | None, offset: int, among: Collection[int] | None = None) -> Found:
    """Return (kind, number, place, position) of dated things, oldest first; ``among``: in these articles alone.

    ``position``: which position of the claim at ``place``, null for a statement. A statement that carries positions
    is left out for them. A position of which only the end is known stands at that end, before what began then.
    """
    carried = exists().where(_P.statement == _S.id, _P.claim_article == _CA.key, _CA.number == _S.number)
    said = select(literal("statement").label("kind"), _S.number, _S.place, null().label("position"),
                  _S.day.label("day"), literal(1).label("turn"), _A.day.label("out"), _A.id.label("article")).join(
        t.articles, _A.number == _S.number).where(known_by(as_of), _S.day.is_not(None), ~carried)
    day = func.coalesce(_P.day, _P.until_day)
    held = select(literal("position").label("kind"), _CA.number, _CA.place, _P.place.label("position"),
                  day.label("day"), _P.day.is_not(None).label("turn"), _A.day.label("out"),
                  _A.id.label("article")).select_from(t.positions).join(
        t.claim_articles, _CA.key == _P.claim_article).join(
        t.articles, _A.number == _CA.number).where(known_by(as_of), day.is_not(None))
    if since is not None:      # where a position has a day, it is the one by which positions are sorted
        said, held = said.where(_S.day >= since), held.where(_P.sort_day >= since)
    if until is not None:
        said, held = said.where(_S.day <= until), held.where(_P.sort_day <= until)
    if about is not None:
        stated = exists().where(_S.number == _CA.number, _S.id == _P.statement, statements_about(about))
        said, held = said.where(statements_about(about)), held.where(or_(claims_about(about, as_of), stated))
    if among is not None:
        said, held = said.where(_S.number.in_(these(among))), held.where(_CA.number.in_(these(among)))
    both = said.union_all(held).subquery()
    c = both.c
    query = select(both)
    return part_of(db, query.order_by(c.day, c.turn, c.out, c.article, c.place, c.position), limit, offset)


def phrases(asked: str) -> list[str]:
    """Return the words and ``"phrases"`` of a search, letters and digits only, so that none is FTS syntax."""
    found = (" ".join(re.findall(r"[^\W_]+", quoted or plain)) for quoted, plain in _ASKED.findall(asked))
    return list(dict.fromkeys(filter(None, found)))


def search(db: Connection, asked: str, limit: int | None, offset: int) -> Found:
    """Return (number, marked, mark) of articles in which all words stand, best match first.

    ``marked``: the text with ``mark`` before and after every hit; ``mark`` is drawn anew for every search, so no
    text can hold it.
    """
    wanted = " ".join(f'"{phrase}"' for phrase in phrases(asked))
    if not wanted:
        return Found([], 0)
    matching = ("FROM article_words JOIN articles ON number = article_words.rowid "
                "WHERE article_words MATCH :wanted AND current")
    total = db.scalar(text(f"SELECT count(*) {matching}"), {"wanted": wanted}) or 0
    rows = db.execute(text(
        f"SELECT number, highlight(article_words, 0, :mark, :mark) AS marked, :mark AS mark {matching} "
        "ORDER BY bm25(article_words), day, id LIMIT :limit OFFSET :offset"),
        {"wanted": wanted, "mark": secrets.token_hex(16), "limit": -1 if limit is None else limit, "offset": offset})
    return Found(rows.all(), total)


def repeated_runs(db: Connection, parties: Collection[str] | None) -> dict[str, list[tuple[int, int]]]:
    """Return, by party, (number, place) of the statements that share five words with one of another article.

    Copies and older versions are left out.
    """
    r = t.statement_runs.c
    live = select(r.party, r.run, _S.number, _S.place).join(t.statements, _S.key == r.statement).join(
        t.articles, _A.number == _S.number).where(_A.current, _A.copy_of.is_(None))
    rows = (live if parties is None else live.where(r.party.in_(parties))).subquery().c
    shared = select(rows.party, rows.run).group_by(rows.party, rows.run).having(
        func.count(rows.number.distinct()) > 1).subquery().c
    found: dict[str, list[tuple[int, int]]] = {}
    for row in db.execute(select(rows.party, rows.number, rows.place).distinct().where(
            and_(rows.party == shared.party, rows.run == shared.run)).order_by(rows.party, rows.number, rows.place)):
        found.setdefault(row.party, []).append((row.number, row.place))
    return found
