"""Words by which different outlets tell of one thing, taken as one: 'soldiers' and 'troops', 'forged' and 'doctored'.

In: a stem. Out: the stem of the first word of its line in ``word_families.tsv``, else the stem itself.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.data import rows
from onrecord.words.stems import fold, stem


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    found: dict[str, str] = {}
    for same, wider in rows("word_families"):
        words = [stem(fold(word)) for word in f"{same}|{wider}".split("|") if word != "-"]
        for word in words:
            found.setdefault(word, words[0])
    return found


def family(stemmed: str) -> str:
    """Return the stem that stands for all words told of the same thing."""
    return _families().get(stemmed, stemmed)


@lru_cache(maxsize=2)
def deeds(wanting: bool = False) -> frozenset[str]:
    """Return the stems that stand for what is done, not for what it is done to.

    ``wanting``: only those that tell little without what it was done to ('send').
    """
    return frozenset(family(stem(fold(word))) for word, alone in rows("deeds") if alone == "no" or not wanting)
