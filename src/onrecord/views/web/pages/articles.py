"""The list of articles by day of publication, oldest first."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.questions import OpenRecord
from onrecord.questions.article_answers import ArticleRow
from onrecord.questions.exporting import article_row
from onrecord.views.web.columns import columns
from onrecord.views.web.listed import Listed, listed, titles
from onrecord.views.web.page import PAGED, SORT, Asked, Page, Param, Row

_COLUMNS = columns(" ".join(ArticleRow.__struct_fields__), usual="published outlet title statements claims")
_PARAMS = (Param("versions", "also texts that a newer version replaced", "flag",
                 told="Any value: also texts that a newer version replaced."), SORT, _COLUMNS, *PAGED)


def _answer(record: OpenRecord, asked: Asked) -> Listed[ArticleRow]:
    found = record.articles(versions=asked.is_set("versions"), newest=asked.newest, limit=asked.limit,
                            after=asked.get("after"))
    first = {} if asked.twin == "csv" else titles(record, ((one.id, one.title) for one in found.items))
    return listed(found, first=first)


def _rows(found: Listed[ArticleRow]) -> Iterable[Row]:
    return map(article_row, found.items)


PAGES = (Page("articles", "/articles", "Articles", _answer, params=_PARAMS, rows=_rows,
              takes_day=False, told="The articles on record, by day of publication."),)
