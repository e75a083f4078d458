"""'The mayor said:' at the end of a paragraph: the quotation that opens the next one is what she said.

In: a tree and the attributions known so far. Out: those that a colon at a paragraph's end opens. The reader model sees
one paragraph at a time, so that it finds such a cue without content, or none.
"""

from __future__ import annotations

from itertools import pairwise

from onrecord.facts.tree import Range, Tree
from onrecord.statements.attribution import Attribution, bare
from onrecord.statements.cues import CueEntry, find_cue
from onrecord.statements.sources import source_of
from onrecord.statements.stretches import stretches

_BACK = 14  # words between a cue and its colon: 'said in a statement on its website on Friday evening:'


def before_quotations(tree: Tree, known: list[Attribution]) -> list[Attribution]:
    """Return attributions whose cue stands before a colon that ends a paragraph, the quotation opening the next one."""
    sheet = tree.sheet
    begins = {q[0]: q for q in stretches(sheet)}
    taken = {a.head for a in known}
    out = []
    for (first, end), (start, _) in pairwise(sheet.paragraphs):
        if sheet.words[end - 1].text != ":" or start not in begins:
            continue
        made = _opened(tree, first, end - 1, bare(sheet, begins[start]))
        if made is not None and made.head not in taken:
            out.append(made)
    return out


def _opened(tree: Tree, first: int, colon: int, content: Range) -> Attribution | None:
    sheet = tree.sheet
    sentence = sheet.words[colon].sentence
    near = [i for i in range(max(first, colon - _BACK), colon) if sheet.words[i].sentence == sentence]
    cue = next(((i, entry) for i in near if (entry := _saying(tree, i)) is not None), None)
    if cue is None or content[0] >= content[1]:
        return None
    head, entry = cue
    sources = [s for s in source_of(tree, head, entry, False) if s[0] < s[1]]
    if not sources:
        return None
    return Attribution(head, [(head, head + 1)], entry, sources, [content], found_by="quotation", confidence=0.5)


def _saying(tree: Tree, i: int) -> CueEntry | None:
    word = tree.sheet.words[i]
    entry = find_cue(tree, i, "V") if word.upos == "VERB" and not word.quoted else None
    return entry if entry is not None and entry.frame == "clause" and not tree.negated(i) else None
