"""Two mentions compared: the tables hold, and what both have counts for one event, what differs against it."""

from __future__ import annotations

import pytest

from onrecord.linking.same_event import event_mentions
from onrecord.linking.same_event.articles import Articles
from onrecord.linking.same_event.pairs import Crowd, features, overlap, surroundings
from onrecord.linking.same_event.trees import trees
from onrecord.linking.same_event.trigger_words import like_stems, likeness, words_of
from tests.linking.same_event.sentences import article, did


@pytest.mark.parametrize(("one", "other"), [("acquire", "acquisition"), ("kill", "murder"), ("buy", "purchase")])
def test_words_of_one_event_are_alike_both_ways(one, other):
    assert max(likeness(one, other)) > 0.4
    assert likeness(one, other) == likeness(other, one)


def test_likeness_of_the_same_and_of_strangers():
    assert likeness("resign", "resign") == (1.0, 1.0)
    assert likeness("resign", "sail") == (0.0, 0.0)
    assert "purchas" in like_stems("buy")


def test_kinds():
    assert {"say", "announce"} <= words_of("report")
    assert {"take", "make"} <= words_of("light")
    assert not words_of("report") & words_of("light")


def scored(*rows):
    """Score the verbs of two one-sentence articles that stand among others."""
    others = [article(f"o{i}", did(f"Vorn{i}", "planted", "plant", f"tree{i}")) for i in range(8)]
    sheets = [article(f"a{i}", row) for i, row in enumerate(rows)]
    articles = Articles([*sheets, *others])
    mentions = [m for i, sheet in enumerate(sheets) for m in event_mentions(sheet, [(f"m{i}", [1])])]
    found = features(*mentions, Crowd(articles, mentions))
    return found, trees().scores([found])[0]


def test_the_trees_know_no_other_features():
    found, _ = scored(did("Aro", "hit", "hit", "Bel"), did("Aro", "hit", "hit", "Bel"))
    assert set(trees().names) <= set(found)


def test_the_same_deed_scores_above_another_one():
    same = scored(
        did("Aro", "bought", "buy", "Belmast", "harbour"), did("Aro", "purchased", "purchase", "Belmast", "harbour")
    )
    other = scored(did("Aro", "bought", "buy", "Belmast", "harbour"), did("Cyn", "angered", "anger", "Dolm", "harbour"))
    assert same[1] > other[1] + 0.2


def test_a_report_by_another_speaker_scores_less():
    ours = did("Aro", "said", "say", "prices", "harvest", "doubled")
    same, other = scored(ours, ours), scored(ours, did("Cyn", "said", "say", "elections", "ferry", "closed"))
    assert same[0]["both report"] == other[0]["both report"] == 1.0
    assert other[0]["agents differ"] == 1.0
    assert same[1] > other[1] + 0.2


def test_overlap_and_surroundings():
    assert overlap({"a", "b"}, {"a", "b"}, lambda _: 1.0) == pytest.approx(1.0)
    assert overlap({"a"}, {"b"}, lambda _: 1.0) == overlap(set(), {"b"}, lambda _: 1.0) == 0.0
    near, far = (
        surroundings({"a": 1, "b": 9}, {"a": 1}, lambda _: 1.0),
        surroundings({"a": 1, "b": 9}, {"b": 9}, lambda _: 1.0),
    )
    assert near > far > 0
