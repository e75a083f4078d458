"""Killing what takes articles in, at random moments, and looking whether the record still has every one of them once.

In: a folder and how many kills. Out: ``Toll``: what was acknowledged, lost, doubled, torn or unsound. A child process
adds readings in batches and tells each that ``add_many`` has returned for; it is ended by SIGKILL while it does so. The
next one offers the last ones again, as whoever starts over does. Needs ``fork``.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts import Reading
from onrecord.record import Record


class Toll(msgspec.Struct, frozen=True):
    """What a series of kills has cost. ``torn``: articles whose tables are not those of their reading."""

    kills: int
    acknowledged: int
    stored: int
    lost: int
    doubled: int
    torn: int
    unsound: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether it has cost nothing."""
        return not (self.lost or self.doubled or self.torn or self.unsound)


def kill_loop(path: Path, readings: list[Reading], kills: int, seed: int = 0, longest: float = 1.0,
              batches: tuple[int, ...] = (1, 3, 10, 40)) -> Toll:
    """Add readings to the record at ``path``, killed so many times, each at most ``longest`` seconds into a batch."""
    chance, acknowledged = random.Random(seed), set[int]()
    with Record.open(path) as record:           # also loads all that a child then need not load
        record.add_many(readings[:1])
    killed = 0
    for _ in range(kills):
        killed += _one_life(path, readings, chance, longest, acknowledged, batches)
    return _count(path, readings, acknowledged, killed)


def _one_life(path: Path, readings: list[Reading], chance: random.Random, longest: float, acknowledged: set[int],
              batches: tuple[int, ...]) -> int:
    """Start a child, kill it, and take in what it acknowledged; return how many were killed (a fast one may end)."""
    batch, often = chance.choice(batches), chance.random() < 0.3
    first = max(max(acknowledged, default=0) + 1 - batch, 0)       # the last batch is offered again
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(told)
            _take_in(path, readings, first, batch, often, telling)
            status = 0
        finally:
            os._exit(status)
    os.close(telling)
    with os.fdopen(told, "rb") as stream:
        began, lines = time.monotonic(), []
        for _ in range(1 + chance.randrange(3)):      # it has opened the record; it has added a batch, or two
            began, last = time.monotonic(), began
            lines.append(stream.readline())
        time.sleep(chance.random() * min(1.3 * (time.monotonic() - last), longest))
        os.kill(child, signal.SIGKILL)
        acknowledged.update(int(n) for n in b" ".join([*lines, stream.read()]).split())
    _, status = os.waitpid(child, 0)
    return int(os.WIFSIGNALED(status))


def _take_in(path: Path, readings: list[Reading], first: int, batch: int, often: bool, telling: int) -> None:
    with Record.open(path) as record:
        os.write(telling, b"\n")
        for i in range(first, len(readings), batch):
            record.add_many(readings[i:i + batch])
            os.write(telling, b" ".join(b"%d" % n for n in range(i, min(i + batch, len(readings)))) + b"\n")
            if often:                           # so that some are killed while pages go from the log into the file
                raw = sqlite3.connect(path)
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                raw.close()


def _count(path: Path, readings: list[Reading], acknowledged: set[int], kills: int) -> Toll:
    known = {reading.to_json() for reading in readings}
    with Record.open(path) as record:
        stored = Counter(record.readings())
        problems = record.verify()
    wanted = {readings[i].to_json() for i in acknowledged}
    unsound = tuple(f"{p.where}: {p.what}" for p in problems)
    return Toll(kills=kills, acknowledged=len(wanted), stored=sum(stored.values()), lost=len(wanted - stored.keys()),
                doubled=sum(n - 1 for n in stored.values()) + len(stored.keys() - known),
                torn=sum("table" in one for one in unsound), unsound=unsound)


class Full(msgspec.Struct, frozen=True):
    """A record on a disk that filled up: what was acknowledged until then, what it holds, what is wrong with it."""

    acknowledged: int
    stored: int
    unsound: tuple[str, ...]
    error: str


def fill_disk(folder: Path, readings: Iterator[Reading], batch: int = 10) -> Full:
    """Add readings to a record in a folder on a small disk (a tmpfs, say) until none fits any more."""
    path, acknowledged, error = folder / "full.db", 0, ""
    try:
        with Record.open(path) as record:
            while several := list(islice(readings, batch)):
                record.add_many(several)
                acknowledged += len(several)
    except OnRecordError as stopped:
        error = str(stopped)
    with Record.open(path) as record:
        return Full(acknowledged, sum(1 for _ in record.readings()), tuple(map(str, record.verify())), error)
