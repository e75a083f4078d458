"""What bounds work in this process: how long one piece of it may take, and how much memory there is for all.

In: seconds, bytes. Out: an error with its number, or the end of the process. Where the system has no timer or no limit,
or another thread asks, nothing is bounded here: whoever started the process ends it (``child``).
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from onrecord.errors import OnRecordError

SECONDS = 60.0  # of the processor for one article: the longest honest ones need two or three


@contextmanager
def limited(seconds: float = SECONDS, code: str = "OR-124") -> Iterator[None]:
    """Raise OR-124, or another error, where what is done within takes more than so many seconds of the processor.

    Only Python is interrupted: what libraries in C do is bounded by ``ended_after``, and by how much they are given.
    """
    if not hasattr(signal, "SIGVTALRM") or threading.current_thread() is not threading.main_thread() or (
            signal.getsignal(signal.SIGVTALRM) is not signal.SIG_DFL):
        yield
        return

    def over(number: int, frame: Any) -> None:
        raise OnRecordError(code, detail=f"more than {seconds:g} seconds")

    signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """End this process, wherever it is, where what is done within takes more than so many seconds of the processor."""
    if not hasattr(signal, "SIGPROF"):
        yield
        return
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def bound_memory(most: int) -> None:
    """Let this process have so many bytes of addresses and no more: beyond them nothing is given to it."""
    try:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    except (ImportError, AttributeError, ValueError, OSError):      # not every system can, or lets
        return
