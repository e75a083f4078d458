"""The list of events, oldest first: who did what to whom, really or not, on whose word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from onrecord.facts.vocabulary import event_codes, words
from onrecord.questions import OpenRecord
from onrecord.questions.event_answers import EventRow
from onrecord.views.web.columns import columns
from onrecord.views.web.flat import event_row
from onrecord.views.web.listed import Listed, counted, facet, listed
from onrecord.views.web.page import PAGED, SORT, Asked, Page, Param, Row

_COLUMNS = columns(
    "id day value dated_by source target type mode cameo quad realis on_word_of words spans sentence "
    "place country article outlet published copy_of reports copies outlets origins",
    usual="day source type target realis sentence outlet")
_PARAMS = (
    Param("source", "who", told="Who did it: name, code or id."),
    Param("target", "to whom", told="To whom it was done."),
    Param("about", "about", told="An actor on either side, or words that all stand in the sentence."),
    Param("type", "type", "choice", tuple(event_codes()), "Type of PLOVER."),
    Param("realis", "really?", "choice", words("realis"), "Whether it is told as having taken place."),
    Param("since", "since", "day", told="From this day on."),
    Param("until", "until", "day", told="Up to and including this day."),
    Param("story", "story", told="In the articles of this story: its id.", shown=False),
    SORT, _COLUMNS, *PAGED)
_FILTERS = ("source", "target", "about", "type", "realis", "since", "until", "story", "as_of")


def _answer(record: OpenRecord, asked: Asked) -> Listed[EventRow]:
    filters: dict[str, Any] = {name: asked.get(name) for name in _FILTERS}
    found = record.events(**filters, newest=asked.newest, limit=asked.limit, after=asked.get("after"))
    counts: dict[str, dict[str, int]] = {}
    for name in ("type", "realis"):
        counts |= counted(asked, name, found.total, partial(record.event_counts, name, **filters)) or facet(
            asked, name, found.total, partial(_count, record, filters, name))
    return listed(found, counts)


def _count(record: OpenRecord, filters: dict[str, Any], name: str, word: str) -> int:
    return record.events(**{**filters, name: word}, limit=0).total


def _rows(found: Listed[EventRow]) -> Iterable[Row]:
    return map(event_row, found.items)


PAGES = (Page("events", "/events", "Events", _answer, params=_PARAMS, rows=_rows,
              told="Who did what to whom, by day."),)
