"""Whom a pronoun cannot mean by its place in its clause: principles B and C of binding theory (Chomsky 1981).

In: the phrases of a sheet, who was seen where, a pronoun's word. Out: ids of actors.
"""

from __future__ import annotations

from onrecord.noticing.mentions import Seen
from onrecord.noticing.phrases import Phrases

_OBJECTS = ("obj", "iobj", "obl")
_SHARING = ("conj", "xcomp")    # a verb without a subject has that of the one above


def never_meant(phrases: Phrases, seen: Seen, number: int) -> set[str]:
    """Return whom the pronoun at word ``number`` does not mean."""
    return _named_below(phrases, seen, number) | _does_it(phrases, seen, number)


def _named_below(phrases: Phrases, seen: Seen, number: int) -> set[str]:
    """'She said that Doe …': who is named in the clause of a subject, outside quotations, is not that subject."""
    words = phrases.words
    if not words[number].rel.startswith("nsubj") or words[number].head < 0:
        return set()
    verb, end = words[number].head, phrases.sheet.sentences[words[number].sentence][1]
    below = set()
    for mention, actor in seen.between(number + 1, end):
        first = mention.first
        if words[first].quoted or words[first].upos == "PRON":
            continue
        if phrases.exact[first - 1] in ("[", "("):  # 'he took him [Doe] along': the editor's word
            continue
        if verb in phrases.above(first):
            below.add(actor.id)
    return below


def _does_it(phrases: Phrases, seen: Seen, number: int) -> set[str]:
    """'Roe freed her': who does something to somebody is not whom 'her' means, but whom 'herself' does."""
    words = phrases.words
    if phrases.lower[number].endswith(("self", "selves")) or not words[number].rel.startswith(_OBJECTS):
        return set()
    verb = words[number].head
    while verb >= 0 and words[verb].rel in _SHARING and not _subjects(phrases, verb):
        verb = words[verb].head
    return {actor.id for head in (_subjects(phrases, verb) if verb >= 0 else ())
            for mention, actor in seen.between(phrases.left_edge(head, head + 1), head + 1)
            if phrases.head(mention.first, mention.end) == head}


def _subjects(phrases: Phrases, verb: int) -> list[int]:
    return [c for c in phrases.children[verb] if phrases.words[c].rel == "nsubj"]
