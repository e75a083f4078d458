"""Which statements are on record: who said what when, and about what. In: plain filters. Out: where they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import product
from typing import Any

from sqlalchemy import Connection, Select, exists, func, select

from onrecord.record.queries.actors import Actors
from onrecord.record.queries.conditions import days, known_by, statements_about
from onrecord.record.queries.pages import counted, part_of, part_of_all, taken, total_of
from onrecord.record.rows import About, Part, Slice, StatementPlace
from onrecord.record.schema import tables as t
from onrecord.words.stems import content_stems, stem, tokens

_A, _S, _BY = t.articles.c, t.statements.c, t.statement_actors.c
_ORDER = ("day", "out", "article", "place")
_ROW = taken(StatementPlace, "number", "place")
_SPOKE = ("speaker", "state")


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
        if (by, about, since, until, act, as_of) == (None,) * 6:
            return part_of(self._db, _statements(_S.day).where(known_by(None)), _ORDER, part, _ROW, undated=True,
                           total=total_of("statements"))
        fits = [known_by(as_of), *([] if about is None else [statements_about(about)]),
                *([] if act is None else [_S.act == act])]
        if by is not None:
            said = select(_BY.statement).where(
                _BY.actor.in_(by), _BY.part.in_(_SPOKE), _BY.day.between(*days(since, until)))
            total = counted(_statements(_S.day).where(_S.key.in_(said), *fits))
            each = (one.where(*fits) for one in _each_of(by, since, until))
            return part_of_all(self._db, each, _ORDER, part, _ROW, total)
        fits += [*([] if since is None else [_S.day >= since]), *([] if until is None else [_S.day <= until])]
        query = _statements(_S.day).where(*fits)
        return part_of(self._db, query, _ORDER, part, _ROW, undated=True, total=counted(query))


def _each_of(actors: Collection[str], since: str | None, until: str | None) -> Iterator[Select[Any]]:
    """Yield the queries of what each of some actors said, or what was said for it, by day as an index has them."""
    for actor, part in product(sorted(actors), _SPOKE):
        yield _statements(_BY.day).join(t.statement_actors, _BY.statement == _S.key).where(
            _BY.actor == actor, _BY.part == part, _BY.day.between(*days(since, until)))


def _statements(day: Any) -> Select[Any]:
    """Return the query of statements. ``day``: the column that it stands in."""
    return select(_S.number, _S.place, day.label("day"), func.coalesce(_A.day, "").label("out"), _A.id.label("article"),
                  ).select_from(t.statements).join(t.articles, _A.number == _S.number)
