"""Where the record says it: what is asked, answered as numbers of readings and places in them.

In: a reading transaction (``Record.asking``) and plain filters. Out: ``Found`` lists with their totals; the words
themselves are taken from the readings. Only current versions are found, unless said otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    UnaryExpression,
    and_,
    column,
    exists,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy.sql import operators

from onrecord.claims.families import family
from onrecord.claims.stems import content_stems, stem, tokens
from onrecord.facts.actor import ActorKind
from onrecord.linking.same_actor import folded_name, state_names
from onrecord.record import tables as t
from onrecord.record.columns import NEVER, mark
from onrecord.record.list_parts import Found, Line, Part, part_of
from onrecord.record.sheaf import Index, driver
from onrecord.record.word_index import all_of

_A, _S, _CA, _P = t.articles.c, t.statements.c, t.claim_articles.c, t.positions.c
_CHUNK = 500
_NAMED = 'SELECT name, kind, code, "of", named FROM actors WHERE id = ?'
_KNOWN_AS = "SELECT actor FROM article_actors WHERE number = ? AND id = ?"


class KnownAs(NamedTuple):
    """How the record calls an actor: the columns of ``actors`` that say so."""

    id: str
    name: str
    kind: ActorKind
    code: str | None
    of: str | None
    named: bool


class About(NamedTuple):
    """What something is about: any of these actors, where there are any, else all of these words (stems)."""

    actors: frozenset[str]
    words: frozenset[str]


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


def actor(db: Connection, id: str) -> KnownAs:
    """Return how an actor that is on record is called."""
    name, kind, code, of, named = driver(db).execute(_NAMED, (t.ACTOR.kept(id),)).fetchone()
    return KnownAs(id, name, kind, code, of, bool(named))


def has_actor(db: Connection, id: str) -> bool:
    """Whether an actor is on record."""
    return bool(db.scalar(select(exists().where(t.actors.c.id == id))))


def mentions(db: Connection, id: str) -> Sequence[Line]:
    """Return (number, id in the reading) of an actor in the articles that name it, oldest first."""
    m = t.article_actors.c
    return db.execute(select(m.number, m.id).join(t.articles, _A.number == m.number).where(
        m.actor == id, known_by(None)).order_by(func.coalesce(_A.day, "9999"), m.number)).all()


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
    found: list[tuple[str, str]] = []
    for kind, facts, ids in (("article", None, None), ("statement", t.statements, t.STATEMENT),
                             ("claim", t.claim_articles, t.CLAIM), ("actor here", t.article_actors, t.ACTOR)):
        if facts is None or ids is None:
            query = select(_A.id).where(_A.id >= beginning, _A.id < beginning + "\U0010ffff")
        else:
            query = select(facts.c.id).join(t.articles, _A.number == facts.c.number).where(
                ids.starting(facts.c.id, beginning), known_by(None))
        found += [(kind, id) for id in db.scalars(query.distinct().order_by(query.selected_columns[0]).limit(most))]
    a = t.actors.c.id
    found += [("actor", id) for id in db.scalars(
        select(a).where(t.ACTOR.starting(a, beginning)).order_by(a).limit(most))]
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


def record_actor_in(db: Connection, number: int, id: str) -> str | None:
    """Return the record's actor for the id that one reading gives it; null where the reading has no such actor."""
    found = driver(db).execute(_KNOWN_AS, (number, t.ACTOR.kept(id))).fetchone()
    return t.ACTOR.told(found[0]) if found else None


def statement_place(db: Connection, id: str) -> tuple[int, int]:
    """Return (number, place) of a statement of a current version; it must be on record."""
    row = db.execute(select(_S.number, _S.place).join(t.articles, _A.number == _S.number).where(
        _S.id == id, known_by(None)).limit(1)).one()
    return row.number, row.place


# --- articles

def articles(db: Connection, versions: bool, part: Part) -> Found:
    """Return articles with the counts of their statements and claims, oldest first, undated last."""
    counted = [select(func.count()).where(table.c.number == _A.number).scalar_subquery().label(table.name)
               for table in (t.statements, t.claim_articles)]
    query = select(t.articles, *counted)
    return part_of(db, query if versions else query.where(_A.current), ("day", "id", "version"), part, undated=True)


def one_article(db: Connection, number: int) -> Line:
    """Return one article as ``articles`` does."""
    counted = [select(func.count()).where(table.c.number == _A.number).scalar_subquery().label(table.name)
               for table in (t.statements, t.claim_articles)]
    return db.execute(select(t.articles, *counted).where(_A.number == number)).one()


# --- statements

def about_what(db: Connection, asked: str) -> About:
    """Return what a user's words mean: the actors that have that name, and the words' stems."""
    words = content_stems(asked) or {stem(word) for word, _ in tokens(asked)}
    found = actors_named(db, asked)
    named = found and db.scalar(select(exists().where(t.actors.c.id.in_(found), t.actors.c.named)))
    return About(found if named else frozenset(), frozenset(words))


def statements_about(about: About) -> Any:
    """Return the SQL condition that a statement is about this."""
    if about.actors:
        return _S.key.in_(mentioning(about.actors, None, None))
    return _all_words("statement_words", _S.key, about.words)


def mentioning(actors: Collection[str], since: str | None, until: str | None) -> Any:
    """Return the query of the keys of statements, made in some days, in whose words any of these actors stands."""
    part = t.statement_actors.c
    return select(part.statement).where(
        part.actor.in_(actors), part.part == "about", part.day.between(*days(since, until)))


def days(since: str | None, until: str | None) -> tuple[str, str]:
    """Return the first and the last day to be looked at; what has no day is only there where no day was asked for."""
    return since or "0000-00-00", until or (NEVER if since is None else "9999-12-31")


def _all_words(index: Index, key: Any, words: Collection[str]) -> Any:
    if not words:
        return false()
    index_of = table(index, column("rowid", Integer))
    return key.in_(select(index_of.c.rowid).where(literal_column(index).op("MATCH")(all_of(map(mark, words)))))


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
               until: str | None, act: str | None, as_of: str | None, part: Part) -> Found:
    """Return (number, place) of statements, oldest first, undated last; ``by``: ids of actors, any of them."""
    query = select(_S.number, _S.place, _S.day, func.coalesce(_A.day, "").label("out"), _A.id.label("article")).join(
        t.articles, _A.number == _S.number).where(known_by(as_of))
    if by is not None:
        s = t.statement_actors.c
        query = query.where(_S.key.in_(select(s.statement).where(
            s.actor.in_(by), s.part.in_(("speaker", "state")), s.day.between(*days(since, until)))))
    if about is not None:
        query = query.where(statements_about(about))
    if since is not None:
        query = query.where(_S.day >= since)
    if until is not None:
        query = query.where(_S.day <= until)
    if act is not None:
        query = query.where(_S.act == act)
    return part_of(db, query, ("day", "out", "article", "place"), part, undated=True)


# --- claims

def claims_about(about: About, as_of: str | None = None) -> Any:
    """Return the SQL condition that an article's claim belongs to a claim of the record that is about this.

    What the claims of the articles say decides that were out by the day.
    """
    other, out = t.claim_articles.alias(), t.articles.alias()
    among = select(other.c.claim) if as_of is None else select(other.c.claim).join(
        out, out.c.number == other.c.number).where(out.c.day <= as_of)
    bags = [[actor] for actor in sorted(about.actors)] or [sorted(map(family, about.words))]
    return or_(false(), *(_CA.claim.in_(among.where(_all_words("claim_words", other.c.key, words))) for words in bags))


def claims(db: Connection, about: About | None, as_of: str | None, part: Part,
           among: Collection[int] | None = None) -> Found:
    """Return (claim, since) of claims: those in most articles first, then those with most positions, then the oldest.

    ``among``: only claims that one of these articles carries.
    """
    held = select(func.count()).where(_P.claim_article == _CA.key).correlate(t.claim_articles).scalar_subquery()
    query = select(_CA.claim, (-func.count(_CA.number.distinct())).label("fewer_articles"),
                   (-func.sum(held)).label("fewer_positions"), func.min(_CA.since).label("since")).join(
        t.articles, _A.number == _CA.number).where(known_by(as_of))
    if about is not None:
        query = query.where(claims_about(about, as_of))
    if among is not None:
        other = t.claim_articles.alias()
        query = query.where(_CA.claim.in_(select(other.c.claim).where(other.c.number.in_(these(among)))))
    ranked = query.group_by(_CA.claim).subquery()
    return part_of(db, select(ranked), ("fewer_articles", "fewer_positions", "since"), part)


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


