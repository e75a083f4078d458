"""Which claims are brought together as they come in and go, and as people judge them: on a store in memory."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.facts.judgement import JUDGED
from onrecord.judging.pairs import Pairs
from onrecord.linking.claims.judged import settle_judged
from onrecord.linking.claims.kept import SAME_TEXT
from onrecord.linking.claims.matching import METHOD, match
from tests.linking.claims.reports import claim, take_in, take_off, taken_in, together, wording

SENT = wording("sent troops over the border", "FRD", "SYL")
SENT_TOO = wording("sent its troops across the border", "FRD", "SYL")
NEARLY = wording("sent troops to the harbour over night", "FRD", "SYL")
GRAIN = wording("grain ships burned at the quay", "FRD", "ETH", marks=("^burn", "~actual"))
FIRST, SECOND, THIRD = "2031-05-01", "2031-05-02", "2031-05-03"
REPORTS = [claim(1, FIRST, SENT), claim(2, SECOND, GRAIN), claim(3, SECOND, NEARLY), claim(4, THIRD, SENT_TOO)]


def links(store):
    return {key: link and (link.same_as, link.method) for key in store.groups() for link in [store.link(key)]}


def test_a_claim_rests_on_its_best_match_before_it():
    store = taken_in(REPORTS)
    assert links(store) == {10: None, 20: None, 30: (10, METHOD), 40: (10, METHOD)}
    assert together(store) == [[10, 30, 40], [20]]
    found = match([SENT_TOO], [SENT])
    assert store.link(40).score == found.score
    assert set(store.link(40).shared) == {*found.words, *found.actors}
    assert store.link(40).day == THIRD


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_the_order_of_arrival_does_not_matter(order):
    store, usual = taken_in([REPORTS[i] for i in order]), taken_in(REPORTS)
    assert links(store) == links(usual)
    assert store.groups() == usual.groups()


_CLAIMS = st.lists(st.builds(
    wording, st.lists(st.sampled_from(("sent", "troops", "border", "harbour", "grain", "ships", "talks")), min_size=2,
                      max_size=5).map(" ".join),
    st.sampled_from(("FRD", "SYL")), st.sampled_from(("ETH", "@firefly"))), min_size=2, max_size=7)
_DAYS = st.sampled_from((FIRST, SECOND, THIRD, None))


@settings(max_examples=60)
@given(wordings=_CLAIMS, chance=st.randoms(use_true_random=False), days=st.lists(_DAYS, min_size=7, max_size=7))
def test_laws_of_joining(wordings, chance, days):
    claims = [claim(n, day, own) for n, (own, day) in enumerate(zip(wordings, days, strict=False), 1)]
    store = taken_in(claims)
    # In whatever order they come in, and though some came and went.
    shuffled = taken_in(chance.sample(claims, len(claims)))
    assert (links(shuffled), shuffled.groups()) == (links(store), store.groups())
    gone, rest = claims[0], claims[1:]
    take_off(shuffled, gone[0].key)
    assert (links(shuffled), shuffled.groups()) == (links(taken_in(rest)), taken_in(rest).groups())
    # As of a day: what comes later changes nothing of what was out by then.
    early = [one for one in claims if one[0].day and one[0].day <= SECOND]
    then = taken_in(early)
    assert {one.key: store.groups()[one.key] for one, _ in early} == then.groups()


def test_a_later_better_match_changes_over():
    store = taken_in([REPORTS[2], REPORTS[3]])
    assert links(store)[40] == (30, METHOD)
    take_in(store, *REPORTS[0])                 # published before both, recorded after them
    assert links(store) == {10: None, 30: (10, METHOD), 40: (10, METHOD)}
    assert set(store.groups().values()) == {10}


def test_a_copy_comes_before_what_is_only_alike():
    copy = claim(5, THIRD, GRAIN, text="text 3")        # the words of the third report, however they are read
    store = taken_in([*REPORTS, copy])
    assert links(store)[50] == (30, SAME_TEXT)
    assert store.groups()[50] == 10


def test_claims_of_one_article_are_never_one():
    store = taken_in([])
    for one, own in (claim(1, FIRST, SENT), claim(1, FIRST, SENT_TOO, place=1)):
        take_in(store, one, own)
    assert together(store) == [[10], [11]]


def test_what_rested_on_a_claim_that_went_finds_another():
    store = taken_in(REPORTS)
    take_off(store, 10)
    assert links(store) == {20: None, 30: None, 40: (30, METHOD)}
    assert together(store) == [[20], [30, 40]]
    take_off(store, 30)
    assert together(store) == [[20], [40]]


def test_judged_to_be_one_rests_on_the_first_of_them():
    store = taken_in(REPORTS)
    one = Pairs(together=dict.fromkeys(("grain", "sent"), ("grain", "sent")))
    settle_judged(store, one, {20: "grain", 40: "sent"})
    assert links(store)[40] == (20, JUDGED)
    assert (store.link(40).score, store.link(40).day) == (None, THIRD)
    assert together(store) == [[10, 30], [20, 40]]
    settle_judged(store, Pairs(), {}, also=[20, 40, 99])     # taken back; one of them is gone
    assert links(store) == links(taken_in(REPORTS))
    assert together(store) == together(taken_in(REPORTS))


def test_no_better_match_changes_over_what_was_judged():
    store = taken_in(REPORTS[1:])
    settle_judged(store, Pairs(together=dict.fromkeys(("grain", "sent"), ("grain", "sent"))), {20: "grain", 40: "sent"})
    take_in(store, *REPORTS[0])
    assert links(store)[40] == (20, JUDGED)
    assert links(store)[30] == (10, METHOD)


def test_judged_to_be_another_rests_on_none_of_that_ones_group():
    store = taken_in(REPORTS)
    settle_judged(store, Pairs(apart=frozenset({("first", "last")})), {10: "first", 40: "last"})
    assert links(store) == {10: None, 20: None, 30: (10, METHOD), 40: None}     # nor on 30, which rests on 10
    assert together(store) == [[10, 30], [20], [40]]
