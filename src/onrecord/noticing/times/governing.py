"""Which time dates a verb (or a noun that tells, such as 'report').

In: a sheet, its times, the index of the head word. Out: the time that modifies this word in syntax, or null.
A time inside what somebody says never dates the saying.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.facts.sheet import Sheet
from onrecord.facts.time import Time

TELLING_NOUNS = frozenset(["report", "statement", "announcement", "interview", "letter", "speech", "article", "claim",
                           "comment", "remark", "speculation", "review", "rumour", "rumor", "study", "document",
                           "tweet", "post", "message"])
_MODIFIER = frozenset({"obl", "nmod", "advmod", "dep", "compound", "nummod", "amod", "obj", "iobj", "appos"})
_PHRASE = frozenset({"obl", "nmod", "advmod", "amod", "compound", "appos", "nummod", "flat", "fixed", "list"})
_ARGUMENT = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "flat", "compound", "amod", "det", "case", "appos",
                       "nummod", "advmod"})
FARTHEST = 6


def governing(sheet: Sheet, times: Sequence[Time], head: int) -> Time | None:
    """Return the time that modifies the word at index ``head``.

    It is looked for among the word's own modifiers and those of its noun phrases ('during a briefing on
    Monday'); then with the verb that shares its time: the governor of an open complement or of a gerund
    ('Last year she praised it, saying …'), the first of joined verbs behind a fronted time, the verb of which a
    telling noun is subject ('reports surfaced in October'). Of several the nearest; mere durations date nothing.
    """
    dates = [t for t in _of_sentence(sheet, times, head) if t.type not in ("DURATION", "SET") or t.earliest is not None]
    placed = [(time, word, attached(sheet, word)) for time, word in _placed(sheet, dates)]
    fronted = False
    for at in _with_one_time(sheet, head):
        near = [p for p in placed if p[1] <= at] if fronted else placed
        dated = _nearest(sheet, near, at) or _by_clause(sheet, placed, at)
        if dated is not None:
            return dated
        fronted = fronted or sheet.words[at].rel.startswith("conj")
    return None


def _of_sentence(sheet: Sheet, times: Sequence[Time], word: int) -> Sequence[Time]:
    """Return the times that begin in the sentence of a word: no other is tied to it."""
    first, end = sheet.sentences[sheet.words[word].sentence]
    lower = bisect_left(times, sheet.words[first].start, key=lambda time: time.span[0])
    return times[lower:bisect_left(times, sheet.words[end - 1].end, key=lambda time: time.span[0])]


def _with_one_time(sheet: Sheet, head: int) -> Iterator[int]:
    """Yield a word and those above that share its time."""
    seen: set[int] = set()
    at: int | None = head
    while at is not None and at not in seen and len(seen) < FARTHEST:
        seen.add(at)
        yield at
        at = _shares_time_with(sheet, at)


def _nearest(sheet: Sheet, placed: list[tuple[Time, int, int]], at: int) -> Time | None:
    """Return the time fewest steps below a word, of those the one that stands nearest; durations only as the last."""
    found = [(steps, abs(word - at), time) for time, word, tied in placed
             if (steps := _steps(sheet, word, tied, at)) is not None]
    best = min(found, key=lambda f: (f[2].type == "DURATION", f[2].value is None, f[0], f[1]), default=None)
    return best[2] if best else None


def _placed(sheet: Sheet, times: Sequence[Time]) -> list[tuple[Time, int]]:
    """Each time with the word that ties it to the sentence: the one whose head lies outside it."""
    out = []
    for time in times:
        first = bisect_right(sheet.words, time.span[0], key=lambda w: w.end)
        end = bisect_left(sheet.words, time.span[1], key=lambda w: w.start)
        tying = [i for i in range(first, end)
                 if not first <= sheet.words[i].head < end and sheet.words[i].rel != "case"]
        if tying:
            out.append((time, tying[-1]))
    return out


def attached(sheet: Sheet, word: int) -> int:
    """The word that a time is tied to. Where the tie leaps over a verb that stands right before the time
    ('…, it said on Monday' tied to what was said), it is tied to that verb."""
    tied = sheet.words[word].head
    if _stands_before(sheet, word):
        return word + 1
    for i in range(word - 1, max(tied, sheet.sentences[sheet.words[word].sentence][0] - 1), -1):
        between = sheet.words[i]
        if between.upos == "VERB" and not between.rel.startswith(("acl", "amod", "xcomp", "advcl")):
            return i
        if between.upos == "PUNCT" or between.rel.split(":")[0] not in _ARGUMENT:
            break
    return tied


def _stands_before(sheet: Sheet, word: int) -> bool:
    """'The coach, who led them for years, on Monday said …': behind a comma, right before a verb, it is that verb's."""
    lo, hi = sheet.sentences[sheet.words[word].sentence]
    first = word - 1 if word > lo and sheet.words[word - 1].rel == "case" else word
    if first <= lo or sheet.words[first - 1].text != "," or word + 1 >= hi:
        return False
    return sheet.words[word + 1].upos == "VERB" and sheet.words[word + 1].xpos in ("VBD", "VBZ")


def _steps(sheet: Sheet, word: int, tied: int, verb: int) -> int | None:
    """How many steps up from a time to the word it modifies; null where another clause lies between."""
    if sheet.words[word].sentence != sheet.words[verb].sentence or word == verb:
        return None
    if sheet.words[word].rel.split(":")[0] not in _MODIFIER and tied == sheet.words[word].head:
        return None
    if tied == verb:
        return 1
    at = tied
    for step in range(2, FARTHEST):
        if at < 0:
            return None
        current = sheet.words[at]
        if current.rel.split(":")[0] not in _PHRASE:
            return None
        if current.head == verb:
            return step
        at = current.head
    return None


def _by_clause(sheet: Sheet, placed: list[tuple[Time, int, int]], at: int) -> Time | None:
    """The time of a clause that dates this one: 'when she left in 1998, …', 'a statement released on Thursday'."""
    noun = sheet.words[at].upos in ("NOUN", "PROPN")
    for time, word, tied in placed:
        if tied < 0 or sheet.words[word].sentence != sheet.words[at].sentence or sheet.words[tied].head != at:
            continue
        clause = sheet.words[tied]
        if noun and clause.rel.startswith("acl") and clause.xpos == "VBN":
            return time
        if clause.rel.startswith("advcl") and _opened_by(sheet, tied, "when"):
            return time
        if clause.rel.startswith("nsubj") and clause.lemma in TELLING_NOUNS and word < at:
            return time     # 'a 1998 report said'
    return None


def _opened_by(sheet: Sheet, clause: int, opener: str) -> bool:
    lo, hi = sheet.sentences[sheet.words[clause].sentence]
    return any(w.head == clause and w.text.lower() == opener for w in sheet.words[lo:hi])


def _shares_time_with(sheet: Sheet, at: int) -> int | None:
    """The word whose time also dates this one."""
    word = sheet.words[at]
    base = word.rel.split(":")[0]
    shares = (base in ("xcomp", "aux", "cop", "conj") or (base == "advcl" and word.xpos == "VBG")
              or (base == "case" and word.xpos == "VBG")     # 'according to a statement released on Thursday'
              or (base == "nsubj" and word.lemma in TELLING_NOUNS))
    return word.head if shares and word.head >= 0 else None
