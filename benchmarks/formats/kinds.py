"""One invented file of every kind that is read, as the program that makes it writes it: the seeds of the mutations."""

from __future__ import annotations

import csv
import gzip
import io
import json
import plistlib
import tarfile
from collections.abc import Callable
from datetime import UTC
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape

from benchmarks.formats.exports import SHAPES
from benchmarks.formats.office import docx, odt, rtf, zipped
from benchmarks.formats.pages import layouts, page
from benchmarks.formats.pdf import Layout, document
from benchmarks.formats.stories import Story, story

Stories = list[Story]


def _text(of: Story) -> str:
    return "\n\n".join([of.title, f"By {of.byline[0]}", *of.paragraphs])


def _fields(of: Story) -> dict[str, str]:
    return {
        "title": of.title,
        "text": "\n\n".join(of.paragraphs),
        "published": of.published.isoformat(),
        "outlet": of.outlet,
        "url": of.url,
    }


def _markdown(s: Stories) -> bytes:
    of = s[0]
    head = f"---\ntitle: {json.dumps(of.title)}\nsource: {of.url}\nauthor: [{of.byline[0]}]\n"
    head += f"published: {of.published:%Y-%m-%d}\n---\n"
    return (head + "# Heading\n\n" + "\n\n".join(f"**{p[:9]}**{p[9:]}" for p in of.paragraphs)).encode()


def _table(s: Stories, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    rows = csv.DictWriter(out, list(_fields(s[0])), delimiter=delimiter)
    rows.writeheader()
    rows.writerows(map(_fields, s))
    return out.getvalue().encode(encoding, "replace")


def _rss(s: Stories) -> bytes:
    items = "".join(
        f"<item><title>{escape(of.title)}</title><link>{of.url}</link><pubDate>{format_datetime(of.published)}"
        f"</pubDate><content:encoded><![CDATA[{''.join(f'<p>{p}</p>' for p in of.paragraphs)}]]>"
        "</content:encoded></item>"
        for of in s
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{escape(s[0].outlet)}</title>{items}</channel></rss>"
    ).encode()


def _atom(s: Stories) -> bytes:
    items = "".join(
        f'<entry><title>{escape(of.title)}</title><link href="{of.url}"/><published>{of.published.isoformat()}'
        f'</published><content type="html">{escape("".join(f"<p>{p}</p>" for p in of.paragraphs))}</content>'
        "</entry>"
        for of in s
    )
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>{items}</feed>'.encode()


def _mail(of: Story) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = f"{of.outlet} <news@{of.domain}>", "reader@example.org"
    mail["Subject"], mail["Date"] = of.title, of.published
    mail.set_content("\n\n".join(of.paragraphs))
    mail.add_alternative(
        "<html><body>" + "".join(f"<p>{p}</p>" for p in of.paragraphs) + "</body></html>", subtype="html"
    )
    mail.set_boundary(f"==part{of.number}==")
    return mail.as_bytes()


def _mhtml(s: Stories) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "<Saved by Blink>", s[0].title, s[0].published
    mail["Snapshot-Content-Location"] = s[0].url
    mail.set_content(page("wordpress-classic", s[0]).content.decode(), subtype="html")
    mail.make_related(boundary="==page==")
    return mail.as_bytes()


def _telegram(s: Stories) -> bytes:
    posts = [
        {
            "id": of.number,
            "type": "message",
            "date": of.published.strftime("%Y-%m-%dT%H:%M:%S"),
            "date_unixtime": str(int(of.published.timestamp())),
            "from": of.outlet,
            "from_id": "channel1",
            "forwarded_from": "Kestrel Channel",
            "text": [of.paragraphs[0], {"type": "bold", "text": "now"}],
        }
        for of in s
    ]
    return json.dumps({"name": s[0].outlet, "type": "public_channel", "id": 1, "messages": posts}).encode()


def telegram_page(s: Stories) -> bytes:
    """Return ``messages.html`` of Telegram Desktop."""
    posts = "".join(
        f'<div class="message default clearfix" id="message{of.number}"><div class="pull_left userpic_wrap"></div>'
        f'<div class="body"><div class="pull_right date details" title="{of.published:%d.%m.%Y %H:%M:%S} UTC+01:00">'
        f'{of.published:%H:%M}</div><div class="from_name">{escape(of.outlet)}</div>'
        f'<div class="text">{"<br><br>".join(map(escape, of.paragraphs[:2]))}</div></div></div>'
        for of in s
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>'
        f'<div class="page_wrap">'
        f'<div class="page_header"><div class="content"><div class="text bold">{escape(s[0].outlet)}</div></div></div>'
        f'<div class="page_body chat_page"><div class="history"><div class="message service" id="message-1"><div '
        f'class="body details">3 March 2025</div></div>{posts}</div></div></div></body></html>'
    ).encode()


def _whatsapp(s: Stories) -> bytes:
    return "".join(
        f"[{of.published:%d/%m/%Y}, {of.published:%H:%M:%S}] {of.byline[0]}: {of.paragraphs[0]}\n" for of in s
    ).encode()


def _tweets(s: Stories) -> bytes:
    posts = [
        {
            "tweet": {
                "id_str": str(of.number),
                "full_text": of.paragraphs[0][:280],
                "created_at": of.published.strftime("%a %b %d %H:%M:%S %z %Y"),
            }
        }
        for of in s
    ]
    return ("window.YTD.tweets.part0 = " + json.dumps(posts, indent=2)).encode()


def bluesky(s: Stories) -> bytes:
    """Return a feed of posts as Bluesky's interface gives it out and its exporting tools keep it."""
    posts = [
        {
            "post": {
                "uri": f"at://did:plc:x/app.bsky.feed.post/{of.number}",
                "cid": "b",
                "author": {"did": "did:plc:x", "handle": of.domain, "displayName": of.outlet},
                "record": {
                    "$type": "app.bsky.feed.post",
                    "text": of.paragraphs[0],
                    "langs": ["en"],
                    "createdAt": of.published.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
                },
                "indexedAt": of.modified.isoformat(),
            }
        }
        for of in s
    ]
    return json.dumps({"feed": posts, "cursor": "x"}).encode()


def _warc_record(kind: str, url: str, day: str, content: bytes, type: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(content):012d}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: {day}\r\nContent-Type: {type}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def warc(s: Stories) -> bytes:
    """Return a web archive of pages."""
    out = _warc_record("warcinfo", "x:y", "2026-11-20T09:41:07Z", b"software: none\r\n", "application/warc-fields")
    for of in s:
        body = page("drupal10", of).content
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s" % (
            len(body),
            body,
        )
        out += _warc_record("response", of.url, "2026-11-20T09:41:07Z", answer, "application/http; msgtype=response")
    return out


def wacz(s: Stories) -> bytes:
    """Return a packed web archive."""
    archived = b"".join(gzip.compress(part, mtime=0) for part in [warc(s)])
    pages = '{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}\n' + "".join(
        json.dumps({"url": of.url, "ts": "2026-11-20T09:41:07Z", "title": of.title}) + "\n" for of in s
    )
    return zipped(
        {
            "archive/data.warc.gz": archived,
            "pages/pages.jsonl": pages,
            "indexes/index.cdx": "com,example)/ 2026 {}\n",
            "datapackage.json": json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": []}),
        },
        ["archive/data.warc.gz"],
    )


def _tar(s: Stories) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for of in s:
            content = _text(of).encode()
            entry = tarfile.TarInfo(f"texts/{of.number}.txt")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return gzip.compress(out.getvalue(), mtime=0)


def _wrapped(s: Stories) -> bytes:
    return json.dumps(
        {
            "status": "ok",
            "totalResults": len(s),
            "articles": [
                {
                    "source": {"id": None, "name": of.outlet},
                    "author": of.byline[0],
                    "title": of.title,
                    "url": of.url,
                    "publishedAt": of.published.isoformat(),
                    "content": "\n".join(of.paragraphs),
                }
                for of in s
            ],
        }
    ).encode()


def _nitf(of: Story) -> str:
    body = "".join(f"<p>{escape(p)}</p>" for p in of.paragraphs)
    return (f'<nitf><head><docdata><date.issue norm="{of.published:%Y%m%dT%H%M%S%z}"/></docdata><pubdata '
            f'name="{escape(of.outlet)}"/></head><body><body.head><hedline><hl1>{escape(of.title)}</hl1></hedline>'
            f"<byline>By {escape(of.byline[0])}</byline></body.head><body.content>{body}</body.content></body></nitf>")


def _newsml(s: Stories) -> bytes:
    items = "".join(
        f'<newsItem guid="tag:{of.domain},2031:{of.number}" version="1"><itemMeta><provider '
        f'literal="{escape(of.outlet)}"/><firstCreated>{of.published.isoformat()}</firstCreated></itemMeta><contentSet>'
        f"<inlineXML>{_nitf(of)}</inlineXML></contentSet></newsItem>" for of in s)
    return ('<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
            f"{items}</itemSet></newsMessage>").encode()


def _subtitles(s: Stories) -> bytes:
    lines = [line for p in s[0].paragraphs for line in (p[:60], p[60:120])]
    return ("WEBVTT\n\n" + "".join(f"{n}\n00:{n // 60:02}:{n % 60:02}.000 --> 00:{n // 60:02}:{n % 60:02}.900\n"
                                   f"<v {s[0].byline[0]}>{line}\n\n" for n, line in enumerate(lines))).encode()


def _safari(s: Stories) -> bytes:
    page_ = {"WebResourceData": page("wordpress-classic", s[0]).content, "WebResourceURL": s[0].url,
             "WebResourceMIMEType": "text/html", "WebResourceTextEncodingName": "UTF-8"}
    return plistlib.dumps({"WebMainResource": page_, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)


KINDS: dict[str, tuple[str, Callable[[Stories], bytes]]] = {
    "text": ("story.txt", lambda s: _text(s[0]).encode()),
    "markdown": ("note.md", _markdown),
    "page": ("page.html", lambda s: page(layouts()[s[0].number % len(layouts())], s[0]).content),
    "mhtml": ("page.mhtml", _mhtml),
    "json lines": ("a.jsonl", lambda s: "".join(json.dumps(_fields(of)) + "\n" for of in s).encode()),
    "json": ("a.json", _wrapped),
    "json utf-16": ("a.json", lambda s: _wrapped(s).decode().encode("utf-16")),
    "csv": ("a.csv", _table),
    "tsv utf-16": ("a.tsv", lambda s: _table(s, "\t", "utf-16")),
    "csv semicolons": ("a.csv", lambda s: _table(s, ";", "cp1252")),
    "rss": ("feed.xml", _rss),
    "atom": ("feed.atom", _atom),
    "agency": ("a.nitf", lambda s: ('<?xml version="1.0"?>' + _nitf(s[0])).encode()),
    "agency message": ("a.xml", _newsml),
    "subtitles": ("a.vtt", _subtitles),
    "safari page": ("a.webarchive", _safari),
    "mail": ("a.eml", lambda s: _mail(s[0])),
    "mailbox": (
        "a.mbox",
        lambda s: b"".join(b"From x@example.org Mon Mar  3 16:15:00 2025\n" + _mail(of) + b"\n" for of in s),
    ),
    "word": ("a.docx", lambda s: docx(_text(s[0]).split("\n\n"))),
    "opendocument": ("a.odt", lambda s: odt(_text(s[0]).split("\n\n"))),
    "rich text": ("a.rtf", lambda s: rtf(_text(s[0]).split("\n\n"))),
    "pdf": (
        "a.pdf",
        lambda s: document(s[0].title, [s[0].byline[0]], s[0].paragraphs, Layout(words="glyph-ids", columns=2)),
    ),
    "telegram": ("result.json", _telegram),
    "telegram page": ("messages.html", telegram_page),
    "whatsapp": ("WhatsApp Chat.txt", _whatsapp),
    "x archive": ("tweets.js", _tweets),
    "bluesky": ("feed.json", bluesky),
    "zip": ("a.zip", lambda s: zipped({f"texts/{of.number}.txt": _text(of) for of in s})),
    "tar": ("a.tar.gz", _tar),
    "gzip": ("a.txt.gz", lambda s: gzip.compress(_text(s[0]).encode(), mtime=0)),
    "warc": ("a.warc", warc),
    "warc packed": ("a.warc.gz", lambda s: gzip.compress(warc(s), mtime=0)),
    "wacz": ("a.wacz", wacz),
    **{shape: made for shape, made in SHAPES.items() if "print" not in shape},
}


def seeds(number: int = 0) -> dict[str, tuple[str, bytes]]:
    """Return one file of each kind: kind to its name and content."""
    made = [story("kinds", number * 3 + n, plain=True) for n in range(3)]
    return {kind: (name, make(made)) for kind, (name, make) in KINDS.items()}
