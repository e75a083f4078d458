"""Who speaks by a cue, where syntax puts them: subject, agent, possessor, or the subject a verb shares."""

from __future__ import annotations

from onrecord.facts.tree import Range, Tree, matches, ranges
from onrecord.noticing.tables import unnamed
from onrecord.statements.attribution import bare
from onrecord.statements.cues import CueEntry
from onrecord.statements.lexicon import words_of


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
