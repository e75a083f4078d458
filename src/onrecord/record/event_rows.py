"""What a snapshot answers with about events and ties: rows as those of ``rows``."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.record.rows import Key


class EventPlace(NamedTuple):
    """Where an event stands, in the order of its list's last three and its place.

    ``first``: by it events of different articles that are one are told from others. ``day``: its own; ``sort_day``:
    that, else of its article (``9999-99-99``: unknown); ``out``: that of its article.
    """

    first: int
    number: int
    place: int
    id: str
    type: str
    realis: str
    day: str | None
    sort_day: str
    out: str
    article: str

    @property
    def order(self) -> Key:
        """What it is sorted by."""
        return self.sort_day, self.out, self.article, self.place


class EventLink(NamedTuple):
    """Why an event is taken for one with an earlier one, by its id: how, and how likely."""

    same_as: str
    method: str
    score: float | None


class EventReport(NamedTuple):
    """One article's report of an event of the record. ``link``: null for the first."""

    at: EventPlace
    since: bytes
    link: EventLink | None


class TiePlace(NamedTuple):
    """Where words on a tie stand: ``place`` among those of their text (``onrecord.linking.ties``)."""

    number: int
    place: int
