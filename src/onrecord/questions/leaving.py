"""A party that no longer says what it used to say: its later words on the same matter without its formula.

In: a formula and where it was used. Out: the first later statement that speaks of the same without the wording, and
how many more there are; null where there is none. Only the party's own words count: a reporter's summary may leave
out what was said.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from onrecord.linking.alignment import align
from onrecord.linking.formulas import own_stretches
from onrecord.linking.wording import TELLING, Wording, wordings
from onrecord.questions.formula_rows import FormulaLeft
from onrecord.questions.rows import Rows
from onrecord.record import SaidLater

_STILL_THERE = 0.4      # so much of the formula in a later statement is still the formula, or a report of part of it
_SAME_MATTER = 2        # words of the sentences with the formula that a later one has besides an actor of theirs
_LONG_ENOUGH = 6        # telling words of a statement that could have held the formula
Place = tuple[int, int]


def left(rows: Rows, party: str, middle: Wording, kept: Sequence[int], used: Collection[Place], last: str,
         as_of: str | None) -> FormulaLeft | None:
    """Return where a party spoke of the same after its last use of a formula, without it.

    ``kept``: the words of ``middle`` that are the formula; ``last``: day of the last use.
    """
    later = [one for one in rows.snapshot.formulas.said_after(party, last, as_of) if one[:2] not in used]
    without = [place for place in _of_the_same(rows, party, used, later) if not _has_some(rows, place, middle, kept)]
    if not without:
        return None
    row = rows.statement(*without[0])
    days = {rows.statement(*place).day for place in without}
    return FormulaLeft(statement=row.id, article=row.article, outlet=row.outlet, published=row.published, day=row.day,
                       dated_by=row.dated_by, value=row.value, speaker=row.speaker, quote=row.quote,
                       more=len(days) - 1)


def _has_some(rows: Rows, place: Place, middle: Wording, kept: Sequence[int]) -> bool:
    """Whether a statement still has part of a formula, or is too short to tell."""
    reading = rows.reading(place[0])
    said = wordings(own_stretches(reading.statements[place[1]], reading.article.text), reading.article.text)
    if sum(bits >= TELLING for one in said for bits in one.bits) < _LONG_ENOUGH:
        return True
    here = {stem for one in said for stem in one.stems}
    telling = {middle.stems[i] for i in kept if middle.bits[i] >= TELLING and not middle.names[i]}
    return 2 * len(telling & here) > len(telling) or any(align(middle, one, _STILL_THERE) for one in said)


def _of_the_same(rows: Rows, party: str, used: Collection[Place], later: Sequence[SaidLater]) -> list[Place]:
    """Return where later statements speak of what the statements with a formula are about.

    They take a position on one of their claims, or mention an actor of theirs and have words of theirs.
    """
    asked = rows.snapshot.formulas
    said = asked.at(used)
    words = frozenset().union(*(one.words for one in said))
    mentioning = asked.mentioning(later, asked.mentioned_in(said) - {party})
    on_claims = asked.on_claims(asked.claims_of(said)) if later else frozenset()
    return [(one.number, one.place) for one in later if (one.number, one.id) in on_claims
            or (one.key in mentioning and len(words & one.words) >= _SAME_MATTER)]
