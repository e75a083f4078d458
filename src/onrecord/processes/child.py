"""A process that answers: asked at its standard input, it answers at its standard output.

In: the text of a Python program, frames: a length in eight bytes, then as many bytes. Out: frames. The process ends
when its input does, so none outlives whoever started it, however that ended. It is ended where it takes too long.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from time import monotonic
from typing import IO

_SIZE = 8
# Ctrl-C reaches every process of a terminal; what is being done is the starter's to stop.
_BEFORE = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); "


class TimeOver(EOFError):
    """The process has ended because its time was over, by the clock or by the processor (``limits.ended_after``)."""


class Child:
    """A process that answers, started at once. Raises OSError where none can be started."""

    def __init__(self, program: str, environment: Mapping[str, str] | None = None) -> None:
        """``program``: its text; ``environment``: variables that it has beside those of this process."""
        if not sys.executable:
            raise OSError(0, "it is not known where Python is")
        paths = os.pathsep.join(path for path in sys.path if path)
        variables = {**os.environ, "PYTHONPATH": paths, **(environment or {})}
        self._process = subprocess.Popen([sys.executable, "-P", "-c", _BEFORE + program], stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, env=variables)
        self._lock, self._wake = threading.Lock(), threading.Event()
        self._until: float | None = None    # when it is ended, by ``monotonic``
        self._looks: float | None = None    # when the watch looks next; null: when it is woken
        self._watched = self._late = self._ended = False

    def put(self, data: bytes) -> None:
        """Ask it something. Raises EOFError where it has ended."""
        assert self._process.stdin is not None
        try:
            put(self._process.stdin, data)
        except (OSError, ValueError) as error:      # a closed or a broken pipe
            raise self._why() from error

    def get(self, seconds: float | None = None) -> bytes:
        """Return what it answers. Raises EOFError where it has ended, TimeOver where it took too long.

        ``seconds``: by the clock, after which it is ended.
        """
        assert self._process.stdout is not None
        self.end_in(seconds)
        try:
            return get(self._process.stdout)
        except (OSError, ValueError, EOFError, MemoryError) as error:     # MemoryError: what it sends is no length
            raise self._why() from error
        finally:
            self.end_in(None)

    def end_in(self, seconds: float | None) -> None:
        """Have it ended in so many seconds, unless this is called again before; null: not at all."""
        with self._lock:
            self._until = None if seconds is None else monotonic() + seconds
            if self._until is None or (self._looks is not None and self._looks <= self._until):
                return                      # the watch looks in time: to wake it for each answer costs more than that
            if not self._watched:
                self._watched = True
                threading.Thread(target=self._watch, daemon=True).start()
        self._wake.set()

    @property
    def lives(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """The number that the system gave it."""
        return self._process.pid

    def end(self) -> None:
        """End it, whatever it is doing."""
        with self._lock:
            self._ended = True
        self._wake.set()
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:     # what was written and never taken
                    continue

    def _watch(self) -> None:
        """End the process once its time is over; a deadline that was moved meanwhile is waited for anew."""
        while True:
            self._wake.clear()
            with self._lock:
                self._looks = self._until
                left = None if self._until is None else self._until - monotonic()
                if self._ended:
                    return
                if left is not None and left <= 0:
                    self._late = True
                    break
            self._wake.wait(left)
        self._process.kill()
        self._process.wait()

    def _why(self) -> EOFError:
        """Return how it ended."""
        self._process.kill()                        # a process whose pipe is broken is of no use any more
        status = self._process.wait()
        by_timer = hasattr(signal, "SIGPROF") and status == -signal.SIGPROF
        return TimeOver() if self._late or by_timer else EOFError(status)


def served() -> tuple[IO[bytes], IO[bytes]]:
    """Return where this process is asked and where it answers; what libraries print goes to standard error."""
    given = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, given


def put(pipe: IO[bytes], data: bytes) -> None:
    """Write a frame."""
    pipe.write(len(data).to_bytes(_SIZE, "big") + data)
    pipe.flush()


def get(pipe: IO[bytes]) -> bytes:
    """Read a frame. Raises EOFError where it is not whole."""
    size = pipe.read(_SIZE)
    data = pipe.read(int.from_bytes(size, "big")) if len(size) == _SIZE else b""
    if not data:
        raise EOFError
    return data
