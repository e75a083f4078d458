"""The command ``read``: what it prints, what it keeps, and how it ends."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord.errors import OnRecordError
from onrecord.facts import Article, Reading
from onrecord.intake import Given, Skipped
from tests.views.conftest import Answer, KnownAnswers, article, reading

Run = Callable[..., Answer]


@pytest.fixture(autouse=True)
def known_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onrecord.flow", SimpleNamespace(read=reading))


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Article | Skipped | BaseException]:
    """What intake finds, whatever the files: fill the list; an exception in it is raised."""
    items: list[Article | Skipped | BaseException] = []

    def found_in(files: object, given: Given, stdin: object, choice: object, noted: object,
                 named: bool) -> Iterator[Article | Skipped]:
        for item in items:
            if isinstance(item, BaseException):
                raise item
            yield item

    monkeypatch.setattr("onrecord.intake.found_in", found_in)
    return items


Found = list[Article | Skipped | BaseException]
MISSING = Skipped(OnRecordError("OR-101", where="gone.txt"), "gone.txt")


def test_all_fine(onrecord: Run, record: KnownAnswers, found: Found) -> None:
    found += [article("one"), article("two"), article("one")]
    status, out, err = onrecord("read", "x", "--record", "r.db")
    assert (status, err) == (0, "")
    assert "2 read into r.db" in out
    assert "1 already known" in out
    assert record.path == "r.db"


def test_flags_on_a_known_article_are_said_to_do_nothing(onrecord: Run, record: KnownAnswers, found: Found) -> None:
    found += [article("one")]
    onrecord("read", "x")
    flagged = ("read", "x", "--published", "2025-04-28", "--record", "r.db")
    assert "keep what they were read with" not in onrecord("read", "x")[1]
    _, out, _ = onrecord(*flagged)
    assert f"onrecord forget {article('one').id} --record r.db first" in out
    found[:] = [article("two")]
    assert "keep what they were read with" not in onrecord(*flagged)[1]


def test_skipped_is_said_counted_and_status_1(onrecord: Run, record: KnownAnswers, found: Found) -> None:
    found += [MISSING, article("one")]
    status, out, err = onrecord("read", "x")
    assert status == 1
    assert err.startswith("OR-101 gone.txt: ")
    assert "1 read" in out
    assert "1 OR-101 no such file" in out


def test_ctrl_c_keeps_what_was_read(onrecord: Run, record: KnownAnswers, found: Found) -> None:
    found += [article("one"), KeyboardInterrupt(), article("two")]
    status, out, err = onrecord("read", "x")
    assert status == 130
    assert [r.article.text for r in record.added.values()] == ["one"]
    assert "1 read" in out
    assert "is in the record" in err


def test_json_prints_the_readings_and_stores_nothing(onrecord: Run, record: KnownAnswers, found: Found) -> None:
    found += [article("one\u202e"), MISSING, article("broken"), article("two")]
    status, out, err = onrecord("read", "--json", "x")
    assert status == 1
    assert [json.loads(line)["article"]["text"] for line in out.splitlines()] == ["one\u202e", "two"]
    assert "\u202e" not in out
    assert [line[:6] for line in err.splitlines()] == ["OR-101", "OR-559"]
    assert record.added == {}


def test_flags_reach_intake(onrecord: Run, record: KnownAnswers, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr("onrecord.intake.found_in", lambda *call, named: asked.extend(call) or ())
    onrecord("read", "a", "b/", "--published", "2025-04-28", "--outlet", "O", "--title", "T", "--url", "https://x.example",
             "--byline", "A", "--byline", "B", "--fields", "text=body")
    assert asked[:2] == [
        ["a", "b/"],
        Given(title="T", outlet="O", url="https://x.example", published="2025-04-28", byline=("A", "B"),
              fields={"text": "body"}),
    ]


@pytest.mark.parametrize("wrong", [["--published", "yesterday"], ["--fields", "text"]])
def test_a_wrong_flag_is_a_wrong_call(onrecord: Run, record: KnownAnswers, wrong: list[str]) -> None:
    status, out, err = onrecord("read", "x", *wrong)
    assert (status, out) == (2, "")
    assert err.startswith("OR-11")


def test_a_wrong_table_of_actors_is_a_wrong_call(onrecord: Run, record: KnownAnswers, tmp_path: Path) -> None:
    (tmp_path / "mine.tsv").write_text("Hill Guards\t\tgang\n", encoding="utf-8")
    status, out, err = onrecord("read", "x", "--actors", str(tmp_path / "mine.tsv"))
    assert (status, out) == (2, "")
    assert err.startswith("OR-301")
    assert "line 1: kind 'gang'" in err
    assert onrecord("read", "x", "--actors", str(tmp_path / "none.tsv"))[0] == 2


def test_a_wrong_table_of_verbs_is_a_wrong_call(onrecord: Run, record: KnownAnswers, tmp_path: Path) -> None:
    (tmp_path / "mine.tsv").write_text("embargo\t\t\t\t\tGOSSIP\n", encoding="utf-8")
    status, out, err = onrecord("read", "x", "--verbs", str(tmp_path / "mine.tsv"))
    assert (status, out) == (2, "")
    assert "OR-303" in err
    assert "line 1: type 'GOSSIP'" in err
    assert onrecord("read", "x", "--verbs", str(tmp_path / "none.tsv"))[0] == 2


def test_patterns_that_are_left_out_are_told(onrecord: Run, record: KnownAnswers, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("--- SAIL [060] ---\nSAIL\n- WILL * [030]\n", encoding="utf-8")
    _, _, err = onrecord("read", "x", "--verbs", str(tmp_path / "mine.txt"))
    assert "1 pattern says more than can be read and is left out: line 3" in err


def test_a_thousand_equal_errors_are_few_lines_with_a_count(
    onrecord: Run, record: KnownAnswers, found: Found
) -> None:
    found += [Skipped(OnRecordError("OR-101", where=f"{n}.txt"), f"{n}.txt") for n in range(1000)]
    found.append(Skipped(OnRecordError("OR-103", where="empty.txt"), "empty.txt"))
    _, _, err = onrecord("read", "x")
    lines = err.splitlines()
    assert [line[:6] for line in lines] == ["OR-101", "OR-101", "OR-101", "OR-103", "OR-101"]
    assert lines[-1] == "OR-101 997 more like 0.txt"


def test_progress_goes_to_standard_error_only(
    onrecord: Run, record: KnownAnswers, found: Found, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found += [article("one"), article("two")]
    plain = onrecord("read", str(tmp_path))
    record.added.clear()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    drawn = onrecord("read", str(tmp_path))
    assert plain[2] == ""
    assert "2 read, 0 skipped" in drawn[2]
    assert drawn[0] == 0


def test_a_record_that_fails_midway_says_what_is_in_it(
    onrecord: Run, record: KnownAnswers, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    found += [article("one"), article("two"), article("three")]
    add_many, seen = record.add_many, []

    def full(readings: Iterable[Reading], settle: bool = True) -> object:
        seen.append(readings)
        if len(seen) == 2:
            raise OnRecordError("OR-402", where="r.db", detail="database or disk is full")
        return add_many(readings)

    monkeypatch.setattr("onrecord.ingest.monotonic", iter(range(0, 10_000, 10)).__next__)    # each takes ten seconds
    monkeypatch.setattr(record, "add_many", full)
    status, out, err = onrecord("read", "x", "--record", "r.db")
    assert status == 1
    assert err.startswith("OR-402 r.db")
    assert "1 read into r.db" in out


def story(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"The mayor of Lorne Bay said on Monday that {words} would stay shut until the spring.", "utf-8")
    return path


def test_only_some_files_of_a_folder_are_read_and_the_others_counted(onrecord: Run, record: KnownAnswers,
                                                                     tmp_path: Path) -> None:
    story(tmp_path, "a.txt", "the bridge")
    story(tmp_path, "again.txt", "the bridge")
    story(tmp_path, ".b.txt", "the school")
    story(tmp_path, "c.log.txt", "the mill")
    story(tmp_path / "drafts", "d.txt", "the pier")
    story(tmp_path, "e.md", "the mine")
    status, out, err = onrecord("read", str(tmp_path), "--only", "*.TXT", "--skip", "drafts/*", "--skip", "*.log.txt")
    assert (status, out.splitlines()[0].split(" into ")[0]) == (0, "1 read")
    assert err == ("left out: 1 file hidden, of the system or not whole yet, 3 files not chosen by --only and --skip, "
                   "1 file with the same content as another\n")


def test_what_arrives_in_a_watched_folder_is_read_when_it_is_whole(
    onrecord: Run, record: KnownAnswers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    story(tmp_path, "there.txt", "the bridge")
    os.utime(tmp_path / "there.txt", (1e9, 1e9))
    looks = iter([
        lambda: story(tmp_path, "new.txt", "the pi"),
        lambda: story(tmp_path, "new.txt", "the pier and the mill"),
        lambda: None,
        lambda: story(tmp_path, ".hidden.txt", "the school"),
        lambda: (tmp_path / "link.txt").symlink_to(tmp_path / "new.txt"),
        lambda: None,
        lambda: story(tmp_path, "odd.css", "the school"),
        lambda: None,
        lambda: None,
    ])

    def pause(seconds: float) -> None:
        try:
            next(looks)()
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("time.sleep", pause)
    status, out, err = onrecord("read", str(tmp_path), "--watch")
    assert status == 1
    assert err.count("OR-117") == 1
    assert f"{tmp_path / 'link.txt'}" in err.replace("\n", "")
    assert err.count("OR-118") == 1         # as those of a folder: nobody named it
    assert out.count(": 1 read") == 1
    assert f"{tmp_path / 'new.txt'}: 1 read" in out.replace("\n", "")
    assert "stopped watching" in out
    assert "2 read into" in out
