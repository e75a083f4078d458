"""Nouns that a pronoun may take up though they name nobody: 'A nurse opened the door. She …', 'Farmers … They …'.

In: a sheet's Phrases and the pronoun's word number. Out: ranges of noun phrases that are subjects shortly before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.facts.sheet import Word
from onrecord.noticing.phrases import Phrases

_SENTENCES_BACK = 2
_GOES_ON = frozenset({"nmod", "case", "det", "amod", "compound", "flat", "nummod", "nmod:poss", "nmod:desc"})


def subjects_before(phrases: Phrases, number: int, plural: bool) -> Iterator[tuple[int, int]]:
    """Yield the ranges of nouns, singular or plural, that are subjects before a word, two sentences back at most.

    'The union and the board' is plural, names in it or not; else the noun is a common one. A noun inside quotation
    marks is left out where the word itself stands outside.
    """
    words = phrases.words
    start = phrases.sheet.sentences[max(0, words[number].sentence - _SENTENCES_BACK)][0]
    for head in range(start, number):
        if not words[head].rel.startswith("nsubj") or words[head].upos not in ("NOUN", "PROPN"):
            continue
        joined = [c for c in phrases.children[head] if words[c].rel == "conj" and c < number]
        fits = plural if joined else _is_common(words[head], plural, within=words[number].quoted)
        if fits:
            yield phrases.without_article(phrases.left_edge(head), _right_edge(phrases, joined[-1] if joined else head))


def _is_common(word: Word, plural: bool, within: bool) -> bool:
    """Whether a noun is a common one of the number asked for; one of a quotation only ``within`` quotations."""
    return word.xpos == ("NNS" if plural else "NN") and (within or not word.quoted)


def _right_edge(phrases: Phrases, head: int) -> int:
    """Return where a noun and what belongs to it without a verb ends: 'parents of the girl'."""
    words = phrases.words
    end = head + 1
    while end < len(words) and words[end].sentence == words[head].sentence and _belongs(phrases, end, head):
        end += 1
    while end - 1 > head and words[end - 1].upos in ("ADP", "DET", "PUNCT"):
        end -= 1
    return end


def _belongs(phrases: Phrases, number: int, head: int) -> bool:
    for above in phrases.above(number):
        if phrases.words[number].rel not in _GOES_ON:
            return False
        if above == head:
            return True
        number = above
    return False
