"""Days that disagree: the draft dates a confirmation, an acknowledgement or a denial on another day than the record.

In: a draft and the record. Out: notes. A day long before or after may be another occasion and is left alone, unless it
is the same day of another year; a party acknowledges once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from onrecord.checking.against import Against
from onrecord.checking.draft import Draft
from onrecord.checking.note import Note, note, words_at
from onrecord.checking.positions import Stance, same_as, stances
from onrecord.checking.quotations import days_before
from onrecord.checking.telling import day_in_words
from onrecord.checking.voices import Voice, voice
from onrecord.facts import Claim, Position, Statement
from onrecord.facts.vocabulary import DENYING, FIRM

_KINDS = {kind: alike for alike in (FIRM, DENYING) for kind in alike}     # those whose day is checked
_SLIP = 45  # days within which another day is taken for a slip
_REPORTED = 7  # days by which a report can be later than what it reports


def date_notes(draft: Draft, at: Against) -> Iterator[Note]:
    """Yield the notes on days of positions."""
    for claim in draft.reading.claims:
        for position in claim.positions:
            statement = next((s for s in draft.reading.statements if s.id == position.statement), None)
            party = voice(draft.reading, position.party)
            days = draft.said(statement) if statement else None
            if statement and party and days and position.position in _KINDS:
                yield from _on_position(draft, at, claim, position, statement, party, days)


def _on_position(
    draft: Draft,
    at: Against,
    claim: Claim,
    position: Position,
    statement: Statement,
    party: Voice,
    days: tuple[str, str],
) -> Iterator[Note]:
    claims = same_as(draft, at, claim, statement)
    known = [
        (stance, found)
        for stance in stances(at, claims, party, _KINDS[position.position])
        if (found := at.days(stance.row.number, stance.row.claim_place, stance.row.place))
    ]
    exact = [one for one in known if one[1][2] and one[1][0] == one[1][1]]
    # A month that holds a recorded day tells no more than that day, nor does a report of the days after it.
    known = [one for one in known if one in exact or not _told_better(one[1], [other for _, other in exact])]
    if not exact or any(_fits(days, found) for _, found in known):
        return
    if position.position != "acknowledged" and not any(_slip(days, found) for _, found in exact):
        return
    nearest = min(exact, key=lambda one: _apart(days, one[1]))
    yield _note(draft, at, position, statement, days, nearest[0])


def _note(
    draft: Draft, at: Against, position: Position, statement: Statement, days: tuple[str, str], stance: Stance
) -> Note:
    evidence = at.of_position(stance.row.number, stance.row.claim_place, stance.row.place)
    verb = stance.row.position.replace("_", " ")
    written = day_in_words(days[0]) if days[0] == days[1] else f" between {days[0]} and {days[1]}"
    return note(
        "date",
        "fault",
        words_at(draft.text, *draft.with_time(statement, position.evidence)),
        f"You date this{written}; on record {evidence.who} {verb} it{day_in_words(evidence.day)}.",
        "Check the day.",
        [evidence],
    )


def _told_better(found: tuple[str, str, bool], exact: Iterable[tuple[str, str, bool]]) -> bool:
    """Whether the days that a position can have been taken on, by one text, hold the one that another text tells."""
    first, last = _days(found)
    return any(first <= one[0] and one[1] <= last for one in exact)


def _fits(days: tuple[str, str], found: tuple[str, str, bool]) -> bool:
    first, last = _days(found)
    return days[0] <= last and first <= days[1]


def _days(found: tuple[str, str, bool]) -> tuple[str, str]:
    """Return the first and last day of a position; one that only its report dates is a few days old at most."""
    first, last, told = found
    return (first if told else days_before(last, _REPORTED)), last


def _apart(days: tuple[str, str], found: tuple[str, str, bool]) -> int:
    ours, theirs = date.fromisoformat(days[0]), date.fromisoformat(found[0])
    return abs((ours - theirs).days)


def _slip(days: tuple[str, str], found: tuple[str, str, bool]) -> bool:
    return _apart(days, found) <= _SLIP or days[0][5:] == found[0][5:]
