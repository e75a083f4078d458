"""Stories of articles, and the company that the triggers of a story keep."""

from __future__ import annotations

import pytest

from onrecord.linking.same_event import event_mentions
from onrecord.linking.same_event.articles import Articles
from onrecord.linking.same_event.company import Company, cosine
from tests.linking.same_event.sentences import article, did


def about(name, subject, verb, patient, *after):
    return article(name, did(subject, verb, verb, patient, *after))


STRIKE = [
    about("s1", "Orlane", "halted", "Brixholm", "ferries", "dockers", "pay"),
    about("s2", "Orlane", "stopped", "Brixholm", "ferries", "dockers", "wages"),
    about("s3", "Orlane", "halted", "Brixholm", "ferries", "pay", "wages"),
]
VOTE = [about(f"v{i}", "Mirec", "won", "Dolmare", "ballot", "mayor", f"district{i}") for i in range(3)]
OTHERS = [about(f"o{i}", f"Vorn{i}", f"planted{i}", f"tree{i}", f"soil{i}", f"rain{i}") for i in range(6)]
ARTICLES = Articles([*STRIKE, *VOTE, *OTHERS])


def test_articles_that_share_names_and_phrases_are_one_story():
    story = ARTICLES.story
    assert story["s1"] == story["s2"] == story["s3"] != story["v0"]
    assert len({story[f"o{i}"] for i in range(6)}) == 6
    assert ARTICLES.stories_alike("s1", "s3") == 1.0
    assert ARTICLES.stories_alike("s1", "v1") == ARTICLES.stories_alike("v1", "s1") < 0.2


def test_words_for_one_event_keep_the_same_company_and_do_not_meet():
    mentions = [m for sheet in STRIKE for m in event_mentions(sheet, [(sheet.article.id, [1])])]
    mentions += event_mentions(STRIKE[0], [("pay", [5])])
    company = Company(ARTICLES, mentions)
    halted, stopped, _, pay = mentions
    replaced, met = company.features(halted, stopped), company.features(halted, pay)
    assert replaced == company.features(stopped, halted)
    assert replaced["company of participants"] > 0.5
    assert (replaced["meet in a sentence"], met["meet in a sentence"]) == (0.0, 1.0)
    assert replaced["common in the story"] == pytest.approx((2 / 3 / 3) ** 0.5)


def test_cosine():
    assert cosine({"a": 2.0}, {"a": 1.0}) == pytest.approx(1.0)
    assert cosine({"a": 2.0}, {"b": 1.0}) == cosine({}, {"b": 1.0}) == 0.0
