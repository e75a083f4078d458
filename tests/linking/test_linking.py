"""Stems, names, claims and wording: what is one thing across articles and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.facts import Actor
from onrecord.linking.claims.matching import FEWEST_CLUES, THRESHOLD, Wording, chance, clues, match, wordings
from onrecord.linking.formulas import own_words
from onrecord.linking.same_actor import folded_name, record_actor_id, state_names, states_in
from onrecord.words.stems import content_stems, stem, tokens
from tests.strategies import reading


@pytest.mark.parametrize("forms", [("send", "sent", "sending", "sends"), ("troop", "troops"), ("agency", "agencies"),
                                   ("deploy", "deployed", "deployment", "deploying"), ("crisis", "crises"),
                                   ("negotiate", "negotiated", "negotiations", "negotiating"), ("hop", "hopped")])
def test_forms_of_one_word_have_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("nation", "national park"), ("state", "stats"), ("house", "hose")])
def test_different_words_have_different_stems(one, other):
    assert stem(one) != stem(other)


def test_words_are_folded_and_keep_their_place():
    text = "Café’s “cease-fire”"
    assert [(word, text[start:end]) for word, (start, end) in tokens(text)] == [
        ("cafe", "Café’s"), ("ceasefire", "cease-fire")]
    assert content_stems("they said it was not confirmed") == frozenset()


def actor(name, kind="person", **more):
    return Actor(id="a1", name=name, kind=kind, **more)


def test_the_same_actor():
    assert record_actor_id(actor("The Ministry of Tides", of="FRA"), "n1") == record_actor_id(
        actor("ministry of  tides", of="FRA"), "n2")
    assert record_actor_id(actor("Ministry of Tides", of="FRA"), "n1") != record_actor_id(
        actor("Ministry of Tides", of="ITA"), "n1")
    assert record_actor_id(actor("whatever", kind="state", code="FRA"), "n1") == "FRA"
    assert record_actor_id(actor("two sources", named=False), "n1") != record_actor_id(
        actor("two sources", named=False), "n2")
    assert folded_name("The U.N. of Élan’s") == "u n of elan"
    assert state_names("FRA")[0] == "France"
    assert state_names("ZZZ") == ("ZZZ",)


def wording(words, *actors):
    return Wording(content_stems(words), frozenset(actors))


def test_the_same_claim_whatever_its_polarity():
    found = match([wording("sent troops over the border", "FRD", "SYL")],
                  [wording("had never sent its troops across", "SYL", "FRD")])
    assert found is not None
    assert found.score >= THRESHOLD
    assert (found.words, found.actors) == (("send", "troop"), ("FRD", "SYL"))


@pytest.mark.parametrize(("one", "other"), [
    (wording("sent troops", "FRD"), wording("sent troops", "SYL")),                    # no actor in common
    (wording("troops", "FRD", "SYL"), wording("troops left", "FRD", "SYL")),           # one word is not enough
    (wording("sent grain to the flooded southern valleys by ship", "FRD"),             # two words of many
     wording("sent grain prices at its bourse tumbling on harvest hopes", "FRD")),
    (wording("sent troops", "SYL", "=SYL"), wording("sent troops", "SYL", "=FRD", "FRD")),      # each of itself
])
def test_not_the_same_claim(one, other):
    assert match([one], [other]) is None


def test_other_states_make_it_less_likely():
    one = wording("agreed on prisoners", "FRD", "SYL")
    assert chance(one, wording("agreed on prisoners", "SYL", "ETH")) < chance(one, one)


def test_one_word_is_enough_where_it_is_what_both_say():
    one, other = wording("attack", "FRD", "SYL"), wording("attack at dawn", "FRD", "SYL")
    assert match([one], [other]) is None
    said = [Wording(w.words, w.actors, frozenset({"^attack", "~actual"})) for w in (one, other)]
    found = match(said[:1], said[1:])
    assert found
    assert (found.words, found.actors) == (("attack",), ("FRD", "SYL"))


def test_another_predicate_makes_it_less_likely():
    one, two, three = (Wording(content_stems("sent tourists home"), frozenset({"FRD"}), frozenset({mark}))
                       for mark in ("^send", "^arrest", "^send"))
    assert chance(one, two) < chance(one, three)


def test_one_more_state_is_no_other_matter():
    assert match([wording("sent troops", "FRD", "SYL")], [wording("sent troops", "FRD", "SYL", "ETH")])


_BAGS = st.builds(
    Wording, st.frozensets(st.sampled_from(("send", "troop", "border", "grain", "ship", "talk")), max_size=5),
    st.frozensets(st.sampled_from(("FRD", "SYL", "ETH", "@firefly", "@rowe")), max_size=3))


@given(one=_BAGS, other=_BAGS)
def test_claims_that_match_have_clues_in_common(one, other):
    if match([one], [other]):
        assert len(clues([one]) & clues([other])) >= FEWEST_CLUES


def test_mentions_are_actors_not_words():
    one = reading([(0, "troops moved east", "say", "asserted", None)])
    ids = {a.id: a.code for a in one.actors}
    assert wordings(one, one.claims[0], ids) == (
        Wording(frozenset({"troop", "move", "east"}), frozenset({"SYL"}), frozenset({"by:FRD"})),)


def test_adjectives_and_capitals_are_their_state():
    assert states_in("the south african and french envoys left paris".split()) == [
        (1, 3, "ZAF"), (4, 5, "FRA"), (7, 8, "FRA")]
    assert states_in(["talks"]) == []


def test_indirect_speech_is_not_the_speakers_wording():
    one = reading([(0, "peace will come step by step", "say", None, None)])
    import msgspec
    statement, text = one.statements[0], one.article.text
    assert own_words(statement, text)
    assert own_words(msgspec.structs.replace(statement, form="indirect"), text) == []
    assert own_words(msgspec.structs.replace(statement, form="mixed"), text) == []
