"""What all tables of a record share: where they are gathered, the types of their columns, keys of other tables."""

from __future__ import annotations

from sqlalchemy import ForeignKey, MetaData

from onrecord.facts.vocabulary import codes, event_codes
from onrecord.record.schema.columns import Day, OneOf, Short

metadata = MetaData()
ACTOR, STATEMENT, CLAIM, EVENT = Short("a"), Short("s"), Short("c"), Short("e")
ACT, FORM, POSITION, CLAIM_KIND = (
    OneOf(tuple(codes(name).items())) for name in ("acts", "forms", "positions", "claim_kinds"))
REALIS, EVENT_TYPE = OneOf(tuple(codes("realis").items())), OneOf(tuple(event_codes().items()))
DAY = Day()
PART = OneOf((("speaker", 0), ("source", 1), ("addressee", 2), ("about", 3), ("state", 4)))
SIDE = OneOf((("source", 0), ("target", 1), ("source_state", 2), ("target_state", 3)))


def of(target: str, **options: object) -> ForeignKey:
    """Return the key of a row of another table, with which the row goes."""
    return ForeignKey(target, ondelete="CASCADE", **options)  # type: ignore[arg-type]
