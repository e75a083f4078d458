"""Positions that have changed: the draft tells as it stands what a party has since confirmed, acknowledged or denied.

In: a draft and the record. Out: notes. A position told as past ('had denied', 'at the time', a day before the change)
is no fault, nor one that the draft itself says has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

import msgspec

from onrecord.checking.against import Against, SameClaim
from onrecord.checking.draft import Draft
from onrecord.checking.note import Note, Severity, note, words_at
from onrecord.checking.telling import day_in_words
from onrecord.checking.voices import Voice, voice
from onrecord.checking.words import find_word, into
from onrecord.facts import Claim, Position, Span, Statement
from onrecord.facts.claim import PositionKind
from onrecord.facts.vocabulary import AGAINST, BARE, DENYING, FIRM, SILENT
from onrecord.linking.claims.matching import Wording, wordings
from onrecord.words.stems import content_stems

_OPEN = DENYING | SILENT     # what a firm position ends
_OWN_WORDS = 2  # stems of a content that names the matter itself, rather than 'the deployment', 'it'
_PHRASE = 12  # words after 'alleged' in which the matter is named


class Stance(NamedTuple):
    """A position on record: where it stands, and the claim that it was found by."""

    row: Any
    claim: SameClaim


def position_notes(draft: Draft, at: Against) -> Iterator[Note]:
    """Yield the notes on positions that have changed."""
    told = [found for claim, position, statement, party in _held(draft)
            if (found := _changed(draft, at, claim, position, statement, party))]
    yield from told
    touched = [draft.sentence(span) for one in told for span in one.quote.spans[:1]]
    yield from _unsettled(draft, at, touched)


def _held(draft: Draft) -> Iterator[tuple[Claim, Position, Statement, Voice]]:
    """Yield the positions of a draft that a newer one can end, as the draft tells them, with who holds them."""
    statements = {statement.id: statement for statement in draft.reading.statements}
    for claim in draft.reading.claims:
        for position in claim.positions:
            statement, party = statements.get(position.statement or ""), voice(draft.reading, position.party)
            kind = _taken(draft, claim, position)
            if statement and party and kind in _OPEN | FIRM:
                yield claim, msgspec.structs.replace(position, position=kind), statement, party


def _taken(draft: Draft, claim: Claim, position: Position) -> PositionKind:
    """Return the position that a claim of the draft tells of: who says that something is not so denies it."""
    negated = any(p.negated for p in draft.reading.propositions if p.id == claim.proposition)
    return "denied" if position.position in BARE and negated else position.position


def _changed(
    draft: Draft, at: Against, claim: Claim, position: Position, statement: Statement, party: Voice
) -> Note | None:
    """Return the note on one position of the draft, if the record has a newer one of the party."""
    if position.position in _OPEN and (draft.is_past(statement) or _tells_change(draft, party)):
        return None
    newest = newest_stance(at, same_as(draft, at, claim, statement), party)
    if newest is None:
        return None
    row = newest.row
    said = draft.said(statement)
    if position.position in _OPEN:
        if row.position not in FIRM or (said and said[1] < row.sort_day):
            return None
    elif row.position not in AGAINST or (said and said[0] > row.sort_day) or _ever(at, newest, party):
        return None
    found = at.of_position(row.number, row.claim_place, row.place)
    verb = row.position.replace("_", " ")
    severity: Severity = "fault" if position.position in _OPEN else "doubt"
    return note(
        "position",
        severity,
        words_at(draft.text, *position.evidence),
        f"You wrote “{_stance(position.position)}” of {party.name}; {found.who} {verb} it{day_in_words(found.day)}.",
        "Say what has changed, or tell the old position as past ('had denied at the time').",
        [found],
    )


def _stance(position: str) -> str:
    return {"no_comment": "no comment", "not_acknowledged": "not acknowledged"}.get(position, position)


def _tells_change(draft: Draft, party: Voice) -> bool:
    """Whether the draft itself says that the party has confirmed or acknowledged something."""
    for claim in draft.reading.claims:
        for position in claim.positions:
            other = voice(draft.reading, position.party)
            if position.position in FIRM and other and _one(party, other.id, other.state):
                told = draft.content(position.statement)
                if not find_word("nothing", told[: len("nothing") + 1]):
                    return True
    return False


def same_as(draft: Draft, at: Against, claim: Claim, statement: Statement) -> list[SameClaim]:
    """Return the claims of the record that a statement of the draft is about.

    'The deployment' and 'it' mean what the claim they were read into means; what has words of its own means these.
    """
    text = draft.text
    own = content_stems(" ".join(text[start:end] for start, end in statement.content))
    alone = len(own) >= _OWN_WORDS
    if alone:
        claim = Claim(claim.id, claim.text, statement.content)
    return at.same_claims(wordings(draft.reading, claim, draft.ids), into(text, claim.anchor))


def newest_stance(at: Against, claims: Sequence[SameClaim], party: Voice) -> Stance | None:
    """Return the newest confirmation, acknowledgement or denial of a party on some claims, where it was first given.

    What it has held since is no news: the day that counts is the one on which it changed.
    """
    own = {same.claim for same in claims}
    found = sorted(stances(at, claims, party, (*FIRM, *AGAINST)), key=lambda s: (s.row.sort_day, s.row.claim in own))
    held = list(takewhile(lambda stance: stance.row.position == found[-1].row.position, reversed(found)))
    # Of one day's, the one that names the matter itself is the better evidence.
    return next((stance for stance in held if stance.row.sort_day == held[-1].row.sort_day), None)


def _ever(at: Against, newest: Stance, party: Voice) -> bool:
    return bool(stances(at, [newest.claim], party, FIRM))


def stances(at: Against, claims: Sequence[SameClaim], party: Voice | None, kinds: Iterable[str]) -> list[Stance]:
    """Return the positions of some kinds that a party (null: anybody) took on some claims, oldest first.

    Also those on 'the deployment' or 'it' in an article that opens with one of the claims.
    """
    by_claim = {same.claim: same for same in claims}
    found = []
    for row in at.snapshot.positions.in_texts(at.articles_of(by_claim), tuple(kinds)):
        if party is not None and not _one(party, row.party, row.of):
            continue
        same = by_claim.get(row.claim or 0) or _opened_with(at, row, by_claim)
        if same:
            found.append(Stance(row, same))
    return found


def _one(party: Voice, id: str, state: str | None) -> bool:
    return party.id == id or bool(party.state and party.state == state)


def _opened_with(at: Against, row: Any, claims: dict[int, SameClaim]) -> SameClaim | None:
    """Return the claim that an article opens with, if a position in it is on no more than 'it' or 'the deployment'."""
    reading = at.rows.reading(row.number)
    position = reading.all_claims[row.claim_place].positions[row.place]
    statement = next((s for s in reading.statements if s.id == position.statement), None)
    if statement is None or statement.form != "reported":
        return None
    text = reading.article.text
    own = content_stems(" ".join(text[start:end] for start, end in statement.content))
    if len(own) >= _OWN_WORDS:
        return None
    opening = at.snapshot.claims.opened_with(row.number)
    return claims.get(opening) if opening is not None else None


# --- 'alleged', 'unconfirmed'


def _unsettled(draft: Draft, at: Against, touched: Sequence[Span]) -> Iterator[Note]:
    """Yield a note on each sentence that calls unconfirmed what has been confirmed."""
    for sentence in draft.reading.sentences:
        span = find_word("unsettled", draft.text, *sentence)
        if span is None or sentence in touched or any(_in(span, other) for other in draft.reading.article.not_body):
            continue
        before = draft.text[max(sentence[0], span[0] - 20) : span[0]]
        over = find_word("over", before) and not draft.text[slice(*span)].endswith("ly")  # 'were allegedly sent'
        if over or find_word("past", draft.text, *sentence) or _quoted(draft, span):
            continue
        found = _settled(draft, at, sentence, span)
        if found is None or _tells_change(draft, found[1]):
            continue
        evidence = at.of_position(found[0].row.number, found[0].row.claim_place, found[0].row.place)
        verb = found[0].row.position.replace("_", " ")
        yield note(
            "position",
            "fault",
            words_at(draft.text, span),
            f"You wrote “{draft.text[slice(*span)]}”; {evidence.who} {verb} it{day_in_words(evidence.day)}.",
            "Say who has confirmed it, or tell the doubt as past.",
            [evidence],
        )


def _settled(draft: Draft, at: Against, sentence: Span, span: Span) -> tuple[Stance, Voice] | None:
    """Return the newest confirmation, by a party that the matter concerns, of what a sentence calls unsettled."""
    for wording, where_to in _matters(draft, sentence, span):
        claims = at.same_claims([wording], where_to)
        for stance in reversed(stances(at, claims, None, FIRM)):
            reading = at.rows.reading(stance.row.number)
            position = reading.all_claims[stance.row.claim_place].positions[stance.row.place]
            party = voice(reading, position.party)
            concerned = party and ((party.state or party.id) in wording.actors)
            if party and concerned and not _denied_later(at, claims, stance, party):
                return stance, party
    return None


def _denied_later(at: Against, claims: Sequence[SameClaim], stance: Stance, party: Voice) -> bool:
    newest = newest_stance(at, claims, party)
    return newest is not None and newest.row.position not in FIRM


def _matters(draft: Draft, sentence: Span, span: Span) -> Iterator[tuple[Wording, frozenset[str]]]:
    """Yield what can be meant, and where to: the contents of statements there, what follows the word, all of it."""
    contents = [s.content for s in draft.reading.statements if s.content and _in(s.content[0], sentence)]
    follows = (span[1], min(sentence[1], span[1] + 8 * _PHRASE))
    for spans in (*contents, (follows,), (sentence,)):
        where_to = into(draft.text, spans)
        for wording in wordings(draft.reading, Claim("", "", tuple(spans)), draft.ids):
            yield wording, where_to


def _in(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _quoted(draft: Draft, span: Span) -> bool:
    return any(_in(span, quotation.span) for quotation in draft.quotations)
