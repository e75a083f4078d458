"""Facts in the words other programs know: schema.org's Claim and Quotation, W3C's Web Annotation.

In: rows of answers. Out: plain data for JSON-LD. A quotation carries the words before and after it, so that it can be
found in the page itself.
"""

from __future__ import annotations

from typing import Any

from onrecord.questions.answers import Quote
from onrecord.questions.claim_answers import ClaimLadder, PositionRow
from onrecord.questions.statement_answers import StatementRow
from onrecord.questions.taken_answers import TakenFrom
from onrecord.views.web.page import Asked

_AROUND = 32        # characters before and after a quotation, as the annotation data model suggests
Data = dict[str, Any]


def _known(**found: Any) -> Data:
    return {name.replace("at_", "@", 1): value for name, value in found.items() if value not in (None, [], ())}


def article_linked(title: str | None, outlet: str | None, published: str | None, url: str | None) -> Data:
    """Return an article as schema.org has it."""
    return _known(at_type="NewsArticle", headline=title, datePublished=published, url=url,
                  publisher=_known(at_type="Organization", name=outlet) if outlet else None)


def claim_linked(ladder: ClaimLadder, asked: Asked) -> Data:
    """Return a claim with its appearances: the articles that carry it, oldest first."""
    appearances = [_appearance(rung, asked) for rung in ladder.positions]
    here = asked.origin + asked.to("claims", ladder.claim.id)
    return _known(at_context="https://schema.org", at_type="Claim", at_id=here,
                  text=ladder.claim.text, dateCreated=ladder.claim.first,
                  firstAppearance=appearances[0] if appearances else None, appearance=appearances)


def _appearance(rung: PositionRow, asked: Asked) -> Data:
    where = asked.to("statements", rung.statement) if rung.statement else asked.to("articles", rung.article)
    return _known(
        at_type="Quotation", at_id=asked.origin + where, text=rung.quote.text, dateCreated=rung.day,
        spokenByCharacter=_known(at_type="Thing", name=rung.party.name) if rung.party else None,
        isPartOf=article_linked(None, rung.outlet, rung.published, None),
        additionalProperty=_known(at_type="PropertyValue", name="position", value=rung.position))


def statement_linked(row: StatementRow, text: str, url: str | None, asked: Asked) -> Data:
    """Return a statement as a Web Annotation on its article, with a schema.org Quotation as its body."""
    here = asked.origin + asked.to("statements", row.id)
    target = url or asked.origin + asked.to("articles", row.article)
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": here, "type": "Annotation", "motivation": "identifying",
        "body": _known(type="schema:Quotation", value=row.quote.text, creator=row.speaker, created=row.day),
        "target": {"source": target, "selector": selectors(row.quote, text)}}


def selectors(quote: Quote, text: str) -> list[Data]:
    """Return where words stand: by their place (code points) and by themselves with what stands around them."""
    return [one for (start, end), words in zip(quote.spans, quote.words, strict=True) for one in (
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": words, "prefix": text[max(start - _AROUND, 0):start],
         "suffix": text[end:end + _AROUND]})]


def article_page_linked(taken: TakenFrom, asked: Asked) -> Data:
    """Return an article with its statements as annotations on it."""
    row = taken.article
    return {"@context": ["http://www.w3.org/ns/anno.jsonld", {"schema": "https://schema.org/"}],
            "type": "AnnotationPage", "id": asked.origin + asked.to("articles", row.id),
            "partOf": article_linked(row.title, row.outlet, row.published, row.url),
            "items": [statement_linked(one, taken.text, row.url, asked) for one in taken.statements]}
