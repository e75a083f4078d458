"""Word and Penn tag -> lemma, by a table of irregular forms and the regular endings of English."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from onrecord.data import rows

_VOWELS = frozenset("aeiouy")
_OFTEN_DOUBLE = "lsfz"  # 'fill', 'miss', 'bluff', 'buzz'
_LOST_E = ("id", "eg", "at", "is", "iz", "iv", "ut", "ag", "ur", "ir", "uc", "ak", "ul", "as", "ar", "ik", "ced",
           "rsed", "lg", "ig", "ung")


@lru_cache(maxsize=1)
def _irregular() -> dict[tuple[str, str], str]:
    table: dict[tuple[str, str], str] = {}
    for form, part, base in rows("irregular"):
        table.setdefault((form, part), base)
    return table


class Lemmas:
    """Find lemmas; ``known``: words of the language, to choose between two regular stems (avoid, not avoide)."""

    def __init__(self, known: Container[str]) -> None:
        self._known = known
        self.of = lru_cache(maxsize=65536)(self._of)

    def _of(self, word: str, xpos: str) -> str:
        """Return the dictionary form in lower case; names keep their case.

        ``xpos``: Penn tag; verbs (VB*, MD), plural nouns (NNS) and compared adjectives change.
        """
        if xpos.startswith("NNP"):
            return word
        lower = word.lower()
        if xpos.startswith(("VB", "MD")):
            return _irregular().get((lower, "V")) or self._verb(lower, xpos)
        if xpos == "NNS":
            return _irregular().get((lower, "N")) or _singular(lower)
        if xpos in ("JJR", "JJS", "RBR", "RBS"):
            return _irregular().get((lower, "A"), lower)
        return "not" if lower in ("n't", "n’t") else lower

    def _verb(self, word: str, xpos: str) -> str:
        if xpos == "VBZ":
            return _singular(word)
        ending = {"VBG": "ing", "VBD": "ed", "VBN": "ed"}.get(xpos, "")
        if xpos in ("VB", "VBP") and word.endswith("ed") and not word.endswith("eed"):
            ending = "ed"  # no infinitive ends so: the tag is wrong ('had not acknowledged')
        if not ending or not word.endswith(ending) or len(word) < len(ending) + 2:
            return word
        stem = word[: -len(ending)]
        if ending == "ed" and stem.endswith("i"):
            return stem[:-1] + "y"
        if stem.endswith("o"):
            return stem
        if len(stem) == 2 or _short(stem):  # 'noted' is note: a short stem would have doubled its consonant
            return stem + "e"
        doubled = stem[-1] == stem[-2] and stem[-1] not in _VOWELS
        for candidate in (stem, *([stem[:-1]] if doubled else []), stem + "e"):
            if candidate in self._known:
                return candidate
        if doubled and stem[-1] not in _OFTEN_DOUBLE:
            return stem[:-1]
        return stem + "e" if _lost_e(stem) else stem


def _lost_e(stem: str) -> bool:
    """Whether an unknown stem is cut from a word in e: by its ending, or as no English word ends so ('dismantl')."""
    last, before = stem[-1], stem[-2]
    if last == "v" or (last == "c" and before in "nr") or stem.endswith("dg"):
        return True
    if last == "l" and before not in (*_VOWELS, "l", "r", "w"):
        return True
    return stem.endswith(_LOST_E) and not stem.endswith("our")


def _short(stem: str) -> bool:
    """Whether a stem is one syllable that ends in one vowel and one consonant."""
    vowels = [i for i, c in enumerate(stem) if c in _VOWELS and i]
    return len(stem) > 1 and vowels == [len(stem) - 2] and stem[0] not in _VOWELS and stem[-1] not in "wxy"


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word
