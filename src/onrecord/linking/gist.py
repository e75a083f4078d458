"""What some words are about, so that two reports of one thing can be compared, and words that a table marks.

In: text. Out: a gist (stems with states as codes and like things as one: 'soldiers' are 'troops'), how alike two gists
are, and where a word of a table stands.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from onrecord.data import rows
from onrecord.facts import Span
from onrecord.linking.same_actor import states_in
from onrecord.words.stems import fold, is_stop_word, stem, tokens

NUMERAL = re.compile(r"\d")


@lru_cache(maxsize=1)
def _groups() -> dict[str, tuple[str, ...]]:
    """Return, for the stem of each word that has others for the very same thing, the stems of all of them."""
    found: dict[str, tuple[str, ...]] = {}
    for same, _ in rows("word_families"):
        group = tuple(dict.fromkeys(stem(fold(word)) for word in same.split("|")))
        for one in group:
            found.setdefault(one, group)
    return found


def like(word: str) -> str:
    """Return the stem that stands for all words for the very same thing ('soldier' is 'troop'), else the stem."""
    return _groups().get(word, (word,))[0]


def expanded(stems: Iterable[str]) -> frozenset[str]:
    """Return stems with all that are like them, to look them up."""
    return frozenset(other for one in stems for other in _groups().get(one, (one,)))


def gist(text: str, spans: Iterable[Span]) -> frozenset[str]:
    """Return what some words are about: stems without stop words and numerals, states as their codes."""
    return frozenset().union(*(_gist_of(text[start:end]) for start, end in spans))


@lru_cache(maxsize=2048)
def _gist_of(words: str) -> frozenset[str]:
    """Return what some words are about; one claim's words are set beside many others, in each of its articles."""
    plain = [word for word, _ in tokens(words)]
    named = states_in(plain)
    taken = {i for first, last, _ in named for i in range(first, last)}
    return frozenset(code for _, _, code in named) | {
        like(stem(word))
        for i, word in enumerate(plain)
        if i not in taken and not is_stop_word(word) and not NUMERAL.search(word)
    }


def alike(one: Collection[str], other: Collection[str]) -> float:
    """Return the cosine of two gists (0..1)."""
    shared = len(set(one) & set(other))
    return shared / math.sqrt(len(one) * len(other)) if shared else 0.0


@lru_cache(maxsize=32)
def _pattern(table: str, kind: str) -> re.Pattern[str]:
    words = sorted((word for found, word in rows(table) if found == kind), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)


def marked(table: str, kind: str, text: str, start: int = 0, end: int | None = None) -> Span | None:
    """Return where a word of that kind of a table (kind, word) stands first between two offsets."""
    found = _pattern(table, kind).search(text, start, len(text) if end is None else end)
    return found.span() if found else None
