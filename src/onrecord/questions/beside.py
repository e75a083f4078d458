"""What stands beside a claim: claims that are perhaps the same, or more general, or more special.

In: the ladder of a claim. Out: the same ladder with them, as they stand at that moment, on that day.
"""

from __future__ import annotations

import msgspec

from onrecord.judging.claims import judged_apart
from onrecord.linking.claims.beside import Beside, How, beside
from onrecord.questions.claim_answers import ClaimBeside, ClaimLadder
from onrecord.questions.rows import Rows, quote

MOST = 5        # of each kind


def with_beside(rows: Rows, ladder: ClaimLadder, claim: int, as_of: str | None) -> ClaimLadder:
    """Return the ladder of a claim together with what stands beside it."""
    claims = rows.snapshot.claims
    keys = [link.key for link in rows.links(claim, as_of)]
    found = beside(claims.as_of(as_of), keys, judged_apart(claims.all(), rows.judged_across(), keys))
    by_kind: dict[How, list[Beside]] = {"perhaps": [], "general": [], "special": []}
    for one in found:
        by_kind[one.how].append(one)
    shown = {how: tuple(_row(rows, one) for one in some[:MOST]) for how, some in by_kind.items()}
    return msgspec.structs.replace(
        ladder, perhaps=shown["perhaps"], more_general=shown["general"], more_special=shown["special"],
        beside_left_out=len(found) - sum(map(len, shown.values())))


def _row(rows: Rows, one: Beside) -> ClaimBeside:
    theirs, ours = (rows.snapshot.claims.place_of(claim.key) for claim in (one.theirs, one.ours))
    reading, head = rows.reading(theirs.number), rows.head(theirs.number)
    claim = reading.all_claims[theirs.place]
    return ClaimBeside(
        claim=theirs.id, near=ours.id, text=claim.text, article=rows.ref(theirs.number) or "", outlet=head.outlet,
        published=head.published, quote=quote(reading, claim.anchor), chance=one.found.score,
        shared=(*one.found.actors, *one.found.words), adds=one.adds)
