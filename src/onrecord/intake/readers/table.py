"""Tables: CSV, TSV and the like, one article a row; columns are found by their names, and by what stands in them.

In: bytes of any encoding, and the names of columns that the user gave. Out: an article a row.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from onrecord.errors import OnRecordError
from onrecord.intake import dates
from onrecord.intake.field_names import matched, metadata_of, text_of
from onrecord.intake.options import Given
from onrecord.intake.plain_text import decode
from onrecord.intake.readers.source import Bad, Item, Source, Text

LONGEST_TABLE = 100_000_000
_LONGEST_CELL = 2_100_000
_MARKS = ",;\t|"
_MOST_COLUMNS = 1_000
_LOOKED_AT = 200  # rows that show what stands in a column
_FEW_WORDS = 4  # on average, in a column that is named like one of texts
_WORDS = 12  # on average, in a column of texts


def looks_like_a_table(head: str) -> bool:
    """Whether the first lines of a text are those of a table with a column of texts and another that we know."""
    mark, head = _separated(head.lstrip("\ufeff\r\n"))
    lines = head.split("\n")
    names = _names(head, mark)
    if len(lines) < 2 or mark not in lines[1]:
        return False
    known = matched(names, {})
    return (
        len(names) > 1
        and bool(known["text"])
        and sum(bool(theirs) for theirs in known.values()) > 1
        and all(len(name) <= 40 and name.strip() for name in names)
    )


def _mark(first: str, suffix: str = "") -> str:
    """Return what stands between cells: what is most frequent in the first line."""
    return "\t" if suffix in (".tsv", ".tab") else max(_MARKS, key=first.count)


def _separated(text: str, suffix: str = "") -> tuple[str, str]:
    """Return what stands between cells, and the table without the line in which Excel says so ('sep=;')."""
    first, _, rest = text.lstrip("\r\n").partition("\n")
    told = re.fullmatch(r"sep=(.)\r?", first, re.IGNORECASE)
    return (told[1], rest) if told else (_mark(first, suffix), text)


def _names(text: str, mark: str) -> list[str]:
    first = text.split("\n", 1)[0].rstrip("\r")
    if not 3 < len(first) <= 4_000:
        return []
    try:
        return next(csv.reader([first], delimiter=mark), [])
    except csv.Error:
        return []


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the article of each row. Raises OR-110 where no column holds texts, with the names of the columns."""
    text = decode(source.whole(LONGEST_TABLE)).lstrip("\ufeff")
    csv.field_size_limit(_LONGEST_CELL)
    mark, text = _separated(text, source.suffix)
    found = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    names = [name.strip() for name in next(found, [])]
    if len(names) > _MOST_COLUMNS:
        raise OnRecordError("OR-110", detail=f"a table of {len(names):,} columns, at most {_MOST_COLUMNS:,}")
    rows, broken = [], None
    try:
        for row in found:
            if any(cell.strip() for cell in row):
                rows.append((found.line_num, row))
    except csv.Error as error:
        broken = OnRecordError("OR-121", detail=f"line {found.line_num}: {error}")
    fields = _fields(names, [row for _, row in rows[:_LOOKED_AT]], given)
    yield from _articles(names, rows, fields)
    if broken:
        yield Bad(broken)


def _fields(names: list[str], rows: Sequence[list[str]], given: Given) -> dict[str, str]:
    """Return the columns to read, those that the user named first. Raises OR-110."""
    fields = dict(given.fields)
    wrong = [theirs for theirs in fields.values() if theirs not in names]
    if wrong:
        raise OnRecordError("OR-110", detail=f"no column {wrong[0]!r}; there are: {_told(names)}")
    known = matched(names, {})
    fields.setdefault("text", _column_of_texts(names, rows, known["text"]))
    if "published" not in fields and not known["published"]:
        dated = next((name for n, name in enumerate(names) if _is_dated(rows, n)), None)
        fields |= {"published": dated} if dated else {}
    return fields


def _column_of_texts(names: list[str], rows: Sequence[list[str]], named: list[str]) -> str:
    """Return the column that holds texts, by its name or by the length of what stands in it. Raises OR-110."""
    lengths = {name: _mean(rows, n) for n, name in enumerate(names)}
    longest = max(lengths, key=lambda name: lengths[name], default="")
    best = next(
        (name for name in named if lengths[name] >= _FEW_WORDS), longest if lengths.get(longest, 0) >= _WORDS else ""
    )
    if not best and not named:
        raise OnRecordError("OR-110", detail=f"no column of texts; there are: {_told(names)}")
    return best or named[0]


def _is_dated(rows: Sequence[list[str]], column: int) -> bool:
    return bool(rows) and all(len(row) > column and dates.iso(row[column]) for row in rows)


def _mean(rows: Sequence[list[str]], column: int) -> float:
    lengths = [len(row[column].split()) for row in rows if len(row) > column]
    return sum(lengths) / len(lengths) if lengths else 0.0


def _told(names: list[str]) -> str:
    return ", ".join(names[:12])[:200] or "none"


def _articles(names: list[str], rows: list[tuple[int, list[str]]], fields: dict[str, str]) -> Iterator[Item]:
    dated = fields.get("published") or next(iter(matched(names, {})["published"]), None)
    order = (
        dates.order_of(row[names.index(dated)] for _, row in rows if len(row) > names.index(dated)) if dated else None
    )
    for line, row in rows:
        held = dict(zip(names, row, strict=False))
        if dated and held.get(dated):
            held[dated] = dates.settled(held[dated], order)
        text = text_of(held, fields)
        if not text or not text.strip():
            yield Bad(OnRecordError("OR-110", detail=f"no text in {fields['text']!r}"), f":{line}")
        else:
            yield Text(text, metadata_of(held, fields), f":{line}")
