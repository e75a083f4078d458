"""Whether quoted words are a translation, where the text says so.

In: a sheet and where a statement stands. Out: true ('speaking through an interpreter', 'in Mandarin'), false ('she said
in English'), null where nothing is said of it. That the speaker's country has another language than the outlet is no
sign: many speak the outlet's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from onrecord.data import rows
from onrecord.facts.sheet import Sheet
from onrecord.statements.attribution import Attribution

_OF_THE_ARTICLE = {"en": "english", None: "english"}      # language code, the word for it
_LONGEST = 6                                              # words of a phrase
_NAMED_AFTER_IT = ("NOUN", "PROPN", "ADJ")                # 'in Russian waters' is a place


@lru_cache(maxsize=1)
def _phrases() -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): kind for phrase, kind in rows("translated")}


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases())


def translated(sheet: Sheet, a: Attribution) -> bool | None:
    """Return whether the words of an attribution are said to be a translation, beside them in their sentences."""
    content = a.content_words()
    around = [i for i in _sentences(sheet, {a.head, *content}) if i not in content or not sheet.words[i].quoted]
    found = {kind for first, length in _places(sheet, around) if (kind := _kind(sheet, around[first:first + length]))}
    if "own" in found:
        return False
    return True if found else None


def _sentences(sheet: Sheet, words: Iterable[int]) -> list[int]:
    """Return the words of the sentences in which some words stand."""
    wanted = sorted({sheet.words[i].sentence for i in words})
    return [i for n in wanted for i in range(*sheet.sentences[n])]


def _places(sheet: Sheet, around: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Yield (first, length) of runs without a gap, as indices of ``around``, that may be a phrase."""
    for first in range(len(around)):
        if sheet.words[around[first]].text.casefold() not in _first_words():
            continue
        for length in range(1, min(_LONGEST, len(around) - first) + 1):
            if around[first + length - 1] - around[first] != length - 1:
                break
            yield first, length


def _kind(sheet: Sheet, run: Sequence[int]) -> str | None:
    """Return ``translation``, ``own`` (the article's language) or ``language`` (another one), or null."""
    folded = tuple(sheet.words[i].text.casefold() for i in run)
    kind = _phrases().get(folded)
    if kind != "language":
        return kind
    before, after = run[0] - 1, run[-1] + 1
    if before < 0 or sheet.words[before].text.lower() != "in":
        return None
    if after < len(sheet.words) and sheet.words[after].upos in _NAMED_AFTER_IT:
        return None
    return "own" if " ".join(folded) == _OF_THE_ARTICLE.get(sheet.article.language) else kind
