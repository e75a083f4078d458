"""Where wording may come back: the index of rare words that stand together, and questions to it.

In: a statement just written, or what is looked for. Out: rows of ``statement_pairs``, and places of statements. A
pair leads to statements of one party; which of them are alike is decided from their words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, exists, func, or_, select

from onrecord.record import tables as t
from onrecord.record.finding import known_by

_A, _S = t.articles.c, t.statements.c
Places = dict[str, list[tuple[int, int]]]


def repeated(db: Connection, parties: Collection[str] | None, as_of: str | None) -> Places:
    """Return, by party, (number, place) of the statements that share wording with one of another article.

    They share five words in a row or a pair of rare ones. Copies and older versions are left out.
    """
    found: dict[str, set[tuple[int, int]]] = {}
    for column in (t.statement_runs.c.run, t.statement_pairs.c.pair):
        live = _live(parties, as_of)
        rows = select(live.c.party, live.c.number, live.c.place, column.label("shared")).join(
            live, live.c.key == column.table.c.statement).subquery().c
        often = select(rows.party, rows.shared).group_by(rows.party, rows.shared).having(
            func.count(rows.number.distinct()) > 1).subquery().c
        for row in db.execute(select(rows.party, rows.number, rows.place).distinct().where(
                rows.party == often.party, rows.shared == often.shared)):
            found.setdefault(row.party, set()).add((row.number, row.place))
    return {party: sorted(places) for party, places in sorted(found.items())}


def _live(parties: Collection[str] | None, as_of: str | None) -> Any:
    """Return (party, key, number, place) of statements: said for a state, else by the state or the named that spoke."""
    part, who = t.statement_actors.c, t.actors.c
    speaker = func.coalesce(who.code, who.of, who.id)
    columns = _S.key, _S.number, _S.place
    for_state = select(_S.on_behalf_of.label("party"), *columns).where(_S.on_behalf_of.is_not(None))
    by_speaker = select(speaker.label("party"), *columns).join(
        t.statement_actors, (part.statement == _S.key) & (part.part == "speaker")).join(
        t.actors, who.id == part.actor).where(
        _S.on_behalf_of.is_(None), or_(who.code.is_not(None), who.of.is_not(None), who.named))
    chosen = []
    for query, party in ((for_state, _S.on_behalf_of), (by_speaker, speaker)):
        query = query.join(t.articles, _A.number == _S.number).where(known_by(as_of), _A.copy_of.is_(None))
        chosen.append(query if parties is None else query.where(party.in_(sorted(parties))))
    return chosen[0].union(chosen[1]).subquery()


def with_words(db: Connection, words: Collection[str], at_least: int, as_of: str | None, most: int = 400) -> list[Any]:
    """Return (number, place) of statements in which so many of these stems stand, those with most first."""
    w = t.statement_words.c
    return list(db.execute(select(_S.number, _S.place).join(t.statement_words, w.statement == _S.key).join(
        t.articles, _A.number == _S.number).where(w.word.in_(sorted(words)), known_by(as_of), _A.copy_of.is_(None))
        .group_by(_S.key).having(func.count() >= at_least)
        .order_by(func.count().desc(), _A.day, _A.id, _S.place).limit(most)))


def said_after(db: Connection, party: str, day: str, as_of: str | None, most: int = 400) -> list[Any]:
    """Return (number, place) of a party's later statements with words of its own, oldest first."""
    part = t.statement_actors.c
    by_party = or_(_S.on_behalf_of == party, exists().where(
        part.statement == _S.key, part.part == "speaker", part.actor == party))
    return list(db.execute(select(_S.number, _S.place, _S.key).join(t.articles, _A.number == _S.number).where(
        known_by(as_of), _A.copy_of.is_(None), by_party, _S.form.in_(("direct", "mixed")), _S.day > day)
        .order_by(_S.day, _A.day, _A.id, _S.place).limit(most)))


def claims_of(db: Connection, places: Iterable[tuple[int, int]]) -> set[int]:
    """Return the claims of the record on which some statements take a position."""
    p, c = t.positions.c, t.claim_articles.c
    found: set[int] = set()
    for number, place in places:
        found.update(db.scalars(select(c.claim).join(t.positions, p.claim_article == c.key).join(
            t.statements, (_S.number == c.number) & (_S.id == p.statement)).where(
            _S.number == number, _S.place == place, c.claim.is_not(None))))
    return found


def about(db: Connection, places: Iterable[tuple[int, int]]) -> tuple[set[str], set[str]]:
    """Return the actors that some statements mention, and the stems of their words."""
    part = t.statement_actors.c
    actors: set[str] = set()
    words: set[str] = set()
    for number, place in places:
        said = db.execute(select(_S.key, _S.words).where(_S.number == number, _S.place == place)).one()
        actors.update(db.scalars(select(part.actor).where(part.statement == said.key, part.part == "about")))
        words.update(said.words.split("\n") if said.words else ())
    return actors, words
