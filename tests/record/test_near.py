"""What is near some words: the rarest lead, later articles and old versions do not, and common words do no harm."""

from __future__ import annotations

import pytest

from onrecord.record import Record, near
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
    with record.asking() as db:
        found = near.statements_near(db, {"ceasefir", "bridg", "talk"}, None, 5)
    assert len(found) == 5
    assert found[0].shared == {"ceasefir", "bridg"}


def test_what_came_later_is_not_near(record):
    with record.asking() as db:
        assert near.statements_near(db, {"ceasefir"}, "2031-06-01", 5) == []
        assert len(near.statements_near(db, {"talk"}, "2031-05-03", 50)) == 3
        assert near.articles_with(db, ["ceasefire"], "2031-06-01", 5) == []
        assert len(near.articles_with(db, ["ceasefire", "bridge"], None, 5)) == 1


def test_fewest_shared_words(record):
    with record.asking() as db:
        assert near.statements_near(db, {"ceasefir", "grain"}, None, 5, fewest=2) == []
        [claim] = near.claims_near(db, {"ceasefir", "bridg"}, None, 5, fewest=2)
        assert near.claim_opened_with(db, claim.number) == claim.claim


def test_a_word_that_stands_everywhere_is_followed_so_far_and_no_further(record, monkeypatch):
    monkeypatch.setattr(near, "_FOLLOWED", 4)
    with record.asking() as db:
        found = near.statements_near(db, {"ceasefir", "talk"}, None, 50)
        assert [one.shared for one in found] == [{"ceasefir"}]
        assert len(near.statements_near(db, {"talk"}, None, 50)) == 4


def test_nothing_is_near_nothing(record):
    with record.asking() as db:
        assert near.statements_near(db, (), None, 5) == []
        assert near.claims_near(db, {"absent"}, None, 5) == []
        assert near.articles_with(db, ['"'], None, 5) == []
        assert near.positions_in(db, [], ["denied"]) == []
        assert len(near.outlets(db)) == 31
