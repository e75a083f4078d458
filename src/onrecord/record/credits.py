"""What articles credit to others, as the record keeps it.

In: an entry just written. Out: the table ``credits``; and back from it, for the questions.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection, select

from onrecord.joining import Entry
from onrecord.linking.credits import Credit
from onrecord.record import tables as t
from onrecord.record.writing import Row

_CHUNK = 500


def credit_rows(number: int, entry: Entry) -> list[Row]:
    """Return the rows of an article's credits."""
    return [
        {
            "number": number,
            "place": place,
            "name": one.name,
            "shown": one.shown,
            "way": one.way,
            "span": json.dumps(one.span) if one.span else None,
            "scope": json.dumps(one.scope, separators=(",", ":")),
            "source": one.source,
        }
        for place, one in enumerate(entry.credits())
    ]


def credits_on_record(db: Connection, numbers: Collection[int]) -> dict[int, list[Credit]]:
    """Return the credits of some articles, in order."""
    wanted, c = sorted(set(numbers)), t.credits.c
    found: dict[int, list[Credit]] = {number: [] for number in wanted}
    for i in range(0, len(wanted), _CHUNK):
        for row in db.execute(
            select(t.credits).where(c.number.in_(wanted[i : i + _CHUNK])).order_by(c.number, c.place)
        ):
            span = json.loads(row.span) if row.span else None
            found[row.number].append(
                Credit(
                    row.name,
                    row.shown,
                    row.way,
                    (span[0], span[1]) if span else None,
                    tuple((s, e) for s, e in json.loads(row.scope)),
                    row.source,
                )
            )
    return found
