"""Where the record says it: actors, ids and articles, as numbers of readings; what counts on a day.

In: a reading transaction (``Record.asking``) and plain filters. Out: rows, ``Found`` lists with their totals; the words
themselves are taken from the readings. Only current versions are found, unless said otherwise. Statements and claims:
``finding_statements``, ``finding_claims``.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    UnaryExpression,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.sql import operators

from onrecord.facts.actor import ActorKind
from onrecord.record import tables as t
from onrecord.record.list_parts import Found, Line, Part, part_of
from onrecord.record.sheaf import driver
from onrecord.words.state_words import folded_name, state_names

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


def first_seen(db: Connection) -> Sequence[Line]:
    """Return (actor, number, id in the reading) of the actors that are or act for a state, those first named first.

    Each stands in the oldest article that names it and is no copy of another.
    """
    m, a = t.article_actors.c, t.actors.c
    first: dict[str, Line] = {}
    for row in db.execute(select(m.actor, m.number, m.id).join(t.actors, a.id == m.actor).join(
        t.articles, _A.number == m.number).where(or_(a.code.is_not(None), a.of.is_not(None)), _A.copy_of.is_(None),
        known_by(None)).order_by(func.coalesce(_A.day, "9999"), m.number, m.id)):
        first.setdefault(row.actor, row)
    return list(first.values())


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
