"""What stands beside a claim and is not in its group: perhaps the same, more general, more special."""

from __future__ import annotations

from itertools import permutations

import pytest

from onrecord.judging.pairs import Pairs
from onrecord.linking.claims.beside import PERHAPS, beside
from onrecord.linking.claims.judged import settle_judged
from onrecord.linking.claims.matching import THRESHOLD, match
from onrecord.linking.claims.special import Related, related
from tests.linking.claims.reports import claim, taken_in, together, wording

FIRST, SECOND, THIRD = "2031-05-01", "2031-05-02", "2031-05-03"
DOER = ("^send", "~actual", "who:FRD")
SENT = wording("sent troops over the border", "FRD", "SYL")
GENERAL = wording("sent troops", "FRD", "SYL", marks=DOER)
SPECIAL = wording("sent troops to the harbour town", "FRD", "SYL", "@kursk", marks=(*DOER, "#14000"))


def likely(low, high):
    """Return a wording that is so likely to be the same as ``SENT``."""
    words = ("sent grain and troops home", "troops trained at the border bridge",
             "troops crossed the border with grain", "sent troops to quarries far south of a burning harbour")
    for said in words:
        for actors in (("FRD",), ("FRD", "SYL"), ("FRD", "ETH")):
            for mark in ("^cross", "^send", "^train"):
                one = wording(said, *actors, marks=(mark, "~actual"))
                found = match([SENT], [one], 0.0)
                if found and low <= found.score < high:
                    return one
    raise AssertionError("no wording is as likely as that")


MAYBE, HARDLY = likely(PERHAPS, THRESHOLD), likely(0.0, PERHAPS)


def told(found):
    return [(one.how, one.ours.key, one.theirs.key) for one in found]


def test_what_is_nearly_likely_enough_is_perhaps_the_same():
    store = taken_in([claim(1, FIRST, SENT), claim(2, SECOND, MAYBE)])
    assert together(store) == [[10], [20]]
    [one] = beside(store, [10])
    assert told([one]) == [("perhaps", 10, 20)]
    assert one.found == match([SENT], [MAYBE], PERHAPS)
    assert told(beside(store, [20])) == [("perhaps", 20, 10)]
    assert together(store) == [[10], [20]]          # asking brings nothing together
    assert beside(taken_in([claim(1, FIRST, SENT), claim(2, SECOND, HARDLY)]), [10]) == []


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_each_other_group_stands_there_once_whatever_came_first(order):
    claims = [claim(1, FIRST, SENT), claim(2, SECOND, MAYBE), claim(3, THIRD, MAYBE)]
    store = taken_in([claims[i] for i in order])
    assert together(store) == [[10], [20, 30]]
    assert told(beside(store, [10])) == [("perhaps", 10, 20)]
    assert told(beside(store, [20, 30])) == [("perhaps", 20, 10)]


def test_what_is_in_one_group_does_not_stand_beside_itself():
    store = taken_in([claim(1, FIRST, SENT), claim(2, SECOND, MAYBE)])
    settle_judged(store, Pairs(together=dict.fromkeys("ab", ("a", "b"))), {10: "a", 20: "b"})
    assert together(store) == [[10, 20]]
    assert beside(store, [10, 20]) == []


def test_what_a_person_told_apart_is_not_perhaps_the_same():
    store = taken_in([claim(1, FIRST, SENT), claim(2, SECOND, MAYBE)])
    assert beside(store, [10], apart={20}) == []
    assert beside(store, [20], apart={10}) == []


def test_likely_enough_and_yet_in_another_group_is_perhaps_the_same():
    store = taken_in([claim(1, FIRST, SENT), claim(2, SECOND, SENT)])
    settle_judged(store, Pairs(apart=frozenset({("a", "b")})), {10: "a", 20: "b"})
    settled = beside(store, [10])
    assert told(settled) == [("perhaps", 10, 20)]
    assert settled[0].found.score >= THRESHOLD


def test_general_and_special_are_told_on_both_though_they_were_told_apart():
    store = taken_in([claim(1, FIRST, GENERAL), claim(2, SECOND, SPECIAL)])
    settle_judged(store, Pairs(apart=frozenset({("a", "b")})), {10: "a", 20: "b"})
    for key, how, apart in ((10, "special", 20), (20, "general", 10)):
        [one] = beside(store, [key], apart={apart})
        assert (one.how, one.theirs.key, one.adds) == (how, apart, ("14000", "kursk"))


def test_a_special_case_adds_a_figure_a_place_or_a_name():
    assert related([GENERAL], [SPECIAL]) == Related("special", ("14000", "kursk"))
    assert related([SPECIAL], [GENERAL]) == Related("general", ("14000", "kursk"))
    for actors, more in ((("@kursk",), ()), (("ETH",), ()), ((), ("#3",))):
        other = wording("sent troops", "FRD", "SYL", *actors, marks=(*DOER, *more))
        [added] = (*actors, *more)
        assert related([GENERAL], [other]) == Related("special", (added.strip("@#"),))


@pytest.mark.parametrize("other", [
    GENERAL,                                                                            # it adds nothing
    wording("sent troops to the harbour town", "FRD", "SYL", marks=DOER),               # no figure, place or name
    wording("sent grain", "FRD", "SYL", "@kursk", marks=DOER),                          # not all that is said
    wording("sent troops", "FRD", "@kursk", marks=DOER),                                # not all who are named
    wording("sent troops", "FRD", "SYL", "@kursk", marks=("^move", *DOER[1:])),         # another thing is said
    wording("sent troops", "FRD", "SYL", "@kursk", marks=(*DOER[:2], "who:SYL")),       # of somebody else
    wording("sent troops", "FRD", "SYL", "@kursk", marks=DOER[:2]),                     # or nobody knows of whom
    wording("sent troops", "FRD", "SYL", "@kursk", marks=("^send", "~planned", "who:FRD")),     # a plan
], ids=range(8))
def test_what_is_no_special_case(other):
    assert related([GENERAL], [other]) is None
    assert related([other], [GENERAL]) is None


def test_another_figure_is_no_special_case():
    ten, fourteen = (wording("sent troops", "FRD", "SYL", *names, marks=(*DOER, figure))
                     for names, figure in (((), "#10000"), (("@kursk",), "#14000")))
    assert related([ten], [fourteen]) is None


def test_one_word_alone_is_no_general_claim():
    one = wording("sent", "FRD", "SYL", marks=DOER)
    assert related([one], [SPECIAL]) is None


def test_of_a_large_group_the_first_wordings_are_looked_at():
    store = taken_in([claim(n, FIRST, SENT) for n in range(1, 40)] + [claim(50, SECOND, MAYBE)])
    keys = [10 * n for n in range(1, 40)]
    assert told(beside(store, keys)) == [("perhaps", 10, 500)]
