"""Who disagrees on a claim, in what, in which words.

In: the positions on a claim, oldest first, with their places in the record. Out: ``Disagreement`` rows; how it is
decided stands in ``onrecord.linking.disagreement``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from onrecord.facts.vocabulary import AFFIRMING, DENYING
from onrecord.linking.disagreement import Difference, Told, disagreements
from onrecord.linking.gist import gist
from onrecord.linking.telling import Teller, Telling, telling
from onrecord.questions.claim_answers import Disagreement, DisagreementSide, PositionRow
from onrecord.questions.rows import Rows
from onrecord.questions.stances import Voice


def differing(
    rows: Rows, places: Sequence[Any], positions: Sequence[PositionRow], held: Collection[int], voice: Voice
) -> tuple[Disagreement, ...]:
    """Return the disagreements on a claim.

    ``places``: of the positions, in the same order; ``held``: indexes of those that are
    where their party stands.
    """
    own = [i for i, p in enumerate(positions) if p.copy_of is None and p.position in AFFIRMING | DENYING]
    if len(own) < 2:
        return ()
    stands = {(_party(positions[i]), positions[i].position) for i in held}
    tellers = [_teller(rows, places[i], positions[i], stands, voice) for i in own]
    contested = _contested([(positions[i].position, by) for i, by in zip(own, tellers, strict=True)])
    told = [_telling(rows, by, contested and _stands(by)) for by in tellers]
    return tuple(_row(rows, [positions[i] for i in own], told, one) for one in disagreements(told))


def _teller(rows: Rows, place: Any, row: PositionRow, stands: Collection[tuple[str | None, str]], voice: Voice,
            ) -> Teller:
    party = _party(row)
    return Teller(
        key=(place.number, place.claim_place, place.place),
        article=row.article,
        out=rows.head(place.number).day,
        day=row.day,
        party=party,
        voice=voice(party) if party else None,
        name=_words(row),
        holds=(party, row.position) in stands,
    )


def _stands(by: Teller) -> bool:
    """Whether a position can contradict another one: somebody is named who still holds it."""
    return by.holds and bool(by.voice)


def _contested(taken: Iterable[tuple[str, Teller]]) -> bool:
    """Whether one who still affirms a claim and another who still denies it are named."""
    stand = [(position in DENYING, by.voice) for position, by in taken if _stands(by)]
    return len({denies for denies, _ in stand}) > 1 and len({voice for _, voice in stand}) > 1


def _party(row: PositionRow) -> str | None:
    return row.party.id if row.party else None


def _words(row: PositionRow) -> frozenset[str]:
    return gist(row.party.name, [(0, len(row.party.name))]) if row.party else frozenset()


def _telling(rows: Rows, by: Teller, contested: bool) -> Telling:
    number, claim_place, place = by.key
    reading = rows.reading(number)
    claim = reading.all_claims[claim_place]
    return telling(reading, claim, claim.positions[place], by, _ids(rows, number), contested)


def _ids(rows: Rows, number: int) -> Callable[[str], str]:
    def known(id: str) -> str:
        who = rows.actor(number, id)
        return who.id if who else id

    return known


def _row(rows: Rows, positions: Sequence[PositionRow], told: Sequence[Telling], found: Difference) -> Disagreement:
    outs = [told[side.telling].by.out for side in found.sides]
    return Disagreement(
        kind=found.kind,
        about=found.about and _about(rows, told, found),
        how=found.how,
        sides=tuple(_side(rows, positions[side.telling], told[side.telling], side) for side in found.sides),
        day=None if None in outs else max(str(out) for out in outs),
    )


def _about(rows: Rows, told: Sequence[Telling], found: Difference) -> str:
    """Return the unit as the first side writes it."""
    first = found.sides[0]
    units = [one.quantity.unit for one in told[first.telling].figures if one.span == first.span]
    return (units[0] if units else None) or str(found.about)


def _side(rows: Rows, position: PositionRow, told: Telling, side: Told) -> DisagreementSide:
    text = rows.reading(told.by.key[0]).article.text
    words = " ".join(text[slice(*side.span)].split()) if side.span else position.position
    return DisagreementSide(
        party=position.party,
        told=words,
        position=position.position,
        quote=position.quote,
        article=position.article,
        outlet=position.outlet,
        published=position.published,
        day=position.day,
        statement=position.statement,
    )
