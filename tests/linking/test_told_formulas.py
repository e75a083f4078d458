"""Wording that is known from indirect speech: told alike by several outlets, not by one reporter twice."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.facts import Reading
from onrecord.linking.formulas import rare_pairs, told_sentences
from onrecord.questions import OpenRecord
from tests.strategies import reading

TOLD = "the quiet fairway would be guarded with patience and every trespass would be answered with lanterns"
TURNED = "every trespass would be answered with lanterns and the quiet fairway would be guarded with patience"


def said(words: str, outlet: str, day: str, act: str = "say") -> Reading:
    made = reading([(2, words, "say", None, None)], outlet=outlet, published=day)
    (statement,) = made.statements
    told = msgspec.structs.replace(statement, form="indirect", act=act)
    return msgspec.structs.replace(made, statements=(told,))


@pytest.mark.parametrize(("outlets", "act", "uses"), [
    (("The Lantern", "Harbour Post"), "say", [2]),
    (("The Lantern", "The Lantern"), "say", []),         # one reporter's background
    (("The Lantern", "Harbour Post"), "deny", []),       # a position is no wording
])
def test_a_formula_in_indirect_speech_alone(tmp_path, outlets, act, uses):
    with OpenRecord(tmp_path / "r.db") as record:
        for words, outlet, day in zip((TOLD, TURNED), outlets, ("2031-01-10", "2031-03-11"), strict=True):
            record.add(said(words, outlet, day, act))
        assert [len(formula.uses) for formula in record.formulas().items] == uses


def test_short_reports_are_not_looked_at():
    made = said("the fairway was quiet", "The Lantern", "2031-01-10")
    assert told_sentences(made.statements[0], made.article.text) == []
    assert rare_pairs(made.statements[0], made.article.text) == set()
