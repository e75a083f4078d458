"""Who acts and speaks: states, institutions, persons, media, armed groups, organisations."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.span import Span

ActorKind = Literal["state", "person", "institution", "embassy", "media", "armed group", "organisation", "document"]


class Actor(msgspec.Struct, frozen=True):
    """One actor of an article, across all its surface forms.

    ``code``: ISO 3166 alpha-3, only if the actor *is* a state. ``of``: alpha-3 of the state it acts for.
    ``sector``: CAMEO/PLOVER sector (GOV, MIL, JRN …). ``role``: as written. ``mentions``: where it is named
    or described, in order; for 'spokesperson Ana Brel' the mention is the name, the rest is the role.
    ``named`` is false for actors that are only described ('Chinese officials', 'two sources').
    """

    id: str
    name: str
    kind: ActorKind
    code: str | None = None
    of: str | None = None
    role: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    named: bool = True
    mentions: tuple[Span, ...] = ()
    confidence: float | None = None

    @property
    def state(self) -> str | None:
        """The alpha-3 code of the state it is or acts for."""
        return self.code or self.of
