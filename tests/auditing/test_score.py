"""Counting verdicts: figures worked out by hand, two judges, what is still open."""

from __future__ import annotations

import pytest

from onrecord.auditing import score
from onrecord.auditing.score import Open, agreement, wilson
from tests.auditing.conftest import judged


def share_of(scored, field):
    return next(one for one in scored.shares if one.field == field)


@pytest.mark.parametrize(
    ("yes", "of", "low", "high"),
    [
        # (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n), worked out by hand; Newcombe 1998 has 81 of 263
        (8, 10, 0.490, 0.943),
        (81, 263, 0.2553, 0.3662),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
    ],
)
def test_wilson(yes, of, low, high):
    assert wilson(yes, of) == pytest.approx((low, high), abs=0.0005)


def test_shares_of_positions_and_of_whole_ones():
    # party 3 of 4, stance 2 of 4, claim 3 of 3, all right: 1 yes, 2 no (a no decides it); items 4 and 5 are open
    (found,) = score([judged("positions", ["yyy", "nny", "ynn", "yy-", "---"])])
    assert {one.field: (one.yes, one.of) for one in found.shares} == {
        "party": (3, 4), "stance": (2, 4), "claim": (2, 3), "all": (1, 3)}
    assert share_of(found, "all").share == pytest.approx(1 / 3)
    assert (found.items, found.judged) == (5, 3)
    assert found.open == (Open("one.yaml", (4, 5)),)


def test_a_blank_field_of_a_statement_does_not_apply():
    (found,) = score([judged("statements", ["yyyyy-", "y---y-", "n-----", "------"])])
    assert found.open == (Open("one.yaml", (4,)),)
    assert (share_of(found, "real").yes, share_of(found, "real").of) == (2, 3)
    assert share_of(found, "chain").share is None


def test_sheets_of_a_kind_are_pooled_and_kinds_told_apart():
    other = judged("links", ["y", "n"], "two.yaml")
    other = other._replace(items=tuple(one._replace(article="n2") for one in other.items))
    links, denied = score([judged("positions", ["yyy"], only="denied"), judged("links", ["y", "y"]), other])[::-1]
    assert (links.what, share_of(links, "same").yes, links.items, links.judged_twice) == ("links", 3, 4, 0)
    assert (denied.what, denied.only, denied.items) == ("positions", "denied", 1)


def test_two_judges_and_the_first_counts():
    # both yes 4, both no 3, yes/no 2, no/yes 1: same 7 of 10; yes 6/10 and 5/10, chance .3 + .2 = .5; kappa .2/.5
    one = judged("links", ["y"] * 4 + ["n"] * 3 + ["y"] * 2 + ["n"])
    two = judged("links", ["y"] * 4 + ["n"] * 3 + ["n"] * 2 + ["y"], "two.yaml")
    (found,) = score([one, two])
    assert (found.items, found.judged_twice, share_of(found, "same").yes) == (10, 10, 6)
    (both,) = found.twice
    assert (both.same, both.of, both.share) == (7, 10, 0.7)
    assert both.kappa == pytest.approx(0.4)
    (turned,) = score([two, one])
    assert share_of(turned, "same").yes == 5


def test_what_one_judge_left_open_the_other_decides():
    (found,) = score([judged("links", ["-", "-"]), judged("links", ["n", "-"], "two.yaml")])
    assert (share_of(found, "same").of, found.judged_twice, found.open) == (1, 0, (Open("one.yaml", (2,)),))


def test_kappa_where_chance_explains_all_and_where_nothing_is_shared():
    assert agreement("same", [(True, True)] * 3).kappa is None
    assert agreement("same", [(True, None), (None, False)]) is None
    assert agreement("same", [(True, False), (False, True)]).kappa == pytest.approx(-1)
