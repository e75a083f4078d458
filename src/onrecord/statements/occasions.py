"""Occasions: a statement without a day of its own has that of the meeting, letter or speech it belongs to.

The statements are gone through in the order of their cues, with what was held or written on a given day between them.
Each opens an occasion (its day, who spoke, by what) or belongs to an open one: by its speaker, or by the noun that
names the occasion ('the letter also said'). An occasion is over when its speaker has another one, or when the text
has left it for long. What was said before ('had said', 'has long said') and what is told inside somebody's
words belongs to none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.facts.time import Time
from onrecord.facts.tree import Tree, matches
from onrecord.noticing.times import governing
from onrecord.statements.attribution import Attribution
from onrecord.statements.chains import Spoken
from onrecord.statements.dated import time_of
from onrecord.statements.lexicon import words_of
from onrecord.statements.speakers import Voice, Voices
from onrecord.words.stems import content_stems

_LEFT = 12  # sentences after which the text has left an occasion that nothing came back to
_BESIDE = 2  # sentences within which another voice of the same state speaks on the same occasion
_DEFINITE = frozenset(("the", "this", "that", "same", "its", "his", "her", "their"))
_LONGEST = 31  # days: what happened within a year is no occasion
_TOLD_AGAIN = 2  # stems that a lead shares with what it sums up


@dataclass(slots=True)
class Occasion:
    """A day on which some speak; ``day`` null: the text gives none. ``noun``: what names it; ``last``: a sentence."""

    day: Time | None
    speakers: frozenset[str]
    states: frozenset[str]
    noun: str | None
    last: int


def days_of(tree: Tree, times: Sequence[Time], spoken: Sequence[Spoken], voices: Voices) -> list[Time | None]:
    """Return the time of each statement, in the order given."""
    walk = _Walk(tree, times, spoken, voices)
    days: dict[int, Time | None] = {}
    for i in sorted(range(len(spoken)), key=lambda i: spoken[i].attribution.head):
        days[i] = walk.day_of(spoken[i])
    _date_lead(tree, spoken, days)
    return [days[i] for i in range(len(spoken))]


class _Walk:
    """The open occasions of an article while it is gone through."""

    def __init__(self, tree: Tree, times: Sequence[Time], spoken: Sequence[Spoken], voices: Voices) -> None:
        self._tree, self._times, self._voices = tree, times, voices
        self._contents = [s.attribution.content_words() for s in spoken]
        said = {i for s in spoken for i in (s.attribution.head, *s.attribution.content_words())}
        self._held = list(_held(tree, times, said))
        self._open: list[Occasion] = []

    def day_of(self, s: Spoken) -> Time | None:
        """Return when a statement was made, and open or go on with its occasion."""
        a = s.attribution
        own = time_of(self._tree, self._times, a)
        if self._told_inside(a):
            return own
        self._pass(a.head)
        if own is not None:
            self._opened(own, s.voice, _named(self._tree, a)[0], a.head)
            return own
        if _before(self._tree, a.head):
            return None
        occasion = self._belongs_to(s)
        if occasion is None:
            return None
        occasion.last = self._sentence(a.head)
        occasion.speakers |= _ids(s.voice) if occasion.day is not None and _ids(s.voice) else frozenset()
        return occasion.day

    def _told_inside(self, a: Attribution) -> bool:
        return self._tree.sheet.words[a.head].quoted or any(a.head in words for words in self._contents)

    def _sentence(self, word: int) -> int:
        return self._tree.sheet.words[word].sentence

    def _pass(self, word: int) -> None:
        """Open what was held or written on a day before a word."""
        while self._held and self._held[0][0] < word:
            at, day = self._held.pop(0)
            voice = self._voices.aside(_who_holds(self._tree, at), speaks=False)
            self._opened(day, voice, _noun_of(self._tree, at), at)

    def _opened(self, day: Time | None, voice: Voice, noun: str | None, at: int) -> Occasion:
        occasion = Occasion(_short(day), _ids(voice), _states(voice), noun, self._sentence(at))
        self._open.append(occasion)
        return occasion

    def _belongs_to(self, s: Spoken) -> Occasion | None:
        """Return the occasion of a statement without a day: that of its noun, else the last one of its speaker."""
        head = s.attribution.head
        noun, definite = _named(self._tree, s.attribution)
        if noun is not None and definite:
            found = next((o for o in reversed(self._open) if o.noun == noun), None)
            if found is not None:
                return found
        mine = self._of_speaker(s.voice, head)
        if noun is None or mine is None or definite:
            return mine
        if mine.noun in (None, noun):
            mine.noun = noun
            return mine
        return self._opened(None, s.voice, noun, head)     # 'in an interview': another occasion, without a day

    def _of_speaker(self, voice: Voice, head: int) -> Occasion | None:
        ids, states, now = _ids(voice), _states(voice), self._sentence(head)
        for o in reversed(self._open):
            if ids & o.speakers:
                return o if now - o.last <= _LEFT else None
        last = self._open[-1] if self._open else None
        if last is not None and states & last.states and now - last.last <= _BESIDE:
            return last
        return None


def _ids(voice: Voice) -> frozenset[str]:
    return frozenset(a.id for a in voice.actors)


def _states(voice: Voice) -> frozenset[str]:
    """The states that a voice is or speaks for."""
    return frozenset(state for a in voice.actors if (state := a.state) is not None)


def _short(day: Time | None) -> Time | None:
    """A time of at most a month can be an occasion; what is longer, or not known, dates nothing that follows."""
    if day is None or day.earliest is None or day.latest is None or day.earliest[:7] != day.latest[:7]:
        return None
    return day


def _named(tree: Tree, a: Attribution) -> tuple[str | None, bool]:
    """Return the noun of the occasion by which something is said, and whether it is one already known."""
    tops = [tree.top(*source) for source in a.sources]
    for noun in (*tops, *tree.children(a.head, "obl", "nmod")):
        if tree.lemma(noun) in words_of("occasion") and noun not in a.content_words():
            known = {tree.lemma(c) for c in tree.children(noun, "det", "nmod:poss", "amod")}
            return tree.lemma(noun), bool(known & _DEFINITE)
    return None, False


def _before(tree: Tree, head: int) -> bool:
    """Whether a cue tells of another time without naming it: 'had said', 'has long said', 'previously said'."""
    helping = {tree.lemma(c) for c in tree.children(head, "aux")}
    return "have" in helping or any(tree.lemma(c) in words_of("another time") for c in tree.children(head, "advmod"))


def _held(tree: Tree, times: Sequence[Time], said: set[int]) -> Iterable[tuple[int, Time]]:
    """Yield nouns and verbs of occasions that have a day and say nothing themselves: 'they met on Monday'."""
    for i, word in enumerate(tree.sheet.words):
        if i in said or word.quoted:
            continue
        verb = word.upos == "VERB" and tree.lemma(i) in words_of("holding")
        noun = word.upos == "NOUN" and tree.lemma(i) in words_of("occasion")
        day = governing(tree.sheet, times, i) if verb or noun else None
        if day is not None and not _before(tree, i):
            yield i, day


def _who_holds(tree: Tree, at: int) -> list[tuple[int, int]]:
    """Return the phrases of who holds, writes or attends an occasion: subject and object, 'by' and 'with' whom."""
    words = tree.sheet.words
    top = words[at].head if words[at].upos == "NOUN" and matches(words[at].rel, ("obj", "nsubj")) else at
    out = []
    for node in {top, at}:
        for c in tree.children(node, "nsubj", "obl", "nmod", "nmod:poss"):
            cases = {tree.lemma(k) for k in tree.children(c, "case")}
            if c != at and words[c].upos in ("NOUN", "PROPN", "PRON") and (
                    matches(words[c].rel, ("nsubj", "nmod:poss")) or cases & {"by", "with", "between", "from"}):
                kept = [k for k in tree.subtree(c, without=tree.children(c, "case", "acl", "punct")) if k != at]
                out.append((kept[0], kept[-1] + 1))
    return out


def _noun_of(tree: Tree, at: int) -> str | None:
    """Return the noun that names an occasion: the word itself, or what its verb issues or holds."""
    if tree.sheet.words[at].upos == "NOUN":
        return tree.lemma(at)
    return next((tree.lemma(c) for c in tree.children(at, "obj", "nsubj") if tree.lemma(c) in words_of("occasion")),
                words_of("holding") and {"meet": "meeting", "speak": "speech", "write": "letter"}.get(tree.lemma(at)))


def _date_lead(tree: Tree, spoken: Sequence[Spoken], days: dict[int, Time | None]) -> None:
    """A lead sums up what is told below it: the day of the same words of the same speaker there is its day."""
    if not spoken:
        return
    end = tree.sheet.paragraphs[0][1] if tree.sheet.paragraphs else 0
    for i, s in enumerate(spoken):
        if days[i] is not None or s.attribution.head >= end or tree.sheet.words[s.attribution.head].quoted:
            continue
        later = (k for k, other in enumerate(spoken)
                 if other.attribution.head >= end and _ids(other.voice) & _ids(s.voice))
        again = next((k for k in later if _shared(tree, spoken[k], s)), None)
        days[i] = _short(days[again]) if again is not None else None


def _shared(tree: Tree, later: Spoken, lead: Spoken) -> bool:
    """Whether a later statement tells again what the lead tells."""
    one, two = (content_stems(" ".join(tree.sheet.text(*c) for c in s.attribution.contents)) for s in (later, lead))
    return len(one & two) >= _TOLD_AGAIN
