"""Files, folders, standard input: one broken item never stops the rest."""

import io
import os
import tempfile
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given as law
from hypothesis import settings
from hypothesis import strategies as st

from onrecord.facts import Article
from onrecord.intake import Given, Skipped, articles_from, count_of, field_names
from onrecord.intake.plain_text import decode

STORY = "The minister told reporters in the capital on Monday that the talks with the neighbours would go on."


def from_bytes(data, given=None):
    return list(articles_from(["-"], given, io.BytesIO(data)))


def codes(items):
    return [item.error.code if isinstance(item, Skipped) else "read" for item in items]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_any_encoding_gives_the_same_text(encoding):
    text = f"“No,” the café’s owner said – twice. {STORY}\r\n"
    assert from_bytes(text.encode(encoding))[0].text == text


def test_a_few_broken_bytes_do_not_turn_utf8_into_something_else():
    text = "“Não,” disse o ministro à imprensa. "
    assert decode(text.encode() * 3 + b"\xe2\x80") == text * 3 + "\ufffd"


@pytest.mark.parametrize(("data", "code"), [
    (b"", "OR-103"),
    (b" \r\n\n", "OR-103"),
    (b"\x00" * 90, "OR-104"),
    (bytes(range(256)) * 9, "OR-104"),
    (b"%PDF-1.7 and so on", "OR-121"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "OR-118"),
    (b"word " * 1_700_000, "OR-105"),
    (b"word " * 500_000, "OR-105"),
    (b"---\ntitle: One: two\n---\nText", "OR-108"),
    (b"<html><body><nav>Home Sport</nav></body></html>", "OR-112"),
    (b"https://news.example/a\n\nComments are closed.", "OR-115"),
    ("Президент заявил журналистам в столице, что переговоры продолжатся весной.".encode(), "OR-113"),
    ("中国外交部发言人在星期一的例行记者会上表示，各方应当推动局势降温。".encode(), "OR-113"),
    ("رفضت الحكومة التعليق على التقارير التي تحدثت عن وصول القوات يوم الاثنين".encode(), "OR-113"),
    ("El ministro dijo el lunes que las conversaciones continuarían en la capital en primavera.".encode(), "OR-113"),
    ("Le ministre a déclaré lundi que les pourparlers se poursuivraient dans la capitale.".encode(), "OR-113"),
    (b"De minister zei maandag dat de gesprekken met de buren in het voorjaar zullen worden voortgezet.", "OR-113"),
])
def test_bad_input_is_a_numbered_error(data, code):
    [item] = from_bytes(data)
    assert isinstance(item, Skipped)
    assert item.error.code == code
    assert item.error.where == item.where == "standard input"


def test_which_language_it_is_is_said():
    assert "German" in str(from_bytes("Der Minister sagte am Montag in der Hauptstadt, dass die Gespräche "
                                      "mit den Nachbarn im Frühjahr weitergehen sollen.".encode())[0].error)


@pytest.mark.parametrize("text", ["Rain fell.", "He said “no", "no sentence ends here and " * 40, "x" * 1000])
def test_odd_english_is_read(text):
    assert codes(from_bytes(text.encode())) == ["read"]


def test_front_matter_says_where_it_is_from():
    front = ("---\ntitle: 'No'\noutlet: The Courier\nurl: https://news.example/a\n"
             "published: 2022-07-25\nbyline: [A B, C D]\n---\n")
    [article] = from_bytes(b"\xef\xbb\xbf" + (front + STORY).encode())
    assert (article.title, article.outlet, article.url, article.published, article.byline, article.text) == (
        "No", "The Courier", "https://news.example/a", "2022-07-25", ("A B", "C D"), STORY)


def test_a_rule_at_the_top_is_no_front_matter():
    assert from_bytes(f"---\n{STORY}\n---\nMore".encode())[0].text.startswith("---\n")


def test_the_address_in_the_first_line_is_kept_in_the_text():
    text = f"https://www.courier.co.nz/a?b=c\n\nBy Ana Ruiz and Li Wei\n\n{STORY}"
    [article] = from_bytes(text.encode())
    assert (article.url, article.outlet, article.text) == ("https://www.courier.co.nz/a?b=c", "courier.co.nz", text)
    assert article.byline == ("Ana Ruiz", "Li Wei")


def test_only_web_addresses_become_links():
    [bad] = from_bytes(STORY.encode(), Given(url="javascript:alert(1)"))
    assert bad.error.code == "OR-116"
    assert from_bytes(f"---\nurl: javascript:alert(1)\n---\n{STORY}".encode())[0].url is None


def test_folders_are_read_sorted_and_broken_files_are_passed_over(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "c.txt").write_text(STORY + " C")
    (tmp_path / "b" / "x.TXT").write_text(STORY + " X")
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.txt").write_text(STORY)
    items = list(articles_from([tmp_path, tmp_path / "gone.txt"]))
    assert codes(items) == ["OR-103", "read", "OR-118", "read", "OR-101"]
    assert [i.text[-1] for i in items if isinstance(i, Article)] == ["C", "X"]
    assert str(tmp_path / "a.txt") in str(items[0].error)
    assert count_of([tmp_path, "-"]) == 5


def test_an_empty_folder_is_said(tmp_path):
    assert codes(articles_from([tmp_path])) == ["OR-107"]


def test_a_name_of_nothing_and_a_path_that_cannot_be_looked_at_skip_themselves_only(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The mayor said the bridge would stay closed until the spring.", encoding="utf-8")
    is_dir = Path.is_dir
    monkeypatch.setattr(Path, "is_dir", lambda path: _denied(path) if path.name == "shut" else is_dir(path))
    found = list(articles_from(["", "shut", "a.txt"]))
    assert [one.error.code for one in found[:2]] == ["OR-101", "OR-101"]
    assert isinstance(found[2], Article)


def _denied(path):
    raise PermissionError(13, "Permission denied", str(path))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_file_that_may_not_be_read_is_said(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    path.chmod(0)
    assert codes(articles_from([path])) == ["OR-102"]


def test_json_lines_with_other_names_and_bad_lines(tmp_path):
    good = {"body": STORY, "date": "Mon, 25 Jul 2022 10:00:00 +0800", "source": {"name": "x"}, "url": "https://e.example/a",
            "byline": ["Ana Ruiz"], "title": "A\x1b[31m title"}
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join([b"\xef\xbb\xbf" + msgspec.json.encode(good), b"{", b"", b"[1]", b'{"body": 3}',
                                 b"[" * 100_000, b'{"body": "\\u0000 text of a letter"}', msgspec.json.encode(good)]))
    items = list(articles_from([path], Given(fields=field_names("text=body,published=date,outlet=source"))))
    assert codes(items) == ["read", "OR-109", "OR-109", "OR-110", "OR-109", "OR-104", "read"]
    assert [item.where for item in items if isinstance(item, Skipped)] == [f"{path}:{n}" for n in (2, 4, 5, 6, 7)]
    first = items[0]
    assert (first.published, first.outlet, first.byline, first.title) == (
        "2022-07-25T10:00:00+08:00", "x", ("Ana Ruiz",), "A [31m title")


def test_json_files_hold_one_article_or_a_list(tmp_path):
    one, many = tmp_path / "one.json", tmp_path / "many.json"
    one.write_bytes(msgspec.json.encode({"text": STORY}))
    many.write_bytes(msgspec.json.encode([{"text": STORY}, {"title": "no text"}, {"text": MORE}]))
    assert codes(articles_from([one, many])) == ["read", "read", "OR-110", "read"]


MORE = STORY.replace("Monday", "Tuesday")


@pytest.mark.parametrize("flag", ["text", "text=", "body=text", "", "text=a,"])
def test_a_mapping_that_is_not_understood(flag):
    with pytest.raises(Exception, match="OR-114"):
        field_names(flag)


PAGE = f"""<!doctype html><html><head><title>x</title><meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2022-07-25T10:11:00+08:00">
<link rel="canonical" href="https://news.example/a"></head><body><nav>Home</nav><article><h1>Talks go on</h1>
<p>{STORY}</p><figure><img src="a.jpg">
<figcaption>Minister Ana Ruiz speaks to reporters in the capital on Monday.</figcaption>
</figure><p>{MORE} It was said at length, with many words, by several people who were there.</p></article>
</body></html>"""


@pytest.mark.parametrize("name", ["a.html", "a.page", "-"])
def test_pages_give_body_captions_and_metadata(tmp_path, name):
    path = tmp_path / name
    path.write_text(PAGE)
    [article] = from_bytes(PAGE.encode()) if name == "-" else articles_from([path])
    assert (article.outlet, article.url, article.published, article.published_from) == (
        "The Courier", "https://news.example/a", "2022-07-25T10:11:00+08:00", "metadata")
    assert f"{STORY}\n\n" in article.text
    assert "Ana Ruiz speaks" in article.text
    assert "<" not in article.text
    assert "Home" not in article.text


def test_a_page_says_its_encoding():
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace("Ana Ruiz", "Анна Руис")
    [article] = from_bytes(page.encode("windows-1251"))
    assert "Анна Руис" in article.text


@pytest.mark.parametrize("markup", ["<" * 1000, "<html>" + "<div>" * 20_000, "<html><body>" + "<b>" * 5000 + "x" * 100])
def test_broken_markup_is_a_numbered_error(tmp_path, markup):
    path = tmp_path / "a.html"
    path.write_text(markup)
    assert codes(articles_from([path])) == ["OR-112"]


@settings(deadline=None)
@law(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_an_article_or_a_numbered_error(data):
    items = from_bytes(data)
    assert items
    for item in items:
        if isinstance(item, Article):
            assert all(0 <= start < end <= len(item.text) for start, end in item.not_body)
            msgspec.json.encode(item)
    assert [i for i in from_bytes(data) if isinstance(i, Article)] == [i for i in items if isinstance(i, Article)]


@settings(deadline=None)
@law(st.binary(max_size=200), st.sampled_from([".txt", ".html", ".jsonl", ".json"]))
def test_any_file_of_any_kind_never_stops_the_rest(data, suffix):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{suffix}")
        path.write_bytes(data)
        good = Path(folder, "good.txt")
        good.write_text(STORY)
        assert codes(articles_from([path, good]))[-1] == "read"


def test_a_folder_does_not_reach_out_of_itself(tmp_path):
    (tmp_path / "secret").write_text(STORY)
    folder = tmp_path / "unpacked"
    folder.mkdir()
    (folder / "a.txt").symlink_to(tmp_path / "secret")
    os.mkfifo(folder / "b.txt")
    (folder / "c.txt").write_text(STORY)
    assert codes(articles_from([folder])) == ["OR-117", "OR-117", "read"]
    assert codes(articles_from([folder / "a.txt"])) == ["read"]


@pytest.mark.parametrize("charset", ["utf-16", "cp037", "rot13", "idna", "no-such"])
def test_a_page_cannot_declare_what_its_declaration_is_not_written_in(charset):
    [article] = from_bytes(PAGE.replace("<head>", f'<head><meta charset="{charset}">').encode())
    assert STORY in article.text


@pytest.mark.parametrize("hostile", [
    "<p " + " ".join(f"a{i}=1" for i in range(200_000)) + ">",
    "<p " + " ".join(f'a{i}=">"' for i in range(200_000)) + ">",
    '<p a=x" ' + " ".join(f"a{i}" for i in range(200_000)) + ">",
    "<script type='application/ld+json'>" + str([[i] for i in range(300_000)]) + "</script>",
    '<a b="' * 100_000,
])
def test_a_page_cannot_keep_the_parser_busy(hostile):
    begun = time.process_time()
    assert codes(from_bytes(PAGE.replace("</head>", "</head>" + hostile).encode())) in (["read"], ["OR-112"])
    assert time.process_time() - begun < 20    # each took minutes; no measure of speed
