"""The command ``new``: what some articles brought that the record did not hold before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.views.cli.listing import Listing
from onrecord.views.cli.options import AfterOption, AsOfOption, JsonOption, LimitOption, RecordOption
from onrecord.views.cli.printing import day_of, entry

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.questions.news_row import NewsRow

_DAY = re.compile(r"\d{4}(-\d|$)")


def new(
    since: Annotated[
        str,
        typer.Option("--since", metavar="DAY|ARTICLE", help="What came out from that day on, or one article (its id)."),
    ],
    as_of: AsOfOption = None,
    limit: LimitOption = 60,
    after: AfterOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what is new: claims, changed positions, numbers and actors.

    New is what the record did not hold before that day.
    """
    one = None if _DAY.match(since.strip()) else since
    _NEWS.answer(record, as_json, lambda on_record: on_record.new(
        since=None if one else since, article=one, as_of=as_of, limit=limit or None, after=after))


def _entry(row: NewsRow) -> Text:
    was = f"was {row.was.replace('_', ' ')}{f' on {row.was_day}' if row.was_day else ''}" if row.was else None
    what = row.what if row.kind in ("claim", "number") else row.what.replace("_", " ")
    head = {
        "claim": ["claim", row.who, row.outlet],
        "position": ["position", row.who, what, was or "the first", row.outlet],
        "number": ["number", what, row.who, was, row.outlet],
        "actor": ["actor", row.who, what, row.outlet],
    }[row.kind]
    return entry(head, row.quote if row.kind != "actor" else None, id=row.id)


_NEWS: Listing[NewsRow] = Listing(lambda row: (day_of(row.day), _entry(row)), "new thing")
