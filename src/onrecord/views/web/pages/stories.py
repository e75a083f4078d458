"""The list of stories: those of most articles first, then those that ran last."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.questions import OpenRecord
from onrecord.questions.story_answers import StoryRow
from onrecord.views.web.columns import columns
from onrecord.views.web.flat import story_row
from onrecord.views.web.listed import Listed, listed, titles
from onrecord.views.web.page import PAGED, Asked, Page, Param, Row

_COLUMNS = columns(
    "id title first last articles outlets origins copies claims parties continues",
    usual="first last title articles outlets origins parties")
_PARAMS = (
    Param("party", "party", told="Who speaks or takes a position in it: name, code or id."),
    Param("about", "about", told="An actor, or words that stand in it."),
    Param("since", "since", "day", told="That ran on or after this day."),
    Param("until", "until", "day", told="That ran on or before this day."),
    _COLUMNS, *PAGED)


def _answer(record: OpenRecord, asked: Asked) -> Listed[StoryRow]:
    found = record.stories(party=asked.get("party"), about=asked.get("about"), since=asked.get("since"),
                           until=asked.get("until"), as_of=asked.as_of, limit=asked.limit, after=asked.get("after"))
    first = {} if asked.twin == "csv" else titles(record, ((one.article, one.title) for one in found.items))
    return listed(found, first=first)


def _rows(found: Listed[StoryRow]) -> Iterable[Row]:
    return map(story_row, found.items)


PAGES = (Page("stories", "/stories", "Stories", _answer, params=_PARAMS, rows=_rows,
              told="Running matters, those of most articles first."),)
