"""Words without their endings, so that 'troops', 'troop' and 'sent', 'sending' meet.

In: text. Out: stems, without stop words where asked. Method: M. F. Porter, An algorithm for suffix stripping (1980),
after a table of irregular forms ('sent' is 'send'). Hyphens inside a word and apostrophes are folded away.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.data import rows
from onrecord.facts import Span

_WORD = re.compile(r"[^\W_]+(?:['’‐‑-][^\W_]+)*")
_FOLDED = re.compile(r"['’‐‑-]")
_POSSESSIVE = re.compile(r"['’]s$")


def _longest_first(endings: dict[str, str]) -> dict[str, str]:
    return {ending: endings[ending] for ending in sorted(endings, key=len, reverse=True)}


_LONGER = _longest_first({
    "ational": "ate",
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "izer": "ize",
    "abli": "able",
    "alli": "al",
    "entli": "ent",
    "eli": "e",
    "ousli": "ous",
    "ization": "ize",
    "isation": "ize",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "iveness": "ive",
    "fulness": "ful",
    "ousness": "ous",
    "aliti": "al",
    "iviti": "ive",
    "biliti": "ble",
})
_SHORTER = _longest_first({
    "icate": "ic",
    "ative": "",
    "alize": "al",
    "alise": "al",
    "iciti": "ic",
    "ical": "ic",
    "ful": "",
    "ness": "",
})
_LAST = (
    "ement",
    "ment",
    "ance",
    "ence",
    "able",
    "ible",
    "ant",
    "ent",
    "ism",
    "ate",
    "iti",
    "ous",
    "ive",
    "ize",
    "ise",
    "ion",
    "al",
    "er",
    "ic",
    "ou",
)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word in lower case, without accents, possessive, hyphens and apostrophes."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word.casefold()))
    return _FOLDED.sub("", "".join(c for c in plain if not unicodedata.combining(c)))


def tokens(text: str, start: int = 0) -> list[tuple[str, Span]]:
    """Return the folded words of ``text`` with their spans, counted from ``start``; punctuation is left out."""
    found = _words(text)
    return [(word, (start + a, start + b)) for word, (a, b) in found] if start else list(found)


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[tuple[str, Span], ...]:
    """Return the folded words of a text with their spans; the words of a statement are asked for many times."""
    return tuple((folded, (m.start(), m.end())) for m in _WORD.finditer(text) if (folded := fold(m.group())))


def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that carry meaning: stop words are out."""
    return frozenset(stem(word) for word, _ in tokens(text) if word not in _stop_words())


def is_stop_word(word: str) -> bool:
    """Whether a folded word says nothing about what a text is about."""
    return word in _stop_words()


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    return frozenset(word for (word,) in rows("stop_words"))


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    return {form: lemma for form, part, lemma in reversed(rows("irregular")) if part in "VN"}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a folded word; words that are not English letters stay as they are."""
    word = _irregular().get(word, word)
    if len(word) <= 2 or not (word.isascii() and word.isalpha()):
        return word
    word = _past_and_ing(_plural(word))
    if word.endswith("y") and len(word) > 2 and _shape(word).endswith("cv"):
        word = word[:-1] + "i"
    word = _swap(_swap(word, _LONGER), _SHORTER)
    return _tidy(_strip_last(word))


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past_and_ing(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    rest = next((word.removesuffix(ending) for ending in ("ed", "ing")
                 if word.endswith(ending) and _has_vowel(word.removesuffix(ending))), None)
    if rest is None:
        return word
    if rest.endswith(("at", "bl", "iz")):
        return rest + "e"
    if len(rest) > 1 and rest[-1] == rest[-2] and rest[-1] not in "aeioulsz":
        return rest[:-1]
    return rest + "e" if _measure(rest) == 1 and _closed(rest) else rest


def _swap(word: str, endings: dict[str, str]) -> str:
    for ending in endings:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            return rest + endings[ending] if _measure(rest) > 0 else word
    return word


def _strip_last(word: str) -> str:
    for ending in _LAST:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            if _measure(rest) > 1 and (ending != "ion" or rest.endswith(("s", "t"))):
                return rest
            return word
    return word


def _tidy(word: str) -> str:
    if word.endswith("e"):
        rest = word[:-1]
        if _measure(rest) > 1 or (_measure(rest) == 1 and not _closed(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word


def _shape(word: str) -> str:
    """Return v and c for vowels and consonants; y after a consonant is a vowel."""
    shape = ""
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and shape.endswith("c"))
        shape += "v" if vowel else "c"
    return shape


def _measure(word: str) -> int:
    return len(re.findall("v+c+", _shape(word)))


def _has_vowel(word: str) -> bool:
    return "v" in _shape(word)


def _closed(word: str) -> bool:
    """Whether it ends consonant, vowel, consonant, the last none of w, x, y ('hop')."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"
