"""Which statements are on record: who said what when, and about what. In: plain filters. Out: where they stand."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, exists, func, select

from onrecord.record.queries.actors import Actors
from onrecord.record.queries.conditions import days, known_by, statements_about
from onrecord.record.queries.pages import part_of, taken
from onrecord.record.rows import About, Part, Slice, StatementPlace
from onrecord.record.schema import tables as t
from onrecord.words.stems import content_stems, stem, tokens

_A, _S = t.articles.c, t.statements.c


class Statements:
    """The statements of a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def about_what(self, asked: str) -> About:
        """Return what a user's words mean: the actors that have that name, and the words' stems."""
        words = content_stems(asked) or {stem(word) for word, _ in tokens(asked)}
        found = Actors(self._db).named(asked)
        named = found and self._db.scalar(select(exists().where(t.actors.c.id.in_(found), t.actors.c.named)))
        return About(found if named else frozenset(), frozenset(words))

    def place_of(self, id: str) -> StatementPlace:
        """Return where a statement stands, in current versions before older ones; it must be on record."""
        query = select(_S.number, _S.place).join(t.articles, _A.number == _S.number).where(_S.id == id)
        return StatementPlace(*self._db.execute(query.order_by(_A.current.desc(), _A.number.desc()).limit(1)).one())

    def listed(self, *, by: Collection[str] | None, about: About | None, since: str | None, until: str | None,
               act: str | None, as_of: str | None, part: Part) -> Slice[StatementPlace]:
        """Return statements, oldest first, undated last; ``by``: ids of actors, any of them."""
        query = select(_S.number, _S.place, _S.day, func.coalesce(_A.day, "").label("out"),
                       _A.id.label("article")).join(t.articles, _A.number == _S.number).where(known_by(as_of))
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
        narrowed = any(one is not None for one in (by, about, since, until, act, as_of))
        total = None if narrowed else select(t.totals.c.counted).where(t.totals.c.list == "statements")
        return part_of(self._db, query, ("day", "out", "article", "place"), part,
                       taken(StatementPlace, "number", "place"), undated=True, total=total)
