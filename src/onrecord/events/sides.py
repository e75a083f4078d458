"""Who the words in a slot stand for: actors of the article, those that are only described, states behind adjectives.

In: a tree, the resolver of its actors, its statements and places. Out: ids of actors.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.events.lexicon import classes, kinds, predicates
from onrecord.events.noun_phrases import is_left_out, is_of, owner_above, whole_of
from onrecord.facts.actor import Actor
from onrecord.facts.noticed import Noticed
from onrecord.facts.statement import Statement
from onrecord.facts.tree import Tree
from onrecord.noticing.context import states_in
from onrecord.noticing.offices import state_of
from onrecord.noticing.phrases import phrases_of
from onrecord.noticing.who import Who
from onrecord.propositions.meaning import Meaning
from onrecord.statements.ability import of_noun
from onrecord.statements.sources import phrase_without

_DEEDS = (2, 4)     # quad classes of what is not only said
_BY_ANYBODY = frozenset(("ASSAULT", "COERCE", "PROTEST"))
_OF_SPORT = 3       # different words of sport that an article of sport has at least
_SPORT_SHARE = 0.015    # of its words
_OF_POLITICS = 2    # public actors, states aside, that an article of politics has at least
_PUBLIC = frozenset("GOV MIL COP JUD LEG SPY PTY OPP REB UAF PRM IGO NGO ELI LAB REF REL".split())
_IN_POWER = frozenset("GOV COP JUD MIL SPY LEG".split())
_SUCH = frozenset(("such", "like", "including"))
_DOING = frozenset(("by", "from"))
_OWNING = _DOING | {"of", "against"}
_DEEPEST = 2
_TAKING_UP = frozenset("it they them he him she her".split())
_PLAIN = ("NOUN", "PROPN", "ADJ", "NUM", "DET")


class Sides:
    """Answers for the words of one article."""

    def __init__(self, tree: Tree, who: Who, statements: Sequence[Statement], noticed: Noticed) -> None:
        self._tree, self._who, self._phrases = tree, who, phrases_of(tree.sheet)
        self._starts = [word.start for word in tree.sheet.words]
        self._within = self._statement_of_words(statements)
        self._of_politics = sum(_is_public(a) and a.kind != "state" for a in who.actors) >= _OF_POLITICS
        sport = [w.lemma.lower() for w in tree.sheet.words if "sport" in classes().get(w.lemma.lower(), ())]
        self._of_sport = len(set(sport)) >= _OF_SPORT and len(sport) >= _SPORT_SHARE * len(tree.sheet.words)
        self._meanings: dict[str, Meaning] = {}
        self._times = {i for time in noticed.times for i in self.words_in(time.span)}
        self._places = {bisect_left(self._starts, p.span[0]): p for p in noticed.places if p.country}

    def _statement_of_words(self, statements: Sequence[Statement]) -> dict[int, Statement]:
        """Return the innermost statement in whose content each word stands."""
        found: dict[int, Statement] = {}
        for s in sorted(statements, key=lambda s: -sum(end - start for start, end in s.content)):
            for start, end in s.content:
                found.update(dict.fromkeys(range(bisect_left(self._starts, start), bisect_left(self._starts, end)), s))
        return found

    def statement_at(self, word: int) -> Statement | None:
        """Return the innermost statement in whose content a word stands."""
        return self._within.get(word)

    def words_in(self, span: tuple[int, int]) -> range:
        """Return the words of a span."""
        return range(bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1]))

    def of(self, words: Iterable[int], owners: bool = True) -> tuple[str, ...]:
        """Return the actors that the phrases around some words stand for; empty where they are nobody.

        ``owners``: of a thing, those whose it is.
        """
        found: dict[str, None] = {}
        for word in words:
            joined = (word, *(c for c in self._tree.children(word, "conj") if not is_left_out(self._tree, c)))
            known = self._together(word) or [id for one in joined for id in self._examples(one)]
            found.update(dict.fromkeys(known or [id for one in joined for id in self._of(one, _DEEPEST * owners)]))
        return tuple(found)

    def _together(self, word: int) -> Sequence[str]:
        """'China's central bank and banking regulator': what stands before the first is of all, where all are known."""
        joined = self._tree.children(word, "conj")
        if not joined or self._tree.sheet.words[word].upos == "PRON":
            return ()
        found = self._actors(self._who.at(*phrase_without(self._tree, word, self._tree.children(word, "case"))))
        return found if len(found) > len(joined) else ()

    def _examples(self, word: int) -> Sequence[str]:
        """'Its rivals, such as X and Y': those named."""
        named = [c for c in self._tree.children(word, "nmod", "acl", "obl")
                 if any(self._tree.lemma(k) in _SUCH for k in self._tree.children(c, "case"))]
        return [id for c in named for one in (c, *self._tree.children(c, "conj")) for id in self._named(one)]

    def _of(self, word: int, deep: int) -> Sequence[str]:
        """Return whom one noun phrase stands for: itself, the state of its place, or whose it is ('X's plan')."""
        w = self._tree.sheet.words[word]
        if w.upos == "VERB":
            return ()
        owner = owner_above(self._tree, word)
        if owner is not None:
            return self._of(owner, deep)
        if w.rel in ("amod", "compound", "nmod:desc"):
            return self._of_modifier(word)
        whole = whole_of(self._tree, word) if "part" in classes().get(self._tree.lemma(word), ()) else None
        if whole is not None:
            return self._of(whole, deep)
        if self._is_place(word):
            return self._of_place(word)
        named = self._named(word)
        if word in self._places and not any(self._who.actor(id).state for id in named):
            return self._of_place(word) or named
        if named or w.upos not in _PLAIN:
            return named
        return self._described(word) or self._of_place(word) or self._of_owner(word, deep)

    def _named(self, word: int) -> Sequence[str]:
        """Return whom a phrase means; a document is nobody."""
        joined = self._tree.children(word, "conj")
        found = [] if joined else [actor.id for actor in self._meaning(word).of(word)]
        if joined and self._tree.sheet.words[word].upos != "PRON":
            found = self._who.at(*self._alone(word))
        if not found and self._tree.sheet.words[word].text.lower() in _TAKING_UP:
            found = self._who.at(word, word + 1)
        return self._actors(found)

    def _actors(self, found: Iterable[str]) -> Sequence[str]:
        """Leave out what does nothing itself: documents; media report."""
        return [id for id in found if _acts(self._who.actor(id))]

    def _alone(self, word: int) -> tuple[int, int]:
        """Return the words of a phrase without what is joined to it, and without what only tells more of it."""
        tree = self._tree
        without = [*tree.children(word, "case", "det", "conj", "cc", "acl", "advcl", "appos", "punct", "cop", "nsubj"),
                   *(c for c in tree.children(word, "nmod")
                     if tree.sheet.words[c].rel == "nmod" and not is_of(tree, c))]
        return phrase_without(tree, word, without)

    def _of_modifier(self, word: int) -> Sequence[str]:
        """'Israeli strikes', 'a police raid', 'a NATO summit'; a person before a noun is not who does it."""
        state = state_of(self._phrases, word)
        if state is not None:
            return self._who.state(state, word, word + 1)
        if self._tree.sheet.words[word].upos == "ADJ":
            return ()
        found = self._who.at(word, word + 1) or (
            self._described(word) if "body" in classes().get(self._tree.lemma(word), ()) else ())
        return [id for id in found if self._who.actor(id).kind not in ("person", "media", "document")]

    def _is_place(self, word: int) -> bool:
        """'The port city of X', 'a Kenyan village': a place and nobody, whatever is named in it."""
        return "place" in classes().get(self._tree.lemma(word), ()) and word not in self._places

    def _of_place(self, word: int) -> Sequence[str]:
        """'Shelled Kharkiv', 'the French city of Brest': what is done to a town is done to its state."""
        tree = self._tree
        within = [word, *tree.children(word, "compound", "flat", "appos", "amod", "nmod:poss", "nmod"),
                  *(c for c in tree.children(max(tree.sheet.words[word].head, 0), "obl") if self._is_within(c))]
        for i in within:
            if i in self._places and self._places[i].country:
                return self._who.state(self._places[i].country, i, i + 1)
            state = state_of(self._phrases, i)
            if state is not None:
                return self._who.state(state, i, i + 1)
        return ()

    def _is_within(self, word: int) -> bool:
        """'Bombed a village in Togo'."""
        return any(self._tree.lemma(k) == "in" for k in self._tree.children(word, "case"))

    def _described(self, word: int) -> Sequence[str]:
        if not self.is_party(word) or self._tree.sheet.words[word].upos == "PRON":
            return ()
        return self._actors(self._who.or_described(*self._alone(word), speaks=True))

    def _of_owner(self, word: int, deep: int) -> Sequence[str]:
        """'Dismissed a list by X', 'took control of X': what is done to a thing is done to whose it is."""
        if not deep:
            return ()
        tree = self._tree
        owners = [*tree.children(word, "nmod:poss"), *(
            c for c in tree.children(word, "nmod", "acl", "obl")
            if {tree.lemma(k) for k in tree.children(c, "case")} & (_DOING if self._is_deed(word) else _OWNING))]
        owners += [b for c in tree.children(word, "acl") for b in tree.children(c, "obl")
                   if any(tree.lemma(k) == "by" for k in tree.children(b, "case"))]
        owners += tree.children(word, "amod", "compound", "nmod:desc")      # 'decried government neglect'
        return next((found for owner in owners if (found := self._of(owner, deep - 1))), ())

    def may_receive(self, word: int) -> bool:
        """Whether something may be done to, for or against a word: a party, a place."""
        return self.is_party(word) or word in self._places

    def _is_deed(self, word: int) -> bool:
        return (self._tree.lemma(word), "noun") in predicates()

    def in_one_sentence(self, a: int, b: int) -> bool:
        """Whether two words stand in one sentence."""
        return self._tree.sheet.words[a].sentence == self._tree.sheet.words[b].sentence

    def kind_of(self, id: str) -> str:
        """Return what an actor is: its kind, that of whom it serves, or that it is only described."""
        actor = self._who.actor(id)
        return f"{actor.kind}{'' if actor.named else ' described'}{' of a state' if actor.state else ''}"

    def is_authority(self, id: str) -> bool:
        """Whether an actor holds power in a state: it, a body of it, who serves one."""
        actor = self._who.actor(id)
        return bool(actor.state) and (actor.kind == "state" or actor.sector in _IN_POWER)

    def powers(self, ids: Sequence[str], word: int) -> Sequence[str]:
        """Return those of some actors that hold power; for a person, as a judge, the state that it serves."""
        found: dict[str, None] = {}
        for actor in map(self._who.actor, filter(self.is_authority, ids)):
            found.update(dict.fromkeys(
                self._who.state(actor.state, word, word + 1) if actor.kind == "person" else [actor.id]))
        return tuple(found)

    def state_here(self, word: int) -> Sequence[str]:
        """Return the state of an authority where none is told: the one whose bodies the article tells most of."""
        told = Counter(state for actor in self._who.actors if actor.kind == "institution" and actor.sector in _IN_POWER
                       and (state := actor.state) is not None for _ in actor.mentions)
        state = told.most_common(1)[0][0] if told else states_in(self._phrases).here(word)
        return self._who.state(state, word, word + 1)

    def _meaning(self, word: int) -> Meaning:
        s = self.statement_at(word)
        first = self._tree.sheet.sentences[self._tree.sheet.words[word].sentence][0]
        key = s.id if s is not None else f"sentence {first}"
        if key not in self._meanings:
            self._meanings[key] = self._of_statement(s) if s is not None else Meaning(
                self._tree, self._who, opens=first)
        return self._meanings[key]

    def _of_statement(self, s: Statement) -> Meaning:
        cue = self.words_in(s.cue.spans[0])[0] if s.cue.spans and self.words_in(s.cue.spans[0]) else None
        opens = min(self.words_in(s.content[0]), default=0)
        own = s.form in ("direct", "mixed") or self._tree.sheet.words[opens].quoted
        return Meaning(self._tree, self._who, s.speakers, s.addressees, cue, opens=opens, in_own_words=own)

    def is_political(self, type_: str, actors: Sequence[str]) -> bool:
        """Whether what some actors do may be a political event.

        It is where one of them is public or the article is of politics; violence and protest are whoever does them.
        Where the article is of sport, a deed has to be of those who hold power.
        """
        if not actors:
            return False
        if self._of_sport and kinds()[type_].quad in _DEEDS:
            return any(self._who.actor(id).sector in _IN_POWER for id in actors)
        by_anybody = type_ in _BY_ANYBODY
        return by_anybody or self._of_politics or any(_is_public(self._who.actor(id)) for id in actors)

    def is_official(self, word: int) -> bool:
        """Whether a word is for a state, who serves one, or somebody who goes about as one: a delegation, a premier."""
        found = self._named(word)
        return "official" in classes().get(self._tree.lemma(word), ()) or any(self._who.actor(id).state for id in found)

    def is_people(self, word: int) -> bool:
        """Whether a word is for persons, by name or not: neither states nor places, which sides are named after."""
        if self._tree.sheet.words[word].upos == "PROPN":
            return any(self._who.actor(id).kind == "person" for id in self._named(word))
        return self.is_party(word)

    def is_party(self, word: int) -> bool:
        """Whether a word is for people, a body, a state or a place: somebody to whom a deed may be done."""
        w = self._tree.sheet.words[word]
        lemma = self._tree.lemma(word)
        if w.upos == "PRON":
            return w.text.lower() not in ("it", "this", "that", "what", "which") or bool(self._named(word))
        of = classes().get(lemma, frozenset())
        if "nobody" in classes().get(w.text.lower(), ()) or word in self._times or (
                "building" in of and "party" not in of and not self._named(word)):
            return False
        return "party" in classes().get(lemma, ()) or of_noun(lemma) == "party" or bool(
            (w.upos == "PROPN" or w.text.isupper()) and not w.rel.startswith(("compound", "flat")))


def _acts(actor: Actor) -> bool:
    """Whether an actor does anything itself: a document, a medium, a dam, a speech that is only described does not."""
    if actor.kind in ("document", "media") or "infrastructure" in classes().get(actor.name.split()[-1].lower(), ()):
        return False
    return actor.named or bool(actor.state) or of_noun(actor.name.split()[-1].lower()) not in ("shows", "thing")


def _is_public(actor: Actor) -> bool:
    """Whether an actor is a state, serves one or did, or is a body or movement of public life by kind or by name."""
    if actor.state or actor.kind in ("institution", "embassy", "armed group") or actor.sector in _PUBLIC:
        return True
    return any("public" in classes().get(word.lower().removesuffix("s"), ())
               for word in f"{actor.name} {actor.role or ''}".split())
