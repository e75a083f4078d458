"""What takes too long is stopped, and the rest goes on."""

from __future__ import annotations

import signal

import pytest

from onrecord.errors import OnRecordError
from onrecord.processes.limits import limited

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGVTALRM"), reason="no timers of the processor here")


def endlessly() -> None:
    with limited(0.05):
        while True:
            pass


def test_a_loop_without_end_is_stopped_with_a_number() -> None:
    with pytest.raises(OnRecordError) as caught:
        endlessly()
    assert caught.value.code == "OR-124"
    assert signal.getsignal(signal.SIGVTALRM) is signal.SIG_DFL


def test_what_ends_in_time_is_left_alone_and_a_handler_of_somebody_else_too() -> None:
    with limited(0.05):
        pass
    others = signal.signal(signal.SIGVTALRM, lambda number, frame: None)
    try:
        with limited(0.001):
            sum(range(1_000_000))
    finally:
        signal.signal(signal.SIGVTALRM, others)
