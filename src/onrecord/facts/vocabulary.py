"""The closed vocabularies of readings: kinds of position, claim and event, acts, forms, realis, with codes for storage.

They are tables (``data/vocabulary``): a new kind of position is one line there, and every step that must know what it
means asks here.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.data import rows


class PositionMeaning(NamedTuple):
    """What a kind of position means; see the header of its table."""

    stands: str
    traits: frozenset[str]
    goes_on: frozenset[str]


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the words of a vocabulary (positions, acts, forms, claim_kinds, realis) in the order of its table."""
    return tuple(row[0] for row in rows(f"vocabulary/{name}"))


@cache
def codes(name: str) -> dict[str, int]:
    """Return the code of each word of a vocabulary, as records store it."""
    return {row[0]: int(row[1]) for row in rows(f"vocabulary/{name}")}


@cache
def event_codes() -> dict[str, int]:
    """Return the code of each type of event, as records store it."""
    return {name: int(code) for name, _, _, code, *_ in rows("events/types")}


@cache
def event_quads() -> dict[str, int]:
    """Return the quad class of each type of event: 1 and 2 cooperation, 3 and 4 conflict, in words and in deeds."""
    return {name: int(quad) for name, quad, *_ in rows("events/types")}


@cache
def _positions() -> dict[str, PositionMeaning]:
    return {row[0]: PositionMeaning(row[2], _many(row[3]), _many(row[4])) for row in rows("vocabulary/positions")}


def _many(cell: str) -> frozenset[str]:
    return frozenset(cell.split("|")) - {""}


def goes_on(before: str, after: str) -> bool:
    """Whether a party that holds ``before`` may say ``after`` without having left it."""
    return before == after or after in _positions()[before].goes_on


def _that(*stands: str) -> frozenset[str]:
    return frozenset(kind for kind, row in _positions().items() if row.stands in stands)


def _with(trait: str) -> frozenset[str]:
    return frozenset(kind for kind, row in _positions().items() if trait in row.traits)


AFFIRMING = _that("affirms")
DENYING = _that("denies")
WITHDRAWING = _that("withdraws")
SILENT = _that("silent")
AGAINST = DENYING | WITHDRAWING
ANSWERING = _with("answers")
FIRM = _with("firm")
BARE = _with("bare")
UNASKED = _that("affirms", "supposes") - ANSWERING      # what a party says of its own accord
