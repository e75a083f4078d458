"""Of what kind a file is: content first, name second; nothing is passed over in silence."""

import io

import pytest

from onrecord.facts import Article
from onrecord.intake import Skipped, articles_from
from onrecord.intake.readers.kinds import kind_of, kinds
from onrecord.intake.readers.source import Source

STORY = "The harbour master of Lorne Bay said on Monday that the ferry had been sold without a vote."


def kind(data, name, named=True):
    return kind_of(Source(io.BytesIO(data), name, name, named=named)).kind


@pytest.mark.parametrize(
    ("data", "name", "is_a"),
    [
        (b"%PDF-1.4\n...", "story.txt", "pdf"),
        (b"{\\rtf1 x}", "story.doc", "rtf"),
        (b"<!DOCTYPE html><p>x", "story.txt", "page"),
        (b"<?xml version='1.0'?><rss version='2.0'></rss>", "download", "feed"),
        (b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'/>", "x.xml", "feed"),
        (b"<?xml version='1.0'?><stock/>", "x.xml", "xml"),
        (b"From: a@b.example\nTo: c@d.example\nSubject: x\n\nHi", "x.txt", "mail"),
        (b"From a@b.example Mon Mar 10 10:00:00 2025\nFrom: a@b.example\n\nHi", "x", "mailbox"),
        (b'[{"text": "x"}]', "x.txt", "json"),
        (b'{"text": "x"}\n{"text": "y"}\n', "x.json", "json_lines"),
        (b"title,date,text\na,2025-03-11,b\n", "x.txt", "table"),
        (b"WARC/1.0\r\n", "x", "warc"),
        (b"\x89PNG\r\n", "story.txt", "picture"),
        (STORY.encode(), "story", "text"),
        (STORY.encode("utf-16"), "story", "text"),
        (b"[Editor's note: this was cut.] " + STORY.encode(), "a.txt", "text"),
        (b"From the harbour, " + STORY.encode(), "a.txt", "text"),
        (b"Title, date and text were missing.\n" + STORY.encode(), "a.txt", "text"),
        (bytes(range(256)) * 4, "story", "unknown"),
    ],
)
def test_content_comes_before_the_name(data, name, is_a):
    assert kind(data, name) == is_a


def test_in_a_folder_text_has_to_be_named_as_such():
    assert kind(STORY.encode(), "notes.log", named=False) == "unknown_text"
    assert kind(STORY.encode(), "notes.log") == "text"


def test_every_kind_that_nobody_reads_says_what_would_help():
    assert [one.kind for one in kinds().values() if one.reader is None and len(one.help) < 10] == []


def test_a_folder_names_every_file_that_is_passed_over(tmp_path):
    files = {
        "a.txt": STORY.encode(),
        "b.png": b"\x89PNG\r\n",
        "c.xlsx": b"PK\x03\x04rest",
        "d.bin": bytes(range(256)),
        "e.log": b"started\n",
        ".DS_Store": b"\x00",
        "f.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(90),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    items = list(articles_from([tmp_path]))
    told = {item.where.rsplit("/", 1)[-1]: item.error.code for item in items if isinstance(item, Skipped)}
    assert told == {"b.png": "OR-118", "c.xlsx": "OR-118", "d.bin": "OR-104", "e.log": "OR-118", "f.doc": "OR-118"}
    assert sum(isinstance(item, Article) for item in items) == 1
    assert "save it as DOCX" in next(
        str(item.error) for item in items if isinstance(item, Skipped) and "f.doc" in item.where
    )


def test_what_a_browser_saved_beside_a_page_belongs_to_it(tmp_path):
    (tmp_path / "ferry_files").mkdir()
    (tmp_path / "ferry_files" / "logo.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "ferry.html").write_text(
        f"<html><body><article><p>{STORY}</p><p>{STORY} Again.</p></article></body></html>"
    )
    (tmp_path / "other_files").mkdir()
    (tmp_path / "other_files" / "map.png").write_bytes(b"\x89PNG\r\n")
    assert [item.where[-7:] for item in articles_from([tmp_path]) if isinstance(item, Skipped)] == ["map.png"]


@pytest.mark.parametrize("name", ["a.bib", "a.ris", "a.ics", "a.tex", "a.css", "a.py"])
def test_text_that_is_no_article_is_not_read_as_one_even_if_it_is_named(tmp_path, name):
    path = tmp_path / name
    path.write_text(STORY)
    [passed] = articles_from([path])
    assert isinstance(passed, Skipped)
    assert passed.error.code == "OR-118"


def test_a_text_under_the_name_of_an_old_word_file_is_read(tmp_path):
    path = tmp_path / "a.doc"
    path.write_text(STORY)
    [article] = articles_from([path])
    assert isinstance(article, Article)
