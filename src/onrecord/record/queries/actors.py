"""Who is on record: by code, id or name, and in which texts. In: what was asked. Out: ids of actors, rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, exists, func, literal, or_, select

from onrecord.record.queries.conditions import known_by
from onrecord.record.queries.pages import counted, part_of, taken
from onrecord.record.rows import FirstMention, KnownAs, Mention, Part, Slice
from onrecord.record.schema import tables as t
from onrecord.record.schema.columns import NEVER
from onrecord.record.sqlite.arrays import these
from onrecord.record.sqlite.lookups import actor_in_text, known_as
from onrecord.words.state_words import folded_name, state_names

_A = t.articles.c
_OUT = func.coalesce(_A.day, NEVER)
# States go by their code, and codes are kept as numbers below those of ids (``columns.Short``).
_STATES = select(t.actors.c.id).where(
    t.actors.c.id < "a000000000000", t.actors.c.kind == "state", t.actors.c.code.is_not(None))


class Actors:
    """The actors of a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def named(self, name: str) -> frozenset[str]:
        """Return the ids of the actors that have this code, id or name (in any article); none if there are none."""
        wanted, folded = name.strip(), folded_name(name) or name.strip().casefold()
        n, a = t.names.c, t.actors.c
        states = [code for code in self._db.scalars(_STATES)
                  if code == wanted.upper() or folded in {folded_name(other) for other in state_names(code)}]
        if states:
            return frozenset(states)
        return frozenset(self._db.scalars(select(a.id).where(or_(
            a.id == wanted, a.id.in_(select(n.actor).where(n.name == folded))))))

    def with_words(self, words: str) -> frozenset[str]:
        """Return the ids of the named actors that go by a name (in any article) in which these folded words stand."""
        n, a = t.names.c, t.actors.c
        having = (literal(" ") + n.name + " ").contains(f" {words} ", autoescape=True)
        query = select(n.actor).join(t.actors, a.id == n.actor).where(a.named, having)
        return frozenset(self._db.scalars(query) if words else ())

    def names(self) -> Sequence[tuple[str, str]]:
        """Return (folded name, name as it is shown) of every name by which a named actor goes."""
        n, a = t.names.c, t.actors.c
        query = select(n.name, a.name).join(t.actors, a.id == n.actor).where(a.named).distinct()
        return [(name, shown) for name, shown in self._db.execute(query.order_by(n.name, a.name))]

    def named_ones(self, most: int) -> Sequence[tuple[str, str, str, str | None, str]]:
        """Return (folded name, id, kind, state, whole name folded) of named actors that are no state, by every name.

        At most so many; those come first that most texts call so.
        """
        n, a = t.names.c, t.actors.c
        query = select(n.name, n.actor, a.kind, a.of, a.name).join(t.actors, a.id == n.actor)
        query = query.where(a.named, a.code.is_(None))
        found = self._db.execute(query.order_by(n.articles.desc(), n.name, n.actor).limit(most))
        return [(name, id, kind, of, folded_name(whole)) for name, id, kind, of, whole in found]

    def one(self, id: str) -> KnownAs:
        """Return how an actor that is on record is called."""
        return known_as(self._db, id)

    def known(self, ids: Collection[str]) -> list[KnownAs]:
        """Return how some actors are called, without those that are not on record."""
        a = t.actors.c
        wanted = these([t.ACTOR.kept(id) or 0 for id in ids])
        query = select(a.id, a.name, a.kind, a.code, a.of, a.named).where(a.id.in_(wanted))
        return [KnownAs(*row) for row in self._db.execute(query)]

    def has(self, id: str) -> bool:
        """Whether an actor is on record."""
        return bool(self._db.scalar(select(exists().where(t.actors.c.id == id))))

    def mentions(self, ids: Collection[str], as_of: str | None = None, limit: int | None = None) -> Slice[Mention]:
        """Return the texts that name any of some actors, oldest first: the first ``limit`` of those out by a day."""
        m = t.article_actors.c
        query = select(m.number, m.id, m.actor, _OUT.label("out")).select_from(t.article_actors).join(
            t.articles, _A.number == m.number).where(m.actor.in_(ids), known_by(None))
        if as_of is not None:
            query = query.where(_A.day <= as_of)
        return part_of(self._db, query, ("out", "number", "actor", "id"), Part(limit),
                       taken(Mention, "number", "id", "actor"), total=counted(query))

    def roles(self, ids: Collection[str], as_of: str | None) -> Sequence[tuple[str, str | None, int]]:
        """Return (role, day, number of the text) wherever some actors are named as something, the oldest text first."""
        m = t.article_actors.c
        query = select(m.role, _A.day, m.number).join(t.articles, _A.number == m.number).where(
            m.actor.in_(ids), m.role.is_not(None), known_by(as_of))
        return [tuple(row) for row in self._db.execute(query.order_by(func.coalesce(_A.day, "9999"), m.number))]

    def first_mentions(self) -> list[FirstMention]:
        """Return the actors that are or act for a state, those first named first.

        Each stands in the oldest article that names it and is no copy of another.
        """
        m, a = t.article_actors.c, t.actors.c
        first: dict[str, FirstMention] = {}
        for row in self._db.execute(select(m.actor, m.number, m.id).join(t.actors, a.id == m.actor).join(
                t.articles, _A.number == m.number).where(
                or_(a.code.is_not(None), a.of.is_not(None)), _A.copy_of.is_(None), known_by(None)).order_by(
                func.coalesce(_A.day, "9999"), m.number, m.id)):
            first.setdefault(row.actor, FirstMention(*row))
        return list(first.values())

    def of_id(self, id: str) -> str | None:
        """Return the record's actor for the id that a reading gives it."""
        m = t.article_actors.c
        found: str | None = self._db.scalar(select(m.actor).where(m.id == id).limit(1))
        return found

    def text_naming(self, id: str) -> int:
        """Return the number of the newest text whose reading gives an actor this id; it must be on record."""
        m = t.article_actors.c
        return int(self._db.execute(select(m.number).join(t.articles, _A.number == m.number).where(
            m.id == id).order_by(_A.current.desc(), m.number.desc()).limit(1)).scalar_one())

    def of_text(self, number: int) -> dict[str, str]:
        """Return the record's id of every actor of a reading."""
        m = t.article_actors.c
        return {row.id: row.actor for row in self._db.execute(select(m.id, m.actor).where(m.number == number))}

    def in_text(self, number: int, id: str) -> str | None:
        """Return the record's actor for the id that one reading gives it; null where the reading has no such actor."""
        return actor_in_text(self._db, number, id)
