"""Whom and what the words of a proposition stand for: actors, and who is meant by pronouns and by words left out.

In: a tree, the resolver of its actors, and who speaks. Out: actors.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.facts.actor import Actor
from onrecord.facts.sheet import Word
from onrecord.facts.span import Span, inside
from onrecord.facts.tree import Range, Tree
from onrecord.noticing.describe import is_like_a_person
from onrecord.noticing.sex import of_name
from onrecord.noticing.tables import unnamed
from onrecord.noticing.who import Who
from onrecord.propositions.clauses import SUBJECTS
from onrecord.propositions.nearby import Nearby
from onrecord.propositions.things import DEFINITE, IT, SAYING_WHICH, Things
from onrecord.statements.sources import antecedent, phrase_without

_SPEAKER = frozenset(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"))
_WE = frozenset(("we", "us", "ourselves"))
_SPOKEN_TO = frozenset(("you", "your", "yours", "yourself"))
_THEY = frozenset("they them their theirs themselves".split())
_OTHERS = _THEY | frozenset("he him his himself she her hers herself it its itself who whom which that".split())
_POSSESSIVES = frozenset("my your his her its our their mine yours hers ours theirs".split())
_WHOSE = {"its": "it", "his": "he", "her": "she", "their": "they"}
_SEXES = {"he": "m", "she": "f"}
_OF_DEEDS = frozenset(
    "easy hard difficult important necessary possible impossible crucial vital essential good better wrong right "
    "unfair premature early late useful useless dangerous safe legal illegal cheap expensive".split())
_POINTING = frozenset(("this", "these", "those", "that"))
_MOST_NAMES = 3


def names_of(actors: Sequence[Actor]) -> str:
    """Return actors as they are named together: 'A, B and C'; of many the first ones."""
    names = [_called(actor) for actor in actors[:_MOST_NAMES]]
    if len(actors) > _MOST_NAMES:
        names.append("others")
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _called(actor: Actor) -> str:
    """Return an actor's name; who is only described, with an article: 'the spokesperson'."""
    bare = not actor.named and actor.name[:1].islower() and not actor.name.split()[0].endswith("s")
    return f"the {actor.name}" if bare and not actor.name.endswith("s") else actor.name


def _agrees(pronoun: str, subject: Word, actors: Sequence[Actor]) -> bool:
    """Whether a possessive may take up a subject: 'its' a thing or a body, 'his' a person, 'their' several."""
    person = any(actor.kind == "person" for actor in actors) if actors else _is_somebody(subject.lemma.lower())
    plural = subject.xpos in ("NNS", "NNPS") or len(actors) > 1
    if pronoun in ("its", "itself"):
        return not person and not plural
    if pronoun in ("his", "her", "himself", "herself"):
        return person and len(actors) <= 1 and not plural
    return pronoun in ("their", "themselves") and (plural or bool(actors and not person))


def _is_somebody(noun: str) -> bool:
    """Whether a noun is for a person: 'candidate', 'motorist'."""
    return is_like_a_person(noun) or (noun in unnamed() and unnamed()[noun].kind == "person")


def _is_one_person(actors: Sequence[Actor]) -> bool:
    return len(actors) == 1 and actors[0].kind == "person" and actors[0].named


class Meaning:
    """Answers for the words of one content: ``speakers`` and ``addressees`` are of the statement it stands in.

    ``cue``: the word that attributes it; ``source``: where it is said who speaks; ``opens``: its first word;
    ``in_own_words``: some of it is quoted, so that 'I' is who speaks; else it is the writer.
    """

    def __init__(self, tree: Tree, who: Who, speakers: Sequence[str] = (), addressees: Sequence[str] = (),
                 cue: int | None = None, source: Span = (0, 0), opens: int = 0, in_own_words: bool = True) -> None:
        self._tree, self._who, self._in_own_words = tree, who, in_own_words
        self._source, self._opens = source, opens
        self._things = Things(tree, cue, opens, self.of)
        self._speakers = [who.actor(id) for id in speakers]
        self._addressees = [who.actor(id) for id in addressees]
        self._nearby = Nearby(tree, who, self._speakers, self.of)
        self._known: dict[int, tuple[Actor, ...]] = {}

    @property
    def speakers(self) -> Sequence[Actor]:
        """Who speaks."""
        return self._speakers

    def of(self, word: int) -> tuple[Actor, ...]:
        """Return the actors that a pronoun, or the noun phrase around a word, stands for; empty where unknown."""
        if word not in self._known:
            self._known[word] = self._of(word)
        return self._known[word]

    def _of(self, word: int) -> tuple[Actor, ...]:
        pronoun = self._tree.sheet.words[word].upos == "PRON"
        form = self._tree.sheet.words[word].text.lower() if pronoun else ""
        if form in _SPEAKER:
            return tuple(self._speakers) if self._in_own_words else ()
        if form in _SPOKEN_TO:
            return tuple(self._addressees)
        if self._takes_up_speaker(word, form):
            return tuple(self._speakers)
        first, end = phrase_without(self._tree, word, self._tree.children(word, "case"))
        if form in ("who", "which", "that"):
            first, end = antecedent(self._tree, (word, word + 1))
            if first == word:
                return ()
        if form in _OTHERS:
            first, end = word, word + 1
        salient = [actor.id for actor in self._speakers]
        found = self._nearby.by_its_deed(word, form) or tuple(
            self._who.actor(id) for id in self._who.at(first, end, salient))
        if form not in _OTHERS or form in ("who", "whom", "which", "that"):
            return found
        return found if self._is_sure(word, form, found) else ()

    def _takes_up_speaker(self, word: int, form: str) -> bool:
        """'Kenya denied that it …', 'that its army …': what opens indirect speech is who speaks, or what is his."""
        w = self._tree.sheet.words[word]
        whose = w.rel == "nmod:poss" and form in _WHOSE
        subject = self._tree.sheet.words[w.head] if whose else w
        if w.quoted or not subject.rel.startswith("nsubj") or word > self._opens + 1 or not self._speakers:
            return False
        form = _WHOSE[form] if whose else form
        one, others = self._speakers[0], len(self._speakers) > 1
        if form == "they":
            return others or one.kind != "person" or not one.named
        if form == "it":
            return not others and self._is_body(one) and not (self._is_amount(word) or self._only_formal(word))
        return form in _SEXES and not others and self._may_be(one, _SEXES[form])

    def _may_be(self, actor: Actor, sex: str) -> bool:
        """Whether an actor can be one man or woman."""
        return actor.kind == "person" and not self._who.is_group(actor.id) and of_name(actor.name) in (None, sex)

    @staticmethod
    def _is_body(actor: Actor) -> bool:
        """Whether an actor can be a body: also one that was taken for a person, by no first name and no office."""
        return actor.kind != "person" or (actor.role is None and of_name(actor.name) is None)

    def _follows_a_deed(self, word: int) -> bool:
        """'Of seizing two men and covering it up': the object of a second deed may be the first one."""
        w = self._tree.sheet.words[word]
        return w.rel == "obj" and w.head >= 0 and self._tree.sheet.words[w.head].rel == "conj"

    def _follows_several(self, word: int) -> bool:
        """'Governments face it even as they …': several are told of in these words before, and may be meant."""
        return any(int(one.split()[1]) >= self._opens for one in self._nearby.groups(word) if one.startswith("word "))

    def _is_sure(self, word: int, form: str, found: tuple[Actor, ...]) -> bool:
        """Whether a pronoun surely means those found: a wrong name is worse than none.

        In indirect speech it may be who speaks ('she said that she'); of persons, the only one named near by.
        """
        quoted = self._tree.sheet.words[word].quoted
        if not found or self._is_subject_of_its_own(word, found) or self._is_amount(word):
            return False
        if found == self._nearby.by_its_deed(word, form):
            return True
        if form in IT:
            sure = not (quoted or form in _POINTING or self._follows_a_deed(word))
            return sure and all(map(self._is_of_source, found))
        if not quoted and all(actor in self._speakers for actor in found):
            several = form in ("he", "him", "his", "she", "her") and any(self._who.is_group(a.id) for a in found)
            return not several and (form not in _THEY or not (_is_one_person(found) or self._follows_several(word)))
        if form in _THEY:
            return len(found) == 1 and found[0].kind != "person" and self._nearby.groups(word) == {found[0].id}
        return len(found) == 1 and self._nearby.persons(word, form) == {found[0].id}

    def _is_amount(self, word: int) -> bool:
        """'It could be higher': what is more or less is an amount, nobody."""
        w = self._tree.sheet.words[word]
        return w.text.lower() in IT and w.head >= 0 and self._tree.sheet.words[w.head].xpos == "JJR"

    def _is_of_source(self, actor: Actor) -> bool:
        """Whether an actor speaks, or is named where it says for whom: 'a spokesman for the city said it …'."""
        return actor in self._speakers or any(inside(mention, self._source) for mention in actor.mentions)

    def _is_subject_of_its_own(self, word: int, found: tuple[Actor, ...]) -> bool:
        """'A sailor saw him': an object is nobody that the subject of the same predicate is, unless it says so."""
        w = self._tree.sheet.words[word]
        if w.upos != "PRON" or w.text.lower().endswith(("self", "selves")) or w.head < 0:
            return False
        if w.rel.split(":")[0] not in ("obj", "iobj", "obl"):
            return False
        subject = self._tree.child(w.head, *SUBJECTS)
        return subject is not None and bool(found) and self.of(subject) == found

    def thing(self, word: int) -> Range | None:
        """Return the words for the thing that a pronoun or a bare definite noun takes up; null where nobody knows."""
        return self._things.phrase(word)

    def named_thing(self, word: int) -> Range | None:
        """Return the words that say best which thing a pronoun or any definite noun means; null where its own do."""
        return self._things.phrase(word) or self._things.best_named(word)

    def is_reference(self, word: int) -> bool:
        """Whether a word means nothing to who reads it alone: a pronoun that stands for somebody or something."""
        w = self._tree.sheet.words[word]
        form = w.text.lower()
        if w.upos != "PRON" or w.rel.startswith("expl"):
            return False
        if form in _SPEAKER | _SPOKEN_TO or (form in _OTHERS and form not in ("who", "whom", "which", "that")):
            return not self._only_formal(word)
        return form in _POINTING and w.rel.split(":")[0] in (*SUBJECTS, "obj", "obl", "nmod")

    def is_plain(self, word: int) -> bool:
        """Whether a pronoun takes up the subject of its own clause, so that it reads as it is ('X sold its ship')."""
        w = self._tree.sheet.words[word]
        node = word
        for _ in range(4):
            node = self._tree.sheet.words[node].head
            if node < 0:
                return False
            subject = self._tree.child(node, *SUBJECTS)
            if subject is not None:
                break
        else:
            return False
        if subject >= word or word in self._tree.subtree(subject) or self._tree.sheet.words[subject].upos == "PRON":
            return False
        return _agrees(w.text.lower(), self._tree.sheet.words[subject], self.of(subject))

    def named_by(self, word: int) -> tuple[Actor, ...]:
        """Return whom a bare definite noun takes up, by name: 'the company' is nobody to who reads it alone."""
        w = self._tree.sheet.words[word]
        if w.upos != "NOUN" or w.xpos != "NN" or not any(
                self._tree.sheet.words[c].text.lower() in DEFINITE for c in self._tree.children(word, "det")):
            return ()
        if any(c for c in self._tree.children(word) if self._tree.sheet.words[c].rel.split(":")[0] in SAYING_WHICH):
            return ()
        found = self.of(word)
        return found if len(found) == 1 and found[0].named and self._nearby.is_only_state(word, found[0]) else ()

    def is_bare(self, word: int) -> bool:
        """Whether a noun is definite, says nothing of which one, and nobody knows it: 'the sum'."""
        return self._things.is_bare(word) and not self.named_by(word) and self.thing(word) is None

    def is_possessive(self, word: int) -> bool:
        """Whether a pronoun tells whose something is."""
        return (self._tree.sheet.words[word].text.lower() in _POSSESSIVES
                and self._tree.sheet.words[word].rel == "nmod:poss")

    def is_of_speaker(self, word: int) -> bool:
        """Whether a pronoun means who speaks ('we'): it stands for nobody once the words are told by others."""
        return self._tree.sheet.words[word].text.lower() in _SPEAKER

    def speaks_for_others(self, word: int) -> bool:
        """Whether one person says 'we': that is himself and others."""
        return (self._tree.sheet.words[word].text.lower() in _WE and len(self._speakers) == 1
                and self._speakers[0].kind == "person" and self._speakers[0].named)

    def _only_formal(self, word: int) -> bool:
        """'It is clear that …', 'it rained': nobody is meant."""
        w = self._tree.sheet.words[word]
        if w.text.lower() != "it" or not w.rel.startswith("nsubj") or w.head < 0:
            return False
        if self._is_left_to_an_infinitive(w.head):
            return True
        return self._tree.child(w.head, "csubj", "ccomp") is not None and self._tree.child(w.head, "obj") is None

    def _is_left_to_an_infinitive(self, predicate: int) -> bool:
        """'It was the duty of the court to decide', 'it was hard to cook': what it was is the infinitive."""
        words = self._tree.sheet.words
        open_to = words[predicate].upos == "NOUN" or self._tree.lemma(predicate) in _OF_DEEDS
        return open_to and self._tree.child(predicate, "cop") is not None and any(
            words[c].xpos == "VB" and any(self._tree.lemma(m) == "to" for m in self._tree.children(c, "mark"))
            for c in self._tree.children(predicate, "acl", "advcl", "xcomp"))
