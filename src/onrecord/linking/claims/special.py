"""Whether one claim is the general one of which another is a special case.

In: wordings of two claims. Out: which is the special one, and the figures and names by which it says more. The general
one ('sent troops') is contained in the special one ('sent 14,000 troops to Kursk'): the same is said of the same doer,
and what it says and whom it names is all in the other. A relation of two claims, never a reason to take them for one:
who denies the special one may grant the general one.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Literal, NamedTuple

from onrecord.linking.claims.matching import FEWEST_WORDS, Wording
from onrecord.linking.claims.parts import is_state
from onrecord.linking.claims.wording import DOER, MODALITY, NAME, NUMBER, PAIR, PREDICATE, VERDICT, WHO

Relation = Literal["general", "special"]
_SHARED = (PREDICATE, WHO)              # what both must have, and one of it in common
_ALIKE = (MODALITY, VERDICT)            # what must be the same in both, or in neither


class Related(NamedTuple):
    """What another claim is to ours: the general or the special one; ``adds``: the figures and names of one alone."""

    relation: Relation
    adds: tuple[str, ...]


def related(ours: Iterable[Wording], theirs: Iterable[Wording]) -> Related | None:
    """Return what a claim is to ours in any two of their wordings; null where neither contains the other."""
    for one, other in product(ours, theirs):
        if adds := _added(one, other):
            return Related("special", adds)
        if adds := _added(other, one):
            return Related("general", adds)
    return None


def _added(general: Wording, special: Wording) -> tuple[str, ...]:
    """Return the figures and names that a wording adds to one that it contains; nothing where it does not."""
    if not _of_one_thing(general, special) or not _contained(general, special):
        return ()
    names = {one for one in _who(special) - _who(general) if one.startswith(NAME) or is_state(one)}
    figures = _marks(special, NUMBER) - _marks(general, NUMBER)
    return tuple(sorted(one.removeprefix(NAME).removeprefix(NUMBER) for one in names | figures))


def _contained(general: Wording, special: Wording) -> bool:
    """Whether all that a wording says, counts and names is in the other; one word alone says too little."""
    words = _said(general)
    return (len(words) >= FEWEST_WORDS and words <= _said(special) and _who(general) <= _who(special)
            and _marks(general, NUMBER) <= _marks(special, NUMBER))


def _of_one_thing(one: Wording, other: Wording) -> bool:
    """Whether the same is said of the same doer, and as the same: a fact, a plan, a good or a bad verdict."""
    return (all(_marks(one, kind) & _marks(other, kind) for kind in _SHARED)
            and all(_marks(one, kind) == _marks(other, kind) for kind in _ALIKE))


def _said(wording: Wording) -> frozenset[str]:
    return frozenset(word for word in wording.words if PAIR not in word)


def _who(wording: Wording) -> frozenset[str]:
    return frozenset(member for member in wording.actors if not member.startswith(DOER))


def _marks(wording: Wording, kind: str) -> frozenset[str]:
    return frozenset(mark for mark in wording.marks if mark.startswith(kind))
