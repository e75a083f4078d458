"""Archives and hostile files: what is inside is read within limits, and the rest goes on. All words are invented."""

import bz2
import gzip
import io
import lzma
import random
import tarfile
import time
import tracemalloc
import zipfile

import pytest

from onrecord.facts import Article
from onrecord.intake import articles_from
from onrecord.intake.readers import archive, source

ONE = "The harbour master of Lorne Bay said on Monday that the ferry had been sold without a vote of the council."
PAGE = (
    f"<html><head><title>Ferry sold</title></head><body><article><p>{ONE}</p>"
    f"<p>{ONE} Again.</p></article></body></html>"
)


def tarred(members, links=()):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as packed:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            packed.addfile(info, io.BytesIO(data))
        for name in links:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            packed.addfile(info)
    return held.getvalue()


MEMBERS = {
    "a.txt": ONE.encode(),
    "b/c.html": PAGE.encode(),
    "d.png": b"\x89PNG\r\n",
    "__MACOSX/a.txt": b"x",
    ".hidden": b"x",
}


def test_files_in_a_zip_are_read_each_by_its_kind(read, zipped):
    articles, errors = read("a.zip", zipped(MEMBERS))
    assert [one.title for one in articles] == [None, "Ferry sold"]
    assert errors == [("OR-118", ":d.png")]


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress, bz2.compress, lzma.compress])
def test_files_in_a_tar_are_read_and_links_are_not_followed(read, pack):
    articles, errors = read("a.tar.gz", pack(tarred(MEMBERS, ["passwd.txt"])))
    assert [one.title for one in articles] == [None, "Ferry sold"]
    assert sorted(code for code, _ in errors) == ["OR-117", "OR-118"]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.gz", "download"])
def test_a_compressed_file_is_that_file(read, name):
    assert [one.text for one in read(name, gzip.compress(ONE.encode()))[0]] == [ONE]


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "..\\a.txt", "b/../../a.txt", "C:\\a.txt"])
def test_a_path_that_leads_out_is_an_error_and_nothing_is_written(read, zipped, name, tmp_path):
    articles, errors = read("a.zip", zipped({name: ONE, "good.txt": ONE}))
    assert len(articles) == 1
    assert [code for code, _ in errors] == ["OR-123"]
    assert [path.name for path in tmp_path.rglob("*")] == ["a.zip"]


def test_a_bomb_ends_at_its_limit_with_little_memory(read, zipped):
    bomb = zipped({"a.txt": b"\x20" * 60_000_000, "good.txt": ONE})
    tracemalloc.start()
    articles, errors = read("a.zip", bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one.text for one in articles] == [ONE]
    assert errors[0][0] in ("OR-105", "OR-122")
    assert peak < 120_000_000


def test_too_many_files_too_many_bytes_and_too_deep_are_said(read, zipped, monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILES", 5)
    assert read("a.zip", zipped({f"{n}.txt": ONE for n in range(9)}))[1] == [("OR-122", "")]
    deep = zipped({"a.txt": ONE})
    for _ in range(8):
        deep = zipped({"a.zip": deep})
    assert [code for code, _ in read("a.zip", deep)[1]] == ["OR-122"]
    budget = source.Budget(files=3, unpacked=100)
    stream = archive.Unpacked(io.BytesIO(bytes(1_000)), budget)
    with pytest.raises(Exception, match="OR-122"):
        stream.read()


def test_a_ratio_beyond_reason_is_a_bomb():
    stream = archive.Unpacked(io.BytesIO(bytes(30_000_000)), source.Budget(), size=1_000)
    with pytest.raises(Exception, match="OR-122"):
        stream.read()


@pytest.mark.parametrize(
    "entity",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
        '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://post.example/x.dtd"> %p; <!ENTITY c "x">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_expanded_or_fetched(read, zipped, entity, encoding):
    declared = f"<?xml version='1.0' encoding='{encoding}'?>{entity}"
    feed = f"{declared}<rss><channel><item><title>x</title><description>&c; {ONE}</description></item></channel></rss>"
    assert read("a.rss", feed.encode(encoding)) == ([], [("OR-121", "")])
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    word = (
        f"{declared}<w:document xmlns:w='{space}'><w:body>"
        f"<w:p><w:r><w:t>&c; {ONE}</w:t></w:r></w:p></w:body></w:document>"
    )
    assert read("a.docx", zipped({"word/document.xml": word.encode(encoding)}))[1] == [("OR-121", "")]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xml", b"<rss>" + b"<a>" * 100_000),
        ("a.rtf", b"{\\rtf1 " + b"{" * 100_000 + ONE.encode()),
        ("a.csv", b'text,date\n"' + b"x " * 3_000_000),
        (
            "a.eml",
            b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
            + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 3_000,
        ),
        (
            "a.pdf",
            b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
            b"2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1 "
            b">>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF",
        ),
        ("a.zip", b"PK\x03\x04" + bytes(60)),
        ("a.tar.gz", gzip.compress(tarred(MEMBERS))[:200]),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"),
    ],
)
def test_what_is_damaged_or_deep_is_a_numbered_error_soon(read, name, data):
    begun = time.process_time()
    articles, errors = read(name, data)
    assert errors or articles
    assert all(code != "OR-559" for code, _ in errors)
    assert time.process_time() - begun < 10


def test_a_locked_file_in_a_zip_is_said(read, zipped):
    data = bytearray(zipped({"a.txt": ONE, "b.txt": ONE}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + place] |= 1
    articles, errors = read("a.zip", bytes(data))
    assert (len(articles), errors) == (1, [("OR-119", ":a.txt")])


def test_mutated_files_of_every_kind_are_articles_or_numbered_errors(tmp_path, zipped):
    feed = f"<rss><channel><item><title>x</title><description>{ONE}</description></item></channel></rss>"
    seeds = {
        "a.zip": zipped(MEMBERS),
        "a.tar": tarred(MEMBERS),
        "a.gz": gzip.compress(ONE.encode()),
        "a.rss": feed.encode(),
        "a.eml": b"From: a@b.example\nTo: x@y.example\nSubject: x\n\n" + ONE.encode(),
        "a.html": PAGE.encode(),
        "a.csv": f"title,text\nx,{ONE}\n".encode(),
        "a.json": b'[{"text": "%s"}]' % ONE.encode(),
        "a.rtf": b"{\\rtf1 " + ONE.encode() + b"}",
        "a.mhtml": b"MIME-Version: 1.0\nContent-Type: multipart/related; "
        b"boundary=b\n\n--b\nContent-Type: text/html\n\n" + PAGE.encode() + b"\n--b--\n",
    }
    chance = random.Random(7)
    for number in range(200):
        name, data = chance.choice(list(seeds.items()))
        changed = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        path = tmp_path / f"{number}{name[1:]}"
        path.write_bytes(changed[: chance.randint(len(changed) // 2, len(changed))])
        found = list(articles_from([path]))
        assert found, path.name
        assert all(isinstance(one, Article) or one.error.code != "OR-559" for one in found)


def test_a_web_archive_gives_its_pages_with_the_day_of_capture(read):
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    gone = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    records = b"".join(
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/1\r\nWARC-Date: "
        b"2025-03-20T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(one), one)
        for one in (answer, gone)
    )
    for data in (records, gzip.compress(records)):
        [article], _ = read("a.warc.gz", data)
        assert (article.url, article.captured_at, article.title) == (
            "https://post.example/1",
            "2025-03-20T08:00:00+00:00",
            "Ferry sold",
        )
    assert zipfile.is_zipfile(io.BytesIO(records)) is False


def test_bytes_of_a_broken_web_archive_reach_no_terminal(read, capfd):
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 3\r\n\r\n"
    record = head + b"abc\x1b[31mred\r\n\r\n"
    read("a.warc", record * 2)
    assert "\x1b" not in "".join(capfd.readouterr())
