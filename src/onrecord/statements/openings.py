"""Attributions that syntax and the table of cues show and the model passed over."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.facts.tree import Range, Tree, matches
from onrecord.statements.attribution import Attribution, overlapping
from onrecord.statements.contents import takes_a_stand
from onrecord.statements.cues import CueEntry, find_cue, is_passive, participle
from onrecord.statements.frames import content_of, whole
from onrecord.statements.sources import source_of

# Acts whose verbs nearly always report a stance when they have a human or state subject.
_SURE = frozenset(
    (
        "no_comment",
        "not_acknowledge",
        "deny",
        "confirm",
        "acknowledge",
        "accuse",
        "threaten",
        "refuse",
        "criticise",
        "demand",
        "warn",
        "reiterate",
        "claim",
    )
)
# Acts whose content is itself an act: 'refused to condemn', 'promised to answer'.
_NAMING = frozenset(("refuse", "promise", "threaten", "demand", "no_comment"))
# Acts of which a quotation may tell: '"The ministry denied it," she said'.
_ASIDE = frozenset(("say", "deny", "confirm", "acknowledge", "not_acknowledge", "no_comment", "claim", "report"))
_CLAUSAL = frozenset(("say", "report", "assess", "fear", "speculate", "promise"))


def from_syntax(tree: Tree, known: list[Attribution]) -> list[Attribution]:
    """Return attributions opened by cue words that no known attribution uses and whose content none covers."""
    taken = {i for a in known for i in a.cue_words() | {a.head}}
    taken |= {tree.top(*c) for a in known for c in a.contents if a.entry is not None and a.entry.act in _NAMING}
    contents = Contents(a.content_words() for a in known)
    out: list[Attribution] = []
    for i, word in enumerate(tree.sheet.words):
        if i in taken or word.upos not in ("VERB", "NOUN", "ADJ", "ADV", "ADP"):
            continue
        made = _opened(tree, i, known)
        if made is not None and not _is_covered(tree, made, contents):
            contents.add(made.content_words())
            out.append(made)
    return out


class Contents:
    """Contents by their words, so that one is held against those alone that share a word with it."""

    def __init__(self, contents: Iterable[set[int]]) -> None:
        self._holding: dict[int, list[set[int]]] = {}
        for words in contents:
            self.add(words)

    def add(self, words: set[int]) -> None:
        """Take in the words of one more content."""
        for word in words:
            self._holding.setdefault(word, []).append(words)

    def most(self, words: set[int]) -> float:
        """Return the largest Jaccard overlap of some words with a content."""
        near = {id(other): other for word in words for other in self._holding.get(word, ())}
        return max((overlapping(words, other) for other in near.values()), default=0.0)


def _is_covered(tree: Tree, made: Attribution, contents: Contents) -> bool:
    """Whether another attribution has most of its content already; a charge ('claims that …') may stand beside one."""
    charge = made.entry is not None and made.entry.part == "N" and made.entry.act in ("accuse", "claim")
    most, mine = 0.95 if charge else 0.5, made.content_words()
    return not takes_a_stand(tree, made) and contents.most(mine) > most


def _opened(tree: Tree, i: int, known: list[Attribution]) -> Attribution | None:
    passive = is_passive(tree, i) or participle(tree.sheet, i)
    entry = _entry_of(tree, i, passive)
    if entry is None or not entry.opens:
        return None
    negated = tree.negated(i)
    act = entry.negated if negated else entry.act
    if act == "-" or not _worth(tree, i, entry, act, passive):
        return None
    contents = content_of(tree, i, entry, passive)
    sources = [s for s in source_of(tree, i, entry, passive) if act == "no_comment" or not _inside(s, contents)]
    if act == "no_comment" and not contents:
        contents = whole(tree, i)
    if not contents or (entry.part == "V" and not passive and not _plausible(tree, i, act, sources)):
        return None
    made = Attribution(i, [_cue_range(tree, i, contents)], entry, sources, contents, negated, passive, "syntax", 0.5)
    return _beside(tree, made, known) if _without(tree, i) else made


def _entry_of(tree: Tree, i: int, passive: bool) -> CueEntry | None:
    """Return the entry of a cue word; a passive by nobody may have one of its own ('is believed to')."""
    entry = find_cue(tree, i)
    if passive and tree.sheet.words[i].upos == "VERB" and not source_of(tree, i, entry, passive):
        return find_cue(tree, i, "J") or entry
    return entry


def _worth(tree: Tree, i: int, entry: CueEntry, act: str, passive: bool) -> bool:
    """Whether a cue word without the model's support is enough."""
    if act in ("no_comment", "not_acknowledge"):
        return True
    if entry.part == "V":
        return _verb_is_worth(tree, i, act, passive)
    if entry.part == "P":
        word = tree.sheet.words[i]
        return (word.lemma.lower() == "reportedly" and word.head >= 0) or entry.cue.startswith("according")
    if entry.part == "N":
        marks = {tree.lemma(m) for c in tree.children(i, "acl", "ccomp") for m in tree.children(c, "mark")}
        owned = tree.child(i, "nmod:poss") is not None and act in ("threaten", "promise")
        return "that" in marks or (owned and "to" in marks)     # 'his threat to leave'
    rels = ("xcomp", "ccomp") if entry.part == "J" else ("ccomp",)
    return tree.child(i, *rels) is not None


def _verb_is_worth(tree: Tree, i: int, act: str, passive: bool) -> bool:
    if act in ("claim", "reiterate") or (passive and act in ("acknowledge", "confirm")):
        return tree.child(i, "ccomp", "xcomp") is not None
    if act in _SURE:
        return tree.child(i, "obj", "ccomp", "xcomp", "obl", "advcl") is not None
    aside = not passive and matches(tree.sheet.words[i].rel, ("parataxis",))
    return act in _CLAUSAL and (aside or tree.child(i, "ccomp") is not None)


def _without(tree: Tree, i: int) -> bool:
    return any(tree.lemma(c) == "without" for c in tree.children(i, "mark", "case"))


def _beside(tree: Tree, made: Attribution, known: list[Attribution]) -> Attribution | None:
    """'…, she said, without naming them': the speaker is that of the cue before; nothing named, nothing refused."""
    sentence = tree.sheet.words[made.head].sentence
    before = [a for a in known if a.head < made.head and tree.sheet.words[a.head].sentence == sentence]
    if not before or not any(i > made.head for i in made.content_words()):
        return None
    made.sources = list(before[-1].sources)
    return made


def _plausible(tree: Tree, i: int, act: str, sources: list[Range]) -> bool:
    """Whether a verb has somebody who can speak: a noun phrase, not a relative pronoun, not a preposition's object."""
    sheet = tree.sheet
    if not sources:
        return False
    first, end = sources[0]
    top = sheet.words[tree.top(first, end)]
    if (
        top.upos not in ("PROPN", "NOUN", "PRON")
        or sheet.words[first].upos in ("ADP", "SCONJ")
        or top.lemma.lower() in ("that", "which", "this")
    ):
        return False
    quoted_aside = sheet.words[i].quoted and act not in _ASIDE
    return not quoted_aside and not (
        act in ("assess", "fear", "say") and sheet.words[i].xpos == "VBG" and sheet.words[i].rel == "advcl"
    )


def _inside(span: Range, contents: list[Range]) -> bool:
    return any(first <= span[0] < end for first, end in contents)


def _cue_range(tree: Tree, i: int, contents: list[Range]) -> Range:
    """The cue word with its auxiliaries, negation and particle, as far as they stand together."""
    blocked = {k for first, end in contents for k in range(first, end)}
    near = {i, *tree.children(i, "aux", "advmod", "compound", "fixed", "cop")} - blocked
    first = end = i
    while first - 1 in near:
        first -= 1
    while end + 1 in near:
        end += 1
    return first, end + 1
