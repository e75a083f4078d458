"""What is least sure, for a person to judge: pairs of claims that are perhaps one, and statements read with little
confidence. Keys: a the same, x not the same, space the next, backspace undo.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from onrecord.questions import OpenRecord
from onrecord.questions.claim_answers import ClaimBeside, ClaimRow
from onrecord.questions.exporting import statement_row
from onrecord.questions.statement_answers import StatementRow
from onrecord.views.web.page import AS_OF, Asked, Page, Param, Row

_PARAMS = (Param("about", "about", told="An actor, or words that stand in it."),
           Param("story", "story", told="In this story: its id.", shown=False), AS_OF)
_CLAIMS, _STATEMENTS, _PAIRS, _UNSURE = 25, 400, 20, 20


class Pair(msgspec.Struct, frozen=True):
    """A claim, and another one that is perhaps the same."""

    claim: ClaimRow
    beside: ClaimBeside


class Queue(msgspec.Struct, frozen=True):
    """``pairs``: those nearest to even first; ``statements``: the least confident first. ``looked_at``: among how many
    claims and statements they were looked for, of how many.
    """

    pairs: tuple[Pair, ...]
    statements: tuple[StatementRow, ...]
    looked_at: tuple[int, int]
    of: tuple[int, int]


def _answer(record: OpenRecord, asked: Asked) -> Queue:
    about, day = asked.get("about"), asked.as_of
    claims = record.claims(about, story=asked.get("story"), as_of=day, limit=_CLAIMS)
    pairs = [Pair(claim, one) for claim in claims.items for one in record.claim(claim.id, as_of=day).perhaps]
    once = {frozenset((pair.beside.claim, pair.beside.near)): pair for pair in pairs}
    said = record.statements(about=about, as_of=day, limit=_STATEMENTS)
    unsure = sorted((one for one in said.items if one.confidence is not None and not one.judged and not one.copy_of),
                    key=lambda one: one.confidence or 0)
    return Queue(tuple(sorted(once.values(), key=lambda pair: abs(pair.beside.chance - 0.5))[:_PAIRS]),
                 tuple(unsure[:_UNSURE]), (len(claims.items), len(said.items)), (claims.total, said.total))


def _rows(found: Queue) -> Iterator[Row]:
    return map(statement_row, found.statements)


PAGES = (Page("review", "/review", "Review", _answer, params=_PARAMS, rows=_rows,
              told="What is least sure: claims that are perhaps one, statements read with little confidence."),)
