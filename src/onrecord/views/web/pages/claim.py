"""A claim: what it says, who held which position when, on how much it rests, who differs, what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from onrecord.questions import OpenRecord
from onrecord.questions.answers import Who
from onrecord.questions.claim_answers import ClaimLadder
from onrecord.questions.exporting import position_row
from onrecord.views.web.linked import claim_linked
from onrecord.views.web.page import Asked, Page, Param, Row
from onrecord.views.web.pictures import lanes
from onrecord.views.web.wording import cited_claim, words_of

_LANES = Param("lanes", "lanes", "choice", ("state", "party"), "A lane for a state with all who speak for it, or a "
               "lane for each party.", "state")

_NARROW = 400           # positions up to which a phone has a picture of its own: a page is not to be sent twice
_SHOWN_COPIES = 3       # positions in copies: more of them are folded


class SilenceRow(msgspec.Struct, frozen=True):
    """A stretch in which a party does not acknowledge the claim. ``until`` null: it lasts."""

    party: Who
    since: str
    until: str | None


class ClaimSeen(msgspec.Struct, frozen=True):
    """A claim's ladder, how long each silence in it lasted, and how to cite it."""

    ladder: ClaimLadder
    silences: tuple[SilenceRow, ...]
    citation: str


def _answer(record: OpenRecord, asked: Asked) -> ClaimSeen:
    ladder = record.claim(asked.id, as_of=asked.as_of)
    taken = record.positions(claim=ladder.claim.id, position="not_acknowledged", as_of=asked.as_of, limit=None).items
    return ClaimSeen(ladder, tuple(SilenceRow(one.position.party, one.position.day, one.lasted_until)
                                   for one in taken if one.position.party and one.position.day),
                     cited_claim(ladder.claim, asked.as_of))


def _picture(seen: ClaimSeen, asked: Asked, layout: lanes.Layout = lanes.WIDE) -> str:
    silences = [lanes.Silence(one.party, one.since, one.until) for one in seen.silences]
    return lanes.draw(seen.ladder, silences, asked.get("lanes") == "state", asked.as_of,
                      lambda rung: words_of(rung, asked), layout)


def _show(seen: ClaimSeen, asked: Asked) -> Mapping[str, Any]:
    ladder = seen.ladder
    days = sorted({rung.published[:10] for rung in ladder.positions if rung.published})
    kinds = list(dict.fromkeys(rung.position for rung in ladder.positions))
    moved = tuple(rung for rung in ladder.positions if rung.position != "asserted" and not rung.copy_of)
    copies = sum(rung.copy_of is not None for rung in ladder.positions)
    return {"claim": ladder.claim, "ladder": ladder, "days": days, "kinds": kinds,
            "folded": copies if copies > _SHOWN_COPIES else 0, "moved": moved, "lanes": _picture(seen, asked),
            "narrow": _picture(seen, asked, lanes.NARROW) if len(ladder.positions) <= _NARROW else ""}


def _rows(seen: ClaimSeen) -> Iterator[Row]:
    return (position_row(seen.ladder.claim, rung) for rung in seen.ladder.positions)


PAGES = (Page(
    "claim", "/claims/{id}", "A claim", _answer, _show, params=(_LANES,), rows=_rows, picture=_picture,
    linked=lambda seen, asked: claim_linked(seen.ladder, asked),
    told="A claim's ladder of positions, its counts with their reasons, who disagrees, and what stands beside it."),)
