"""Files that are parsed in a process of their own: the same articles, and no file harms more than itself."""

from __future__ import annotations

import io
import os
import threading
import time

import pytest

from benchmarks.formats.kinds import seeds
from onrecord.errors import OnRecordError
from onrecord.facts import Article
from onrecord.intake import Given, Skipped, articles_from, files
from onrecord.intake.apart import Limits, asking
from onrecord.intake.readers import registry
from onrecord.processes.child import Child
from onrecord.processes.limits import limited
from tests.intake.conftest import ONE, THREE, TWO, zipped

PAGE = "<html><head><title>Ferry sold</title></head><body><article><h1>Ferry sold</h1><p>{}</p></article></body></html>"
_here = files._is_apart


@pytest.fixture(autouse=True)
def here(monkeypatch):
    """Nothing is as in the other tests: files are parsed apart."""
    monkeypatch.setattr(files, "_is_apart", _here)
    yield
    asking.end_waiting()


@pytest.fixture
def hostile(monkeypatch, tmp_path):
    """Return a function: words that a reader obeys -> what came of a file of each between two sound ones."""
    monkeypatch.setattr(asking, "PROGRAM", "from tests.intake.hostile_reader import serve; serve()")
    monkeypatch.setattr(asking, "LIMITS", Limits(seconds=1.0, clock=100))
    asking.end_waiting()

    def came_of(*words):
        for number, word in enumerate(("", *words, "")):
            path = tmp_path / f"{number}.html"
            path.write_text(PAGE.format(f"{ONE} {TWO} {THREE} It was file {number}.") + f"<!-- {word} -->", "utf-8")
        return ["read" if isinstance(one, Article) else one.error.code for one in articles_from([tmp_path])]

    return came_of


@pytest.fixture
def started(monkeypatch):
    """Return the processes that are started."""
    all_of_them = []

    def start(*arguments):
        all_of_them.append(Child(*arguments))
        return all_of_them[-1]

    monkeypatch.setattr(asking, "Child", start)
    asking.end_waiting()
    return all_of_them


@pytest.mark.parametrize("kind", sorted(seeds()))
def test_all_kinds_give_the_same_apart(kind, tmp_path, monkeypatch):
    name, content = seeds()[kind]
    (tmp_path / name).write_bytes(content)
    given = Given(outlet="Norrvik Post", fields={} if kind != "json" else {"text": "text"})
    apart = list(articles_from([tmp_path / name], given))
    streamed = list(articles_from(["-"], given, io.BytesIO(content)))
    monkeypatch.setattr(files, "_is_apart", lambda source: False)
    assert told(apart) == told(articles_from([tmp_path / name], given))
    assert told(streamed) == told(articles_from(["-"], given, io.BytesIO(content)))
    assert apart


def told(items):
    return [one if isinstance(one, Article) else (one.where, str(one.error)) for one in items]


@pytest.mark.parametrize(("word", "code"), [
    ("loop", "OR-124"), ("hang", "OR-124"), ("eat", "OR-125"), ("die", "OR-126"), ("leave", "OR-126"),
    ("raise", "OR-121")])
def test_what_a_file_does_to_its_parser_costs_no_other_file(hostile, word, code):
    pytest.importorskip("resource")
    assert hostile(word) == ["read", code, "read"]


def test_one_after_the_other_they_still_cost_no_other_file(hostile):
    pytest.importorskip("resource")
    assert hostile("eat", "die", "loop", "", "hang") == [
        "read", "OR-125", "OR-126", "OR-124", "read", "OR-124", "read"]


@pytest.fixture
def packed(hostile, tmp_path):
    """Return a function: words -> (texts that were read, errors with their places) of a ZIP with a page for each."""
    del hostile

    def came_of(*words, inner=()):
        members = {f"{n}.html": PAGE.format(f"{ONE} {TWO} It was file {n}.") + f"<!-- {word} -->"
                   for n, word in enumerate(words)}
        if inner:
            members["5 inner.zip"] = zipped({f"{n}.html": PAGE.format(f"{THREE} {TWO} It was inner file {n}.")
                                             + f"<!-- {word} -->" for n, word in enumerate(inner)})
        (tmp_path / "all.zip").write_bytes(zipped(members))
        found = list(articles_from([tmp_path / "all.zip"]))
        return ([one.text.split()[-1] for one in found if isinstance(one, Article)],
                [(one.error.code, one.where.removeprefix(str(tmp_path / "all.zip")))
                 for one in found if isinstance(one, Skipped)])

    return came_of


def test_a_file_in_an_archive_costs_no_other_file_in_it(packed):
    pytest.importorskip("resource")
    assert packed("", "die", "", "hang", "") == (
        ["0.", "2.", "4."], [("OR-126", ":1.html"), ("OR-124", ":3.html")])


def test_nor_does_one_in_an_archive_in_an_archive(packed):
    pytest.importorskip("resource")
    assert packed("die", "", inner=("", "die", "raise", "")) == (
        ["1.", "0.", "3."],
        [("OR-126", ":0.html"), ("OR-126", ":5 inner.zip:1.html"), ("OR-121", ":5 inner.zip:2.html")])


def test_after_many_of_them_the_rest_is_left_and_that_is_said(packed, monkeypatch):
    monkeypatch.setattr(asking, "MOST_ENDED", 2)
    texts, errors = packed("", "die", "leave", "", "die", "")
    assert texts == ["0.", "3."]
    assert errors == [("OR-126", ":1.html"), ("OR-126", ":2.html"), ("OR-126", ":4.html"), ("OR-126", "")]


def test_of_a_stream_the_rest_cannot_be_asked_for_again(hostile, tmp_path):
    del hostile
    members = {f"{n}.html": PAGE.format(f"{ONE} {n}") + f"<!-- {word} -->" for n, word in enumerate(("", "die", ""))}
    found = list(articles_from(["-"], None, io.BytesIO(zipped(members))))
    assert isinstance(found[0], Article)
    assert [(one.error.code, one.where) for one in found[1:]] == [
        ("OR-126", "standard input:1.html"), ("OR-126", "standard input")]
    assert "the rest of it was not read" in str(found[-1].error)


def test_no_article_comes_twice_though_its_archive_is_parsed_again(hostile, tmp_path):
    del hostile
    lines = "".join(f'{{"text": "{ONE} {n}"}}\n' for n in range(7))
    members = {"0.jsonl": lines, "1.html": PAGE.format(ONE) + "<!-- die -->", "2.jsonl": lines.replace("Bay", "Head")}
    (tmp_path / "all.zip").write_bytes(zipped(members))
    found = list(articles_from([tmp_path / "all.zip"]))
    assert len({one.id for one in found if isinstance(one, Article)}) == 14
    assert len(found) == 15


def test_one_process_parses_file_after_file_and_text_needs_none(tmp_path, started):
    for number in range(3):
        (tmp_path / f"{number}.html").write_text(PAGE.format(f"{ONE} {number}"), "utf-8")
        (tmp_path / f"{number}.txt").write_text(f"{TWO} {number}", "utf-8")
        (tmp_path / f"{number}.md").write_text(f"**{THREE}** {number}", "utf-8")
    assert all(isinstance(one, Article) for one in articles_from([tmp_path / "0.txt", tmp_path / "0.md"]))
    assert started == []
    assert sum(isinstance(one, Article) for one in articles_from([tmp_path])) == 9
    assert len(list(articles_from([tmp_path / "1.html"]))) == 1
    assert len(started) == 1


def test_who_looks_away_in_the_middle_of_a_file_gets_the_next_from_its_beginning(tmp_path, started):
    (tmp_path / "many.jsonl").write_text("".join(f'{{"text": "{ONE} {n}"}}\n' for n in range(2_000)), "utf-8")
    each = articles_from([tmp_path / "many.jsonl"])
    first = next(each)
    next(each)
    del each
    assert next(iter(articles_from([tmp_path / "many.jsonl"]))) == first
    assert not started[0].lives


def test_a_process_that_waits_in_vain_ends_and_another_takes_its_place(tmp_path, started, monkeypatch):
    monkeypatch.setattr(asking, "REST", 0.05)
    (tmp_path / "a.html").write_text(PAGE.format(ONE), "utf-8")
    [first] = articles_from([tmp_path / "a.html"])
    until = time.monotonic() + 60
    while started[0].lives and time.monotonic() < until:
        time.sleep(0.01)
    assert list(articles_from([tmp_path / "a.html"])) == [first]
    assert len(started) == 2


def test_several_threads_have_files_parsed_at_once(tmp_path):
    for number in range(4):
        (tmp_path / f"{number}.html").write_text(PAGE.format(f"{ONE} {number}"), "utf-8")
    found = {}

    def parse(number):
        found[number] = [one.text for one in articles_from([tmp_path / f"{number}.html"] * 3)]

    threads = [threading.Thread(target=parse, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert all(len(texts) == 3 and all(text.endswith(f"{number}") for text in texts) for number, texts in found.items())
    assert len(found) == 4
    assert len(asking._idle) <= 1


def test_where_no_process_can_be_started_files_are_parsed_here(tmp_path, monkeypatch, caplog):
    def none(*_):
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(asking, "Child", none)
    asking.end_waiting()
    (tmp_path / "a.html").write_text(PAGE.format(ONE), "utf-8")
    [article] = articles_from([tmp_path / "a.html"])
    assert isinstance(article, Article)
    assert "Cannot allocate memory" in caplog.text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_with_a_name_is_read_once(tmp_path):
    pipe = tmp_path / "pipe.html"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(PAGE.format(ONE * 2_000), "utf-8"), daemon=True)
    writer.start()
    found = list(articles_from([pipe]))
    writer.join(60)
    assert [type(one) for one in found] == [Article]


@pytest.mark.skipif(os.name != "posix", reason="names are bytes elsewhere too, but other ones")
def test_names_that_are_no_text_are_opened_and_named(tmp_path):
    path = tmp_path / os.fsdecode(b"na\xffme.html")
    try:
        path.write_text(PAGE.format(ONE), "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    [article] = articles_from([path])
    assert isinstance(article, Article)
    path.write_bytes(b"PK\x03\x04 no archive")
    [bad] = articles_from([path])
    assert isinstance(bad, Skipped)
    assert bad.where.startswith(str(path))


def test_a_file_that_goes_before_it_is_parsed_is_an_error(tmp_path, monkeypatch):
    path = tmp_path / "a.html"
    path.write_text(PAGE.format(ONE), "utf-8")
    really = asking._taken

    def too_late():
        path.unlink()
        return really()

    monkeypatch.setattr(asking, "_taken", too_late)
    [bad] = articles_from([path])
    assert isinstance(bad, Skipped)
    assert bad.error.code == "OR-102"


def test_a_reader_that_never_ends_costs_no_other_file_here_either(read, monkeypatch):
    def endless(source, given):
        while True:
            pass
        yield

    monkeypatch.setattr(registry, "_reader", lambda kind: endless)
    monkeypatch.setattr(registry, "limited", lambda seconds: limited(0.05))
    assert read("a.txt", ONE.encode()) == ([], [("OR-124", "")])


def test_a_text_that_takes_too_long_to_look_at_is_an_error_here_and_apart(read, monkeypatch):
    def slow(*_):
        raise OnRecordError("OR-124")

    monkeypatch.setattr("onrecord.intake.parsing.article_from_text", slow)
    assert read("a.txt", ONE.encode()) == ([], [("OR-124", "")])


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="this system has no names for open files")
def test_a_file_under_the_name_of_an_open_one_is_read(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE.format(f"{ONE} {TWO}"), "utf-8")
    with path.open("rb") as stream:
        [article] = articles_from([f"/dev/fd/{stream.fileno()}"])
        assert isinstance(article, Article)
        path.unlink()
        [article] = articles_from([f"/dev/fd/{stream.fileno()}"])
    assert isinstance(article, Article)
