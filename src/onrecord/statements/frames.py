"""Where syntax puts the content and the source of a cue."""

from __future__ import annotations

from onrecord.facts.tree import Range, Tree, matches, ranges
from onrecord.noticing.tables import unnamed
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
    subject = tree.child(head, "nsubj")
    if (
        subject is not None
        and tree.lemma(subject) in words_of("request")
        and "no_comment" in (entry.act, entry.negated)
    ):
        return _cleaned(tree, tree.subtree(subject))  # 'Questions … went unanswered'
    if entry.frame == "subject" or (passive and not tree.children(head, "ccomp")):
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
        child = next(
            (
                c
                for c in tree.children(head, "advcl", "ccomp")
                if any(tree.lemma(m) == "to" for m in tree.children(c, "mark"))
            ),
            None,
        )
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
            and tree.lemma(cases[0]) in ("for", "on", "of", "about", "over", "against", "to", "with")
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
    child = tree.child(head, "acl", "ccomp")
    if child is not None and tree.sheet.words[child].xpos in ("VBN", "VBG") and not tree.children(child, "mark"):
        child = None
    if child is not None and tree.sheet.words[child].rel == "acl:relcl":
        child = None
    if child is None:
        governor = tree.sheet.words[head].head
        if governor >= 0 and matches(tree.sheet.words[head].rel, _SUBJECT_RELS):
            child = next(
                (
                    c
                    for c in tree.children(governor, "ccomp", "acl")
                    if c > governor and any(tree.lemma(m) == "that" for m in tree.children(c, "mark"))
                ),
                None,
            )
    if child is None and frame in ("of", "to", "clause"):
        child = next(
            (
                c
                for c in tree.children(head, "nmod")
                if any(tree.lemma(m) in ("of", "for", "over", "about", "against") for m in tree.children(c, "case"))
            ),
            None,
        )
        if child is not None:
            cases = tree.children(child, "case")
            return _cleaned(tree, [i for i in tree.subtree(child) if i not in cases])
    return _cleaned(tree, tree.subtree(child)) if child is not None else []


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


def source_of(tree: Tree, head: int, entry: CueEntry | None, passive: bool) -> list[Range]:
    """Return the noun phrase that speaks, by syntax: subject, agent, possessor, or the subject it shares."""
    sheet = tree.sheet
    if entry is not None and entry.part == "P":
        phrase = sheet.words[head].head
        if entry.cue == ":" or phrase < 0 or sheet.words[head].upos == "ADV":
            return []
        return [phrase_without(tree, phrase, [head])]
    if entry is not None and entry.part == "N":
        return _noun_source(tree, head)
    asked = (
        _asked(tree, head)
        if (entry is not None and entry.act == "no_comment") or (entry is not None and entry.negated == "no_comment")
        else []
    )
    if asked:
        return asked
    if passive:
        agent = next(
            (
                c
                for c in tree.children(head, "obl")
                if sheet.words[c].rel == "obl:agent" or any(tree.lemma(k) == "by" for k in tree.children(c, "case"))
            ),
            None,
        )
        return [phrase_without(tree, agent, tree.children(agent, "case"))] if agent is not None else []
    subject = tree.child(head, "nsubj")
    if subject is not None:
        return [] if tree.lemma(subject) in ("there",) else [antecedent(tree, phrase_without(tree, subject, []))]
    return _shared_subject(tree, head)


def _asked(tree: Tree, head: int) -> list[Range]:
    """'Questions sent to the ministry were not answered': who was asked is who keeps silent."""
    subject = tree.child(head, "nsubj")
    if subject is None or tree.lemma(subject) not in words_of("request"):
        return []
    for c in tree.subtree(subject):
        cases = tree.children(c, "case")
        if matches(tree.sheet.words[c].rel, ("nmod", "obl")) and any(
            tree.lemma(k) in ("to", "for", "with") for k in cases
        ):
            return [phrase_without(tree, c, cases)]
    return []


def _shared_subject(tree: Tree, head: int) -> list[Range]:
    """A second verb or a participle has the subject of the verb it hangs on ('condemned … and called for')."""
    sheet = tree.sheet
    node = head
    for _ in range(4):
        word = sheet.words[node]
        if word.head < 0 or not matches(word.rel, ("conj", "xcomp", "advcl", "acl", "parataxis")):
            return []
        node = word.head
        if matches(word.rel, ("acl",)) and sheet.words[node].upos in ("NOUN", "PROPN", "PRON"):
            return [phrase_without(tree, node, [head])]
        subject = tree.child(node, "nsubj")
        if subject is not None:
            return [phrase_without(tree, subject, [])]
    return []


def _noun_source(tree: Tree, head: int) -> list[Range]:
    owner = tree.child(head, "nmod:poss")
    if owner is not None:
        return [phrase_without(tree, owner, tree.children(owner, "case"))]
    for c in tree.children(head, "nmod", "acl", "obl"):
        if any(tree.lemma(k) in ("by", "from") for k in tree.children(c, "case")):
            return [phrase_without(tree, c, tree.children(c, "case"))]
    for c in tree.children(head, "compound", "amod"):
        if (
            tree.sheet.words[c].upos == "PROPN" or tree.lemma(c) in unnamed()
        ):  # 'US intelligence claims', 'police reports'
            return [phrase_without(tree, c, [])]
    return []


def antecedent(tree: Tree, source: Range) -> Range:
    """Return the noun phrase that a relative pronoun stands for: 'supporters who say' are supporters."""
    word = tree.sheet.words[source[0]]
    if source[1] - source[0] > 1 or word.lemma.lower() not in ("who", "which", "that") or word.head < 0:
        return source
    clause = tree.sheet.words[word.head]
    if clause.rel != "acl:relcl" or clause.head < 0:
        return source
    return phrase_without(tree, clause.head, tree.children(clause.head, "case"))


def phrase_without(tree: Tree, top: int, without: list[int]) -> Range:
    """Return the contiguous noun phrase around a word: relative clauses and later appositions cut off."""
    sheet = tree.sheet
    closed = set(without)
    for c in tree.children(top):
        if matches(sheet.words[c].rel, ("acl", "parataxis", "punct", "advcl")) and c > top:
            closed.add(c)
    indices = tree.subtree(top, without=closed)
    around = next(r for r in ranges(indices) if r[0] <= top < r[1])
    return bare(sheet, around)
