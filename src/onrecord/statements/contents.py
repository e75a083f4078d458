"""Contents made to fit: cut back to what the cue governs, the addressee taken off, stray words dropped."""

from __future__ import annotations

from itertools import permutations

from onrecord.facts.tree import Range, Tree, matches, ranges
from onrecord.statements.attribution import Attribution, bare
from onrecord.statements.frames import whole

_STRAY = frozenset(("who", "whom", "which", "that", "when", "where", "whose", "what", "how", "as"))
_POINTING_ACTS = frozenset(("deny", "confirm", "acknowledge", "not_acknowledge", "refuse", "no_comment", "criticise"))
_STANDS = frozenset(("deny", "confirm", "acknowledge", "no_comment", "not_acknowledge"))
_FIRST_PERSON = frozenset(("i", "we", "me", "us"))


def tidy(tree: Tree, a: Attribution) -> None:
    """Cut the contents of an attribution back to what belongs to it."""
    words = _own(tree, a)
    if _act(a) == "no_comment" and tree.sheet.words[a.head].upos == "VERB":
        words = _kept_silent_on(tree, a, words)
    target = _target(tree, a, words)
    if target:
        words -= target
    pieces = [bare(tree.sheet, r) for r in ranges(sorted(words))]
    pieces = _joined(tree, pieces)
    a.contents = [p for p in pieces if p[0] < p[1] and not _is_stray(tree, a, p)]


def _own(tree: Tree, a: Attribution) -> set[int]:
    """Return the content's words without the cue, the source, what is coordinated with the cue, and its times."""
    sheet = tree.sheet
    words = a.content_words() - a.cue_words() - _before_the_cue(tree, a.head)
    if not words and a.entry is not None and a.entry.frame == "asked":
        words = a.content_words()       # 'could not be reached for comment' is cue and content
    words -= {i for source in a.sources for i in range(*source)}
    if sheet.words[a.head].upos not in ("VERB", "NOUN", "ADJ", "AUX"):
        return words
    quoted = all(sheet.words[i].quoted for i in words)
    for c in tree.children(a.head):
        if matches(sheet.words[c].rel, ("conj",)) and c > a.head and not quoted and c not in a.cue_words():
            words -= set(range(min(tree.subtree(c)), sheet.sentences[sheet.words[c].sentence][1]))
        elif _is_time(tree, c) and _is_last(tree, c, words):
            words -= set(tree.subtree(c))
    return _within_sentence(tree, a, words)


def _kept_silent_on(tree: Tree, a: Attribution, words: set[int]) -> set[int]:
    """'Did not respond to a request on Wednesday': the day is none of what somebody is silent on.

    Where nothing is left, it is what the cue hangs on ('to a request'), or the refusal itself.
    """
    dates = [set(range(name.first, name.end)) for name in tree.sheet.names if name.type == "Date"]
    days = {i for c in {a.head, *words} for d in tree.children(c, "obl", "nmod") if any(d in date for date in dates)
            and max(tree.subtree(d)) >= max(words, default=0) for i in tree.subtree(d)}
    if not words or words - days:
        return words - days
    asked = [c for c in tree.children(a.head, "obl") if c > a.head and c not in days]
    return {i for c in asked[:1] for i in tree.subtree(c)} or {
        i for first, end in whole(tree, a.head) for i in range(first, end)} - days


def _before_the_cue(tree: Tree, head: int) -> set[int]:
    """'Did not immediately respond': the auxiliaries of a cue and the adverbs between them are no content."""
    first = min(tree.children(head, "aux"), default=head)
    return set(range(first, head))


def _is_time(tree: Tree, c: int) -> bool:
    """'said *Sunday*': a noun that says when, without a preposition."""
    word = tree.sheet.words[c]
    return word.rel in ("obl:tmod", "obl:unmarked", "nmod:unmarked") and word.upos in ("PROPN", "NOUN")


def _is_last(tree: Tree, c: int, words: set[int]) -> bool:
    return bool(words) and max(tree.subtree(c)) >= max(words)


def _within_sentence(tree: Tree, a: Attribution, words: set[int]) -> set[int]:
    """An unquoted content stays within the sentence of its cue, where it has a part there."""
    sheet = tree.sheet
    sentence = sheet.words[a.head].sentence
    here = {i for i in words if sheet.words[i].sentence == sentence}
    beyond = {i for i in words - here if sheet.words[i].quoted}
    return here | beyond if here else words


def _target(tree: Tree, a: Attribution, words: set[int]) -> set[int]:
    """Return the words of an object that is only addressed or aimed at: 'accused *X* of …', 'urged *X* to …'."""
    sheet = tree.sheet
    if sheet.words[a.head].upos != "VERB":
        return set()
    act = a.entry.act if a.entry else ""
    if a.passive and act in ("demand", "warn", "promise", "threaten"):
        spoken_to = {i for c in tree.children(a.head, "nsubj") for i in tree.subtree(c)} & words
        return spoken_to if spoken_to != words else set()
    obj = tree.child(a.head, "obj", "iobj")
    if obj is None or obj not in words or sheet.words[obj].upos not in ("PROPN", "PRON", "NOUN"):
        return set()
    phrase = set(tree.subtree(obj))
    behind = [c for c in tree.children(a.head, "obl", "advcl", "xcomp", "ccomp") if c > obj and c in words - phrase]
    named = sheet.words[obj].upos != "NOUN"
    if any(_says_of_what(tree, act, c) or (named and _says_to_do(tree, act, c)) for c in behind):
        return phrase & words
    return set()


def _says_of_what(tree: Tree, act: str, c: int) -> bool:
    """'accused X *of …*', 'threatened X *with …*': what hangs on the verb is the content, the object its target."""
    marks = {tree.lemma(m) for m in tree.children(c, "case", "mark")}
    return act in ("accuse", "threaten") and not marks.isdisjoint(("of", "with", "for", "over", "that"))


def _says_to_do(tree: Tree, act: str, c: int) -> bool:
    """'urged X *to …*', 'told X *that …*': a clause is the content, the object only whom it is said to."""
    rel = tree.sheet.words[c].rel
    if act not in ("demand", "warn", "promise", "say") or not matches(rel, ("xcomp", "ccomp", "advcl")):
        return False
    marks = {tree.lemma(m) for m in tree.children(c, "case", "mark")}
    return matches(rel, ("ccomp",)) or not marks.isdisjoint(("to", "that", "against", "not"))


def _joined(tree: Tree, pieces: list[Range]) -> list[Range]:
    """Join pieces that only punctuation parts."""
    out: list[Range] = []
    for first, end in pieces:
        if first >= end:
            continue
        if out and all(w.upos == "PUNCT" for w in tree.sheet.words[out[-1][1] : first]):
            out[-1] = (out[-1][0], end)
        else:
            out.append((first, end))
    return out


def _is_stray(tree: Tree, a: Attribution, piece: Range) -> bool:
    """Whether a piece is only a pronoun or a conjunction that carries nothing."""
    words = tree.sheet.words[piece[0] : piece[1]]
    if len(words) > 1:
        return all(w.upos in ("PUNCT", "CCONJ", "SCONJ", "ADP", "AUX", "DET", "PART") for w in words)
    word = words[0]
    if word.upos in ("PUNCT", "CCONJ", "SCONJ", "ADP", "AUX", "DET", "PART", "X", "INTJ"):
        return True
    act = a.entry.act if a.entry else "say"
    return word.lemma.lower() in _STRAY or (
        word.upos in ("PRON", "ADV") and (act not in _POINTING_ACTS or word.lemma.lower() in _FIRST_PERSON)
    )


def part_refusals(attributions: list[Attribution]) -> None:
    """'Did not say how many and did not name them': two refusals with one speaker, not one inside the other."""
    refusals = [a for a in attributions if a.negated and a.entry is not None and a.entry.negated == "no_comment"]
    for outer, inner in permutations(refusals, 2):
        if inner.head <= outer.head or inner.head not in outer.content_words():
            continue
        start = min(inner.cue_words())
        kept = sorted(i for i in outer.content_words() if i < start - 1)
        if kept:
            outer.contents = ranges(kept)
            inner.sources = list(outer.sources)


def is_asked(tree: Tree, a: Attribution) -> bool:
    """Whether somebody is only asked: 'Asked whether …, she said'. The question is the outlet's."""
    word = tree.sheet.words[a.head]
    aside = word.rel.startswith(("advcl", "acl")) and tree.child(a.head, "nsubj") is None
    return word.lemma.lower() == "ask" and word.xpos in ("VBN", "VBD") and (a.passive or aside)


def takes_a_stand(tree: Tree, a: Attribution) -> bool:
    """'"I deny that I took it," she said': who is quoted says in so many words how he stands to it."""
    if a.entry is None or not _is_of_himself(tree, a):
        return False
    return _act(a) in _STANDS and (not a.negated or a.entry.negated != "-")


def _act(a: Attribution) -> str:
    """Return the act of a cue's entry, that of its negation where it is negated."""
    if a.entry is None:
        return ""
    return a.entry.negated if a.negated and a.entry.negated != "-" else a.entry.act


def speaks_of_itself(tree: Tree, a: Attribution) -> bool:
    """Whether somebody quoted says 'we hope', 'I think': part of the quotation, not a statement of its own."""
    return _is_of_himself(tree, a) and not takes_a_stand(tree, a)


def _is_of_himself(tree: Tree, a: Attribution) -> bool:
    """Whether a cue in a quotation has 'I' or 'we' as its source."""
    sheet = tree.sheet
    return sheet.words[a.head].quoted and bool(a.sources) and all(
        end - first == 1 and sheet.words[first].lemma.lower() in _FIRST_PERSON for first, end in a.sources)
