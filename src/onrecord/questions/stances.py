"""How long a position lasts: which later ones of the same party end it, and which only repeat or accompany it.

In: positions of one party on one claim, oldest first. Out: for each the one before it that it ends, and the one that
ends it. Who merely says it again after an acknowledgement has not stepped back; what was not acknowledged stays so
until it is acknowledged, confirmed, denied or retracted.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

_GOES_ON: dict[str, frozenset[str]] = {
    # a position, and what the party may say after it without leaving it
    "confirmed": frozenset({"asserted"}),
    "acknowledged": frozenset({"asserted"}),
    "not_acknowledged": frozenset({"asserted", "alleged", "speculated", "no_comment"}),
}


def ends(before: str, after: str) -> bool:
    """Whether a later position of a party puts an end to one it held before."""
    return before != after and after not in _GOES_ON.get(before, ())


class Stance(NamedTuple):
    """A position among those of its party: the one it put an end to, and the one that ended it; null for none."""

    was: Any | None
    became: Any | None


def stances(positions: Iterable[Any]) -> dict[Any, Stance]:
    """Return the stance of each position (rows with ``party`` and ``position``, hashable), which come oldest first."""
    stands: dict[Any, list[Any]] = {}  # the positions of a party that hold by now, all of one kind
    found: dict[Any, Stance] = {}
    for row in positions:
        held = stands.setdefault(row.party, [])
        if row.party is None or not held:
            held[:] = [row]
            found[row] = Stance(None, None)
        elif ends(held[0].position, row.position):
            found[row] = Stance(held[-1], None)
            for one in held:
                found[one] = found[one]._replace(became=row)
            held[:] = [row]
        else:
            found[row] = Stance(None, None)
            if row.position == held[0].position:
                held.append(row)
    return found
