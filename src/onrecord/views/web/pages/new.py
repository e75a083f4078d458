"""What was published from a day on and was not on record before: claims, positions, numbers, actors."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.questions import OpenRecord
from onrecord.questions.news_row import NewsRow
from onrecord.views.web.flat import news_row
from onrecord.views.web.listed import Listed, listed
from onrecord.views.web.newest import newest_day
from onrecord.views.web.page import PAGED, Asked, Page, Param, Row

_PARAMS = (
    Param("since", "since", "day", told="Published from this day on; else from the newest articles of the record."),
    Param("article", "article", told="Brought by this article: its id.", shown=False),
    *PAGED)


def _answer(record: OpenRecord, asked: Asked) -> Listed[NewsRow]:
    article = asked.get("article")
    since = asked.get("since") or (None if article else newest_day(record.stories(as_of=asked.as_of).items))
    found = record.new(since=since, article=article, as_of=asked.as_of, limit=asked.limit, after=asked.get("after"))
    texts = {} if asked.twin == "csv" else record.claim_texts(
        {one.id: None for one in found.items if one.kind in ("position", "number")})
    return listed(found, first=texts)


def _rows(found: Listed[NewsRow]) -> Iterable[Row]:
    return map(news_row, found.items)


PAGES = (Page("new", "/new", "New", _answer, params=_PARAMS, rows=_rows,
              told="What was published from a day on and was not on record before."),)
