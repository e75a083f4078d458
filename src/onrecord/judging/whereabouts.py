"""Finding the fact that a judgement is about in a Reading, also where a better reader cut it differently.

In: a Subject and the facts of a reading with their spans. Out: the id that the fact has there, or nothing.
In the text that was judged it is the fact of the same id, else the one that shares most of its words, half of both at
least. In another version of the article it is the fact with the same words, the nearest one if they stand there twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from onrecord.facts import Reading, Span
from onrecord.facts.judgement import Subject
from onrecord.facts.span import overlap

Fact = tuple[str, Sequence[Span]]
_HALF = 0.5


def words_hash(text: str, spans: Iterable[Span]) -> str:
    """Return a short hash of the words of some spans, however the lines are broken: no words are kept by it."""
    words = " ".join(" ".join(text[start:end] for start, end in sorted(spans)).split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def find(subject: Subject, text: str, text_hash: str, facts: Iterable[Fact]) -> str | None:
    """Return which of some facts of a text a judgement is about; null where none is."""
    facts = list(facts)
    if subject.text_hash not in (None, text_hash):
        same = [fact for fact in facts if words_hash(text, fact[1]) == subject.words]
        nearest = min(same, key=lambda fact: (abs(_start(fact[1]) - _start(subject.spans)), fact[0]), default=None)
        return nearest[0] if nearest else None
    if any(id == subject.id for id, _ in facts):
        return subject.id
    best = max(facts, key=lambda fact: (_share(fact[1], subject.spans), fact[0]), default=None)
    return best[0] if best and _share(best[1], subject.spans) >= _HALF else None


def find_in(subject: Subject, reading: Reading) -> str | None:
    """Return the id that the statement, claim or actor of a subject has in a reading of its article."""
    article = reading.article
    if subject.article != article.id:
        return None
    if subject.what == "article":
        return article.id
    facts: Iterable[Fact]
    if subject.what == "statement":
        facts = [(fact.id, fact.content) for fact in reading.statements]
    elif subject.what == "actor":
        facts = [(fact.id, fact.mentions) for fact in reading.actors]
    else:
        facts = [(fact.id, fact.anchor) for fact in reading.claims]
    return find(subject, article.text, article.text_hash, facts)


def _start(spans: Sequence[Span]) -> int:
    return min((start for start, _ in spans), default=0)


def _share(one: Sequence[Span], other: Sequence[Span]) -> float:
    both = sum(overlap(a, b) for a in one for b in other)
    longest = max(sum(end - start for start, end in spans) for spans in (one, other))
    return both / longest if longest else 0.0
