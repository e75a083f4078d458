"""What is near some words: the rarest lead, later articles and old versions do not, and common words do no harm."""

from __future__ import annotations

import pytest

from onrecord.record import Record
from onrecord.record.queries import near
from tests.strategies import reading

RARE = "a ceasefire on the eastern bridge"
COMMON = "the talks moved the ships"


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "r.db") as opened:
        for i in range(30):
            opened.add(
                reading(
                    [(0, f"{COMMON} {i}", "say", "asserted", None)], outlet=f"Wire {i}", published=f"2031-05-{i + 1:02}"
                )
            )
        opened.add(reading([(1, RARE, "say", "asserted", None)], outlet="The Lantern", published="2031-06-02"))
        yield opened


def test_the_statement_that_shares_most_comes_first(record):
    with record.snapshot() as at:
        found = at.near.statements({"ceasefir", "bridg", "talk"}, None, 5)
    assert len(found) == 5
    assert found[0].shared == {"ceasefir", "bridg"}


def test_what_came_later_is_not_near(record):
    with record.snapshot() as at:
        assert at.near.statements({"ceasefir"}, "2031-06-01", 5) == []
        assert len(at.near.statements({"talk"}, "2031-05-03", 50)) == 3
        assert at.articles.with_words(["ceasefire"], "2031-06-01", 5) == []
        assert len(at.articles.with_words(["ceasefire", "bridge"], None, 5)) == 1


def test_fewest_shared_words(record):
    with record.snapshot() as at:
        assert at.near.statements({"ceasefir", "grain"}, None, 5, fewest=2) == []
        [claim] = at.near.claims({"ceasefir", "bridg"}, None, 5, fewest=2)
        assert at.claims.opened_with(claim.number) == claim.claim


def test_a_word_that_stands_everywhere_is_followed_so_far_and_no_further(record, monkeypatch):
    monkeypatch.setattr(near, "_FOLLOWED", 4)
    with record.snapshot() as at:
        found = at.near.statements({"ceasefir", "talk"}, None, 50)
        assert [one.shared for one in found] == [{"ceasefir"}]
        assert len(at.near.statements({"talk"}, None, 50)) == 4


def test_nothing_is_near_nothing(record):
    with record.snapshot() as at:
        assert at.near.statements((), None, 5) == []
        assert at.near.claims({"absent"}, None, 5) == []
        assert at.articles.with_words(['"'], None, 5) == []
        assert at.positions.in_texts([], ["denied"]) == []
        assert len(at.articles.outlets()) == 31
