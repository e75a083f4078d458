"""Rows for .csv twins of what ``questions.exporting`` has no table for: flat, the same columns in the same order."""

from __future__ import annotations

from onrecord.questions.answers import Quote, Who
from onrecord.questions.event_answers import EventRow
from onrecord.questions.found_answers import ActorSeen, Hit
from onrecord.questions.news_row import NewsRow
from onrecord.questions.story_answers import PositionTaken, StoryRow
from onrecord.views.web.page import Row


def _names(parties: tuple[Who, ...]) -> str:
    return " and ".join(who.name for who in parties)


def _spans(quote: Quote) -> str:
    return " ".join(f"{start}-{end}" for start, end in quote.spans)


def event_row(row: EventRow) -> Row:
    """Return an event's columns."""
    return {"id": row.id, "day": row.day, "value": row.value, "dated_by": row.dated_by, "source": _names(row.source),
            "target": _names(row.target), "type": row.type, "mode": row.mode, "cameo": row.cameo, "quad": row.quad,
            "realis": row.realis, "on_word_of": " > ".join(row.on_word_of), "words": row.quote.text,
            "spans": _spans(row.quote), "sentence": row.sentence.text, "place": row.where, "country": row.country,
            "article": row.article, "outlet": row.outlet, "published": row.published, "copy_of": row.copy_of,
            "reports": row.reports, "copies": row.copies, "outlets": row.outlets, "origins": row.origins}


def actor_row(row: ActorSeen) -> Row:
    """Return an actor's columns."""
    return {"id": row.who.id, "name": row.who.name, "kind": row.who.kind, "code": row.who.code, "of": row.who.of,
            "role": row.role, "article": row.article, "outlet": row.outlet, "published": row.published,
            "words": row.quote.text, "spans": _spans(row.quote)}


def story_row(row: StoryRow) -> Row:
    """Return a story's columns."""
    return {"id": row.id, "title": row.title, "first": row.first, "last": row.last, "articles": row.articles,
            "outlets": row.outlets, "origins": row.origins, "copies": row.copies, "claims": row.claims,
            "parties": _names(row.parties), "continues": row.continues}


def taken_row(row: PositionTaken) -> Row:
    """Return a position's columns, with what it ended and what ended it."""
    held = row.position
    return {"claim": row.claim, "text": row.text, "party": held.party.name if held.party else None,
            "party_id": held.party.id if held.party else None, "position": held.position, "day": held.day,
            "value": held.value, "dated_by": held.dated_by, "changed": row.changed, "was": row.was,
            "was_day": row.was_day, "lasted_until": row.lasted_until, "became": row.became, "article": held.article,
            "outlet": held.outlet, "published": held.published, "statement": held.statement, "words": held.quote.text,
            "spans": _spans(held.quote), "chain": " > ".join(row.chain), "copy_of": held.copy_of}


def hit_row(row: Hit) -> Row:
    """Return the columns of an article found by words."""
    return {"article": row.article, "title": row.title, "outlet": row.outlet, "published": row.published,
            "matches": row.matches, "passage": row.passage.text, "copy_of": row.copy_of}


def news_row(row: NewsRow) -> Row:
    """Return the columns of what is new."""
    return {"kind": row.kind, "id": row.id, "day": row.day, "who": row.who, "what": row.what, "was": row.was,
            "was_day": row.was_day, "article": row.article, "outlet": row.outlet, "published": row.published,
            "words": row.quote.text, "spans": _spans(row.quote)}
