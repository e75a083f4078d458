"""'The agency quoted the mayor as saying …': the mayor speaks, the agency passes it on.

In: the attributions of an article. Out: the same; where somebody quotes or cites somebody as saying something, who is
quoted is the source and who quotes is a link of the chain (``Attribution.carried``), in the active and in the passive.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.facts.tree import Range, Tree, ranges
from onrecord.statements.attribution import Attribution, bare
from onrecord.statements.cues import find_cue
from onrecord.statements.frames import content_of
from onrecord.statements.lexicon import words_of
from onrecord.statements.sources import phrase_without


def as_saying(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """Return the attributions, those of 'quoted X as saying' given to X; the cue 'saying' is no second one."""
    heads = {a.head for a in found}
    turned: set[int] = set()
    for a in found:
        saying = saying_of(tree, a.head)
        if saying is None or not (who := _quoted(tree, a.head, saying)):
            continue
        turned.add(saying)
        inner = next((b for b in found if b.head == saying), None) if saying in heads else None
        _turn(tree, a, saying, who, inner)
    return [a for a in found if a.head not in turned and a.contents]


def saying_of(tree: Tree, head: int) -> int | None:
    """Return the 'saying' of 'quoted X as saying', else null."""
    if tree.lemma(head) not in words_of("citing"):
        return None
    return next((c for c in tree.children(head, "advcl", "obl", "xcomp", "ccomp") if tree.lemma(c) in words_of("saying")
                 and tree.sheet.words[c].xpos == "VBG" and _as(tree, c) is not None), None)


def _as(tree: Tree, saying: int) -> int | None:
    return next((m for m in tree.children(saying, "mark", "case") if tree.lemma(m) == "as"), None)


def _quoted(tree: Tree, head: int, saying: int) -> list[Range]:
    """Return who is quoted: the object, or the subject of a passive."""
    passive = tree.sheet.words[head].xpos == "VBN" and tree.child(head, "aux") is not None
    nouns = tree.children(head, "nsubj") if passive else tree.children(head, "obj", "iobj")
    return [phrase_without(tree, c, [saying]) for c in nouns if c < saying][:1]


def _turn(tree: Tree, a: Attribution, saying: int, who: list[Range], inner: Attribution | None) -> None:
    quoting = [s for s in a.sources if s != who[0]]
    carriers = [carrier for node in (a.head, saying) for carrier in _named_agents(tree, node)]
    first = _as(tree, saying)
    cue = {a.head, *range(saying if first is None else first, saying + 1)}
    outside = {i for r in (*who, *quoting, *carriers) for i in range(*r)} | cue
    kept = [bare(tree.sheet, r) for r in ranges(sorted(a.content_words() - outside))]
    a.entry = find_cue(tree, saying) or a.entry
    a.contents = inner.contents if inner is not None else [r for r in kept if r[0] < r[1]]
    if not a.contents and a.entry is not None:
        a.contents = content_of(tree, saying, a.entry, False)
    a.cue = ranges(sorted(cue))
    a.carried = [*a.carried, *(r for r in dict.fromkeys((*quoting, *carriers)) if r not in who)]
    a.sources, a.passive = who, False


def _named_agents(tree: Tree, node: int) -> Iterator[Range]:
    """Yield the names 'by' or 'in' whom a verb says that it is done."""
    for c in tree.children(node, "obl"):
        cases = tree.children(c, "case")
        if tree.sheet.words[c].upos == "PROPN" and any(tree.lemma(k) in ("by", "in") for k in cases):
            yield phrase_without(tree, c, cases)
