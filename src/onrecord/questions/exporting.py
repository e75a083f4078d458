"""Flat rows for tables: plain strings, numbers and null, the same columns in the same order.

In: rows of answers. Out: dicts. Words are as the articles have them; a view that writes for a spreadsheet guards
against formulas itself.
"""

from __future__ import annotations

from onrecord.questions.answers import Quote, Row, Who
from onrecord.questions.article_answers import ArticleRow
from onrecord.questions.claim_answers import ClaimRow, PositionRow
from onrecord.questions.corrected_rows import CorrectionRow
from onrecord.questions.statement_answers import StatementRow


def article_row(row: ArticleRow) -> Row:
    """Return an article's columns."""
    return {name: getattr(row, name) for name in row.__struct_fields__} | {"judged": " ".join(row.judged)}


def correction_row(row: CorrectionRow) -> Row:
    """Return a correction's columns."""
    return {name: getattr(row, name) for name in row.__struct_fields__} | {
        "about": " ".join(row.about), "articles": " ".join(row.articles)}


def statement_row(row: StatementRow) -> Row:
    """Return a statement's columns."""
    return {"id": row.id, "article": row.article, "outlet": row.outlet, "published": row.published, "day": row.day,
            "value": row.value, "dated_by": row.dated_by, "speaker": row.speaker if row.speakers else None,
            "speaker_ids": _ids(row.speakers), "on_behalf_of": row.on_behalf_of, "source_type": row.source_type,
            "chain": " > ".join(row.chain), "act": row.act, "form": row.form, "cue": row.cue.text,
            "negated": row.negated, "words": row.quote.text, "spans": _spans(row.quote),
            "addressees": " and ".join(who.name for who in row.addressees), "venue": row.venue,
            "refers_to": row.refers_to, "confidence": row.confidence, "copy_of": row.copy_of,
            "judged": " ".join(row.judged)}


def position_row(claim: ClaimRow, row: PositionRow) -> Row:
    """Return a position's columns, with the claim of the record it is on."""
    return {"claim": claim.id, "claim_text": claim.text, "party": row.party.name if row.party else None,
            "party_id": row.party.id if row.party else None, "position": row.position, "day": row.day,
            "value": row.value, "dated_by": row.dated_by, "until_day": row.until_day, "until_value": row.until_value,
            "article": row.article, "outlet": row.outlet, "published": row.published, "statement": row.statement,
            "words": row.quote.text, "spans": _spans(row.quote), "confidence": row.confidence, "copy_of": row.copy_of,
            "judged": " ".join(row.judged)}


def claim_row(row: ClaimRow) -> Row:
    """Return a claim's columns."""
    stances = "; ".join(f"{s.party.name if s.party else 'unnamed'}: {s.position} {s.day or ''}".strip()
                        for s in row.standing)
    return {"id": row.id, "kind": row.kind, "text": row.text, "article": row.article, "words": row.quote.text,
            "spans": _spans(row.quote), "first": row.first, "last": row.last, "articles": row.articles,
            "outlets": row.outlets, "copies": row.copies, "origins": row.origins,
            "positions": row.positions, "standing": stances, "disagreements": row.disagreements,
            "judged": " ".join(row.judged)}


def _ids(actors: tuple[Who, ...]) -> str:
    return " ".join(who.id for who in actors)


def _spans(quote: Quote) -> str:
    return " ".join(f"{start}-{end}" for start, end in quote.spans)
