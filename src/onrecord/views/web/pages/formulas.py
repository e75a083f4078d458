"""Wording that one party repeats, with what changed from one occasion to the next."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.questions import OpenRecord
from onrecord.questions.formula_rows import Formula
from onrecord.views.web.listed import Listed, listed
from onrecord.views.web.page import AS_OF, LIMIT, Asked, Page, Param, Row

_PARAMS = (Param("party", "party", told="A state or an actor: name, code or id."), LIMIT._replace(default="20"), AS_OF)


def _answer(record: OpenRecord, asked: Asked) -> Listed[Formula]:
    return listed(record.formulas(asked.get("party"), as_of=asked.as_of, limit=asked.limit))


def _rows(found: Listed[Formula]) -> Iterator[Row]:
    for formula in found.items:
        for use in formula.uses:
            yield {"party": formula.party.name, "party_id": formula.party.id, "wording": formula.wording,
                   "day": use.day, "value": use.value, "dated_by": use.dated_by, "speaker": use.speaker,
                   "words": use.quote.text, "reported": use.reported, "statement": use.statement,
                   "article": use.article, "outlet": use.outlet, "published": use.published}


PAGES = (Page("formulas", "/formulas", "Repeated wording", _answer, params=_PARAMS, rows=_rows,
              told="Wording that one party repeats on several occasions, and what changed between them."),)
