"""Where sentences end, decided on the words of one paragraph.

Abbreviations are single words (see ``words``), so a period that stands alone ends a sentence unless what
follows says otherwise. Closing quotation marks and brackets go with the sentence they close.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.words import ABBREVIATIONS, MONTHS, TITLES

_STOP = frozenset(".!?…")
_CLOSING = frozenset("”\"’')]}»")
_STARTERS = frozenset(
    "the a an he she it they we i you but and in on at this that these those there his her its their our my after "
    "before when while since as if however meanwhile last earlier according for from with by to some many most what "
    "who why how not no one two three".split()
)
_CIRCA = frozenset({"c", "ca"})
_GOES_ON = frozenset(",;:")
_HOURS = frozenset({"a.m.", "p.m."})
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_LONGEST_NUMBER = 2  # digits that count the points of a list: '12. Pay the wages'


def sentence_ranges(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return [first, end) ranges over the words of a paragraph, without gaps."""
    out: list[tuple[int, int]] = []
    first = i = 0
    while i < len(words):
        if _ends(words, i) and not _counts(words, first, i):
            end = _behind(words, i + 1)
            if _may_start(words, end):
                out.append((first, end))
                first = end
            i = max(end, i + 1)
        else:
            i += 1
    if first < len(words):
        out.append((first, len(words)))
    return out


def _behind(words: Sequence[str], end: int) -> int:
    """Return where what belongs to an ended sentence is over: closing marks, more stops, a footnote's number '[6]'."""
    while end < len(words):
        if words[end : end + 1] == ["["] and words[end + 1 : end + 2] and words[end + 1].isdigit():
            if words[end + 2 : end + 3] != ["]"]:
                break
            end += 3
        elif (words[end] in _CLOSING and not _opens(words, end)) or words[end] in _STOP:
            end += 1
        else:
            break
    return end


def _counts(words: Sequence[str], first: int, i: int) -> bool:
    """Whether a stop belongs to the number of a point in a list, '1. The port', or to 'c. 1880'."""
    number = first == 0 and i == 1 and words[0].isdigit() and len(words[0]) <= _LONGEST_NUMBER
    return words[i] == "." and (
        (number and len(words) > 2)
        or (i > 0 and words[i - 1].lower() in _CIRCA and i + 1 < len(words) and words[i + 1].isdigit())
    )


def _ends(words: Sequence[str], i: int) -> bool:
    word = words[i]
    if word in _STOP or set(word) == {"."}:
        return True
    if not word.endswith(".") or i + 1 == len(words):
        return False
    bare = word[:-1].lower()
    if bare in TITLES:
        return False
    if word.lower() in _HOURS:
        return _begins_anew(words[i + 1])
    known = bare in ABBREVIATIONS or "." in bare
    return known and words[i + 1][:1].isupper() and words[i + 1].lower() in _STARTERS


def _begins_anew(word: str) -> bool:
    """Whether a word behind an hour begins a sentence: no day ('5 p.m. Monday'), no time zone ('5 p.m. EST')."""
    lower = word.lower()
    zone = len(word) > 1 and word.isupper()
    return word[:1].isupper() and not zone and lower.rstrip(".") not in _DAYS | _MONTHS | MONTHS


def _opens(words: Sequence[str], i: int) -> bool:
    """Whether a straight quotation mark opens: an even number of them stands before it."""
    return words[i] in "\"'" and words[:i].count(words[i]) % 2 == 0


def _may_start(words: Sequence[str], i: int) -> bool:
    """Whether a sentence may begin at word i: a lower-case word or a comma goes on instead ('“Go!” he said')."""
    return i >= len(words) or not (words[i][:1].islower() or words[i] in _GOES_ON)
