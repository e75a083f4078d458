"""How long a position lasts: which later ones of the same party end it, and which only repeat or accompany it.

In: positions on one claim, oldest first. Out: for each the one before it that it ends, and the one that ends it; and
where each party stands in the end. Who merely says it again after an acknowledgement has not stepped back; what was
not acknowledged stays so until it is acknowledged, confirmed, denied or retracted. A state's silence ends as well when
an institution, an embassy or a person speaking for it acknowledges or confirms, and theirs when the state does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from onrecord.facts.vocabulary import FIRM, goes_on
from onrecord.record import Snapshot

_HOUSES = frozenset({"institution", "embassy"})
Voice = Callable[[str], str]


def ends(before: str, after: str) -> bool:
    """Whether a later position of a party puts an end to one it held before."""
    return not goes_on(before, after)


def voice_of(actor: Any) -> str:
    """Return the code of the state that an actor is or speaks for, else its own id.

    'Two officials' speak for nobody, a ministry's unnamed spokesman does;
    a state's media and parties do not.
    """
    if actor.code:
        return str(actor.code)
    on_record = actor.kind == "person" and (actor.named or "spokes" in actor.name.lower())
    return str(actor.of if actor.of and (actor.kind in _HOUSES or on_record) else actor.id)


def voices(snapshot: Snapshot) -> Voice:
    """Return for whom each actor of the record speaks."""
    return lambda id: voice_of(snapshot.actors.one(id))


class Stance(NamedTuple):
    """A position among those of its party: the one it put an end to, and the one that ended it; null for none."""

    was: Any | None
    became: Any | None


def stances(positions: Iterable[Any], voice: Voice) -> dict[Any, Stance]:
    """Return the stance of each position (rows with ``party`` and ``position``, hashable), which come oldest first."""
    return _Run(voice).over(positions).found


def standing(positions: Iterable[Any], voice: Voice) -> list[Any]:
    """Return the position that each party holds in the end, in order of their first; positions as for ``stances``.

    A party whose silence another one ended has none of its own.
    """
    held = _Run(voice).over(positions).held
    return [now[-1] for party, now in held.items() if now[-1].party == party]


class _Run:
    """One pass over the positions: ``held`` are those of each party that hold by now, all of one kind."""

    def __init__(self, voice: Voice) -> None:
        self._voice, self._voices = voice, dict[str, str]()
        self.held: dict[str | None, list[Any]] = {}
        self.found: dict[Any, Stance] = {}

    def over(self, positions: Iterable[Any]) -> _Run:
        """Take all positions, oldest first."""
        for row in positions:
            self._take(row)
            if row.position in FIRM and row.party is not None:
                self._end_silence(row)
        return self

    def _take(self, row: Any) -> None:
        held = self.held.setdefault(row.party, [])
        self.found[row] = Stance(None, None)
        if row.party is None or not held:
            held[:] = [row]
        elif held[0].party != row.party:  # another ended its silence: saying so itself changes nothing
            if row.position in FIRM or ends(held[0].position, row.position):
                held[:] = [row]
        elif ends(held[0].position, row.position):
            self.found[row] = Stance(held[-1], None)
            self._ended(held, row)
        elif row.position == held[0].position:
            held.append(row)

    def _end_silence(self, row: Any) -> None:
        """End what others of the same state had not acknowledged until this."""
        for party, held in self.held.items():
            silent = party not in (None, row.party) and held[0].position == "not_acknowledged"
            if silent and self._speaks_for(str(party)) == self._speaks_for(row.party):
                if self.found[row].was is None:
                    self.found[row] = Stance(held[-1], None)
                self._ended(held, row)

    def _ended(self, held: list[Any], by: Any) -> None:
        for one in held:
            self.found[one] = self.found[one]._replace(became=by)
        held[:] = [by]

    def _speaks_for(self, party: str) -> str:
        if party not in self._voices:
            self._voices[party] = self._voice(party)
        return self._voices[party]
