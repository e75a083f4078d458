"""One record, asked by several requests at once: each has an open record to itself for as long as it asks.

In: a path. Out: ``OpenRecord``s; those given back are used again, since opening one takes longer than most questions.
The newest answers are kept for as long as nobody writes to the record: a page, its twins and the way back are one
question. Where another file was put in the record's place, or none is there any more, no open record of the old one is
lent again: what is written would be lost with it.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord

KEPT = 8            # open records that nobody uses
ANSWERS = 64        # kept
Stamp = tuple[int, ...]
File = tuple[int, int] | None       # device and number of a file; null: there is none


class Records:
    """Open records of one path."""

    def __init__(self, path: str) -> None:
        """Open the record once, so that what is wrong with it shows at once (OR-4xx)."""
        self.path = path
        self._lock = threading.Lock()
        self._file = self._found()
        self._idle = [OpenRecord(path, create=False)]
        self._answers: OrderedDict[tuple[Stamp, Hashable], Any] = OrderedDict()

    def answer(self, key: Hashable, ask: Callable[[OpenRecord], Any]) -> Any:
        """Return the answer to a question; ``key``: what tells it from others. It is frozen: others get it too."""
        at = self._stamp(), key
        with self._lock:
            if at in self._answers:
                self._answers.move_to_end(at)
                return self._answers[at]
        with self.one() as record:
            found = ask(record)
        with self._lock:
            self._answers[at] = found
            while len(self._answers) > ANSWERS:
                self._answers.popitem(last=False)
        return found

    def forget_answers(self) -> None:
        """Let go of all answers: something was written here."""
        with self._lock:
            self._answers.clear()

    def _stamp(self) -> Stamp:
        """Return what changes when anybody writes to the record: the ages and sizes of its file and of its log."""
        found: list[int] = []
        for path in (self.path, f"{self.path}-wal"):
            with suppress(OSError):
                told = os.stat(path)
                found += [told.st_ino, told.st_mtime_ns, told.st_size]
        return tuple(found)

    @contextmanager
    def one(self) -> Iterator[OpenRecord]:
        """Lend an open record of the file that is there now; one that failed is closed. Raises OR-4xx."""
        self._leave_the_old()
        with self._lock:
            found, of = self._idle.pop() if self._idle else None, self._file
        record = found or OpenRecord(self.path, create=False)
        try:
            yield record
        except OnRecordError as error:
            self._take_back(record, of, sound=not error.code.startswith("OR-4"))
            raise
        except BaseException:   # raised again: whatever ended the question, its connection is not lent again
            self._take_back(record, of, sound=False)
            raise
        self._take_back(record, of, sound=True)

    def _take_back(self, record: OpenRecord, of: File, sound: bool) -> None:
        with self._lock:
            if sound and of == self._file and len(self._idle) < KEPT:
                self._idle.append(record)
                return
        record.close()

    def _leave_the_old(self) -> None:
        """Close what is open of a file that is no longer there under this name."""
        with self._lock:
            now = self._found()
            if now == self._file:
                return
            self._file, old, self._idle = now, self._idle, []
        for record in old:
            record.close()

    def _found(self) -> File:
        try:
            told = os.stat(self.path)
        except OSError:
            return None
        return told.st_dev, told.st_ino

    def close(self) -> None:
        """Close those that nobody uses."""
        with self._lock:
            idle, self._idle = self._idle, []
        for record in idle:
            record.close()
