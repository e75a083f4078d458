"""Who speaks by a cue, where syntax puts them: subject, agent, possessor, or the subject a verb shares."""

from __future__ import annotations

from onrecord.facts.tree import Range, Tree, matches, ranges
from onrecord.noticing.tables import unnamed
from onrecord.statements.ability import ability
from onrecord.statements.attribution import bare
from onrecord.statements.cues import CueEntry
from onrecord.statements.lexicon import words_of


def source_of(tree: Tree, head: int, entry: CueEntry | None, passive: bool) -> list[Range]:
    """Return the noun phrase that speaks, by syntax: subject, agent, possessor, or the subject it shares."""
    by_kind = _by_kind_of_cue(tree, head, entry, passive) if entry is not None else None
    if by_kind is not None:
        return by_kind
    if passive:
        return _agent(tree, head)
    subject = tree.child(head, "nsubj")
    if subject is None:
        return _shared_subject(tree, head)
    return [] if tree.lemma(subject) == "there" else [antecedent(tree, phrase_without(tree, subject, []))]


def _by_kind_of_cue(tree: Tree, head: int, entry: CueEntry, passive: bool) -> list[Range] | None:
    """Return who speaks by a preposition, a noun or a refusal; null where the cue is a verb like any other."""
    if entry.part == "P":
        return _preposition_source(tree, head, entry)
    if entry.part == "N":
        return _noun_source(tree, head)
    asked = _asked(tree, head) if "no_comment" in (entry.act, entry.negated) else []
    if asked or entry.frame != "asked":
        return asked or None
    reached = tree.child(head, "nsubj", "nsubj:pass")        # 'Doe could not be reached for comment'
    return [phrase_without(tree, reached, [])] if passive and reached is not None else []


def _preposition_source(tree: Tree, head: int, entry: CueEntry) -> list[Range]:
    """'According to X': the phrase that the cue stands before."""
    word = tree.sheet.words[head]
    if entry.cue == ":" or word.head < 0 or word.upos == "ADV":
        return []
    return [phrase_without(tree, word.head, [head])]


def _agent(tree: Tree, head: int) -> list[Range]:
    """'was rejected by X'."""
    for c in tree.children(head, "obl"):
        cases = tree.children(c, "case")
        if tree.sheet.words[c].rel == "obl:agent" or any(tree.lemma(k) == "by" for k in cases):
            return [phrase_without(tree, c, cases)]
    return []


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
            return [phrase_without(tree, node, [head, *tree.children(node, "cop", "nsubj", "aux")])]
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
    """Return the noun phrase that a relative pronoun stands for: 'supporters who say' are supporters.

    'Who' stands for people: where the parser hangs the clause on a thing ('an argument that pleased Doe, who
    said'), it is the noun phrase right before it, if that can speak.
    """
    last = source[1] - 1
    word = tree.sheet.words[last]
    if source[1] - source[0] > 1 or word.lemma.lower() not in ("who", "which", "that") or word.head < 0:
        return source
    above = _clause_noun(tree, last)
    beside = _noun_before(tree, last)
    near = (above, beside) if word.lemma.lower() == "who" else (above, _whose_part(tree, above))
    found = [n for n in near if n is not None and ability(tree, (n, n + 1)) in ("party", "shows")]
    if found:
        return phrase_without(tree, found[0], tree.children(found[0], "case"))
    return phrase_without(tree, above, tree.children(above, "case")) if above is not None else source


def _whose_part(tree: Tree, noun: int | None) -> int | None:
    """'A camera from the van, which showed': the noun that another one belongs to, or that it was got from."""
    above = tree.sheet.words[noun].head if noun is not None else -1
    if noun is None or above < 0 or not matches(tree.sheet.words[noun].rel, ("nmod", "obl")):
        return None
    return above if tree.sheet.words[above].upos in ("NOUN", "PROPN") else tree.child(above, "obj")


def _clause_noun(tree: Tree, pronoun: int) -> int | None:
    """Return the noun that the relative clause of a pronoun hangs on."""
    clause = tree.sheet.words[tree.sheet.words[pronoun].head]
    return clause.head if clause.rel == "acl:relcl" and clause.head >= 0 else None


def _noun_before(tree: Tree, pronoun: int) -> int | None:
    """Return the head of the noun phrase that ends right before a relative pronoun, a comma or a dash between."""
    words = tree.sheet.words
    at = pronoun - 1
    while at > 0 and words[at].upos == "PUNCT" and words[at].sentence == words[pronoun].sentence:
        at -= 1
    if at < 0 or words[at].sentence != words[pronoun].sentence or words[at].upos not in ("NOUN", "PROPN", "PRON"):
        return None
    while matches(words[at].rel, ("flat", "compound")) and words[at].head >= 0:
        at = words[at].head
    return at


def phrase_without(tree: Tree, top: int, without: list[int]) -> Range:
    """Return the contiguous noun phrase around a word: relative clauses and later appositions cut off."""
    sheet = tree.sheet
    closed = set(without)
    for c in tree.children(top):
        after = matches(sheet.words[c].rel, ("acl", "parataxis", "punct", "advcl")) and c > top
        another_clause = matches(sheet.words[c].rel, ("nsubj",)) or (c < top and sheet.words[c].xpos == "VBD")
        if after or another_clause:
            closed.add(c)
    indices = tree.subtree(top, without=closed)
    around = next(r for r in ranges(indices) if r[0] <= top < r[1])
    return bare(sheet, around)


def trimmed(tree: Tree, source: Range) -> Range:
    """Return a source without the time that follows it: 'reports in the media | Friday evening'."""
    first, end = source
    dates = [name for name in tree.sheet.names if name.type == "Date" and first < name.first]
    while end - 1 > first and (
        tree.lemma(end - 1) in words_of("day") or any(name.first < end <= name.end for name in dates)
    ):
        end -= 1
    while end < source[1] and end - 1 > first and tree.sheet.words[end - 1].upos == "ADP":
        end -= 1
    return bare(tree.sheet, (first, end))
