"""Events in the field names of PLOVER, one object a line, with what PLOVER has no name for in ``onrecord``.

In: flat rows of events. Out: JSON lines. What is not known is left out, as PLOVER's readers expect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

Row = dict[str, Any]


def plover_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield each row as one PLOVER event and a line end."""
    for row in rows:
        yield msgspec.json.encode(plover_event(row)).decode("utf-8") + "\n"


def plover_event(row: Row) -> Row:
    """Return one row of events as PLOVER names it."""
    return _known({
        "id": row["id"], "date": row["day"], "event": row["type"], "mode": row["mode"], "quad_code": row["quad"],
        "actor": _side(row, "source"), "recipient": _side(row, "target"),
        "event_loc": _known({"name": row["place"], "country": row["place_country"], "latitude": row["latitude"],
                             "longitude": row["longitude"]}),
        "event_text": row["sentence"],
        "text_info": _known({"sequence": row["sentence_number"], "spans": _spans(row["sentence_spans"]),
                             "event_spans": _spans(row["spans"])}),
        "cite_info": _known({"citation": row["article"], "publication": row["outlet"], "url": row["url"],
                             "title": row["title"], "date": row["published"], "language": row["language"]}),
        "onrecord": _known({"realis": row["realis"], "on_word_of": row["on_word_of"] or None,
                            "statement": row["statement"], "cameo": row["cameo"], "reciprocal": row["reciprocal"],
                            "dated_by": row["dated_by"], "confidence": row["confidence"],
                            "copy_of": row["copy_of"]}),
        "version": row["ontology"],
    })


def _side(row: Row, side: str) -> Row:
    return _known({"code": row[f"{side}_state"], "sector": row[f"{side}_sector"], "entity_text": row[side],
                   "identifier_id": row[f"{side}_id"], "cameo": row[f"{side}_code"] or None})


def _spans(written: str) -> list[list[int]]:
    return [[int(end) for end in span.split("-")] for span in written.split()]


def _known(found: Row) -> Row:
    return {name: value for name, value in found.items() if value is not None and value != {}}
