"""Searching the record by words and by time.

In: what is asked. Out: numbers and places.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, case, exists, func, literal, null, or_, select, tuple_

from onrecord.record.queries.conditions import claims_about, days, known_by, mentioning, statements_about
from onrecord.record.queries.pages import part_of, taken
from onrecord.record.rows import About, Dated, HitPlace, Part, Slice
from onrecord.record.schema import tables as t
from onrecord.record.sqlite import word_index
from onrecord.record.sqlite.arrays import these

_A, _S, _CA, _P = t.articles.c, t.statements.c, t.claim_articles.c, t.positions.c
_ASKED = re.compile(r'["“]([^"“”]*)["”]|([^\s"“”]+)')


class Search:
    """Searches of a record, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def timeline(self, about: About | None, since: str | None, until: str | None, as_of: str | None,
                 part: Part, among: Collection[int] | None = None) -> Slice[Dated]:
        """Return dated things, oldest first; ``among``: in these articles alone.

        ``position``: which position of the claim at ``place``, null for a statement. A statement that carries positions
        is left out for them. A position of which only the end is known stands at that end, before what began then.
        """
        out = func.coalesce(_A.day, "")
        said = select(literal("statement").label("kind"), _S.number, _S.place, null().label("position"),
                      _S.day.label("day"), literal(1).label("turn"), out.label("out"), _A.id.label("article"),
                      literal(-1).label("which")).join(
            t.articles, _A.number == _S.number).where(known_by(as_of), _S.day.is_not(None), ~_S.carries)
        day = func.coalesce(_P.day, _P.until_day)
        held = select(literal("position").label("kind"), _CA.number, _CA.place, _P.place.label("position"),
                      day.label("day"), case((_P.day.is_not(None), 1), else_=0).label("turn"), out.label("out"),
                      _A.id.label("article"), _P.place.label("which")).select_from(t.positions).join(
            t.claim_articles, _CA.key == _P.claim_article).join(
            t.articles, _A.number == _CA.number).where(known_by(as_of), day.is_not(None))
        if about is not None and about.actors:
            q = t.position_actors.c
            said = said.where(_S.key.in_(mentioning(about.actors, since, until)))
            places = select(q.claim_article, q.place).where(
                q.actor.in_(about.actors), q.day.between(*days(since, until)))
            held = held.where(tuple_(_P.claim_article, _P.place).in_(places))
        elif about is not None:
            stated = exists().where(_S.number == _CA.number, _S.id == _P.statement, statements_about(about))
            said, held = said.where(statements_about(about)), held.where(or_(claims_about(about, as_of), stated))
        if since is not None:      # where a position has a day, it is the one by which positions are sorted
            said, held = said.where(_S.day >= since), held.where(_P.sort_day >= since)
        if until is not None:
            said, held = said.where(_S.day <= until), held.where(_P.sort_day <= until)
        if among is not None:
            said, held = said.where(_S.number.in_(these(among))), held.where(_CA.number.in_(these(among)))
        both = select(said.union_all(held).subquery())
        return part_of(self._db, both, ("day", "turn", "out", "article", "place", "which"), part,
                       taken(Dated, *Dated._fields))

    def words(self, asked: str, limit: int | None) -> Slice[HitPlace]:
        """Return articles in which all words stand, best match first.

        It has no places to go on from: how well an article matches hangs on all others, so any new one shifts the list.
        """
        wanted = _wanted(asked)
        if not wanted:
            return Slice([], 0)
        numbers, total = word_index.best_texts(self._db, wanted, limit)
        return Slice([HitPlace(number) for number in numbers], total)

    def marked(self, asked: str, texts: Mapping[int, str]) -> tuple[str, dict[int, str]]:
        """Return a mark, and texts by number with it before and after every word that a search finds in them."""
        return word_index.marked(_wanted(asked), texts)


def _phrases(asked: str) -> list[str]:
    """Return the words and ``"phrases"`` of a search, letters and digits only, so that none is syntax of a search."""
    found = (" ".join(re.findall(r"[^\W_]+", quoted or plain)) for quoted, plain in _ASKED.findall(asked))
    return list(dict.fromkeys(filter(None, found)))


def _wanted(asked: str) -> str:
    return " ".join(f'"{phrase}"' for phrase in _phrases(asked))
