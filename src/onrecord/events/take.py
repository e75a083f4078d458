"""The events of an article, in order: what statements do by their act, and what words tell of by the tables.

In: a tree, its statements, the resolver of its actors, and what else was noticed. Out: ``Event``s.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.events.lexicon import Sense, by_act, kinds
from onrecord.events.realis import realis_of
from onrecord.events.same import Mention, merged
from onrecord.events.sides import Sides
from onrecord.events.slots import Slots, slots_of
from onrecord.events.triggers import Trigger, triggers
from onrecord.facts.event import Event
from onrecord.facts.noticed import Noticed
from onrecord.facts.span import Span
from onrecord.facts.statement import Statement
from onrecord.facts.tree import Tree
from onrecord.noticing.who import Who

_JUDGING = frozenset(("ACCUSE", "REJECT", "SUPPORT", "PROTEST"))
_ASKING = frozenset(("REQUEST", "AGREE"))    # what is asked for or agreed on is not done to whose it is


def take(tree: Tree, who: Who, statements: Sequence[Statement], noticed: Noticed) -> tuple[Event, ...]:
    """Return the events that an article tells of."""
    sides = Sides(tree, who, statements, noticed)
    cues = {i: s for s in statements for span in s.cue.spans for i in sides.words_in(span)}
    told = [m for t in triggers(tree, sides) if (m := _by_word(tree, sides, cues.get(t.head), t)) is not None]
    heads = {m.head for m in told}
    said = [m for s in statements if (m := _by_act(tree, sides, s, heads)) is not None]
    return merged(tree.sheet.article.id, sorted([*told, *said], key=lambda m: m.head))


def _by_word(tree: Tree, sides: Sides, s: Statement | None, t: Trigger) -> Mention | None:
    """Return what a word tells of; ``s``: the statement whose cue it is, which may do something else by its act."""
    if s is not None and s.act in by_act() and by_act()[s.act].type != t.sense.type:
        return None
    source = _first(sides, t.slots, t.sense.source, False) or (s.speakers if s is not None else ())
    target = _first(sides, t.slots, t.sense.target, t.sense.type not in _ASKING)
    found = _mention(tree, sides, t.head, t.sense, (tree.sheet.words[t.head].span,), source, target)
    return found._replace(about=_about(tree, t.slots, t.sense)) if found is not None else None


def _by_act(tree: Tree, sides: Sides, s: Statement, told: set[int]) -> Mention | None:
    """Return what a statement does by its act; null where a word of its cue tells it already."""
    words = [i for span in s.cue.spans for i in sides.words_in(span)]
    sense = by_act().get(s.act)
    if sense is None or not words or not told.isdisjoint(words):
        return None
    head = next((i for i in words if tree.lemma(i) == s.cue.lemma), words[0])
    target = s.addressees or _first(sides, slots_of(tree, head), sense.target, sense.type not in _ASKING)
    found = _mention(tree, sides, head, sense, s.cue.spans, s.speakers, target)
    return found._replace(about=_about(tree, slots_of(tree, head), sense)) if found is not None else None


def _about(tree: Tree, slots: Slots, sense: Sense) -> tuple[int, ...]:
    """Return the words of what an event is about, where that may be another event."""
    if sense.type not in _JUDGING:
        return ()
    words = [i for slot in ("obj", "on", "of", "against", "at", "for", "over") for i in slots.get(slot, ())]
    return tuple(j for i in words for j in (i, *tree.children(i, "conj")))


def _first(sides: Sides, slots: Slots, names: Sequence[str], owners: bool) -> tuple[str, ...]:
    """Return whom the first slot that stands for anybody stands for."""
    return next((found for name in names if (found := sides.of(slots.get(name, ()), owners))), ())


def _mention(tree: Tree, sides: Sides, head: int, sense: Sense, spans: tuple[Span, ...], source: tuple[str, ...],
             target: tuple[str, ...]) -> Mention | None:
    """Return a mention with its realis; null where nobody does it to nobody, or where it is told that it was not."""
    source, target = _mutual(source, target) if sense.mutual else (source, tuple(a for a in target if a not in source))
    if sense.type is None or not sides.is_political((*source, *target)):
        return None
    if not source and sense.by_authority:
        source = tuple(a for a in sides.state_here(head))
        target = tuple(a for a in target if a not in source)
    within = sides.statement_at(head)
    cue = next(iter(sides.words_in(within.cue.spans[0])), None) if within is not None else None
    realis, negated = realis_of(tree, head, within, cue)
    if realis == "denied" and within is None:
        return None
    return Mention(head, spans, tree.lemma(head), sense.type, sense.mode, sense.cameo or kinds()[sense.type].cameo,
                   source, target, sense.mutual and bool(target), realis, negated, within)


def _mutual(source: tuple[str, ...], target: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return both sides of what is done to each other: everybody on each."""
    everybody = tuple(dict.fromkeys((*source, *target)))
    return (everybody, everybody) if len(everybody) > 1 else (source, target)
