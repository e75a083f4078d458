"""What takes too long is stopped, and the rest goes on."""

from __future__ import annotations

import signal

import pytest

from onrecord.errors import OnRecordError
from onrecord.intake.readers.limits import limited

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


def test_a_reader_that_never_ends_costs_no_other_file(read, monkeypatch) -> None:
    from onrecord.intake.readers import registry

    def endless(source, given):
        while True:
            pass
        yield

    monkeypatch.setattr(registry, "_reader", lambda kind: endless)
    monkeypatch.setattr(registry, "limited", lambda: limited(0.05))
    assert read("a.txt", b"The mayor said on Monday that the bridge would stay shut.") == ([], [("OR-124", "")])
