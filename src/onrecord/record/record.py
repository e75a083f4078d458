"""A record on disk. In: Readings, one or many a transaction. Out: what became of them; kept Readings; problems."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType

from sqlalchemy import Connection, select

from onrecord.errors import OnRecordError
from onrecord.facts import Article, Reading
from onrecord.joining import Joiner
from onrecord.record import judgements as judged
from onrecord.record.correcting import Correctable, kept_reading
from onrecord.record.file.opening import OpenFile, open_file
from onrecord.record.files import articles_of_file, forget_all_files, note_file
from onrecord.record.forgetting import Forgotten, clear_derived
from onrecord.record.opened import unreadable
from onrecord.record.readings import RecentReadings
from onrecord.record.schema import tables as t
from onrecord.record.schema.codes import codes_said, write_codes
from onrecord.record.schema.compression import packed
from onrecord.record.settling import settle_kept
from onrecord.record.snapshot import Snapshot
from onrecord.record.spans import broken_spans, without_number
from onrecord.record.sqlite.engine import asking, fold_log_in, writing
from onrecord.record.sqlite.lookups import article_of
from onrecord.record.sqlite.reading_parts import every_one
from onrecord.record.sqlite.stores import RecordStores
from onrecord.record.sqlite.text_store import TextStore
from onrecord.record.taking import Added, derive, refill, take
from onrecord.record.verify import Problem, links, problems

_ODD = (LookupError, TypeError, ValueError, AttributeError)       # what odd values in a damaged record lead to


class Record(Correctable):
    """An open record: one SQLite file. ``open`` it, ``add`` readings, ``close`` it."""

    def __init__(self, file: OpenFile, path: str) -> None:
        """Take a file as ``open`` prepares it."""
        self.path = path
        self._file, self._engine = file, file.engine
        self._recent = RecentReadings()
        self._joiner = Joiner()

    @classmethod
    def open(cls, path: str | os.PathLike[str], create: bool = True, wait: float = 10.0) -> Record:
        """Open the record at ``path``; make it if it is missing and ``create``; upgrade an older one.

        ``wait``: seconds to wait for another program that writes. Raises OR-401 (missing), OR-402 (cannot be opened
        or written), OR-403 (not a record), OR-404 (newer schema), OR-405 (in use), OR-407 (damaged).
        """
        return cls(open_file(path, create, wait, refill=_refill), os.fspath(path))

    def close(self) -> None:
        """Close the file."""
        self._recent.clear()
        self._engine.dispose()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
                 ) -> None:
        self.close()

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Look at one moment of the record: all answers are of it, whoever writes meanwhile."""
        try:
            with self._asking() as db:
                yield Snapshot(db, self._recent)
        except _ODD as error:
            self._blame_damage(error)
            raise

    def _blame_damage(self, error: Exception) -> None:
        """Raise OR-407 where an error that is not ours to have comes from a record that is damaged."""
        with self._asking() as db:
            found = next(iter(problems(db, indexes=False)), None)
        if found is not None:
            raise OnRecordError("OR-407", where=self.path, detail=f"{found.where}: {found.what}") from error

    def _asking(self) -> AbstractContextManager[Connection]:
        self._check_codes()
        return asking(self._engine, self.path)

    def add(self, reading: Reading) -> Added:
        """Add one reading, whole or not at all, in one transaction that is on the disk when this returns.

        Raises OR-406 where a span lies outside the text or the text is not the one its hash names, OR-402 and
        OR-405 where the file cannot be written.
        """
        added = self.add_many([reading])[0]
        if isinstance(added, OnRecordError):
            raise added
        return added

    def add_many(self, readings: Iterable[Reading], settle: bool = True) -> list[Added | OnRecordError]:
        """Add readings in one transaction that is on the disk when this returns: far cheaper than one by one.

        What became of each, in their order; one that cannot be kept is left out, and its error (OR-406) stands in its
        place. Raises OR-402 and OR-405 where the file cannot be written: then none of them was added. Other programs
        wait meanwhile, so 50 to 200 at a time are right. Stories are decided in order of publication: where articles
        come in that were published before others on record, ``settle`` decides those stories at once; without it they
        wait for ``settle()``, so that after many batches it is done once.
        """
        found: list[Added | OnRecordError | None] = []
        sound: list[tuple[Reading, bytes]] = []
        for reading in readings:
            try:
                sound.append((reading, _checked(reading)))
                found.append(None)
            except OnRecordError as error:
                found.append(error)
        with self._writing() as db:
            added = iter(take(db, sound, self._joiner, settle))
        return [next(added) if one is None else one for one in found]

    def settle(self) -> None:
        """Decide the stories of articles that came in late and wait for one (``add_many``), in one transaction."""
        with self._asking() as db:
            waits = bool(RecordStores(db).stories.waiting())
        if waits:
            with self._writing() as db:
                self._joiner.settle_stories(RecordStores(db))

    def known(self, article: Article) -> bool:
        """Whether these words of this publication are on record, so that they need not be read again."""
        with self._asking() as db:
            return TextStore(db).number_of(article) is not None

    def numbers_of(self, articles: Sequence[Article]) -> list[int | None]:
        """Return under which numbers texts are on record, by which ``note_files`` knows them; null for one that is not.

        Of an article its id, hash, outlet and address are looked at; the text need not be there.
        """
        with self._asking() as db:
            return [TextStore(db).number_of(article) for article in articles]

    def note_files(self, files: Sequence[tuple[bytes, Sequence[int]]]) -> None:
        """Note files by the numbers of all texts that came of them, in one transaction; see ``articles_of_file``."""
        with self._writing() as db:
            for fingerprint, numbers in files:
                note_file(db, fingerprint, numbers)

    def articles_of_file(self, fingerprint: bytes) -> list[str] | None:
        """Return the ids of the articles of a file that was noted, in its order; null where not all are on record."""
        with self._asking() as db:
            return articles_of_file(db, fingerprint)

    def forget(self, article: str) -> Forgotten:
        """Remove an article (by its whole id) with all its versions and everything taken from them (OR-501)."""
        with self._writing() as db:
            gone = self._forget(db, article)
        self._recent.clear()
        fold_log_in(self._engine)
        return gone

    def rebuild(self) -> int:
        """Refill all derived tables from the kept readings; return how many readings there are. Files are read anew."""
        with self._writing(whatever_codes=True) as db:
            count = _refill(db)
            forget_all_files(db)
            write_codes(db)
        self._file = self._file._replace(foreign_codes=(), unwritten_codes=False)
        self._recent.clear()
        self._joiner.forget()
        return count

    def verify(self) -> list[Problem]:
        """Re-read every span of every reading against its text, and check the file; no problems: an empty list.

        Of a record that cannot be written all but the index of words as a whole is looked at.
        """
        if self._file.foreign_codes:
            return [Problem("the vocabulary", f"OR-409: other codes than the program's "
                            f"({codes_said(self._file.foreign_codes)}); rebuild the record")]
        if not self._file.writable:
            with self._asking() as db:
                return problems(db, indexes=False)
        with writing(self._engine, self.path) as db:      # the index of words checks itself by a writing statement
            return problems(db)

    def loose_links(self) -> list[Problem]:
        """Return what of ``verify`` shows without reading the kept readings: tables that do not fit together."""
        with self._asking() as db:
            return links(db)

    def readings(self) -> Iterator[bytes]:
        """Yield the kept readings' JSON, byte for byte as it was added, in order of recording."""
        with self._asking() as db:
            for number, data in every_one(db):
                if data is None:
                    raise unreadable(article_of(db, number), ValueError("it is damaged or not whole"))
                yield data

    def read_again(self, reading: Reading) -> bool:
        """Put a newer reading of the same words in the place of the kept one; whether anything changed.

        Corrections stay attached. Raises OR-501 where the article is not on record with these words, OR-406 as ``add``.
        """
        data = packed(_checked(reading))
        with self._writing() as db:
            changed = self._put_in_place(db, reading, data)
        self._recent.clear()
        return changed

    def _fill(self, db: Connection, numbers: Sequence[int]) -> None:
        r = t.readings.c
        kept = db.execute(select(r.number, r.recorded_at).where(r.number.in_(numbers)).order_by(r.number)).all()
        derive(db, [(number, _decode(db, number), recorded_at) for number, recorded_at in kept], self._joiner)


def _check(reading: Reading) -> None:
    wrong = broken_spans(reading) or without_number(reading)
    if wrong:
        raise OnRecordError("OR-406", where=reading.article.id, detail=f"{wrong[0][0]}: {wrong[0][1]}")


def _decode(db: Connection, number: int) -> Reading:
    """Return a kept reading as it was corrected: what all tables are made of."""
    return judged.as_corrected(db, kept_reading(db, number)).reading


def _refill(db: Connection) -> int:
    """Empty the derived tables and fill them from the kept readings; return how many readings there are."""
    clear_derived(db)
    count = refill(db, _decode)
    settle_kept(db)
    return count


def _checked(reading: Reading) -> bytes:
    """Return the JSON of a reading that can be kept. Raises OR-406 for any other."""
    _check(reading)
    try:
        return reading.to_json()
    except UnicodeEncodeError as error:       # half a pair of surrogates
        raise OnRecordError("OR-406", where=reading.article.id, detail=str(error)) from error
