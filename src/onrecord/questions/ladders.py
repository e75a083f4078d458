"""Claims with the positions on them: who stands where, since when, on what words.

In: claims of the record. Out: ``ClaimRow`` and ``ClaimLadder``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.facts import Span
from onrecord.questions.article_answers import OriginRow
from onrecord.questions.claim_answers import ClaimLadder, ClaimLink, ClaimRow, Disagreement, PositionRow, Standing
from onrecord.questions.counting import origins_of, outlets_of
from onrecord.questions.differing import differing
from onrecord.questions.kept_rows import opened_row
from onrecord.questions.rows import Rows, quote
from onrecord.questions.stances import Voice, standing
from onrecord.record import ClaimInText, PositionPlace


def claim_rows(rows: Rows, claims: Sequence[int], as_of: str | None) -> tuple[ClaimRow, ...]:
    """Return claims as rows, in the order given; what the tables say of them is looked up at once."""
    known = rows.kept.claims
    if as_of is None:
        known |= _kept(rows, [claim for claim in claims if (claim, as_of) not in known])
    known |= _counted(rows, [claim for claim in claims if (claim, as_of) not in known], as_of)
    return tuple(known[claim, as_of] for claim in claims)


def _kept(rows: Rows, claims: Sequence[int]) -> dict[tuple[int, str | None], ClaimRow]:
    """Return what was told of claims when they were written; what another version of this program told is told anew."""
    kept = rows.snapshot.claims.told(claims).items() if claims else ()
    return {(claim, None): row for claim, data in kept if (row := opened_row(data)) is not None}


def _counted(rows: Rows, claims: Sequence[int], as_of: str | None) -> dict[tuple[int, str | None], ClaimRow]:
    rows.expect_links(claims, as_of)
    numbers = list(dict.fromkeys(link.number for claim in claims for link in rows.links(claim, as_of)))
    rows.look_up(numbers)
    rows.credits(numbers)
    places: dict[int, list[PositionPlace]] = {claim: [] for claim in claims}
    for place in rows.snapshot.claims.positions(claims, as_of):
        places[place.claim].append(place)
    return {(claim, as_of): _told(rows, rows.links(claim, as_of), places[claim]).row for claim in claims}


def ladder(rows: Rows, claim: int, as_of: str | None) -> ClaimLadder:
    """Return one claim with its positions, oldest first."""
    links = rows.links(claim, as_of)
    told = _told(rows, links, rows.snapshot.claims.positions([claim], as_of))
    return ClaimLadder(told.row, told.positions, tuple(_link(rows, link) for link in links),
                       undated(rows, claim, as_of), told.back_to, told.differing)


class _Told(NamedTuple):
    """What is told of a claim: its row, and what the row counts."""

    row: ClaimRow
    positions: tuple[PositionRow, ...]
    back_to: tuple[OriginRow, ...]
    differing: tuple[Disagreement, ...]


def _told(rows: Rows, links: Sequence[ClaimInText], places: Sequence[PositionPlace]) -> _Told:
    rows.expect(links)
    positions = tuple(rows.position(row.number, row.claim_place, row.place) for row in places)
    back_to, held = origins_of(rows, _places(rows, links)), _held(positions, rows.voice)
    found = differing(rows, places, positions, held, rows.voice)
    return _Told(_row(rows, links, positions, held, len(back_to), sum(one.how != "update" for one in found)),
                 positions, back_to, found)


def _places(rows: Rows, links: Sequence[ClaimInText]) -> dict[int, list[Span]]:
    """Return where each article speaks of a claim: its anchor, and what the positions on it rest on."""
    places: dict[int, list[Span]] = {}
    for link in links:
        claim = rows.reading(link.number).all_claims[link.place]
        places.setdefault(link.number, []).extend(
            [*claim.anchor, *(span for position in claim.positions for span in position.evidence)])
    return places


def undated(rows: Rows, claim: int, as_of: str | None) -> int | None:
    """Return how many articles with a claim an answer as of a day leaves out, as nobody knows by when they were out."""
    if as_of is None:
        return None
    numbers = {link.number for link in rows.links(claim, None)}
    return sum(rows.head(number).day is None for number in numbers)


def _row(rows: Rows, links: Sequence[ClaimInText], positions: Sequence[PositionRow], held: Sequence[int], origins: int,
         disagreements: int) -> ClaimRow:
    first, reading = links[0], rows.reading(links[0].number)
    numbers = {link.number for link in links}
    heads = [rows.head(number) for number in numbers]
    dated = [(day, p) for p in positions if (day := p.day or p.until_day)]
    oldest = min(dated, key=lambda one: one[0], default=None)
    value = oldest and (oldest[1].value or f"../{oldest[1].until_value}")
    return ClaimRow(
        id=first.id, text=reading.all_claims[first.place].text, quote=quote(reading, first.anchor),
        article=rows.ref(first.number) or "", first=oldest[0] if oldest else None,
        last=max((day for day, _ in dated), default=None), first_value=value or None,
        first_dated_by=oldest[1].dated_by or "when" if oldest else None,
        articles=len(numbers), outlets=outlets_of(rows, numbers), origins=origins, disagreements=disagreements,
        kind=reading.all_claims[first.place].kind,
        copies=sum(head.copy_of is not None for head in heads), positions=len(positions),
        standing=tuple(_stands(positions[i]) for i in held), judged=tuple(dict.fromkeys(
            [id for link in links for id in rows.judged_claim(link.number, link.id)]
            + [id for position in positions for id in position.judged])))


class _Held(NamedTuple):
    """A position as ``stances`` looks at it: the id of its party, its kind, and where it is in the ladder."""

    party: str | None
    position: str
    place: int


def _held(positions: Sequence[PositionRow], voice: Voice) -> list[int]:
    """Return which of some positions are where their party stands, in order of each party's first."""
    rungs = [_Held(p.party.id if p.party else None, p.position, i) for i, p in enumerate(positions)]
    return [one.place for one in standing(rungs, voice)]


def _stands(position: PositionRow) -> Standing:
    return Standing(position.party, position.position, position.day or position.until_day)


def _link(rows: Rows, link: ClaimInText) -> ClaimLink:
    reading = rows.reading(link.number)
    claim = reading.all_claims[link.place]
    return ClaimLink(claim=link.id, article=rows.ref(link.number) or "", text=claim.text, same_as=link.matched_id,
                     score=link.score, shared=link.shared, method=link.method, day=link.day,
                     judged=rows.judged_claim(link.number, link.id), quote=quote(reading, claim.anchor))
