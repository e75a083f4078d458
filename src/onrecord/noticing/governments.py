"""Whether the name of a place stands for its government: 'Beijing said', 'Moscow's ambassador', not 'in Beijing'.

In: a sheet's Phrases and a name. Out: yes or no. How the name is tied to the sentence is looked up in the table
``government_words`` together with the word that it is tied to.
"""

from __future__ import annotations

from functools import cache

from onrecord.data import rows
from onrecord.facts.sheet import Name
from onrecord.noticing.gazetteer import Known
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.tables import many

_SLOTS = {"nsubj": "subject", "obj": "object", "iobj": "object"}
_SHARED = 4     # steps up a list: 'Paris, London and Rome said'


def speaks_for_government(phrases: Phrases, name: Name, place: Known) -> bool:
    """Whether a country or a capital acts here; other cities have no government that news names so."""
    if not (place.kind == "country" or (place.kind == "city" and place.capital)):
        return False
    head = _head(phrases, name)
    word = phrases.words[head]
    if name.end - name.first == 1 and word.text.isupper() and len(word.text) > 4:
        return False        # a dateline in capitals
    if "," in phrases.exact[name.first : name.end] or _dateline(phrases, name):
        return False
    if phrases.is_possessive(name.end) or word.rel == "nmod:poss":
        return _meant(phrases, "possessive", word.head)
    return _acts(phrases, head, _SHARED)


def _head(phrases: Phrases, name: Name) -> int:
    return phrases.head(name.first, name.end)


def _dateline(phrases: Phrases, name: Name) -> bool:
    """'Kyiv (Agency) - ', 'Paris — ': at the start of a paragraph, before a dash or a bracket."""
    following = phrases.exact[name.end] if name.end < len(phrases.words) else ""
    return following in ("(", "-", "–", "—", "--") and any(p[0] == name.first for p in phrases.sheet.paragraphs)


def _acts(phrases: Phrases, head: int, steps: int) -> bool:
    word = phrases.words[head]
    if word.head < 0 or steps == 0:
        return False
    case = phrases.preposition(head)
    relation = phrases.relation(head)
    if case is not None:
        return _meant(phrases, case, word.head)
    if relation == "conj":
        if phrases.words[word.head].upos != "PROPN":
            return False
        return _acts(phrases, word.head, steps - 1)
    if word.rel == "nsubj:pass":
        return _meant(phrases, "passive", word.head)
    if relation in _SLOTS:
        return _meant(phrases, _SLOTS[relation], word.head)
    return relation in ("compound", "nmod", "amod") and word.head > head and _meant(phrases, "modifier", word.head)


@cache
def _table() -> dict[str, tuple[bool, frozenset[str]]]:
    """By slot: the answer for words that are not listed, and the lemmas that have the other answer."""
    default = {slot: words == "government" for slot, meant, words in rows("government_words") if meant == "else"}
    listed: dict[str, set[str]] = {slot: set() for slot in default}
    for slot, meant, words in rows("government_words"):
        if meant != "else":
            listed[slot].update(many(words))
    return {slot: (answer, frozenset(listed[slot])) for slot, answer in default.items()}


def _meant(phrases: Phrases, slot: str, word: int) -> bool:
    """Look the tie up; a preposition that the table does not know means the place."""
    if slot not in _table() or word < 0:
        return False
    otherwise, listed = _table()[slot]
    lemma = phrases.words[word].lemma.lower()
    return otherwise != (lemma in listed)
