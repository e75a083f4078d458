"""The record as everybody asks it: ``onrecord.open(path)`` returns an ``OpenRecord``.

In: a path. Out: answers (``onrecord.questions.answers``). Every method reads the newest version of each article.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import TracebackType
from typing import Literal

from onrecord.facts import Article, Reading
from onrecord.questions.answers import (
    ArticleRow,
    ClaimLadder,
    ClaimRow,
    Formula,
    Hit,
    Page,
    Row,
    Shown,
    StatementRow,
    TimelineRow,
)
from onrecord.record import Added, Forgotten, Problem, Record

ExportKind = Literal["articles", "statements", "positions", "claims"]


class OpenRecord:
    """A record with its questions. Use it as a context manager, or close it.

    Days (``since``, ``until``, ``as_of``) are ISO, also partial (``2025``, ``2025-04``): ``since`` from the first
    day on, ``until`` and ``as_of`` to the last day, both included. A day that is none raises OR-503.
    ``by`` and actors in ``about`` are a code (``CHN``), an id or a name in any spelling the articles use.
    ``limit`` null: all. Raises OR-4xx where the record itself is at fault.
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
        return self.record.add(reading)

    def known(self, article: Article) -> bool:
        """Whether these words of this publication are on record, so that they need not be read again."""
        return self.record.known(article)

    def forget(self, article: str) -> Forgotten:
        """Remove an article, all its versions and everything taken from them (OR-501, OR-502 for the id)."""
        raise NotImplementedError

    def verify(self) -> list[Problem]:
        """Re-read every span of every reading against its text; an empty list is a sound record."""
        return self.record.verify()

    def rebuild(self) -> int:
        """Refill all tables from the kept readings and return how many there are; no answer changes."""
        return self.record.rebuild()

    # --- asking

    def articles(self, *, versions: bool = False, limit: int | None = None, offset: int = 0) -> Page[ArticleRow]:
        """Articles by date of publication, oldest first; with ``versions`` the superseded ones too."""
        raise NotImplementedError

    def statements(self, *, by: str | None = None, about: str | None = None, since: str | None = None,
                   until: str | None = None, act: str | None = None, as_of: str | None = None,
                   limit: int | None = 60, offset: int = 0) -> Page[StatementRow]:
        """Statements, oldest first.

        ``by``: who spoke, or the state it was said for (OR-504 where no such actor is on record). ``about``: an
        actor mentioned in the words attributed, or words that all stand in them (any form of a word). ``act``: one
        of the acts (OR-505). ``as_of``: only what was published by that day.
        """
        raise NotImplementedError

    def claims(self, about: str | None = None, *, as_of: str | None = None, limit: int | None = 60, offset: int = 0,
               ) -> Page[ClaimRow]:
        """Claims, those in most articles first, then those with most positions, then the oldest."""
        raise NotImplementedError

    def claim(self, id: str, *, as_of: str | None = None) -> ClaimLadder:
        """Return a claim's ladder. ``id``: of the claim in any article, or its beginning (OR-501, OR-502)."""
        raise NotImplementedError

    def show(self, id: str, *, limit: int | None = 20) -> Shown:
        """Return the words of a statement, claim, actor or article in their paragraphs.

        ``id`` may be cut short: unknown is OR-501, ambiguous OR-502 (naming the candidates).
        """
        raise NotImplementedError

    def search(self, words: str, *, limit: int | None = 20, offset: int = 0) -> Page[Hit]:
        """Articles in which all the words stand, best match first. ``"in quotes"`` is a phrase. Any string will do."""
        raise NotImplementedError

    def formulas(self, actor: str | None = None, *, limit: int | None = 20, offset: int = 0) -> Page[Formula]:
        """Wording that one party repeats in articles that are not copies: five words in a row or more, longest first."""
        raise NotImplementedError

    def timeline(self, about: str | None = None, *, since: str | None = None, until: str | None = None,
                 as_of: str | None = None, limit: int | None = 60, offset: int = 0) -> Page[TimelineRow]:
        """Dated statements and positions, oldest first; a statement that carries a position stands once, as it."""
        raise NotImplementedError

    # --- taking away

    def export_rows(self, kind: ExportKind = "statements") -> Iterator[Row]:
        """Yield flat rows (plain strings, numbers, null; same keys in the same order) for a table of that kind."""
        raise NotImplementedError

    def readings(self) -> Iterator[bytes]:
        """Yield every kept Reading as its JSON, byte for byte as it was added, in order of recording."""
        return self.record.readings()
