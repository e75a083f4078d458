"""'The striker', 'the 54-year-old', 'the report': who is found again by what he was introduced or described as.

In: a sheet's Phrases and where somebody is mentioned. Out: what a later phrase may call him; of persons the nouns that
the text sets beside the name ('Striker John Doe', 'the driver, John Doe', 'John Doe, a teacher') and the age it gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.facts.actor import Actor
from onrecord.noticing.phrases import Phrases

_AGE = re.compile(r"\d{1,3}")


def called(phrases: Phrases, actor: Actor, first: int, end: int) -> Iterator[str]:
    """Yield what a later phrase with 'the' may call an actor after its mention in words [first, end)."""
    if actor.kind == "person" and actor.named:
        yield from (f"introduced {noun}" for noun in nouns_beside(phrases, first, end))
        yield f"aged {age_beside(phrases, first, end)}"
    if actor.kind == "media":
        yield "medium"
    if not actor.named:
        head = phrases.head(first, end)
        nouns = {phrases.words[head].lemma.lower(), phrases.lower[head]}
        yield from (f"described {noun}" for noun in nouns)
        if actor.kind == "person" and "person" in nouns:
            yield "described source"


def introduction(phrases: Phrases, head: int, first: int) -> str:
    """Return by what a phrase of words [first, head] calls a person ('the striker', 'the 54-year-old'), as ``called``
    does; empty where it tells nothing."""
    age = next((a for n in range(first, head + 1) if (a := age_of(phrases, n)) is not None), None)
    noun = phrases.words[head]
    return f"aged {age}" if age is not None else f"introduced {noun.lemma.lower()}" if noun.xpos == "NN" else ""


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
