"""Quoted stretches: contents snap to them, and those without a cue of their own go to who spoke last.

'“First,” she said. “Second.”' is one statement in two pieces; a paragraph that opens with a quotation mark
right after a quotation continues it.
"""

from __future__ import annotations

from onrecord.facts.sheet import Sheet
from onrecord.facts.tree import Range, Tree
from onrecord.statements.attribution import Attribution, bare

_LEAST = 4  # quoted words that make a quotation; fewer are scare quotes or titles


def stretches(sheet: Sheet) -> list[Range]:
    """Return the quoted stretches with their marks, none across a paragraph's end."""
    out: list[Range] = []
    for first, end in sheet.paragraphs:
        start: int | None = None
        for i in range(first, end):
            word = sheet.words[i]
            opens = word.quoted and word.text in '“"„«``' and (start is None)
            if opens:
                start = i
            elif start is not None and (not word.quoted or word.text in ("”", '"', "»", "''")):
                out.append((start, i + 1 if word.quoted else i))
                start = None
        if start is not None:
            out.append((start, end))
    return out


def settle(tree: Tree, attributions: list[Attribution]) -> None:
    """Snap contents to quotations and hand quotations without a cue to the attribution they continue."""
    sheet = tree.sheet
    quoted = [q for q in stretches(sheet) if q[1] - q[0] - 1 >= _LEAST]
    owner: dict[Range, Attribution] = {}
    for quotation in quoted:
        for a in attributions:
            if _covers_most(a, quotation) and not _speaks_inside(a, quotation):
                owner.setdefault(quotation, a)
    for quotation, a in owner.items():
        _snap(sheet, a, quotation)
    for quotation in quoted:
        if quotation not in owner:
            spoken = _beside(tree, quotation, attributions) or _continued(sheet, quotation, quoted, owner)
            if spoken is not None:
                _snap(sheet, spoken, quotation)
                owner[quotation] = spoken


def _covers_most(a: Attribution, quotation: Range) -> bool:
    words = set(range(*quotation))
    shared = len(words & a.content_words())
    return shared * 2 > len(words) or any(
        q[0] >= quotation[0] and q[1] <= quotation[1] and q[1] - q[0] >= _LEAST for q in a.contents
    )


def _speaks_inside(a: Attribution, quotation: Range) -> bool:
    """Whether the cue itself stands within the quotation: somebody quoted quotes somebody."""
    return quotation[0] <= a.head < quotation[1]


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


def _beside(tree: Tree, quotation: Range, attributions: list[Attribution]) -> Attribution | None:
    """The attribution whose cue or source touches the quotation within its paragraph."""
    sheet = tree.sheet
    first, end = next(p for p in sheet.paragraphs if p[0] <= quotation[0] < p[1])
    best: tuple[int, Attribution] | None = None
    for a in attributions:
        if not first <= a.head < end or (a.entry is not None and a.entry.part == "N"):
            continue
        before = quotation[0] - max(
            (e for _, e in (*a.cue, *a.sources, *a.contents) if e <= quotation[0]), default=-999
        )
        if 0 <= before <= 4 and (best is None or before < best[0]):
            best = before, a
    return best[1] if best else None


def _continued(
    sheet: Sheet, quotation: Range, quoted: list[Range], owner: dict[Range, Attribution]
) -> Attribution | None:
    """A paragraph that is one quotation continues the quotation of the paragraph before."""
    paragraphs = list(sheet.paragraphs)
    number = next(k for k, p in enumerate(paragraphs) if p[0] <= quotation[0] < p[1])
    if number == 0 or quotation[0] != paragraphs[number][0]:
        return None
    before = [q for q in quoted if paragraphs[number - 1][0] <= q[0] < paragraphs[number - 1][1]]
    return owner.get(before[-1]) if before else None
