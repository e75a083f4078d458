"""Where the record says it, statements: who said what when, and what words are about.

In: a reading transaction (``Record.asking``) and plain filters. Out: ``Found`` lists of numbers and places, as in
``finding``; SQL conditions that a statement is about something, for other lists.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, column, exists, false, func, literal_column, select, table

from onrecord.record import tables as t
from onrecord.record.columns import NEVER, mark
from onrecord.record.finding import actors_named, known_by
from onrecord.record.list_parts import Found, Part, part_of
from onrecord.record.sheaf import Index
from onrecord.record.word_index import all_of
from onrecord.words.stems import content_stems, stem, tokens

_A, _S = t.articles.c, t.statements.c


class About(NamedTuple):
    """What something is about: any of these actors, where there are any, else all of these words (stems)."""

    actors: frozenset[str]
    words: frozenset[str]


def about_what(db: Connection, asked: str) -> About:
    """Return what a user's words mean: the actors that have that name, and the words' stems."""
    words = content_stems(asked) or {stem(word) for word, _ in tokens(asked)}
    found = actors_named(db, asked)
    named = found and db.scalar(select(exists().where(t.actors.c.id.in_(found), t.actors.c.named)))
    return About(found if named else frozenset(), frozenset(words))


def statement_place(db: Connection, id: str) -> tuple[int, int]:
    """Return (number, place) of a statement of a current version; it must be on record."""
    row = db.execute(select(_S.number, _S.place).join(t.articles, _A.number == _S.number).where(
        _S.id == id, known_by(None)).limit(1)).one()
    return row.number, row.place


def statements_about(about: About) -> Any:
    """Return the SQL condition that a statement is about this."""
    if about.actors:
        return _S.key.in_(mentioning(about.actors, None, None))
    return all_words("statement_words", _S.key, about.words)


def mentioning(actors: Collection[str], since: str | None, until: str | None) -> Any:
    """Return the query of the keys of statements, made in some days, in whose words any of these actors stands."""
    part = t.statement_actors.c
    return select(part.statement).where(
        part.actor.in_(actors), part.part == "about", part.day.between(*days(since, until)))


def days(since: str | None, until: str | None) -> tuple[str, str]:
    """Return the first and the last day to be looked at; what has no day is only there where no day was asked for."""
    return since or "0000-00-00", until or (NEVER if since is None else "9999-12-31")


def all_words(index: Index, key: Any, words: Collection[str]) -> Any:
    """Return the SQL condition that all of these words (stems) stand in what an index has under a key."""
    if not words:
        return false()
    index_of = table(index, column("rowid", Integer))
    return key.in_(select(index_of.c.rowid).where(literal_column(index).op("MATCH")(all_of(map(mark, words)))))


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
