"""One process that reads: articles go in at its standard input, answers come out at its standard output.

In: articles, each a frame of msgpack. Out: a frame with its reading, or with the error it met. An article that takes
too long ends the process: by the processor where the system can tell, else by the clock.
"""

from __future__ import annotations

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts import Article, Reading
from onrecord.processes.child import Child, get, put, served
from onrecord.processes.limits import ended_after
from onrecord.workers.attempt import NONE, Tables, attempt, time_for

_PROGRAM = "from onrecord.workers.process import serve; serve()"
_LATER = 1.1    # times what an article may take: then what does not stop by itself is ended
_CLOCK = 6.0    # times that, by the clock: a machine does other things too


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


_Asked = tuple[Article, Tables, float]
_ANSWERS, _ASKED = msgspec.msgpack.Decoder(Answer), msgspec.msgpack.Decoder(_Asked)


class Process:
    """A process that reads, started at once. Raises OSError where none can be started."""

    def __init__(self, seconds: float | None = None) -> None:
        """``seconds``: of the processor that one article may take; null: as its length allows (``time_for``)."""
        self._child, self._seconds = Child(_PROGRAM), seconds

    def read(self, article: Article, tables: Tables = NONE) -> Answer:
        """Have an article read with some tables of the user's own.

        Raises EOFError where the process ended instead, TimeOver where it was ended since the article takes too long.
        """
        seconds = time_for(article) if self._seconds is None else self._seconds
        try:
            self._child.put(msgspec.msgpack.encode((article, tables, seconds)))
            return _ANSWERS.decode(self._child.get(_CLOCK * seconds))
        except msgspec.MsgspecError as error:
            raise EOFError from error

    @property
    def pid(self) -> int:
        """The number that the system gave it."""
        return self._child.pid

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._child.end()


def serve() -> None:
    """Answer article after article until standard input ends."""
    taken, given = served()
    while True:
        try:
            article, tables, seconds = _ASKED.decode(get(taken))
        except EOFError:
            return
        with ended_after(_LATER * seconds):
            answer = msgspec.msgpack.encode(_answer(article, tables, seconds))
        put(given, answer)


def _answer(article: Article, tables: Tables, seconds: float) -> Answer:
    try:
        found = attempt(article, tables, seconds)
    except OnRecordError as error:
        return Answer(error=(error.code, error.where, error.detail), stop=True)
    if isinstance(found, OnRecordError):
        return Answer(error=(found.code, found.where, found.detail))
    return Answer(found)
