"""The list of positions, oldest first: who took which on what claim, what it ended and what ended it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.facts.vocabulary import words
from onrecord.questions import OpenRecord
from onrecord.questions.story_answers import PositionTaken
from onrecord.views.web.columns import columns
from onrecord.views.web.flat import taken_row
from onrecord.views.web.listed import Listed, facet, listed
from onrecord.views.web.page import PAGED, SORT, Asked, Page, Param, Row

_COLUMNS = columns(
    "claim text party party_id position day value dated_by changed was was_day lasted_until became "
    "article outlet published statement words spans chain copy_of",
    usual="day party position text words outlet")
_PARAMS = (
    Param("party", "party", told="A state or an actor: name, code or id."),
    Param("position", "position", "choice", words("positions"), "Positions of this kind."),
    Param("changed", "only changes", "flag", told="Any value: only those by which a party left another position."),
    Param("since", "since", "day", told="From this day on."),
    Param("until", "until", "day", told="Up to and including this day."),
    Param("claim", "claim", told="On this claim: its id.", shown=False),
    Param("story", "story", told="In this story: its id.", shown=False),
    SORT, _COLUMNS, *PAGED)
_FILTERS = ("party", "position", "since", "until", "claim", "story", "as_of")


def _answer(record: OpenRecord, asked: Asked) -> Listed[PositionTaken]:
    filters: dict[str, Any] = {name: asked.get(name) for name in _FILTERS}
    changed = asked.is_set("changed")
    found = record.positions(**filters, changed=changed, newest=asked.newest, limit=asked.limit,
                             after=asked.get("after"))
    counts = {} if changed else facet(asked, "position", found.total, lambda word: record.positions(
        **{**filters, "position": word}, limit=0).total)
    return listed(found, counts)


def _rows(found: Listed[PositionTaken]) -> Iterable[Row]:
    return map(taken_row, found.items)


PAGES = (Page("positions", "/positions", "Positions", _answer, params=_PARAMS, rows=_rows,
              told="Who took which position on what claim, by day."),)
