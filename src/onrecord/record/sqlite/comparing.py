"""Whether the tables say what a kept reading says: its rows are made again and set beside those on record.

In: a reading with its number and entry. Out: the names of the tables that differ. What lies where no index leads by
reading (``LOOSE``) is looked for row by row, and counted over all readings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Table

from onrecord.facts.dated import article_day
from onrecord.facts.identity import is_state
from onrecord.joining import Entry
from onrecord.record.schema import tables as t
from onrecord.record.schema.columns import Shaped
from onrecord.record.sqlite.batch import Batch
from onrecord.record.sqlite.engine import driver
from onrecord.record.sqlite.text_store import AS_READ
from onrecord.record.writing import actor_rows, called, gather_reading
from onrecord.record.writing_claims import gather_claims

LOOSE = (t.statement_actors, t.event_sides, t.event_clues, t.claim_pairs, t.position_actors)
_OF_CLAIMS = ("number", "place", "id", "anchor", "since", "wordings", "kind")
_OF_EVENTS = ("number", "place", "id", "type", "realis", "day", "sort_day", "anchor", "since", "wording")
_ACTOR = ("id", "name", "kind", "code", "of", "sector", "wikidata", "named")


class Comparison:
    """The tables beside the readings they come from, one reading after the other."""

    def __init__(self, db: Connection) -> None:
        self._db, self._raw = db, driver(db)
        self._counted: Counter[str] = Counter()

    def differing(self, number: int, entry: Entry) -> Iterator[str]:
        """Yield the tables that do not say what one reading says."""
        article = entry.reading.article
        as_read = (*(getattr(article, name) for name in AS_READ), article_day(article))
        if [as_read] != self._rows(t.articles, (*AS_READ, "day"), number):
            yield "articles"
        batch = Batch(self._db)
        gather_reading(batch, number, entry)
        gather_claims(batch, number, entry)
        keys: dict[Table, dict[int, Any]] = {}
        for table, columns in ((t.statements, None), (t.events, _OF_EVENTS), (t.claim_articles, _OF_CLAIMS)):
            known = dict(self._raw.execute(f"SELECT place, key FROM {table.name} WHERE number = ?", (number,)))
            rows = [dict(zip(_named(table), row, strict=True)) for row in batch.rows(table)]
            keys[table] = {row["key"]: known.get(row["place"]) for row in rows}
            names = columns or tuple(name for name in _named(table) if name != "key")
            expected = sorted((tuple(row[name] for name in names) for row in rows), key=repr)
            if expected != self._rows(table, names, number):
                yield table.name
        yield from self._of_article(batch, number)
        yield from self._parts(batch, number, entry, keys)

    def _of_article(self, batch: Batch, number: int) -> Iterator[str]:
        """Yield those of the tables that differ whose rows hang on the article alone."""
        for table in (t.article_actors, t.event_articles, t.told_ties, t.text_speakers):
            if sorted(batch.rows(table), key=repr) != self._rows(table, _named(table), number):
                yield table.name

    def _parts(self, batch: Batch, number: int, entry: Entry, keys: dict[Table, dict[int, Any]]) -> Iterator[str]:
        """Yield those of the tables that differ whose rows belong to statements, events and claims, and names."""
        statements, events, claims = keys[t.statements], keys[t.events], keys[t.claim_articles]
        positions = sorted(((claims[row[0]], *row[1:]) for row in batch.rows(t.positions)), key=repr)
        held = ", ".join(f"p.{name}" for name in _named(t.positions))
        there = self._raw.execute(f"SELECT {held} FROM positions AS p JOIN claim_articles AS c ON c.key = "
                                  "p.claim_article WHERE c.number = ?", (number,)).fetchall()
        if positions != sorted(map(tuple, there), key=repr):
            yield "positions"
        loose = {t.statement_actors: [(*row[:3], statements[row[3]]) for row in batch.rows(t.statement_actors)],
                 t.event_sides: [(*row[:3], events[row[3]]) for row in batch.rows(t.event_sides)],
                 t.event_clues: list(batch.rows(t.event_clues)),
                 t.claim_pairs: [(*row[:2], claims[row[2]]) for row in batch.rows(t.claim_pairs)],
                 t.position_actors: [(*row[:2], claims[row[2]], row[3]) for row in batch.rows(t.position_actors)]}
        for table, rows in loose.items():
            self._counted[table.name] += len(set(rows))
            if not self._has_all(table, set(rows)):
                yield table.name
        names = {(name, t.ACTOR.kept(actor)) for name, actor in called(entry.reading, entry.actor_ids)}
        self._counted["names"] += len(names)
        if not self._has_all(t.names, names):
            yield "names"
        if not all(map(self._is_actor, actor_rows(entry, number).values())):
            yield "actors"

    def surplus(self) -> Iterator[str]:
        """Yield the tables that have more or fewer rows than all readings together: to be asked after the last."""
        for table in LOOSE:
            if self._raw.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0] != self._counted[table.name]:
                yield table.name
        if (self._raw.execute("SELECT sum(articles) FROM names").fetchone()[0] or 0) != self._counted["names"]:
            yield "names"

    def _rows(self, table: Table, names: Iterable[str], number: int) -> list[tuple[Any, ...]]:
        wanted = ", ".join(f'"{name}"' for name in names)
        found = self._raw.execute(f"SELECT {wanted} FROM {table.name} WHERE number = ?", (number,))
        return sorted(map(tuple, found), key=repr)

    def _has_all(self, table: Table, rows: set[tuple[Any, ...]]) -> bool:
        names = [column.name for column in table.primary_key.columns]
        query = f"SELECT 1 FROM {table.name} WHERE {' AND '.join(f'{name} = ?' for name in names)}"
        return all(self._raw.execute(query, row).fetchone() is not None for row in rows)

    def _is_actor(self, row: dict[str, Any]) -> bool:
        """Whether an actor is on record, and as this reading has it where its wording is the one that is kept."""
        kept = {name: kind.kept(row[name]) if isinstance(kind := t.actors.c[name].type, Shaped) else row[name]
                for name in _ACTOR}
        wanted = ", ".join(f'"{name}"' for name in _ACTOR)
        found = self._raw.execute(f"SELECT {wanted}, number FROM actors WHERE id = ?", (kept["id"],)).fetchone()
        if found is None or is_state(row["id"]):
            return found is not None and tuple(found[2:4]) == ("state", kept["id"])
        return bool(found[-1] != row["number"] or found[:-1] == tuple(kept.values()))


def _named(table: Table) -> list[str]:
    return [column.name for column in table.columns]
