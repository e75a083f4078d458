"""The check of a draft: read it, set it against the record, gather the notes. Read this first.

In: an article that is not on record. Out: ``Checked``. Nothing is recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from onrecord.checking.against import Against
from onrecord.checking.dates import date_notes
from onrecord.checking.draft import Draft
from onrecord.checking.figures import figure_notes
from onrecord.checking.note import Checked, Note, words_at
from onrecord.checking.origins import origin_notes
from onrecord.checking.positions import position_notes
from onrecord.checking.quotations import quotation_notes
from onrecord.errors import OnRecordError
from onrecord.facts import Article, Reading
from onrecord.facts.dated import asked_day
from onrecord.facts.span import overlap
from onrecord.flow import read
from onrecord.linking.claims.matching import wordings
from onrecord.questions import OpenRecord
from onrecord.questions.answers import Quote
from onrecord.questions.rows import Rows

LONGEST_DRAFT = 200_000
"""Characters; more is no draft of one article (OR-105)."""
_CHECKS = (position_notes, quotation_notes, figure_notes, date_notes, origin_notes)
_SENTENCE = 150  # characters within which two notes on one recorded statement are one
_ALIKE = 0.5  # a claim of which the record has a statement so alike is not unknown


def check(
    on_record: OpenRecord,
    draft: Article | Reading,
    *,
    as_of: str | None = None,
    ignored: Mapping[str, str] | None = None,
) -> Checked:
    """Set a draft against the record; ``as_of``: as it stood on that day.

    ``draft``: an article, which is read, or its reading. ``ignored``: why a note is set aside, by its name
    (``wording:1a2b3c4d``). Raises OR-105 (too long), OR-503 (no day), OR-2xx and OR-4xx.
    """
    day = asked_day(as_of, last=True)
    article = draft.article if isinstance(draft, Reading) else draft
    if len(article.text) > LONGEST_DRAFT:
        raise OnRecordError("OR-105", detail=f"{len(article.text):,} characters, a draft has {LONGEST_DRAFT:,} at most")
    seen = Draft(draft if isinstance(draft, Reading) else read(draft))
    with on_record.record.snapshot() as snapshot:
        at = Against(Rows(snapshot), day, article.text_hash)
        notes = _in_order([one for made in _CHECKS for one in made(seen, at)])
        why = ignored or {}
        notes = [msgspec.structs.replace(one, ignored=why.get(one.name)) for one in notes]
        return Checked(
            title=article.title,
            as_of=day,
            notes=tuple(one for one in notes if one.ignored is None),
            ignored=tuple(one for one in notes if one.ignored is not None),
            looked_at=_looked_at(seen),
            unknown=tuple(_unknown(seen, at)),
            undated=snapshot.articles.undated(day),
        )


def _in_order(notes: Iterable[Note]) -> list[Note]:
    """Return notes in the order of the draft; of two of one kind on the same words the first found stays.

    So it is with two on one recorded statement in one sentence ('14,000, including 3,000').
    """
    kept: list[Note] = []
    for one in notes:
        if not any(other.kind == one.kind and _on_one(other, one) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: (one.quote.spans, one.kind))


def _on_one(a: Note, b: Note) -> bool:
    ours, theirs = a.quote.spans[0], b.quote.spans[0]
    facts = {one.fact for one in a.evidence} == {one.fact for one in b.evidence}
    return bool(overlap(ours, theirs)) or (facts and abs(ours[0] - theirs[0]) < _SENTENCE)


def _looked_at(draft: Draft) -> dict[str, int]:
    return {
        "statements": len(draft.reading.statements),
        "quotations": len(draft.quotations),
        "figures": len(draft.reading.quantities),
        "claims": len(draft.reading.claims),
    }


def _unknown(draft: Draft, at: Against) -> Iterable[Quote]:
    """Yield the words of claims of which the record has neither the claim nor a statement that is like it."""
    for claim in draft.reading.claims:
        if at.same_claims(wordings(draft.reading, claim, draft.ids)):
            continue
        if not any(one.score >= _ALIKE for one in at.statements(draft.text, claim.anchor)):
            yield words_at(draft.text, *claim.anchor)
