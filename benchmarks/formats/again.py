"""What reading costs beside finding files and parsing them: a folder read for the first time, and read again.

In: how many files. Out: CPU seconds of whole processes, children among them.
"""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.formats import pages, prints
from benchmarks.formats.kinds import seeds


def fill(folder: Path, files: int) -> int:
    """Write so many files: pages for the most part, prints, and one of each other kind; return how many they are."""
    made: dict[str, bytes] = {f"page{n}.html": one.content for n, one in enumerate(pages.pages(files * 7 // 10))}
    made |= {f"print{n}.pdf": one.content for n, one in enumerate(prints.prints(files // 5))}
    kinds = sorted(seeds().items())[: max(0, files - len(made))]
    made |= {f"{kind}-{name}": content for kind, (name, content) in kinds}
    for name, content in made.items():
        (folder / name.replace(os.sep, "_")).write_bytes(content)
    return len(made)


def spent(*arguments: str) -> float:
    """Return the CPU seconds of ``onrecord`` with some arguments, and of what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "onrecord", *arguments], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def again(files: int, times: int = 3) -> str:
    """Return a line: a folder read first, read again (the least of some times), and the start of the program alone."""
    with tempfile.TemporaryDirectory() as place:
        folder, record = Path(place, "in"), str(Path(place, "record.db"))
        folder.mkdir()
        number = fill(folder, files)
        empty = Path(place, "one.txt")
        empty.write_text("", encoding="utf-8")
        first = spent("read", str(folder), "--record", record)
        second = min(spent("read", str(folder), "--record", record) for _ in range(times))
        start = min(spent("read", str(empty), "--record", record) for _ in range(times))
    return (f"again      {number:>10}  first {first:.2f} s CPU  again {second:.2f} s  a start alone {start:.2f} s  "
            f"({1000 * (second - start) / number:.1f} ms a file)")


def beside_reading(files: int) -> list[str]:
    """Return a line for pages and one for prints: CPU time of parsing one, and of reading its article, once warm."""
    made = {"page": [one.content for one in pages.pages(files)], "print": [one.content for one in prints.prints(files)]}
    return [_beside(kind, contents) for kind, contents in made.items()]


def _beside(kind: str, contents: list[bytes]) -> str:
    from onrecord.flow import read
    from onrecord.intake import Given
    from onrecord.intake.parsing import Skipped, parsed
    from onrecord.intake.readers.source import Source

    parsing = reading = 0.0
    for number, content in enumerate(contents):
        began = time.process_time()
        found = list(parsed(Source(io.BytesIO(content), kind, kind), Given()))
        between = time.process_time()
        for one in found:
            if not isinstance(one, Skipped):
                read(one)
        if number:      # the first loads what all of them need
            parsing, reading = parsing + between - began, reading + time.process_time() - between
    count = len(contents) - 1
    return (f"parsing    {kind:<5} {count:>4}  {1000 * parsing / count:.1f} ms beside {1000 * reading / count:.1f} ms "
            f"of reading: {100 * parsing / reading:.1f} %")
