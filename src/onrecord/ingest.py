"""Articles into a record: found, read, kept in batches, each with what became of it. Read this after ``joining.py``.

In: what intake found (articles, and what it had to skip). Out: an ``Outcome`` of each, in their order and not before it
is on the disk; their ``Tally``. Nothing is held but the batch at hand, so a folder of any size needs little memory. A
file is noted once all that came of it is on the disk: after a crash it is parsed again.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts import Article, Reading
from onrecord.intake.files import FileEnd, KnownFile
from onrecord.intake.parsing import Skipped
from onrecord.workers import Pool

if TYPE_CHECKING:
    from onrecord.intake import Found
    from onrecord.record import Added

ARTICLES, SECONDS = 100, 5.0    # of a batch: what is lost at most if the power goes is read again
Became = Literal["new", "copy", "version", "known", "skipped"]


class Keeps(Protocol):
    """What takes readings: an open record."""

    def known(self, article: Article) -> bool:
        """Whether these words of this publication are on record."""
        ...

    def add_many(self, readings: Iterable[Reading], settle: bool = True) -> Sequence[Added | OnRecordError]:
        """Add readings in one transaction that is on the disk when this returns; ``settle``: stories too."""
        ...

    def settle(self) -> None:
        """Decide the stories of those that came late and wait for one."""
        ...

    def numbers_of(self, articles: Sequence[Article]) -> Sequence[int | None]:
        """Return under which numbers articles are on record; their texts need not be there."""
        ...

    def note_files(self, files: Sequence[tuple[bytes, Sequence[int]]]) -> None:
        """Note files by the numbers of all articles that came of them."""
        ...


class Outcome(msgspec.Struct, frozen=True):
    """What became of one article: ``article`` its id, or ``error`` why it was skipped.

    ``apart``: its address is known, with wholly other words, so it is an article of its own.
    """

    became: Became
    article: str | None = None
    statements: int = 0
    claims: int = 0
    error: OnRecordError | None = None
    apart: bool = False


class Tally:
    """Counts of outcomes: by what became of them, by number of error, and of the facts found."""

    def __init__(self) -> None:
        self.became: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.apart = 0
        self.statements = 0
        self.claims = 0
        self.known: str | None = None  # the id of the first article that was on record already

    def count(self, outcome: Outcome) -> None:
        """Add one outcome."""
        self.became[outcome.became] += 1
        self.apart += outcome.apart
        self.statements += outcome.statements
        self.claims += outcome.claims
        if outcome.became == "known":
            self.known = self.known or outcome.article
        if outcome.error is not None:
            self.errors[outcome.error.code] += 1

    @property
    def read(self) -> int:
        """How many articles were read and added."""
        return self.became["new"] + self.became["copy"] + self.became["version"]

    def to_dict(self) -> dict[str, object]:
        """Return the counts as plain data."""
        counts: dict[str, object] = {k: self.became[k] for k in ("new", "copy", "version", "known", "skipped")}
        return counts | {"errors": dict(self.errors), "statements": self.statements, "claims": self.claims}


def read_each(found: Iterable[Found], pool: Pool | None = None) -> Iterator[Reading | OnRecordError]:
    """Read every article; what cannot be read comes out as its error, and the rest goes on; ``pool``: who reads."""
    for one, reading in (pool or Pool(1)).each(found):
        if isinstance(one, Article | Skipped):
            yield reading()


def ingest(record: Keeps, found: Iterable[Found], articles: int = ARTICLES, seconds: float = SECONDS,
           pool: Pool | None = None) -> Generator[Outcome, None, None]:
    """Read every article that is not known yet and add it: a batch of up to so many, or of so many seconds, at once.

    What was read when somebody stops it is kept. Errors of the record itself (OR-4xx) are raised, since every further
    article would meet them too; a reading that cannot be kept (OR-406) is skipped. ``pool``: who reads, this process
    where none is given; what is kept, and in which order, is the same.
    """
    batch = _Batch(record, articles, seconds)
    try:
        for one, reading in (pool or Pool(1)).each(found, record.known):
            if isinstance(one, Article):
                if batch.has(one):              # whether it is known shows when that one is kept
                    yield from batch.commit()
                batch.put(Outcome("known", article=one.id) if record.known(one) else reading(), one)
            else:
                batch.pass_over(one)
            if batch.is_due():
                yield from batch.commit()
        yield from batch.commit(last=True)
        record.settle()
    except GeneratorExit:               # nobody waits for outcomes any more
        batch.commit(last=True)
        record.settle()
        raise
    except BaseException:               # Ctrl-C, no reader model: what was read until now is kept
        yield from batch.commit(last=True)
        record.settle()
        raise


class _Batch:
    """What was read and is not kept yet, with what became of the articles between."""

    def __init__(self, record: Keeps, articles: int, seconds: float) -> None:
        self._record, self._articles, self._seconds = record, articles, seconds
        self._files = _Files(record)
        self._waiting: list[tuple[Reading | Outcome, Article | None] | FileEnd] = []
        self._pages: set[str] = set()
        self._many = 0
        self._since = 0.0

    def put(self, one: Reading | OnRecordError | Outcome, article: Article) -> None:
        """Take what was read, or what became of an article that need not be kept."""
        if isinstance(one, Reading):
            if not self._many:
                self._since = monotonic()
            self._many += 1
            self._pages |= _pages(one.article)
        self._waiting.append((Outcome("skipped", error=one) if isinstance(one, OnRecordError) else one, article))

    def pass_over(self, one: Skipped | KnownFile | FileEnd) -> None:
        """Take what is no article to be read."""
        match one:
            case FileEnd():
                self._waiting.append(one)
            case KnownFile():
                self._waiting += [(Outcome("known", article=id), None) for id in one.articles]
            case Skipped():
                self._waiting.append((Outcome("skipped", error=one.error), None))

    def has(self, article: Article) -> bool:
        """Whether the same article waits, or another text of its page."""
        return not self._pages.isdisjoint(_pages(article))

    def is_due(self) -> bool:
        """Whether nothing waits to be kept, or enough does."""
        return not self._many or self._many >= self._articles or monotonic() - self._since >= self._seconds

    def commit(self, last: bool = False) -> list[Outcome]:
        """Keep what waits, in one transaction; return what became of all, in their order."""
        waiting, self._waiting = self._waiting, []
        self._pages, self._many = set(), 0
        readings = [one[0] for one in waiting if isinstance(one, tuple) and isinstance(one[0], Reading)]
        added = iter(self._record.add_many(readings, settle=False) if readings else ())
        became = []
        for one in waiting:
            if isinstance(one, tuple):
                result, article = one
                outcome = _outcome(result, next(added)) if isinstance(result, Reading) else result
                self._files.take(outcome, article)
                became.append(outcome)
            else:
                self._files.end(one.fingerprint)
        self._files.note(last or bool(readings))
        return became


class _Files:
    """The file at hand: whether all that came of it is on record, and those that are to be noted."""

    def __init__(self, record: Keeps) -> None:
        self._record = record
        self._whole, self._fresh, self._numbers = True, list[Article](), array("Q")
        self._ended: list[tuple[bytes, Sequence[int]]] = []

    def take(self, outcome: Outcome, article: Article | None) -> None:
        """Take what became of the next article of the file, which is on record unless that is an error."""
        if outcome.error is not None:
            self._whole = False
        elif article is not None:
            self._fresh.append(msgspec.structs.replace(article, text="", not_body=()))
            if len(self._fresh) >= ARTICLES:
                self._number()

    def end(self, fingerprint: bytes | None) -> None:
        """End the file."""
        if fingerprint is not None:
            self._number()
            if self._whole and self._numbers:
                self._ended.append((fingerprint, list(self._numbers)))
        self._whole, self._fresh, self._numbers = True, [], array("Q")

    def note(self, now: bool) -> None:
        """Note the files that ended, if it is time to or there are many."""
        if self._ended and (now or len(self._ended) >= ARTICLES):
            self._record.note_files(self._ended)
            self._ended = []

    def _number(self) -> None:
        for number in self._record.numbers_of(self._fresh) if self._whole else ():
            self._whole = self._whole and number is not None
            self._numbers.append(number or 0)
        self._fresh.clear()


def _pages(article: Article) -> set[str]:
    """Return by what an article and other texts of its page can be told to be one."""
    return {article.id, f"{article.outlet or ''}\n{article.url}" if article.url else article.id}


def _outcome(reading: Reading, added: Added | OnRecordError) -> Outcome:
    if isinstance(added, OnRecordError):
        return Outcome("skipped", article=reading.article.id, error=added)
    if added.status == "known":  # another program was faster
        return Outcome("known", added.article)
    return Outcome(added.status, added.article, len(reading.statements), len(reading.claims), apart=added.apart)
