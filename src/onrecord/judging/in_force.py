"""Which judgements hold: all that nobody has undone. An undo can be undone too.

In: judgements of one matter, undos among them. Out: those in force, in order of making.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.facts.judgement import Judgement


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that hold, in order of making, without the undos and what was forgotten."""
    ordered = sorted(judgements, key=lambda j: j.sequence)
    gone = undone_by(ordered)
    return [j for j in ordered if j.id not in gone and j.kind != "undo" and not j.forgotten]


def undone_by(judgements: Iterable[Judgement]) -> Mapping[str, str]:
    """Return, by the id of what is undone, the id of the undo that holds."""
    found: dict[str, str] = {}
    for undo in sorted((j for j in judgements if j.kind == "undo"), key=lambda j: j.sequence, reverse=True):
        if undo.undoes is not None and undo.id not in found:      # an undo made later is looked at first
            found[undo.undoes] = undo.id
    return found
