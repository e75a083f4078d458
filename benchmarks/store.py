"""How fast, how big, how safe a record is: ``python -m benchmarks.store --articles 20000 [--kill 200] …``.

Fills a record with synthetic readings (``benchmarks.synthetic``) and prints figures, each beside its bar; it asserts
none: machines differ. All times are CPU time of this process, never the clock's. Making the readings is not counted.
Linking (copies, same claims, stories) is counted apart from the store (the kept reading, tables, index of words).
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.store_raw import Again
from benchmarks.synthetic import A_DAY, FIRST_DAY, actor_name, reading, vocabulary
from onrecord.errors import OnRecordError
from onrecord.joining import Joiner
from onrecord.questions import OpenRecord
from onrecord.record import Record

BATCH = 100


class Spent:
    """CPU seconds by what they went to."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def counted(self, name: str, does: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the same and counts the time it takes."""
        def counting(*arguments: Any) -> Any:
            with self.time(name):
                return does(*arguments)
        return counting

    @contextmanager
    def time(self, name: str) -> Iterator[None]:
        """Count what is done within."""
        began = time.process_time()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - began


def yardstick() -> float:
    """Return CPU milliseconds of a fixed piece of work, to tell a busy or slow machine by."""
    began = time.process_time()
    text = " ".join(vocabulary()[:20_000])
    for _ in range(5):
        zlib.compress(text.encode(), 6)
        sum(len(word) for word in text.split())
    return (time.process_time() - began) * 1000


def fill(path: Path, articles: int) -> None:
    """Take in so many articles and print rates, growth, bytes and memory."""
    spent, marks, raw = Spent(), list[tuple[int, float, float, float]](), list[float]()
    setattr(Joiner, "join", spent.counted("linking", Joiner.join))      # noqa: B010
    with tempfile.TemporaryDirectory(prefix="onrecord-raw-") as folder, Record.open(path) as record, closing(
            Again(path, Path(folder) / "raw.db")) as again:
        for first in range(0, articles, BATCH):
            batch = [reading(n) for n in range(first, min(first + BATCH, articles))]
            with spent.time("all"):
                record.add_many(batch)
            raw.append(again.write(batch))
            marks.append((first + len(batch), spent.seconds["all"], spent.seconds["linking"], _memory()))
            if len(marks) % max(articles // BATCH // 10, 1) == 0:
                print(f"  … {marks[-1][0]:,} articles, {marks[-1][1]:.0f} CPU s", file=sys.stderr)
    tenth = max(len(marks) // 10, 1)
    whole, linking = marks[-1][1], marks[-1][2]
    print(f"store, without linking          {articles / (whole - linking):9,.0f} articles a CPU second (bar 1,500)")
    print(f"store and linking               {articles / whole:9,.0f} articles a CPU second")
    for name, place, bar in (("store", 1, "within 15 %"), ("linking", 2, "flat")):
        early, late = (_per_article(marks, tenth, at, place) for at in (tenth, len(marks) - tenth))
        print(f"{name + ', ms an article':31} {early:9.2f} in the second tenth, {late:.2f} in the last: "
              f"{(late / early - 1) * 100:+.0f} % (bar {bar})")
    _beside_raw([one[1] for one in marks], raw, marks[-1][0], tenth)
    print(f"memory                          {marks[-1][3]:9,.0f} MB at the end, {marks[tenth - 1][3]:,.0f} at a tenth")


def _beside_raw(whole: list[float], raw: list[float], articles: int, tenth: int) -> None:
    """Print what store and linking cost beside the same rows by plain sqlite3, each batch after the other."""
    spent = [after - before for before, after in zip([0.0, *whole], whole, strict=False)]
    print(f"rows by plain sqlite3           {sum(raw) / articles * 1000:9.2f} ms an article")
    for name, part in (("all", slice(None)), ("the second tenth", slice(tenth, 2 * tenth)), ("the last", slice(
            -tenth, None))):
        print(f"store and linking beside them   {sum(spent[part]) / (sum(raw[part]) or 1):9.1f} x over {name} (bar 5)")


def _per_article(marks: list[tuple[int, float, float, float]], tenth: int, at: int, place: int) -> float:
    """Return CPU milliseconds an article in the tenth that begins at a mark; linking is not of the store."""
    first, last = marks[at - 1], marks[min(at + tenth, len(marks)) - 1]
    spent = (last[place] - first[place]) - ((last[2] - first[2]) if place == 1 else 0.0)
    return spent / max(last[0] - first[0], 1) * 1000


def _memory() -> float:
    """Return the most memory this process has had, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


def size(path: Path, articles: int) -> None:
    """Print bytes an article, whole and by table."""
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        print(f"bytes an article                {path.stat().st_size / articles:9,.0f} (bar 14,000)")
        try:
            parts = raw.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 12").fetchall(
            )
        except sqlite3.OperationalError:        # this SQLite does not tell
            return
        print("  " + ", ".join(f"{name} {size / articles:,.0f}" for name, size in parts))


def questions(path: Path, articles: int, times: int = 40) -> None:
    """Print CPU milliseconds of pointed questions, each asked about something else every time."""
    chance, words = random.Random(5), vocabulary()
    with OpenRecord(path) as record:
        ids = [row.id for row in record.claims(limit=200).items]
        said = [row.id for row in record.statements(limit=500).items]
        asked: dict[str, Callable[[], Any]] = {
            "statements by actor and day": lambda: record.statements(by=actor_name(chance.randrange(150)), **_month(
                chance, articles), limit=50),
            "full text, two words": lambda: record.search(
                f"{words[chance.randrange(50, 3000)]} {words[chance.randrange(50, 3000)]}"),
            "timeline of an actor, a month": lambda: record.timeline(
                actor_name(chance.randrange(150)), **_month(chance, articles)),
            "events of an actor, a month": lambda: record.events(
                source=actor_name(chance.randrange(150)), **_month(chance, articles)),
            "ties of two states": lambda: record.ties(
                *(actor_name(chance.randrange(40)) for _ in range(2))),
            "ladder of a claim": lambda: record.claim(chance.choice(ids)),
            "formulas of an actor": lambda: record.formulas(actor_name(60 + chance.randrange(200))),
            "show a statement": lambda: record.show(chance.choice(said)),
        }
        bar = 10 if articles <= 100_000 else 50
        for name, ask in asked.items():
            spent = sorted(_milliseconds(ask) for _ in range(times))
            print(f"{name:31} {statistics.median(spent):9.1f} ms p50, {spent[int(len(spent) * 0.95)]:.1f} ms p95 "
                  f"(bar p95 {bar})")


def _month(chance: random.Random, articles: int) -> dict[str, Any]:
    day = (FIRST_DAY + timedelta(days=chance.randrange(articles) // A_DAY)).isoformat()
    return {"since": day[:7], "until": day[:7]}


def _milliseconds(ask: Callable[[], Any]) -> float:
    began = time.process_time()
    with suppress(OnRecordError):               # nobody of that name is on record yet: also an answer
        ask()
    return (time.process_time() - began) * 1000


def _ask(path: Path, until: float, told: Any) -> None:
    asked, failed, after = 0, 0, None
    with OpenRecord(path) as record:
        while time.monotonic() < until:
            try:
                after = record.statements(limit=20, after=after).next      # page by page, and again from the top
            except Exception as error:
                failed += 1
                print(f"  reader: {error}", file=sys.stderr)
            asked += 1
    told.put((asked, failed))


def together(path: Path, first: int, seconds: float) -> None:
    """Print how one writer and two readers fare that use the record at once."""
    queue: Any = multiprocessing.Queue()
    until = time.monotonic() + seconds
    readers = [multiprocessing.Process(target=_ask, args=(path, until, queue)) for _ in range(2)]
    for one in readers:
        one.start()
    added, failed = 0, 0
    with Record.open(path) as record:
        while time.monotonic() < until:
            try:
                record.add_many([reading(n) for n in range(first + added, first + added + 5)])
            except Exception as error:
                failed += 1
                print(f"  writer: {error}", file=sys.stderr)
            added += 5
    answers = [queue.get() for _ in readers]
    for one in readers:
        one.join()
    print(f"one writer and two readers      {failed + sum(f for _, f in answers):9,} failures in {seconds:.0f} s: "
          f"{added:,} articles added, {sum(n for n, _ in answers):,} questions answered")


def check_draft(path: Path, draft: str) -> None:
    """Print CPU seconds of a draft's check."""
    from onrecord.checking import check
    from onrecord.intake import articles_from

    article: Any = next(iter(articles_from([draft])))
    with OpenRecord(path) as record:
        for _ in range(2):                      # the first time loads the reader model
            began = time.process_time()
            check(record, article)
            spent = time.process_time() - began
    print(f"check of a draft, {len(article.text.split())} words {spent:9.2f} s with the reading of it (bar 2)")


def main() -> None:
    """Fill a record and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kill", type=int, default=0, metavar="N", help="kill what takes in at so many moments")
    parser.add_argument("--together", type=float, default=10.0, metavar="S",
                        help="seconds of a writer and two readers")
    parser.add_argument("--check-draft", metavar="FILE")
    parser.add_argument("--full", metavar="FOLDER", help="fill the small disk (a tmpfs) that this folder lies on")
    parser.add_argument("--record", metavar="PATH",
                        help="use the record there, filled before; else one is made and gone")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="onrecord-store-") as folder:
        path = Path(given.record or f"{folder}/store.db")
        print(f"SQLite {sqlite3.sqlite_version}, {os.cpu_count()} processors, yardstick {yardstick():.0f} ms; CPU time")
        if not path.exists():
            fill(path, given.articles)
        size(path, given.articles)
        questions(path, given.articles)
        if given.check_draft:
            check_draft(path, given.check_draft)
        if given.together:
            together(path, given.articles, given.together)
        if given.full:
            from benchmarks.killed import fill_disk

            print(f"full disk: {fill_disk(Path(given.full), map(reading, count()))}")
        if given.kill:
            from benchmarks.killed import kill_loop

            offered = [reading(n) for n in range(given.kill * 10)]
            print(f"killed: {kill_loop(Path(folder) / 'killed.db', offered, given.kill)}")


if __name__ == "__main__":
    main()
