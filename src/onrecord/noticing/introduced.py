"""'The striker', 'the 54-year-old': persons found again by what they were introduced as.

In: a sheet's Phrases and where a person is named. Out: the nouns that the text sets beside the name ('Striker John
Doe', 'the driver, John Doe', 'John Doe, a teacher') and the age it gives.
"""

from __future__ import annotations

import re

from onrecord.noticing.phrases import Phrases

_AGE = re.compile(r"\d{1,3}")


def nouns_beside(phrases: Phrases, first: int, end: int) -> set[str]:
    """Return the lemmas of the nouns that a name in words [first, end) is introduced with."""
    words = phrases.words
    head = phrases.head(first, end)
    out = set()
    if words[head].rel.split(":")[0] in ("appos", "flat") or words[head].rel == "nmod:desc":
        out.add(words[head].head)
    out |= {
        c
        for c in phrases.children[head]
        if not first <= c < end and words[c].rel.split(":")[0] in ("appos", "compound", "nmod") and _bare(phrases, c)
    }
    before = first - 1
    if before >= 0 and words[before].upos == "NOUN" and words[before].sentence == words[first].sentence:
        out.add(before)
    return {words[n].lemma.lower() for n in out if words[n].upos in ("NOUN", "PROPN")}


def _bare(phrases: Phrases, number: int) -> bool:
    """Whether a noun stands under no preposition and owns nothing: 'Striker Doe', not 'Doe of the club'."""
    return phrases.preposition(number) is None and phrases.words[number].rel != "nmod:poss"


def age_beside(phrases: Phrases, first: int, end: int) -> str | None:
    """Return the age that stands behind or before a name: 'Jane Doe, 54,', 'Jane Doe (54)', '54-year-old Jane Doe'."""
    exact = phrases.exact
    if end + 1 < len(exact) and exact[end] in (",", "(") and _AGE.fullmatch(exact[end + 1]):
        return exact[end + 1] if exact[end + 2 : end + 3] in ([","], [")"], ["."], []) else None
    for number in range(max(0, first - 6), first):
        if (age := age_of(phrases, number)) is not None:
            return age
    return None


def age_of(phrases: Phrases, number: int) -> str | None:
    """Return the age that '54-year-old' gives, its number standing at this word."""
    rest = [w for w in phrases.lower[number + 1 : number + 6] if w != "-"]
    return phrases.exact[number] if _AGE.fullmatch(phrases.exact[number]) and rest[:2] == ["year", "old"] else None
