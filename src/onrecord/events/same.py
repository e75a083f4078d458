"""Mentions of one event within an article -> one event with all of them, and on whose word each stands.

In: mentions in reading order. Out: ``Event``s in the order of their first mention.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from onrecord.events.circumstances import Circumstances
from onrecord.events.lexicon import kinds, of_what
from onrecord.facts.event import Attestation, Event
from onrecord.facts.identity import fact_id
from onrecord.facts.span import Span
from onrecord.facts.statement import Statement
from onrecord.words.families import family
from onrecord.words.stems import fold, stem

_APPEAL, _DEMAND = "02", "10"
_JUDGING = frozenset(("ACCUSE", "REJECT", "SUPPORT", "PROTEST", "REQUEST"))
_AHEAD = frozenset(("AGREE", "THREATEN"))
_DEEDS = frozenset(("ASSAULT", "COERCE", "RETREAT"))


class Mention(NamedTuple):
    """One place where an event is told. ``within``: the statement in whose content it stands, null for the outlet.

    ``about``: the words of its object, which may tell of another event ('condemned the killing').
    """

    head: int
    spans: tuple[Span, ...]
    lemma: str
    type: str
    mode: str | None
    cameo: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    reciprocal: bool
    realis: str
    negated: bool
    within: Statement | None
    around: Circumstances
    about: tuple[int, ...] = ()


def merged(article: str, mentions: Sequence[Mention]) -> tuple[Event, ...]:
    """Return the events that some mentions tell of."""
    groups: list[list[Mention]] = []
    for m in mentions:
        for group in groups:
            if all(_may_be_one(m, other) for other in group):
                group.append(m)
                break
        else:
            groups.append([m])
    events = [_event(article, group) for group in groups]
    by_word = {m.head: event for event, group in zip(events, groups, strict=True) for m in group}
    return tuple(_about(_aimed(event, group, by_word), group, by_word)
                 for event, group in zip(events, groups, strict=True))


def _about(event: Event, group: Sequence[Mention], by_word: Mapping[int, Event]) -> Event:
    """'Agreed to send aid', 'threatened to attack': what words are about makes their mode and code."""
    types = [by_word[word].type for m in group for word in m.about if word in by_word]
    found = next((what for of in types if of and (what := of_what().get((event.type or "", of)))), None)
    if found is None:
        return event
    appeals = (event.cameo or "").startswith(_APPEAL) and found.cameo.startswith(_DEMAND)
    cameo = f"{_APPEAL}{found.cameo.removeprefix(_DEMAND)}" if appeals else found.cameo
    return msgspec.structs.replace(event, mode=found.mode or event.mode, cameo=cameo)


def _aimed(event: Event, group: Sequence[Mention], by_word: Mapping[int, Event]) -> Event:
    """Where it is aimed at nobody by name, it is aimed at who did what it is about ('condemned the killing'), or at

    whom that will be done to ('agreed to send them aid').
    """
    about = [by_word[word] for m in group for word in m.about if word in by_word]
    parties = [e.source for e in about] if event.type in _JUDGING else [
        e.target for e in about] if event.type in _AHEAD else []
    target = next((found for party in parties if (found := tuple(a for a in party if a not in event.source))), ())
    return msgspec.structs.replace(event, target=target) if target and not event.target else event


def _may_be_one(a: Mention, b: Mention) -> bool:
    """Whether two mentions may tell of one event: one type, sides of which none differ, and one word.

    Deeds need not be told by one word ('was shot', 'the murder of'), where they are done to the same.
    """
    if a.type != b.type or not (_agree(a.source, b.source) and _agree(a.target, b.target)):
        return False
    return _family(a.lemma) == _family(b.lemma) or (
        a.type in _DEEDS and a.realis == b.realis and bool(set(a.target) & set(b.target)))


def _family(lemma: str) -> str:
    return family(stem(fold(lemma)))


def _agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not a or not b or bool(set(a) & set(b))


def _event(article: str, group: Sequence[Mention]) -> Event:
    """Return one event; where mentions tell more or less of it, what tells most."""
    first = max(group, key=lambda m: (bool(m.source) + bool(m.target), -m.head))
    return Event(
        id=fact_id("e", article, group[0].spans),
        mentions=tuple(m.spans for m in group),
        type=first.type,
        mode=next((m.mode for m in group if m.mode is not None), None),
        cameo=first.cameo,
        quad=kinds()[first.type].quad,
        source=first.source or next((m.source for m in group if m.source), ()),
        target=first.target or next((m.target for m in group if m.target), ()),
        reciprocal=any(m.reciprocal for m in group),
        where=next((m.around.where for m in group if m.around.where is not None), None),
        when=next((m.around.when for m in group if m.around.when is not None), None),
        quantities=tuple(dict.fromkeys(q for m in group for q in m.around.quantities)),
        attestations=tuple(_attestation(n, m) for n, m in enumerate(group)),
    )


def _attestation(n: int, m: Mention) -> Attestation:
    s = m.within
    return Attestation(n, s.id if s is not None else None, s.speakers if s is not None else (), m.realis, m.negated)
