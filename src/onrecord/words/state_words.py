"""Which words name a state, its people, its adjective or its capital, and how names are compared.

In: folded words, names. Out: codes and where they stand. From the table ``countries.tsv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.data import rows
from onrecord.facts.span import Span
from onrecord.words.stems import tokens

_ARTICLES = ("the", "a", "an")
_SHORT = 3        # letters: 'CAR' is a state, 'car' and 'Car' are none


@lru_cache(maxsize=65536)
def folded_name(name: str) -> str:
    """Return a name as it is compared: lower case, no accents or punctuation, no leading article."""
    words = [word for word, _ in tokens(name)]
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


@lru_cache(maxsize=1)
def _states() -> dict[str, list[tuple[str, ...]]]:
    """Return the table of states: by code its name, other names, adjectives, words for its people, capitals."""
    return {row[0]: [(row[1],), *(tuple(filter(None, cell.split("|"))) for cell in row[3:7])]
            for row in rows("countries")}


def state_names(code: str) -> tuple[str, ...]:
    """Return the names of a state, the usual one first; of an unknown code the code itself."""
    name, others = _states().get(code, [(code,), ()])[:2]
    return name + others


@lru_cache(maxsize=1)
def _state_words() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for code, cells in _states().items():
        for phrase in (phrase for cell in cells for phrase in cell):
            found.setdefault(tuple(folded_name(phrase).split()), code)
    found.pop((), None)
    return found


@lru_cache(maxsize=1)
def _longest_by_first() -> dict[str, int]:
    """Return, by the first word of each name, how many words the longest name that begins so has."""
    found: dict[str, int] = {}
    for words in _state_words():
        found[words[0]] = max(len(words), found.get(words[0], 0))
    return found


def states_in(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (first, end, code) where folded words name a state, its people, its adjective or its capital."""
    longest, names = _longest_by_first(), _state_words()
    found: list[tuple[int, int, str]] = []
    behind = 0
    for i, word in enumerate(words):
        if i < behind or word not in longest:
            continue
        for length in range(min(longest[word], len(words) - i), 0, -1):
            code = names.get(tuple(words[i:i + length]))
            if code:
                found.append((i, i + length, code))
                behind = i + length
                break
    return found


def states_named(text: str, words: Sequence[tuple[str, Span]]) -> list[tuple[int, int, str]]:
    """Return the same of words with their places in a text, where they are written as names: no 'turkey', no 'car'."""
    return [(first, end, code) for first, end, code in states_in([word for word, _ in words])
            if _as_name(text, words[first][1]) and _as_name(text, words[end - 1][1])]


def _as_name(text: str, place: Span) -> bool:
    """Whether a word begins with a capital; a short one is written in capitals, points aside ('US', 'U.S.')."""
    word = text[place[0]:place[1]]
    return word.isupper() if len(word) <= _SHORT else word[:1].isupper()
