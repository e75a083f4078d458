"""Mentions of events as they are compared: the trigger, who and what stands around it, when, how many.

In: a Sheet and the words of each trigger. Out: one EventMention each. Participants come from syntax ('X hit Y',
'Y was hit by X', 'the hit on Y by X'), names, numbers and days from the sentence. Words are kept as stems.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.facts.sheet import Sheet
from onrecord.facts.tree import Tree, matches
from onrecord.linking.same_event.trigger_words import word_stem, words_of
from onrecord.words.stems import is_stop_word

Stems = frozenset[str]
_NUMBER = re.compile(r"[\d.,]*\d")
_MODIFIERS = ("compound", "flat", "amod", "nmod", "conj", "appos", "nummod")
_PARTS = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective", "PRON": "pronoun", "DET": "pronoun"}


class EventMention(msgspec.Struct, frozen=True):
    """One mention of an event.

    ``around``: stems of the sentence's content words, each with how many words it stands before (-) or after the
    trigger. ``agents``, ``patients``, ``others``: stems of its participants. ``particles``: its particle and the
    prepositions of its complements. ``lead``: it stands in the first sentence of its article.
    """

    id: str
    document: str
    sentence: int
    words: tuple[int, ...]
    text: str
    lemma: str
    stem: str
    part: str
    own: Stems
    agents: Stems
    patients: Stems
    others: Stems
    around: dict[str, int]
    names: Stems
    participant_names: Stems
    numbers: Stems
    days: Stems
    particles: Stems
    following: str
    preceding: str
    governor: str
    negated: bool
    modal: bool
    lead: bool

    @property
    def participants(self) -> Stems:
        """Everyone and everything that takes part, whatever the role, and the trigger's other words."""
        return self.agents | self.patients | self.others | self.own

    @property
    def reports(self) -> bool:
        """Whether it tells of somebody's words: it is the same event only where speaker and content are."""
        return self.lemma in words_of("report")

    @property
    def light(self) -> bool:
        """Whether its verb says little by itself ('take', 'make')."""
        return self.lemma in words_of("light")


def event_mentions(sheet: Sheet, triggers: Iterable[tuple[str, Sequence[int]]]) -> list[EventMention]:
    """Return the mentions of an article; ``triggers``: (id, its words as indices into ``sheet.words``)."""
    tree = Tree(sheet)
    return [_mention(tree, key, tuple(sorted(words))) for key, words in triggers if words]


def _mention(tree: Tree, key: str, words: tuple[int, ...]) -> EventMention:
    sheet = tree.sheet
    head = head_word(tree, words)
    trigger = sheet.words[head]
    first, end = sheet.sentences[trigger.sentence]
    content = [i for i in range(first, end) if i not in words and is_content(sheet, i)]
    near = _Participants(tree, head, words)
    proper = {i for i in content if sheet.words[i].upos == "PROPN" or (i > first and sheet.words[i].text[0].isupper())}
    took_part = near.agents | near.patients | near.others
    pronoun = _PARTS.get(trigger.upos) == "pronoun"
    around: dict[str, int] = {}
    for i in sorted(content, key=lambda i: abs(i - head)):
        around.setdefault(word_stem(sheet.words[i].text), i - head)
    return EventMention(
        id=key,
        document=sheet.article.id,
        sentence=trigger.sentence,
        words=words,
        text=" ".join(sheet.words[i].text for i in words),
        lemma=trigger.lemma.lower(),
        stem="" if pronoun else word_stem(trigger.lemma),
        part=_PARTS.get(trigger.upos, "noun"),
        own=_stems(sheet, (i for i in words if i != head and is_content(sheet, i))),
        agents=_stems(sheet, near.agents),
        patients=_stems(sheet, near.patients),
        others=_stems(sheet, near.others),
        around=around,
        names=_stems(sheet, proper),
        participant_names=_stems(sheet, (i for i in took_part if sheet.words[i].upos == "PROPN")),
        numbers=frozenset(w.text.replace(",", "") for w in sheet.words[first:end] if _NUMBER.fullmatch(w.text)),
        days=frozenset(w.text.lower() for w in sheet.words[first:end]) & words_of("day"),
        particles=_particles(tree, head, words),
        following=_next_word(sheet, range(words[-1] + 1, end)),
        preceding=_next_word(sheet, range(words[0] - 1, first - 1, -1)),
        governor=near.governor,
        negated=tree.negated(head) or any(tree.lemma(c) in words_of("negation") for c in tree.children(head)),
        modal=any(tree.lemma(c) in words_of("modal") for c in tree.children(head, "aux", "mark")),
        lead=trigger.sentence == 0,
    )


def head_word(tree: Tree, words: Sequence[int]) -> int:
    """Return the word of a trigger that the others hang on."""
    inside = set(words)
    tops = [i for i in words if tree.sheet.words[i].head not in inside]
    return next((i for i in tops if is_content(tree.sheet, i)), tops[0] if tops else words[0])


def is_content(sheet: Sheet, i: int) -> bool:
    """Whether a word says what a sentence is about."""
    word = sheet.words[i]
    return bool(word_stem(word.text)) and word.upos not in ("PRON", "PUNCT") and not is_stop_word(word.text.lower())


def _stems(sheet: Sheet, words: Iterable[int]) -> Stems:
    return frozenset(word_stem(sheet.words[i].text) for i in words) - {""}


def _next_word(sheet: Sheet, places: Iterable[int]) -> str:
    return next((s for i in places if (s := word_stem(sheet.words[i].text))), "")


def _particles(tree: Tree, head: int, words: Sequence[int]) -> Stems:
    """Return what tells 'check in' from 'check out'."""
    complements = tree.children(head, "obl")
    found = [*tree.children(head, "compound:prt"), *(c for o in complements for c in tree.children(o, "case"))]
    found += [i for i in words if i != head and tree.sheet.words[i].upos in ("ADP", "ADV", "PART")]
    return frozenset(tree.sheet.words[i].text.lower() for i in found)


class _Participants:
    """Word indices of those who take part in one event, by role, and the stem of the word it hangs on."""

    def __init__(self, tree: Tree, head: int, words: Sequence[int]) -> None:
        self._tree, self._trigger = tree, set(words)
        self.agents: set[int] = set()
        self.patients: set[int] = set()
        self.others: set[int] = set()
        for child in tree.children(head):
            if child not in self._trigger:
                self._child(head, child)
        above = tree.sheet.words[head].head
        self.governor = ""
        if above >= 0 and above not in self._trigger:
            self.governor = word_stem(tree.sheet.words[above].text)
            self._above(head, above)

    def _phrase(self, i: int) -> set[int]:
        """Return a noun with its near modifiers; clauses are left out."""
        found, stack = set(), [i]
        while stack:
            node = stack.pop()
            found.add(node)
            stack += [c for c in self._tree.children(node, *_MODIFIERS) if c not in self._trigger]
        return {i for i in found if is_content(self._tree.sheet, i)} - self._trigger

    def _child(self, head: int, child: int) -> None:
        tree = self._tree
        rel, phrase = tree.sheet.words[child].rel, self._phrase(child)
        case = {tree.lemma(c) for c in tree.children(child, "case")}
        passive = any(tree.sheet.words[c].rel in ("nsubj:pass", "aux:pass") for c in tree.children(head))
        if matches(rel, ("nsubj",)):
            (self.patients if passive else self.agents).update(phrase)
        elif matches(rel, ("obj", "iobj", "compound")) or (matches(rel, ("nmod",)) and "of" in case):
            self.patients |= phrase
        elif rel == "nmod:poss":
            self.agents |= phrase
            self.patients |= phrase
        elif matches(rel, ("obl", "nmod")):
            (self.agents if "by" in case and (passive or rel == "nmod") else self.others).update(phrase)
        elif matches(rel, ("amod", "appos", "nummod")):
            self.others |= phrase
        elif matches(rel, ("xcomp", "ccomp", "advcl", "acl")) and is_content(tree.sheet, child):
            self.others.add(child)

    def _above(self, head: int, above: int) -> None:
        """Take the participants that an event shares with the word it hangs on ('hired to direct', 'held talks')."""
        tree = self._tree
        rel = tree.sheet.words[head].rel.split(":")[0]
        if rel in ("xcomp", "conj", "advcl") and not self.agents:
            for subject in tree.children(above, "nsubj"):
                self.agents |= self._phrase(subject)
        elif rel in ("acl", "amod"):
            self.patients |= self._phrase(above)
        elif rel in ("obj", "nsubj", "obl"):
            for child in set(tree.children(above, "nsubj", "obj", "obl")) - {head}:
                role = self.agents if matches(tree.sheet.words[child].rel, ("nsubj",)) else self.others
                role.update(self._phrase(child))
        elif rel in ("compound", "nmod"):
            self.others |= self._phrase(above)
