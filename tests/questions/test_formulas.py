"""Formulas of a record: occasions and their reports, what changed, who left them; in any order, as of any day."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.linking.word_pieces import as_text
from onrecord.questions import OpenRecord
from tests.strategies import reading

TURN = "both councils will reopen the ferry route and mend the northern quay"
OTHER = "both councils need to reopen the old ferry route and mend the northern quay"
DUES = "as to harbour dues our position is firm and known"
TURNED = "our position as to harbour dues is firm and known"
ELSE = "the councils voted on the ferry and the price of bread for pilots in the northern villages"
STILL = "pilots bring bread by ferry to the northern villages and the councils have yet to vote on its price"
few = settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate], derandomize=True,
               suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def record(tmp_path):
    with OpenRecord(tmp_path / "r.db") as opened:
        yield opened


def said(words, day, *, speaker=1, outlet="Harbour Wire", published=None, more=()):
    """One article in which a speaker says something on a day."""
    return reading([(speaker, words, "say", None, 0), *more], times=[day], published=published or day, outlet=outlet)


def indirect(one):
    statements = tuple(msgspec.structs.replace(s, form="indirect") for s in one.statements)
    return msgspec.structs.replace(one, statements=statements)


def told(page):
    """All of an answer but the names of invented states, which are those of the first article to come in."""
    return [(f.party.id, f.wording, f.words, f.others, f.left and (f.left.statement, f.left.more),
             [(u.statement, u.day, u.pieces, u.compared_with, [r.statement for r in u.reports]) for u in f.uses])
            for f in page.items]


def shown(page):
    return [(f.party.id, [(u.day, as_text(u.pieces)) for u in f.uses]) for f in page.items]


def test_small_changes_and_parts_in_another_order(record):
    for words, day in ((TURN, "2031-02-08"), (OTHER, "2031-06-08"), (DUES, "2031-02-09"), (TURNED, "2031-06-09")):
        record.add(said(words, day))
    assert shown(record.formulas()) == [
        ("SYL", [("2031-02-08", ""), ("2031-06-08", "both councils [-will-] {+need to+} reopen the {+old+} ferry route "
                                                    "and mend the northern quay near Freedonia")]),
        ("SYL", [("2031-02-09", ""), ("2031-06-09", "{~our position~} as to harbour dues is firm and known "
                                                    "near Freedonia")])]


def test_reports_of_one_day_are_one_use(record):
    record.add(said(TURN, "2031-02-08"))
    record.add(said(OTHER, "2031-02-08", outlet="The Lantern", published="2031-02-10"))
    assert record.formulas().total == 0
    record.add(said(TURN, "2031-05-08", outlet="Marsh Post"))
    (formula,) = record.formulas().items
    assert [(u.day, len(u.reports)) for u in formula.uses] == [("2031-02-08", 1), ("2031-05-08", 0)]
    assert {u.reports[0].outlet for u in formula.uses if u.reports} | {formula.uses[0].outlet} == {
        "Harbour Wire", "The Lantern"}
    assert (formula.first, formula.last) == ("2031-02-08", "2031-05-08")


def test_a_quotation_taken_over_next_day_is_the_same_statement(record):
    record.add(reading([(1, TURN, "say", None, None)], published="2031-02-08"))
    record.add(reading([(1, TURN, "say", None, None)], published="2031-02-09", outlet="The Lantern",
                       times=["2030-01-01"]))
    assert record.formulas().total == 0


def test_copies_are_no_uses(record):
    text = [(1, TURN, "say", None, None), (0, ELSE, "say", None, None)]
    record.add(reading(text, published="2031-02-08"))
    record.add(reading(text, published="2031-05-08", outlet="The Lantern"))
    assert record.formulas().total == 0


def test_what_others_say_too_is_nobodys_formula(record):
    for speaker, outlet in ((0, "Harbour Wire"), (4, "The Lantern"), (1, "Marsh Post")):
        for day in ("2031-02-08", "2031-06-08"):
            record.add(said(TURN, day, speaker=speaker, outlet=outlet))
    assert record.formulas().total == 0


def test_indirect_speech_counts_beside_two_quotations_and_is_marked(record):
    record.add(said(TURN, "2031-02-08"))
    record.add(indirect(said(TURN, "2031-03-08")))
    assert record.formulas().total == 0
    record.add(said(OTHER, "2031-06-08"))
    (formula,) = record.formulas().items
    assert [(u.day, u.reported) for u in formula.uses] == [
        ("2031-02-08", False), ("2031-03-08", True), ("2031-06-08", False)]
    assert formula.uses[2].compared_with == formula.uses[1].statement


def test_a_party_that_leaves_its_formula(record):
    for words, day in ((TURN, "2031-02-08"), (TURN, "2031-03-08"), (ELSE, "2031-04-08"), (STILL, "2031-05-08")):
        record.add(said(words, day))
    (formula,) = record.formulas().items
    assert formula.left is not None
    assert (formula.left.day, formula.left.more) == ("2031-04-08", 1)
    assert formula.left.quote.text.startswith("the councils voted")
    assert record.formulas(as_of="2031-03").items[0].left is None
    record.add(said(OTHER, "2031-06-08"))
    assert record.formulas().items[0].left is None


def test_whose_and_by_when(record):
    for words, day in ((TURN, "2031-02-08"), (OTHER, "2031-06-08")):
        record.add(said(words, day))
    page = record.formulas()
    assert page.items[0].party.code == "SYL"
    assert record.formulas("Sylvania").items == page.items
    assert record.formulas("Freedonia").total == 0
    assert record.formulas(as_of="2031-06-07").total == 0
    assert record.formulas(as_of="2031-06").items == page.items


STORY = st.lists(st.tuples(st.sampled_from((TURN, OTHER, DUES, TURNED, ELSE)), st.sampled_from((0, 1, 3)),
                           st.sampled_from(("2031-02-08", "2031-03-08", "2031-03-09", "2031-06-01")),
                           st.sampled_from(("Harbour Wire", "The Lantern"))), max_size=7)


@few
@given(STORY, st.randoms())
def test_laws_any_order_and_as_of_any_day(tmp_path_factory, story, random):
    articles = [said(words, day, speaker=speaker, outlet=outlet) for words, speaker, day, outlet in story]
    shuffled = articles[:]
    random.shuffle(shuffled)
    folder = tmp_path_factory.mktemp("laws")
    with OpenRecord(folder / "a.db") as one, OpenRecord(folder / "b.db") as other:
        for article in articles:
            one.add(article)
        for article in shuffled:
            other.add(article)
        assert told(one.formulas(limit=None)) == told(other.formulas(limit=None))
        for day in ("2031-02-28", "2031-03-08", "2031-05-01"):
            with OpenRecord(folder / f"{day}.db") as early:
                for article in articles:
                    if article.article.published <= day:
                        early.add(article)
                assert told(early.formulas(limit=None)) == told(one.formulas(as_of=day, limit=None))
