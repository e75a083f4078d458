"""Taking readings into the record, many in one transaction.

In: readings, or the numbers of kept ones. Out: their rows, and what became of each. First all tables that only say what
the readings say are written at once; then each reading is brought together with what is on record, one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec
from sqlalchemy import Connection, select

from onrecord.facts import Article, Reading
from onrecord.joining import Entry, Joiner, entry_of
from onrecord.record import tables as t
from onrecord.record.credits import credit_rows
from onrecord.record.judgements import as_corrected, rulings
from onrecord.record.kept import keep, packed
from onrecord.record.sheaf import Sheaf, driver
from onrecord.record.stores import RecordStores
from onrecord.record.word_index import write_words
from onrecord.record.writing import (
    gather_reading,
    publication_of,
    same_publication,
    write_article,
)

_AT_ONCE = 100      # kept readings that are refilled together
_BECAME = """
    SELECT a.id, before.id || '@' || before.version, original.id,
        EXISTS (SELECT 1 FROM articles AS o WHERE o.text_hash = a.text_hash AND o.number < a.number)
    FROM articles AS a LEFT JOIN articles AS before ON before.number = a.version_of
    LEFT JOIN articles AS original ON original.number = a.copy_of WHERE a.number = ?"""
_NUMBER = "INSERT INTO readings (article, text_hash, recorded_at) VALUES (?, ?, ?)"


class Added(msgspec.Struct, frozen=True):
    """What became of a reading: ``new``, ``known`` (nothing changed), ``version`` (the page was edited) or ``copy``.

    ``article``: its id. ``version_of``: the version before it; ``copy_of``: the article published before it whose
    story it is, whole, cut or with additions (null where this one is the first).
    """

    status: Literal["new", "known", "version", "copy"]
    article: str
    version_of: str | None = None
    copy_of: str | None = None


def take(db: Connection, readings: Sequence[tuple[Reading, bytes]], joiner: Joiner) -> list[Added]:
    """Write readings, each with its JSON, within the caller's transaction; return what became of each."""
    recorded_at = datetime.now(UTC).isoformat(timespec="seconds")
    numbers: list[tuple[int, bool]] = []
    fresh: list[tuple[int, Reading]] = []
    for reading, data in readings:
        article = reading.article       # as it was read: what it is known by
        known = number_of(db, article)
        number = known if known is not None else driver(db).execute(
            _NUMBER, (article.id, article.text_hash, recorded_at)).lastrowid
        numbers.append((number, known is not None))
        if known is None:
            keep(db, number, packed(data))
            corrected = as_corrected(db, reading).reading
            write_article(db, number, corrected.article, recorded_at)
            fresh.append((number, corrected))
    _join(db, fresh, joiner)
    return [_added(db, number, known) for number, known in numbers]


def refill(db: Connection, decode: Callable[[Connection, int], Reading]) -> int:
    """Fill the empty derived tables from the kept readings; return how many readings there are."""
    r, joiner = t.readings.c, Joiner()
    kept = db.execute(select(r.number, r.recorded_at).order_by(r.number)).all()
    for i in range(0, len(kept), _AT_ONCE):
        derive(db, [(number, decode(db, number), recorded_at) for number, recorded_at in kept[i:i + _AT_ONCE]], joiner)
    return len(kept)


def derive(db: Connection, kept: Sequence[tuple[int, Reading, str]], joiner: Joiner, place: bool = True) -> None:
    """Write all rows that follow from some kept readings, given with their number and when they were recorded.

    ``place``: whether their stories are decided, or stay as they are.
    """
    for number, reading, recorded_at in kept:
        write_article(db, number, reading.article, recorded_at)
    _join(db, [(number, reading) for number, reading, _ in kept], joiner, place)


def _join(db: Connection, readings: Sequence[tuple[int, Reading]], joiner: Joiner, place: bool = True) -> None:
    """Write all that follows from readings whose articles are written, and bring them together with what is there."""
    if not readings:
        return
    ruled, stores = rulings(db), RecordStores(db)
    entries = [(number, entry_of(reading, ruled)) for number, reading in readings]
    _write_tables(db, entries)
    for number, entry in entries:
        joiner.join(stores, number, entry, ruled, place)


def _write_tables(db: Connection, entries: Sequence[tuple[int, Entry]]) -> None:
    """Write the tables that need no other reading."""
    batch = Sheaf(db)
    for number, entry in entries:
        gather_reading(batch, number, entry)
        batch.put(t.credits, credit_rows(number, entry))
    batch.write()
    write_words(db, ((number, entry.reading.article.text) for number, entry in entries))


def number_of(db: Connection, article: Article) -> int | None:
    """Return the number of the reading of these words of this publication."""
    same = driver(db).execute("SELECT number, id, publication FROM articles WHERE text_hash = ? ORDER BY number",
                              (article.text_hash,)).fetchall()
    pages = {same_publication(db, article), publication_of(article)} if same else set()
    return next((int(number) for number, id, page in same if id == article.id or page in pages), None)


def _added(db: Connection, number: int, known: bool) -> Added:
    id, before, first, others = driver(db).execute(_BECAME, (number,)).fetchone()
    fresh: Literal["new", "version", "copy"] = "version" if before else "copy" if first or others else "new"
    return Added("known" if known else fresh, id, before, first)
