"""Where the record says it: what is asked, answered as numbers of readings and places in them.

In: a reading transaction (``Record.asking``) and plain filters. Out: ``Found`` lists with their totals; the words
themselves are taken from the readings. Only current versions are found, unless said otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, UnaryExpression, and_, exists, false, func, literal, or_, select, text
from sqlalchemy.sql import operators

from onrecord.claims.stems import content_stems, stem, tokens
from onrecord.facts import Span
from onrecord.linking.same_actor import folded_name, state_names
from onrecord.record import tables as t

_A, _S, _CA, _P = t.articles.c, t.statements.c, t.claim_articles.c, t.positions.c
_CHUNK = 500


Line = Any      # a row of the database, by names


class Found(NamedTuple):
    """Rows of a part of a list, and how many the whole list has."""

    rows: Sequence[Line]
    total: int


class About(NamedTuple):
    """What something is about: any of these actors, or all of these words (stems)."""

    actors: frozenset[str]
    words: frozenset[str]


def part_of(db: Connection, query: Select[Any], limit: int | None, offset: int) -> Found:
    """Return one part of a query's rows, and how many it has: they are only counted where more may follow."""
    rows = db.execute(query.limit(limit).offset(offset)).all()
    if (rows or not offset) and (limit is None or len(rows) < limit):
        return Found(rows, offset + len(rows))
    return Found(rows, db.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0)


# --- actors

def actors_named(db: Connection, name: str) -> frozenset[str]:
    """Return the ids of the actors that have this code, id or name (in any article); none if there are none."""
    wanted, folded = name.strip(), folded_name(name) or name.strip().casefold()
    n, a = t.names.c, t.actors.c
    states = [code for code in db.scalars(select(a.id).where(a.kind == "state", a.code.is_not(None)))
              if code == wanted.upper() or folded in {folded_name(other) for other in state_names(code)}]
    if states:
        return frozenset(states)
    return frozenset(db.scalars(select(a.id).where(or_(a.id == wanted, exists().where(
        n.actor == a.id, n.name == folded)))))


def actors_with_words(db: Connection, words: str) -> frozenset[str]:
    """Return the ids of the named actors that go by a name (in any article) in which these folded words stand."""
    n, a = t.names.c, t.actors.c
    having = (literal(" ") + n.name + " ").contains(f" {words} ", autoescape=True)
    return frozenset(db.scalars(select(n.actor).join(t.actors, a.id == n.actor).where(a.named, having))
                     if words else ())


def names(db: Connection) -> Sequence[Line]:
    """Return (folded name, name as it is shown) of every name by which a named actor goes."""
    n, a = t.names.c, t.actors.c
    return db.execute(select(n.name, a.name).join(t.actors, a.id == n.actor).where(a.named).distinct()
                      .order_by(n.name, a.name)).all()


def actor(db: Connection, id: str) -> Line:
    """Return the record's row of an actor that is on record."""
    return db.execute(select(t.actors).where(t.actors.c.id == id)).one()


def has_actor(db: Connection, id: str) -> bool:
    """Whether an actor is on record."""
    return bool(db.scalar(select(exists().where(t.actors.c.id == id))))


def mentions(db: Connection, id: str, limit: int | None, offset: int = 0) -> Found:
    """Return (number, id in the reading) of an actor in the articles that name it, oldest first."""
    m = t.article_actors.c
    return part_of(db, select(m.number, m.id).join(t.articles, _A.number == m.number).where(
        m.actor == id, _A.current).order_by(func.coalesce(_A.day, "9999"), m.number), limit, offset)


# --- ids

def article_rows(db: Connection, numbers: Collection[int]) -> dict[int, Line]:
    """Return the rows of some articles by their number."""
    wanted, found = sorted(set(numbers)), {}
    for i in range(0, len(wanted), _CHUNK):
        for row in db.execute(select(t.articles).where(_A.number.in_(wanted[i:i + _CHUNK]))):
            found[row.number] = row
    return found


def ids_starting(db: Connection, beginning: str, most: int = 20) -> list[tuple[str, str]]:
    """Return (kind, id) of what has an id that begins so, at most ``most`` of a kind; facts of current versions."""
    last = beginning + "\U0010ffff"
    found: list[tuple[str, str]] = []
    for kind, table in (("article", None), ("statement", t.statements), ("claim", t.claim_articles),
                        ("actor here", t.article_actors)):
        if table is None:
            query = select(_A.id).where(_A.id >= beginning, _A.id < last)
        else:
            query = select(table.c.id).join(t.articles, _A.number == table.c.number).where(
                table.c.id >= beginning, table.c.id < last, _A.current)
        found += [(kind, id) for id in db.scalars(query.distinct().order_by("id").limit(most))]
    a = t.actors.c.id
    found += [("actor", id) for id in db.scalars(select(a).where(a >= beginning, a < last).order_by(a).limit(most))]
    return found


def article_number(db: Connection, id: str, version: int | None = None) -> int | None:
    """Return the number of the newest text with an article's id, or of the version asked for."""
    query = select(_A.number).where(_A.id == id).order_by(_A.version.desc()).limit(1)
    number: int | None = db.scalar(query if version is None else query.where(_A.version == version))
    return number


def texts_of(db: Connection, id: str) -> Sequence[int]:
    """Return the numbers of all texts with an article's id, in order of recording."""
    return db.scalars(select(_A.number).where(_A.id == id).order_by(_A.number)).all()


def record_actor(db: Connection, id: str) -> str | None:
    """Return the record's actor for the id that a reading gives it."""
    m = t.article_actors.c
    found: str | None = db.scalar(select(m.actor).where(m.id == id).limit(1))
    return found


def number_naming(db: Connection, id: str) -> int:
    """Return the number of the newest text whose reading gives an actor this id; it must be on record."""
    m = t.article_actors.c
    return int(db.execute(select(m.number).join(t.articles, _A.number == m.number).where(m.id == id).order_by(
        _A.current.desc(), m.number.desc()).limit(1)).scalar_one())


def actors_of(db: Connection, number: int) -> dict[str, str]:
    """Return the record's id of every actor of a reading."""
    m = t.article_actors.c
    return {row.id: row.actor for row in db.execute(select(m.id, m.actor).where(m.number == number))}


def actors_in(db: Connection, numbers: Collection[int]) -> list[Line]:
    """Return (number, id in the reading, actor, its name, kind, code, of) of the actors of some readings."""
    m, a = t.article_actors.c, t.actors.c
    wanted, found = sorted(set(numbers)), list[Line]()
    for i in range(0, len(wanted), _CHUNK):
        found += db.execute(select(m.number, m.id, m.actor, a.name, a.kind, a.code, a.of).join(
            t.actors, a.id == m.actor).where(m.number.in_(wanted[i:i + _CHUNK]))).all()
    return found


def statement_place(db: Connection, id: str) -> tuple[int, int]:
    """Return (number, place) of a statement of a current version; it must be on record."""
    row = db.execute(select(_S.number, _S.place).join(t.articles, _A.number == _S.number).where(
        _S.id == id, _A.current).limit(1)).one()
    return row.number, row.place


# --- articles

def articles(db: Connection, versions: bool, limit: int | None, offset: int) -> Found:
    """Return articles with the counts of their statements and claims, oldest first."""
    counted = [select(func.count()).where(table.c.number == _A.number).scalar_subquery().label(table.name)
               for table in (t.statements, t.claim_articles)]
    query = select(t.articles, *counted).order_by(func.coalesce(_A.day, "9999"), _A.id, _A.version)
    return part_of(db, query if versions else query.where(_A.current), limit, offset)


def one_article(db: Connection, number: int) -> Line:
    """Return one article as ``articles`` does."""
    counted = [select(func.count()).where(table.c.number == _A.number).scalar_subquery().label(table.name)
               for table in (t.statements, t.claim_articles)]
    return db.execute(select(t.articles, *counted).where(_A.number == number)).one()


# --- statements

def about_what(db: Connection, asked: str) -> About:
    """Return what a user's words mean: the actors of that name, and the words' stems."""
    words = content_stems(asked) or {stem(word) for word, _ in tokens(asked)}
    return About(actors_named(db, asked), frozenset(words))


def statements_about(about: About) -> Any:
    """Return the SQL condition that a statement is about this."""
    part = t.statement_actors.c
    actors = exists().where(part.statement == _S.key, part.part == "about", part.actor.in_(about.actors))
    return or_(actors if about.actors else false(), _all_words(t.statement_words, "statement", _S.key, about))


def _all_words(table: Any, owner: str, key: Any, about: About) -> Any:
    having = select(table.c[owner]).where(table.c.word.in_(about.words)).group_by(table.c[owner]).having(
        func.count() == len(about.words))
    return key.in_(having) if about.words else false()


def known_by(as_of: str | None) -> Any:
    """Return the SQL condition that an article is a current version, published by that day.

    Nearly all articles are: this is looked at last, and leads to none of them (the + keeps SQLite from trying).
    """
    current = _unindexed(_A.current)
    return and_(current, _unindexed(_A.day) <= as_of) if as_of else current


def _unindexed(column: Any) -> Any:
    return UnaryExpression(column, operator=operators.custom_op("+"), type_=column.type)


def these(numbers: Collection[int]) -> Any:
    """Return some numbers as what a column can be in, however many they are."""
    return select(func.json_each(json.dumps(sorted(numbers))).table_valued("value").c.value)


def undated(db: Connection, as_of: str | None) -> int | None:
    """Return how many current articles no answer as of a day can use, as nobody knows by when they were out."""
    return db.scalar(select(func.count()).where(_A.current, _A.day.is_(None))) if as_of else None


def statements(db: Connection, *, by: Collection[str] | None, about: About | None, since: str | None,
               until: str | None, act: str | None, as_of: str | None, limit: int | None, offset: int) -> Found:
    """Return (number, place) of statements, oldest first, undated last; ``by``: ids of actors, any of them."""
    query = select(_S.number, _S.place).join(t.articles, _A.number == _S.number).where(known_by(as_of))
    if by is not None:
        part, other = t.statement_actors.c, t.statements.alias().c
        spoke = part.part == "speaker", part.actor.in_(by)
        if since is not None and until is not None:     # what was said in these days is fewer than what they ever said
            query = query.where(or_(_S.on_behalf_of.in_(by), exists().where(part.statement == _S.key, *spoke)))
        else:
            query = query.where(_S.key.in_(select(other.key).where(other.on_behalf_of.in_(by)).union(
                select(part.statement).where(*spoke))))
    if about is not None:
        query = query.where(statements_about(about))
    if since is not None:
        query = query.where(_S.day >= since)
    if until is not None:
        query = query.where(_S.day <= until)
    if act is not None:
        query = query.where(_S.act == act)
    return part_of(db, query.order_by(func.coalesce(_S.day, "9999"), _A.day, _A.id, _S.place), limit, offset)


# --- claims

def claims_about(about: About, as_of: str | None = None) -> Any:
    """Return the SQL condition that an article's claim belongs to a claim of the record that is about this.

    What the claims of the articles say decides that were out by the day.
    """
    word, other, out = t.claim_words.c, t.claim_articles.alias(), t.articles.alias()
    among = select(other.c.claim) if as_of is None else select(other.c.claim).join(
        out, out.c.number == other.c.number).where(out.c.day <= as_of)
    actors = among.join(t.claim_words, word.claim_article == other.c.key).where(word.word.in_(about.actors))
    words = among.where(_all_words(t.claim_words, "claim_article", other.c.key, about))
    return or_(_CA.claim.in_(actors) if about.actors else false(), _CA.claim.in_(words) if about.words else false())


def claims(db: Connection, about: About | None, as_of: str | None, limit: int | None, offset: int,
           among: Collection[int] | None = None) -> Found:
    """Return (claim, articles, positions, since) of claims: most articles first, then most positions, then oldest.

    ``among``: only claims that one of these articles carries.
    """
    held = select(func.count()).where(_P.claim_article == _CA.key).correlate(t.claim_articles).scalar_subquery()
    query = select(_CA.claim, func.count(_CA.number.distinct()).label("articles"), func.sum(held).label("positions"),
                   func.min(_CA.since).label("since")).join(t.articles, _A.number == _CA.number).where(known_by(as_of))
    if about is not None:
        query = query.where(claims_about(about, as_of))
    if among is not None:
        other = t.claim_articles.alias()
        query = query.where(_CA.claim.in_(select(other.c.claim).where(other.c.number.in_(these(among)))))
    query = query.group_by(_CA.claim).order_by(text("articles DESC"), text("positions DESC"), text("since"))
    return part_of(db, query, limit, offset)


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
    return sorted(found, key=lambda row: str(row.since))


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


def spans_of(stored: str) -> tuple[Span, ...]:
    """Return spans from the JSON of a table."""
    return tuple((start, end) for start, end in json.loads(stored))
