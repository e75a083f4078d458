"""A process that answers is asked in frames; it ends with its starter, and before that where its time is over."""

from __future__ import annotations

import signal
import time

import pytest

from onrecord.processes.child import Child, TimeOver

SERVING = "from onrecord.processes.child import *; from onrecord.processes.limits import *; taken, given = served(); "
ECHO = SERVING + "print('not an answer')\nwhile True: put(given, get(taken))"
IN_C = "sum(range(10 ** 13))"       # no step of Python between: no handler of a signal runs
timers = pytest.mark.skipif(not hasattr(signal, "SIGPROF"), reason="no timers of the processor here")


@pytest.fixture
def child():
    """Return a function that starts a program; all are ended."""
    started: list[Child] = []

    def start(program: str) -> Child:
        started.append(Child(program))
        return started[-1]

    yield start
    for one in started:
        one.end()


def test_it_answers_as_often_as_it_is_asked_whatever_is_printed(child) -> None:
    echo = child(ECHO)
    for asked in (b"one", b"\x00" * 300_000, b"three"):
        echo.put(asked)
        assert echo.get(60) == asked
    assert echo.lives


def test_what_takes_too_long_by_the_clock_is_ended_wherever_it_is(child) -> None:
    late = child(SERVING + f"put(given, b'begun'); {IN_C}")
    assert late.get(60) == b"begun"
    with pytest.raises(TimeOver):
        late.get(0.1)
    assert not late.lives


@timers
def test_what_takes_too_long_of_the_processor_is_ended_wherever_it_is(child) -> None:
    late = child(SERVING + f"\nwith ended_after(0.1): {IN_C}")
    with pytest.raises(TimeOver):
        late.get(600)


@timers
def test_what_took_long_enough_before_has_all_its_time_again(child) -> None:
    late = child(SERVING + "\nfor _ in range(5):\n with ended_after(0.5): sum(range(4_000_000))\nput(given, b'done')")
    assert late.get(60) == b"done"


def test_a_deadline_that_is_moved_or_taken_back_is_none(child) -> None:
    echo = child(ECHO)
    for seconds in (0.2, 60, None):
        echo.end_in(seconds)
    time.sleep(0.4)
    assert echo.lives
    for asked in (b"one", b"two"):
        echo.put(asked)
        assert echo.get(30) == asked
    echo.end_in(0.05)
    until = time.monotonic() + 60
    while echo.lives and time.monotonic() < until:
        time.sleep(0.01)
    assert not echo.lives
    with pytest.raises(TimeOver):
        echo.put(b"x" * 1_000_000)


@pytest.mark.parametrize("program", ["import os; os._exit(3)", "raise SystemExit", "import os; os.abort()",
                                     SERVING + "given.write(b'half a frame'); given.close()"])
def test_one_that_ends_of_itself_is_not_said_to_be_late(child, program: str) -> None:
    with pytest.raises(EOFError) as caught:
        child(program).get(60)
    assert not isinstance(caught.value, TimeOver)


def test_memory_has_an_end(child) -> None:
    pytest.importorskip("resource")
    eats = child(SERVING + "bound_memory(1 << 30)\ntry: bytearray(2 << 30)\n"
                           "except MemoryError: put(given, b'no more')\nput(given, b'all of it')")
    assert eats.get(60) == b"no more"


def test_it_ends_when_nobody_can_ask_it_any_more(child) -> None:
    echo = child(ECHO)
    echo.put(b"one")
    echo.get(60)
    echo._process.stdin.close()
    assert echo._process.wait(60) is not None


def test_where_python_is_unknown_none_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "")
    with pytest.raises(OSError, match="where Python is"):
        Child(ECHO)
