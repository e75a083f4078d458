"""Columns to choose on a list: which there are, which of them are asked for, and the cells of a page's table.

In: the flat rows of a page's .csv, and ``columns`` of its address. Out: rows cut down to these, in the order asked for;
on a page cells that lead to what they name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from onrecord.views.web.page import Asked, Param, Row
from onrecord.views.web.wording import plain_day

NAME = "columns"
_DAYS = frozenset(("published", "first", "last", "was_day", "published_latest"))
_LEADS = {"article": "articles", "copy_of": "articles", "statement": "statements", "refers_to": "statements",
          "claim": "claims", "party_id": "actors", "version_of": "articles"}     # to the page of the id in the cell
_OWN = frozenset(("id", "words", "text", "title", "sentence"))                  # to the page of the row itself


class Cell(NamedTuple):
    """What stands in a cell, and where it leads; null: nowhere."""

    text: str
    link: str | None = None
    number: bool = False


def columns(names: str, usual: str) -> Param:
    """Return the parameter by which columns are chosen. ``names``: all there are; ``usual``: those offered first."""
    return Param(NAME, "columns", "columns", tuple(names.split()), "The list as a table of these columns, in this "
                 "order, names apart by commas; so is the .csv. The .json has everything always.", shown=False,
                 usual=",".join(usual.split()))


def chosen(asked: Asked) -> tuple[str, ...]:
    """Return the columns that are asked for; none: the list as it is usually told."""
    return tuple(filter(None, asked.values.get(NAME, "").split(",")))


def cut(rows: Iterable[Row], asked: Asked) -> Iterator[Row]:
    """Yield rows with the chosen columns alone; with all where none is chosen."""
    names = chosen(asked)
    for row in rows:
        yield {name: row[name] for name in names} if names else row


def cells(asked: Asked, answer: Any) -> list[list[Cell]]:
    """Return the rows of a page's table. Each leads at least to the page of its row."""
    rows = asked.page.rows(answer) if asked.page.rows else ()
    first = getattr(answer, "first_words", {})
    return [_leading([_cell(asked, {**row, "title": row.get("title") or first.get(row.get("id"))}, name)
                      for name in chosen(asked)], _own_page(asked, row)) for row in rows]


def _own_page(asked: Asked, row: Row) -> str | None:
    return asked.to(asked.page.path.strip("/"), str(row["id"])) if row.get("id") else None


def _leading(found: list[Cell], own: str | None) -> list[Cell]:
    """Return cells of which at least one leads somewhere."""
    if own is None or any(cell.link for cell in found):
        return found
    at = next((number for number, cell in enumerate(found) if cell.text), 0)
    return [cell._replace(text=cell.text or "–", link=own) if number == at else cell
            for number, cell in enumerate(found)]


def _cell(asked: Asked, row: Row, name: str) -> Cell:
    value = row[name]
    if value is None or value == "":
        return Cell("")
    if name in _OWN:
        return Cell(str(value), _own_page(asked, row))
    if name in _LEADS:
        return Cell(str(value), asked.to(_LEADS[name], str(value)))
    if type(value) in (int, float):
        return Cell(f"{value:,}", number=True)
    return Cell(_day_told(row) if name == "day" else plain_day(str(value)[:10]) if name in _DAYS else str(value))


def _day_told(row: Row) -> str:
    """Return a day no more exactly than it is known."""
    if row.get("dated_by") == "when" and row.get("value"):
        return plain_day(row["value"])
    late = row.get("dated_by") in ("published", "bounds")
    return f"{'≤ ' if late else ''}{plain_day(str(row['day'])[:10])}"
