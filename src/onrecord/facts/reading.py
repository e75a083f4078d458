"""The Reading: all that was taken from one article. It is the interchange contract (``onrecord read --json``)."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.facts.actor import Actor
from onrecord.facts.article import Article
from onrecord.facts.claim import Claim
from onrecord.facts.event import Event
from onrecord.facts.place import Place
from onrecord.facts.proposition import Proposition
from onrecord.facts.quantity import Quantity
from onrecord.facts.span import Span
from onrecord.facts.statement import Statement
from onrecord.facts.time import Time

SCHEMA = "onrecord/reading/2"


class MadeBy(msgspec.Struct, frozen=True):
    """Which program, reader model and tables made a reading."""

    onrecord: str
    reader: str
    lexicons: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Everything read from one article; ids refer within it.

    ``own_claims``: what the outlet puts forward in its own words, on which nobody else takes a position in it.
    """

    schema: str = SCHEMA
    article: Article
    made_by: MadeBy
    sentences: tuple[Span, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    claims: tuple[Claim, ...] = ()
    own_claims: tuple[Claim, ...] = ()

    @property
    def all_claims(self) -> tuple[Claim, ...]:
        """The claims on which parties take positions, and behind them those of the outlet alone."""
        return *self.claims, *self.own_claims

    def to_json(self) -> bytes:
        """Return the contract as UTF-8 JSON on one line; the same reading gives the same bytes."""
        return msgspec.json.encode(self)

    @classmethod
    def from_json(cls, data: bytes | str) -> Reading:
        """Read the contract back. Raises ``msgspec.ValidationError`` where it does not hold."""
        return msgspec.json.decode(data, type=cls)

    def to_dict(self) -> dict[str, Any]:
        """Return plain dicts, lists and strings."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain
