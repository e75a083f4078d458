"""Articles in which all the words stand, best match first."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.questions import OpenRecord
from onrecord.questions.found_answers import Hit
from onrecord.views.web.flat import hit_row
from onrecord.views.web.listed import Listed, listed, titles
from onrecord.views.web.page import LIMIT, Asked, Page, Param, Row

_PARAMS = (Param("words", "words", told='Words, or "a phrase" in quotation marks.'), LIMIT._replace(default="20"))


def _answer(record: OpenRecord, asked: Asked) -> Listed[Hit]:
    found = record.search(asked.get("words") or "", limit=asked.limit)
    return listed(found, first={} if asked.twin == "csv" else titles(
        record, ((one.article, one.title) for one in found.items)))


def _rows(found: Listed[Hit]) -> Iterable[Row]:
    return map(hit_row, found.items)


PAGES = (Page("search", "/search", "Search", _answer, params=_PARAMS, rows=_rows,
              takes_day=False, told="Articles in which all the words stand, best match first."),)
