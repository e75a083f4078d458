"""What of the record is near some words: statements and claims that share the rarest of them.

In: stems (and ids of actors) of something that was just read. Out: places in readings, those that share most first.
Every step goes through an index and is bounded: a word that stands everywhere leads to nothing that a rarer one does
not, so the rarest words are followed until ``_FOLLOWED`` entries have been seen, and the ``_COUNTED`` places that most
of them lead to are compared in all their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, select

from onrecord.record.queries.conditions import known_by
from onrecord.record.rows import Near
from onrecord.record.schema import tables as t
from onrecord.record.schema.claim_wordings import marks_in, wordings_of
from onrecord.record.schema.columns import mark, marks_of
from onrecord.record.sqlite.arrays import these
from onrecord.record.sqlite.batch import Index
from onrecord.record.sqlite.word_index import keys_with, spread
from onrecord.words.families import family

_A, _S, _CA = t.articles.c, t.statements.c, t.claim_articles.c
_FOLLOWED = 6_000  # entries of the index of words that one look-up follows
_COUNTED = 120  # places whose words are all looked at


class Nearness:
    """What of a record is near some words, in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def statements(self, words: Collection[str], as_of: str | None, most: int, fewest: int = 1
    ) -> list[Near]:
        """Return up to ``most`` statements that share ``fewest`` of the words at least, those that share most first."""
        wanted = {mark(word): word for word in words}
        keys = self._led_to("statement_words", wanted)
        has = {row.key: marks_of(row.words) for row in self._db.execute(
            select(_S.key, _S.words).where(_S.key.in_(these(keys))))}
        shared = _shared(has, wanted)
        query = select(_S.key, _S.number, _S.place).join(t.articles, _A.number == _S.number).where(known_by(as_of))
        found = [
            Near(row.number, row.place, row.key, shared[row.key], len(has[row.key]))
            for row in self._db.execute(query.where(_S.key.in_(these(_with(shared, fewest)))))
        ]
        return sorted(found, key=_by_likeness)[:most]

    def claims(self, words: Collection[str], as_of: str | None, most: int, fewest: int = 1) -> list[Near]:
        """Return up to ``most`` claims of articles that share words or actors, those that share most first."""
        wanted = {mark(family(word)): word for word in words}
        keys = self._led_to("claim_words", wanted)
        has = {
            row.key: frozenset(marks_in(wordings_of(row.wordings)))
            for row in self._db.execute(select(_CA.key, _CA.wordings).where(_CA.key.in_(these(keys))))
        }
        shared = _shared(has, wanted)
        query = select(_CA.key, _CA.number, _CA.place, _CA.claim).join(t.articles, _A.number == _CA.number)
        query = query.where(known_by(as_of))
        found = [
            Near(row.number, row.place, row.key, shared[row.key], len(has[row.key]), row.claim)
            for row in self._db.execute(query.where(_CA.key.in_(these(_with(shared, fewest)))))
        ]
        return sorted(found, key=_by_likeness)[:most]

    def _led_to(self, index: Index, marks: Iterable[str]) -> list[int]:
        """Return the keys that the rarest of the marks lead to, those that most of them do first."""
        often = {one: spread(self._db, index, one, _FOLLOWED) for one in marks}
        rarest = sorted((one for one in often if often[one]), key=lambda one: (often[one], one))
        led: Counter[int] = Counter()
        followed = 0
        for one in rarest:
            if followed and followed + often[one] > _FOLLOWED:
                break
            followed += often[one]
            led.update(keys_with(self._db, index, one, _FOLLOWED))
        return [key for key, _ in led.most_common(_COUNTED)]


def _by_likeness(near: Near) -> tuple[float, int, int]:
    return -len(near.shared) / (near.words + 1) ** 0.5, near.number, near.place


def _shared(has: Mapping[int, frozenset[str]], wanted: Mapping[str, str]) -> dict[int, frozenset[str]]:
    """Return which of the words each has, by the marks that it has."""
    return {key: frozenset(wanted[one] for one in found & wanted.keys()) for key, found in has.items()}


def _with(shared: Mapping[int, frozenset[str]], fewest: int) -> list[int]:
    return [key for key, words in shared.items() if len(words) >= fewest]
