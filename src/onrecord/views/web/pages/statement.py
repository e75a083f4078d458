"""A statement: the words in their paragraph, who said them on whose word, what position they take, how to cite them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts.vocabulary import words
from onrecord.questions import OpenRecord
from onrecord.questions.article_answers import ArticleRow
from onrecord.questions.claim_answers import PositionRow
from onrecord.questions.exporting import statement_row
from onrecord.questions.statement_answers import StatementRow
from onrecord.views.web.linked import statement_linked
from onrecord.views.web.page import Asked, Page, Row
from onrecord.views.web.segments import Mark, laid_out
from onrecord.views.web.wording import cited


class PositionHere(msgspec.Struct, frozen=True):
    """A position that a statement takes, and on which claim."""

    position: PositionRow
    claim: str
    text: str


class StatementSeen(msgspec.Struct, frozen=True):
    """A statement in its article. ``text``: the article's; ``before``, ``after``: the statements beside it in it."""

    statement: StatementRow
    article: ArticleRow
    text: str
    takes: tuple[PositionHere, ...]
    citation: str
    before: str | None
    after: str | None


def _answer(record: OpenRecord, asked: Asked) -> StatementSeen:
    shown = record.show(asked.id, limit=1)
    if not isinstance(shown.fact, StatementRow):
        raise OnRecordError("OR-501", where=repr(asked.id), detail=f"it is of {shown.kind}")
    row, taken = shown.fact, record.taken_from(shown.fact.article)
    takes = tuple(PositionHere(rung, claim.id, claim.text) for claim in taken.claims for rung in claim.positions
                  if rung.statement == row.id)
    ids = [one.id for one in taken.statements]
    at = ids.index(row.id)
    return StatementSeen(row, taken.article, taken.text, takes, cited(row.quote, taken.article, row.speaker),
                         ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None)


def _show(seen: StatementSeen, asked: Asked) -> Mapping[str, Any]:
    row = seen.statement
    marks = [Mark(start, end, kind, row.id) for kind, quote in (("statement", row.quote), ("cue", row.cue))
             for start, end in quote.spans]
    paragraphs = [one for one in laid_out(seen.text, marks, ()) if any(piece.marks for piece in one.pieces)]
    return {"row": row, "article": seen.article, "paragraphs": paragraphs,
            "positions": words("positions")}


def _rows(seen: StatementSeen) -> Iterator[Row]:
    yield statement_row(seen.statement)


PAGES = (Page("statement", "/statements/{id}", "A statement", _answer, _show, rows=_rows,
              linked=lambda seen, asked: statement_linked(seen.statement, seen.text, seen.article.url, asked),
              takes_day=False, told="A statement in its paragraph, with the positions it takes and how to cite it."),)
