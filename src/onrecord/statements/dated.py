"""The day that the sentence of a statement gives it.

In: the tree, the times, an attribution. Out: the time of its saying, or null. A time inside what is said never
dates the saying; nor does one in a clause that only tells who the speaker is ('who left in May').
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.facts.sheet import Sheet
from onrecord.facts.time import Time
from onrecord.facts.tree import Range, Tree, matches, ranges
from onrecord.noticing.times import governing
from onrecord.statements.attribution import Attribution
from onrecord.statements.lexicon import words_of

_DATING = ("DATE", "TIME")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_APART = frozenset(("after", "before", "since", "until", "following", "follow", "despite"))
_OWN = frozenset(("he", "she", "it", "they", "his", "her", "its", "their"))
_TOGETHER = frozenset(("while", "when", "in", "as", "during"))  # 'while speaking on Monday, she said'


def time_of(tree: Tree, times: Sequence[Time], a: Attribution) -> Time | None:
    """Return the time that governs the cue in syntax: its own, that of what is done with it, or one around it."""
    sheet = tree.sheet
    heads = (a.head, *_done_with_it(tree, a))
    for head in heads:
        found = governing(sheet, times, head)
        if found is not None and not _in_content(sheet, found, a) and not _of_cited(tree, found, a):
            return found
    return _around(tree, times, a) or _behind(sheet, times, a) or _by_own_words(tree, times, a)


def _by_own_words(tree: Tree, times: Sequence[Time], a: Attribution) -> Time | None:
    """'She announced two bridges in her speech on Monday': her speech is where she said it, however it is tied."""
    for i in sorted(a.content_words()):
        own = {tree.lemma(c) for c in tree.children(i, "nmod:poss")} & _OWN
        if own and i > a.head and tree.lemma(i) in words_of("occasion") and tree.child(i, "case") is not None:
            return governing(tree.sheet, times, i)
    return None


def _done_with_it(tree: Tree, a: Attribution) -> Iterator[int]:
    """Yield what shares the time of the cue: 'speaking on Monday, she said', 'in the letter, dated 3 May, she said'."""
    words, blocked = tree.sheet.words, a.content_words()
    for c in (c for c in tree.children(a.head, "advcl") if tree.child(c, "nsubj") is None):
        marks = {tree.lemma(m) for m in tree.children(c, "mark", "case", "advmod") if m < c}
        if words[c].xpos == "VBG" and c not in blocked and not (marks - _TOGETHER):
            yield c
            yield from (k for k in tree.children(c, "obj", "obl") if tree.lemma(k) in words_of("occasion"))
    for noun in tree.children(a.head, "nsubj", "obl"):
        if noun in blocked:
            continue
        if tree.lemma(noun) in words_of("venue"):
            yield noun
        yield from (c for c in tree.children(noun, "acl")
                    if words[c].xpos == "VBG" and tree.lemma(c) in words_of("speaking"))
    if _hangs_on(tree, a.head):
        yield words[a.head].head


def _hangs_on(tree: Tree, head: int) -> bool:
    """'On Monday they marched to demand …', '… as they demanded …', 'a letter of Monday denying …'."""
    word = tree.sheet.words[head]
    if word.head < 0 or not matches(word.rel, ("advcl", "acl")):
        return False
    governor = tree.sheet.words[word.head]
    if matches(word.rel, ("acl",)):
        return word.xpos in ("VBG", "VB") and tree.lemma(word.head) in words_of("venue")
    together = any(tree.lemma(m) == "as" for m in tree.children(head, "mark"))
    return governor.xpos == "VBD" and (word.xpos == "VB" or (together and word.xpos == "VBD"))


def _of_cited(tree: Tree, time: Time, a: Attribution) -> bool:
    """'She cited a report by the court of Wednesday': the day is that of the report."""
    words = tree.sheet.words
    nouns = tree.children(a.head, "obj", "obl") if tree.lemma(a.head) in words_of("citing") else []
    return any(words[c].end <= time.span[0] and tree.lemma(c) in words_of("occasion") for c in nouns)


def _around(tree: Tree, times: Sequence[Time], a: Attribution) -> Time | None:
    """Return the first time inside the words of the source, of the cue, or of the phrases that hang on the cue."""
    sheet = tree.sheet
    sources = [r for source in a.sources for r in _without_clauses(tree, source)]
    spans = [sheet.span(*r) for r in (*sources, *a.cue, *_hanging(tree, a))]
    return next((t for start, stop in spans for t in times
                 if start <= t.span[0] and t.span[1] <= stop and t.type in _DATING and not _of_cited(tree, t, a)), None)


def _without_clauses(tree: Tree, source: Range) -> list[Range]:
    """'The guards, who had been on strike for the past week': what they did before is not when they speak."""
    closed = [i for i in range(*source) if tree.sheet.words[i].rel == "acl:relcl"]
    inside = set(range(*source)) - {k for i in closed for k in tree.subtree(i)}
    return ranges(sorted(inside))


def _hanging(tree: Tree, a: Attribution) -> list[Range]:
    """Return the phrases that hang on the cue and are neither content nor clauses: 'at a briefing on Monday'."""
    blocked = a.content_words()
    out: list[Range] = []
    for c in tree.children(a.head, "obl"):
        closed = [k for k in tree.subtree(c)
                  if matches(tree.sheet.words[k].rel, ("acl", "advcl")) or _another(tree, k, c)]
        words = [i for i in tree.subtree(c, without=closed) if i not in blocked]
        out.extend(ranges(words))
    return out


def _another(tree: Tree, noun: int, top: int) -> bool:
    """'A month after the vote of Monday': a day inside it is that of something else."""
    return noun != top and any(tree.lemma(k) in _APART for k in tree.children(noun, "case"))


def _behind(sheet: Sheet, times: Sequence[Time], a: Attribution) -> Time | None:
    """Where the content comes first, what stands behind the cue in its sentence is about the saying."""
    words = a.content_words()
    if not words or max(words) > a.head:
        return None
    start = sheet.words[a.head].end
    sentence = sheet.sentences[sheet.words[a.head].sentence]
    end = sheet.span(*sentence)[1]
    finite = next((w.start for w in sheet.words[a.head + 1:sentence[1]] if w.xpos in _FINITE), end)
    return next((t for t in times if start <= t.span[0] and t.span[1] <= finite and t.type in _DATING), None)


def _in_content(sheet: Sheet, time: Time, a: Attribution) -> bool:
    return any(sheet.span(*c)[0] <= time.span[0] < sheet.span(*c)[1] for c in a.contents)
