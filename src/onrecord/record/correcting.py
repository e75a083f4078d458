"""The part of a record that takes corrections: a judgement is added, and all that it bears on is set right.

In: judgements, newer readings of known words. Out: the same tables that a rebuild would make. An article that was
judged is taken off the tables and derived again; claims that were judged are joined again in order of publication.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import Connection, Engine, select

from onrecord.errors import OnRecordError
from onrecord.facts import Reading, Span
from onrecord.facts.judgement import Judgement
from onrecord.joining import Joiner, Rulings, judged_claims
from onrecord.record import judgements as judged
from onrecord.record.file.opening import OpenFile
from onrecord.record.forgetting import Forgotten, called_in, forget, numbers_of, settle_actors, take_off
from onrecord.record.queries.articles import Articles
from onrecord.record.ranking import note_judged
from onrecord.record.readings import RecentReadings
from onrecord.record.schema import tables as t
from onrecord.record.schema.codes import codes_said, write_codes
from onrecord.record.schema.compression import unpacked
from onrecord.record.settling import settle_kept
from onrecord.record.snapshot import Change
from onrecord.record.sqlite.engine import asking, writing
from onrecord.record.sqlite.reading_parts import article_kept, keep, kept
from onrecord.record.sqlite.stores import RecordStores


class _KnownBy(NamedTuple):
    """What stories know an article by, beside the text: day, title, and what of the text is not the body."""

    day: str | None
    title: str | None
    not_body: tuple[Span, ...]


class Correctable(ABC):
    """Judgements and corrected readings of an open record."""

    path: str
    _engine: Engine
    _file: OpenFile
    _joiner: Joiner
    _recent: RecentReadings

    def _check_codes(self) -> None:
        """Raise OR-409 where the record was written with other codes than the program's: it would answer wrongly."""
        if self._file.foreign_codes:
            raise OnRecordError("OR-409", where=self.path, detail=codes_said(self._file.foreign_codes))

    @abstractmethod
    def _fill(self, db: Connection, numbers: Sequence[int]) -> None:
        """Derive some articles from their kept readings."""

    def judge(self, judgement: Judgement) -> Judgement:
        """Add a judgement and set right all that it bears on, in one transaction; return it with its id and sequence.

        What it is about need not be on record (yet): ``onrecord.questions`` makes sure of that.
        """
        with self._writing() as db:
            return self._judge(db, judgement)

    @contextmanager
    def changing(self, try_only: bool = False) -> Iterator[Change]:
        """Look at the record within a writing transaction, and judge. ``try_only``: nothing of it is kept."""
        with self._trying() if try_only else self._writing() as db:
            yield Change(db, self._recent, self._judge)

    def _judge(self, db: Connection, judgement: Judgement) -> Judgement:
        if judgement.touches == "article":
            with self._rederiving(db, _texts(db, [s.article or "" for s in judgement.about])):
                return judged.write(db, judgement)
        before, stores = judged.rulings(db), RecordStores(db)
        claims = judged_claims(stores, before)
        made = judged.write(db, judgement)
        note_judged(db, _bearing_on(db, judgement))
        if judgement.touches == "claims":
            self._joiner.obey(stores, judged.rulings(db), claims)
        elif judgement.touches == "actors":
            self._name_anew(db, before)
        return made

    def _name_anew(self, db: Connection, before: Rulings) -> None:
        """Derive the texts again some of whose actors are others now."""
        with self._rederiving(db, sorted(_texts_naming(db, before, judged.rulings(db)))):
            pass

    def _forget(self, db: Connection, article: str) -> Forgotten:
        """Take an article off the record, and what people said of it."""
        def decode(db: Connection, number: int) -> Reading:
            return judged.as_corrected(db, kept_reading(db, number)).reading

        before, were_judged = judged.rulings(db), bool(judged.state(db)[0])
        note_judged(db, judged.across(db) if were_judged else ())
        with self._retelling(db, numbers_of(db, article)):
            gone = forget(db, article, decode, self._joiner)
        if were_judged:
            self._name_anew(db, before)
        return gone

    @contextmanager
    def _writing(self, whatever_codes: bool = False) -> Iterator[Connection]:
        """One writing transaction; where it fails, or its file is gone (OR-402), nothing of it is remembered."""
        if not whatever_codes:
            self._check_codes()
        try:
            with writing(self._engine, self.path) as db:
                if self._file.unwritten_codes:
                    write_codes(db)
                yield db
                settle_kept(db)
            self._file = self._file._replace(unwritten_codes=False)
            self._file.check_there()
        except BaseException:      # Ctrl-C too rolls the file back: what is remembered of it must go with that
            self._joiner.forget()
            raise

    @contextmanager
    def _trying(self) -> Iterator[Connection]:
        """One writing transaction of which nothing is kept, to see what a judgement would do."""
        try:
            with writing(self._engine, self.path) as db:
                try:
                    yield db
                finally:
                    judged.unlearn(db)      # it remembers what is not kept
                    db.rollback()
        finally:
            self._recent.clear()
            self._joiner.forget()

    def judgements(self) -> list[Judgement]:
        """Return all judgements, undos among them, in order of making."""
        with asking(self._engine, self.path) as db:
            return judged.kept(db)

    def _put_in_place(self, db: Connection, reading: Reading, data: bytes) -> bool:
        """Put a newer reading in the place of the kept one, within the caller's transaction; whether it differs."""
        r = t.readings.c
        number = db.scalar(select(r.number).where(
            r.article == reading.article.id, r.text_hash == reading.article.text_hash))
        if number is None:
            raise OnRecordError("OR-501", where=repr(reading.article.id), detail="not with these words")
        if unpacked(data) == kept(db, number):
            return False
        with self._rederiving(db, [number]):
            keep(db, number, data)
        return True

    @contextmanager
    def _rederiving(self, db: Connection, numbers: Sequence[int]) -> Iterator[None]:
        """Take some articles off the tables, change what they are made of, and derive them again."""
        stores = RecordStores(db)
        claims = judged_claims(stores, judged.rulings(db))

        def decode(db: Connection, number: int) -> Reading:
            return judged.as_corrected(db, kept_reading(db, number)).reading

        known_by = self._known_by(db, numbers)
        if numbers:
            take_off(db, numbers, decode, self._joiner)
        yield
        if not numbers:
            return
        self._fill(db, numbers)
        now = self._known_by(db, numbers)
        if changed := [number for number in numbers if known_by[number] != now[number]]:
            self._joiner.leave(stores, {number: known_by[number].day for number in changed})
            self._joiner.came(stores, changed)
            self._joiner.settle_stories(stores)
        settle_actors(db, {actor for _, actor in called_in(db, numbers, decode)}, decode)
        self._joiner.obey(stores, judged.rulings(db), claims)

    @contextmanager
    def _retelling(self, db: Connection, numbers: Sequence[int]) -> Iterator[None]:
        """Take articles out of their stories, for good, and decide anew whatever that bears on."""
        stores = RecordStores(db)
        self._joiner.leave(stores, {number: row.day for number, row in Articles(db).rows(numbers).items()})
        yield
        self._joiner.settle_stories(stores)

    @staticmethod
    def _known_by(db: Connection, numbers: Sequence[int]) -> dict[int, _KnownBy]:
        days = {row.number: row.day for row in Articles(db).rows(numbers).values()}
        articles = {number: article_kept(db, number) for number in numbers}
        return {number: _KnownBy(days[number], one.title, one.not_body) for number, one in articles.items()}


def _bearing_on(db: Connection, judgement: Judgement) -> list[Judgement]:
    """Return a judgement with those that it may bear on: who several actors are is decided together."""
    return [judgement, *(one for one in judged.across(db) if judgement.touches == one.touches == "actors")]


def kept_reading(db: Connection, number: int) -> Reading:
    """Return a reading as it was added."""
    return Reading.from_json(kept(db, number))


def _texts(db: Connection, articles: Sequence[str]) -> list[int]:
    """Return the numbers of all texts of some articles, in order."""
    c = t.articles.c
    return list(db.scalars(select(c.number).where(c.id.in_(articles)).order_by(c.number)))


def _texts_naming(db: Connection, before: Rulings, after: Rulings) -> set[int]:
    """Return the numbers of the texts some of whose actors have another id now."""
    changed = after.actors.changed_since(before.actors)
    naming = t.article_actors.c
    numbers = set(_texts(db, sorted(changed.articles)))
    for actor in changed.actors:
        numbers |= set(db.scalars(select(naming.number).where(naming.actor == actor)))
    return numbers
