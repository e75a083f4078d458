"""Occasions: a statement without a day of its own has that of the meeting, letter or speech it belongs to.

The statements are gone through in the order of their cues, with what was held or written on a given day between them.
Each opens an occasion (its day, who spoke, by what) or belongs to an open one: by its speaker, or by the noun that
names the occasion ('the letter also said'). An occasion is over when its speaker has another one, or when the text
has left it for long. What was said before ('had said', 'has long said') and what is told inside somebody's
words belongs to none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.facts.actor import Actor
from onrecord.facts.time import Time
from onrecord.facts.tree import Tree, matches
from onrecord.statements.acts import act_of
from onrecord.statements.attribution import Attribution
from onrecord.statements.chains import Spoken
from onrecord.statements.dated import time_of
from onrecord.statements.held import before, held, named, noun_of
from onrecord.statements.same_voice import goes_on
from onrecord.statements.speakers import Voice, Voices
from onrecord.words.stems import content_stems

_LEFT = 12  # sentences after which the text has left an occasion that nothing came back to
_BESIDE = 2  # sentences within which another voice of the same body speaks on the same occasion
_TOLD_AGAIN = 2  # stems that a lead shares with what it sums up


@dataclass(slots=True, eq=False)
class Occasion:
    """A day on which some speak; ``day`` null: the text gives none. ``noun``: what names it; ``last``: a sentence.

    ``spoken``: something is said on it; where nothing is told of it but that it was held, the text leaves it soon.
    """

    day: Time | None
    speakers: list[Actor]
    noun: str | None
    last: int
    spoken: bool = True


def days_of(tree: Tree, times: Sequence[Time], spoken: Sequence[Spoken], voices: Voices) -> list[Time | None]:
    """Return the time of each statement, in the order given."""
    walk = _Walk(tree, times, spoken, voices)
    found: dict[int, Time | Occasion | None] = {}
    for i in sorted(range(len(spoken)), key=lambda i: spoken[i].attribution.head):
        found[i] = walk.occasion_of(spoken[i], _of_its_verb(tree, spoken, found, i))
    days = [one.day if isinstance(one := found[i], Occasion) else one for i in range(len(spoken))]
    _date_lead(tree, spoken, days)
    return days


def _of_its_verb(tree: Tree, spoken: Sequence[Spoken], found: dict[int, Time | Occasion | None],
                 i: int) -> Time | Occasion | None:
    """'He said so on Monday, adding …': a participle or second verb without a day has that of the verb before it."""
    at = spoken[i].attribution.head
    word = tree.sheet.words[at]
    if word.head < 0 or word.head > at or not (matches(word.rel, ("conj",)) or word.xpos == "VBG"):
        return None
    verb = next((k for k in found if spoken[k].attribution.head == word.head), None)
    return found[verb] if verb is not None else None


class _Walk:
    """The occasions of an article while it is gone through; the last one is what the text is at."""

    def __init__(self, tree: Tree, times: Sequence[Time], spoken: Sequence[Spoken], voices: Voices) -> None:
        self._tree, self._times, self._voices = tree, times, voices
        self._contents = {i for s in spoken for i in s.attribution.content_words()}
        self._held = list(held(tree, times, self._contents | {s.attribution.head for s in spoken}))
        self._starts = [word.start for word in tree.sheet.words]
        self._open: list[Occasion] = []

    def occasion_of(self, s: Spoken, joined: Time | Occasion | None) -> Time | Occasion | None:
        """Return the time of a statement, or the occasion that has it; open or go on with that.

        ``joined``: what is known of the verb that the cue is joined to.
        """
        a = s.attribution
        own = time_of(self._tree, self._times, a)
        if self._told_inside(a):
            return own
        own = None if own is not None and self._is_told(own, a) else own
        self._pass(a.head)
        noun, known = named(self._tree, a)
        if own is not None:
            self._dated(own, noun if known else None, a.head)
            self._opened(own, s.voice, noun, a.head)
            return own
        if joined is not None:
            return joined
        if before(self._tree, a.head) or act_of(self._tree, a) == "not_acknowledge":
            return None         # who does not acknowledge goes on not doing so
        occasion = self._belongs_to(s, noun, known) or self._opened(None, s.voice, noun, a.head)
        occasion.last, occasion.spoken = self._sentence(a.head), True
        occasion.speakers += [x for x in s.voice.actors if all(x.id != y.id for y in occasion.speakers)]
        self._open.remove(occasion)
        self._open.append(occasion)
        return occasion

    def _told_inside(self, a: Attribution) -> bool:
        return self._tree.sheet.words[a.head].quoted or a.head in self._contents

    def _is_told(self, time: Time, a: Attribution) -> bool:
        """Whether a time stands inside what another statement says."""
        at = bisect_left(self._starts, time.span[0])
        return at in self._contents and at not in a.content_words()

    def _sentence(self, word: int) -> int:
        return self._tree.sheet.words[word].sentence

    def _pass(self, word: int) -> None:
        """Open what was held or written on a day before a word."""
        while self._held and self._held[0][0] < word:
            at, day, who = self._held.pop(0)
            self._opened(day, self._voices.aside(who, speaks=False), noun_of(self._tree, at), at).spoken = False

    def _opened(self, day: Time | None, voice: Voice, noun: str | None, at: int) -> Occasion:
        occasion = Occasion(_known(day), list(voice.actors), noun, self._sentence(at))
        self._open.append(occasion)
        return occasion

    def _dated(self, day: Time, noun: str | None, at: int) -> None:
        """'A letter denied it. In the letter, dated 3 May, …': the day that comes later is that of the whole letter."""
        for o in self._open:
            if noun is not None and o.noun == noun and o.day is None and self._sentence(at) - o.last <= _BESIDE:
                o.day = _known(day)

    def _belongs_to(self, s: Spoken, noun: str | None, known: bool) -> Occasion | None:
        """Return the occasion of a statement without a day: that of its noun, else the last one of its speaker."""
        if known:
            found = next((o for o in reversed(self._open) if o.noun == noun), None)
            if found is not None and self._is_near(found, s.attribution.head):
                return found
        mine = self._of_speaker(s)
        if mine is None or known or noun in (None, mine.noun):
            return mine
        if mine.noun is None:
            mine.noun = noun
            return mine
        return None     # 'in an interview': another occasion, without a day

    def _of_speaker(self, s: Spoken) -> Occasion | None:
        head = s.attribution.head
        ids = {a.id for a in s.voice.actors}
        mine = next((o for o in reversed(self._open) if ids & {a.id for a in o.speakers}), None)
        if mine is not None:
            return mine if self._is_near(mine, head) else None
        last = self._open[-1] if self._open else None
        beside = last is not None and self._sentence(head) - last.last <= _BESIDE
        return last if beside and last is not None and goes_on(self._tree, s, last.speakers) else None

    def _is_near(self, o: Occasion, word: int) -> bool:
        """Whether the text is still with an occasion; of one that has only a year it has to tell on in the past."""
        vague = o.day is not None and _short(o.day) is None
        present = self._tree.sheet.words[word].xpos in ("VBZ", "VBP")
        reach = _BESIDE if vague or not o.spoken else _LEFT
        return self._sentence(word) - o.last <= reach and not (vague and present)


def _known(day: Time | None) -> Time | None:
    """A time within one year can be that of an occasion; what is longer, or not known, dates nothing that follows."""
    within = day is not None and day.earliest is not None and day.latest is not None
    return day if within and day is not None and (day.earliest or "")[:4] == (day.latest or "")[:4] else None


def _short(day: Time | None) -> Time | None:
    """Return a time of at most a month."""
    return day if day is not None and (day.earliest or "")[:7] == (day.latest or "")[:7] != "" else None


def _date_lead(tree: Tree, spoken: Sequence[Spoken], days: list[Time | None]) -> None:
    """A lead sums up what is told below it: the day of the same words of the same speaker there is its day."""
    if not spoken:
        return
    end = tree.sheet.paragraphs[0][1] if tree.sheet.paragraphs else 0
    below = [k for k, other in enumerate(spoken) if other.attribution.head >= end]
    for i, s in enumerate(spoken):
        if days[i] is not None or s.attribution.head >= end or tree.sheet.words[s.attribution.head].quoted:
            continue
        again = next((k for k in below if _same(spoken[k], s) and _shared(tree, spoken[k], s)), None)
        days[i] = _short(days[again]) if again is not None else None


def _same(one: Spoken, other: Spoken) -> bool:
    return bool({a.id for a in one.voice.actors} & {a.id for a in other.voice.actors})


def _shared(tree: Tree, later: Spoken, lead: Spoken) -> bool:
    """Whether a later statement tells again what the lead tells."""
    one, two = (content_stems(" ".join(tree.sheet.text(*c) for c in s.attribution.contents)) for s in (later, lead))
    return len(one & two) >= _TOLD_AGAIN
