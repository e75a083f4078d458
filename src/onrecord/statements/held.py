"""The words that name an occasion: what is held, written or said on a day, by which noun, and by whom.

In: the tree and the times. Out: for ``occasions`` the nouns and verbs that have a day ('they met on Monday', 'the
letter, dated 3 May'), and the noun by which a statement says where it was made ('in the letter').
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.facts.time import Time
from onrecord.facts.tree import Range, Tree, matches
from onrecord.noticing.times import governing
from onrecord.statements.attribution import Attribution
from onrecord.statements.lexicon import words_of

_KNOWN = frozenset(("the", "this", "that", "same"))
_OTHER_TIME = frozenset(("after", "before", "since", "until", "till"))
_HOLDERS = frozenset(("by", "with", "between", "from"))
_HELD = {"meet": "meeting", "speak": "speech", "write": "letter"}


def held(tree: Tree, times: Sequence[Time], said: set[int]) -> Iterator[tuple[int, Time, list[Range]]]:
    """Yield nouns and verbs of occasions that have a day and say nothing themselves, with who holds them."""
    starts = [w.start for w in tree.sheet.words]
    dated = {tree.sheet.words[at].sentence for t in times if (at := bisect_right(starts, t.span[0]) - 1) >= 0}
    for i, word in enumerate(tree.sheet.words):
        if i in said or word.quoted or word.sentence not in dated:
            continue
        day = _day(tree, times, i)
        if day is not None and not before(tree, i):
            yield i, day, _who_holds(tree, i, said)


def _day(tree: Tree, times: Sequence[Time], i: int) -> Time | None:
    """Return the day of the occasion that a word is; null for other words."""
    word = tree.sheet.words[i]
    if word.upos == "VERB" and tree.lemma(i) in words_of("holding"):
        return governing(tree.sheet, times, i)
    if word.upos != "NOUN" or tree.lemma(i) not in words_of("occasion"):
        return None
    day, deed = governing(tree.sheet, times, i), _deed(tree, i)
    return day if day is not None or deed is None else governing(tree.sheet, times, deed)  # 'on Monday she took a call'


def _deed(tree: Tree, noun: int) -> int | None:
    """Return the past verb that an occasion is the object of."""
    word = tree.sheet.words[noun]
    deed = word.head if matches(word.rel, ("obj",)) and word.head >= 0 else None
    return deed if deed is not None and tree.sheet.words[deed].xpos == "VBD" and not before(tree, deed) else None


def before(tree: Tree, head: int) -> bool:
    """Whether a verb tells of another time without naming it: 'had said', 'previously said', 'a week after he said'."""
    helping = {tree.lemma(c) for c in tree.children(head, "aux")}
    marks = {tree.lemma(c) for c in tree.children(head, "mark")}
    adverbs = {tree.lemma(c) for c in tree.children(head, "advmod")}
    return "have" in helping or bool(marks & _OTHER_TIME) or bool(adverbs & words_of("another time"))


def named(tree: Tree, a: Attribution) -> tuple[str | None, bool]:
    """Return the noun of the occasion by which something is said, and whether it is one already known."""
    words = tree.sheet.words
    of_it = [words[a.head].head] if matches(words[a.head].rel, ("acl",)) else []      # 'a letter denying …'
    tops = [tree.top(*source) for source in a.sources]
    told = tree.children(a.head, "obj", "iobj") if tree.lemma(a.head) in words_of("addressed") else []
    for noun in (*of_it, *tops, *told, *tree.children(a.head, "obl", "nmod")):
        if tree.lemma(noun) in words_of("occasion") and noun not in a.content_words():
            beside = {tree.lemma(c) for c in tree.children(noun, "det", "amod")}
            return tree.lemma(noun), bool(beside & _KNOWN)
    return None, False


def noun_of(tree: Tree, at: int) -> str | None:
    """Return the noun that names an occasion: the word itself, or what its verb issues or holds."""
    if tree.sheet.words[at].upos == "NOUN":
        return tree.lemma(at)
    nouns = (tree.lemma(c) for c in tree.children(at, "obj", "nsubj"))
    return next((noun for noun in nouns if noun in words_of("occasion")), _HELD.get(tree.lemma(at)))


def _who_holds(tree: Tree, at: int, said: set[int]) -> list[Range]:
    """Return the phrases of who holds, writes or attends an occasion: its subject and owner, 'by' and 'with' whom.

    Who cites a report has not written it: the subject of a verb of saying holds nothing.
    """
    words = tree.sheet.words
    verb = words[at].upos == "NOUN" and matches(words[at].rel, ("obj", "nsubj")) and words[at].head not in said
    tops = {at, _with_subject(tree, words[at].head if verb else at)}
    out = []
    for c in (c for top in sorted(tops) for c in tree.children(top, "nsubj", "obl", "nmod")):
        if c != at and words[c].upos in ("NOUN", "PROPN", "PRON") and _holds(tree, c):
            kept = [k for k in tree.subtree(c, without=tree.children(c, "case", "acl", "punct")) if k != at]
            out.append((kept[0], kept[-1] + 1))
    return out


def _with_subject(tree: Tree, at: int) -> int:
    """'She was among those to speak today': the word above that has a subject."""
    words = tree.sheet.words
    while tree.child(at, "nsubj") is None and matches(words[at].rel, ("acl", "xcomp", "conj")) and words[at].head >= 0:
        at = words[at].head
    return at


def _holds(tree: Tree, noun: int) -> bool:
    cases = {tree.lemma(k) for k in tree.children(noun, "case")}
    return matches(tree.sheet.words[noun].rel, ("nsubj", "nmod:poss")) or bool(cases & _HOLDERS)
