"""Quoted stretches: contents snap to them, and those without a cue of their own go to who spoke last.

'“First,” she said. “Second.”' is one statement in two pieces; a paragraph that opens with a quotation mark
right after a quotation continues it.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.facts.sheet import Sheet
from onrecord.facts.tree import Range, Tree, ranges
from onrecord.statements.acts import act_of
from onrecord.statements.attribution import Attribution, bare
from onrecord.statements.lexicon import words_of
from onrecord.statements.stretches import fills, is_ended, left_open, paragraph_of, stretches

_TOUCHING = 4  # words between an attribution and a quotation that still belongs to it
_CUE = 14  # words between a quotation and the cue right behind it: 'Norland's foreign minister, Ana Popa, said'
_SENTENCE = 8  # words of a quotation that can stand without a cue of its own
_LEAST = 4  # quoted words that make a quotation; fewer are scare quotes or titles
_SHORTEST = 3  # the same where they are a paragraph of their own


def settle(tree: Tree, attributions: list[Attribution]) -> None:
    """Snap contents to quotations and hand quotations without a cue to who spoke last.

    A quotation that follows somebody's quotation continues it; one that follows indirect speech is a statement of
    its own with the same cue. Attributions are added to the list.
    """
    sheet = tree.sheet
    quoted = [q for q in stretches(sheet) if q[1] - q[0] - 1 >= (_SHORTEST if fills(sheet, q) else _LEAST)]
    owner = _owners(sheet, quoted, attributions)
    for quotation, a in owner.items():
        _snap(sheet, a, quotation)
    runs = left_open(sheet, quoted)
    for quotation in quoted:
        if quotation in owner:
            continue
        spoken = _of_its_run(quotation, runs, owner) or _spoke_before(tree, quotation, attributions, owner)
        if spoken is None:
            continue
        if not all(sheet.words[first].quoted for first, _ in spoken.contents):
            spoken = replace(spoken, contents=[], found_by="quotation")
            attributions.append(spoken)
        _snap(sheet, spoken, quotation)
        owner[quotation] = spoken


def _owners(sheet: Sheet, quoted: list[Range], attributions: list[Attribution]) -> dict[Range, Attribution]:
    """Return whose content each quotation already is."""
    owner = _own_cues(sheet, quoted, attributions)
    for quotation in quoted:
        for a in attributions:
            if _covers_most(sheet, a, quotation) and not quotation[0] <= a.head < quotation[1]:
                if _stands_apart(sheet, a, quotation) or _goes_on_before(sheet, a, quotation, attributions):
                    _give_up(a, quotation)
                else:
                    owner.setdefault(quotation, a)
    return owner


def _own_cues(sheet: Sheet, quoted: list[Range], attributions: list[Attribution]) -> dict[Range, Attribution]:
    """Take quotations with a cue of their own from those whose content runs over them as well."""
    owner: dict[Range, Attribution] = {}
    for quotation in quoted:
        cued = _cued_behind(sheet, quotation, attributions)
        others = [a for a in attributions if a is not cued and _covers_most(sheet, a, quotation)]
        if cued is not None and others and all(_has_more(a, quotation) for a in others):
            for a in others:
                _give_up(a, quotation)
            owner[quotation] = cued
    return owner


def _cued_behind(sheet: Sheet, quotation: Range, attributions: list[Attribution]) -> Attribution | None:
    """'“… twice,” the minister said': whose cue stands right behind a quotation that ends with a comma."""
    inner = sheet.words[max(quotation[0], quotation[1] - 2) : quotation[1]]
    begins = quotation[0] == sheet.sentences[sheet.words[quotation[0]].sentence][0]
    if not begins or not any(word.text == "," for word in inner):
        return None
    behind = [a for a in attributions if quotation[1] <= a.head < quotation[1] + _CUE and a.sources
              and all(quotation[1] <= s[0] < quotation[1] + _CUE for s in a.sources)
              and sheet.words[a.head].sentence == sheet.words[quotation[1] - 1].sentence
              and not any(sheet.words[i].quoted for i in range(quotation[1], a.head))]
    return min(behind, key=lambda a: a.head) if behind else None


def _has_more(a: Attribution, quotation: Range) -> bool:
    """Whether something is left of a content without a quotation."""
    return bool(a.content_words() - set(range(*quotation)))


def _of_its_run(
    quotation: Range, runs: dict[Range, list[Range]], owner: dict[Range, Attribution]
) -> Attribution | None:
    """The one who speaks in another paragraph of the same quotation: in the last one before, else in the first after.

    A quotation over several paragraphs has one speaker, and the cue may stand in its last paragraph.
    """
    run = runs.get(quotation, [])
    before = [q for q in run if q < quotation and q in owner]
    after = [q for q in run if q > quotation and q in owner]
    near = before[-1:] or after[:1]
    return owner[near[0]] if near else None


def _covers_most(sheet: Sheet, a: Attribution, quotation: Range) -> bool:
    if not any(first < quotation[1] and quotation[0] < end for first, end in a.contents):
        return False
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


def _goes_on_before(sheet: Sheet, a: Attribution, quotation: Range, attributions: list[Attribution]) -> bool:
    """'…,” he said. “We know.” “We do not,” she said': the one in the middle, a sentence of its own, is his."""
    cue = sheet.words[a.head].sentence
    apart = a.head >= quotation[1] and all(sheet.words[i].sentence != cue for i in range(*bare(sheet, quotation)))
    if not apart or not any(sheet.words[i].sentence == cue and sheet.words[i].quoted for i in a.content_words()):
        return False
    first = sheet.paragraphs[paragraph_of(sheet, quotation)][0]
    return any(first <= b.head < quotation[0] and quotation[0] - _last_word(b, quotation) <= _TOUCHING
               and any(sheet.words[start].quoted for start, _ in b.contents) for b in attributions if b is not a)


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


def _spoke_before(
    tree: Tree, quotation: Range, attributions: list[Attribution], owner: dict[Range, Attribution]
) -> Attribution | None:
    """The attribution that a quotation without a cue goes on from.

    It is the one right before it, or, if the quotation is a long sentence or a paragraph of its own, the last one
    with a speaker in its paragraph or the one before; paragraphs that are nothing but somebody's quotation are passed.
    """
    sheet = tree.sheet
    first = sheet.paragraphs[paragraph_of(sheet, quotation)][0]
    outside = (a for a in attributions if a.head < quotation[0] and not sheet.words[a.head].quoted)
    before = [a for a in outside if a.entry is None or a.entry.part != "N"]
    near = [a for a in before if a.head >= first and quotation[0] - _last_word(a, quotation) <= _TOUCHING]
    if not near:
        return _spoke_paragraph_before(tree, quotation, before, owner) if _stands_alone(sheet, quotation) else None
    last = max(near, key=lambda a: _last_word(a, quotation))
    return None if _told_by_another(tree, _last_word(last, quotation), quotation[0]) else last


def _stands_alone(sheet: Sheet, quotation: Range) -> bool:
    """Whether a quotation is long enough, or whole enough, to have a speaker farther off: a sentence or a paragraph."""
    first, end = bare(sheet, quotation)
    long = end - first >= _SENTENCE or (fills(sheet, quotation) and is_ended(sheet, quotation))
    return long and sheet.words[first].text[:1].isupper()


def _spoke_paragraph_before(
    tree: Tree, quotation: Range, before: list[Attribution], owner: dict[Range, Attribution]
) -> Attribution | None:
    """Return who spoke in the paragraph before, in a quotation that fills it or by a cue; in the same turn only."""
    sheet = tree.sheet
    first, end = sheet.paragraphs[max(0, paragraph_of(sheet, quotation) - 1)]
    if sheet.turn_at(quotation[0]) is not sheet.turn_at(first):
        return None     # another entry, or somebody's turn
    alone = [q for q in owner if first <= q[0] < end and fills(sheet, q)] if fills(sheet, quotation) else []
    if alone:
        return owner[alone[-1]]
    named = (a for a in before if a.sources and a.head >= first and _goes_on(tree, a))
    return max(named, key=lambda a: a.head, default=None)


def _told_by_another(tree: Tree, first: int, end: int) -> bool:
    """'…,” he writes “…': between two quotations stands another cue with its own subject."""
    return any(
        tree.lemma(i) in words_of("saying") and not tree.sheet.words[i].quoted and tree.child(i, "nsubj") is not None
        for i in range(first, end)
    )


def _goes_on(tree: Tree, a: Attribution) -> bool:
    """Whether who spoke by this cue may go on in a quotation: what shows something, asks or refuses does not."""
    return a.entry is None or (
        tree.lemma(a.head) not in words_of("asking") and act_of(tree, a) not in ("no_comment", "not_acknowledge")
    )


def _last_word(a: Attribution, quotation: Range) -> int:
    return max((end for _, end in (*a.cue, *a.sources, *a.contents) if end <= quotation[0]), default=-999)
