"""One record, asked by several requests at once: each has an open record to itself for as long as it asks.

In: a path. Out: ``OpenRecord``s; those given back are used again, since opening one takes longer than most questions.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord

KEPT = 8


class Records:
    """Open records of one path."""

    def __init__(self, path: str) -> None:
        """Open the record once, so that what is wrong with it shows at once (OR-4xx)."""
        self.path = path
        self._lock = threading.Lock()
        self._idle = [OpenRecord(path, create=False)]

    @contextmanager
    def one(self) -> Iterator[OpenRecord]:
        """Lend an open record; one that failed is closed, since a file may have been put in its place."""
        with self._lock:
            found = self._idle.pop() if self._idle else None
        record = found or OpenRecord(self.path, create=False)
        try:
            yield record
        except OnRecordError as error:
            self._take_back(record, sound=not error.code.startswith("OR-4"))
            raise
        except BaseException:
            self._take_back(record, sound=False)
            raise
        self._take_back(record, sound=True)

    def _take_back(self, record: OpenRecord, sound: bool) -> None:
        with self._lock:
            if sound and len(self._idle) < KEPT:
                self._idle.append(record)
                return
        record.close()

    def close(self) -> None:
        """Close those that nobody uses."""
        with self._lock:
            idle, self._idle = self._idle, []
        for record in idle:
            record.close()
