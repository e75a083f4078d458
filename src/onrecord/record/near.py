"""What of the record is near some words: statements and claims that share the rarest of them.

In: stems (and ids of actors) of something that was just read. Out: places in readings, those that share most first.
Every step goes through an index and is bounded: a word that stands everywhere leads to nothing that a rarer one does
not, so the rarest words are followed until ``_FOLLOWED`` entries have been seen, and the ``_COUNTED`` places that most
of them lead to are compared in all their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select, text

from onrecord.record import tables as t
from onrecord.record.claim_wordings import marks_in, wordings_of
from onrecord.record.columns import mark, marks_of
from onrecord.record.finding import known_by
from onrecord.record.sheaf import Index, driver
from onrecord.record.word_index import all_of
from onrecord.words.families import family

_A, _S, _CA, _P = t.articles.c, t.statements.c, t.claim_articles.c, t.positions.c
_FOLLOWED = 6_000  # entries of the index of words that one look-up follows
_COUNTED = 120  # places whose words are all looked at
_CHUNK = 500


class Near(NamedTuple):
    """A statement or an article's claim that shares words: where it stands, what it shares and how many it has."""

    number: int
    place: int
    key: int
    shared: frozenset[str]
    words: int
    claim: int | None = None


def statements_near(
    db: Connection, words: Collection[str], as_of: str | None, most: int, fewest: int = 1
) -> list[Near]:
    """Return up to ``most`` statements that share ``fewest`` of the words at least, those that share most first."""
    wanted = {mark(word): word for word in words}
    keys = _led_to(db, "statement_words", wanted)
    has = {row.key: marks_of(row.words) for row in _in_parts(db, select(_S.key, _S.words), _S.key, keys)}
    shared = _shared(has, wanted)
    query = select(_S.key, _S.number, _S.place).join(t.articles, _A.number == _S.number).where(known_by(as_of))
    found = [
        Near(row.number, row.place, row.key, shared[row.key], len(has[row.key]))
        for row in _in_parts(db, query, _S.key, [key for key in keys if len(shared[key]) >= fewest])
    ]
    return sorted(found, key=_by_likeness)[:most]


def claims_near(db: Connection, words: Collection[str], as_of: str | None, most: int, fewest: int = 1) -> list[Near]:
    """Return up to ``most`` claims of articles that share words or actors, those that share most first."""
    wanted = {mark(family(word)): word for word in words}
    keys = _led_to(db, "claim_words", wanted)
    has = {
        row.key: frozenset(marks_in(wordings_of(row.wordings)))
        for row in _in_parts(db, select(_CA.key, _CA.wordings), _CA.key, keys)
    }
    shared = _shared(has, wanted)
    query = select(_CA.key, _CA.number, _CA.place, _CA.claim).join(t.articles, _A.number == _CA.number)
    query = query.where(known_by(as_of))
    found = [
        Near(row.number, row.place, row.key, shared[row.key], len(has[row.key]), row.claim)
        for row in _in_parts(db, query, _CA.key, [key for key in keys if len(shared[key]) >= fewest])
    ]
    return sorted(found, key=_by_likeness)[:most]


def _by_likeness(near: Near) -> tuple[float, int, int]:
    return -len(near.shared) / (near.words + 1) ** 0.5, near.number, near.place


def _led_to(db: Connection, index: Index, marks: Iterable[str]) -> list[int]:
    """Return the keys that the rarest of the marks lead to, those that most of them do first."""
    spread = {one: _spread(db, index, one) for one in marks}
    rarest = sorted((one for one in spread if spread[one]), key=lambda one: (spread[one], one))
    led: Counter[int] = Counter()
    followed = 0
    for one in rarest:
        if followed and followed + spread[one] > _FOLLOWED:
            break
        followed += spread[one]
        led.update(key for (key,) in driver(db).execute(
            f"SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid DESC LIMIT {_FOLLOWED}", (all_of([one]),)))
    return [key for key, _ in led.most_common(_COUNTED)]


def _spread(db: Connection, index: Index, one: str) -> int:
    """Return how many have a mark, counted to ``_FOLLOWED`` at most."""
    having = f"SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT {_FOLLOWED}"
    return int(driver(db).execute(f"SELECT count(*) FROM ({having})", (all_of([one]),)).fetchone()[0])


def _shared(has: Mapping[int, frozenset[str]], wanted: Mapping[str, str]) -> dict[int, frozenset[str]]:
    """Return which of the words each has, by the marks that it has."""
    return {key: frozenset(wanted[one] for one in found & wanted.keys()) for key, found in has.items()}


def _in_parts(db: Connection, query: Any, column: Any, keys: Iterable[int]) -> Iterable[Any]:
    keys = list(keys)
    for i in range(0, len(keys), _CHUNK):
        yield from db.execute(query.where(column.in_(keys[i : i + _CHUNK])))


def articles_with(db: Connection, words: Iterable[str], as_of: str | None, most: int) -> list[int]:
    """Return up to ``most`` articles in which all the words stand (any form of a word), the newest first."""
    wanted = " ".join(f'"{word}"' for word in words if word.isalnum())
    if not wanted:
        return []
    known = "AND day <= :day" if as_of else ""
    found = db.execute(
        text(
            "SELECT number FROM article_words JOIN articles ON number = article_words.rowid "
            f"WHERE article_words MATCH :wanted AND current {known} ORDER BY article_words.rowid DESC LIMIT :most"
        ),
        {"wanted": wanted, "day": as_of, "most": most},
    )
    return [row.number for row in found]


def positions_in(db: Connection, numbers: Collection[int], kinds: Collection[str]) -> list[Any]:
    """Return the positions of some kinds that some articles tell of: (claim, number, claim_place, place, party, of).

    ``of``: the state that the party is or acts for.
    """
    a = t.actors.c
    query = (
        select(
            _CA.claim,
            _CA.number,
            _CA.place.label("claim_place"),
            _P.place,
            _P.party,
            _P.position,
            _P.sort_day,
            func.coalesce(a.code, a.of).label("of"),
        )
        .select_from(t.positions)
        .join(t.claim_articles, _CA.key == _P.claim_article)
        .join(t.actors, a.id == _P.party)
        .where(_P.position.in_(kinds))
    )
    rows = list(_in_parts(db, query, _CA.number, sorted(numbers)))
    return sorted(rows, key=lambda row: (row.sort_day, row.number, row.claim_place, row.place))


def claim_opened_with(db: Connection, number: int) -> int | None:
    """Return the claim of the record that an article's first claim belongs to; null where it claims nothing."""
    found: int | None = db.scalar(select(_CA.claim).where(_CA.number == number).order_by(_CA.place).limit(1))
    return found


def outlets(db: Connection) -> list[str]:
    """Return the names of all outlets on record."""
    return list(db.scalars(select(_A.outlet).where(_A.outlet.is_not(None)).distinct()))
