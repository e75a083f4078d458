"""What noticing finds before it knows who is who: one naming of an actor at one place.

They are joined into Actors by ``same.py``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.facts.actor import ActorKind


@dataclass(frozen=True)
class ActorNaming:
    """Words [first, end) name an actor. ``key``: namings with the same key are the same actor.

    ``form``: how it is named: name, people, capital, office, person, organisation.
    ``state``: alpha-3 code of the state it is (kind state) or acts for.
    """

    first: int
    end: int
    kind: ActorKind
    name: str
    key: str
    form: str = "name"
    state: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    role: str | None = None

    def with_state(self, state: str | None) -> ActorNaming:
        """Return the same naming, acting for ``state``."""
        return replace(self, state=state)


def by_word(found: Iterable[ActorNaming]) -> dict[int, list[ActorNaming]]:
    """Return the namings that hold each word: a search through all for each would grow with the square."""
    held: dict[int, list[ActorNaming]] = {}
    for one in found:
        for number in range(one.first, one.end):
            held.setdefault(number, []).append(one)
    return held


def longest_first(found: list[ActorNaming]) -> list[ActorNaming]:
    """Return the namings in order, without those that a longer naming of the same kind of thing covers."""
    kept: list[ActorNaming] = []
    holding: dict[int, list[ActorNaming]] = {}  # by word: a search through all would grow with the square
    for one in sorted(found, key=lambda f: (f.first - f.end, f.first)):
        longer = (k for k in holding.get(one.first, ()) if k.first <= one.first and one.end <= k.end)
        if not any(_shuts_out(k, one) for k in longer):
            kept.append(one)
            for number in range(one.first, one.end):
                holding.setdefault(number, []).append(one)
    return sorted(kept, key=lambda f: (f.first, f.end))


def _shuts_out(longer: ActorNaming, shorter: ActorNaming) -> bool:
    """A state inside an office's name is named too ('China's foreign ministry'); nothing else inside a name is."""
    if shorter.kind == "state" and shorter.form == "name" and longer.form == "office":
        return longer.kind == "state" and longer.end == shorter.end
    return True
