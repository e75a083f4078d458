"""How long a reader may work on one item: no file, however hostile, holds up the others.

In: a reader's next step. Out: what it gives, or OR-124. Where the system has no timer, or another thread asks, there is
no limit but those of lengths and depths.
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
def limited(seconds: float = SECONDS) -> Iterator[None]:
    """Raise OR-124 where what is done within takes more than so many seconds of the processor.

    Only Python is interrupted; what libraries in C do is bounded by how much they are given.
    """
    if not hasattr(signal, "SIGVTALRM") or threading.current_thread() is not threading.main_thread() or (
            signal.getsignal(signal.SIGVTALRM) is not signal.SIG_DFL):
        yield
        return

    def over(number: int, frame: Any) -> None:
        raise OnRecordError("OR-124", detail=f"more than {seconds:g} seconds")

    signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
