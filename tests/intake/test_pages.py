"""What a page says of its article, and what on it is no article. All words, names and addresses are invented."""

import json

import pytest

ONE = "The harbour master of Lorne Bay said on Monday that the ferry had been sold without a vote of the council."
TWO = "“Nobody asked us,” said Ada Brook, who speaks for the crews. “We read of it in the paper.”"
BODY = f"<h1>Ferry sold</h1><p>{ONE}</p><p>{TWO}</p>"
OTHER = '{"@type": "WebSite", "name": "Lorne Post", "datePublished": "2009-01-01"}'
NEWS = (
    '{"@type": "NewsArticle", "headline": "Ferry sold", "datePublished": "2025-03-10T09:00:00+01:00", "dateModified": '
    '"2025-03-11", "author": [{"@type": "Person", "name": "Ada Brook"}]}'
)


def page(body=BODY, head="", outside=""):
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>Ferry sold | The Lorne Post</title>'
        f'<meta property="og:url" content="https://post.example/ferry">{head}</head><body>'
        f'<nav><a href="/">Home</a></nav>'
        f"<article>{body}</article>{outside}<footer>© 2025 The Lorne Post</footer></body></html>"
    ).encode()


def linked(*objects):
    return "".join(f'<script type="application/ld+json">{one}</script>' for one in objects)


@pytest.mark.parametrize(
    "head",
    [
        linked(OTHER, NEWS),
        linked(f"[{OTHER}, {NEWS}]"),
        linked(f'{{"@graph": [{OTHER}, {NEWS}]}}'),
        linked(f"<!--{NEWS}-->"),
        linked('{{"@type": "ItemList", "itemListElement": [{}]}}'.format(NEWS.replace("2025", "2019")), NEWS),
        linked('{"@type": "Comment", "datePublished": "2025-04-01"}', NEWS),
        linked('{"@type": "NewsArticle", "headline": "A "broken" one",}', NEWS),
    ],
)
def test_the_day_and_the_writer_are_those_of_the_article(read, head):
    [article], _ = read("a.html", page(head=head))
    assert (article.published, article.modified, article.byline, article.title) == (
        "2025-03-10T09:00:00+01:00",
        "2025-03-11",
        ("Ada Brook",),
        "Ferry sold",
    )


def test_the_day_of_a_comment_is_not_that_of_the_article(read):
    comment = (
        '<div itemprop="comment" itemtype="https://schema.org/Comment"><meta itemprop="datePublished" '
        'content="2025-04-01"><p>The mayor told my aunt that the ferry was a gift to his brother, '
        "everybody knows.</p></div>"
    )
    own = '<time itemprop="datePublished" datetime="2025-03-10">10 March</time>'
    [article], _ = read("a.html", page(comment + BODY + own))
    assert article.published == "2025-03-10"
    assert "my aunt" not in article.text


@pytest.mark.parametrize("name", ["comments", "reader-reactions", "comment-list", "disqus_thread"])
def test_what_readers_say_is_not_read(read, name):
    said = (
        f'<div class="{name}"><p>The mayor told my aunt that the ferry was a gift, '
        f"and the police confirmed it all.</p></div>"
    )
    [article], _ = read("a.html", page(BODY + said))
    assert "my aunt" not in article.text
    assert TWO in article.text


def test_the_byline_is_not_that_of_a_teaser(read):
    body = (
        '<span class="byline">By Ada Brook <time>2 hours ago</time></span>'
        + BODY
        + '<aside><ul><li><a rel="author" href="/x">Tom Vale</a> on boats</li></ul></aside>'
    )
    assert read("a.html", page(body))[0][0].byline == ("Ada Brook",)


def test_an_archived_page_has_the_address_of_the_page_and_its_day_of_capture(read):
    bar = (
        '<div id="wm-ipp-base"><p>The Wayback Machine said that this page was '
        "captured by a volunteer in the spring.</p></div>"
    )
    data = page(outside=bar).replace(
        b"https://post.example/ferry", b"https://web.archive.org/web/20250401083000/https://post.example/ferry"
    )
    [article], _ = read("a.html", data)
    assert (article.url, article.outlet, article.captured_at) == (
        "https://post.example/ferry",
        "The Lorne Post",
        "2025-04-01T08:30:00+00:00",
    )
    assert "volunteer" not in article.text


@pytest.mark.parametrize(
    "notice",
    [
        "Subscribe to continue reading. This article is for subscribers only and can be read with any of our plans.",
        "Please verify you are human by completing the action below so that we can go on to the page.",
        "We value your privacy: we and our 700 partners store information on your device and read it later.",
    ],
)
def test_a_wall_is_no_article_but_a_notice_below_one_does_no_harm(read, notice):
    assert read("a.html", page(f"<h1>Ferry sold</h1><div><p>{notice}</p></div>"))[1] == [("OR-112", "")]
    assert len(read("a.html", page(f"{BODY}<p>{notice}</p>"))[0]) == 1


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "us-ascii", "windows-1252"])
def test_encodings_are_read_as_browsers_read_them(read, label):
    data = page().replace(b"utf-8", label.encode()).decode().replace("©", "(c)").encode("cp1252")
    assert TWO in read("a.html", data)[0][0].text


def test_two_line_breaks_part_paragraphs_and_a_block_quotation_is_one(read):
    body = (
        f'<table><tr><td><font size="2">{ONE}<br><br>{TWO}<br/> <br/>'
        f"<blockquote>{ONE} Again.</blockquote></font></td></tr></table>"
    )
    assert read("a.html", page(body))[0][0].text == f"{ONE}\n\n{TWO}\n\n{ONE} Again."


def test_a_saved_page_is_read_without_its_pictures(read):
    saved = (
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example/ferry\n"
        b"Date: Tue, 1 Apr 2025 08:30:00 -0000\n"
        b'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        b"--b\nContent-Type: text/html\n"
        b"Content-Transfer-Encoding: base64\n\n"
        + __import__("base64").encodebytes(page())
        + b"\n--b\nContent-Type: image/png\n\nx\n--b--\n"
    )
    [article], errors = read("a.mhtml", saved)
    assert (article.url, article.captured_at[:10], errors) == ("https://post.example/ferry", "2025-04-01", [])


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: Ferry sold\nsource: "https://post.example/ferry"\nauthor:\n  - "[[Ada Brook]]"\n'
        "date: 2025-03-10\ntags: [x]\n---\n",
        '+++\ntitle = "Ferry sold"\nsource = "https://post.example/ferry"\n'
        'author = "Ada Brook"\ndate = 2025-03-10\n+++\n',
        "---\r\nTitle: Ferry sold\r\nlink: https://post.example/ferry\r\n"
        "authors: [Ada Brook]\r\ndatePublished: 10 March 2025\r\n---\r\n",
    ],
)
def test_front_matter_of_notes_and_marks_of_markdown(read, front):
    text = (
        f"# Ferry sold\n\n![boat](b.png)\n\n"
        f"**{ONE[:11]}**{ONE[11:]}[^1]\n\n> {TWO}\n\n* [A list](https://x.example) of *boats*\n"
    )
    [article], _ = read("a.md", (front + text).encode())
    assert (article.title, article.url, article.byline, article.published) == (
        "Ferry sold",
        "https://post.example/ferry",
        ("Ada Brook",),
        "2025-03-10",
    )
    assert article.text == f"Ferry sold\n\n{ONE}\n\n{TWO}\n\nA list of boats"


@pytest.mark.parametrize(
    ("head", "body", "outlet"),
    [
        ("<title>Ferry sold - Harbours - The Lorne Post</title>", BODY, "The Lorne Post"),
        ("<title>The Lorne Post: Ferry sold</title>", BODY, "The Lorne Post"),
        ("<title>Ferry sold | by Ada Brook | The Lorne Post</title>", BODY, "The Lorne Post"),
        ("<title>Ferry sold - The Lorne Post - print version</title>", BODY, "The Lorne Post"),
        ('<title>Ferry sold</title><meta name="DC.publisher" content="The Lorne Post">', BODY, "The Lorne Post"),
        (
            "<title>Ferry sold</title>"
            + linked(
                '{"@graph": [{"@type": "Organization", "@id": "#p", "name": "The Lorne Post"}, {"@type": '
                '"NewsArticle", '
                '"headline": "Ferry sold", "publisher": {"@id": "#p"}}]}'
            ),
            BODY,
            "The Lorne Post",
        ),
        ("<title>Ferry sold</title>", f'<a href="/"><img alt="The Lorne Post"></a>{BODY}', "The Lorne Post"),
    ],
)
def test_the_outlet_is_told_by_the_page(read, head, body, outlet):
    data = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()
    [article], _ = read("a.html", data)
    assert (article.outlet, article.title) == (outlet, "Ferry sold")


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("<p>Updated: 14 March 2025 | Published: 10 March 2025</p>", "2025-03-10"),
        ('<span class="date">10.03.2025 09:15</span>', "2025-03-10"),
        ('<div property="dc:date" content="2025-03-10T09:00:00+01:00">3/10/2025</div>', "2025-03-10T09:00:00+01:00"),
        ('<div class="pub-info"><span>10 March 2025</span></div>', "2025-03-10"),
        ("<p>10/03/2025 - 09:15</p><p>Modified: 25/03/2025</p>", "2025-03-10"),
        ("<p>10/03/2025 - 09:15</p>", None),
    ],
)
def test_the_day_that_a_page_shows_is_the_one_beside_its_headline(read, shown, day):
    today = '<div id="today">Friday, 28 November 2025</div>' + "<p>Menu</p>" * 40
    teaser = '<div class="latest"><span class="date">12.03.2025</span> <a href="/x">Council votes on a bridge</a></div>'
    data = (
        f"<!DOCTYPE html><html><head><title>Ferry sold | The Lorne Post</title></head><body>{today}<div>"
        f"<h1>Ferry sold</h1>{shown}<p>{ONE}</p><p>{TWO}</p></div>{teaser}</body></html>"
    ).encode()
    assert read("a.html", data)[0][0].published == day


def test_a_live_blog_has_its_entries_with_their_times(read):
    updates = [
        {
            "@type": "BlogPosting",
            "headline": "Live",
            "datePublished": f"2025-03-10T1{n}:05:00+01:00",
            "articleBody": words,
        }
        for n, words in ((6, ONE), (5, f"<p>{TWO}</p>"), (4, "The quay was empty when the last ferry left the bay."))
    ]
    live = {"@type": "LiveBlogPosting", "headline": "Ferry sold", "datePublished": "2025-03-10T08:00:00+01:00"}
    shown = "".join(f"<p>{one['articleBody']}</p>" for one in updates)
    [article], _ = read(
        "a.html", page(f"<h1>Ferry sold</h1>{shown}", linked(json.dumps({**live, "liveBlogUpdate": updates})))
    )
    assert article.text.split("\n\n")[:4] == ["10 March 2025, 15:05 UTC", ONE, "10 March 2025, 14:05 UTC", TWO]
    pieces = "".join(
        f'<div><time datetime="{one["datePublished"]}">then</time><p>{ONE} {n}</p></div>'
        for n, one in enumerate(updates)
    )
    [article], _ = read("a.html", page(f"<h1>Ferry sold</h1><section>{pieces}</section>", linked(json.dumps(live))))
    assert article.text.split("\n\n")[2:4] == ["10 March 2025, 14:05 UTC", f"{ONE} 1"]


def test_a_post_within_a_page_is_of_its_writer(read):
    post = (
        f'<blockquote class="twitter-tweet"><p lang="en">{TWO}</p>&mdash; Ada Brook (@ada_b) '
        f'<a href="https://twitter.com/ada_b/status/1">March 9, 2025</a></blockquote>'
    )
    (article, quoted), _ = read("a.html", page(f"<h1>Ferry sold</h1><p>{ONE}</p>{post}<p>{ONE} Again.</p>"))
    assert TWO not in article.text
    assert (quoted.text, quoted.byline, quoted.published, quoted.outlet, quoted.through, quoted.url) == (
        TWO,
        ("Ada Brook",),
        "2025-03-09",
        "X",
        ("The Lorne Post",),
        "https://twitter.com/ada_b/status/1",
    )
    foreign = post.replace(
        TWO, "Der Minister sagte am Montag, dass die Gespräche mit den Nachbarn im Frühjahr weitergehen."
    )
    assert len(read("a.html", page(f"<h1>Ferry sold</h1><p>{ONE}</p>{foreign}<p>{ONE} Again.</p>"))[0]) == 1


def test_what_is_doubtful_about_an_article_is_noted(read):
    stub = f"{BODY}<p>Subscribe to continue reading this story.</p>"
    [article], _ = read("a.html", page(stub))
    assert any("a paywall follows" in note for note in article.notes)
    assert read("a.html", page())[0][0].notes == ()
    [article], _ = read("a.md", f"---\ntitle: One\nmood: odd\ntags: [a]\ndate: soon\n---\n{ONE}".encode())
    assert article.notes == ("front matter that is not read: mood", "a date that could not be read: soon")


def test_a_page_that_singlefile_saved_has_its_address_and_day(read):
    saved = (
        "<!--\n Page saved with SingleFile \n url: https://post.example/boats \n saved date: Tue Apr 01 2025 10:30:00 "
        "GMT+0200 (Central European Summer Time)\n-->"
    )
    data = f"<!DOCTYPE html><html>{saved}<head><title>Ferry sold | The Lorne Post</title></head>{BODY}</html>"
    [article], _ = read("a.html", data.encode())
    assert (article.url, article.captured_at) == ("https://post.example/boats", "2025-04-01T10:30:00+02:00")


def test_a_page_that_safari_saved_has_its_address(read):
    import plistlib

    page = f"<html><head><title>Ferry</title></head><body><article><p>{ONE}</p><p>{TWO}</p></article></body></html>"
    held = {"WebMainResource": {"WebResourceData": page.encode("utf-16"), "WebResourceMIMEType": "text/html",
                                "WebResourceURL": "https://lorne.example/1", "WebResourceTextEncodingName": "UTF-16"}}
    for format in (plistlib.FMT_BINARY, plistlib.FMT_XML):
        [article], errors = read("ferry.webarchive", plistlib.dumps(held, fmt=format))
        assert (article.text, article.url, errors) == (f"{ONE}\n\n{TWO}", "https://lorne.example/1", [])
    assert read("list.webarchive", plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY)) == ([], [("OR-118", "")])
    assert read("cut.webarchive", b"bplist00" + bytes(40)) == ([], [("OR-121", "")])
