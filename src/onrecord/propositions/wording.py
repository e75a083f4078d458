"""A proposition in words that can be read alone: ours, never shown as a quotation.

In: a tree, a clause and what its words mean. Out: its words with subject, pronouns and negation seen to; what we put in
stands in [brackets].
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.data import rows
from onrecord.facts.actor import Actor
from onrecord.facts.proposition import Modality
from onrecord.facts.tree import Tree, matches
from onrecord.propositions.agreement import NOT, fitted
from onrecord.propositions.clauses import Clause, is_finite, subject_of, top_of
from onrecord.propositions.control import Supplied
from onrecord.propositions.meaning import Meaning, names_of
from onrecord.propositions.nominals import Deed
from onrecord.propositions.polarity import Polarity

_INSTEAD = {"no": "any", "nobody": "somebody", "none": "some", "nothing": "something", "neither": "either",
            "no-one": "somebody", "without": "with", "nor": "and"}
_AUXILIARIES: dict[Modality, str] = {"planned": "will", "demanded": "should", "possible": "may"}
_WHOLE = {"wo": "will", "ca": "can", "sha": "shall"}
_DROPPED_FRONT = frozenset(
    "that and but so whether if or to of as because yet well with for over about on in against from".split())
_QUOTES = re.compile(r"[“”\"«»]")
_SPACE = re.compile(r"\s+")


class _Piece(NamedTuple):
    """A piece of a wording. ``ours``: we put it in; ``word``: where it stands in the text, -1 nowhere."""

    text: str
    ours: bool
    word: int


class Wording:
    """Words the clauses of one content; ``supplied``: the subject that is left out, ``noun``: the deed it tells of."""

    def __init__(self, tree: Tree, meaning: Meaning, supplied: Supplied | None, noun: Deed | None, modality: Modality,
                 ) -> None:
        self._tree, self._meaning, self._supplied, self._noun = tree, meaning, supplied, noun
        self._auxiliary = _AUXILIARIES.get(modality, "")
        self._fits: dict[int, str] = {}     # finite words behind a pronoun for which a name was put in

    def told(self, clause: Clause, polarity: Polarity) -> str:
        """Return a clause as it is told, with its polarity; 'I don't think that …' negates from outside its words."""
        text = self._worded(clause, ())
        outside = polarity.negated and polarity.words and not set(polarity.words) & {*clause.words, *clause.lead}
        return f"[it is not so that] {text}" if outside else text

    def affirmed(self, clause: Clause, negations: Sequence[int]) -> str:
        """Return a clause without what negates it; a verb that denies its complement goes ('failed to pay')."""
        if negations:
            return self._worded(clause, negations)
        below = set(clause.words)
        inner = [i for i in self._tree.subtree(clause.head) if i in below]
        apart = subject_of(self._tree, clause.head) is None and clause.subject is not None
        phrase = tuple(self._tree.subtree(clause.subject)) if apart and clause.subject is not None else ()
        return self._worded(Clause(clause.head, clause.subject, inner, phrase), (), into_past=True)

    def _worded(self, clause: Clause, negations: Iterable[int], into_past: bool = False) -> str:
        finite = self._without_tense(clause) if self._supplied or into_past else None
        infinitive = finite is not None and self._tree.sheet.words[finite].xpos == "VB" and not into_past
        put = None if finite is None or (infinitive and not self._is_told(finite)) else finite
        if clause.called:
            put, infinitive = None, True
        pieces = self._subject(infinitive and put is None)
        turned, named = set(negations), set[str]()
        words = _front_dropped(self._tree, clause, put)
        if infinitive and put is None and not clause.called:
            words = self._bare_infinitive(words)
        for i in (*clause.lead, *words):
            text, ours = self._piece(i, named, turned, put)
            pieces.append(_Piece(text, ours or i in clause.lead, i))
        return _joined(self._tree, [*pieces, *self._of_noun(clause)])

    def _of_noun(self, clause: Clause) -> list[_Piece]:
        """Return what is said of a noun that stands alone: how it is judged, or that it took place."""
        if self._noun and self._noun.light == "be":
            return [_Piece(self._noun.judged, True, -1)]
        if self._noun and not self._supplied and clause.subject is None:
            return [_Piece(f"{self._auxiliary} take place" if self._auxiliary else "took place", True, -1)]
        return []

    def _bare_infinitive(self, words: list[int]) -> list[int]:
        """Leave out 'to' behind an auxiliary; 'not' too where the auxiliary has it ('warned them not to leave')."""
        told = self._supplied is not None and self._supplied.auxiliary.endswith(" not")
        first = [i for i in words[:2] if self._tree.lemma(i) not in (("to", "not") if told else ("to",))]
        return [*first, *words[2:]]

    def _without_tense(self, clause: Clause) -> int | None:
        """Return the verb that carries no tense and has to, where a subject is put before it."""
        top = top_of(clause)
        if is_finite(self._tree, top, {*clause.words, *clause.lead}):
            return None
        for i in (*self._tree.children(top, "aux", "cop"), top):
            if self._tree.sheet.words[i].upos in ("VERB", "AUX") and i in clause.words:
                return i
        return None

    def _told_of(self, i: int) -> str:
        """Return a verb without tense as it is told: 'accused of stealing' as past, 'warned against it' as not."""
        auxiliary = self._supplied.auxiliary if self._supplied is not None else ""
        ahead = auxiliary.split()[:1] in (["should"], ["will"]) and self._tree.sheet.words[i].xpos == "VBG"
        return f"{auxiliary} {self._tree.lemma(i)}" if ahead else self._past(self._tree.lemma(i))

    def _past(self, lemma: str) -> str:
        several = self._supplied is not None and self._supplied.several
        return "were" if lemma == "be" and several else past(lemma)

    def _is_told(self, i: int) -> bool:
        """Whether an infinitive tells of what was or is: 'to have seen', 'is said to be'."""
        perfect = self._tree.lemma(i) == "have" and self._tree.sheet.words[i].rel == "aux"
        return perfect or (self._supplied is not None and self._supplied.auxiliary == "does"
                           and self._tree.lemma(i) == "be")

    def _subject(self, infinitive: bool) -> list[_Piece]:
        if self._supplied is None:
            return []
        found = [_Piece(self._supplied.name, True, -1)]
        if self._noun is not None and self._noun.light != "be":
            verb, _, rest = self._noun.light.partition(" ")
            verb = f"{self._auxiliary} {verb}" if self._auxiliary else self._past(verb)
            found.append(_Piece(f"{verb} {rest}".strip(), True, -1))
        elif infinitive:
            found.append(_Piece(self._supplied.auxiliary, True, -1))
        return found

    def _piece(self, i: int, named: set[str], turned: set[int], finite: int | None) -> tuple[str, bool]:
        """Return what stands for a word, and whether it is ours."""
        tree, meaning = self._tree, self._meaning
        word = tree.sheet.words[i]
        if i == finite:
            return self._told_of(i), True
        if i in turned:
            instead = _INSTEAD.get(word.text.lower(), _INSTEAD.get(tree.lemma(i), ""))
            return instead, bool(instead)
        if self._noun and self._supplied and tree.lemma(i) == "any":
            return "some", True
        if word.text.lower() in _WHOLE and i + 1 in turned:
            return _WHOLE[word.text.lower()], True
        if i in self._fits:
            return self._fits[i], word.text.lower() not in NOT
        if meaning.is_reference(i) and not meaning.is_plain(i):
            return self._referred(i, named)
        return self._plain(i, named)

    def _plain(self, i: int, named: set[str]) -> tuple[str, bool]:
        """Return a word that means what it says, and behind 'the company' its name, behind 'the deal' which one."""
        word, definite = self._tree.sheet.words[i], self._meaning.named_by(i)
        if definite and definite[0].id not in named:
            named.add(definite[0].id)
            return f"{word.text} [{definite[0].name}]", False
        thing = self._meaning.thing(i) if word.upos == "NOUN" and not definite else None
        if thing is not None and (words := self._words(thing)) not in named:
            named.add(words)
            return f"{word.text} [{words}]", False
        named.update(actor.id for actor in (self._meaning.of(i) if word.upos == "PROPN" else ()))
        return word.text, False

    def _words(self, phrase: tuple[int, int]) -> str:
        return " ".join(self._tree.sheet.text(*phrase).split())

    def _referred(self, i: int, named: set[str]) -> tuple[str, bool]:
        """Return what stands for a pronoun; itself where nobody knows whom it means, or where that was named before."""
        meaning, actors = self._meaning, self._meaning.of(i)
        thing = meaning.thing(i)
        if thing is not None:
            self._fits |= fitted(self._tree, i, one=True)
            return self._words(thing) + ("’s" if meaning.is_possessive(i) else ""), True
        if not actors or (all(actor.id in named for actor in actors) and not meaning.is_of_speaker(i)):
            return self._tree.sheet.words[i].text, False
        named.update(actor.id for actor in actors)
        if meaning.is_possessive(i):
            return names_of(actors) + _owner(actors), True
        others = meaning.speaks_for_others(i)
        self._fits |= fitted(self._tree, i, one=len(actors) == 1 and not others)
        return names_of(actors) + (" and others" if others else ""), True


def _owner(actors: Sequence[Actor]) -> str:
    return "’" if names_of(actors).endswith("s") else "’s"


def _front_dropped(tree: Tree, clause: Clause, keep: int | None) -> list[int]:
    """Leave out conjunctions and prepositions that only joined the clause to what stands before it."""
    out, heads = list(clause.words), {*clause.over, clause.head}
    while len(out) > 1 and out[0] != keep and (
            tree.sheet.words[out[0]].upos == "PUNCT"
            or (tree.sheet.words[out[0]].text.lower() in _DROPPED_FRONT and tree.sheet.words[out[0]].head in heads
                and matches(tree.sheet.words[out[0]].rel, ("mark", "cc", "case", "discourse")))):
        out.pop(0)
    while len(out) > 1 and tree.sheet.words[out[-1]].upos == "PUNCT" and tree.sheet.words[out[-1]].text not in ")]%":
        out.pop()
    return out


def _joined(tree: Tree, pieces: Sequence[_Piece]) -> str:
    """Join pieces as the text spaces them, those that are ours in brackets."""
    out, before = "", _Piece("", False, -2)
    for piece in pieces:
        if not piece.text:
            before = before._replace(word=piece.word) if before.word == piece.word - 1 else before
            continue
        closing = "]" if before.ours and not piece.ours else ""
        opening = "[" if piece.ours and not before.ours else ""
        gap = _gap(tree, before.word, piece.word) if out else ""
        out += closing + gap + opening + piece.text
        before = piece
    return _SPACE.sub(" ", _QUOTES.sub("", out + ("]" if before.ours else ""))).strip(" ,;.-–—")


def _gap(tree: Tree, before: int, word: int) -> str:
    """Return what parts two words: nothing where the text has nothing between them."""
    words = tree.sheet.words
    return "" if word == before + 1 and before >= 0 and words[before].end == words[word].start else " "


_SAME_IN_PAST = frozenset("beat cut hit put set let shut cost hurt quit split spread cast shed burst rid bet".split())


@cache
def _past_forms() -> Mapping[str, str]:
    """Return the past of irregular verbs: of their forms in the table the first that is no present one."""
    found: dict[str, str] = {}
    for form, part, lemma in rows("irregular"):
        if part == "V" and not form.endswith(("s", "ing")) and form != lemma:
            found.setdefault(lemma, form)
    return found | {"be": "was", "have": "had", "do": "did"}


_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][bdgklmnprtz]")       # 'ram', 'stop': the last letter is doubled
_STRESSED_LAST = frozenset(
    "commit admit permit omit submit refer prefer defer confer infer transfer occur incur deter control patrol compel "
    "expel propel rebel kidnap regret equip acquit".split())


def past(lemma: str) -> str:
    """Return the past tense of a verb.

    >>> past("ram"), past("commit"), past("deny"), past("sink")
    ('rammed', 'committed', 'denied', 'sank')
    """
    known = lemma if lemma in _SAME_IN_PAST else _past_forms().get(lemma)
    if known is not None:
        return known
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ied"
    if _ONE_SYLLABLE.fullmatch(lemma) or lemma in _STRESSED_LAST:
        return f"{lemma}{lemma[-1]}ed"
    return f"{lemma}ed"
