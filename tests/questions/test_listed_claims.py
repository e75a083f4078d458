"""Which claims are listed, and in what order, on small made-up articles."""

from __future__ import annotations

import pytest

from onrecord.flow import read
from onrecord.intake import Given, article_from_text
from onrecord.questions import OpenRecord
from tests.strategies import reading

WILL_MEET = "The Kenyan minister Ana Brel will meet the Somali minister Dario Velt at the harbour in May."


@pytest.fixture
def record(tmp_path):
    with OpenRecord(tmp_path / "r.db") as opened:
        yield opened


def put(record: OpenRecord, text: str, outlet: str, day: str) -> None:
    record.add(read(article_from_text(text, Given(outlet=outlet, published=day))))


def test_what_parties_differ_on_comes_before_what_more_outlets_have(record):
    told = [(4, "grain ships left the harbour", "report", "alleged", None)]
    for n, outlet in enumerate(("The Lantern", "The Mirror", "The Bell")):
        record.add(reading(told, outlet=outlet, published=f"2031-01-1{n}"))
    record.add(reading([(4, "troops crossed the bridge", "report", "alleged", None)], published="2031-01-20"))
    record.add(reading([(2, "troops had not crossed the bridge", "deny", "denied", None)], published="2031-02-10"))
    rows = record.claims().items
    assert [{p.position for p in record.claim(row.id).positions} for row in rows[:2]] == [
        {"alleged", "denied"}, {"alleged"}]
    assert record.claims(limit=1, after=record.claims(limit=1).next).items == rows[1:2]


def test_what_one_outlet_alone_puts_forward_waits_for_another(record):
    put(record, WILL_MEET, "Invented Post", "2031-04-01")
    assert record.claims().total == 0
    assert [row.text for row in record.claims(topics=True).items] == [WILL_MEET.rstrip(".")]
    assert record.positions().total == 0
    assert record.positions(party="Invented Post").total == 1
    put(record, f"Kenya's foreign ministry said: \"{WILL_MEET}\"", "Invented Bell", "2031-04-02")
    (claim,) = record.claims().items
    told_by = {p.party.name for p in record.claim(claim.id).positions if p.party}
    assert "Invented Post" in told_by
    assert len(told_by) == 2
    assert record.claims(as_of="2031-04-01").total == 0     # by then nobody else had it


def test_positions_on_what_is_no_claim_are_listed_for_who_asks(record):
    put(record, "Norway denied the allegations on Monday.", "Invented Post", "2031-04-01")
    assert record.positions().total == 0
    assert [row.position.position for row in record.positions(party="Norway").items] == ["denied"]
