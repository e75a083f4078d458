"""Events as all articles tell of them: who reported it first, who since, as what, and which numbers do not agree.

In: places of events in the record. Out: ``EventRow`` with how many tell of it, ``EventTold``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Literal, NamedTuple

import msgspec

from onrecord.facts import Quantity, Span
from onrecord.facts.vocabulary import words
from onrecord.linking.figures import counts, differ, kind_of, value
from onrecord.questions.article_answers import OriginRow
from onrecord.questions.claim_answers import PositionRow
from onrecord.questions.counting import origins_of, outlets_of
from onrecord.questions.event_answers import EventReported, EventRow, EventTold, FiguresDiffer, FigureTold
from onrecord.questions.event_rows import event_row, tellings
from onrecord.questions.rows import Rows
from onrecord.record import EventPlace, EventReport

_OF_ITSELF = "asserted"     # that it took place is what the reports say


def joined_rows(rows: Rows, places: Sequence[EventPlace], as_of: str | None) -> list[EventRow]:
    """Return the rows of some events, in the order given, with how many tell of each."""
    reports = rows.snapshot.events.reports([at.first for at in places], as_of)
    rows.expect([*places, *(one.at for one in reports)])
    rows.credits({one.at.number for one in reports})
    of: dict[int, list[EventReport]] = defaultdict(list)
    for one in reports:
        of[one.at.first].append(one)
    return [_row(rows, at, of[at.first], _back_to(rows, of[at.first])) for at in places]


def event_told(rows: Rows, at: EventPlace, as_of: str | None) -> EventTold:
    """Return one event as all articles tell of it that were out by a day."""
    reports = rows.snapshot.events.reports([at.first], as_of)
    rows.expect([at, *(one.at for one in reports)])
    back_to = _back_to(rows, reports)
    left_out = None
    if as_of is not None:
        every = {one.at.number for one in rows.snapshot.events.reports([at.first], None)}
        left_out = sum(rows.head(number).day is None for number in every)
    return EventTold(
        event=_row(rows, at, reports, back_to), told=tellings(rows, at),
        reports=tuple(_report(rows, one) for one in reports), positions=_positions(rows, reports, as_of),
        figures=_figures(rows, reports), back_to=back_to, undated=left_out)


def _back_to(rows: Rows, reports: Sequence[EventReport]) -> tuple[OriginRow, ...]:
    places: dict[int, list[Span]] = defaultdict(list)
    for one in reports:
        event = rows.reading(one.at.number).events[one.at.place]
        places[one.at.number] += [span for told in event.mentions for span in told]
    return origins_of(rows, places)


def _row(rows: Rows, at: EventPlace, reports: Sequence[EventReport], back_to: Sequence[OriginRow]) -> EventRow:
    numbers = {one.at.number for one in reports} or {at.number}
    copies = {number for number in numbers if rows.head(number).copy_of is not None}
    told = {one.at.realis for one in reports if one.at.number not in copies} or {at.realis}
    return msgspec.structs.replace(
        event_row(rows, at), reports=len(numbers), copies=len(copies), outlets=outlets_of(rows, numbers),
        origins=max(len(back_to), 1), all_realis=tuple(realis for realis in words("realis") if realis in told))


def _report(rows: Rows, one: EventReport) -> EventReported:
    row, told = event_row(rows, one.at), tellings(rows, one.at)
    return EventReported(row, told) if one.link is None else EventReported(row, told, *one.link)


def _positions(rows: Rows, reports: Sequence[EventReport], as_of: str | None) -> tuple[PositionRow, ...]:
    """Return who says of the claims that an event took place whether it is so, but for who only says that it is.

    A claim of the record has the positions of all its articles: also of those whose report of it stands apart.
    """
    claims = {rows.snapshot.claims.of_id(claim.id) for one in reports
              for claim in rows.reading(one.at.number).all_claims if claim.event == one.at.id}
    places = rows.snapshot.claims.positions({claim for claim in claims if claim is not None}, as_of)
    rows.expect(places)
    found = (rows.position(at.number, at.claim_place, at.place) for at in places)
    return tuple(row for row in found if row.position != _OF_ITSELF)


# --- numbers

class _Figure(NamedTuple):
    quantity: Quantity
    words: str
    by: EventRow


def _figures(rows: Rows, reports: Sequence[EventReport]) -> tuple[FiguresDiffer, ...]:
    """Return the numbers of one thing that do not agree."""
    of: dict[str, list[_Figure]] = defaultdict(list)
    for one in reports:
        reading, row = rows.reading(one.at.number), event_row(rows, one.at)
        told, text = reading.events[one.at.place].quantities, reading.article.text
        for quantity in reading.quantities:
            if quantity.id in told and counts(quantity) and row.copy_of is None:
                of[kind_of(quantity)].append(_Figure(quantity, " ".join(text[slice(*quantity.span)].split()), row))
    found = ((figures, how) for figures in of.values() if (how := _how(figures)) is not None)
    return tuple(FiguresDiffer(figures[0].quantity.unit or "", how, tuple(map(_told, _each(figures))))
                 for figures, how in found)


def _how(figures: Sequence[_Figure]) -> Literal["excludes", "differs", "update"] | None:
    """Return how numbers of one thing differ; newer ones of the same voice contradict nobody."""
    ways = {(differ(a.quantity, b.quantity), _voice(a.by) == _voice(b.by)) for a, b in combinations(figures, 2)}
    if ("excludes", False) in ways:
        return "excludes"
    if ("differs", False) in ways:
        return "differs"
    return "update" if any(how is not None for how, _ in ways) else None


def _voice(row: EventRow) -> tuple[str, ...]:
    """Return on whose word a number stands in the end."""
    return row.on_word_of[-1:] or (row.outlet or row.article,)


def _each(figures: Sequence[_Figure]) -> list[_Figure]:
    """Return each number of each voice once."""
    return list({(_voice(one.by), value(one.quantity)): one for one in reversed(figures)}.values())[::-1]


def _told(one: _Figure) -> FigureTold:
    return FigureTold(one.words, one.quantity.low, one.quantity.high, one.by.on_word_of, one.by.article, one.by.outlet,
                      one.by.published, one.by.id)
