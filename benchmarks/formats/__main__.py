"""How well files of every kind are read: ``python -m benchmarks.formats [--only pages,exports,prints,mutations] [-v]``.

``--only again``: what a folder costs that is read a second time; ``--only cost``: parsing beside reading.

Everything is made up on the spot from a seed: pages in layouts of real families of sites, exports of news databases,
prints, and damaged files of all kinds. Half of the layouts (by a checksum of their names) are kept apart: they are
measured, and their misses are shown only with ``--part kept -v``.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from benchmarks.formats import again, exports, mutations, pages, prints
from benchmarks.formats.scores import Shares, export_stories, grouped, score_export, score_page, score_print

PARTS = ("tune", "kept")
_Made = TypeVar("_Made")


def part_of(layout: str) -> str:
    """Say whether a layout is for developing on or kept apart."""
    return PARTS[zlib.crc32(layout.encode()) % 2]


def _line(what: str, part: str, shares: Shares) -> str:
    figures = "  ".join(f"{name} {shares.share(name):5.1f} %" for name in shares.asked)
    return f"{what:<10} {part:<5} {max(shares.asked.values(), default=0):>4}  {figures}"


def _measured(what: str, layouts: Iterable[str], score: Callable[[str, Shares], None], told: dict[str, bool]) -> None:
    """Score the layouts of each part and print a line for it."""
    of_part: dict[str, list[str]] = {part: [] for part in told}
    for layout in layouts:
        if part_of(layout) in of_part:
            of_part[part_of(layout)].append(layout)
    for part, names in of_part.items():
        shares = Shares()
        for name in names:
            score(name, shares)
        print(_line(what, part, shares))
        if told[part]:
            for line in grouped(shares.wrong):
                print(f"    {line}")


def _of_layout(
    made: Iterable[_Made], layout_of: Callable[[_Made], str], score: Callable[[_Made, Shares], None]
) -> Callable[[str, Shares], None]:
    """Return what scores all that was made in a layout."""
    by_layout: dict[str, list[_Made]] = {}
    for one in made:
        by_layout.setdefault(layout_of(one), []).append(one)

    def scored(layout: str, shares: Shares) -> None:
        for one in by_layout.get(layout, []):
            score(one, shares)

    return scored


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--only", default="pages,exports,prints,mutations", help="which sets, with commas")
    asked.add_argument("--part", choices=[*PARTS, "both"], default="both")
    asked.add_argument("--pages", type=int, default=325)
    asked.add_argument("--articles", type=int, default=20, help="articles of each export")
    asked.add_argument("--prints", type=int, default=60)
    asked.add_argument("--mutations", type=int, default=2_000)
    asked.add_argument("--files", type=int, default=150, help="of the folder that is read again (--only again)")
    asked.add_argument("--seed", default="mutations", help="of the damaged files")
    asked.add_argument("--keep", type=Path, help="a folder for the damaged files that end badly")
    asked.add_argument("-v", action="store_true", help="what went wrong; of layouts kept apart only with --part kept")
    given = asked.parse_args()
    only = given.only.split(",")
    told = {
        part: given.v and (part == "tune" or given.part == "kept") for part in PARTS if given.part in (part, "both")
    }
    if "pages" in only:
        _measured(
            "pages", pages.layouts(), _of_layout(pages.pages(given.pages), lambda one: one.layout, score_page), told
        )
    if "exports" in only:
        _measured(
            "exports",
            exports.SHAPES,
            lambda shape, shares: score_export(shape, export_stories(shape, given.articles), shares),
            told,
        )
    if "prints" in only:
        _measured(
            "prints",
            [layout.name for layout in prints.layouts()],
            _of_layout(prints.prints(given.prints), lambda one: one.layout, score_print),
            told,
        )
    if "mutations" in only:
        if given.keep:
            given.keep.mkdir(parents=True, exist_ok=True)
        counted, wrong = mutations.damage_done(given.mutations, given.keep, given.seed)
        print(
            f"mutations {given.mutations:>10}  crashes {counted['crash']}  hangs {counted['hang']}  "
            f"silent {counted['silent']}  (read {counted['read']}, numbered errors {counted['numbered']})"
        )
        if given.v:
            print(*(f"    {line}" for line in wrong), sep="\n")
    if "cost" in only:
        print(*again.beside_reading(max(2, given.files // 3)), sep="\n")
    if "again" in only:
        print(again.again(given.files))


if __name__ == "__main__":
    main()
