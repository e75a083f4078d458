"""The process that parses: asked for file after file, it answers with their articles.

In: frames at standard input. Out: frames at standard output. What takes too long or too much memory becomes an error of
its own where Python can be stopped, else it ends this process.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Iterator
from typing import IO, BinaryIO

import msgspec

from onrecord.facts import Article
from onrecord.intake.apart.messages import ASKED, FULL, Asked, At, Done, Failed, Got, More
from onrecord.intake.parsing import parsed
from onrecord.intake.readers import Steps
from onrecord.intake.readers.source import Source, one_word
from onrecord.processes.child import get, put, served
from onrecord.processes.limits import bound_memory, ended_after

_NEW_OBJECTS = 100_000   # between two looks for garbage: imports and parsing make many objects, few in circles
_KEPT = 512 << 20       # bytes that a process may have had at most to be kept for the next file
_ENCODER = msgspec.msgpack.Encoder()
Answer = Got | Failed | Done


def serve() -> None:
    """Answer until standard input ends."""
    taken, given = served()
    gc.set_threshold(_NEW_OBJECTS, 20, 50)
    last, kept = False, max(_KEPT, _peak())     # some systems count what the starter had
    while not last:
        try:
            asked = ASKED.decode(get(taken))
        except EOFError:
            return
        bound_memory(asked.limits.memory)
        answers = _answers(asked, taken, given, kept)
        done = False
        while not done:
            with ended_after(asked.limits.seconds * asked.limits.grace):
                answer = next(answers)
                data = _encoded(answer)
            put(given, data)
            done = isinstance(answer, Done)
            last = isinstance(answer, Done) and answer.last


def _answers(asked: Asked, taken: IO[bytes], given: IO[bytes], kept: int) -> Iterator[Answer]:
    full = False
    try:
        with _opened(asked, taken, given) as stream:
            source = Source(stream, asked.name, "", named=asked.named)
            steps = _Told(asked, given)
            for one in parsed(source, asked.given, asked.limits.seconds, steps):
                if steps.is_known():
                    continue
                if isinstance(one, Article):
                    yield Got(one)
                else:
                    full = full or one.error.code == "OR-125"
                    yield Failed(one.error.code, one_word(one.error.detail), one.where)
    except OSError as error:
        yield Failed("OR-102", error.strerror or type(error).__name__)
    except MemoryError:
        full = True
        yield Failed("OR-125")
    yield Done(full or _peak() > kept)


class _Told(Steps):
    """Tells whoever asks which part of a file is read, and counts what it has had of each already."""

    def __init__(self, asked: Asked, given: IO[bytes]) -> None:
        self._without, self._got, self._given = frozenset(asked.without), dict(asked.got), given
        self._part = ""

    def at(self, part: str, place: str) -> None:
        self._part = part
        put(self._given, _ENCODER.encode(At(part, place)))

    def takes(self, part: str) -> bool:
        return part not in self._without

    def is_known(self) -> bool:
        """Whether the next item was told before, by a process that has ended since."""
        self._got[self._part] = self._got.get(self._part, 0) - 1
        return self._got[self._part] >= 0


def _opened(asked: Asked, taken: IO[bytes], given: IO[bytes]) -> BinaryIO:
    if asked.path is not None:
        return open(os.fsdecode(asked.path), "rb")
    return io.BufferedReader(_Sent(taken, given))  # type: ignore[arg-type, unused-ignore, return-value]


class _Sent(io.RawIOBase):
    """Bytes that whoever asks holds: a piece is sent when it is asked for, so neither waits for the other."""

    def __init__(self, taken: IO[bytes], given: IO[bytes]) -> None:
        self._taken, self._given = taken, given

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        put(self._given, _ENCODER.encode(More(len(buffer))))
        part = get(self._taken).removeprefix(FULL)
        buffer[: len(part)] = part
        return len(part)


def _encoded(answer: Answer) -> bytes:
    try:
        return _ENCODER.encode(answer)
    except (UnicodeEncodeError, MemoryError) as error:      # half a pair of surrogates
        return _ENCODER.encode(Failed("OR-125" if isinstance(error, MemoryError) else "OR-121", type(error).__name__))


def _peak() -> int:
    """Return the most memory that this process has had, in bytes; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
