"""Quoted stretches: contents snap to them, and those without a cue of their own go to who spoke last.

'“First,” she said. “Second.”' is one statement in two pieces; a paragraph that opens with a quotation mark
right after a quotation continues it.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.facts.sheet import Sheet
from onrecord.facts.tree import Range, Tree, ranges
from onrecord.statements.attribution import Attribution, bare

_OPENING = frozenset(("“", "„", "«", "``", "‘"))
_EITHER = frozenset(('"', "'"))
_TOUCHING = 4  # words between an attribution and a quotation that still belongs to it
_SENTENCE = 8  # words of a quotation that can stand without a cue of its own
_LEAST = 4  # quoted words that make a quotation; fewer are scare quotes or titles


def stretches(sheet: Sheet) -> list[Range]:
    """Return the quoted stretches with their marks, none across a paragraph's end."""
    out: list[Range] = []
    for first, end in sheet.paragraphs:
        start: int | None = None
        for i in range(first, end):
            word = sheet.words[i]
            begins = (
                start is None or word.text in _OPENING or (word.text in _EITHER and i - start > 1 and _ended(sheet, i))
            )
            if word.quoted and begins:
                if start is not None:
                    out.append((start, i))
                start = i
            elif not word.quoted and start is not None:
                out.append((start, i))
                start = None
        if start is not None:
            out.append((start, end))
    return out


def _ended(sheet: Sheet, i: int) -> bool:
    """Whether the word before is a closing mark, so that a straight mark here opens a new quotation."""
    return sheet.words[i - 1].text in _EITHER


def settle(tree: Tree, attributions: list[Attribution]) -> None:
    """Snap contents to quotations and hand quotations without a cue to who spoke last.

    A quotation that follows somebody's quotation continues it; one that follows indirect speech is a statement of
    its own with the same cue. Attributions are added to the list.
    """
    sheet = tree.sheet
    quoted = [q for q in stretches(sheet) if q[1] - q[0] - 1 >= _LEAST]
    owner: dict[Range, Attribution] = {}
    for quotation in quoted:
        for a in attributions:
            if _covers_most(sheet, a, quotation) and not quotation[0] <= a.head < quotation[1]:
                if _stands_apart(sheet, a, quotation):
                    _give_up(a, quotation)
                else:
                    owner.setdefault(quotation, a)
    for quotation, a in owner.items():
        _snap(sheet, a, quotation)
    for quotation in quoted:
        if quotation in owner:
            continue
        spoken = _spoke_before(sheet, quotation, attributions)
        if spoken is None:
            continue
        if not all(sheet.words[first].quoted for first, _ in spoken.contents):
            spoken = replace(spoken, contents=[], found_by="quotation")
            attributions.append(spoken)
        _snap(sheet, spoken, quotation)
        owner[quotation] = spoken


def _covers_most(sheet: Sheet, a: Attribution, quotation: Range) -> bool:
    words = set(range(*bare(sheet, quotation)))
    shared = len(words & a.content_words())
    inside = any(quotation[0] <= q[0] and q[1] <= quotation[1] and q[1] - q[0] >= _LEAST for q in a.contents)
    return shared * 2 > len(words) or inside


def _stands_apart(sheet: Sheet, a: Attribution, quotation: Range) -> bool:
    """Whether a quotation is a sentence of its own before an indirect statement that was given it."""
    cue = sheet.words[a.head].sentence
    if any(sheet.words[i].sentence == cue for i in range(*bare(sheet, quotation))):
        return False
    return any(sheet.words[i].sentence == cue and not sheet.words[i].quoted for i in a.content_words())


def _give_up(a: Attribution, quotation: Range) -> None:
    gone = set(range(*quotation))
    a.contents = ranges(sorted(a.content_words() - gone))


def _snap(sheet: Sheet, a: Attribution, quotation: Range) -> None:
    """Take the whole quotation into the content; pieces of content inside it are absorbed."""
    inner = bare(sheet, quotation)
    if inner[0] >= inner[1]:
        return
    reach = [c for c in a.contents if c[1] > quotation[0] - 1 and c[0] < quotation[1] + 1]
    first = min([inner[0], *(c[0] for c in reach)])
    end = max([inner[1], *(c[1] for c in reach)])
    if set(range(first, end)) & a.cue_words():
        first, end = inner
    a.contents = sorted([c for c in a.contents if c not in reach] + [(first, end)])


def _spoke_before(sheet: Sheet, quotation: Range, attributions: list[Attribution]) -> Attribution | None:
    """The attribution that a quotation without a cue goes on from: right before it, or, if it is a long sentence,
    the last one with a speaker in its paragraph or the one before."""
    number = next(k for k, p in enumerate(sheet.paragraphs) if p[0] <= quotation[0] < p[1])
    first = sheet.paragraphs[number][0]
    before = [
        a
        for a in attributions
        if a.head < quotation[0] and (a.entry is None or a.entry.part != "N") and not sheet.words[a.head].quoted
    ]
    near = [a for a in before if a.head >= first and quotation[0] - _last_word(a, quotation) <= _TOUCHING]
    if near:
        return max(near, key=lambda a: _last_word(a, quotation))
    inner = bare(sheet, quotation)
    long = inner[1] - inner[0] >= _SENTENCE and sheet.words[inner[0]].text[:1].isupper()
    earliest = sheet.paragraphs[max(0, number - 1)][0]
    named = [a for a in before if a.sources and a.head >= earliest]
    return max(named, key=lambda a: a.head) if long and named else None


def _last_word(a: Attribution, quotation: Range) -> int:
    return max((end for _, end in (*a.cue, *a.sources, *a.contents) if end <= quotation[0]), default=-999)
