"""The events of an article, in order: what statements do by their act, and what words tell of by the tables.

In: a tree, its statements, the resolver of its actors, and what else was noticed. Out: ``Event``s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.events.authorities import with_authorities
from onrecord.events.circumstances import Clauses
from onrecord.events.lexicon import by_act, kinds
from onrecord.events.likely_sides import with_likely_sides
from onrecord.events.realis import realis_of
from onrecord.events.refusals import REFUSAL
from onrecord.events.same import Mention, merged
from onrecord.events.sides import Sides
from onrecord.events.slots import slots_of
from onrecord.events.told_sides import about, told_sides, told_target
from onrecord.events.triggers import Trigger, triggers
from onrecord.facts.event import Event
from onrecord.facts.noticed import Noticed
from onrecord.facts.span import Span
from onrecord.facts.statement import Statement
from onrecord.facts.tree import Tree
from onrecord.noticing.who import Who


def events_of(tree: Tree, who: Who, statements: Sequence[Statement], noticed: Noticed) -> tuple[Event, ...]:
    """Return the events that an article tells of."""
    known = {actor.id for actor in who.actors}
    taking = _Taking(tree, Sides(tree, who, statements, noticed), Clauses(tree, noticed))
    cues = {i: s for s in statements for span in s.cue.spans for i in taking.sides.words_in(span)}
    words = {tree.sheet.words[t.head].span: t for t in triggers(tree, taking.sides)}
    found = [m for t in words.values() if (m := taking.by_word(cues.get(t.head), t)) is not None]
    told = [m for m in with_authorities(found, taking.sides) if taking.is_told(m)]
    heads = {m.head for m in told}
    said = [m for s in statements if (m := taking.by_act(s, heads)) is not None and taking.is_told(m)]
    together = merged(tree.sheet.article.id, sorted([*told, *said], key=lambda m: m.head))
    events = tuple(taking.with_likely(e, words) for e in together)
    who.keep(known.union(*((*e.source, *e.target) for e in events)))
    return events


class _Taking(NamedTuple):
    """What the mentions of one article are taken from."""

    tree: Tree
    sides: Sides
    clauses: Clauses

    def by_word(self, s: Statement | None, t: Trigger) -> Mention | None:
        """Return what a word tells of; ``s``: the statement whose cue it is, which may do something else by its act."""
        if s is not None and s.act in by_act() and by_act()[s.act].type != t.sense.type:
            return None
        sides = told_sides(self.tree, self.sides, t, s.speakers if s is not None else ())
        return self._mention(t, (self.tree.sheet.words[t.head].span,), *sides, s)

    def by_act(self, s: Statement, told: set[int]) -> Mention | None:
        """Return what a statement does by its act; null where a word of its cue tells it already."""
        words = [i for span in s.cue.spans for i in self.sides.words_in(span)]
        sense = by_act().get(s.act)
        held = [o for i in words for o in self.tree.children(i, "obj")]     # 'issued an ultimatum'
        if sense is None or not words or not told.isdisjoint([*words, *held]):
            return None
        head = next((i for i in words if self.tree.lemma(i) == s.cue.lemma), words[0])
        t = Trigger(head, sense, slots_of(self.tree, head))
        target = s.addressees or told_target(self.tree, self.sides, t, s.speakers)
        return self._mention(t, s.cue.spans, s.speakers, target, s)

    def with_likely(self, e: Event, words: Mapping[Span, Trigger]) -> Event:
        """Give an event the side that is likely where its words leave one open; it does not make it an event."""
        return with_likely_sides(self.tree, self.sides, e, [words[m[0]] for m in e.mentions if m[0] in words])

    def is_told(self, m: Mention) -> bool:
        """Whether the sides that an event of its type has to have are told, and one of them is public."""
        return (kinds()[m.type].is_told(bool(m.source), bool(m.target))
                and self.sides.is_political(m.type, (*m.source, *m.target)))

    def _mention(self, t: Trigger, spans: tuple[Span, ...], source: tuple[str, ...], target: tuple[str, ...],
                 s: Statement | None) -> Mention | None:
        """Return a mention; null where it is told that it was not."""
        source, target = self._sides(t, source, target)
        if t.sense.type is None:
            return None
        within = self.sides.statement_at(t.head)
        cue = next(iter(self.sides.words_in(within.cue.spans[0])), None) if within is not None else None
        realis, negated = ("actual", False) if t.sense is REFUSAL else realis_of(self.tree, t.head, within, cue)
        if realis == "denied" and within is None:
            return None
        around = self.clauses.around(t.head)
        if s is not None:
            around = around._replace(when=s.when or around.when)
        return Mention(t.head, spans, self.tree.lemma(t.head), t.sense.type, t.sense.mode,
                       t.sense.cameo or kinds()[t.sense.type].cameo, source, target, t.sense.mutual and bool(target),
                       realis, negated, within, around, about(self.tree, t.slots))

    def _sides(self, t: Trigger, source: tuple[str, ...], target: tuple[str, ...],
               ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return both sides: everybody on each of what is done to each other, or who does it and whom it is done to."""
        everybody = tuple(dict.fromkeys((*source, *target)))
        if t.sense.mutual and len(everybody) > 1:
            return everybody, everybody
        return source, tuple(a for a in target if a not in source)
