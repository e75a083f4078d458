"""A claim as bags of words and of who is in it, so that it meets the same claim in another outlet's words.

In: a claim of a reading. Out: for each way it is put, families of its content words (``word_families.tsv``) and who is
in it: ids of the record's actors, codes of states, names (``@`` and the folded name). The speaker is in it where the
words mean him ('denied that it had sent', 'denied any breach'). Numbers and days are left out: reports differ in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.claims.about import mentioned, self_at
from onrecord.claims.families import family
from onrecord.claims.state_words import folded_name, states_named
from onrecord.claims.stems import is_stop_word, stem, tokens
from onrecord.facts import Actor, Claim, Reading, Span
from onrecord.facts.span import overlap
from onrecord.linking.wording import RAREST, bits_of

NAME = "@"
DOER = "="             # before the code of a state that tells of itself
_SELF_REGARDING = frozenset(("deny", "acknowledge", "not_acknowledge"))
_BEING = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being|had|has|have)\b[\w\s-]{0,30}?\b(?:in|inside|on|at|near)\b")
_THERE = family(stem("presence"))
_WHO_MOVES = family(stem("troop"))

Bag = tuple[frozenset[str], frozenset[str]]


class _Known(NamedTuple):
    """What a reading tells of names: by actor id the actor, its id on record, and words that are part of a name."""

    actors: dict[str, Actor]
    ids: Mapping[str, str]
    names: frozenset[str]


def bags(reading: Reading, claim: Claim, actor_ids: Mapping[str, str]) -> Iterator[Bag]:
    """Yield words and actors of each way a claim is put."""
    known = _Known({actor.id: actor for actor in reading.actors}, actor_ids, _name_words(reading))
    said = {statement.id: statement for statement in reading.statements}
    taken = [said[p.statement] for p in claim.positions if p.statement in said]
    places = dict.fromkeys((claim.anchor, *(statement.content for statement in taken)))
    for spans in places:
        speakers = [id for s in taken if s.content == spans for id in s.speakers]
        own = any(s.act in _SELF_REGARDING for s in taken if s.content == spans)
        yield _bag(reading, spans, known, [known.actors[id] for id in speakers if id in known.actors], own)


def _name_words(reading: Reading) -> frozenset[str]:
    """Return the folded words of the persons and places of a reading that are written with a capital."""
    text = reading.article.text
    people = [mention for actor in reading.actors if actor.named and actor.kind == "person"
              for mention in actor.mentions]
    places = [place.span for place in reading.places]
    return frozenset(word for spans, all_of_them in ((people, True), (places, False)) for start, end in spans
                     for word, (at, _) in tokens(text[start:end], start)
                     if len(word) > 2 and text[at].isupper() and (all_of_them or _telling(word)))


def _telling(word: str) -> bool:
    """Whether a word of a name is no common one, as 'street' or 'hospital' are."""
    return bits_of(stem(word)) >= RAREST


def _bag(reading: Reading, spans: Sequence[Span], known: _Known, speakers: Sequence[Actor], own: bool) -> Bag:
    text = reading.article.text
    found = [(mention, actor) for mention, actor in mentioned(reading.actors, spans) if actor.named]
    words: set[str] = set()
    actors: set[str] = set()
    for _, actor in found:
        actors |= _tokens_of(actor, known)
    times = [time.span for time in reading.times]
    for start, end in spans:
        plain = [(word, place) for word, place in tokens(text[start:end], start)
                 if not any(overlap(place, mention) for mention, actor in found if _is_name(actor))
                 and not any(overlap(place, time) for time in times) and not word[0].isdigit()]
        named = states_named(text, plain)
        actors |= {code for _, _, code in named}
        taken = {i for first, last, _ in named for i in range(first, last)}
        for i, (word, place) in enumerate(plain):
            if i in taken or is_stop_word(word):
                continue
            if word in known.names or (_telling(word) and text[place[0]].isupper() and place[0] > start
                                       and not _begins(text, place[0])):
                actors.add(NAME + word)
            else:
                words.add(family(stem(word)))
        if _WHO_MOVES in words and _BEING.search(text, start, end):
            words.add(_THERE)
    at = self_at(text, spans)
    tells_of_itself = at is not None and all(at < mention[0] for mention, _ in found)
    if tells_of_itself or (own and not found and not actors):
        for speaker in speakers:
            actors |= _tokens_of(speaker, known) if speaker.named or speaker.state else set()
    if tells_of_itself:
        actors |= {DOER + state for speaker in speakers if (state := speaker.state)}
    return frozenset(words), frozenset(actors)


def _begins(text: str, at: int) -> bool:
    """Whether a word begins a sentence or a quotation, so that its capital tells nothing."""
    before = text[max(0, at - 3):at].rstrip()
    return not before or before[-1] in ".!?:“\"‘'"


def _is_common(actor: Actor) -> bool:
    """Whether a body of no known state is called by one common word ('Police')."""
    words = folded_name(actor.name).split()
    return actor.kind != "person" and not actor.state and len(words) == 1 and not _telling(words[0])


def _is_name(actor: Actor) -> bool:
    return actor.kind in ("state", "person")


def _tokens_of(actor: Actor, known: _Known) -> set[str]:
    """Return under what an actor is in a bag: its record id, its state, and the last word of a person's name."""
    found = {known.ids[actor.id]} if actor.id in known.ids and actor.named and not _is_common(actor) else set()
    if actor.state:
        found.add(actor.state)
    if actor.named and actor.kind == "person":
        found |= {NAME + word for word in folded_name(actor.name).split()[-1:]}
    elif actor.named and not actor.state:
        words = folded_name(actor.name).split()
        telling = [word for word in words if _telling(word)][:1]
        found |= {NAME + word for word in telling or (["_".join(words)] if len(words) > 1 else [])}
    return found
