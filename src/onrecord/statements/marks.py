"""The model's spans -> attributions: cues with the sources and contents that belong to them."""

from __future__ import annotations

from itertools import pairwise

from onrecord.facts.sheet import Mark
from onrecord.facts.tree import Range, Tree, matches
from onrecord.statements.attribution import Attribution, bare
from onrecord.statements.cues import CueEntry, find_cue, is_passive, participle
from onrecord.statements.frames import content_of
from onrecord.statements.lexicon import words_of
from onrecord.statements.sources import antecedent, source_of, trimmed

_UNKNOWN = 0.4  # below this confidence a cue that the table lacks and by which nobody speaks is not believed
_INNER = 0.6  # nor below this one inside somebody's words, where no clause follows it


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
            if found is not None and _may_stand(tree, mark, found):
                out.append(found)
    return out


def _may_stand(tree: Tree, mark: Mark, found: Attribution) -> bool:
    """Whether an attribution is one for itself; inside somebody's words, a turn's too, it has to tell others' words."""
    if mark.inner:
        return _tells(tree, found) and _stays_inside(tree, mark, found)
    turn = tree.sheet.turn_at(mark.first)
    return turn is None or turn.kind != "answer" or (bool(found.sources) and _tells(tree, found))


def _stays_inside(tree: Tree, mark: Mark, a: Attribution) -> bool:
    """Whether what an inner cue reports stands in the content that the cue itself stands in."""
    around = [(m.first, m.end) for m in tree.sheet.marks if m.kind == "content" and not m.inner]
    return any(f <= mark.first < e and all(f <= c[0] and c[1] <= e for c in a.contents) for f, e in around)


def _tells(tree: Tree, a: Attribution) -> bool:
    """Whether a cue inside somebody's words reports words of its own: 'wants talks', 'was welcomed' do not."""
    if a.entry is None:
        return False
    if a.entry.part == "V" and a.entry.frame == "clause":
        tops = [tree.sheet.words[tree.top(*c)] for c in a.contents]
        return any(t.quoted or matches(t.rel, ("ccomp", "parataxis", "root")) for t in tops)
    return a.confidence >= _INNER and not (a.passive and a.entry.frame == "object")


def cue_head(tree: Tree, first: int, end: int) -> int:
    """Return the main word of a cue span: its highest verb, else its head."""
    top = tree.top(first, end)
    words = tree.sheet.words
    if words[top].upos in ("VERB", "AUX") and find_cue(tree, top) is None:
        named = next(
            (i for i in range(first, end) if words[i].upos in ("NOUN", "VERB") and find_cue(tree, i) is not None), None
        )
        return top if named is None else named  # 'speculation emerged': the noun attributes
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
                if cue.kind == "cue" and cue.inner == mark.inner and cue.first <= node < cue.end:
                    return number
            break
    return mark.cue


def _attribution(tree: Tree, mark: Mark, parts: list[Mark]) -> Attribution | None:
    made = _as_marked(tree, mark, parts)
    entry = made.entry
    if entry is None:
        if not made.sources and mark.confidence < _UNKNOWN:
            return None
    else:
        _fill_content(tree, made, entry)
    if not made.sources:
        made.sources = _source(tree, made)
    if made.contents and entry is not None and entry.frame == "subject":
        made.contents = content_of(tree, made.head, entry, made.passive) or made.contents
    return made if made.contents else None


def _as_marked(tree: Tree, mark: Mark, parts: list[Mark]) -> Attribution:
    """Return what the model's spans say: a cue with its entry, the sources that can speak by it, its contents."""
    sheet = tree.sheet
    head = cue_head(tree, mark.first, mark.end)
    passive = is_passive(tree, head) or participle(sheet, head)
    entry = find_cue(tree, head)
    sources = speaking(tree, head, passive, [bare(sheet, (m.first, m.end)) for m in parts_of(parts, "source")])
    if passive and sheet.words[head].upos == "VERB" and not sources and not source_of(tree, head, entry, passive):
        entry = find_cue(tree, head, "J") or entry
    contents = [bare(sheet, (m.first, m.end)) for m in parts_of(parts, "content")]
    return Attribution(
        head,
        [(mark.first, mark.end)],
        entry,
        sources,
        [r for r in contents if r[0] < r[1]],
        negated=tree.negated(head) or _yet_to(tree, mark),
        passive=passive,
        found_by="inner" if mark.inner else "model",
        confidence=sum(m.confidence for m in (mark, *parts)) / (1 + len(parts)),
    )


def _fill_content(tree: Tree, made: Attribution, entry: CueEntry) -> None:
    """Keep the content that a cue may have; where none is left, take what syntax gives it."""
    if entry.part == "P":  # 'According to X' never reaches back over a sentence's end
        words = tree.sheet.words
        here = words[made.head].sentence
        made.contents = [c for c in made.contents if words[c[0]].sentence == here or words[c[0]].quoted]
    if not made.contents:
        made.contents = [r for r in content_of(tree, made.head, entry, made.passive) if not _crosses(r, made)]


def _source(tree: Tree, made: Attribution) -> list[Range]:
    """Return who speaks by syntax; nobody where the cue is heard ('the court heard') or needs nobody ('is known')."""
    entry = made.entry
    if tree.lemma(made.head) in words_of("hearing") or (entry is not None and entry.part == "J"):
        return []
    silent = entry is not None and "no_comment" in (entry.act, entry.negated)  # who was asked stands in the content
    return [r for r in source_of(tree, made.head, entry, made.passive) if silent or not _crosses(r, made)]


def _yet_to(tree: Tree, mark: Mark) -> bool:
    """Whether the cue says that it has not happened: 'has yet to comment', 'failed to respond'."""
    lemmas = [tree.lemma(i) for i in range(mark.first, mark.end)]
    return any(a in ("yet", "fail") and b == "to" for a, b in pairwise(lemmas))


def parts_of(parts: list[Mark], kind: str) -> list[Mark]:
    """Return the spans of one kind."""
    return [m for m in parts if m.kind == kind]


def speaking(tree: Tree, head: int, passive: bool, sources: list[Range]) -> list[Range]:
    """Return the sources that can speak by this cue: not the subject of a passive, not several that syntax parts.

    Of several noun phrases the ones that hang on the cue itself are kept, else the nearest.
    """
    words = tree.sheet.words
    if tree.lemma(head) in words_of("hearing"):
        return []  # 'the court heard that': who spoke is not said
    sources = [trimmed(tree, s) for s in (_relative(tree, head, sources) or sources) if s[0] < s[1]]
    suffering = _suffering(tree, head, passive)
    tops = {s: t for s in sources if (t := tree.top(*s)) not in suffering}
    if len(tops) < 2:
        return list(tops)
    own = [s for s, t in tops.items() if words[t].head == head]
    joined_to = {tops[s] for s in own}
    beside = [s for s, t in tops.items() if words[t].rel == "conj" and words[t].head in joined_to]
    return sorted(own + beside) or [min(tops, key=lambda s: abs(s[0] - head))]


def _suffering(tree: Tree, head: int, passive: bool) -> set[int]:
    """Return the words around a cue that do not speak by it: its objects and what they say, a passive's subject."""
    word = tree.sheet.words[head]
    objects = tree.children(head, "obj", "iobj")
    spoken = {i for obj in objects if find_cue(tree, obj, "N") for i in tree.subtree(obj)}
    out = {*objects, *spoken}      # 'rejected statements by X that …': X made them, another rejects them
    if not passive:
        return out | {c for c in tree.children(head, "obl") if tree.sheet.words[c].rel == "obl:agent"}
    bearer = [word.head] if word.rel.startswith("acl") else []
    return out | {*tree.children(head, "nsubj"), *bearer}


def _relative(tree: Tree, head: int, sources: list[Range]) -> list[Range]:
    """Return whom 'who', the cue's subject, stands for; the model took it, or the whole clause before it, as source."""
    subject = tree.child(head, "nsubj")
    if subject is None or tree.lemma(subject) not in ("who", "which", "that") or not sources:
        return []
    if tree.lemma(subject) != "who" and not any(s == (subject, subject + 1) for s in sources):
        return []
    meant = antecedent(tree, (subject, subject + 1))
    return [meant] if meant != (subject, subject + 1) else []


def _crosses(span: Range, made: Attribution) -> bool:
    """Whether a range found by syntax runs into the cue or what is there already."""
    words = set(range(*span))
    return (
        bool(words & made.cue_words())
        or bool(words & made.content_words())
        or any(words & set(range(*s)) for s in made.sources)
    )
