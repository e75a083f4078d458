"""Positions as one dated list: who took which, on what, when, on whose word, and who changed.

In: a moment of the record and filters. Out: ``PositionTaken``, oldest first.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from typing import Any

from onrecord.questions.rows import Rows
from onrecord.questions.stances import Stance, stances, voices
from onrecord.questions.story_answers import PositionTaken

_HELD = 256  # claims whose positions are kept at hand


class Positions:
    """The positions of a moment; those of one claim are looked up once."""

    def __init__(self, rows: Rows, as_of: str | None) -> None:
        self._rows, self._as_of = rows, as_of
        self._of: OrderedDict[int, dict[Any, Stance]] = OrderedDict()

    def changed(self, row: Any) -> bool:
        """Whether the party stood elsewhere before; by one of the list."""
        return self._stance(row).was is not None

    def taken(self, row: Any) -> PositionTaken:
        """Return a row of the answer."""
        rows, stance = self._rows, self._stance(row)
        position = rows.position(row.number, row.claim_place, row.place)
        first = rows.snapshot.claims.in_texts([row.claim], self._as_of)[0]
        was, became = stance.was, stance.became
        return PositionTaken(
            position=position,
            claim=first.id,
            text=rows.reading(first.number).all_claims[first.place].text,
            chain=self._chain(row.number, position.statement),
            changed=was is not None,
            was=was.position if was else None,
            was_day=_day(was) if was else None,
            was_article=rows.ref(was.number) if was else None,
            lasted_until=_day(became) if became else None,
            became=became.position if became else None,
        )

    def _stance(self, row: Any) -> Stance:
        found = self._of.pop(row.claim, None)
        if found is None:
            moment = self._rows.snapshot
            found = stances(moment.positions.on_claim(row.claim, self._as_of), voices(moment))
        self._of[row.claim] = found
        if len(self._of) > _HELD:
            self._of.popitem(last=False)
        return found[row]

    def _chain(self, number: int, statement: str | None) -> tuple[str, ...]:
        said = self._rows.reading(number).statements
        place = next((i for i, one in enumerate(said) if one.id == statement), None)
        return () if place is None else self._rows.statement(number, place).chain


def _day(row: Any) -> str | None:
    return None if row.sort_day.startswith("9999") else row.sort_day


def changes(positions: Positions, found: Collection[Any]) -> list[Any]:
    """Return those of some rows by which a party changed."""
    return [row for row in found if positions.changed(row)]
