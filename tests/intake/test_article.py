"""One text becomes a frozen article."""

import pytest
from hypothesis import given as law
from hypothesis import settings
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.intake import Given, Metadata, article_from_text
from onrecord.intake.article import site_of

STORY = "The minister said on Monday that the talks would go on."


def test_the_same_wire_text_in_two_outlets_is_two_articles_of_the_same_words():
    one, two = (article_from_text(STORY, Given(outlet=name)) for name in ("Courier", "Herald"))
    assert one.id != two.id
    assert one.text_hash == two.text_hash


def test_an_edited_page_keeps_its_id():
    where = Given(url="https://news.example/a", published="2022-07-25")
    one, two = article_from_text(STORY, where), article_from_text(STORY + " He left.", where)
    assert one.id == two.id
    assert one.text_hash != two.text_hash


def test_what_is_given_wins_over_what_is_found():
    found = Metadata(title="T", outlet="O", url="https://a.example/x", byline=("A",), modified="2022-07-26T01:00:00Z")
    given = Given(title="t", outlet="o", url="https://b.example/y", byline=("B",))
    a, b = article_from_text(STORY, given, found), article_from_text(STORY, None, found)
    assert (a.title, a.outlet, a.url, a.byline) == ("t", "o", "https://b.example/y", ("B",))
    assert (b.title, b.outlet, b.url, b.byline) == ("T", "O", "https://a.example/x", ("A",))
    assert b.modified == "2022-07-26T01:00:00+00:00"


@pytest.mark.parametrize(("url", "site"), [
    ("https://www.news.example/a", "news.example"),
    ("https://english.news.com.my/a", "news.com.my"),
    ("http://ana.blogspot.com/", "ana.blogspot.com"),
    ("http://127.0.0.1:8000/", "127.0.0.1"),
    ("http://[bad", None),
    (None, None),
])
def test_the_site_of_an_address(url, site):
    assert site_of(url) == site


@settings(deadline=None)
@law(st.text(max_size=400))
def test_any_text_is_frozen_as_it_is_or_refused_with_a_number(text):
    refused, article = None, None
    try:
        article = article_from_text(text)
    except OnRecordError as error:
        refused = error.code
    assert refused in {None, "OR-103", "OR-104", "OR-113", "OR-115"}
    if article is None:
        return
    assert article == article_from_text(text)
    assert article.text == text
    assert article.published is None or article.published_earliest is None
