"""Where wording may come back: runs of words and pairs of rare ones that statements share, and questions to them.

In: a party, or what is looked for. Out: places of statements that may be alike; which of them are is decided from their
words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, exists, func, or_, select

from onrecord.record.queries.conditions import known_by
from onrecord.record.rows import SaidLater, StatementPlace
from onrecord.record.schema import tables as t
from onrecord.record.schema.columns import NEVER, mark, marks_of, numbers_of
from onrecord.record.sqlite.arrays import these
from onrecord.record.sqlite.word_index import keys_with_any, spread

_A, _S = t.articles.c, t.statements.c
_PART, _HERE, _P, _C = t.statement_actors.c, t.article_actors.c, t.positions.c, t.claim_articles.c
# Queries are made once: to make one takes longer than it takes to be answered.
_SAID = select(_S.number, _S.place, _S.key, _S.id, _S.day, _S.words).join(t.articles, _A.number == _S.number)
_TAKEN = select(_C.claim, _C.number, _P.statement).join(t.positions, _P.claim_article == _C.key)
_MENTIONED = select(_PART.actor).join(t.article_actors, _HERE.actor == _PART.actor).where(_PART.part == "about")
_COUNTED = 20_000
Places = dict[str, list[StatementPlace]]


class Formulas:
    """The wording of a record's statements, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def repeated(self, parties: Collection[str] | None, as_of: str | None) -> Places:
        """Return, by party, the statements that share wording with one of another article.

        They share five words in a row or a pair of rare ones. Copies and older versions are left out.
        """
        statements = [(row.party, row.number, row.place, [*((True, one) for one in numbers_of(row.runs)),
                                                          *((False, one) for one in numbers_of(row.pairs))])
                      for row in self._db.execute(_live(parties, as_of))]
        first: dict[tuple[str, tuple[bool, int]], int] = {}
        again: set[tuple[str, tuple[bool, int]]] = set()
        for party, number, _, shared in statements:
            again.update((party, one) for one in shared if first.setdefault((party, one), number) != number)
        found: Places = {}
        for party, number, place, shared in statements:
            if any((party, one) in again for one in shared):
                found.setdefault(party, []).append(StatementPlace(number, place))
        return {party: sorted(places) for party, places in sorted(found.items())}

    def with_words(self, words: Collection[str], at_least: int, as_of: str | None, most: int = 400,
                   ) -> list[StatementPlace]:
        """Return statements in which so many of these stems stand, those with most first.

        Each has one of the rarest that are left when one less than so many are taken away: only these are followed.
        """
        wanted = frozenset(map(mark, words))
        often = {one: spread(self._db, "statement_words", one, _COUNTED) for one in wanted}
        rarest = sorted(wanted, key=lambda one: (often[one], one))[:len(wanted) - at_least + 1]
        keys = keys_with_any(self._db, "statement_words", rarest) if rarest else []
        query = select(_S.number, _S.place, _S.words, _A.day, _A.id).join(t.articles, _A.number == _S.number).where(
            known_by(as_of), _A.copy_of.is_(None), _S.key.in_(these(keys)))
        rows = [(len(wanted & marks_of(row.words)), row) for row in self._db.execute(query)]
        found = sorted((-has, row.day or "", row.id, row.place, row.number) for has, row in rows if has >= at_least)
        return [StatementPlace(number, place) for _, _, _, place, number in found[:most]]

    def said_after(self, party: str, day: str, as_of: str | None, most: int = 400) -> list[SaidLater]:
        """Return a party's later statements with words of its own, oldest first."""
        part = t.statement_actors.c
        by_party = select(part.statement).where(
            part.actor == party, part.part.in_(("speaker", "state")), part.day > day, part.day != NEVER)
        query = _SAID.where(known_by(as_of), _A.copy_of.is_(None), _S.key.in_(by_party),
                            _S.form.in_(("direct", "mixed")))
        rows = self._db.execute(query.order_by(_S.day, _A.day, _A.id, _S.place).limit(most))
        return [_said(row) for row in rows]

    def at(self, places: Iterable[tuple[int, int]]) -> list[SaidLater]:
        """Return some statements with the marks of their words."""
        return [_said(row) for number, place in places
                for row in self._db.execute(_SAID.where(_S.number == number, _S.place == place))]

    def claims_of(self, said: Collection[SaidLater]) -> set[int]:
        """Return the claims of the record on which some statements take a position."""
        told = {(one.number, one.id) for one in said}
        query = _TAKEN.where(_C.number.in_(these({one.number for one in said})), _C.claim.is_not(None))
        return {row.claim for row in self._db.execute(query) if (row.number, row.statement) in told}

    def on_claims(self, claims: Collection[int]) -> set[tuple[int, str]]:
        """Return the statements, by number of their text and id, that take a position on some claims."""
        return {(row.number, row.statement) for row in self._db.execute(_TAKEN.where(_C.claim.in_(these(claims))))}

    def mentioned_in(self, said: Iterable[SaidLater]) -> set[str]:
        """Return the actors that some statements mention."""
        return {actor for one in said for actor in self._db.scalars(_MENTIONED.where(
            _HERE.number == one.number, _PART.day == (one.day or NEVER), _PART.statement == one.key))}

    def mentioning(self, said: Collection[SaidLater], actors: Collection[str]) -> set[int]:
        """Return the keys of those among some statements that mention any of some actors."""
        if not actors:
            return set()
        keys = these({one.key for one in said})
        return set(self._db.scalars(select(_S.key).where(_S.key.in_(keys), exists().where(
            _PART.actor.in_(sorted(actors)), _PART.part == "about", _PART.day == func.coalesce(_S.day, NEVER),
            _PART.statement == _S.key))))


def _said(line: Any) -> SaidLater:
    return SaidLater(line.number, line.place, line.key, line.id, line.day, marks_of(line.words))


def _live(parties: Collection[str] | None, as_of: str | None) -> Any:
    """Return the query of statements with wording of their own: said for a state, else by whom it was that spoke.

    That is the state that the speaker is or acts for, else the speaker, if it is named.
    """
    part, who = t.statement_actors.c, t.actors.c
    speaker = func.coalesce(who.code, who.of, who.id)
    columns = _S.number, _S.place, _S.runs, _S.pairs
    for_state = select(_S.on_behalf_of.label("party"), *columns).where(_S.on_behalf_of.is_not(None))
    by_speaker = select(speaker.label("party"), *columns).join(
        t.statement_actors, (part.statement == _S.key) & (part.part == "speaker")).join(
        t.actors, who.id == part.actor).where(
        _S.on_behalf_of.is_(None), or_(who.code.is_not(None), who.of.is_not(None), who.named))
    if parties is not None:
        acting = select(who.id).where(or_(who.id.in_(parties), who.of.in_(parties)))
        state = func.coalesce(who.code, who.of)
        by_speaker = by_speaker.where(part.actor.in_(acting), or_(
            state.in_(parties), state.is_(None) & who.id.in_(parties)))
        for_state = for_state.where(_S.key.in_(
            select(part.statement).where(part.actor.in_(parties), part.part == "state")))
    chosen = [query.join(t.articles, _A.number == _S.number).where(
        known_by(as_of), _A.copy_of.is_(None), func.length(_S.runs) + func.length(_S.pairs) > 0)
        for query in (for_state, by_speaker)]
    return chosen[0].union(chosen[1])
