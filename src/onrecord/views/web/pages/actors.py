"""The list of actors that are a state or act for one, each where an article first names it."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.questions import OpenRecord
from onrecord.questions.found_answers import ActorSeen
from onrecord.views.web.flat import actor_row
from onrecord.views.web.listed import Listed, listed
from onrecord.views.web.page import LIMIT, Asked, Page, Row


def _answer(record: OpenRecord, asked: Asked) -> Listed[ActorSeen]:
    return listed(record.actors(limit=asked.limit))


def _rows(found: Listed[ActorSeen]) -> Iterable[Row]:
    return map(actor_row, found.items)


PAGES = (Page("actors", "/actors", "Actors", _answer, params=(LIMIT._replace(default="300"),), rows=_rows,
              takes_day=False, told="Actors that are a state or act for one, each where an article first names it."),)
