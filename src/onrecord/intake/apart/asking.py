"""Having a file parsed by another process: one that waits for the next file, or a new one.

In: a file, what the user gave, limits. Out: its articles and errors, as they come. A process that ends over a file
costs the rest of that file and no other; where none can be started, files are parsed here.
"""

from __future__ import annotations

import atexit
import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts import Article
from onrecord.intake.apart.messages import ANSWERS, FULL, Asked, Done, Failed, Got, Limits, More
from onrecord.intake.options import Given
from onrecord.intake.parsing import Skipped, parsed, skipped
from onrecord.intake.readers.source import Source, one_word
from onrecord.processes.child import Child, TimeOver

# What extracts pages loads numpy for a language that nobody asks it for: half of the start.
PROGRAM = ("from onrecord.processes.later import put_off; put_off(('py3langid',)); "
           "from onrecord.intake.apart.answering import serve; serve()")
LIMITS = Limits()
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
    asked = Asked(place, one_word(source.name[-200:]), source.named, given, limits)
    try:
        child = _taken()
    except OSError as error:
        logging.getLogger("onrecord").warning("no process can be started to parse %s (%s); it is parsed here",
                                              source.where, error.strerror or error)
        yield from parsed(source, given, limits.seconds)
        return
    done = False
    try:
        for answer in _answers(child, asked, source):
            match answer:
                case Got():
                    yield answer.article
                case Failed():
                    yield skipped(OnRecordError(answer.code, "", answer.detail), f"{source.where}{answer.place}")
                case Done():
                    done = not answer.last
    finally:        # whoever looks away leaves it in the middle of a file
        _given_back(child) if done else child.end()


def _answers(child: Child, asked: Asked, source: Source) -> Iterator[Got | Failed | Done]:
    """Yield what a process answers; what it does not answer any more is an error in its place."""
    limits = asked.limits
    clock = limits.seconds * limits.clock
    stream = source.stream() if asked.path is None else None
    try:
        child.put(msgspec.msgpack.encode(asked))
        while True:
            answer = ANSWERS.decode(child.get(clock))
            if isinstance(answer, More):
                child.put(FULL + (stream.read(answer.size) if stream else b""))
                continue
            yield answer
            if isinstance(answer, Done):
                return
    except TimeOver:
        yield Failed("OR-124", f"more than {limits.seconds * limits.grace:g} seconds")
    except (EOFError, msgspec.MsgspecError):
        yield Failed("OR-126")


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
