"""Colons that attribute: 'The mayor said:' before the next paragraph's quotation, 'Bridge to open: mayor' in headings.

In: a tree and the attributions known so far. Out: those that a colon opens. The reader model sees one paragraph at a
time, so that it finds a cue at its end without content, or none.
"""

from __future__ import annotations

from itertools import pairwise

from onrecord.facts.tree import Range, Tree
from onrecord.statements.ability import ability
from onrecord.statements.attribution import Attribution, bare
from onrecord.statements.cues import CueEntry, find_cue
from onrecord.statements.sources import source_of
from onrecord.statements.stretches import stretches

_HEADINGS = 2  # paragraphs at the top of an article that may be headings
_SHORT = 7  # words that a heading's colon and the speaker behind it take at most
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


def in_headings(tree: Tree, known: list[Attribution]) -> list[Attribution]:
    """Return attributions of headings with the speaker behind the colon: 'Norland stops its tests: state media'."""
    sheet = tree.sheet
    taken = {a.head for a in known} | {i for a in known for i in a.content_words()}
    out = []
    for first, end in sheet.paragraphs[:_HEADINGS]:
        colon = next((i for i in range(max(first, end - _SHORT), end - 1) if sheet.words[i].text == ":"), None)
        if colon is None or colon in taken or sheet.words[end - 1].text in (".", "!", "?", ":"):
            continue
        source, content = bare(sheet, (colon + 1, end)), bare(sheet, (first, colon))
        if _names_speaker(tree, source) and _is_sentence(tree, content):
            entry = find_cue(tree, colon, "P")
            out.append(Attribution(colon, [(colon, colon + 1)], entry, [source], [content], found_by="syntax"))
    return out


def _names_speaker(tree: Tree, source: Range) -> bool:
    plain = all(tree.sheet.words[i].upos not in ("VERB", "AUX", "PRON") for i in range(*source))
    return source[0] < source[1] and plain and ability(tree, source) == "party"


def _is_sentence(tree: Tree, content: Range) -> bool:
    """Whether a finite verb with its subject stands there: 'Read more' and 'Photo' are no statements."""
    words = tree.sheet.words
    finite = [i for i in range(*content) if words[i].xpos in ("VBZ", "VBD", "VBP", "MD")]
    verbs = [words[i].head if words[i].upos == "AUX" else i for i in finite]
    return any(v >= 0 and tree.child(v, "nsubj") is not None for v in verbs)


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
