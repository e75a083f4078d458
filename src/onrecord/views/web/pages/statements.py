"""The list of statements, oldest first: who said what."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.facts.vocabulary import words
from onrecord.questions import OpenRecord
from onrecord.questions.exporting import statement_row
from onrecord.questions.statement_answers import StatementRow
from onrecord.views.web.columns import columns
from onrecord.views.web.listed import Listed, facet, listed
from onrecord.views.web.page import PAGED, SORT, Asked, Page, Param, Row

_COLUMNS = columns(
    "id article outlet published day value dated_by speaker speaker_ids on_behalf_of source_type "
    "chain act form cue negated words spans addressees venue refers_to confidence copy_of judged",
    usual="day speaker act words outlet")
_PARAMS = (
    Param("by", "by", told="Who spoke, or the state it was said for: name, code or id."),
    Param("about", "about", told="An actor, or words that stand in it."),
    Param("act", "act", "choice", words("acts"), "What was done by saying it."),
    Param("since", "since", "day", told="From this day on."),
    Param("until", "until", "day", told="Up to and including this day."),
    SORT, _COLUMNS, *PAGED)


def _answer(record: OpenRecord, asked: Asked) -> Listed[StatementRow]:
    found = record.statements(
        by=asked.get("by"), about=asked.get("about"), since=asked.get("since"), until=asked.get("until"),
        act=asked.get("act"), as_of=asked.as_of, newest=asked.newest, limit=asked.limit, after=asked.get("after"))
    return listed(found, facet(asked, "act", found.total, lambda act: record.statements(
        by=asked.get("by"), about=asked.get("about"), since=asked.get("since"), until=asked.get("until"), act=act,
        as_of=asked.as_of, limit=0).total))


def _rows(found: Listed[StatementRow]) -> Iterable[Row]:
    return map(statement_row, found.items)


PAGES = (Page("statements", "/statements", "Statements", _answer, params=_PARAMS, rows=_rows,
              told="Who said what, by day."),)
