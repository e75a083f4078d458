"""One process that reads: articles go in at its standard input, answers come out at its standard output.

In: articles, each a frame: its length in eight bytes, then msgpack. Out: a frame with its reading, or with the error
it met. The process ends when its input does, so none outlives whoever started it, however that ended.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import IO

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts import Article, Reading
from onrecord.workers.attempt import NONE, Tables, attempt

_SIZE = 8
# Ctrl-C reaches every process of a terminal; what is being read is the starter's to stop.
_PROGRAM = ("import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); "
            "from onrecord.workers.process import serve; serve()")


class Answer(msgspec.Struct, frozen=True):
    """What became of an article: its reading, or number, place and detail of an error; ``stop``: it meets all."""

    reading: Reading | None = None
    error: tuple[str, str, str] | None = None
    stop: bool = False

    def result(self) -> Reading | OnRecordError:
        """Return the reading or the error. Raises the error that meets every other article too."""
        if self.reading is not None:
            return self.reading
        code, where, detail = self.error or ("OR-559", "", "")
        error = OnRecordError(code, where, detail)
        if self.stop:
            raise error
        return error


_Asked = tuple[Article, Tables]
_ANSWERS, _ASKED = msgspec.msgpack.Decoder(Answer), msgspec.msgpack.Decoder(_Asked)


class Process:
    """A process that reads, started at once. Raises OSError where none can be started."""

    def __init__(self) -> None:
        paths = os.pathsep.join(path for path in sys.path if path)
        self._process = subprocess.Popen([sys.executable, "-P", "-c", _PROGRAM], stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": paths})

    def read(self, article: Article, tables: Tables = NONE) -> Answer:
        """Have an article read with some tables of the user's own. Raises EOFError where the process ended instead."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            _put(self._process.stdin, msgspec.msgpack.encode((article, tables)))
            return _ANSWERS.decode(_get(self._process.stdout))
        except (OSError, ValueError, msgspec.MsgspecError) as error:    # a closed or a broken pipe
            raise EOFError from error

    @property
    def pid(self) -> int:
        """The number that the system gave it."""
        return self._process.pid

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:     # what was written and never taken
                    continue


def serve() -> None:
    """Answer article after article until standard input ends."""
    taken, given = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)       # what a library prints must not stand among the answers
    while True:
        try:
            asked = _ASKED.decode(_get(taken))
        except EOFError:
            return
        _put(given, msgspec.msgpack.encode(_answer(*asked)))


def _answer(article: Article, tables: Tables) -> Answer:
    try:
        found = attempt(article, tables)
    except OnRecordError as error:
        return Answer(error=(error.code, error.where, error.detail), stop=True)
    if isinstance(found, OnRecordError):
        return Answer(error=(found.code, found.where, found.detail))
    return Answer(found)


def _put(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(len(data).to_bytes(_SIZE, "big") + data)
    pipe.flush()


def _get(pipe: IO[bytes]) -> bytes:
    size = pipe.read(_SIZE)
    data = pipe.read(int.from_bytes(size, "big")) if len(size) == _SIZE else b""
    if not data:
        raise EOFError
    return data
