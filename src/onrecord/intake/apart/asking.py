"""Having a file parsed by another process: one that waits for the next file, or a new one.

In: a file, what the user gave, limits. Out: its articles and errors, as they come. A process that ends over a file
costs that file and no other, of an archive the file in it; where none can be started, files are parsed here.
"""

from __future__ import annotations

import atexit
import logging
import os
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts import Article
from onrecord.intake.apart.messages import ANSWERS, FULL, Asked, At, Done, Failed, Got, Limits, More
from onrecord.intake.options import Given
from onrecord.intake.parsing import Skipped, parsed, skipped
from onrecord.intake.readers.source import Source, one_word
from onrecord.processes.child import Child, TimeOver

# What extracts pages loads numpy for a language that nobody asks it for: half of the start.
PROGRAM = ("from onrecord.processes.later import put_off; put_off(('py3langid',)); "
           "from onrecord.intake.apart.answering import serve; serve()")
LIMITS = Limits()
MOST_ENDED = 5      # parts of one file that may end a process; then the rest of it is left
REST = 60.0         # seconds that a process waits for the next file
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}     # each would take addresses for itself
_idle: list[Child] = []
_lock = threading.Lock()
if hasattr(os, "register_at_fork"):     # a process that was forked must not talk to what its parent started
    os.register_at_fork(after_in_child=_idle.clear)


def parsed_apart(source: Source, given: Given, path: Path | None = None, limits: Limits | None = None,
                 ) -> Iterator[Article | Skipped]:
    """Yield what is in a source, parsed by another process; ``path``: where it lies, null: it is a stream.

    ``limits``: ``LIMITS``, unless others are given.
    """
    limits = limits or LIMITS
    place = None if path is None else os.fsencode(path.absolute())
    asked: Asked | None = Asked(place, one_word(source.name[-200:]), source.named, given, limits)
    while asked is not None:
        try:
            child = _taken()
        except OSError as error:
            logging.getLogger("onrecord").warning("no process can be started to parse %s (%s); it is parsed here",
                                                  source.where, error.strerror or error)
            yield from (_left(source) if asked.without else parsed(source, given, limits.seconds))
            return
        talk = _Talk(child, asked, source)
        try:
            yield from talk.items()
        finally:        # whoever looks away leaves it in the middle of a file
            _given_back(child) if talk.goes_on else child.end()
        asked = talk.rest()
        if asked is None and talk.leaves_some:
            yield from _left(source)


def _left(source: Source) -> Iterator[Skipped]:
    """Yield the error that says of a file that its rest was left."""
    yield skipped(OnRecordError("OR-126", "", "the rest of it was not read"), source.where)


class _Talk:
    """What one process answers about a file, until all is told or it has ended. ``goes_on``: it can have another."""

    def __init__(self, child: Child, asked: Asked, source: Source) -> None:
        self._child, self._asked, self._source = child, asked, source
        self._stream = source.stream() if asked.path is None else None
        self._at, self._got, self._died = At("", ""), Counter(asked.got), False
        self.goes_on = False

    def items(self) -> Iterator[Article | Skipped]:
        """Yield what comes of the file; where the process ends over it, the error of the part that it was at."""
        limits = self._asked.limits
        try:
            self._child.put(msgspec.msgpack.encode(self._asked))
            yield from self._told(limits.seconds * limits.clock)
        except TimeOver:
            yield self._end(Failed("OR-124", f"more than {limits.seconds * limits.grace:g} seconds"))
        except (EOFError, msgspec.MsgspecError):
            yield self._end(Failed("OR-126"))

    def _told(self, clock: float) -> Iterator[Article | Skipped]:
        while True:
            match ANSWERS.decode(self._child.get(clock)):
                case Got() as got:
                    self._got[self._at.part] += 1
                    yield got.article
                case Failed() as failed:
                    self._got[self._at.part] += 1
                    yield self._skipped(failed)
                case At() as place:
                    self._at = place
                case More() as more:
                    self._child.put(FULL + (self._stream.read(more.size) if self._stream else b""))
                case Done() as done:
                    self.goes_on = not done.last
                    return

    def _end(self, failed: Failed) -> Skipped:
        self._died = True
        return self._skipped(msgspec.structs.replace(failed, place=self._at.place))

    def _skipped(self, failed: Failed) -> Skipped:
        return skipped(OnRecordError(failed.code, "", failed.detail), f"{self._source.where}{failed.place}")

    @property
    def leaves_some(self) -> bool:
        """Whether the process ended over a part of the file, so that others may come after it."""
        return self._died and bool(self._at.part)

    def rest(self) -> Asked | None:
        """Return what is still to be asked: the file without the parts that ended a process, and what is known of it.

        Null where all is told, or where a process would end again: over the file itself, or over many parts.
        """
        part, without = self._at.part, self._asked.without
        again = self.leaves_some and part not in without and self._asked.path is not None
        if not again or len(without) >= MOST_ENDED:
            return None
        return msgspec.structs.replace(self._asked, without=(*without, part), got=dict(self._got))


def _taken() -> Child:
    """Return a process that waits, or a new one. Raises OSError where none can be started."""
    with _lock:
        waiting = _idle.pop() if _idle else None
    if waiting is not None:
        waiting.end_in(None)
        if waiting.lives:
            return waiting
        waiting.end()
    return Child(PROGRAM, _ONE_THREAD)


def _given_back(child: Child) -> None:
    """Have a process wait for the next file; one is enough."""
    with _lock:
        if not _idle:
            child.end_in(REST)
            _idle.append(child)
            return
    child.end()


def end_waiting() -> None:
    """End the process that waits for the next file."""
    with _lock:
        waiting, _idle[:] = _idle[:], []
    for child in waiting:
        child.end()


atexit.register(end_waiting)
