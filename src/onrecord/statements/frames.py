"""Where syntax puts the content of a cue."""

from __future__ import annotations

from onrecord.facts.tree import Range, Tree, matches, ranges
from onrecord.statements.attribution import bare
from onrecord.statements.cues import CueEntry
from onrecord.statements.lexicon import words_of

_SUBJECT_RELS = ("nsubj", "csubj")
_PLEONASTIC = ("it", "there")


_ORDERS = {
    "clause": ("clause", "around", "object", "to", "phrase"),
    "object": ("clause", "object", "around", "phrase"),
    "of": ("of", "clause", "around"),
    "to": ("to", "clause", "phrase", "object", "around"),
    "on": ("phrase", "object"),
}


def content_of(tree: Tree, head: int, entry: CueEntry, passive: bool) -> list[Range]:
    """Return the content that syntax gives a cue, or nothing."""
    if entry.part == "N":
        return _noun_content(tree, head, entry.frame)
    if entry.part == "P":
        return _preposition_content(tree, head)
    if entry.frame == "asked":
        return whole(tree, head)
    subject = tree.child(head, "nsubj")
    if (
        subject is not None
        and tree.lemma(subject) in words_of("request")
        and "no_comment" in (entry.act, entry.negated)
    ):
        return _cleaned(tree, tree.subtree(subject))  # 'Questions … went unanswered'
    addressed = entry.act in ("demand", "warn", "promise", "threaten")  # 'was urged to go': the subject is spoken to
    if entry.frame == "subject" or (passive and not addressed and not tree.children(head, "ccomp")):
        found = _passive_content(tree, head, entry)
        if found:
            return found
    order = _ORDERS.get(entry.frame, _ORDERS["object"])
    if tree.lemma(head) in words_of("addressed"):  # its object is spoken to, not said
        order = (*(kind for kind in order if kind != "object"), "of")
    for kind in order:
        found = _FRAMES[kind](tree, head)
        if found:
            return found
    return []


def whole(tree: Tree, i: int) -> list[Range]:
    """A refusal without an object is its own content: 'did not respond'."""
    beside = ("nsubj", "nsubj:pass", "punct", "conj", "cc", "advcl", "parataxis")
    keep = list(tree.subtree(i, without=tree.children(i, *beside)))
    return ranges(keep)[:1]


def _clause(tree: Tree, head: int) -> list[Range]:
    child = tree.child(head, "ccomp")
    if child is None:
        child = next((c for c in tree.children(head, "parataxis") if tree.child(c, "nsubj") is not None), None)
    if child is None:  # 'did not say when it would end' is often parsed as an adverbial clause
        child = next((c for c in tree.children(head, "advcl") if c > head and _asks(tree, c)), None)
    return _cleaned(tree, tree.subtree(child)) if child is not None else []


def _asks(tree: Tree, clause: int) -> bool:
    first = tree.sheet.words[tree.subtree(clause)[0]]
    return first.xpos in ("WRB", "WP", "WDT") or first.lemma.lower() == "whether"


def _around(tree: Tree, head: int) -> list[Range]:
    """'Content, she said': the cue is a parenthesis in its own content."""
    word = tree.sheet.words[head]
    if word.head < 0 or not matches(word.rel, ("parataxis",)):
        return []
    return _cleaned(tree, tree.subtree(word.head, without=[head]))


def _object(tree: Tree, head: int) -> list[Range]:
    child = tree.child(head, "obj")
    if child is None:
        child = tree.child(head, "csubj:pass")
    return _cleaned(tree, tree.subtree(child)) if child is not None else []


def _to(tree: Tree, head: int) -> list[Range]:
    child = tree.child(head, "xcomp")
    if child is None:
        child = _marked(tree, tree.children(head, "advcl", "ccomp"), "mark", "to")
    return _cleaned(tree, tree.subtree(child)) if child is not None else []


def _of(tree: Tree, head: int) -> list[Range]:
    """'accused of doing', 'blamed for the delay', 'charged with murder'."""
    for c in tree.children(head, "advcl", "obl", "xcomp", "nmod", "ccomp"):
        marks = {tree.lemma(m) for m in tree.children(c, "mark", "case")}
        if marks & {"of", "for", "with", "over", "in", "that", "to"} and tree.sheet.words[c].rel != "obl:agent":
            return _cleaned(tree, tree.subtree(c, without=_afterthoughts(tree, c)))
    return []


def _afterthoughts(tree: Tree, top: int) -> list[int]:
    """Appositions behind a comma explain the content and are not part of it: '…, a charge that …'."""
    sheet = tree.sheet
    return [
        i
        for i in tree.subtree(top)
        if matches(sheet.words[i].rel, ("appos",))
        and any(sheet.words[k].text == "," for k in tree.children(i, "punct"))
    ]


def _phrase(tree: Tree, head: int) -> list[Range]:
    """'called for talks', 'commented on the case': an oblique right behind the verb."""
    for c in tree.children(head, "obl", "advcl"):
        cases = tree.children(c, "case", "mark")
        if (
            c > head
            and cases
            and tree.lemma(cases[0]) in ("for", "on", "of", "about", "over", "against", "with")
            and tree.sheet.words[c].rel not in ("obl:agent", "obl:tmod", "obl:unmarked")
        ):
            return _cleaned(tree, [i for i in tree.subtree(c) if i not in cases])
    return []


_FRAMES = {"clause": _clause, "around": _around, "object": _object, "to": _to, "of": _of, "phrase": _phrase}


def _passive_content(tree: Tree, head: int, entry: CueEntry) -> list[Range]:
    """'X is believed to have left': subject and complement; 'Y was denied': the subject."""
    if entry.frame == "of" or entry.act == "accuse":
        return _of(tree, head)
    subject = tree.child(head, "nsubj:pass", "csubj:pass", "nsubj")
    complement = tree.child(head, "xcomp", "ccomp")
    pleonastic = subject is not None and tree.lemma(subject) in _PLEONASTIC
    parts: list[Range] = []
    if subject is not None and not pleonastic:
        parts += _cleaned(tree, tree.subtree(subject))
    if complement is not None:
        parts += _cleaned(tree, tree.subtree(complement))
    return parts


def _noun_content(tree: Tree, head: int, frame: str) -> list[Range]:
    """'reports that …', 'denial of …', 'threat to …', 'rumour … emerged that …'."""
    clause = _own_clause(tree, head)
    if clause is None:
        clause = _clause_beyond(tree, head)
    if clause is not None:
        return _cleaned(tree, tree.subtree(clause))
    if frame not in ("of", "to", "clause"):
        return []
    thing = _marked(tree, tree.children(head, "nmod"), "case", "of", "for", "over", "about", "against")
    if thing is None:
        return []
    cases = tree.children(thing, "case")
    return _cleaned(tree, [i for i in tree.subtree(thing) if i not in cases])


def _own_clause(tree: Tree, head: int) -> int | None:
    """Return the clause that hangs on a noun and says what it is about: 'the report that …', no relative clause."""
    child = tree.child(head, "acl", "ccomp")
    if child is None or tree.sheet.words[child].rel == "acl:relcl":
        return None
    describes = tree.sheet.words[child].xpos in ("VBN", "VBG") and not tree.children(child, "mark")
    return None if describes else child


def _clause_beyond(tree: Tree, head: int) -> int | None:
    """Return the clause behind the verb that a noun is the subject of: 'rumour … emerged that …'."""
    word = tree.sheet.words[head]
    if word.head < 0 or not matches(word.rel, _SUBJECT_RELS):
        return None
    behind = [c for c in tree.children(word.head, "ccomp", "acl") if c > word.head]
    return _marked(tree, behind, "mark", "that")


def _marked(tree: Tree, nodes: list[int], rel: str, *lemmas: str) -> int | None:
    """Return the first of some words that has a marker of one relation among lemmas."""
    return next((n for n in nodes if any(tree.lemma(m) in lemmas for m in tree.children(n, rel))), None)


def _preposition_content(tree: Tree, head: int) -> list[Range]:
    """'According to X, content': the clause that the phrase modifies."""
    phrase = tree.sheet.words[head].head
    if phrase < 0:
        return []
    governor = tree.sheet.words[phrase].head
    if governor < 0:
        return []
    return _cleaned(tree, tree.subtree(governor, without=[phrase]))


def _cleaned(tree: Tree, indices: list[int]) -> list[Range]:
    """Return ranges without edge punctuation; bits of a single sign or conjunction fall away."""
    sheet = tree.sheet
    out = [bare(sheet, r) for r in ranges(indices)]
    kept = [
        r
        for r in out
        if r[1] - r[0] > 1 or (r[1] > r[0] and sheet.words[r[0]].upos in ("NOUN", "PROPN", "PRON", "VERB", "ADJ"))
    ]
    merged: list[Range] = []
    for first, end in kept:
        if merged and all(w.upos == "PUNCT" for w in sheet.words[merged[-1][1] : first]):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((first, end))
    return merged
