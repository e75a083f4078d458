"""Which language a text is in: English is read, other languages are said so and skipped.

In: text. Out: its ISO 639-1 code; ``require_english`` raises OR-113 for the others.
Offline: py3langid (Lui and Baldwin's langid.py), loaded when first needed.
"""

from __future__ import annotations

import re

from onrecord.errors import OnRecordError
from onrecord.intake.tables import rows

_READ = 4_000          # code points that are looked at
_SHORT = 12            # words; below this the identifier guesses, the letters decide
_ENGLISH_SHARE = 0.10  # of the words of English news at least so many are common words that only English has
_COMMONEST = frozenset(("the", "and", "to", "that", "for", "with", "by", "are", "from", "this", "which", "have", "has",
                        "not", "but", "they", "his", "its", "said", "would", "will", "who", "were", "their", "been",
                        "he", "she"))


def language_of(text: str) -> str:
    """Return the language's ISO 639-1 code. A very short text in Latin letters counts as English."""
    sample = text[:_READ]
    letters = "".join(filter(str.isalpha, sample))
    latin = sum(map("\u0250".__gt__, letters))
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if latin * 2 >= len(letters):
        if len(words) < _SHORT:
            return "en"
        if sum(word in _COMMONEST for word in words) >= _ENGLISH_SHARE * len(words):
            return "en"
    from py3langid import classify  # loads a model of some megabytes: only when a text is in doubt

    code = str(classify(sample)[0])
    return "und" if code == "en" and latin * 2 < len(letters) else code


def require_english(text: str) -> str:
    """Return 'en', or raise OR-113 with the name of the language the text seems to be in."""
    code = language_of(text)
    if code != "en":
        names = {row[0]: row[1] for row in rows("languages")}
        raise OnRecordError("OR-113", detail=f"it seems to be {names.get(code, code)}")
    return code
