"""Kept readings as they were corrected; those asked for last stay in memory, from one question to the next."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Iterable

from sqlalchemy import Connection

from onrecord.joining import Corrected
from onrecord.record import judgements as judged
from onrecord.record.opened import unreadable
from onrecord.record.sqlite.lookups import article_of
from onrecord.record.sqlite.reading_parts import kept, kept_ones

_CACHED = 256


class RecentReadings:
    """Readings by number and by the judgements that there were."""

    def __init__(self) -> None:
        self._recent: OrderedDict[tuple[int, judged.State], Corrected] = OrderedDict()

    def corrected(self, db: Connection, number: int) -> Corrected:
        """Return a reading with what was corrected in it."""
        state = judged.state(db)
        found = self._recent.pop((number, state), None) or self._opened(db, number)
        self._recent[number, state] = found
        self._shorten()
        return found

    def expect(self, db: Connection, numbers: Iterable[int]) -> None:
        """Take readings into memory that will be asked for one by one: one question to the file instead of many."""
        state = judged.state(db)
        wanted = [number for number in dict.fromkeys(numbers) if (number, state) not in self._recent][:_CACHED]
        for number, data in kept_ones(db, wanted) if wanted else ():
            self._recent[number, state] = judged.opened_as_corrected(db, data, article_of(db, number))
        self._shorten()

    def clear(self) -> None:
        """Let go of all of them."""
        self._recent.clear()

    @staticmethod
    def _opened(db: Connection, number: int) -> Corrected:
        name = article_of(db, number)
        try:
            return judged.opened_as_corrected(db, kept(db, number), name)
        except zlib.error as error:
            raise unreadable(name, error) from error

    def _shorten(self) -> None:
        while len(self._recent) > _CACHED:
            self._recent.popitem(last=False)
