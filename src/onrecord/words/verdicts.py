"""Whether words judge something good or bad: the table ``propositions/verdicts.tsv``.

In: the wording of a verdict. Out: its sign, by which verdicts on one thing meet that share no words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.data import rows
from onrecord.facts.proposition import Proposition
from onrecord.words.stems import tokens

_TURNING = frozenset(("not", "no", "never", "nothing", "hardly", "far", "least"))
_OF_WHAT = re.compile(r"\[(?!(?:is|are) (?:right|wrong)\])[^\]]*\]")     # what stands for a pronoun judges nothing
_OFTEN = r"(?:n[’']t|(?: not| never| ever),?)*"
_JUDGED_PAST = re.compile(rf"(?i)\b(?:should|ought to|must|need){_OFTEN} have\b")
_TO_BE = re.compile(rf"(?i)\b(?:should|ought to|must|need){_OFTEN} have{_OFTEN} been\b")
_JUDGED = re.compile(r"\[(?:is|are) (?:right|wrong)\]$")


@lru_cache(maxsize=1)
def _signs() -> dict[str, int]:
    return {word: 1 if sign == "+" else -1 for word, sign in rows("propositions/verdicts")}


@lru_cache(maxsize=4096)
def sign_of(text: str) -> int:
    """Return 1 for a verdict that something is good, -1 for one that it is bad, 0 where words do not tell.

    What stands in [brackets] is only what the verdict is on.

    >>> sign_of("the deal is insane"), sign_of("it should never have been made"), sign_of("that is not bad")
    (-1, -1, 1)
    """
    words = [word for word, _ in tokens(_OF_WHAT.sub(" ", text))]
    contracted = any(word.endswith("nt") and word[:-2] in _CONTRACTED for word in words)
    turned = -1 if contracted or _TURNING & set(words) else 1
    told = sum(_signs().get(word, 0) for word in words)
    if told == 0 and (_TO_BE if turned > 0 else _JUDGED_PAST).search(text):
        told = 1            # 'should have sold it' finds fault with who did not; of it that tells nothing
    return turned * ((told > 0) - (told < 0))


_CONTRACTED = frozenset("is are was were do does did has have had would should could ca wo".split())


def verdict_of(proposition: Proposition) -> int:
    """Return the sign of a verdict, 0 for a proposition that is none."""
    judges = proposition.predicate.part in ("adjective", "noun") or is_judged(proposition.text)
    return sign_of(proposition.text) if judges and proposition.complete else 0


def is_judged(text: str) -> bool:
    """Whether a wording says that something is right or wrong, or should have been or not."""
    return bool(_JUDGED_PAST.search(text) or _JUDGED.search(text))
