"""Events -> rows as event data has them: source and target codes, a CAMEO code, PLOVER type and quad class.

In: an event and the actors of its article. Out: ``Coded`` rows, one for each pair of sides and each direction of what
is done to each other. Codings that have no realis take an announced event for its announcement ('will meet': intent to
meet), and leave out what is only thought of, denied, or alleged by somebody: the row is then that of the accusation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from onrecord.data import rows
from onrecord.events.lexicon import kinds
from onrecord.facts.actor import Actor
from onrecord.facts.event import Event

NOBODY = ""
_VISIT, _HOST = "042", "043"
_WORDS = ("01", "02")


class Coded(NamedTuple):
    """One row. ``source``, ``target``: codes as the field's dictionaries write them, empty where there is nobody."""

    source: str
    cameo: str
    target: str
    type: str
    quad: int


class Announced(NamedTuple):
    """What the announcement of an event is."""

    type: str
    cameo: str


@cache
def _announced() -> dict[str, Announced]:
    return {type_: Announced(as_, cameo) for type_, as_, cameo in rows("events/announced")}


@cache
def _of_organisations() -> dict[str, str]:
    return dict(rows("events/organisations"))  # type: ignore[arg-type]


def actor_code(actor: Actor) -> str:
    """Return the code of an actor: alpha-3 code of its state with its sector ('KENMIL'), or its sector alone."""
    if actor.code is not None:
        return actor.code
    known = _of_organisations().get(actor.name)
    if known is not None:
        return known
    return f"{actor.of or ''}{actor.sector or ''}" or NOBODY


def coded(event: Event, actors: Mapping[str, Actor], words: bool = True) -> Iterator[Coded]:
    """Yield the rows of an event; none where it is only thought of, denied or somebody's allegation.

    ``words``: also comments, denials and appeals, which CAMEO has as 01 and 02 and PLOVER has dropped.
    """
    realis = event.realis
    if event.type is None or realis in ("hypothetical", "denied") or _is_only_said(event):
        return
    type_, cameo = event.type, event.cameo or kinds()[event.type].cameo
    if cameo.startswith(_WORDS) and not words:
        return
    if realis == "planned":
        type_, cameo = _announced()[event.type]
    sources = [actor_code(actors[a]) for a in event.source if a in actors] or [NOBODY]
    targets = [actor_code(actors[a]) for a in event.target if a in actors] or [NOBODY]
    pairs = dict.fromkeys((s, t) for s in sources for t in targets if s != t)
    for source, target in pairs:
        yield Coded(source, cameo, target, type_, kinds()[type_].quad)
        if cameo == _VISIT and target != NOBODY:
            yield Coded(target, _HOST, source, type_, kinds()[type_].quad)


def _is_only_said(event: Event) -> bool:
    return all(a.realis == "alleged" and a.statement is not None for a in event.attestations)
