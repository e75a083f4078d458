"""What damage does: ``python -m benchmarks.damage [--flips 1000] [--articles 6]``.

A small record is damaged in copies: one bit flipped somewhere in the file, or one change to its tables by SQL. Each is
asked everything. Counted are tracebacks (any error without a number of its own), wrong answers, and those among them
of which ``verify`` says that the record is sound. Bars: no traceback, and nothing wrong that is called sound.
"""

from __future__ import annotations

import argparse
import logging
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.synthetic import reading
from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord
from onrecord.record import Record, examine

TAMPERINGS = (
    "DROP TABLE positions", "DROP TABLE articles", "DROP TABLE story_journal", "DROP TABLE vocabulary",
    "DROP TABLE counters", "DROP TABLE story_days", "DROP TABLE article_words", "DROP TABLE claim_words",
    "DROP TABLE reading_parts", "DROP TABLE judgements",
    "DROP INDEX articles_by_day", "DROP INDEX claim_articles_by_claim",
    "DELETE FROM readings WHERE number = 2", "DELETE FROM articles WHERE number = 2", "DELETE FROM names",
    "DELETE FROM actors", "DELETE FROM statements WHERE number = 1", "DELETE FROM positions WHERE place = 0",
    "DELETE FROM article_stories WHERE number = 3", "DELETE FROM stories", "DELETE FROM story_terms WHERE number = 1",
    "DELETE FROM story_journal WHERE number = 1", "DELETE FROM article_actors WHERE number = 1",
    "DELETE FROM reading_parts WHERE number = 2 AND part = 1", "DELETE FROM vocabulary",
    "UPDATE articles SET day = 'soon' WHERE number = 1", "UPDATE articles SET current = 0",
    "UPDATE articles SET copy_of = 1 WHERE number = 2", "UPDATE articles SET version_of = number",
    "UPDATE articles SET outlet = x'ff00' WHERE number = 1", "UPDATE statements SET place = place + 9000",
    "UPDATE statements SET act = 77", "UPDATE statements SET words = x'0102', runs = x'01'",
    "UPDATE statements SET id = 'odd' WHERE place = 0", "UPDATE positions SET position = 'odd'",
    "UPDATE positions SET place = place + 50", "UPDATE positions SET day = 5, sort_day = 7",
    "UPDATE positions SET party = -999999", "UPDATE claim_articles SET place = place + 9000",
    "UPDATE claim_articles SET claim = 99999 WHERE number = 1", "UPDATE claim_articles SET anchor = x'01'",
    "UPDATE claim_articles SET wordings = 'x' || char(9) || 'y'", "UPDATE claim_articles SET since = x'00'",
    "UPDATE claim_articles SET same_as = key", "UPDATE actors SET kind = 'odd', name = 7",
    "UPDATE credits SET scope = 'x'", "UPDATE stories SET began = 'soon'", "UPDATE article_stories SET story = 'y0'",
    "UPDATE story_journal SET because = 7",
    "UPDATE story_terms SET data = x'00'", "UPDATE reading_parts SET data = zeroblob(9) WHERE number = 2",
    "UPDATE readings SET article = x'ff' WHERE number = 1", "ALTER TABLE statements RENAME COLUMN words TO zz",
    "ALTER TABLE positions RENAME TO zz", "UPDATE alembic_version SET version_num = '0003'",
)


def answers(path: Path) -> Any:
    """Return the answers to everything that can be asked of a record, as plain data."""
    with OpenRecord(path, create=False) as record:
        found: list[Any] = [ask() for ask in _questions(record)]
        found += [record.claim(row.id) for row in record.claims(topics=True, limit=None).items]
        found += [record.story(row.id) for row in record.stories(limit=None).items]
        found += [record.show(row.id) for row in record.statements(limit=None).items[:20]]
        return msgspec.to_builtins(found)


def _questions(record: OpenRecord) -> Iterator[Callable[[], Any]]:
    every: dict[str, Any] = {"limit": None}
    for ask in (record.statements, record.timeline, record.positions, record.stories, record.formulas, record.copies,
                record.corrections):
        yield lambda ask=ask: ask(**every)
    yield lambda: record.articles(versions=True, **every)
    yield lambda: record.claims(topics=True, **every)
    yield lambda: record.search("ba OR be OR bi OR bo", limit=None)
    yield lambda: record.new(since="2001-01-01", **every)
    for table in ("articles", "statements", "positions", "claims"):
        yield lambda table=table: list(record.export_rows(table))
    yield lambda: list(map(bytes.hex, record.readings()))


def outcome(path: Path, sound: Any) -> str:
    """Return what a damaged record answers: the same, an error with a number, a wrong answer, a traceback."""
    try:
        found = answers(path)
    except OnRecordError as error:
        if error.code.startswith("OR-4"):
            return f"numbered ({error.code})"
        found = error.code if error.code != "OR-559" else None
        if found is None:
            return f"traceback ({error.code})"
    except Exception as error:
        return f"traceback ({type(error).__name__}: {error})"
    if found == sound:
        return "the same"
    return "wrong, found by verify" if is_found(path) else "WRONG, AND CALLED SOUND"


def is_found(path: Path) -> bool:
    """Whether ``verify`` finds something wrong."""
    try:
        with Record.open(path, create=False) as record:
            return bool(record.verify())
    except OnRecordError:
        return True


def tampered(whole: bytes, path: Path, statement: str) -> None:
    """Write a copy of a record with one change by SQL."""
    path.write_bytes(whole)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(statement)


def flipped(whole: bytes, path: Path, chance: random.Random) -> int:
    """Write a copy of a record with one bit flipped; return at which byte."""
    torn, at = bytearray(whole), chance.randrange(len(whole))
    torn[at] ^= 1 << chance.randrange(8)
    path.write_bytes(torn)
    return at


def whole_record(path: Path, articles: int) -> bytes:
    """Make a record of so many synthetic articles in one file; return its bytes."""
    with Record.open(path) as record:
        record.add_many([reading(n) for n in range(articles)])
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.execute("PRAGMA journal_mode=DELETE")
    return path.read_bytes()


def main() -> None:
    """Damage a record in many ways and print what became of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flips", type=int, default=1000)
    parser.add_argument("--articles", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.db"
        whole = whole_record(path, given.articles)
        sound, chance = answers(path), random.Random(given.seed)
        by_sql, by_bits, unseen = Counter[str](), Counter[str](), 0
        for statement in TAMPERINGS:
            tampered(whole, path, statement)
            found = outcome(path, sound)
            by_sql[found.partition(" (")[0]] += 1
            if found.startswith(("traceback", "WRONG")):
                print(f"  {statement}: {found}", file=sys.stderr)
            tampered(whole, path, statement)
            if is_found(path) and all(one.state != "fault" for one in examine(path) if one.what == "record"):
                unseen += 1
                print(f"  {statement}: doctor does not see it", file=sys.stderr)
        for _ in range(given.flips):
            at = flipped(whole, path, chance)
            found = outcome(path, sound)
            by_bits[found.partition(" (")[0]] += 1
            if found.startswith(("traceback", "WRONG")):
                print(f"  byte {at}: {found}", file=sys.stderr)
    print(f"{len(TAMPERINGS)} changes by SQL: {_said(by_sql)}; of those that verify finds doctor does not see {unseen}")
    print(f"{given.flips} flipped bits: {_said(by_bits)}")


def _said(found: Counter[str]) -> str:
    return ", ".join(f"{times} {what}" for what, times in found.most_common())


if __name__ == "__main__":
    main()
