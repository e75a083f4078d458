"""Turns on a sheet: spans of the text become ranges of words, what is spoken in a turn is quoted, labels are names.

In: a sheet without turns and the turns in code points. Out: the sheet with them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.facts.sheet import Name, Sheet, Turn, Word
from onrecord.facts.span import Span
from onrecord.reading.turns.cut import Cut

_BODIES = ("Organization", "Facility", "Location")


def with_turns(sheet: Sheet, cuts: Sequence[Cut]) -> Sheet:
    """Return the sheet with its turns; the same sheet where there are none."""
    if not cuts:
        return sheet
    starts = [word.start for word in sheet.words]
    placed = [turn for cut in cuts if (turn := _placed(starts, cut)) is not None]
    names = list(sheet.names)
    for cut in cuts:
        if cut.label is not None and cut.of_person:
            names = _named(sheet, names, _words(starts, cut.label))
    return msgspec.structs.replace(sheet, words=_quoted(sheet, placed), names=tuple(names), turns=tuple(placed))


def _words(starts: Sequence[int], span: Span) -> tuple[int, int]:
    return bisect_left(starts, span[0]), bisect_left(starts, span[1])


def _placed(starts: Sequence[int], cut: Cut) -> Turn | None:
    parts = tuple(r for r in (_words(starts, p) for p in cut.parts) if r[0] < r[1])
    label = _words(starts, cut.label) if cut.label else None
    cue = _words(starts, cut.cue)[0] if cut.cue else None
    at = cut.head if cut.kind == "entry" else None
    return Turn(cut.kind, parts, label, cue, at, cut.clock) if parts else None


def _quoted(sheet: Sheet, turns: Sequence[Turn]) -> tuple[Word, ...]:
    """Return the words, those of questions and answers quoted, labels and the signs that give the floor not."""
    spoken = {i for turn in turns if turn.kind != "entry" for part in turn.parts for i in range(*part)}
    heads = {i for turn in turns if turn.label is not None for i in range(*turn.label)} | {t.cue for t in turns}
    return tuple(msgspec.structs.replace(word, quoted=i not in heads) if i in spoken or i in heads else word
                 for i, word in enumerate(sheet.words))


def _named(sheet: Sheet, names: Iterable[Name], label: tuple[int, int]) -> list[Name]:
    """Make a label the name of a person, unless it is written like any name and the model knows it for a body."""
    here = [n for n in names if n.first < label[1] and label[0] < n.end]
    if any(n.type in _BODIES for n in here) and not sheet.text(*label).isupper():
        return list(names)
    others = [n for n in names if n not in here]
    return sorted([*others, Name(*label, "Person")], key=lambda n: n.first)
