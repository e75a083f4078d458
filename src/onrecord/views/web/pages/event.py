"""An event as all articles tell of it: on whose word, who confirms or denies it, which figures differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from onrecord.questions import OpenRecord
from onrecord.questions.article_answers import ArticleRow
from onrecord.questions.event_answers import EventTold
from onrecord.views.web.flat import event_row
from onrecord.views.web.page import Asked, Page, Row
from onrecord.views.web.segments import Mark, laid_out
from onrecord.views.web.wording import cited


class EventSeen(msgspec.Struct, frozen=True):
    """An event as all articles tell of it. ``article``, ``text``: those of the report that ``told.event`` is."""

    told: EventTold
    article: ArticleRow
    text: str
    citation: str


def _answer(record: OpenRecord, asked: Asked) -> EventSeen:
    told = record.event(asked.id, as_of=asked.as_of)
    taken = record.taken_from(told.event.article)
    return EventSeen(told, taken.article, taken.text, cited(told.event.sentence, taken.article, None))


def _show(seen: EventSeen, asked: Asked) -> Mapping[str, Any]:
    marks = [Mark(start, end, "event", seen.told.event.id) for one in seen.told.told for start, end in one.quote.spans]
    marks += [Mark(start, end, "statement", "") for one in seen.told.told for start, end in one.sentence.spans]
    paragraphs = [one for one in laid_out(seen.text, marks, ()) if any(piece.marks for piece in one.pieces)]
    outlets = {one.event.article: one.event.outlet or "no outlet" for one in seen.told.reports}
    return {"told": seen.told, "row": seen.told.event, "article": seen.article, "paragraphs": paragraphs,
            "outlets": outlets,
            "outlets_of": {one.event.id: outlets[one.event.article] for one in seen.told.reports}}


def _rows(seen: EventSeen) -> Iterator[Row]:
    for one in seen.told.reports:
        yield event_row(one.event) | {"same_as": one.same_as, "method": one.method, "score": one.score}


PAGES = (Page("event", "/events/{id}", "An event", _answer, _show, rows=_rows,
              told="An event as all articles tell of it: who reported it first, on whose word, who confirms or denies "
                   "it, which figures differ."),)
