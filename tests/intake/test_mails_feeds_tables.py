"""Mails, feeds, tables, chats: an article each. All words, names and addresses are invented."""

from email.message import EmailMessage

import pytest

from onrecord.intake import Given

ONE = "The harbour master of Lorne Bay said on Monday that the ferry had been sold without a vote of the council."
TWO = "“Nobody asked us,” said Ada Brook, who speaks for the crews. “We read of it in the paper.”"
LONG = f"{ONE}\n\n{TWO}\n\nUnsubscribe: https://post.example/u?x=1"


def mail(plain=None, html=None, sender="The Lorne Post <news@post.example>", subject="Ferry sold"):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "reader@home.example", subject
    message["Date"] = "Mon, 10 Mar 2025 09:00:00 +0100"
    if plain:
        message.set_content(plain, cte="quoted-printable")
    if html:
        message.add_alternative(html, subtype="html", cte="base64")
    return message


def test_a_newsletter_is_read_once_from_its_page(read):
    html = f"<html><head><style>p {{}}</style></head><body><p>{ONE}</p><p>{TWO}</p><p>Unsubscribe</p></body></html>"
    [article], errors = read("letter.eml", mail(LONG, html).as_bytes())
    assert (article.text, article.title, article.outlet, article.published) == (
        f"{ONE}\n\n{TWO}",
        "Ferry sold",
        "The Lorne Post",
        "2025-03-10T09:00:00+01:00",
    )
    assert errors == []


def test_a_plain_mail_is_decoded_and_a_person_is_its_writer(read):
    [article], _ = read("a.eml", mail(LONG, sender="Tom Vale <tom@home.example>").as_bytes())
    assert article.text.rstrip() == f"{ONE}\n\n{TWO}"
    assert (article.outlet, article.byline) == (None, ("Tom Vale",))


def test_what_was_forwarded_is_an_article_of_its_sender(read):
    text = (
        f"Please have a look at the story about the ferry.\n\n---------- Forwarded message ---------\n"
        f"From: The Bay Courier <news@courier.example>\nDate: Sat, 8 Mar 2025 at 10:00\nSubject: Crews not asked\n"
        f"To: <tom@home.example>\n\n{TWO}\n"
    )
    note, story = read("a.eml", mail(text, sender="Tom Vale <tom@home.example>", subject="Fwd: Crews").as_bytes())[0]
    assert note.text == "Please have a look at the story about the ferry."
    assert (story.text, story.title, story.outlet, story.published) == (
        TWO,
        "Crews not asked",
        "The Bay Courier",
        "2025-03-08",
    )


def test_what_was_quoted_is_an_article_of_its_writer(read):
    text = f"{ONE}\n\nOn Sat, 8 Mar 2025 at 10:00, Ada Brook <ada@home.example> wrote:\n> {TWO}\n"
    answer, quoted = read("a.eml", mail(text, sender="Tom Vale <tom@home.example>").as_bytes())[0]
    assert (answer.text, answer.byline) == (ONE, ("Tom Vale",))
    assert (quoted.text.strip(), quoted.byline, quoted.published) == (TWO, ("Ada Brook",), "2025-03-08")


def test_a_mailbox_gives_every_mail_and_a_file_on_a_mail_is_read(read):
    second = mail(TWO)
    second.add_attachment(
        f"<article><p>{ONE}</p></article>".encode(), maintype="text", subtype="html", filename="page.html"
    )
    second.add_attachment(b"PK\x03\x04", maintype="application", subtype="x", filename="sums.xlsx")
    box = b"".join(
        b"From news@post.example Mon Mar 10 09:00:00 2025\n" + one.as_bytes() + b"\n" for one in (mail(ONE), second)
    )
    articles, errors = read("box.mbox", box)
    assert [article.text.strip() for article in articles] == [ONE, TWO, ONE]
    assert errors == [("OR-118", ":2:sums.xlsx")]


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Lorne Post</title><item><title>Ferry &amp;amp; sold</title>
<link>https://post.example/1</link><pubDate>Mon, 10 Mar 2025 09:00:00 GMT</pubDate><dc:creator>Ada Brook</dc:creator>
<description>Short.</description><content:encoded><![CDATA[<p>{ONE}</p><p>{TWO}</p><img src=x>]]>
</content:encoded></item>
<item><title>Empty</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Lorne Post</title>
<entry><title type="html">Ferry &amp;amp; sold</title>
<link rel="self" href="https://post.example/self"/>
<link href="https://post.example/1"/><published>2025-03-10T09:00:00Z</published>
<updated>2025-03-11T09:00:00Z</updated><author><name>Ada Brook</name></author><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>{ONE}</p><p>{TWO}</p></div></content></entry></feed>"""


@pytest.mark.parametrize(("feed", "errors"), [(RSS, [("OR-110", ":2")]), (ATOM, [])])
def test_every_item_of_a_feed_is_an_article(read, feed, errors):
    [article], found = read("feed.xml", feed.encode())
    assert (article.text, article.title, article.outlet, article.url, article.byline, article.published) == (
        f"{ONE}\n\n{TWO}",
        "Ferry & sold",
        "The Lorne Post",
        "https://post.example/1",
        ("Ada Brook",),
        "2025-03-10T09:00:00+00:00",
    )
    assert found == errors


ROWS = [("1", "10/03/2025", "The Lorne Post", "Ferry sold", ONE), ("2", "25/03/2025", "Bay Courier", "Crews", TWO)]


def table(mark, names=("id", "date", "source", "headline", "text")):
    quoted = [mark.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in (names, *ROWS)]
    return "\r\n".join(quoted)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize(("mark", "name"), [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv"), (",", "download")])
def test_every_row_of_a_table_is_an_article_and_its_days_settle_their_order(read, mark, name, encoding):
    articles, errors = read(name, table(mark).encode(encoding))
    assert errors == []
    assert [(one.text, one.title, one.outlet, one.published) for one in articles] == [
        (ONE, "Ferry sold", "The Lorne Post", "2025-03-10"),
        (TWO, "Crews", "Bay Courier", "2025-03-25"),
    ]


def test_columns_are_found_by_what_stands_in_them_or_named_by_the_user(read):
    data = table(",", ("id", "when", "paper", "head", "full")).encode()
    assert [one.text for one in read("a.csv", data)[0]] == [ONE, TWO]
    given = Given(fields={"text": "full", "outlet": "paper"})
    assert [one.outlet for one in read("a.csv", data, given)[0]] == ["The Lorne Post", "Bay Courier"]
    assert read("a.csv", data, Given(fields={"text": "body"}))[1] == [("OR-110", "")]


def test_a_table_without_texts_names_its_columns(read):
    assert read("a.csv", b"name,price\nferry,4\nboat,5\n")[1] == [("OR-110", "")]


def test_a_day_that_can_be_two_stays_open_between_both(read):
    [article], _ = read("a.csv", f'date,text\n03/11/2025,"{ONE}"\n'.encode())
    assert (article.published, article.published_earliest, article.published_latest) == (
        None,
        "2025-03-11",
        "2025-11-03",
    )


def test_posts_of_a_chat_are_articles_with_writer_and_day(read):
    chat = (
        f"[10/03/2025, 09:00:12] Ada Brook: {ONE}\nIt is a scandal.\n[10/03/2025, 09:01:00] Tom Vale: <Media omitted>\n"
        f"[25/03/2025, 10:00:00] Tom Vale: {TWO}\n"
    )
    first, second = read("chat.txt", chat.encode())[0]
    assert (first.text, first.byline, first.published) == (f"{ONE}\nIt is a scandal.", ("Ada Brook",), "2025-03-10")
    assert (second.byline, second.published) == (("Tom Vale",), "2025-03-25")


def test_posts_of_an_x_archive_are_articles(read):
    script = (
        f'window.YTD.tweets.part0 = [{{"tweet": {{"full_text": "{ONE}",'
        f' "created_at": "Mon Mar 10 09:00:00 +0000 2025"}}}}]'
    )
    [article], _ = read("tweets.js", script.encode())
    assert (article.text, article.outlet, article.published) == (ONE, "X", "2025-03-10T09:00:00+00:00")
    assert read("profile.js", b'window.YTD.profile.part0 = [{"profile": {}}]')[1] == [("OR-118", "")]


@pytest.mark.parametrize("name", ["sheet.csv", "sheet.txt"])
def test_the_line_in_which_excel_says_what_stands_between_cells_is_no_row(read, name):
    [article], errors = read(name, f'\ufeffsep=;\r\ntitle;text;date\r\nFerry;"{ONE}";2025-03-11\r\n'.encode())
    assert (article.title, article.text, article.published, errors) == ("Ferry", ONE, "2025-03-11", [])
