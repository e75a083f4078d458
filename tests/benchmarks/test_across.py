"""The invented matters are whole: every word that gold quotes stands in its article; days are read as EDTF."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.across.gold import Case, cases, listed
from benchmarks.across.rows import _within

FOLDER = Path(__file__).parents[2] / "benchmarks" / "across"
CASES = list(cases(FOLDER))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_gold_quotes_stands_in_its_article(case: Case) -> None:
    quoted = [(name, words) for row in (*case.gold["same_claim"],) for name, words in row["in"].items()]
    quoted += [(name, words) for row in case.gold["apart"] for name, words in row["from"].items()]
    quoted += [(use["article"], use["words"]) for row in case.gold["formulas"] for use in row["uses"]]
    missing = [(name, text) for name, words in quoted for text in listed(words)
               if text not in case.articles[name].text]
    assert missing == []
    assert case.gold["invented"] is True


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_articles_are_dated_and_their_claims_are_named(case: Case) -> None:
    assert all(article.published and article.outlet for article in case.articles.values())
    claims = {row["claim"] for row in case.gold["same_claim"]}
    used = {row["claim"] for kind in ("claim_history", "as_of", "apart") for row in case.gold[kind] if "claim" in row}
    assert used <= claims


@pytest.mark.parametrize(("day", "value", "right"), [
    ("2024-10-23", "2024-W43", True), ("2024-10-28", "2024-W43", False), ("2024-02-29", "2024-02", True),
    ("2024-03-01", "2024-02", False), ("2024-07-01", 2024, True), (None, "2024", False), (None, None, True),
])
def test_a_day_within_a_value(day: str | None, value: object, right: bool) -> None:
    assert _within(day, value) is right
