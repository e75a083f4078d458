"""JSON as news interfaces, crawlers and fact checkers write it."""

import io
import json

import pytest

from onrecord.facts import Article
from onrecord.intake import articles_from

TEXT = "The harbour master of Lorne Bay said on Monday that the ferry had been sold without a vote of the council."
NEWS = {
    "source": {"id": None, "name": "Lorne Post"},
    "author": "Ada Brook",
    "title": "Ferry sold",
    "content": TEXT,
    "url": "https://post.example/ferry",
    "publishedAt": "2025-03-10T09:00:00Z",
}
WRAPPED = {
    "newsapi": {"status": "ok", "articles": [NEWS]},
    "array": [NEWS],
    "results": {"count": 1, "results": [NEWS]},
    "guardian": {
        "response": {
            "status": "ok",
            "results": [
                {
                    "webTitle": "Ferry sold",
                    "webUrl": "https://post.example/ferry",
                    "webPublicationDate": "2025-03-10T09:00:00Z",
                    "fields": {"body": f"<p>{TEXT}</p>", "byline": "Ada Brook", "publication": "Lorne Post"},
                }
            ],
        }
    },
    "elastic": {"hits": {"total": 1, "hits": [{"_id": "1", "_source": NEWS}]}},
    "news-please": [
        {
            "maintext": TEXT,
            "title": "Ferry sold",
            "date_publish": "2025-03-10 09:00:00+00:00",
            "authors": ["Ada Brook"],
            "source_domain": "Lorne Post",
            "url": "https://post.example/ferry",
            "description": "Ferry sold in the night",
        }
    ],
    "media cloud": {
        "stories": [
            {
                "text": TEXT,
                "title": "Ferry sold",
                "publish_date": "2025-03-10 09:00:00 UTC",
                "media_name": "Lorne Post",
                "url": "https://post.example/ferry",
                "author": "Ada Brook",
            }
        ]
    },
    "wordpress": [
        {
            "title": {"rendered": "Ferry sold"},
            "content": {"rendered": f"<p>{TEXT}</p>"},
            "author": "Ada Brook",
            "site": "Lorne Post",
            "link": "https://post.example/ferry",
            "date": "2025-03-10T09:00:00+00:00",
        }
    ],
}


def from_stdin(data):
    return list(articles_from(["-"], stdin=io.BytesIO(data)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("shape", WRAPPED)
def test_every_wrapper_in_every_encoding_gives_the_same_article(shape, encoding):
    [article] = from_stdin(json.dumps(WRAPPED[shape], ensure_ascii=False).encode(encoding))
    assert (article.text, article.title, article.outlet, article.url, article.published, article.byline) == (
        TEXT,
        "Ferry sold",
        "Lorne Post",
        "https://post.example/ferry",
        "2025-03-10T09:00:00+00:00",
        ("Ada Brook",),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lines_on_standard_input_are_lines(encoding):
    lines = "\n".join(json.dumps(NEWS | {"content": TEXT + f" It was number {n}."}) for n in (1, 2))
    assert len(from_stdin(lines.encode(encoding))) == 2


def test_a_list_of_addresses_says_that_it_has_no_texts():
    gdelt = {
        "articles": [
            {
                "url": "https://post.example/a",
                "title": "Ferry",
                "seendate": "20250310T090000Z",
                "domain": "post.example",
            }
        ]
    }
    [item] = from_stdin(json.dumps(gdelt).encode())
    assert item.error.code == "OR-110"
    assert "seendate" in str(item.error)


def test_a_review_of_a_claim_is_read_with_its_day_and_outlet():
    review = {
        "@type": "ClaimReview",
        "claimReviewed": TEXT,
        "datePublished": "2025-03-12",
        "url": "https://check.example/1",
        "author": {"@type": "Organization", "name": "Lorne Checks"},
    }
    answer = {
        "claims": [
            {
                "text": TEXT,
                "claimReview": [
                    {
                        "publisher": {"name": "Lorne Checks"},
                        "url": "https://check.example/1",
                        "reviewDate": "2025-03-12T00:00:00Z",
                        "title": "No vote",
                    }
                ],
            }
        ]
    }
    assert from_stdin(json.dumps(review).encode())[0].published == "2025-03-12"
    [article] = from_stdin(json.dumps(answer).encode())
    assert (article.text, article.outlet, article.published) == (TEXT, "Lorne Checks", "2025-03-12T00:00:00+00:00")


def test_an_array_of_numbers_is_one_error_not_thousands():
    assert [
        item.error.code
        for item in from_stdin(json.dumps(list(range(5000))).encode()[:0] + b"[[1]," + b"2," * 5000 + b"3]")
    ] == ["OR-109"]


@pytest.mark.parametrize("data", [b'{"a":' * 100_000, b'[{"text": ' * 5_000, b"[" * 200_000])
def test_depth_without_end_is_a_numbered_error(data):
    assert {item.error.code for item in from_stdin(data)} == {"OR-109"}


def test_telegram_posts_are_articles_and_forwarded_ones_name_their_author(tmp_path):
    export = {
        "name": "Lorne Watch",
        "type": "public_channel",
        "id": 7,
        "messages": [
            {"id": 1, "type": "service", "date": "2025-03-10T08:00:00", "action": "create_channel"},
            {
                "id": 2,
                "type": "message",
                "date": "2025-03-10T09:00:00",
                "date_unixtime": "1741597200",
                "from": "Lorne Watch",
                "text": [TEXT, {"type": "bold", "text": " Really."}],
            },
            {
                "id": 3,
                "type": "message",
                "date": "2025-03-10T10:00:00",
                "date_unixtime": "1741600800",
                "from": "Lorne Watch",
                "forwarded_from": "Ada Brook",
                "text": TEXT,
            },
            {"id": 4, "type": "message", "date": "2025-03-10T11:00:00", "date_unixtime": "1741604400", "text": ""},
        ],
    }
    path = tmp_path / "result.json"
    path.write_text(json.dumps(export))
    first, second = articles_from([path])
    assert isinstance(first, Article)
    assert (first.text, first.outlet, first.published) == (
        TEXT + " Really.",
        "Lorne Watch",
        "2025-03-10T09:00:00+00:00",
    )
    assert second.byline == ("Ada Brook",)


def test_days_in_numbers_are_settled_where_another_of_the_document_shows_the_order(read):
    def days(*written):
        held = [{"title": f"{n}", "date": day, "text": f"The mayor said on Monday that pier {n} would stay shut."}
                for n, day in enumerate(written)]
        return [article.published for article in read("a.json", json.dumps({"articles": held}).encode())[0]]

    assert days("03/11/2025", "25/11/2025") == ["2025-11-03", "2025-11-25"]
    assert days("03/11/2025", "11/25/2025") == ["2025-03-11", "2025-11-25"]
    assert days("03/11/2025", "04/11/2025") == [None, None]


POSTS = {
    "a feed in JSON": ({"version": "https://jsonfeed.org/version/1.1", "title": "The Lorne Post", "items": [
        {"id": "1", "url": "https://post.example/1", "title": "Ferry", "content_html": f"<p>{TEXT}</p>",
         "date_published": "2025-03-11T08:00:00Z", "authors": [{"name": "Tom Vale"}]}]}, ("Ferry", ("Tom Vale",))),
    "Reddit": ({"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {
        "title": "Ferry", "selftext": TEXT, "created_utc": 1741680000, "author": "tv", "subreddit": "news",
        "subreddit_name_prefixed": "r/news"}}]}},
        ("Ferry", ("tv",))),
    "an outbox of Mastodon": ({"type": "OrderedCollection", "orderedItems": [
        {"type": "Create", "published": "2025-03-11T08:00:00Z", "object": {
            "type": "Note", "content": f"<p>{TEXT}</p>", "url": "https://m.example/@tv/1"}}]}, (None, ())),
    "posts of Mastodon": ([{"id": "1", "created_at": "2025-03-11T08:00:00Z", "content": f"<p>{TEXT}</p>",
                            "account": {"acct": "tv", "display_name": "Tom Vale"}}], (None, ("Tom Vale",))),
}


@pytest.mark.parametrize("name", list(POSTS))
def test_posts_and_feeds_in_json_are_articles(read, name):
    held, known = POSTS[name]
    [article], errors = read("posts.json", json.dumps(held).encode())
    assert (article.text, errors) == (TEXT, [])
    assert (article.title, article.byline) == known
    assert article.published.startswith("2025-03-11T08:00:00")


def test_a_thread_of_reddit_is_its_post_and_the_comments(read):
    def listing(*held):
        return {"kind": "Listing", "data": {"children": [{"kind": "t", "data": one} for one in held]}}

    post = {"title": "Ferry", "selftext": TEXT, "author": "tv", "subreddit_name_prefixed": "r/news"}
    comment = {"body": TEXT, "author": "ab"}
    articles, errors = read("thread.json", json.dumps([listing(post), listing(comment)]).encode())
    assert [(one.outlet, one.byline) for one in articles] == [("r/news", ("tv",)), (None, ("ab",))]
    assert [one.text for one in articles] == [TEXT, TEXT]
    assert errors == []


def test_what_mastodon_passed_on_is_read_and_what_is_no_object_is_named(read):
    boost = {"id": "2", "content": "", "account": {"acct": "ab"}, "reblog": {
        "id": "1", "content": f"<p>{TEXT}</p>", "url": "https://m.example/@tv/1", "account": {"acct": "tv"}}}
    articles, errors = read("posts.json", json.dumps({"items": [boost, boost, "junk"]}).encode())
    assert [(one.text, one.byline) for one in articles] == [(TEXT, ("tv",))] * 2
    assert [code for code, _ in errors] == ["OR-109"]
