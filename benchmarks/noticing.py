"""Times, places, actors and quantities for outside scoring, as JSON lines.

when        {id, dct, text}             {id, timexes: [{span, type, value}]}, TIMEX3 values as TempEval has them
where       {id, text}                  {id, toponyms: [{span, name, lat, lon, geonameid, kind}]}
actors      {id, text[, published]}     {id, actors: […]} as a Reading has them
quantities  {id, text[, published]}     {id, quantities: […]} as a Reading has them
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts import Article, Reading
from onrecord.facts.identity import article_id, text_hash

Row = dict[str, Any]


def article(row: Row) -> Article:
    """Return a row's text as intake takes it, all of it body: offsets must hold, and a phrase alone is asked about."""
    from onrecord.intake import Given, article_from_text

    text, day = row["text"], row.get("published")
    plain = Article(id=article_id(None, None, text, day), text_hash=text_hash(text), text=text, published=day)
    try:
        taken = article_from_text(text, Given(published=day))
    except OnRecordError:
        return plain  # an empty text, a date that nobody can read
    return msgspec.structs.replace(taken, not_body=()) if taken.text == text else plain


def when(row: Row) -> Row:
    """Find the time expressions of plain text; the reader model is not used."""
    from benchmarks.when import timexes_of

    return {"id": row["id"], "timexes": timexes_of(row)}


def where(row: Row) -> Row:
    """Resolve every span that is the name of a place."""
    from benchmarks.where import toponyms
    from onrecord.reading.read_sheet import read_sheet

    return {"id": row["id"], "toponyms": toponyms(read_sheet(article(row)))}


def actors(row: Row) -> Row:
    """Return the actors of a whole reading."""
    return {"id": row["id"], "actors": msgspec.to_builtins(_reading(row).actors)}


def quantities(row: Row) -> Row:
    """Return the quantities of a whole reading."""
    return {"id": row["id"], "quantities": msgspec.to_builtins(_reading(row).quantities)}


def _reading(row: Row) -> Reading:
    from onrecord.flow import read

    return read(article(row))


def _lines(task: Callable[[Row], Row]) -> Callable[[str], Iterator[str]]:
    """Return a task that reads JSON lines and yields JSON lines."""

    def lines(text: str) -> Iterator[str]:
        for line in text.split("\n"):
            if line.strip():
                yield json.dumps(task(json.loads(line)), ensure_ascii=False) + "\n"

    return lines


TASKS: dict[str, Callable[[str], Iterator[str]]] = {
    "when": _lines(when),
    "where": _lines(where),
    "actors": _lines(actors),
    "quantities": _lines(quantities),
}
