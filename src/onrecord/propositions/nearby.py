"""Who was told of shortly before a pronoun, so that it may mean them: by the same deed, by being several, by sex.

In: a tree, the resolver of its actors, who speaks, and whom other words mean. Out: actors, or the ids of all that a
pronoun may mean: it is sure only where there is one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from onrecord.facts.actor import Actor
from onrecord.facts.span import Span, inside
from onrecord.facts.tree import Tree
from onrecord.noticing.sex import of_name
from onrecord.noticing.who import Who
from onrecord.propositions.clauses import SUBJECTS
from onrecord.words.families import family
from onrecord.words.stems import stem

_CORE = (*SUBJECTS, "obj")
_PARALLEL = {"nsubj": SUBJECTS}     # a subject takes up a subject
_SENTENCES_BACK = 2
_DEEDS_BACK = 5
_LIGHT = frozenset("have be do make get take go give come".split())     # everybody does them
_BODIES = frozenset(("they", "it"))


class Nearby:
    """Answers for the words of one content. ``of``: whom a word means."""

    def __init__(self, tree: Tree, who: Who, speakers: Sequence[Actor], of: Callable[[int], tuple[Actor, ...]]) -> None:
        self._tree, self._who, self._speakers, self._of = tree, who, speakers, of

    def by_its_deed(self, word: int, form: str) -> tuple[Actor, ...]:
        """'If they restart it': the state or body of which the same deed was told shortly before."""
        sheet, head = self._tree.sheet, self._tree.sheet.words[word].head
        if form not in _BODIES or head < 0 or not sheet.words[word].quoted:
            return ()
        return self._as_before(word, form) or (
            self._who_did(head, word) if sheet.words[head].upos == "VERB" else ())

    def _as_before(self, word: int, form: str) -> tuple[Actor, ...]:
        """'If they leave, they will …': the same pronoun in the same place before, in the same sentence."""
        sheet = self._tree.sheet
        said = [i for i in range(sheet.sentences[sheet.words[word].sentence][0], word)
                if sheet.words[i].text.lower() == form and sheet.words[i].rel == sheet.words[word].rel]
        return self._of(said[-1]) if said else ()

    def _who_did(self, verb: int, word: int) -> tuple[Actor, ...]:
        """Return the state or body that did what a verb tells of, as the nearest sentence before tells."""
        if self._tree.lemma(verb) in _LIGHT:
            return ()
        sheet, deed = self._tree.sheet, family(stem(self._tree.lemma(verb)))
        first = sheet.sentences[max(sheet.words[word].sentence - _DEEDS_BACK, 0)][0]
        for i in reversed(range(first, word)):
            if sheet.words[i].upos == "VERB" and family(stem(self._tree.lemma(i))) == deed:
                doers = tuple(actor for doer in self._doer(i) for actor in self._of(doer))
                if doers and all(actor.kind != "person" and actor.named for actor in doers):
                    return doers
        return ()

    def _doer(self, verb: int) -> list[int]:
        """Return whose deed a verb tells of: its subject's, else that of whom it is aimed at ('warned X against')."""
        own = self._tree.child(verb, *SUBJECTS)
        over = self._tree.sheet.words[verb].head
        if own is not None or over < 0 or self._tree.sheet.words[verb].rel.split(":")[0] not in ("xcomp", "advcl"):
            return [] if own is None else [own]
        aimed = self._tree.child(over, "obj", "iobj")
        return [] if aimed is None else [aimed]

    def groups(self, word: int) -> set[str]:
        """Return who may be 'they' at a word: the states, bodies and groups named shortly before, and other plurals."""
        sheet = self._tree.sheet
        first = sheet.sentences[max(sheet.words[word].sentence - _SENTENCES_BACK, 0)][0]
        reach = sheet.words[first].start, sheet.words[word].start
        near = [(actor, mention) for actor, mention in self._who.named_within(reach)
                if not self._only_says_which(mention)]
        groups = {actor.id for actor, _ in near if self._is_other_group(actor)}
        covered = {i for i in range(first, word) for _, mention in near if inside(sheet.words[i].span, mention)}
        places = _PARALLEL.get(sheet.words[word].rel.split(":")[0], _CORE)
        plurals = [i for i in range(first, word) if sheet.words[i].xpos in ("NNS", "NNPS") and i not in covered
                   and sheet.words[i].rel.split(":")[0] in places]
        return groups | {f"word {i}" for i in plurals}

    def _is_other_group(self, actor: Actor) -> bool:
        """Whether an actor is several, or a body, and not the one who speaks."""
        own = {id for speaker in self._speakers for id in (speaker.id, speaker.state)}
        return not {actor.id, actor.state} & own and (actor.kind != "person" or not actor.named)

    def _only_says_which(self, mention: Span) -> bool:
        """Whether a mention stands before another noun ('the Iran deal'): no pronoun takes it up."""
        words = self._tree.sheet.words
        first = bisect_left(words, mention[0], key=lambda word: word.start)
        end = bisect_left(words, mention[1], key=lambda word: word.start)
        return first < end and words[self._tree.top(first, end)].rel.split(":")[0] in ("compound", "amod")

    def persons(self, word: int, form: str) -> set[str]:
        """Return who may be 'he' or 'she' at a word: the persons named shortly before, of that sex or of none told.

        Who is quoted calls himself 'I'.
        """
        sheet = self._tree.sheet
        here = sheet.words[word]
        first = sheet.words[sheet.sentences[max(here.sentence - _SENTENCES_BACK, 0)][0]].start
        sex = "m" if form in ("he", "him", "his", "himself") else "f"
        silent = {actor.id for actor in self._speakers} if here.quoted else set()
        subject = self._tree.child(here.head, *SUBJECTS) if here.head >= 0 and here.rel in ("obj", "iobj") else None
        if subject is not None:
            silent |= {actor.id for actor in self._of(subject)}
        elif here.rel in ("obj", "iobj"):
            silent |= {actor.id for actor in self._speakers}    # 'claimed to have seen him': another one
        return {actor.id for actor, _ in self._who.named_within((first, here.start))
                if actor.kind == "person" and actor.id not in silent and of_name(actor.name) in (None, sex)}

    def is_only_state(self, word: int, found: Actor) -> bool:
        """Whether no other state is named shortly before 'the country': then it is sure which one is meant."""
        if found.kind != "state":
            return True
        sheet = self._tree.sheet
        first = sheet.sentences[max(sheet.words[word].sentence - _SENTENCES_BACK, 0)][0]
        reach = sheet.words[first].start, sheet.words[word].start
        return {actor.id for actor, _ in self._who.named_within(reach) if actor.kind == "state"} == {found.id}
