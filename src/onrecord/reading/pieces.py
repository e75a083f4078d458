"""Word pieces: the uncased WordPiece tokenizer of BERT, over words that are already cut.

Own code because the usual package brings an HTTP client and a model hub with it; the tests hold it
against that package where it is installed. Method: Wu et al. 2016, greedy longest match first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

LONGEST = 12  # pieces kept of one word: enough for names, a bound for garbage
PAD, UNK, CLS, SEP = 0, 100, 101, 102


class WordPieces:
    """Turn words into piece ids with a fixed vocabulary.

    ``vocabulary``: pieces by id; continuation pieces begin with ``##``.
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.of_word = lru_cache(maxsize=65536)(self._of_word)

    @classmethod
    def from_file(cls, path: Path) -> WordPieces:
        """Read a vocabulary, one piece a line."""
        return cls(path.read_text(encoding="utf-8").split("\n")[:-1])

    def _of_word(self, word: str) -> tuple[int, ...]:
        ids: list[int] = []
        for part in _parts(word):
            ids.extend(self._longest_match(part))
            if len(ids) >= LONGEST:
                break
        return tuple(ids[:LONGEST]) or (UNK,)

    def _longest_match(self, part: str) -> list[int]:
        out: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(min(len(part), start + 24), start, -1):
                found = self._ids.get(prefix + part[start:end])
                if found is not None:
                    out.append(found)
                    start = end
                    break
            else:
                return [UNK]
            if len(out) >= LONGEST:
                break
        return out

    def __contains__(self, word: object) -> bool:
        """Whether a word is a piece of its own: common words are."""
        return word in self._ids

    def of_words(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Return the pieces of each word; at least one each."""
        return [self.of_word(w) for w in words]


def _parts(word: str) -> list[str]:
    """Lower-case, strip accents and cut at punctuation, as the uncased BERT tokenizer does."""
    bare = "".join(
        c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) not in ("Mn", "Cc", "Cf")
    )
    parts: list[str] = []
    run = ""
    for c in bare:
        if c.isalnum():
            run += c
            continue
        if run:
            parts.append(run)
            run = ""
        if not c.isspace():
            parts.append(c)
    if run:
        parts.append(run)
    return parts
