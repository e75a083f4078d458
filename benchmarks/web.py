"""How fast the reading room answers: ``python -m benchmarks.web [--articles 2000] [--record PATH]``.

Fills a record with synthetic readings (``benchmarks.synthetic``), then asks for pages of each kind, each address once:
of a page that was asked before the answer is kept, and that is told apart. The first page is one alone: it is asked
for again and again, and before each time something is written, so that nothing is kept in memory. Prints for each kind
the middle and the 95th of 100 of CPU time and of the clock, and how many bytes a page takes, gzipped, with the style
sheet and scripts; and how long it takes from the start of the program to the first page. Bars: p95 under 50 ms, 150 kB,
1.5 s. It asserts none: machines differ.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.synthetic import reading
from onrecord.questions import OpenRecord
from onrecord.views.web.app import app
from onrecord.views.web.calling import Answered, call
from onrecord.views.web.guard import Guard
from onrecord.views.web.records import Records
from onrecord.views.web.rendering import load_all
from onrecord.views.web.static_files import FOLDER

BATCH = 100
OF_EACH = 20
FIRST_PAGES = 40        # so many times the first page is asked for: of the first time only the slowest of 20 tells
LISTS = ("claims", "statements", "events", "articles", "stories", "positions")


class Asked(NamedTuple):
    """One answer: milliseconds of CPU and of the clock, and its gzipped bytes."""

    cpu: float
    wall: float
    size: int


class Room:
    """The app on a record."""

    def __init__(self, path: Path) -> None:
        self._guard, self.records = Guard(), Records(str(path))
        self._app = app(self.records, self._guard)

    def get(self, address: str) -> Answered:
        """Return what an address answers."""
        return call(self._app, address, headers={"authorization": f"Bearer {self._guard.key}"})

    def written(self) -> None:
        """Write to the record what changes no answer: whatever was kept in memory is made anew."""
        with closing(sqlite3.connect(self.records.path)) as db, db:
            db.execute("UPDATE counters SET last = last + 1 WHERE name = 'stories'")

    def timed(self, address: str, anew: bool = False) -> Asked:
        """Ask for an address and return what it took. ``anew``: after something was written."""
        if anew:
            self.written()
        cpu, wall = time.process_time(), time.perf_counter()
        answer = self.get(address)
        took = Asked((time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000,
                     len(gzip.compress(answer.body)))
        if answer.status != 200:
            raise SystemExit(f"{address}: {answer.status}")
        return took


def fill(path: Path, articles: int) -> None:
    """Fill a record with so many articles."""
    with OpenRecord(path) as record:
        for start in range(0, articles, BATCH):
            record.add_many([reading(number) for number in range(start, min(start + BATCH, articles))], settle=False)
        record.settle()


def addresses(room: Room) -> Iterator[tuple[str, list[str]]]:
    """Yield each kind of page with addresses of it, none twice."""
    yield "/", ["/"] * FIRST_PAGES
    for name in LISTS:
        found = json.loads(room.get(f"/{name}.json?limit={OF_EACH}").body)
        pages, after = [f"/{name}?limit=49"], found["next"]
        for number in range(6):
            if after is None:
                break
            pages.append(f"/{name}?limit={40 + number}&after={after}")
            after = json.loads(room.get(f"/{name}.json?limit=37&after={after}").body)["next"]
        yield f"/{name}", pages
        if name != "positions":
            yield f"/{name}/…", [f"/{name}/{one['id']}" for one in found["items"]]
    actors = [one["who"]["id"] for one in json.loads(room.get(f"/actors.json?limit={OF_EACH}").body)["items"]]
    yield "/actors/…", [f"/actors/{id}" for id in actors]
    yield "/ties", [f"/ties?one={one}&other={other}" for one, other in pairwise(actors)]


def started(path: Path) -> float:
    """Return the seconds from the start of the program to the first page, without a server.

    Of a program that ran before: at its very first start Python compiles it.
    """
    took = 0.0
    with tempfile.TemporaryDirectory() as compiled:
        around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        for _ in range(4):
            began = time.perf_counter()
            subprocess.run([sys.executable, "-m", "onrecord", "serve", str(path), "--get", "/claims"], check=True,
                           capture_output=True, env={**around, "PYTHONPYCACHEPREFIX": compiled})
            took = time.perf_counter() - began
    return took


def main() -> None:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--record", type=Path, help="ask this record instead")
    told = parser.parse_args()
    assets = sum(len(gzip.compress(file.read_bytes())) for file in FOLDER.iterdir())
    with tempfile.TemporaryDirectory() as folder:
        path = told.record or Path(folder) / "synthetic.db"
        if told.record is None:
            fill(path, told.articles)
        room = Room(path)
        load_all()
        print(f"style sheet and scripts: {assets / 1000:.1f} kB gzipped")
        print(f"{'page':16} {'n':>3}  {'CPU ms p50':>10} {'p95':>6}  {'wall p50':>8} {'p95':>6}  "
              f"{'again':>6}  {'kB gz':>6}")
        for kind, pages in (one for one in addresses(room) if one[1]):
            room.records.forget_answers()
            took = [room.timed(page, anew=page == "/") for page in pages]
            again = statistics.median(room.timed(page).cpu for page in pages[-5:])
            cpu, wall = [one.cpu for one in took], [one.wall for one in took]
            print(f"{kind:16} {len(took):3}  {_at(cpu, 50):10.0f} {_at(cpu, 95):6.0f}  {_at(wall, 50):8.0f} "
                  f"{_at(wall, 95):6.0f}  {again:6.0f}  {(max(one.size for one in took) + assets) / 1000:6.1f}")
        print(f"from the start of the program to the first page: {started(path):.2f} s")


def _at(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) * percent // 100, len(values) - 1)]


if __name__ == "__main__":
    main()
