"""Which events of different articles are taken for one, and which stay apart; all of it is invented."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking.claims.kept import SAME_TEXT
from onrecord.linking.events.matching import METHOD, THRESHOLD, match
from tests.linking.events.tellings import QUAY, RIDGE, event, side, take_in, take_off, taken_in, together, wording

ONE = ("Sylvanian jets bombed the grain quay of Port Orlo late on Friday. At least 12 dockers were killed, the harbour "
       "office of Port Orlo said")
TWO = ("Twelve dockers died as Sylvanian warplanes bombed the grain quay in Port Orlo. The harbour office spoke of a "
       "massacre")
THREE = ("Sylvania denied it had bombed the quay of Port Orlo, where dockers were killed. The grain harbour is closed")
OTHER = ("Sylvanian jets bombed a shepherds' camp on Mount Lurn late on Friday. Three shepherds were wounded, the "
         "mountain police of Lurn said")


def reports(text=TWO, **how):
    return wording(ONE, "bombed"), wording(text, "bombed", **how)


def test_two_articles_that_tell_of_one_strike_are_joined():
    found = match(*reports(out="2031-05-02"))
    assert found is not None
    assert found.score >= THRESHOLD
    assert "bomb" in found.words
    assert "FRD" in found.actors


def test_a_denial_is_joined_with_what_it_denies():
    assert match(*reports(THREE, realis="denied", out="2031-05-02"))


def test_two_strikes_of_one_day_stay_apart():
    assert match(*reports(OTHER)) is None
    assert match(wording(ONE, "bombed", spot=QUAY), wording(TWO, "bombed", spot=RIDGE)) is None


@pytest.mark.parametrize("how", [
    {"source": side("ETH")}, {"target": side("ETH")}, {"type": "COERCE"}, {"target": side("FRD", "@ana")},
    {"out": "2031-06-20"}, {"when": "2031-04-02"}, {"realis": "hypothetical"}, {"spot": RIDGE},
], ids=str)
def test_what_must_not_differ(how):
    here = {"target": side("FRD", "@ben")} if "@ana" in str(how) else {"spot": QUAY} if "spot" in how else {}
    assert match(wording(ONE, "bombed", **here), wording(TWO, "bombed", **here))
    assert match(wording(ONE, "bombed", **here), wording(TWO, "bombed", **here | how)) is None


def test_an_own_day_counts_before_that_of_publication():
    assert match(wording(ONE, "bombed", when="2031-04-30"), wording(TWO, "bombed", when="2031-04-30", out="2031-09-01"))
    assert match(wording(ONE, "bombed", when="2031-04-30"), wording(TWO, "bombed", out="2031-05-04"))
    assert match(wording(ONE, "bombed", when="2031-04-30"), wording(TWO, "bombed", out="2031-05-14")) is None


def test_what_does_not_come_every_week_may_be_told_weeks_later():
    text = ("Sylvania sent two battalions over the Orlo bridge into Freedonia. The Orlo bridge garrison said that the "
            "Sylvanian battalions had camped at Port Orlo")
    sent = wording(text, "sent", type="MOBILIZE")
    assert match(sent, wording(text, "sent", type="MOBILIZE", out="2031-05-21"))
    assert match(sent, wording(text, "sent", type="MOBILIZE", out="2031-06-21")) is None
    struck = wording(ONE, "bombed")
    assert match(struck, wording(ONE, "bombed", out="2031-05-21")) is None


def test_what_is_said_by_one_minister_is_not_what_another_says():
    text = "The minister condemned the closing of the grain quay at Port Orlo. Dockers cheered"
    same = wording(text, "condemned", type="ACCUSE", source=side("SYL", "@ana"))
    assert match(same, wording(text, "condemned", type="ACCUSE", source=side("SYL", "@ana")))
    assert match(same, wording(text, "condemned", type="ACCUSE", source=side("SYL", "@ben"))) is None


FIRST, SECOND, THIRD = "2031-05-01", "2031-05-02", "2031-05-03"
REPORTS = [event(1, wording(ONE, "bombed", out=FIRST)), event(2, wording(OTHER, "bombed", out=FIRST)),
           event(3, wording(TWO, "bombed", out=SECOND)), event(4, wording(THREE, "bombed", realis="denied", out=THIRD))]


def links(store):
    return {key: link and (link.same_as, link.method) for key in store.groups() for link in [store.link(key)]}


def test_an_event_rests_on_an_earlier_report_of_it():
    store = taken_in(REPORTS)
    assert together(store) == [[1, 3, 4], [2]]
    assert links(store)[3] == (1, METHOD)
    assert links(store)[1] is None


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5], ids=str)
def test_the_order_of_arrival_does_not_matter(order):
    store, usual = taken_in([REPORTS[i] for i in order]), taken_in(REPORTS)
    assert (links(store), store.groups()) == (links(usual), usual.groups())


def test_a_copy_rests_on_what_it_is_a_copy_of():
    copy = event(5, wording(ONE, "bombed", out=THIRD), text="text 3")
    store = taken_in(REPORTS)
    take_in(store, *copy)
    assert links(store)[5] == (3, SAME_TEXT)


_TEXTS = st.sampled_from((ONE, TWO, THREE, OTHER))
_DAYS = st.sampled_from((FIRST, SECOND, THIRD, "2031-05-20", None))
_SOURCES = st.sampled_from((side("SYL"), side("SYL"), side(), side("ETH")))
_EVENTS = st.lists(st.builds(lambda text, out, source: wording(text, "bombed", out=out, source=source), _TEXTS, _DAYS,
                             _SOURCES), min_size=2, max_size=7)


@settings(max_examples=60, deadline=None)
@given(wordings=_EVENTS, chance=st.randoms(use_true_random=False))
def test_laws_of_joining(wordings, chance):
    events = [event(n, own) for n, own in enumerate(wordings, 1)]
    store = taken_in(events)
    # In whatever order they come in, and though some came and went.
    shuffled = taken_in(chance.sample(events, len(events)))
    assert (links(shuffled), shuffled.groups()) == (links(store), store.groups())
    gone, rest = events[0], events[1:]
    take_off(shuffled, gone[0].key)
    assert (links(shuffled), shuffled.groups()) == (links(taken_in(rest)), taken_in(rest).groups())
    # As of a day: what comes later changes nothing of what was out by then.
    early = [one for one in events if one[0].day and one[0].day <= SECOND]
    then = taken_in(early)
    assert {one.key: store.groups()[one.key] for one, _ in early} == then.groups()
