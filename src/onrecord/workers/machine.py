"""How many processes may read here: one for each core that this process may use, as far as memory goes.

In: nothing but what the system says. Out: a number from 1, and why it is not larger where something is in the way.
"""

from __future__ import annotations

import os
from pathlib import Path

from onrecord.errors import OnRecordError

NEEDED = 300_000_000    # bytes of one process that reads: the interpreter, the model, the tables, a long article
_CGROUP = Path("/sys/fs/cgroup")


def workers_here(asked: int | None = None) -> tuple[int, OnRecordError | None]:
    """Return how many processes are to read, and OR-562 where that is fewer than asked for, or one alone."""
    cores = cores_here()
    wanted = asked or cores or 1
    room = memory_here()
    fit = wanted if room is None else max(1, min(wanted, room // NEEDED))
    if fit < wanted:
        return fit, OnRecordError("OR-562", detail=f"memory for {fit} of {wanted} processes that read")
    if asked is None and cores is None:
        return 1, OnRecordError("OR-562", detail="the system does not tell how many cores there are")
    return fit, OnRecordError("OR-562", detail="there is one core") if asked is None and fit == 1 else None


def cores_here() -> int | None:
    """Return how many cores this process may use, null where nobody knows."""
    try:
        cores: int | None = len(os.sched_getaffinity(0))
    except (AttributeError, OSError):   # not every system can say
        cores = os.cpu_count()
    quota = _numbers(_CGROUP / "cpu.max")
    if cores and len(quota) == 2:
        return max(1, min(cores, round(quota[0] / quota[1])))
    return cores


def memory_here() -> int | None:
    """Return how many bytes are free for this process, null where nobody knows."""
    found = []
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        found += [int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")]
    except (OSError, ValueError, IndexError):
        pass
    most, used = _numbers(_CGROUP / "memory.max"), _numbers(_CGROUP / "memory.current")
    if most and used:
        found.append(max(0, most[0] - used[0]))
    return min(found, default=None)


def _numbers(path: Path) -> list[int]:
    """Return the numbers in a small file of the system, none where one of them is a word ('max')."""
    try:
        return [int(word) for word in path.read_text(encoding="ascii").split()]
    except (OSError, ValueError):
        return []
