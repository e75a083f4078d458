"""The model's spans -> attributions: cues with the sources and contents that belong to them."""

from __future__ import annotations

from onrecord.facts.sheet import Mark, Sheet
from onrecord.facts.tree import Range, Tree
from onrecord.statements.attribution import Attribution, bare
from onrecord.statements.cues import find_cue, is_passive, participle
from onrecord.statements.frames import content_of, source_of

_WEAK = 0.35        # below this mean probability a cue needs the table's word for it


def from_marks(tree: Tree) -> list[Attribution]:
    """Return one attribution a cue span, its gaps filled from syntax; those without content fall away."""
    sheet = tree.sheet
    by_cue: dict[int, list[Mark]] = {}
    for mark in sheet.marks:
        if mark.kind != "cue":
            cue = _cue_of(tree, mark)
            if cue is not None:
                by_cue.setdefault(cue, []).append(mark)
    out = []
    for number, mark in enumerate(sheet.marks):
        if mark.kind == "cue":
            found = _attribution(tree, mark, by_cue.get(number, []))
            if found is not None:
                out.append(found)
    return out


def cue_head(tree: Tree, first: int, end: int) -> int:
    """Return the main word of a cue span: its highest verb, else its head."""
    top = tree.top(first, end)
    words = tree.sheet.words
    if words[top].upos in ("VERB", "AUX", "NOUN"):
        return top
    verbs = [i for i in range(first, end) if words[i].upos == "VERB"]
    if verbs and words[top].upos not in ("ADP", "SCONJ"):
        return verbs[0]
    return first if words[first].lemma.lower() == "according" else top


def _cue_of(tree: Tree, mark: Mark) -> int | None:
    """Return the number of the cue a span belongs to: the one above it in the tree, else the linked one."""
    marks = tree.sheet.marks
    if mark.kind == "content":
        top = tree.top(mark.first, mark.end)
        for node in tree.ancestors(top):
            if mark.first <= node < mark.end:
                continue
            for number, cue in enumerate(marks):
                if cue.kind == "cue" and cue.first <= node < cue.end:
                    return number
            break
    return mark.cue


def _attribution(tree: Tree, mark: Mark, parts: list[Mark]) -> Attribution | None:
    sheet = tree.sheet
    head = cue_head(tree, mark.first, mark.end)
    passive = is_passive(tree, head) or participle(sheet, head)
    entry = find_cue(tree, head)
    if passive and sheet.words[head].upos == "VERB" and not parts_of(parts, "source"):
        entry = find_cue(tree, head, "J") or entry
    made = Attribution(head, [(mark.first, mark.end)], entry, negated=tree.negated(head), passive=passive,
                       confidence=mark.confidence)
    made.sources = [bare(sheet, (m.first, m.end)) for m in parts_of(parts, "source")]
    made.contents = [r for r in (_content_range(tree, m) for m in parts_of(parts, "content")) if r[0] < r[1]]
    if mark.confidence < _WEAK and entry is None and not made.sources:
        return None
    if not made.contents and entry is not None:
        made.contents = [r for r in content_of(tree, head, entry, passive) if not _crosses(r, made)]
    if not made.sources:
        made.sources = [r for r in source_of(tree, head, entry, passive) if not _crosses(r, made)]
    if made.contents and entry is not None and entry.frame == "subject":
        made.contents = content_of(tree, head, entry, passive) or made.contents
    return made if made.contents else None


def parts_of(parts: list[Mark], kind: str) -> list[Mark]:
    """Return the spans of one kind."""
    return [m for m in parts if m.kind == kind]


def _content_range(tree: Tree, mark: Mark) -> Range:
    """A content that begins behind the subject of its own clause takes the subject in."""
    sheet = tree.sheet
    first, end = bare(sheet, (mark.first, mark.end))
    if first >= end:
        return first, first
    return first, end


def _crosses(span: Range, made: Attribution) -> bool:
    """Whether a range found by syntax runs into the cue or what is there already."""
    words = set(range(*span))
    return bool(words & made.cue_words()) or bool(words & made.content_words()) or any(
        words & set(range(*s)) for s in made.sources)
