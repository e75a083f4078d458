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

from onrecord.facts import Reading
from onrecord.joining import Entry, Joiner, entry_of
from onrecord.record.judgements import as_corrected, rulings
from onrecord.record.schema import tables as t
from onrecord.record.schema.compression import packed
from onrecord.record.sqlite.batch import Batch
from onrecord.record.sqlite.reading_parts import keep
from onrecord.record.sqlite.stores import RecordStores
from onrecord.record.sqlite.text_store import TextStore
from onrecord.record.sqlite.word_index import write_words
from onrecord.record.writing import credit_rows, gather_reading

_AT_ONCE = 100      # kept readings that are refilled together


class Added(msgspec.Struct, frozen=True):
    """What became of a reading: ``new``, ``known`` (nothing changed), ``version`` (the page was edited) or ``copy``.

    ``article``: its id. ``version_of``: the version of its page published before it (null for the oldest);
    ``copy_of``: the article published before it whose story it is, whole, cut or with additions (null where this one
    is the first). ``apart``: its address is known, with wholly other words, so it is an article of its own.
    """

    status: Literal["new", "known", "version", "copy"]
    article: str
    version_of: str | None = None
    copy_of: str | None = None
    apart: bool = False


def take(db: Connection, readings: Sequence[tuple[Reading, bytes]], joiner: Joiner, settle: bool = True,
         ) -> list[Added]:
    """Write readings, each with its JSON, within the caller's transaction; return what became of each.

    ``settle``: whether the stories of those that come late are decided at once, or wait (``Record.settle``).
    """
    recorded_at = datetime.now(UTC).isoformat(timespec="seconds")
    numbers: list[tuple[int, bool]] = []
    fresh: list[tuple[int, Reading]] = []
    texts = TextStore(db)
    for reading, data in readings:
        article = reading.article       # as it was read: what it is known by
        known = texts.number_of(article)
        number = known if known is not None else texts.add_reading(article, recorded_at)
        numbers.append((number, known is not None))
        if known is None:
            keep(db, number, packed(data))
            corrected = as_corrected(db, reading).reading
            texts.add_article(number, corrected.article, recorded_at)
            fresh.append((number, corrected))
    _join(db, fresh, joiner)
    stores = RecordStores(db)
    if not joiner.place(stores, [number for number, _ in fresh]) and settle:
        joiner.settle_stories(stores)
    return [_added(texts, number, known) for number, known in numbers]


def refill(db: Connection, decode: Callable[[Connection, int], Reading]) -> int:
    """Fill the empty derived tables from the kept readings; return how many readings there are."""
    r, joiner = t.readings.c, Joiner()
    kept = db.execute(select(r.number, r.recorded_at).order_by(r.number)).all()
    for i in range(0, len(kept), _AT_ONCE):
        derive(db, [(number, decode(db, number), recorded_at) for number, recorded_at in kept[i:i + _AT_ONCE]], joiner)
    joiner.came(RecordStores(db), [number for number, _ in kept])
    joiner.settle_stories(RecordStores(db))
    return len(kept)


def derive(db: Connection, kept: Sequence[tuple[int, Reading, str]], joiner: Joiner) -> None:
    """Write all rows that follow from some kept readings, given with their number and when they were recorded.

    Their stories stay as they are.
    """
    for number, reading, recorded_at in kept:
        TextStore(db).add_article(number, reading.article, recorded_at)
    _join(db, [(number, reading) for number, reading, _ in kept], joiner)


def _join(db: Connection, readings: Sequence[tuple[int, Reading]], joiner: Joiner) -> None:
    """Write all that follows from readings whose articles are written, and bring them together with what is there."""
    if not readings:
        return
    ruled, stores = rulings(db), RecordStores(db)
    entries = [(number, entry_of(reading, ruled)) for number, reading in readings]
    for number, entry in entries:
        if stores.copies.shares_address(number):
            joiner.part(stores, number, entry.reading.article)
    _write_tables(db, entries)
    for number, entry in entries:
        joiner.join(stores, number, entry, ruled)


def _write_tables(db: Connection, entries: Sequence[tuple[int, Entry]]) -> None:
    """Write the tables that need no other reading."""
    batch = Batch(db)
    for number, entry in entries:
        gather_reading(batch, number, entry)
        batch.put(t.credits, credit_rows(number, entry))
    batch.write()
    write_words(db, ((number, entry.reading.article.text) for number, entry in entries))


def _added(texts: TextStore, number: int, known: bool) -> Added:
    one = texts.became(number)
    fresh: Literal["new", "version", "copy"] = "copy" if one.copy_of or one.repeats else "new"
    return Added("known" if known else "version" if one.is_version else fresh, one.article, one.version_of, one.copy_of,
                 not known and one.is_apart)
