"""Which thing is meant by 'it', 'this', 'the deal': no actor, but what the article told of before.

In: a tree, a word, and where the content it stands in begins and is told. Out: the words that say which thing.
A pronoun takes up what the words before it in the same content are about, else what the cue says they are about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from onrecord.facts.actor import Actor
from onrecord.facts.tree import Range, Tree, matches
from onrecord.propositions.clauses import SUBJECTS
from onrecord.statements.lexicon import words_of
from onrecord.statements.sources import phrase_without

IT = frozenset(("it", "its", "itself", "this", "that"))
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
SAYING_WHICH = ("nmod", "acl", "compound", "appos", "nummod", "flat")
_POINTING = frozenset(("this", "that"))
_ABOUT = frozenset(("of", "about", "on", "regarding", "over", "for"))
_SPOKEN_OF = frozenset(("of", "about", "regarding"))
_ASKING = frozenset(("ask", "question", "press", "speak", "talk"))
_FAR, _NEAR = 6, 1      # sentences back within one content: for 'it', for 'this' and 'that'


class Things:
    """Answers for the words of one content. ``opens``: its first word; ``cue``: what attributes it.

    ``actors_of``: whom a word means, as far as it means somebody.
    """

    def __init__(self, tree: Tree, cue: int | None, opens: int, actors_of: Callable[[int], Sequence[Actor]]) -> None:
        self._tree, self._cue, self._opens, self._actors_of = tree, cue, opens, actors_of
        self._known: dict[int, int | None] = {}

    def phrase(self, word: int) -> Range | None:
        """Return the words for the thing that a pronoun or a bare definite noun takes up; null where nobody knows."""
        if word not in self._known:
            self._known[word] = None            # a pronoun that would lead back to itself leads nowhere
            top = self._top(word)
            fuller = self._fuller(top) if top is not None and self._tree.sheet.words[word].upos == "PRON" else None
            self._known[word] = top if fuller is None else fuller
        top = self._known[word]
        return None if top is None else phrase_without(self._tree, top, self._tree.children(top, "case"))

    def _top(self, word: int) -> int | None:
        here = self._tree.sheet.words[word]
        if here.upos != "PRON":
            return self._fuller(word)
        if here.text.lower() not in IT or here.xpos == "WDT" or self._actors_of(word):
            return None
        ways = (self._told_before, self._of_its_name, self._said_about, self._of_the_cue)
        return next((top for way in ways if (top := way(word)) is not None), None)

    # --- by the words before it in the same content

    def _told_before(self, word: int) -> int | None:
        """Return the subject of a sentence before, within the same quotation, where it is a thing."""
        sheet = self._tree.sheet
        here = sheet.words[word]
        if not here.quoted:
            return None
        far = _NEAR if here.text.lower() in _POINTING else _FAR
        first = sheet.words[self._opens].sentence
        for number in range(here.sentence - 1, max(here.sentence - far - 1, first - 1), -1):
            for i in range(max(sheet.sentences[number][0], self._opens), sheet.sentences[number][1]):
                found = self._subject_thing(i)
                if found is not None:
                    return found
        return None

    def _subject_thing(self, i: int) -> int | None:
        """Return the thing that the subject of a sentence's main clause is, or takes up."""
        sheet = self._tree.sheet
        word = sheet.words[i]
        if word.rel not in ("nsubj", "nsubj:pass") or not word.quoted or sheet.words[word.head].rel not in (
                "root", "ccomp", "parataxis"):
            return None
        if word.upos == "PRON":
            return self._top(i) if word.text.lower() == "it" and i not in self._known else self._known.get(i)
        return i if word.xpos in ("NN", "NNP") and not self._actors_of(i) else None

    def _of_its_name(self, word: int) -> int | None:
        """'It is a terrible deal': the deal that was named before, by the name that says most."""
        head = self._tree.sheet.words[word].head
        if head < 0 or self._tree.sheet.words[head].upos != "NOUN" or self._tree.child(head, "cop") is None:
            return None
        return self._named_before(head, word)

    # --- by what the cue says that they are about

    def _said_about(self, word: int) -> int | None:
        """'She said of the deal', 'asked about the deal, he said': what is spoken of."""
        if self._cue is None:
            return None
        asked = [c for c in self._tree.children(self._cue, "advcl", "acl") if self._tree.lemma(c) in _ASKING]
        for verb in (self._cue, *asked):
            for c in self._tree.children(verb, "obl"):
                about = {self._tree.lemma(k) for k in self._tree.children(c, "case")}
                if about & _SPOKEN_OF and self._is_thing(c):
                    return c
        return None

    def _of_the_cue(self, word: int) -> int | None:
        """'He repeated his criticism of the deal, saying it …': the object of what governs the cue."""
        sheet = self._tree.sheet
        if self._cue is None or sheet.words[word].quoted or word < self._opens:
            return None
        over = sheet.words[self._cue].head
        if over < 0 or not matches(sheet.words[self._cue].rel, ("advcl", "conj", "parataxis")):
            return None
        found = self._tree.child(over, "obj", "obl")
        while found is not None and self._is_of_words(found):
            found = next((c for c in self._tree.children(found, "nmod") if {
                self._tree.lemma(k) for k in self._tree.children(c, "case")} & _ABOUT), None)
        return found if found is not None and self._is_thing(found) else None

    def _is_of_words(self, i: int) -> bool:
        """Whether a noun is for what is said or thought of something ('criticism of', 'report on')."""
        return self._tree.lemma(i) in words_of("said before") | words_of("opinion")

    def _is_thing(self, i: int) -> bool:
        word = self._tree.sheet.words[i]
        return word.xpos in ("NN", "NNP") and not self._actors_of(i)

    # --- the same noun, with more words to it

    def _fuller(self, word: int) -> int | None:
        """'The deal' behind 'the 2015 nuclear deal': the same noun before, by the name that says most."""
        return self._named_before(word, word) if self.is_bare(word) else None

    def best_named(self, word: int) -> Range | None:
        """Return the words by which the article names a thing best, for a definite noun that says less ('his deal')."""
        here = self._tree.sheet.words[word]
        if here.upos != "NOUN" or self._says_which(word) > 1 or self._actors_of(word) or not (
                self._is_definite(word) or self._tree.child(word, "nmod:poss") is not None):
            return None
        top = self._named_before(word, word)
        if top is None or self._says_which(top) < 2:
            return None
        return phrase_without(self._tree, top, self._tree.children(top, "case"))

    def is_bare(self, word: int) -> bool:
        """Whether a noun is definite and says nothing of which one: 'the sum'."""
        w = self._tree.sheet.words[word]
        return (w.upos == "NOUN" and self._is_definite(word) and w.lemma.lower() not in words_of("known to all")
                and not self._tree.children(word, *SAYING_WHICH, "amod"))

    def _is_definite(self, word: int) -> bool:
        return any(self._tree.sheet.words[c].text.lower() in DEFINITE for c in self._tree.children(word, "det"))

    def _named_before(self, noun: int, before: int) -> int | None:
        """Return the mention of a noun before a word that says best which thing it is; no mention that says nothing."""
        named = [i for i in takewhile(lambda i: i < before, self._tree.alike(noun))
                 if self._says_which(i) and not self._is_said_of(i)]
        return max(named, key=lambda i: (self._says_which(i), i), default=None)

    def _is_said_of(self, i: int) -> bool:
        """Whether a noun is what something is called ('it is a bad deal'): that names nothing."""
        return self._tree.child(i, "cop", *SUBJECTS) is not None

    def _says_which(self, i: int) -> int:
        """Return how well a noun phrase says which thing it means: by a name, by words between 'the' and it, not."""
        before = self._tree.children(i, "compound", "nmod:poss")
        if any(self._tree.sheet.words[c].upos == "PROPN" for c in before):
            return 2
        return int(self._is_definite(i) and bool(before or self._tree.children(i, "nmod")))
