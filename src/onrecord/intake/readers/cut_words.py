"""Words at the end of a line that end with a hyphen: cut there by who set the page, or compounds that have one.

In: the lines of a document. Out: two lines put together, with the hyphen or without it. What the document writes
elsewhere decides, then which of the parts and of the whole are English words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord import data

_CUT = re.compile(r"(?:[A-Za-z][A-Za-z'’-]*-)?([A-Za-z]+)([-\u00ad\u2010])$")
_ON = re.compile(r"([A-Za-z]+)")
_WORD = re.compile(r"[A-Za-z]+(?:[-\u2010][A-Za-z]+)*")
_KEPT = re.compile(r"[A-Za-z0-9]-$")        # with a capital or a number behind it, nobody cuts there: Asia-Pacific
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ment", "ness", "able", "ation", "ity")
_BEGINNINGS = ("un", "re", "dis", "mis", "over", "under")
_BEFORE_HYPHENS = frozenset("self non ex co anti mid semi pre post so e".split())
_STEM, _PART = 4, 3     # letters at least


class CutWords:
    """Joins the lines of one document."""

    def __init__(self, lines: Iterable[str]) -> None:
        """``lines``: of the document, from which it is learned how it writes its words."""
        self._written = {word.lower().replace("\u2010", "-") for line in lines for word in _WORD.findall(line)
                         if not line.rstrip().endswith(f"{word}-")}

    def joined(self, above: str, line: str) -> str:
        """Return a line put behind another; a word that was cut is whole again.

        >>> whole = CutWords(["It is a long-term plan of the", "govern-", "ment."])
        >>> whole.joined("govern-", "ment"), whole.joined("a long-", "term plan"), whole.joined("in Asia-", "Pacific")
        ('government', 'a long-term plan', 'in Asia-Pacific')
        """
        cut, on = _CUT.search(above), _ON.match(line)
        if cut and on and (cut[1].isupper() if on[1].isupper() else on[1].islower()):
            kept = cut[2] != "\u00ad" and self._is_compound(cut[1].lower(), on[1].lower(), "-" in cut[0][:-1])
            return f"{above}{line}" if kept else f"{above[:-1]}{line}"
        if _KEPT.search(above) and re.match(r"[A-Z0-9]", line):
            return f"{above}{line}"
        return f"{above} {line}"

    def _is_compound(self, left: str, right: str, of_several: bool) -> bool:
        """Whether two parts have a hyphen between them; ``of_several``: there is one before the first part already."""
        if f"{left}-{right}" in self._written:
            return True
        if left + right in self._written or _is_word(left + right):
            return False
        if not _is_word(right) or len(right) < _PART:
            return False
        return left in _BEFORE_HYPHENS or of_several or (left in _words() and len(left) >= _PART)


def _is_word(word: str) -> bool:
    """Whether a word, or what it is made of with a usual ending or beginning, is among the words known here."""
    known = _words()
    if word in known:
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _STEM and not known.isdisjoint((stem, f"{stem}e", f"{stem}y")):
            return True
    return any(word.removeprefix(before) in known for before in _BEGINNINGS
               if word.startswith(before) and len(word) - len(before) > _STEM)


@cache
def _words() -> frozenset[str]:
    """Return the English words that the reader model has a number for: the 20,000 commonest."""
    text = (data.FOLDER / "reader" / "vocab.txt").read_text(encoding="utf-8")
    return frozenset(word for word in text.split("\n") if word.isascii() and word.isalpha())
