"""Chains: what is joined, what is kept apart, in any order; candidates do not grow with the archive."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.same_event import event_mentions, same_events
from onrecord.linking.same_event.articles import Articles
from onrecord.linking.same_event.chains import candidates
from onrecord.linking.same_event.linkage import average_linkage
from onrecord.linking.same_event.pairs import Crowd
from tests.linking.same_event.sentences import article, did
from tests.linking.same_event.sentences import deed as deed_of

BOUGHT = article("bought", did("Brixhold", "acquired", "acquire", "Tolvane", "shipyard", "Oskarby"))
SALE = article("sale", deed_of("Acquisition", "Tolvane", "Brixhold", "shipyard", "Oskarby"))
STORM = article("storm", did("Winds", "flattened", "flatten", "orchards", "Mirecourt", "hail"))
FLOOD = article("flood", did("Rivers", "drowned", "drown", "pastures", "Mirecourt", "mud"))
DEEDS = (("planted", "plant"), ("sang", "sing"), ("measured", "measure"), ("forgave", "forgive"), ("swam", "swim"))
REST = [article(f"rest{i}", did(f"Ulm{i}", *deed, f"seed{i}", f"field{i}")) for i, deed in enumerate(DEEDS)]


def chains(*sheets):
    return same_events([(s, [(s.article.id, [0 if s is SALE else 1])]) for s in sheets])


def test_verb_and_noun_of_one_deed_are_one_chain_and_say_why():
    found = chains(BOUGHT, STORM, SALE, FLOOD, *REST)
    assert found.of["bought"] == found.of["sale"]
    (link,) = found.links
    assert {link.one, link.other} == {"bought", "sale"}
    assert set(link.participants) >= {"brixhold", "tolvan"}
    assert link.triggers == "alike"
    assert 0 < link.score <= 1


def test_other_deeds_stay_alone():
    found = chains(BOUGHT, STORM, SALE, FLOOD, *REST)
    assert len(set(found.of.values())) == len(found.of) - 1


def test_the_order_of_articles_changes_nothing():
    groups = set()
    for sheets in itertools.permutations((BOUGHT, STORM, SALE, FLOOD)):
        of = chains(*sheets, *REST).of
        groups.add(frozenset(frozenset(k for k in of if of[k] == v) for v in of.values()))
    assert len(groups) == 1


def test_nothing_in_nothing_out():
    assert same_events([]).of == {}
    assert chains(BOUGHT).links == ()


def test_candidates_per_mention_do_not_grow_with_the_archive():
    def pairs(size):
        sheets = [
            article(f"a{n}-{i}", did(f"Orl{n}", "closed", "close", f"mine{n}", f"pit{n}", f"ore{n}", f"shaft{n}"))
            for n in range(size)
            for i in range(3)
        ]
        mentions = [m for s in sheets for m in event_mentions(s, [(s.article.id, [1])])]
        return len(list(candidates(mentions, Crowd(Articles(sheets), mentions))))

    assert pairs(40) == 4 * pairs(10)


def test_reports_of_other_speakers_are_never_one_event():
    said = [did(who, "said", "say", "harvest", "doubled", "Oskarby") for who in ("Aro", "Aro", "Cyn")]
    found = chains(*(article(f"said{i}", rows) for i, rows in enumerate(said)), *REST).of
    assert found["said0"] == found["said1"] != found["said2"]


def test_average_linkage_needs_the_mean_not_one_strong_link():
    chained = {(0, 1): 0.9, (1, 2): 0.9}
    assert len(set(average_linkage(3, chained, 0.5))) == 2
    assert len(set(average_linkage(3, chained | {(0, 2): 0.9}, 0.5))) == 1


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(0, 1), max_size=20))
def test_a_lower_bar_never_makes_more_groups(scores):
    pairs = {(min(k), max(k)): v for k, v in scores.items() if k[0] != k[1]}
    counts = [len(set(average_linkage(8, pairs, least))) for least in (0.1, 0.4, 0.7)]
    assert counts == sorted(counts)
