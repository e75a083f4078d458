"""Which words attribute, and what act they report: the table ``data/cues.tsv``, looked up in a tree.

A cue is found by its lemma together with what depends on it: 'decline' + 'comment' is more than 'decline'.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from onrecord.data import rows
from onrecord.facts.sheet import Sheet
from onrecord.facts.tree import Tree, matches

_PARTS = {
    "VERB": "V",
    "AUX": "V",
    "NOUN": "N",
    "PROPN": "N",
    "ADP": "P",
    "SCONJ": "P",
    "ADV": "P",
    "PUNCT": "P",
    "ADJ": "A",
}


class CueEntry(msgspec.Struct, frozen=True):
    """One line of the table; ``negated`` is the act under negation or '-'."""

    cue: str
    part: str
    act: str
    negated: str
    frame: str
    opens: bool


@lru_cache(maxsize=1)
def cue_table() -> dict[tuple[str, str], CueEntry]:
    """Return the table by (cue, part)."""
    return {
        (cue, part): CueEntry(cue, part, act, negated, frame, opens == "yes")
        for cue, part, act, negated, frame, opens in rows("cues")
    }


def find_cue(tree: Tree, i: int, part: str | None = None) -> CueEntry | None:
    """Return the most specific entry for word ``i`` with its dependents; ``part``: look among these only."""
    table = cue_table()
    if is_according(tree, i):
        return table.get(("according to", "P")) if part in (None, "P") else None
    part = part or _PARTS.get(tree.sheet.words[i].upos)
    if part is None:
        return None
    base = _spelled(tree.lemma(i), part)
    for key in (*(f"{base} {more}" for more in _companions(tree, i)), base):
        found = table.get((key, part))
        if found:
            return found
    return None


def is_according(tree: Tree, i: int) -> bool:
    """Whether a word is the 'according' of 'according to', which taggers take for a verb at times."""
    following = tree.sheet.words[i + 1].text.lower() if i + 1 < len(tree.sheet.words) else ""
    return tree.sheet.words[i].text.lower() == "according" and following == "to"


def _spelled(lemma: str, part: str) -> str:
    """Return a lemma as the table has it: one that was cut from a past tense may lack its last letter ('alleg')."""
    return f"{lemma}e" if (lemma, part) not in cue_table() and (f"{lemma}e", part) in cue_table() else lemma


def _companions(tree: Tree, i: int) -> list[str]:
    """Return what may stand after a lemma in the table, longest first."""
    singles = [wording for c in tree.children(i) for wording in _wordings(tree, c)]
    following = [w.lemma.lower() for w in tree.sheet.words[i + 1 : i + 3]]
    if following:
        singles.extend((following[0], " ".join(following)))
    return sorted(dict.fromkeys(singles), key=lambda s: (-s.count(" "), singles.index(s)))


def _wordings(tree: Tree, c: int) -> Iterator[str]:
    """Yield how the table may have a word that hangs on a cue: 'comment', 'on', 'on comment', 'no comment'."""
    rel, lemma = tree.sheet.words[c].rel, tree.lemma(c)
    if rel == "compound:prt" or matches(rel, ("case", "fixed", "mark")):
        yield lemma
    elif rel == "nsubj:pass" or matches(rel, ("obj", "xcomp", "obl", "compound", "advmod", "ccomp")):
        cases = [tree.lemma(k) for k in tree.children(c, "case", "mark")]
        yield from (lemma, *cases)
        yield from (f"{case} {lemma}" for case in cases)
        yield from (f"{tree.lemma(k)} {lemma}" for k in tree.children(c, "amod", "det"))


def is_passive(tree: Tree, i: int) -> bool:
    """Whether a verb is in the passive, the bare one of headlines included ('Driver charged with theft')."""
    sheet = tree.sheet
    if any(sheet.words[c].rel in ("nsubj:pass", "aux:pass", "csubj:pass") for c in tree.children(i)):
        return True
    entry = cue_table().get((tree.lemma(i), "V"))
    charged = entry is not None and entry.act == "accuse" and sheet.words[i].xpos in ("VBN", "VBD")
    return (
        charged
        and tree.child(i, "obj", "iobj", "aux") is None
        and any(
            tree.lemma(k) in ("with", "of")
            for c in tree.children(i, "obl", "advcl")
            for k in tree.children(c, "case", "mark")
        )
    )


def participle(sheet: Sheet, i: int) -> bool:
    """Whether a word is a bare past participle after its noun: 'activists accused of'."""
    word = sheet.words[i]
    return word.xpos == "VBN" and matches(word.rel, ("acl",))
