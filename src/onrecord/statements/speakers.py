"""Who speaks: the noun phrase of a source -> actors, described actors added where nobody is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.facts.actor import Actor
from onrecord.facts.sheet import Sheet, Turn
from onrecord.facts.span import Span
from onrecord.facts.statement import SourceType
from onrecord.facts.tree import Range, Tree, matches
from onrecord.noticing.tables import unnamed
from onrecord.noticing.who import Who
from onrecord.statements.attribution import Attribution
from onrecord.statements.authors import author_of, is_author
from onrecord.statements.lexicon import words_of
from onrecord.statements.sources import phrase_without

_SPOKES = ("spokes", "press secretary", "press officer")
_OFFICIAL = frozenset(("GOV", "MIL", "SPY", "COP", "JUD", "LEG"))
_KINDS: dict[str, SourceType] = {
    "state": "institution",
    "institution": "institution",
    "embassy": "embassy",
    "media": "media",
    "document": "document",
    "organisation": "institution",
    "armed group": "institution",
}


@dataclass(slots=True)
class Voice:
    """Who stands behind a source: actors with the words that name them, in order."""

    actors: list[Actor] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def pairs(self) -> list[tuple[Actor, Span]]:
        """Return each actor with the words that name it."""
        return list(zip(self.actors, self.spans, strict=True))

    @property
    def source_type(self) -> SourceType:
        """The type of the first actor; implicit where there is none."""
        return source_type(self.actors[0]) if self.actors else "implicit"

    @property
    def on_behalf_of(self) -> str | None:
        """The state that all of them act for, if it is one state and none of them is that state itself."""
        states = {a.of for a in self.actors}
        return states.pop() if len(states) == 1 else None


def source_type(actor: Actor) -> SourceType:
    """Return what kind of source an actor is."""
    if actor.kind != "person":
        return _KINDS[actor.kind]
    if not actor.named:
        return "unnamed official" if actor.sector in _OFFICIAL else "unnamed person"
    return "spokesperson" if any(s in (actor.role or "").lower() for s in _SPOKES) else "named person"


class Voices:
    """Resolves sources of one sheet in reading order, so that 'he' can be who spoke last."""

    def __init__(self, tree: Tree, who: Who) -> None:
        self._tree, self._sheet, self._who = tree, tree.sheet, who
        self._last = Voice()
        self._person = Voice()  # the last one that was a person: an agency may speak between 'she said' and 'she added'
        self._quoted = Voice()
        self._turn: Turn | None = None
        self._writer = author_of(tree.sheet, who)

    def of(self, a: Attribution) -> Voice:
        """Return who speaks by an attribution; an empty voice where nobody is named.

        Who speaks in the outlet's own sentences is remembered for the pronouns that follow; 'the paper was told'
        after a quotation carries over who was quoted.
        """
        self._enter(self._sheet.turn_at(a.head))
        aside = self._sheet.words[a.head].quoted
        if (
            not a.sources
            and a.passive
            and not aside
            and self._tree.lemma(a.head) in words_of("telling")
            and self._quoted.actors
        ):
            return Voice(self._quoted.actors, [self._sheet.span(*a.cue[0])] * len(self._quoted.actors))
        voice = self.aside(a.sources) if aside else self._or_last(a.sources)
        if voice.actors and not aside and not self._is_writers(voice):
            self._last = voice
            if voice.actors[0].kind == "person":
                self._person = voice
            if any(self._sheet.words[first].quoted for first, _ in a.contents):
                self._quoted = voice
        return voice

    def _is_writers(self, voice: Voice) -> bool:
        """Who writes 'I' is no 'he' in the next sentence."""
        return self._writer is not None and voice.actors[0].id == self._writer.id

    def _enter(self, turn: Turn | None) -> None:
        """Forget who spoke where another entry begins: 'he' is nobody of the one before, which was written after it."""
        if turn is not self._turn:
            self._turn, self._last, self._person, self._quoted = turn, Voice(), Voice(), Voice()

    def _or_last(self, sources: list[Range]) -> Voice:
        """Who spoke last speaks on as 'it' (an institution) or as 'the official', 'the source' (a person)."""
        for before in (self._last, self._person):
            if len(sources) == 1 and before.actors and self._means(sources[0], before.actors[0]):
                return Voice(before.actors, [self._sheet.span(*sources[0])] * len(before.actors))
        before = Voice() if self._goes_on(sources) else Voice([*self._last.actors, *self._person.actors])
        found = self.aside(sources, before)
        if self._is_pronoun(sources) and self._turn is not None and not self._met(found, sources[0][0]):
            return Voice()
        if found.actors or not self._is_pronoun(sources) or any(self._who.is_group(a.id) for a in self._person.actors):
            return found
        return Voice(self._person.actors, [self._sheet.span(*sources[0])] * len(self._person.actors))

    def _met(self, voice: Voice, word: int) -> bool:
        """Whether somebody was named in the entry before a word."""
        start, end = self._sheet.words[self._turn.parts[0][0] if self._turn else 0].start, self._sheet.words[word].start
        return any(start <= m[0] < end for actor in voice.actors for m in actor.mentions)

    def _goes_on(self, sources: list[Range]) -> bool:
        """'While China has …, it …': it means the subject beside it, whoever spoke before."""
        first = sources[0][0] if sources else 0
        return self._tree.lemma(first) == "it" and self._who.has_subject_before(first) if sources else False

    def _is_pronoun(self, sources: list[Range]) -> bool:
        return [self._sheet.words[i].lemma.lower() for r in sources for i in range(*r)] in (["he"], ["she"])

    def _means(self, source: Range, last: Actor) -> bool:
        words = [self._sheet.words[i].lemma.lower() for i in range(*source)]
        if words == ["it"]:
            return last.kind not in ("person", "document") and not self._goes_on([source])
        row = unnamed().get(words[1]) if len(words) == 2 and words[0] == "the" else None
        if (
            row is None
            or row.kind != "person"
            or last.kind != "person"
            or self._sheet.words[source[0] + 1].xpos != "NN"
        ):
            return False
        if self._is_introduced(row.noun, source[0]) and row.noun not in last.name.lower():
            return False
        return row.sector in (last.sector, None) or row.noun in last.name.lower()

    def _is_introduced(self, noun: str, word: int) -> bool:
        """'A source said …': once somebody unnamed has spoken as that, 'the source' is nobody with a name."""
        start = self._sheet.words[word].start
        return any(not actor.named and noun in actor.name.lower().split() and actor.mentions[0][0] < start
                   for actor in self._who.actors if actor.mentions)

    def aside(self, sources: list[Range], before: Voice | None = None, speaks: bool = True) -> Voice:
        """Return the voice of phrases; ``before``: who spoke last, for pronouns; ``speaks``: they are sources."""
        voice = Voice()
        for first, end in sources:
            for actor in self._actors(first, end, before or Voice(), speaks):
                if all(actor.id != a.id for a in voice.actors):
                    voice.actors.append(actor)
                    voice.spans.append(_naming(self._sheet, actor, (first, end)))
        return voice

    def _actors(self, first: int, end: int, before: Voice, speaks: bool) -> list[Actor]:
        if self._writer is not None and is_author(self._sheet, first, end):
            return [self._who.actor(self._who.add(self._writer))]
        author = self._author(first, end)
        if author:
            return author
        salient = [actor.id for actor in before.actors]
        return [self._who.actor(i) for i in self._who.or_described(first, end, salient, speaks)]

    def _author(self, first: int, end: int) -> list[Actor]:
        """Return whose words a document is: 'a report by X', 'a letter from X', 'X data'; nobody if it does not say."""
        top = self._tree.top(first, end)
        row = unnamed().get(self._tree.lemma(top))
        if row is None or row.kind != "document":
            return []
        authors = (phrase for c, phrase in self._owners(top) if first <= c < end)
        found = ([self._who.actor(i) for i in self._who.at(*phrase)] for phrase in authors)
        return next((actors for actors in found if any(actor.named for actor in actors)), [])

    def _owners(self, document: int) -> Iterator[tuple[int, Range]]:
        """Yield nouns with their phrases that say whose a document is: 'by X', 'from X', or a name right before it."""
        for c in self._tree.subtree(document):
            word = self._sheet.words[c]
            cases = [k for k in self._tree.children(c, "case") if self._tree.lemma(k) in ("by", "from")]
            beside = word.head == document and word.upos == "PROPN" and matches(word.rel, ("compound",))
            if c != document and (cases or beside):
                yield c, phrase_without(self._tree, c, cases)


def _naming(sheet: Sheet, actor: Actor, source: Range) -> Span:
    """Return the words of a source that name the actor: its mention there, else all of them."""
    start, end = sheet.span(*source)
    inside = [m for m in actor.mentions if start <= m[0] and m[1] <= end]
    return max(inside, key=lambda m: m[1] - m[0]) if inside else (start, end)
