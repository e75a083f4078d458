"""Where the JSON of each reading lies: in parts of which four fill a page.

In: the compressed JSON of a reading. Out: its rows; and the JSON again, byte for byte.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterator
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection

from onrecord.facts import Article
from onrecord.record.schema.compression import unpacked
from onrecord.record.sqlite.engine import driver

_PART = 990         # bytes: of longer rows of such a table SQLite puts the rest on pages of their own
_KEEP = "INSERT INTO reading_parts (number, part, data) VALUES (?, ?, ?)"
_KEPT = "SELECT data FROM reading_parts WHERE number = ? ORDER BY part"
_MANY = ("SELECT p.number, p.data FROM json_each(?) AS wanted CROSS JOIN reading_parts AS p ON p.number = wanted.value "
         "ORDER BY p.number, p.part")
_ALL = "SELECT number, data FROM reading_parts ORDER BY number, part"


def keep(db: Connection, number: int, data: bytes) -> None:
    """Keep the packed JSON of a reading whose row is written, in place of what was kept."""
    raw = driver(db)
    raw.execute("DELETE FROM reading_parts WHERE number = ?", (number,))
    raw.executemany(_KEEP, parts(number, data))


def parts(number: int, data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield the rows in which a reading's packed JSON is kept."""
    return ((number, i, data[start:start + _PART]) for i, start in enumerate(range(0, len(data), _PART)))


def kept(db: Connection, number: int) -> bytes:
    """Return the JSON of a kept reading. Raises ``zlib.error`` where it is damaged, missing or not whole."""
    return unpacked(b"".join([data for (data,) in driver(db).execute(_KEPT, (number,))]))


def kept_ones(db: Connection, numbers: Collection[int]) -> Iterator[tuple[int, bytes]]:
    """Yield (number, JSON) of some kept readings, in order of recording; damaged ones are passed over."""
    for number, packed in _together(db.exec_driver_sql(_MANY, (json.dumps(sorted(numbers)),))):
        with suppress(zlib.error):
            yield number, unpacked(packed)


def every_one(db: Connection) -> Iterator[tuple[int, bytes | None]]:
    """Yield (number, JSON) of all kept readings, in order of recording; null for a damaged one."""
    for number, packed in _together(db.exec_driver_sql(_ALL)):
        try:
            yield number, unpacked(packed)
        except zlib.error:
            yield number, None


def _together(rows: Any) -> Iterator[tuple[int, bytes]]:
    for number, together in groupby(rows, key=itemgetter(0)):
        yield number, b"".join([data for _, data in together])


class _Kept(msgspec.Struct):
    """Of a kept reading only the article."""

    article: Article


_ARTICLES = msgspec.json.Decoder(_Kept)


def article_kept(db: Connection, number: int) -> Article:
    """Return the article of a kept reading as it was read, and nothing else of it."""
    return _ARTICLES.decode(kept(db, number)).article
