"""Where sentences end, decided on the words of one paragraph.

Abbreviations are single words (see ``words``), so a period that stands alone ends a sentence unless what
follows says otherwise. Closing quotation marks and brackets go with the sentence they close.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.words import ABBREVIATIONS, TITLES

_STOP = frozenset(".!?…")
_CLOSING = frozenset("”\"’')]}»")
_STARTERS = frozenset(
    "the a an he she it they we i you but and in on at this that these those there his her its their our my after "
    "before when while since as if however meanwhile last earlier according for from with by to some many most what "
    "who why how not no one two three".split()
)


def sentence_ranges(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return [first, end) ranges over the words of a paragraph, without gaps."""
    out: list[tuple[int, int]] = []
    first = i = 0
    while i < len(words):
        if _ends(words, i):
            end = i + 1
            while end < len(words) and ((words[end] in _CLOSING and not _opens(words, end)) or words[end] in _STOP):
                end += 1
            if _may_start(words, end):
                out.append((first, end))
                first = end
            i = max(end, i + 1)
        else:
            i += 1
    if first < len(words):
        out.append((first, len(words)))
    return out


def _ends(words: Sequence[str], i: int) -> bool:
    word = words[i]
    if word in _STOP or set(word) == {"."}:
        return True
    if not word.endswith(".") or i + 1 == len(words):
        return False
    bare = word[:-1].lower()
    if bare in TITLES:
        return False
    known = bare in ABBREVIATIONS or "." in bare
    return known and words[i + 1][:1].isupper() and words[i + 1].lower() in _STARTERS


def _opens(words: Sequence[str], i: int) -> bool:
    """Whether a straight quotation mark opens: an even number of them stands before it."""
    return words[i] in "\"'" and words[:i].count(words[i]) % 2 == 0


def _may_start(words: Sequence[str], i: int) -> bool:
    """Whether a sentence may begin at word i: a lower-case word goes on instead ('“Go!” he said')."""
    return i >= len(words) or not words[i][:1].islower()
