"""Who did what to whom, all together: at most 150 actors or states, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord
from onrecord.questions.event_answers import Network
from onrecord.views.web.page import Asked, Page, Param, Row
from onrecord.views.web.pictures import network

MOST, SHOWN_FIRST = 150, 40         # nodes of a picture: at most, and where nothing is said: more are a tangle
_SHOWN = 60         # rows of the table on the page; all are in the .csv
_PARAMS = (
    Param("most", "at most", "number", told="How many states or actors are drawn: those with most events, up to 150.",
          default=str(SHOWN_FIRST)),
    Param("nodes", "by", "choice", ("states", "actors"), "States with all who act for them, or each actor.", "states"),
    Param("since", "since", "day", told="From this day on."),
    Param("until", "until", "day", told="Up to and including this day."))


def _answer(record: OpenRecord, asked: Asked) -> Network:
    most = int(asked.get("most") or MOST)
    if most > MOST:
        raise OnRecordError("OR-601", where=f"most={most}", detail=f"a whole number from 1 to {MOST}")
    return record.network(states=asked.get("nodes") == "states", since=asked.get("since"), until=asked.get("until"),
                          as_of=asked.as_of, limit=most)


def _picture(found: Network, asked: Asked) -> str:
    return network.draw(found, lambda node: asked.to("actors", node.who.id), lambda link: asked.to(
        "ties", one=link.one, other=link.other, since=asked.get("since"), until=asked.get("until")))


def _show(found: Network, asked: Asked) -> Mapping[str, Any]:
    return {"drawn": _picture(found, asked) if found.nodes else "", "shown": _SHOWN,
            "names": {one.who.id: one.who for one in found.nodes}}


def _rows(found: Network) -> Iterator[Row]:
    names = {one.who.id: one.who.name for one in found.nodes}
    for one in found.links:
        verbal, material, verbal_conflict, material_conflict = one.by_quad
        yield {"one": one.one, "one_name": names[one.one], "other": one.other, "other_name": names[one.other],
               "events": one.events, "verbal_cooperation": verbal, "material_cooperation": material,
               "verbal_conflict": verbal_conflict, "material_conflict": material_conflict}


PAGES = (Page("network", "/network", "Network", _answer, _show, params=_PARAMS, rows=_rows, picture=_picture,
              told="Who did what to whom, told as having taken place: those with most events. What several articles "
                   "tell of counts once."),)
