"""What is known by content is not parsed again; whatever could come out otherwise is. All names are invented."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord import data
from onrecord.errors import OnRecordError
from onrecord.facts import Article, Reading
from onrecord.ingest import Outcome, ingest
from onrecord.intake import Choice, Given, fingerprint, found_in
from onrecord.intake import files as files_room
from onrecord.questions import OpenRecord
from tests.views.conftest import reading

ONE = "The harbour master of Lorne Bay said on Monday that the ferry had been sold without a vote of the council."
TWO = "The council denied that money had changed hands, and declined to name the buyer of the ferry."
Parsed = Callable[[], list[str]]


@pytest.fixture(autouse=True)
def known_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onrecord.flow", SimpleNamespace(read=reading))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Parsed:
    """Return a function: the names of the files that were parsed since it was asked last."""
    names: list[str] = []
    really = files_room._from_source

    def counted(source, given, *path):
        names.append(source.name)
        return really(source, given, *path)

    monkeypatch.setattr(files_room, "_from_source", counted)

    def asked() -> list[str]:
        found = names[:]
        names.clear()
        return found

    return asked


@pytest.fixture
def record(tmp_path: Path) -> Iterator[OpenRecord]:
    with OpenRecord(tmp_path / "record.db") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    (place / "one.txt").write_text(ONE, encoding="utf-8")
    (place / "two.jsonl").write_text("".join(json.dumps({"text": f"{TWO} It did so {n} times."}) + "\n"
                                             for n in range(3)), encoding="utf-8")
    return place


def read(record: OpenRecord, paths: Iterable[Path | str], given: Given | None = None, stdin: bytes = b"",
         articles: int = 100) -> list[Outcome]:
    found = found_in(paths, given, io.BytesIO(stdin), Choice(), record.articles_of_file)
    return list(ingest(record, found, articles=articles))


def told(outcomes: Iterable[Outcome]) -> dict[str, int]:
    """Return how many were added, known or skipped."""
    return dict(Counter(one.became if one.became in ("known", "skipped") else "new" for one in outcomes))


def noted(record: OpenRecord) -> int:
    with sqlite3.connect(record.record.path) as db:
        return int(db.execute("SELECT count(*) FROM read_files").fetchone()[0])


@pytest.mark.parametrize("articles", [1, 2, 100])
def test_a_file_that_is_on_record_whole_is_counted_and_not_parsed(
    record: OpenRecord, folder: Path, parsed: Parsed, articles: int,
) -> None:
    first = read(record, [folder], articles=articles)
    assert (told(first), parsed()) == ({"new": 4}, ["one.txt", "two.jsonl"])
    again = read(record, [folder])
    assert (told(again), parsed()) == ({"known": 4}, [])
    assert [one.article for one in again] == [one.article for one in first]


def test_what_another_program_of_the_record_left_unnoted_is_parsed_once_more(
    record: OpenRecord, folder: Path, parsed: Parsed,
) -> None:
    for one in files_room.articles_from([folder]):
        assert isinstance(one, Article)
        record.add(reading(one))
    parsed()
    assert (told(read(record, [folder])), parsed()) == ({"known": 4}, ["one.txt", "two.jsonl"])
    assert (told(read(record, [folder])), parsed()) == ({"known": 4}, [])


def test_other_bytes_another_kind_of_name_other_options_and_other_programs_are_parsed(
    record: OpenRecord, folder: Path, parsed: Parsed, monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = folder / "one.txt"
    read(record, [one])
    parsed()
    (folder / "same.txt").write_bytes(one.read_bytes())
    assert (told(read(record, [folder / "same.txt"])), parsed()) == ({"known": 1}, [])
    one.write_text(f"{ONE} Nobody was asked.", encoding="utf-8")
    assert (told(read(record, [one])), parsed()) == ({"new": 1}, ["one.txt"])
    assert (told(read(record, [one], Given(outlet="Norrvik Post"))), parsed()) == ({"new": 1}, ["one.txt"])
    (folder / "one.md").write_bytes(one.read_bytes())
    assert (told(read(record, [folder / "one.md"])), parsed()) == ({"known": 1}, ["one.md"])
    monkeypatch.setattr(fingerprint, "_programs", lambda: "newer ones")
    assert (told(read(record, [one])), parsed()) == ({"known": 1}, ["one.txt"])


def test_a_file_one_of_whose_articles_was_forgotten_is_read_anew_and_leaves_no_trace(
    record: OpenRecord, folder: Path, parsed: Parsed,
) -> None:
    outcomes = read(record, [folder])
    parsed()
    record.forget(outcomes[2].article or "")
    assert noted(record) == 1
    assert (told(read(record, [folder])), parsed()) == ({"known": 3, "new": 1}, ["two.jsonl"])
    assert (told(read(record, [folder])), parsed()) == ({"known": 4}, [])


def test_a_text_that_went_behind_the_record_s_back_is_read_anew(
    record: OpenRecord, folder: Path, parsed: Parsed,
) -> None:
    outcomes = read(record, [folder / "one.txt"])
    with sqlite3.connect(record.record.path) as db:
        kept = db.execute("SELECT * FROM read_files").fetchall()
    record.forget(outcomes[0].article or "")
    with sqlite3.connect(record.record.path) as db:
        db.executemany("INSERT INTO read_files VALUES (?, ?)", kept)
    parsed()
    assert (told(read(record, [folder / "one.txt"])), parsed()) == ({"new": 1}, ["one.txt"])


def test_a_damaged_note_only_costs_parsing(record: OpenRecord, folder: Path, parsed: Parsed) -> None:
    read(record, [folder / "one.txt"])
    with sqlite3.connect(record.record.path) as db:
        db.execute("UPDATE read_files SET texts = x'c1'")
    parsed()
    assert (told(read(record, [folder / "one.txt"])), parsed()) == ({"known": 1}, ["one.txt"])


def test_after_a_rebuild_all_is_parsed_and_a_correction_changes_nothing(
    record: OpenRecord, folder: Path, parsed: Parsed,
) -> None:
    [first] = read(record, [folder / "one.txt"])
    record.correct(first.article or "", date="2024-05-17")
    parsed()
    assert (read(record, [folder / "one.txt"]), parsed()) == ([Outcome("known", first.article)], [])
    record.rebuild()
    assert (read(record, [folder / "one.txt"]), parsed()) == ([Outcome("known", first.article)], ["one.txt"])


@pytest.mark.parametrize("bad", [b"{not json}\n", b'{"title": "without a text"}\n', b'{"text": "Der Hafen bleibt zu, '
                                 b'sagte der Rat der Stadt gestern Abend, und niemand wisse warum."}\n'])
def test_errors_are_told_again_and_again(record: OpenRecord, folder: Path, parsed: Parsed, bad: bytes) -> None:
    with (folder / "two.jsonl").open("ab") as stream:
        stream.write(bad)
    first, again = read(record, [folder]), read(record, [folder])
    assert told(first) == {"new": 4, "skipped": 1}
    assert told(again) == {"known": 4, "skipped": 1}
    assert str(again[-1].error) == str(first[-1].error)
    assert parsed() == ["one.txt", "two.jsonl", "two.jsonl"]


def test_an_article_that_cannot_be_read_or_kept_leaves_its_file_unnoted(
    record: OpenRecord, folder: Path, parsed: Parsed, monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(readings: Iterable[Reading], settle: bool = True) -> list[OnRecordError]:
        return [OnRecordError("OR-406") for _ in readings]

    with monkeypatch.context() as patched:
        patched.setattr(record, "add_many", refused)
        assert told(read(record, [folder / "one.txt"])) == {"skipped": 1}
    (folder / "odd.txt").write_text("broken", encoding="utf-8")     # the known reader raises at this word
    assert told(read(record, [folder / "odd.txt", folder / "one.txt"])) == {"skipped": 1, "new": 1}
    parsed()
    assert told(read(record, [folder / "odd.txt", folder / "one.txt"])) == {"skipped": 1, "known": 1}
    assert parsed() == ["odd.txt"]


def test_who_dies_between_articles_and_note_only_parses_again(
    record: OpenRecord, folder: Path, parsed: Parsed, monkeypatch: pytest.MonkeyPatch,
) -> None:
    def dies(files: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(record, "note_files", dies)
        with pytest.raises(KeyboardInterrupt):
            read(record, [folder])
    assert (noted(record), told(read(record, [folder]))) == (0, {"known": 4})


def test_who_stops_in_a_file_has_it_unnoted(record: OpenRecord, folder: Path) -> None:
    outcomes = ingest(record, found_in([folder], noted=record.articles_of_file), articles=1)
    assert told(next(outcomes) for _ in range(3)) == {"new": 3}
    outcomes.close()
    assert noted(record) == 1
    assert told(read(record, [folder])) == {"known": 3, "new": 1}


def test_a_file_that_changes_while_it_is_parsed_is_not_noted(
    record: OpenRecord, folder: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    really = files_room._from_source

    def changing(source, given, path):
        yield from really(source, given, path)
        (folder / "one.txt").write_text(TWO, encoding="utf-8")

    monkeypatch.setattr(files_room, "_from_source", changing)
    read(record, [folder / "one.txt"])
    assert noted(record) == 0


def test_an_archive_is_one_file(record: OpenRecord, folder: Path, parsed: Parsed) -> None:
    with zipfile.ZipFile(folder / "all.zip", "w") as packed:
        packed.write(folder / "one.txt", "one.txt")
        packed.write(folder / "two.jsonl", "two.jsonl")
        packed.writestr("again.txt", ONE)
    assert told(read(record, [folder / "all.zip"])) == {"new": 4, "known": 1}
    parsed()
    assert (told(read(record, [folder / "all.zip"])), parsed()) == ({"known": 5}, [])
    assert (told(read(record, [folder])), parsed()) == (
        {"known": 9}, ["all.zip", "one.txt", "two.jsonl"])     # in a folder fewer kinds are read than named


def test_standard_input_and_what_is_no_plain_file_is_always_parsed(
    record: OpenRecord, folder: Path, parsed: Parsed,
) -> None:
    for became in ("new", "known"):
        assert told(read(record, ["-", folder / "one.txt"], stdin=TWO.encode())) in (
            {"new": 2}, {"known": 2}), became
    assert parsed() == ["", "one.txt", ""]
    assert told(read(record, ["/dev/null"])) == {"skipped": 1}
    assert noted(record) == 1


def test_all_tables_that_intake_looks_into_are_in_the_fingerprint() -> None:
    import re

    rooms = [path.read_text(encoding="utf-8") for path in Path(files_room.__file__).parent.rglob("*.py")]
    asked = {name for text in rooms for name in re.findall(r'data\.rows\("(\w+)"\)', text)}
    assert asked == set(fingerprint.TABLES)
    assert all((data.FOLDER / f"{name}.tsv").is_file() for name in asked)


def test_what_else_parses_is_in_the_fingerprint_by_version() -> None:
    found = {name.split("-")[0] for name in fingerprint._versions()}
    assert found == set(fingerprint._PARSERS)
