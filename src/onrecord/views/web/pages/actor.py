"""An actor: as what articles name it and when, where it stands on which claim, what it said, did and repeats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts.days import last_day
from onrecord.questions import OpenRecord
from onrecord.questions.answers import Page as Part
from onrecord.questions.answers import Who
from onrecord.questions.claim_answers import PositionRow
from onrecord.questions.event_answers import EventRow
from onrecord.questions.formula_rows import Formula
from onrecord.questions.found_answers import ActorRole, ActorSeen
from onrecord.questions.statement_answers import StatementRow
from onrecord.questions.story_answers import PositionTaken
from onrecord.views.web.flat import taken_row
from onrecord.views.web.page import LIMIT, Asked, Page, Param, Row
from onrecord.views.web.pictures import lanes

_CHANGED = Param("changed", "only changes", "flag", told="Any value: of its positions only those by which it left "
                 "another one.")
_LIMIT = LIMIT._replace(default="12", told="How many of its positions; 0 (in .json and .csv): all.")
_COUNTED = 300              # positions: how many of more are changes is counted when it is asked
_SET_SIDE_BY_SIDE = 150     # statements: to find what is repeated among more takes seconds
_WIDE = lanes.WIDE._replace(left=390)       # a claim takes more room than a party's name
_SAID, _DONE, _SEEN, _FORMULAS = 8, 8, 30, 3


class ActorPage(msgspec.Struct, frozen=True):
    """What the record has of an actor; of each list its beginning, and how many there are in all.

    ``formulas``: null of who said very much: they are set side by side when /formulas is asked. ``most_told``: its
    positions on the claims on which it takes most. ``changes``: how many of its positions are; null where nobody
    counted.
    """

    who: Who
    seen: Part[ActorSeen]
    roles: tuple[ActorRole, ...]
    positions: Part[PositionTaken]
    most_told: Part[PositionTaken]
    changes: int | None
    said: Part[StatementRow]
    done: Part[EventRow]
    suffered: Part[EventRow]
    formulas: Part[Formula] | None


def _answer(record: OpenRecord, asked: Asked) -> ActorPage:
    id, day = asked.id, asked.as_of
    seen = record.seen(id, as_of=day, limit=_SEEN)
    if not seen.items:
        raise OnRecordError("OR-501", where=repr(id), detail=f"not yet by {day}" if day else "")
    said = record.statements(by=id, as_of=day, limit=_SAID)
    positions = record.positions(party=id, changed=asked.is_set("changed"), as_of=day, limit=asked.limit)
    few = positions.total <= _COUNTED
    return ActorPage(
        who=seen.items[0].who, seen=seen, roles=record.roles(id, as_of=day), positions=positions,
        changes=record.positions(party=id, changed=True, as_of=day, limit=0).total if few else None,
        most_told=record.most_told(id, as_of=day), said=said, done=record.events(source=id, as_of=day, limit=_DONE),
        suffered=record.events(target=id, as_of=day, limit=_DONE),
        formulas=record.formulas(id, as_of=day, limit=_FORMULAS) if said.total <= _SET_SIDE_BY_SIDE else None)


def _lanes(found: ActorPage) -> list[lanes.Lane]:
    """Return a lane for each claim, those with most positions that are more than an assertion first."""
    by_claim: dict[str, list[PositionTaken]] = {}
    for one in found.most_told.items:
        by_claim.setdefault(one.claim, []).append(one)

    def rank(some: list[PositionTaken]) -> tuple[int, int]:
        return -sum(one.position.position != "asserted" for one in some), -len(some)

    ranked = sorted(by_claim.values(), key=rank)
    return [lanes.Lane(some[0].text, some[-1].position.position, tuple(one.position for one in some),
                       tuple(_silences(some))) for some in ranked]


def _silences(some: list[PositionTaken]) -> Iterator[lanes.Silence]:
    for one in some:
        held = one.position
        if held.position == "not_acknowledged" and held.party and held.day:
            yield lanes.Silence(held.party, held.day, one.lasted_until)


def _picture(found: ActorPage, asked: Asked, layout: lanes.Layout = _WIDE) -> str:
    def link(rung: PositionRow) -> str:
        return asked.to("statements", rung.statement) if rung.statement else asked.to("articles", rung.article)

    told = f"The positions of {found.who.name}, a lane for each claim. The list of positions says the same."
    return lanes.drawn(_lanes(found), told, last_day(asked.as_of) if asked.as_of else None, link, layout)


def _show(found: ActorPage, asked: Asked) -> Mapping[str, Any]:
    return {"who": found.who, "lanes": _picture(found, asked), "narrow": _picture(found, asked, lanes.NARROW),
            "drawn": _lanes(found), "kinds": sorted({one.position.position for one in found.most_told.items})}


def _rows(found: ActorPage) -> Iterator[Row]:
    return map(taken_row, found.positions.items)


PAGES = (Page("actor", "/actors/{id}", "An actor", _answer, _show, params=(_CHANGED, _LIMIT), rows=_rows,
              picture=_picture,
              told="As what an actor is named and when, its positions, statements, events and repeated wording."),)
