"""The record as everybody asks it: ``onrecord.open(path)`` returns an ``OpenRecord``.

In: a path. Out: answers (``onrecord.questions.answers``). Every method reads the newest version of each article.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Literal, get_args

from onrecord.errors import OnRecordError
from onrecord.facts import Article, Reading
from onrecord.facts.claim import ClaimKind
from onrecord.facts.dated import asked_day
from onrecord.facts.vocabulary import words
from onrecord.questions import exporting
from onrecord.questions.alike import PerhapsOne
from onrecord.questions.answers import Page, Row
from onrecord.questions.article_answers import ArticleRow, CopyRow, CreditRow
from onrecord.questions.beside import with_beside
from onrecord.questions.claim_answers import ClaimLadder, ClaimRow
from onrecord.questions.copying import all_copies, copies_of, credited
from onrecord.questions.correcting import Corrections
from onrecord.questions.exporting_events import coded_rows, event_rows
from onrecord.questions.following import Following, plain
from onrecord.questions.formula_rows import Formula
from onrecord.questions.formulas import formulas
from onrecord.questions.found_answers import ActorSeen, Hit, Shown
from onrecord.questions.happenings import Happenings
from onrecord.questions.hits import hits
from onrecord.questions.keeping_told import keep_told
from onrecord.questions.ladders import claim_rows, ladder, undated
from onrecord.questions.naming import actors_meant
from onrecord.questions.news import news_row, order_of, what_is_new
from onrecord.questions.news_row import NewsRow
from onrecord.questions.paging import asked, check_limit, page
from onrecord.questions.rows import Rows
from onrecord.questions.showing import resolve, show
from onrecord.questions.statement_answers import StatementRow, TimelineRow
from onrecord.questions.stories import story_numbers
from onrecord.questions.taken import Taken
from onrecord.record import WHOLE, About, Added, Forgotten, Lately, Problem, Record, part_of_rows

ExportKind = Literal["articles", "statements", "positions", "claims", "events", "coded", "corrections"]


class OpenRecord(Corrections, Following, Happenings, PerhapsOne, Taken):
    """A record with its questions. Use it as a context manager, or close it.

    Days (``since``, ``until``, ``as_of``) are ISO, also partial (``2025``, ``2025-04``): ``since`` from the first
    day on, ``until`` and ``as_of`` to the last day, both included. A day that is none raises OR-503.
    An article whose day is only bounded counts from its latest day on; one of no known latest day is in no answer
    ``as_of`` a day, and the answer says how many these are (``undated``).
    ``by`` and actors in ``about`` are a code (``CHN``), an id or a name in any spelling the articles use; ``by`` also
    a part of one name (OR-502 where several have it).
    ``limit`` null: all; below 0 raises OR-507. ``after``: ``next`` of the page before, so that a list is told page by
    page; what comes in meanwhile shifts none of it. Another list's or a damaged one raises OR-509.
    Raises OR-4xx where the record itself is at fault.
    """

    def __init__(self, path: str | os.PathLike[str], create: bool = True) -> None:
        """Open the record at ``path`` (OR-401 … OR-406: not there, not writable, not a record, newer, locked)."""
        self.record = Record.open(path, create=create)

    def close(self) -> None:
        """Close the record; what was added is kept."""
        self.record.close()

    def __enter__(self) -> OpenRecord:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
                 ) -> None:
        self.close()

    # --- keeping

    def add(self, reading: Reading) -> Added:
        """Add one reading, whole or not at all; the same article twice changes nothing."""
        added = self.record.add(reading)
        keep_told(self.record)
        return added

    def add_many(self, readings: Iterable[Reading], settle: bool = True) -> list[Added | OnRecordError]:
        """Add readings in one transaction that is on the disk when this returns: far cheaper than one by one.

        What became of each, in their order; one that cannot be kept is left out, and its error (OR-406) stands in its
        place. Raises OR-402 and OR-405 where the file cannot be written: then none of them was added. Other programs
        wait meanwhile, so 50 to 200 at a time are right. Stories are decided in order of publication: those of articles
        that come late are decided at once with ``settle``, else when ``settle()`` is called after the last batch.
        """
        added = self.record.add_many(readings, settle)
        if settle:
            keep_told(self.record)
        return added

    def settle(self) -> None:
        """Decide the stories of articles that came late and wait (``add_many``), and tell the claims that changed.

        Nothing waits: nothing happens.
        """
        self.record.settle()
        keep_told(self.record)

    def known(self, article: Article) -> bool:
        """Whether these words of this publication are on record, so that they need not be read again."""
        return self.record.known(article)

    def numbers_of(self, articles: Sequence[Article]) -> list[int | None]:
        """Return under which numbers texts are on record, for ``note_files``; null for one that is not."""
        return self.record.numbers_of(articles)

    def note_files(self, files: Sequence[tuple[bytes, Sequence[int]]]) -> None:
        """Note files by fingerprint and the numbers of all their texts, so that they need not be parsed again."""
        self.record.note_files(files)

    def articles_of_file(self, fingerprint: bytes) -> list[str] | None:
        """Return the ids of the articles of a noted file, in its order; null where not all of them are on record."""
        return self.record.articles_of_file(fingerprint)

    def forget(self, article: str) -> Forgotten:
        """Remove an article, all its versions and everything taken from them. Only its whole id will do (OR-501)."""
        gone = self.record.forget(plain(article))
        keep_told(self.record)
        return gone

    def read_again(self, reading: Reading) -> bool:
        """Put a newer reading of known words in the place of the kept one; whether anything changed (OR-501, OR-406).

        Corrections stay attached: they find their facts by the words.
        """
        return self.record.read_again(reading)

    def verify(self) -> list[Problem]:
        """Re-read every span of every reading against its text; an empty list is a sound record."""
        return self.record.verify()

    def rebuild(self) -> int:
        """Refill all tables from the kept readings and return how many there are; no answer changes."""
        count = self.record.rebuild()
        keep_told(self.record)
        return count

    # --- asking

    def articles(self, *, versions: bool = False, newest: bool = False, limit: int | None = None,
                 after: str | None = None) -> Page[ArticleRow]:
        """Articles by date of publication, oldest (or ``newest``) first; with ``versions`` the superseded ones too."""
        part = asked("articles", limit, after, newest)
        with self._rows() as rows:
            found = rows.snapshot.articles.listed(versions, part)
            return page("articles", (rows.article(row) for row in found.rows), found, part)

    def article(self, id: str) -> ArticleRow:
        """Return one article, its newest version. ``id`` may be cut short (OR-501, OR-502)."""
        with self._rows() as rows:
            return rows.article(rows.snapshot.articles.one(_article_number(rows, id)))

    def statements(self, *, by: str | None = None, about: str | None = None, since: str | None = None,
                   until: str | None = None, act: str | None = None, as_of: str | None = None, newest: bool = False,
                   limit: int | None = 60, after: str | None = None) -> Page[StatementRow]:
        """Statements, oldest (or ``newest``) first.

        ``by``: who spoke, or the state it was said for (OR-504 where no such actor is on record). ``about``: an
        actor mentioned in the words attributed, or words that all stand in them (any form of a word). ``act``: one
        of the acts (OR-505). ``as_of``: only what was published by that day.
        """
        part = asked("statements", limit, after, newest)
        if act is not None and act not in words("acts"):
            raise OnRecordError("OR-505", where=repr(act), detail=", ".join(words("acts")))
        day = asked_day(as_of, last=True)
        with self._rows() as rows:
            found = rows.snapshot.statements.listed(
                by=None if by is None else actors_meant(rows, plain(by)), about=_about(rows, about),
                since=asked_day(since, last=False), until=asked_day(until, last=True), act=act,
                as_of=day, part=part)
            rows.expect(found.rows)
            return page("statements", (rows.statement(row.number, row.place) for row in found.rows), found, part,
                        rows.snapshot.articles.undated(day))

    def claims(self, about: str | None = None, *, story: str | None = None, kind: str | None = None,
               topics: bool = False, as_of: str | None = None, limit: int | None = 60, after: str | None = None,
               ) -> Page[ClaimRow]:
        """Claims: first those on which parties differ; of these, and of the rest, those of most outlets first.

        Then count articles, positions, and age.

        ``story``: those that its articles carry; each is counted over all articles that have it. ``kind``: one of the
        kinds (OR-505). ``topics``: also words without predicate or subject, which are no claims, and what one
        outlet alone puts forward.
        """
        part, day = asked("claims", limit, after), asked_day(as_of, last=True)
        if kind is not None and kind not in get_args(ClaimKind):
            raise OnRecordError("OR-505", where=repr(kind), detail=", ".join(get_args(ClaimKind)))
        with self._rows() as rows:
            of_story = None if story is None else story_numbers(rows, plain(story), day)
            found = rows.snapshot.claims.listed(_about(rows, about), day, part, of_story, kind, topics)
            return page("claims", claim_rows(rows, [row.claim for row in found.rows], day), found, part,
                        rows.snapshot.articles.undated(day))

    def claim(self, id: str, *, as_of: str | None = None) -> ClaimLadder:
        """Return a claim's ladder. ``id``: of the claim in any article, or its beginning (OR-501, OR-502)."""
        day = asked_day(as_of, last=True)
        with self._rows() as rows:
            _, whole = resolve(rows, plain(id), ["claim"])
            claim = rows.snapshot.claims.of_id(whole)
            if claim is None or not rows.links(claim, day):
                without = claim is not None and undated(rows, claim, day)
                why = f"; {without} of its articles have no known day" if without else ""
                raise OnRecordError("OR-501", where=repr(id), detail=f"not yet by {day}{why}")
            return with_beside(rows, ladder(rows, claim, day), claim, day)

    def show(self, id: str, *, limit: int | None = 20) -> Shown:
        """Return the words of a statement, claim, actor or article in their paragraphs.

        ``id`` may be cut short: unknown is OR-501, ambiguous OR-502 (naming the candidates).
        """
        check_limit(limit)
        with self._rows() as rows:
            return show(rows, plain(id), limit)

    def search(self, words: str, *, limit: int | None = 20) -> Page[Hit]:
        """Articles in which all the words stand, best match first. ``"in quotes"`` is a phrase. Any string will do."""
        check_limit(limit)
        with self._rows() as rows:
            found = rows.snapshot.search.words(plain(words), limit)
            rows.expect(found.rows)
            return Page(tuple(hits(rows, plain(words), found.rows)), found.total, limit)

    def actors(self, *, limit: int | None = 60) -> Page[ActorSeen]:
        """Actors that are a state or act for one, each where an article first names it, in the order of these."""
        check_limit(limit)
        with self._rows() as rows:
            found = rows.kept.first_mentions = rows.kept.first_mentions or rows.snapshot.actors.first_mentions()
            rows.expect(found[:limit])
            return Page(tuple(rows.seen(row.actor, row.number, row.id) for row in found[:limit]), len(found), limit)

    def formulas(self, party: str | None = None, *, as_of: str | None = None, limit: int | None = 20) -> Page[Formula]:
        """Wording that one party uses on several occasions, perhaps a little changed: the longest first.

        ``party``: a state or an actor, as in ``by``. What several articles report of one statement is one use; copies
        are none. What other parties say as well is left out.
        """
        check_limit(limit)
        day = asked_day(as_of, last=True)
        with self._rows() as rows:
            parties = None if party is None else actors_meant(rows, plain(party))
            found = formulas(rows, parties, day)
            return Page(tuple(found[:limit]), len(found), limit, undated=rows.snapshot.articles.undated(day))

    def timeline(self, about: str | None = None, *, story: str | None = None, since: str | None = None,
                 until: str | None = None, as_of: str | None = None, limit: int | None = 60,
                 after: str | None = None) -> Page[TimelineRow]:
        """Dated statements and positions, oldest first; a statement that carries a position stands once, as it.

        ``story``: what the articles of a story say.
        """
        part, day = asked("timeline", limit, after), asked_day(as_of, last=True)
        with self._rows() as rows:
            found = rows.snapshot.search.timeline(_about(rows, about), asked_day(since, last=False),
                                       asked_day(until, last=True), day, part,
                                       None if story is None else story_numbers(rows, plain(story), day))
            rows.expect(found.rows)
            return page("timeline", (rows.timeline(row) for row in found.rows), found, part,
                        rows.snapshot.articles.undated(day))

    def new(self, *, since: str | None = None, article: str | None = None, as_of: str | None = None,
            limit: int | None = 60, after: str | None = None) -> Page[NewsRow]:
        """What was published from a day on, or by one article, and was not on record before: by day of publication.

        New claims and actors, positions that changed, other numbers than those told before. ``article`` may be
        cut short; what was out before its day counts as known. Raises OR-523 where neither or both are given.
        """
        part = asked("new", limit, after)
        if (since is None) == (article is None):
            raise OnRecordError("OR-523")
        day, first = asked_day(as_of, last=True), asked_day(since, last=False)
        with self._rows() as rows:
            number = None if article is None else _article_number(rows, article)
            head = None if number is None else rows.head(number)
            if head is not None and day is not None and (head.day is None or head.day > day):
                raise OnRecordError("OR-501", where=repr(article), detail=f"not yet by {day}")
            lately = Lately(first, day, number, first if head is None else head.day or "9999-99-99")
            found = part_of_rows(what_is_new(rows, lately), lambda one: order_of(rows, one), part)
            return page("new", (news_row(rows, one) for one in found.rows), found, part,
                        rows.snapshot.articles.undated(day))

    def copies(self, article: str | None = None, *, as_of: str | None = None, limit: int | None = 60,
               after: str | None = None) -> Page[CopyRow]:
        """Copies and later versions, by day of publication; of one article: all with its text, and what differs.

        ``article`` may be cut short (OR-501, OR-502). An article is set against those published before it, so a list
        as of a day is not changed by what comes later.
        """
        part, day = asked("copies", limit, after), asked_day(as_of, last=True)
        with self._rows() as rows:
            if article is None:
                return all_copies(rows, day, part)
            return copies_of(rows, _article_number(rows, article), day, part)

    def credits(self, article: str) -> tuple[CreditRow, ...]:
        """Return whose report an article says it is, in whole or in part. ``article`` may be cut short."""
        with self._rows() as rows:
            return credited(rows, _article_number(rows, article))

    # --- taking away

    def export_rows(self, kind: ExportKind = "statements") -> Iterator[Row]:
        """Yield flat rows (plain strings, numbers, null; same keys in the same order) for a table of that kind."""
        if kind not in get_args(ExportKind):
            raise OnRecordError("OR-506", where=repr(kind), detail=", ".join(get_args(ExportKind)))
        return self._exported(kind)

    def _exported(self, kind: ExportKind) -> Iterator[Row]:
        if kind == "corrections":
            yield from map(exporting.correction_row, self.corrections(limit=None).items)
            return
        with self._rows() as rows:
            if kind == "articles":
                for text in rows.snapshot.articles.listed(True, WHOLE).rows:
                    yield exporting.article_row(rows.article(text))
            elif kind == "statements":
                for said in rows.snapshot.statements.listed(by=None, about=None, since=None, until=None, act=None,
                                                            as_of=None, part=WHOLE).rows:
                    yield exporting.statement_row(rows.statement(said.number, said.place))
            elif kind in ("events", "coded"):
                made = event_rows if kind == "events" else coded_rows
                for at in rows.snapshot.events.listed(each_report=True, as_of=None, part=WHOLE).rows:
                    yield from made(rows, at)
            else:
                for one in rows.snapshot.claims.listed(None, None, WHOLE, topics=True).rows:
                    found = ladder(rows, one.claim, None)
                    yield from [exporting.claim_row(found.claim)] if kind == "claims" else [
                        exporting.position_row(found.claim, position) for position in found.positions]

    def readings(self) -> Iterator[bytes]:
        """Yield every kept Reading as its JSON, byte for byte as it was added, in order of recording."""
        return self.record.readings()

    @contextmanager
    def _rows(self) -> Iterator[Rows]:
        with self.record.snapshot() as snapshot:
            yield Rows(snapshot)


def _article_number(rows: Rows, asked: str) -> int:
    _, whole = resolve(rows, plain(asked), ["article"])
    return rows.snapshot.articles.number_of(whole) or 0


def _about(rows: Rows, asked: str | None) -> About | None:
    return None if asked is None else rows.snapshot.statements.about_what(plain(asked))
