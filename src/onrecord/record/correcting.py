"""The part of a record that takes corrections: a judgement is added, and all that it bears on is set right.

In: judgements, newer readings of known words. Out: the same tables that a rebuild would make. An article that was
judged is taken off the tables and derived again; claims that were judged are joined again in order of publication.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, select

from onrecord.errors import OnRecordError
from onrecord.facts import Reading
from onrecord.facts.judgement import Judgement
from onrecord.judging.actors import ActorRulings
from onrecord.judging.apply import Corrected
from onrecord.record import judgements as judged
from onrecord.record import tables as t
from onrecord.record.copies import Bodies, article_kept
from onrecord.record.finding import article_rows
from onrecord.record.forgetting import Forgotten, called_in, forget, numbers_of, settle_actors, take_off
from onrecord.record.judged_claims import judged_claims, settle_judged
from onrecord.record.kept import keep, kept, kept_ones, unpacked
from onrecord.record.opening import asking, writing
from onrecord.record.stories import Teller, rests_alone

_CACHED = 256      # decoded readings that questions find in memory


class Correctable(ABC):
    """Judgements and corrected readings of an open record."""

    path: str
    _engine: Engine
    _bodies: Bodies
    _teller: Teller
    _recent: OrderedDict[tuple[int, judged.State], Corrected]

    @abstractmethod
    def _fill(self, db: Connection, numbers: Sequence[int], bodies: Bodies) -> None:
        """Derive some articles from their kept readings."""

    def judge(self, judgement: Judgement) -> Judgement:
        """Add a judgement and set right all that it bears on, in one transaction; return it with its id and sequence.

        What it is about need not be on record (yet): ``onrecord.questions`` makes sure of that.
        """
        with self.writing() as db:
            return self.judge_in(db, judgement)

    def judge_in(self, db: Connection, judgement: Judgement) -> Judgement:
        """Do so within a transaction of the caller's (``writing``, ``trying``)."""
        if judgement.touches == "article":
            with self._rederiving(db, _texts(db, [s.article or "" for s in judgement.about])):
                return judged.write(db, judgement)
        before = judged.rulings(db)
        claims = judged_claims(db, before)
        made = judged.write(db, judgement)
        if judgement.touches == "claims":
            settle_judged(db, judged.rulings(db), claims)
        elif judgement.touches == "actors":
            self._name_anew(db, before.actors, judged.kept(db))
        return made

    def _name_anew(self, db: Connection, before: ActorRulings, judgements: Sequence[Judgement]) -> None:
        """Derive the texts again some of whose actors are others now. ``judgements``: those made until now."""
        names = {s.id: s.name or "" for j in judgements if j.touches == "actors" for s in j.about if s.article is None}
        with self._rederiving(db, sorted(_texts_naming(db, before, judged.rulings(db).actors, names))):
            pass

    def _forget(self, db: Connection, article: str) -> Forgotten:
        """Take an article off the record, and what people said of it."""
        def decode(db: Connection, number: int) -> Reading:
            return judged.as_corrected(db, kept_reading(db, number)).reading

        before, judgements = judged.rulings(db), judged.kept(db)
        with self._retelling(db, numbers_of(db, article)):
            gone = forget(db, article, decode, self._bodies)
        if judgements:
            self._name_anew(db, before.actors, judgements)
        return gone

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One writing transaction; where it fails, nothing of it is remembered."""
        try:
            with writing(self._engine, self.path) as db:
                yield db
        except BaseException:      # Ctrl-C too rolls the file back: what is remembered of it must go with that
            self._teller.forget()
            raise

    @contextmanager
    def trying(self) -> Iterator[Connection]:
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
            self._teller.forget()

    def judgements(self) -> list[Judgement]:
        """Return all judgements, undos among them, in order of making."""
        with asking(self._engine, self.path) as db:
            return judged.kept(db)

    def stories_judged(self) -> list[Judgement]:
        """Return the judgements in force on which articles belong to one story, in order of making."""
        with asking(self._engine, self.path) as db:
            return judged.across(db, "stories")

    def corrected(self, db: Connection, number: int, state: judged.State) -> Corrected:
        """Return a reading with what was corrected in it. ``state``: of the judgements in this transaction."""
        found = self._recent.pop((number, state), None) or judged.opened_as_corrected(db, kept(db, number))
        self._recent[number, state] = found
        if len(self._recent) > _CACHED:
            self._recent.popitem(last=False)
        return found

    def expect(self, db: Connection, numbers: Iterable[int], state: judged.State) -> None:
        """Take readings into memory that will be asked for one by one: one question to the file instead of many."""
        wanted = [number for number in dict.fromkeys(numbers) if (number, state) not in self._recent][:_CACHED]
        for number, data in kept_ones(db, wanted) if wanted else ():
            self._recent[number, state] = judged.opened_as_corrected(db, data)
        while len(self._recent) > _CACHED:
            self._recent.popitem(last=False)

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
        found = judged.rulings(db)
        claims = judged_claims(db, found)

        def decode(db: Connection, number: int) -> Reading:
            return judged.as_corrected(db, kept_reading(db, number)).reading

        known_by = self._known_by(db, numbers)
        if numbers:
            take_off(db, numbers, decode, self._bodies)
        yield
        if not numbers:
            return
        self._fill(db, numbers, self._bodies)
        now = self._known_by(db, numbers)
        if changed := [number for number in numbers if known_by[number] != now[number]]:
            self._teller.unwind(db, min(changed))
            self._teller.retell(db, min(changed), self._bodies)
        settle_actors(db, {actor for _, actor in called_in(db, numbers, decode)}, decode)
        settle_judged(db, judged.rulings(db), claims)


    @contextmanager
    def _retelling(self, db: Connection, numbers: Sequence[int]) -> Iterator[None]:
        """Take articles out of their stories, for good, and decide anew whatever was decided after they came in."""
        alone = not numbers or rests_alone(db, numbers)
        if alone:
            self._teller.leave(db, numbers)
        else:
            self._teller.unwind(db, min(numbers))
        yield
        if not alone:
            self._teller.retell(db, min(numbers), self._bodies)

    @staticmethod
    def _known_by(db: Connection, numbers: Sequence[int]) -> dict[int, object]:
        """Return what stories know articles by, beside the text: day, title, and what of the text is not the body."""
        days = {row.number: row.day for row in article_rows(db, numbers).values()}
        articles = {number: article_kept(db, number) for number in numbers}
        return {number: (days[number], one.title, one.not_body) for number, one in articles.items()}


def kept_reading(db: Connection, number: int) -> Reading:
    """Return a reading as it was added."""
    return Reading.from_json(kept(db, number))


def _texts(db: Connection, articles: Sequence[str]) -> list[int]:
    """Return the numbers of all texts of some articles, in order."""
    c = t.articles.c
    return list(db.scalars(select(c.number).where(c.id.in_(articles)).order_by(c.number)))


def _texts_naming(db: Connection, before: ActorRulings, after: ActorRulings, called: Mapping[str, str]) -> set[int]:
    """Return the numbers of the texts some of whose actors have another id now. ``called``: names of actors by id."""
    here = [article for article in before.here.keys() | after.here.keys()
            if before.here.get(article) != after.here.get(article)]
    numbers, naming = set(_texts(db, here)), t.article_actors.c
    for one in before.leads.keys() | after.leads.keys():
        was, now = before.leads.get(one, one), after.leads.get(one, one)
        if was == now:
            continue
        if " " in one:                      # the actor of one article
            numbers |= set(_texts(db, [one.partition(" ")[0]]))
            continue
        numbers |= set(db.scalars(select(naming.number).where(naming.actor == was)))
    return numbers
