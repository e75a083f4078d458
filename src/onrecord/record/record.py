"""A record on disk. In: Readings, each one transaction. Out: what became of them; kept Readings; problems found."""

from __future__ import annotations

import os
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal

import msgspec
from sqlalchemy import Connection, Engine, or_, select

from onrecord.errors import OnRecordError
from onrecord.facts import Article, Reading
from onrecord.record import tables as t
from onrecord.record.copies import Bodies, write_copies
from onrecord.record.credits import write_credits
from onrecord.record.forgetting import Forgotten, clear_derived, forget
from onrecord.record.opening import asking, open_engine, writing
from onrecord.record.same_claims import write_claims
from onrecord.record.spans import broken_spans
from onrecord.record.verify import Problem, problems
from onrecord.record.writing import insert_one, publication_of, same_publication, write_reading

_CACHED = 256      # decoded readings that questions find in memory


class Added(msgspec.Struct, frozen=True):
    """What became of a reading: ``new``, ``known`` (nothing changed), ``version`` (the page was edited) or ``copy``.

    ``article``: its id. ``version_of``: the version before it; ``copy_of``: the article published before it whose
    story it is, whole, cut or with additions (null where this one is the first).
    """

    status: Literal["new", "known", "version", "copy"]
    article: str
    version_of: str | None = None
    copy_of: str | None = None


class Record:
    """An open record: one SQLite file. ``open`` it, ``add`` readings, ``close`` it."""

    def __init__(self, engine: Engine, path: str) -> None:
        """Take an engine as ``open`` prepares it."""
        self.path = path
        self._engine = engine
        self._recent: OrderedDict[int, Reading] = OrderedDict()
        self._bodies = Bodies()

    @classmethod
    def open(cls, path: str | os.PathLike[str], create: bool = True, wait: float = 10.0) -> Record:
        """Open the record at ``path``; make it if it is missing and ``create``; upgrade an older one.

        ``wait``: seconds to wait for another program that writes. Raises OR-401 (missing), OR-402 (cannot be opened
        or written), OR-403 (not a record), OR-404 (newer schema), OR-405 (in use), OR-407 (damaged).
        """
        return cls(open_engine(path, create, wait, refill=_refill), os.fspath(path))

    def close(self) -> None:
        """Close the file."""
        self._recent.clear()
        self._engine.dispose()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
                 ) -> None:
        self.close()

    def asking(self) -> AbstractContextManager[Connection]:
        """One reading transaction, for ``onrecord.record.finding``."""
        return asking(self._engine, self.path)

    def add(self, reading: Reading) -> Added:
        """Add one reading, whole or not at all, in one transaction that is on the disk when this returns.

        Raises OR-406 where a span lies outside the text or the text is not the one its hash names, OR-402 and
        OR-405 where the file cannot be written.
        """
        wrong = broken_spans(reading)
        if wrong:
            raise OnRecordError("OR-406", where=reading.article.id, detail=f"{wrong[0][0]}: {wrong[0][1]}")
        with writing(self._engine, self.path) as db:
            known = _number_of(db, reading.article)
            if known is not None:
                return _added(db, known, "known")
            recorded_at = datetime.now(UTC).isoformat(timespec="seconds")
            number = insert_one(db, t.readings, {
                "article": reading.article.id, "text_hash": reading.article.text_hash, "recorded_at": recorded_at,
                "data": zlib.compress(reading.to_json(), 6)})
            _derive(db, number, reading, recorded_at, self._bodies)
            return _added(db, number)

    def known(self, article: Article) -> bool:
        """Whether these words of this publication are on record, so that they need not be read again."""
        with self.asking() as db:
            return _number_of(db, article) is not None

    def forget(self, article: str) -> Forgotten:
        """Remove an article (by its whole id) with all its versions and everything taken from them (OR-501)."""
        with writing(self._engine, self.path) as db:
            gone = forget(db, article, _decode, self._bodies)
        self._recent.clear()
        self._engine.dispose()                 # no connection may hold the old pages back
        raw = self._engine.raw_connection()
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.close()
        return gone

    def rebuild(self) -> int:
        """Refill all derived tables from the kept readings; return how many readings there are."""
        with writing(self._engine, self.path) as db:
            count = _refill(db)
        self._recent.clear()
        return count

    def verify(self) -> list[Problem]:
        """Re-read every span of every reading against its text, and check the file; no problems: an empty list."""
        with writing(self._engine, self.path) as db:      # FTS5 checks itself by a writing statement
            return problems(db)

    def readings(self) -> Iterator[bytes]:
        """Yield the kept readings' JSON, byte for byte as it was added, in order of recording."""
        with self.asking() as db:
            for (data,) in db.execute(select(t.readings.c.data).order_by(t.readings.c.number)):
                yield zlib.decompress(data)

    def reading(self, db: Connection, number: int) -> Reading:
        """Return the reading with that number, from memory where it was asked for before."""
        found = self._recent.pop(number, None) or _decode(db, number)
        self._recent[number] = found
        if len(self._recent) > _CACHED:
            self._recent.popitem(last=False)
        return found


def _decode(db: Connection, number: int) -> Reading:
    data: bytes = db.execute(select(t.readings.c.data).where(t.readings.c.number == number)).scalar_one()
    return Reading.from_json(zlib.decompress(data))


def _refill(db: Connection) -> int:
    """Empty the derived tables and fill them from the kept readings; return how many readings there are."""
    clear_derived(db)
    r, bodies = t.readings.c, Bodies()
    kept = db.execute(select(r.number, r.recorded_at).order_by(r.number)).all()
    for number, recorded_at in kept:
        _derive(db, number, _decode(db, number), recorded_at, bodies)
    return len(kept)


def _derive(db: Connection, number: int, reading: Reading, recorded_at: str, bodies: Bodies) -> None:
    actor_ids = write_reading(db, number, reading, recorded_at)
    write_copies(db, number, reading.article, bodies)
    write_credits(db, number, reading)
    write_claims(db, number, reading, actor_ids)


def _number_of(db: Connection, article: Article) -> int | None:
    """Return the number of the reading of these words of this publication."""
    c = t.articles.c
    same = or_(c.id == article.id, c.publication == same_publication(db, article),
               c.publication == publication_of(article))
    number: int | None = db.scalar(select(c.number).where(c.text_hash == article.text_hash, same).limit(1))
    return number


def _added(db: Connection, number: int, status: Literal["known"] | None = None) -> Added:
    c = t.articles.c
    row = db.execute(select(c.id, c.version_of, c.copy_of, c.text_hash).where(c.number == number)).one()
    before = db.execute(select(c.id, c.version).where(c.number == row.version_of)).first()
    first = db.scalar(select(c.id).where(c.number == row.copy_of))
    others = db.scalar(select(c.number).where(c.text_hash == row.text_hash, c.number != number).limit(1))
    fresh: Literal["new", "version", "copy"] = "version" if before else "copy" if others is not None else "new"
    return Added(status or fresh, row.id, f"{before.id}@{before.version}" if before else None, first)
