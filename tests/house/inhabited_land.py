"""Write the land on maps from the table of places: ``python -m tests.house.inhabited_land``.

In: ``places.tsv``. Out: ``web/inhabited.tsv``: of each degree of latitude the degrees of longitude with a town.
"""

from __future__ import annotations

import math

from onrecord.data import FOLDER, rows

TABLE = FOLDER / "web" / "inhabited.tsv"
HEAD = """# Where people live, to draw maps on: of each degree of latitude (its lower edge), the degrees of longitude in
# which a place of places.tsv lies, as runs: first:last. No borders. Written by python -m tests.house.inhabited_land.
# Source: places.tsv, that is GeoNames (https://www.geonames.org, CC BY 4.0). Licence of this table: CC BY 4.0.
# latitude\truns
"""


def table() -> str:
    """Return the whole table."""
    cells: dict[int, set[int]] = {}
    for row in rows("places"):
        if row[2] in ("city", "district") and row[6] and row[7]:
            cells.setdefault(math.floor(float(row[6])), set()).add(math.floor(float(row[7])))
    lines = (f"{latitude}\t{' '.join(_runs(sorted(found)))}\n" for latitude, found in sorted(cells.items()))
    return HEAD + "".join(lines)


def _runs(found: list[int]) -> list[str]:
    runs: list[list[int]] = []
    for one in found:
        if runs and one == runs[-1][1] + 1:
            runs[-1][1] = one
        else:
            runs.append([one, one])
    return [f"{first}:{last}" for first, last in runs]


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
