"""How alike two wordings are in figures, and how likely it makes them one claim."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.data import rows
from onrecord.flow import read
from onrecord.intake import Given, article_from_text
from onrecord.linking.claims.likeness import FEATURES, features
from onrecord.linking.claims.matching import THRESHOLD, Wording, chance, match, wordings
from onrecord.linking.same_actor import record_actor_id

SEIZED = "Kenya said that its patrol had seized the trawler Astra."
TOLD = (
    SEIZED,
    "Peru accused Chile of stealing an anchor from the lighthouse.",
    "Portugal said that its navy had closed the harbour of Lisbon.",
    "Boris Kant described the ferry deal as insane.",
    "Norway vowed to rebuild 14 bridges.",
)

families = st.frozensets(st.sampled_from(("patrol", "captur", "ship", "sell", "steal", "anchor", "close", "harbour",
                                          "insan", "lighthous", "KEN+SOM")), max_size=6)
members = st.frozensets(st.sampled_from(("KEN", "SOM", "PER", "@astra", "@velt", "=KEN", "aef418fe9e493")), max_size=4)
marks = st.frozensets(st.sampled_from(("^captur", "^sell", "~actual", "~planned", "#14", "#30", "-", "%ship", "%patrol",
                                       "±1", "±-1", "by:KEN", "by:SOM", "who:KEN", "who:PER")), max_size=6)
any_wording = st.builds(Wording, families, members, marks)


@cache
def wording(text: str, outlet: str = "Invented Post") -> Wording:
    """Return the wording of the only claim of a text, by the record's ids of its actors."""
    reading = read(article_from_text(text, Given(published="2023-05-18", outlet=outlet)))
    (claim,) = reading.claims
    (found,) = wordings(reading, claim, {a.id: record_actor_id(a, reading.article.id) for a in reading.actors})
    return found


@given(any_wording, any_wording)
def test_every_figure_is_symmetric(one: Wording, other: Wording) -> None:
    assert features(one, other) == pytest.approx(features(other, one))


@given(any_wording, any_wording)
def test_the_chance_is_symmetric_and_a_chance(one: Wording, other: Wording) -> None:
    assert chance(one, other) == pytest.approx(chance(other, one))
    assert 0.0 < chance(one, other) < 1.0


@given(any_wording, any_wording)
def test_a_match_is_symmetric_and_needs_something_that_both_have(one: Wording, other: Wording) -> None:
    there, back = match([one], [other]), match([other], [one])
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there.score == pytest.approx(back.score, abs=1e-4)
        assert (there.words, there.actors) == (back.words, back.actors)
        assert there.words
        assert set(there.words) <= one.words & other.words


@pytest.mark.parametrize("text", TOLD)
def test_the_same_words_are_one_claim(text: str) -> None:
    assert chance(wording(text), wording(text, outlet="The Lantern")) > 0.9


@pytest.mark.parametrize(("one", "other"), [(a, b) for n, a in enumerate(TOLD) for b in TOLD[n + 1:]])
def test_claims_that_have_nothing_to_do_with_each_other(one: str, other: str) -> None:
    assert chance(wording(one), wording(other)) < 0.2
    assert match([wording(one)], [wording(other)]) is None


@pytest.mark.parametrize("other", [
    "Somalia denied that Kenya's patrol had seized the trawler Astra.",
    "Kenya confirmed the seizure of the trawler Astra.",
    "Somalia accused Kenya of capturing the trawler Astra.",
])
def test_one_claim_in_other_words_and_by_other_parties(other: str) -> None:
    assert chance(wording(SEIZED), wording(other)) > THRESHOLD


def figure(name: str, one: Wording, other: Wording) -> float:
    return features(one, other)[list(FEATURES).index(name)]


def bag(*words: str, actors: tuple[str, ...] = (), marks: tuple[str, ...] = ()) -> Wording:
    return Wording(frozenset(words), frozenset(actors), frozenset(marks))


@pytest.mark.parametrize(("name", "one", "other", "value"), [
    ("words", bag("ship", "captur"), bag("ship", "captur"), 1.0),
    ("words", bag("ship"), bag("anchor"), 0.0),
    ("words of the shorter", bag("ship"), bag("ship", "anchor", "patrol"), 1.0),
    ("weight shared", bag("KEN+SOM"), bag("KEN+SOM"), 0.0),         # a pair of states is no word
    ("names", bag(actors=("KEN", "SOM")), bag(actors=("KEN", "PER")), 1 / 3),
    ("names shared", bag(actors=("KEN", "aef418fe9e493")), bag(actors=("KEN", "aef418fe9e493")), 1.0),
    ("two states", bag(actors=("KEN", "SOM")), bag(actors=("KEN", "SOM", "PER")), 1.0),
    ("other states", bag(actors=("KEN",)), bag(actors=("PER",)), 1.0),
    ("other states", bag(actors=("KEN",)), bag(actors=("KEN", "PER")), 0.0),
    ("each of others", bag(actors=("@velt",)), bag(actors=("@kant",)), 1.0),
    ("predicate", bag(marks=("^sell",)), bag(marks=("^sell",)), 1.0),
    ("predicate met", bag(marks=("^sell",)), bag("sell"), 0.5),
    ("modality", bag(marks=("~actual",)), bag(marks=("~planned",)), 0.0),
    ("polarity", bag(marks=("-",)), bag(), 0.0),
    ("polarity", bag(marks=("-",)), bag(marks=("-",)), 1.0),
    ("other verdict", bag(marks=("±1",)), bag(marks=("±-1",)), 1.0),
    ("verdict", bag(marks=("±1",)), bag(marks=("±1",)), 1.0),
    ("figures differ", bag(marks=("#14",)), bag(marks=("#30",)), 1.0),
    ("figures differ", bag(marks=("#14",)), bag(), 0.0),            # a figure that is not told differs from none
    ("speaker", bag(marks=("by:KEN",)), bag(marks=("by:KEN",)), 1.0),
    ("other doer", bag(marks=("who:KEN",)), bag(marks=("who:PER",)), 1.0),
    ("tells of itself", bag(actors=("=KEN", "KEN")), bag(actors=("=KEN", "KEN")), 1.0),
])
def test_what_each_figure_tells(name: str, one: Wording, other: Wording, value: float) -> None:
    assert figure(name, one, other) == pytest.approx(value)


def test_a_word_that_an_article_is_about_tells_less() -> None:
    plain, common = bag("ship"), bag("ship", marks=("%ship",))
    assert 0 < figure("weight shared", plain, common) < figure("weight shared", plain, plain)


def test_every_feature_has_its_weight() -> None:
    assert {name for name, _ in rows("linking/same_claim")} == {*FEATURES, "added"}
