"""Verdicts in one breath: 'It is insane. It is ridiculous. It should never have been made' is one position.

In: the propositions of one statement. Out: each with its words, those that judge one thing alike taken together.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.facts.proposition import Proposition
from onrecord.facts.span import Span
from onrecord.words.verdicts import verdict_of


class Run(NamedTuple):
    """A proposition, and the words of all that judge the same thing alike."""

    proposition: Proposition
    spans: tuple[Span, ...]


def runs(propositions: Iterable[Proposition]) -> list[Run]:
    """Return the propositions of a statement in order; a verdict is taken together with the first on its thing."""
    found: list[Run] = []
    first: dict[tuple[object, int], int] = {}
    for proposition in propositions:
        thing, sign = _thing(proposition), verdict_of(proposition)
        if sign and thing is not None and (at := first.setdefault((thing, sign), len(found))) < len(found):
            spans = sorted({*found[at].spans, *proposition.spans})
            found[at] = found[at]._replace(spans=tuple(spans))
        else:
            found.append(Run(proposition, proposition.spans))
    return found


def _thing(proposition: Proposition) -> object:
    """Return what a verdict is on: an actor, or words."""
    return next((a.meant or a.says_which for a in proposition.arguments if a.role in ("who", "whom")), None)
