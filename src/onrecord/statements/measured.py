"""Which quantities a statement is about: 'said that 1,200 jobs were at risk'.

In: the statements of an article and its quantities. Out: the statements with the ids of the quantities in their
content; where one statement stands inside another, the inner one has what it says.
"""

from __future__ import annotations

import msgspec

from onrecord.facts.quantity import Quantity
from onrecord.facts.span import Span
from onrecord.facts.statement import Statement


def measured(statements: tuple[Statement, ...], quantities: tuple[Quantity, ...]) -> tuple[Statement, ...]:
    """Return the statements, each with the quantities that no shorter statement around them has."""
    holds: dict[str, list[str]] = {}
    for one in quantities:
        around = [s for s in statements if _within(one.span, s.content)]
        if around:
            holds.setdefault(min(around, key=_length).id, []).append(one.id)
    return tuple(msgspec.structs.replace(s, quantities=tuple(holds[s.id])) if s.id in holds else s for s in statements)


def _within(span: Span, content: tuple[Span, ...]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in content)


def _length(statement: Statement) -> int:
    return sum(end - start for start, end in statement.content)
