"""An article: its text with everything taken from it lit in place, and a card beside the words for each fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from onrecord.questions import OpenRecord
from onrecord.questions.article_answers import CopyRow, CreditRow
from onrecord.questions.claim_answers import PositionRow
from onrecord.questions.event_answers import EventRow
from onrecord.questions.exporting import statement_row
from onrecord.questions.statement_answers import StatementRow
from onrecord.questions.taken_answers import ClaimHere, TakenFrom
from onrecord.views.web.linked import article_page_linked
from onrecord.views.web.marks import fact_marks, marks_of
from onrecord.views.web.page import Asked, Page, Row
from onrecord.views.web.segments import laid_out, standing_in

KINDS = (("statement", "statements"), ("claim", "claims"), ("event", "events"), ("actor", "actors"), ("time", "times"),
         ("place", "places"), ("quantity", "figures"))
_LATE = (None, "published", "bounds")       # how a day is known that is that of the article, or no day at all


class ArticleSeen(msgspec.Struct, frozen=True):
    """An article with all that was taken from it, its copies and versions, and what it credits to others."""

    taken: TakenFrom
    copies: tuple[CopyRow, ...]
    credits: tuple[CreditRow, ...]


class Card(NamedTuple):
    """A fact beside the text. ``takes``: positions that a statement takes, with the claims they are on."""

    kind: str
    id: str
    number: int
    row: StatementRow | EventRow | ClaimHere
    shade: int
    takes: tuple[tuple[PositionRow, ClaimHere], ...] = ()


def _answer(record: OpenRecord, asked: Asked) -> ArticleSeen:
    taken = record.taken_from(asked.id)
    whole = taken.article.id
    if "@" in whole:                # an older version is no copy: the newest is set against others
        return ArticleSeen(taken, (), ())
    return ArticleSeen(taken, record.copies(whole, limit=None).items, record.credits(whole))


def _show(seen: ArticleSeen, asked: Asked) -> Mapping[str, Any]:
    taken = seen.taken
    text = laid_out(taken.text, marks_of(taken), fact_marks(taken))
    cards = list(_cards(taken))
    beside: list[list[Card]] = [[] for _ in text]
    for card in cards:
        if beside:
            beside[standing_in(_spans(card.row), text)].append(card)
    return {"taken": taken, "article": taken.article, "text": list(zip(text, beside, strict=True)),
            "kinds": KINDS, "late": _LATE, "numbers": {card.id: card.number for card in cards}, "cards": cards}


def _cards(taken: TakenFrom) -> Iterator[Card]:
    """Yield a card for each fact, in reading order, numbered."""
    takes: dict[str | None, list[tuple[PositionRow, ClaimHere]]] = {}
    for claim in taken.claims:
        for rung in claim.positions:
            takes.setdefault(rung.statement, []).append((rung, claim))
    found = [Card("statement", row.id, 0, row, shade, tuple(takes.get(row.id, ())))
             for shade, row in enumerate(taken.statements)]
    found += [Card("event", one.event.id, 0, one.event, 0) for one in taken.events]
    found += [Card("claim", claim.id, 0, claim, 0) for claim in taken.claims
              if claim.own or not any(rung.statement for rung in claim.positions)]
    for number, card in enumerate(sorted(found, key=lambda one: min(_spans(one.row), default=(0, 0))), 1):
        yield card._replace(number=number)


def _spans(row: StatementRow | EventRow | ClaimHere) -> tuple[tuple[int, int], ...]:
    return row.quote.spans or (row.cue.spans if isinstance(row, StatementRow) else ())


def _rows(seen: ArticleSeen) -> Iterator[Row]:
    return map(statement_row, seen.taken.statements)


PAGES = (Page("article", "/articles/{id}", "An article", _answer, _show, rows=_rows,
              linked=lambda seen, asked: article_page_linked(seen.taken, asked),
              takes_day=False, told="An article's text with every fact taken from it; the .csv has its statements."),)
