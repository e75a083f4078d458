"""Positions as one dated list: who took which, on what, when, on whose word, and who changed.

In: a moment of the record and filters. Out: ``PositionTaken``, oldest first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from onrecord.questions.rows import Rows
from onrecord.questions.stances import Stance, stances
from onrecord.questions.story_answers import PositionTaken
from onrecord.record import ClaimInText

_AT_ONCE = 256  # claims whose positions are looked up, and weighed, together
_ROWS = 100     # for which all is looked up together: each is made of two readings, and so many are kept in memory


class Positions:
    """The positions of a moment, each with what it ended and what ended it."""

    def __init__(self, rows: Rows, as_of: str | None) -> None:
        self._rows, self._as_of = rows, as_of
        self._stances: dict[Any, Stance] = {}

    def changes_are_kept(self) -> bool:
        """Whether the record itself says which positions are changes: of now, and of nothing that waits to be told.

        It does of those that the list has where neither a party nor a claim is asked for.
        """
        return self._as_of is None and not self._rows.snapshot.claims.untold()

    def changed(self, found: Collection[Any]) -> list[Any]:
        """Return those of some rows by which a party changed; no more of the others is kept at hand.

        Nobody changed where all say the same.
        """
        varied = self._rows.snapshot.positions.varied({row.claim for row in found}, self._as_of)
        found = [row for row in found if row.claim in varied]
        changed = {row for some in self._weighed(found) for row, stance in some.items() if stance.was is not None}
        return [row for row in found if row in changed]

    def changes_on(self, claims: Collection[int]) -> list[Any]:
        """Return the positions on some claims by which a party changed."""
        on = self._rows.snapshot.positions.on_claims(claims, self._as_of)
        return [row for some in on.values() for row, stance in stances(some, self._rows.voice).items()
                if stance.was is not None]

    def taken(self, found: Sequence[Any]) -> Iterator[PositionTaken]:
        """Yield the rows of the answer; what some of them are made of is looked up at once."""
        for i in range(0, len(found), _ROWS):
            some = found[i:i + _ROWS]
            self._expect(some)
            yield from map(self._taken, some)

    def _expect(self, found: Sequence[Any]) -> None:
        rows = self._rows
        rows.expect_links({row.claim for row in found}, self._as_of)
        rows.expect([*found, *(self._first(row.claim) for row in found)])
        for some in self._weighed(found):
            self._stances |= {row: some[row] for row in found if row in some}
        rows.look_up({was.number for row in found if (was := self._stances[row].was) is not None})

    def _weighed(self, found: Iterable[Any]) -> Iterator[dict[Any, Stance]]:
        """Yield the stances of all positions on the claims of some rows, for some of the claims at a time."""
        claims, voice = list(dict.fromkeys(row.claim for row in found)), self._rows.voice
        for i in range(0, len(claims), _AT_ONCE):
            on = self._rows.snapshot.positions.on_claims(claims[i:i + _AT_ONCE], self._as_of)
            yield {row: stance for some in on.values() for row, stance in stances(some, voice).items()}

    def _taken(self, row: Any) -> PositionTaken:
        rows, stance = self._rows, self._stances[row]
        position = rows.position(row.number, row.claim_place, row.place)
        first = self._first(row.claim)
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

    def _first(self, claim: int) -> ClaimInText:
        return self._rows.links(claim, self._as_of)[0]

    def _chain(self, number: int, statement: str | None) -> tuple[str, ...]:
        said = next((one for one in self._rows.reading(number).statements if one.id == statement), None)
        return () if said is None else self._rows.chain(number, said)


def _day(row: Any) -> str | None:
    return None if row.sort_day.startswith("9999") else row.sort_day

