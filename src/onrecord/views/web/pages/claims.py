"""The list of claims: what parties differ on first, then what most outlets carry."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.facts.vocabulary import words
from onrecord.questions import OpenRecord
from onrecord.questions.claim_answers import ClaimRow
from onrecord.questions.exporting import claim_row
from onrecord.views.web.columns import columns
from onrecord.views.web.listed import Listed, facet, listed
from onrecord.views.web.page import PAGED, Asked, Page, Param, Row

_COLUMNS = columns(
    "id kind text article words spans first last articles outlets copies origins positions standing "
    "disagreements judged",
    usual="text kind first articles outlets origins standing")
_PARAMS = (
    Param("about", "about", told="An actor (name, code or id), or words that stand in it."),
    Param("kind", "kind", "choice", words("claim_kinds"), "Claims of this kind."),
    Param("story", "story", told="Those that the articles of this story carry: its id.", shown=False),
    Param("topics", "also topics, and what one outlet alone puts forward", "flag", told="Any value: also what is no "
          "claim when read alone, and what one outlet alone puts forward."),
    _COLUMNS, *PAGED)


def _answer(record: OpenRecord, asked: Asked) -> Listed[ClaimRow]:
    topics = asked.is_set("topics") or asked.get("kind") == "topic"
    found = record.claims(asked.get("about"), story=asked.get("story"), kind=asked.get("kind"), topics=topics,
                          as_of=asked.as_of, limit=asked.limit, after=asked.get("after"))
    return listed(found, facet(asked, "kind", found.total, lambda kind: record.claims(
        asked.get("about"), story=asked.get("story"), kind=kind, topics=topics, as_of=asked.as_of, limit=0).total))


def _rows(found: Listed[ClaimRow]) -> Iterable[Row]:
    return map(claim_row, found.items)


PAGES = (Page("claims", "/claims", "Claims", _answer, params=_PARAMS, rows=_rows,
              told="What parties take positions on: what they differ on first, then what most outlets carry."),)
