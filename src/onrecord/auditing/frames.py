"""What can be drawn: for each kind all the facts of a record that a sample is taken from.

In: an open record. Out: ``Entry`` rows, sorted by their ids. Older versions of a page are in no answer of a record, and
copies of other articles are left out here: a text that was printed ten times would be judged ten times.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from onrecord.auditing.sheet import What
from onrecord.questions import OpenRecord
from onrecord.questions.claim_answers import ClaimLadder, ClaimLink
from onrecord.questions.event_answers import EventRow

_PAGE = 60      # claims that are looked at together
_NOT_MATCHED = ("same-text", "judged")      # of these nobody needs to be asked


class Entry(NamedTuple):
    """One fact that can be drawn: the ids that find it again, and its row."""

    article: str
    fact: str
    row: Any


class LinkedClaims(NamedTuple):
    """Two claims that the record takes for one: ``link`` was matched with ``other``, of an earlier article."""

    ladder: ClaimLadder
    link: ClaimLink
    other: ClaimLink


class LinkedEvents(NamedTuple):
    """Two reports that the record takes for those of one event: ``other`` came out earlier."""

    event: EventRow
    other: EventRow


def frame(record: OpenRecord, what: What, only: str | None = None) -> list[Entry]:
    """Return all of a kind that is drawn (not ``LISTED``), sorted. ``only``: positions of this kind alone (OR-524)."""
    return sorted(_FRAMES[what](record, only), key=lambda one: (one.article, one.fact))


def listed(record: OpenRecord, n: int) -> tuple[list[Entry], int]:
    """Return the first ``n`` claims as the record lists them, and how many it lists in all."""
    page = record.claims(limit=n)
    return [Entry(row.article, row.id, row) for row in page.items], page.total


def _positions(record: OpenRecord, only: str | None) -> Iterator[Entry]:
    for row in record.positions(position=only, limit=None).items:
        held = row.position
        if held.copy_of is None and held.position != "asserted":
            yield Entry(held.article, _position_id(held), row)


def _assertions(record: OpenRecord, only: str | None) -> Iterator[Entry]:
    for row in record.positions(position="asserted", limit=None).items:
        if row.position.copy_of is None:
            yield Entry(row.position.article, _position_id(row.position), row)


def _position_id(held: Any) -> str:
    return " ".join((held.claim, held.statement or "-", held.party.id if held.party else "-", held.position))


def _links(record: OpenRecord, only: str | None) -> Iterator[Entry]:
    """Yield what a simple match brought together: nobody has to be asked whether a copy says the same."""
    copies = {row.id for row in record.articles().items if row.copy_of is not None}
    for ladder in _told_by_several(record):
        links = {link.claim: link for link in ladder.links}
        for link in links.values():
            if link.article in copies or link.method in _NOT_MATCHED:
                continue
            other = _original(links, link, copies)
            if other is not None:
                yield Entry(link.article, f"{link.claim} {other.claim}", LinkedClaims(ladder, link, other))


def _original(links: Mapping[str, ClaimLink], link: ClaimLink, copies: Collection[str]) -> ClaimLink | None:
    """Return what a claim was matched with; where that was copied, what the copy is of."""
    other = links.get(link.same_as or "")
    while other is not None and other.article in copies:
        other = links.get(other.same_as or "")
    return other


def _told_by_several(record: OpenRecord) -> Iterator[ClaimLadder]:
    """Yield the claims of more than one article; they are listed first."""
    after = None
    while True:
        page = record.claims(limit=_PAGE, after=after)
        for row in page.items:
            if row.articles < 2:
                return
            yield record.claim(row.id)
        if page.next is None:
            return
        after = page.next


def _statements(record: OpenRecord, only: str | None) -> Iterator[Entry]:
    return (Entry(row.article, row.id, row) for row in record.statements(limit=None).items if row.copy_of is None)


def _actors(record: OpenRecord, only: str | None) -> Iterator[Entry]:
    return (Entry(row.article, row.who.id, row) for row in record.actors(limit=None).items)


def _events(record: OpenRecord, only: str | None) -> Iterator[Entry]:
    """Yield each event once, as the first of its articles tells it."""
    return (Entry(row.article, row.id, row) for row in record.events(limit=None).items if row.copy_of is None)


def _event_links(record: OpenRecord, only: str | None) -> Iterator[Entry]:
    """Yield what a likely match brought together, but for copies."""
    for row in record.events(limit=None).items:
        reports = {one.event.id: one for one in record.event(row.id).reports} if row.reports > row.copies + 1 else {}
        for one in reports.values():
            other = reports.get(one.same_as or "")
            if other is not None and one.event.copy_of is None and one.method not in _NOT_MATCHED:
                yield Entry(one.event.article, f"{one.event.id} {other.event.id}", LinkedEvents(one.event, other.event))


_FRAMES: dict[What, Callable[[OpenRecord, str | None], Iterator[Entry]]] = {
    "positions": _positions,
    "assertions": _assertions,
    "links": _links,
    "statements": _statements,
    "actors": _actors,
    "events": _events,
    "event-links": _event_links,
}
