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
from onrecord.record import judgements as judged
from onrecord.record import tables as t
from onrecord.record.copies import Bodies, write_copies
from onrecord.record.credits import credit_rows
from onrecord.record.judged_claims import obey
from onrecord.record.kept import keep, packed
from onrecord.record.sheaf import Sheaf, driver
from onrecord.record.stories import Teller
from onrecord.record.word_index import write_words
from onrecord.record.writing import (
    gather_reading,
    publication_of,
    same_publication,
    write_article,
)
from onrecord.record.writing_claims import write_claims

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


def take(db: Connection, readings: Sequence[tuple[Reading, bytes]], bodies: Bodies, teller: Teller) -> list[Added]:
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
            corrected = judged.as_corrected(db, reading).reading
            write_article(db, number, corrected.article, recorded_at)
            fresh.append((number, corrected))
    _derive(db, fresh, bodies, teller)
    return [_added(db, number, known) for number, known in numbers]


def refill(db: Connection, decode: Callable[[Connection, int], Reading]) -> int:
    """Fill the empty derived tables from the kept readings; return how many readings there are."""
    r, bodies, teller = t.readings.c, Bodies(), Teller()
    kept = db.execute(select(r.number, r.recorded_at).order_by(r.number)).all()
    for i in range(0, len(kept), _AT_ONCE):
        derive(db, [(number, decode(db, number), recorded_at) for number, recorded_at in kept[i:i + _AT_ONCE]], bodies,
               teller)
    return len(kept)


def derive(db: Connection, kept: Sequence[tuple[int, Reading, str]], bodies: Bodies, teller: Teller | None = None,
           ) -> None:
    """Write all rows that follow from some kept readings, given with their number and when they were recorded.

    ``teller``: null where the stories stay as they are.
    """
    for number, reading, recorded_at in kept:
        write_article(db, number, reading.article, recorded_at)
    _derive(db, [(number, reading) for number, reading, _ in kept], bodies, teller)


def _derive(db: Connection, readings: Sequence[tuple[int, Reading]], bodies: Bodies, teller: Teller | None) -> None:
    """Write all that follows from readings whose articles are written."""
    if not readings:
        return
    for (number, reading), actor_ids in zip(readings, _write_tables(db, readings), strict=True):
        write_copies(db, number, reading.article, bodies)
        obey(db, reading.article.id, write_claims(db, number, reading, actor_ids))
        if teller is not None:
            teller.tell(db, number, reading.article, bodies)


def _write_tables(db: Connection, readings: Sequence[tuple[int, Reading]]) -> list[dict[str, str]]:
    """Write the tables that need no other reading; return the record's actor ids of each."""
    sheaf, found = Sheaf(db), []
    for number, reading in readings:
        found.append(gather_reading(sheaf, number, reading))
        sheaf.put(t.credits, credit_rows(number, reading))
    sheaf.write()
    write_words(db, ((number, reading.article.text) for number, reading in readings))
    return found


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
