"""A record on disk. In: Readings, each one transaction. Out: what became of them; kept Readings; problems found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import TracebackType
from typing import Literal

import msgspec

from onrecord.facts import Article, Reading


class Added(msgspec.Struct, frozen=True):
    """What became of a reading: ``new``, ``known`` (nothing changed), ``version`` (the page was edited) or ``copy``.

    ``article``: its id. ``version_of``: the version before it; ``copy_of``: the article with the same words that
    was published first (null where that is this one).
    """

    status: Literal["new", "known", "version", "copy"]
    article: str
    version_of: str | None = None
    copy_of: str | None = None


class Forgotten(msgspec.Struct, frozen=True):
    """What went with an article: how many texts (versions), statements and claims of it."""

    article: str
    texts: int
    statements: int
    claims: int


class Problem(msgspec.Struct, frozen=True):
    """One thing ``verify`` found wrong. ``where``: article and fact; ``what``: in words."""

    where: str
    what: str


class Record:
    """An open record: one SQLite file. ``open`` it, ``add`` readings, ``close`` it."""

    @classmethod
    def open(cls, path: str | os.PathLike[str], create: bool = True) -> Record:
        """Open the record at ``path``; make it if it is missing and ``create``; upgrade an older one."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the file."""
        raise NotImplementedError

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
                 ) -> None:
        self.close()

    def add(self, reading: Reading) -> Added:
        """Add one reading in one transaction."""
        raise NotImplementedError

    def known(self, article: Article) -> bool:
        """Whether these words of this publication are on record."""
        raise NotImplementedError

    def forget(self, article: str) -> Forgotten:
        """Remove an article (by its whole id) with all its versions and everything taken from them."""
        raise NotImplementedError

    def rebuild(self) -> int:
        """Refill all derived tables from the kept readings; return how many readings there are."""
        raise NotImplementedError

    def verify(self) -> list[Problem]:
        """Re-read every span of every reading against its text."""
        raise NotImplementedError

    def readings(self) -> Iterator[bytes]:
        """Yield the kept readings' JSON in order of recording."""
        raise NotImplementedError
