"""How hard functions are to follow: ``python -m tests.house.complexity`` shortens the list of exceptions.

In: the program. Out: the cognitive complexity of each function by its file and name (``complexipy``; the measure is
G. A. Campbell's, 2018: it counts what breaks the flow, and more the deeper it is nested).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import complexipy

SOURCE = Path(__file__).parents[2] / "src" / "onrecord"
LISTED = Path(__file__).with_name("complex_functions.tsv")
MOST = 15


@cache
def complexities() -> dict[str, int]:
    """Return the complexity of each function of the program; of several of one name in a file, the highest."""
    found: dict[str, int] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for function in complexipy.file_complexity(str(path)).functions:
            name = f"{path.relative_to(SOURCE).as_posix()} {function.name}"
            found[name] = max(found.get(name, 0), function.complexity)
    return found


def listed() -> dict[str, int]:
    """Return the functions that may be more complex than ``MOST``, and how complex."""
    lines = LISTED.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: int(most) for name, most in rows}


if __name__ == "__main__":
    head = "".join(f"{line}\n" for line in LISTED.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    over = {name: min(most, complexities().get(name, 0)) for name, most in listed().items()}
    rows = (f"{name}\t{most}\n" for name, most in over.items() if most > MOST)
    LISTED.write_text(head + "".join(rows), encoding="utf-8")
