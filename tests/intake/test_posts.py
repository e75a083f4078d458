"""Posts and exports that are pages: who wrote them, where, when, through whom. All of it is invented."""

from __future__ import annotations

import json

import pytest

from onrecord.intake import dates

POST = "The harbour bridge of Lorne Bay will stay shut until the end of the week."
FORWARDED = "Nobody at the council has answered our letters since the spring."


def telegram_page(*posts: str) -> bytes:
    head = '<div class="page_header"><div class="content"><div class="text bold">\nLorne Watch\n</div></div></div>'
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>{head}'
        f'<div class="page_body chat_page"><div class="history">{"".join(posts)}</div></div></body></html>'
    ).encode()


def post(number: int, inner: str, joined: str = "") -> str:
    return (
        f'<div class="message default clearfix{joined}" id="message{number}"><div class="body"><div class="pull_right '
        f'date details" title="11.03.2025 09:15:00 UTC+01:00">09:15</div>{inner}</div></div>'
    )


def test_a_page_of_telegram_has_an_article_a_post(read) -> None:
    first = post(7, f'<div class="from_name">\nAda Brook </div><div class="text">{POST}<br>And longer.</div>')
    second = post(8, f'<div class="text">{FORWARDED}</div>', " joined")
    third = post(
        9,
        '<div class="from_name">Tom Vale</div><div class="forwarded body"><div class="from_name">\nBay Crews '
        f'<span class="date details" title="x">10.03.2025</span></div><div class="text">{FORWARDED}</div></div>',
    )
    articles, errors = read(
        "messages.html", telegram_page(first, second, third, post(10, '<div class="text">ok</div>'))
    )
    assert errors == []
    assert [(a.outlet, a.published, a.byline, a.through) for a in articles] == [
        ("Lorne Watch", "2025-03-11T09:15:00+01:00", ("Ada Brook",), ()),
        ("Lorne Watch", "2025-03-11T09:15:00+01:00", ("Ada Brook",), ()),
        ("Lorne Watch", "2025-03-11T09:15:00+01:00", ("Bay Crews",), ("Tom Vale",)),
    ]
    assert articles[0].text == f"{POST}\nAnd longer."


def test_a_forwarded_post_is_of_the_one_who_wrote_it(read) -> None:
    messages = [
        {
            "id": 1,
            "type": "message",
            "date": "2025-03-11T09:15:00",
            "from": "Lorne Watch",
            "forwarded_from": "Bay Crews",
            "text": FORWARDED,
        }
    ]
    [article], _ = read("result.json", json.dumps({"name": "Lorne Watch", "messages": messages}).encode())
    assert (article.outlet, article.byline, article.through) == ("Lorne Watch", ("Bay Crews",), ("Lorne Watch",))


RECORD = {"$type": "app.bsky.feed.post", "text": POST, "createdAt": "2025-03-11T08:15:00.000Z"}
AUTHOR = {"did": "did:plc:x", "handle": "ada.example", "displayName": "Ada Brook"}


@pytest.mark.parametrize(
    ("held", "byline", "through"),
    [
        (
            {"feed": [{"post": {"uri": "at://x/app.bsky.feed.post/3k", "author": AUTHOR, "record": RECORD}}]},
            ("Ada Brook",),
            (),
        ),
        (
            {
                "feed": [
                    {
                        "post": {"uri": "at://x/p/3k", "author": AUTHOR, "record": RECORD},
                        "reason": {"$type": "app.bsky.feed.defs#reasonRepost", "by": {"handle": "tom.example"}},
                    }
                ]
            },
            ("Ada Brook",),
            ("tom.example",),
        ),
        ({"records": [{"uri": "at://x/p/3k", "cid": "b", "value": RECORD}], "cursor": "3k"}, (), ()),
        ([RECORD], (), ()),
    ],
)
def test_posts_of_bluesky(read, held, byline, through) -> None:
    [article], errors = read("feed.json", json.dumps(held).encode())
    assert (article.outlet, article.published, article.byline, article.through, article.text, errors) == (
        "Bluesky",
        "2025-03-11T08:15:00+00:00",
        byline,
        through,
        POST,
        [],
    )


def cbor(value: object) -> bytes:
    def head(major: int, size: int) -> bytes:
        return bytes([major << 5 | size]) if size < 24 else bytes([major << 5 | 25]) + size.to_bytes(2, "big")

    if isinstance(value, dict):
        return head(5, len(value)) + b"".join(cbor(key) + cbor(held) for key, held in value.items())
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(cbor, value))
    return head(3, len(str(value).encode())) + str(value).encode()


def archive(*records: dict[str, object]) -> bytes:
    def block(content: bytes) -> bytes:
        size = len(content)
        return bytes([size & 0x7F | 0x80, size >> 7] if size > 127 else [size]) + content

    return block(cbor({"roots": [], "version": "1"})) + b"".join(
        block(b"\x01\x71\x12\x20" + b"0" * 32 + cbor(one)) for one in records
    )


def test_the_archive_of_an_account_of_bluesky(read) -> None:
    data = archive({"$type": "app.bsky.feed.like", "subject": "x"}, {**RECORD, "langs": ["en"]})
    [article], errors = read("repo.car", data)
    assert (article.text, article.published, errors) == (POST, "2025-03-11T08:15:00+00:00", [])
    assert read("repo.car", data[:-9])[1][0][0] == "OR-121"
    assert read("repo.car", archive({"$type": "app.bsky.feed.like"}))[1][0][0] == "OR-118"


def test_an_export_of_europresse_has_an_article_each(read) -> None:
    def one(day: str) -> str:
        return (
            '<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">The Lorne Post'
            f'</span></div><span class="DocHeader">{day} - 512 mots, p. 4</span><p class="titreArticleVisu '
            f'rdp__articletitle">Bridge shut</p><div class="sm-margin-bottomNews">Ada Brook</div></header><section>'
            f'<div class="DocText clearfix"><div class="docOcurrContainer"><p>{POST}</p><p>{FORWARDED}</p></div></div>'
            '</section><footer><span class="certificat">© 2025 The Lorne Post. All rights reserved.</span></footer>'
            "</article>"
        )

    data = (
        f"<!DOCTYPE html><html><body>{one('lundi 10 mars 2025')}{one('Monday, March 10, 2025')}</body></html>".encode()
    )
    articles, errors = read("europresse.html", data)
    assert errors == []
    assert {(a.outlet, a.title, a.published, a.byline, a.text) for a in articles} == {
        ("The Lorne Post", "Bridge shut", "2025-03-10", ("Ada Brook",), f"{POST}\n\n{FORWARDED}")
    }
    assert len(articles) == 2


@pytest.mark.parametrize("line", ["3. März 2025", "3 de marzo de 2025", "3 mars 2025", "3 марта 2025", "3 mart 2025"])
def test_months_of_other_languages_are_read(line: str) -> None:
    assert dates.iso(line) == "2025-03-03"
