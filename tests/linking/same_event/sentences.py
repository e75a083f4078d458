"""Invented articles for tests of events: sentences of given words with their syntax, no reader model needed."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.facts import Article
from onrecord.facts.identity import text_hash
from onrecord.facts.sheet import Sheet, Word

Row = tuple[str, str, str, int, str]  # word, lemma, upos, head (in its sentence, -1 the root), relation


def article(name: str, *sentences: Sequence[Row]) -> Sheet:
    """Return the Sheet of an article."""
    words: list[Word] = []
    bounds: list[tuple[int, int]] = []
    place = 0
    for number, rows in enumerate(sentences):
        first = len(words)
        for text, lemma, upos, head, rel in rows:
            above = head + first if head >= 0 else -1
            words.append(Word(place, place + len(text), text, lemma, upos, upos, above, rel, number))
            place += len(text) + 1
        bounds.append((first, len(words)))
    text = " ".join(word.text for word in words)
    return Sheet(
        Article(id=name, text_hash=text_hash(text), text=text), tuple(words), ((0, len(words)),), tuple(bounds)
    )


def did(subject: str, verb: str, lemma: str, patient: str, *after: str) -> list[Row]:
    """Return 'Subject verb Patient', and what follows as words that hang on the verb."""
    rows: list[Row] = [(subject, subject, "PROPN", 1, "nsubj"), (verb, lemma, "VERB", -1, "root")]
    rows.append((patient, patient, "PROPN" if patient[0].isupper() else "NOUN", 1, "obj"))
    return rows + [(word, word, "PROPN" if word[0].isupper() else "NOUN", 1, "obl") for word in after]


def deed(noun: str, patient: str, agent: str, *after: str) -> list[Row]:
    """Return 'Noun of Patient by Agent came' and what follows; the noun is word 0."""
    return [
        (noun, noun.lower(), "NOUN", 5, "nsubj"),
        ("of", "of", "ADP", 2, "case"),
        (patient, patient, "PROPN", 0, "nmod"),
        ("by", "by", "ADP", 4, "case"),
        (agent, agent, "PROPN", 0, "nmod"),
        ("came", "come", "VERB", -1, "root"),
        *((word, word, "PROPN" if word[0].isupper() else "NOUN", 5, "obl") for word in after),
    ]
