"""Who speaks, in the draft and on record, and whether the two can be one.

In: statements with their readings. Out: ``Voice`` rows. Two are ``other`` only where they cannot be one: a spokesman
and his government are not told apart, two persons of different names are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from onrecord.facts import Actor, Reading, Statement
from onrecord.linking.same_actor import folded_name, record_actor_id, states_in
from onrecord.words.families import family
from onrecord.words.stems import content_stems, tokens

Same = Literal["same", "other", "unknown"]
# Words of an institution's name that many have: they tell no two of them apart.
_SHARED = content_stems(
    "ministry department office service agency spokesman spokesperson spokeswoman official deputy chief"
)


class Voice(msgspec.Struct, frozen=True):
    """A speaker. ``id``: the record's; ``state``: alpha-3 code of what it is or speaks for; ``role``: as written."""

    id: str
    name: str
    kind: str
    state: str | None
    named: bool
    role: str | None


def voices(reading: Reading, statement: Statement) -> tuple[Voice, ...]:
    """Return who speaks in a statement."""
    actors = {actor.id: actor for actor in reading.actors}
    return tuple(
        _voice(actors[id], reading.article.id, statement.on_behalf_of) for id in statement.speakers if id in actors
    )


def voice(reading: Reading, id: str | None) -> Voice | None:
    """Return an actor of a reading as a voice."""
    found = next((actor for actor in reading.actors if actor.id == id), None)
    return _voice(found, reading.article.id, None) if found else None


def _voice(actor: Actor, article: str, behalf: str | None) -> Voice:
    return Voice(
        record_actor_id(actor, article), actor.name, actor.kind, actor.state or behalf, actor.named, actor.role
    )


def any_same(ours: Iterable[Voice], theirs: Iterable[Voice]) -> Same:
    """Return whether any of some voices is one of the others; ``unknown`` where one of two sides is nobody."""
    found = {compare(a, b) for a in ours for b in theirs}
    return "same" if "same" in found else "unknown" if "unknown" in found or not found else "other"


def compare(a: Voice, b: Voice) -> Same:
    """Return whether two voices can be one."""
    if a.id == b.id:
        return "same"
    if a.state and b.state and a.state != b.state:
        return "other"
    one_state: Same = "same" if a.state and a.state == b.state else "unknown"
    if not (a.named and b.named):
        return one_state  # 'police' here may be other police than there
    if a.kind == b.kind == "person":
        return "same" if folded_name(a.name).split()[-1:] == folded_name(b.name).split()[-1:] else "other"
    if a.kind == "state" or b.kind == "state":
        return one_state
    if _other_house(a, b):
        return "other"
    return one_state


def _other_house(a: Voice, b: Voice) -> bool:
    """Whether both are told to be of a house of one state, and not of the same ('foreign', 'defence')."""
    ours, theirs = _house(a), _house(b)
    return bool(a.state and ours and theirs and not ours & theirs)


def _house(voice: Voice) -> frozenset[str]:
    """Return the words that name the house of an institution, or of a person by its role."""
    told = voice.name if voice.kind != "person" else voice.role or ""
    plain = [word for word, _ in tokens(told)]
    taken = {i for first, last, _ in states_in(plain) for i in range(first, last)}
    own = content_stems(" ".join(word for i, word in enumerate(plain) if i not in taken))
    return frozenset(map(family, own - _SHARED))
