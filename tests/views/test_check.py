"""The command check: its notes for people and programs, its exit status, and what is set aside."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.check import fill
from onrecord.questions import OpenRecord
from tests.views.conftest import Answer

Run = Callable[..., Answer]
DRAFT = (
    "North Korea has not acknowledged that it has sent troops to Russia for the war against Ukraine.\n\n"
    "“We have proof that at least 3,000 North Korean soldiers are in Russia,” spokesman Carl Hennery said.\n"
)
CLEAN = "The council of Norrvik met on Tuesday to talk about the old bridge. The mayor was ill and did not come.\n"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("check") / "demo.db"
    with OpenRecord(path) as on_record:
        fill(on_record)
    return str(path)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    made = tmp_path / "draft.txt"
    made.write_text(DRAFT, encoding="utf-8")
    return made


def notes(answer: Answer) -> list[str]:
    return [f"{n['kind']}:{n['id']}" for n in json.loads(answer[1])["notes"]]


def test_notes_are_printed_with_their_evidence_in_eighty_columns(
    onrecord: Run, path: str, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    status, out, err = onrecord("check", str(draft), "--record", path)
    assert (status, err) == (1, "")
    assert max(map(len, out.splitlines())) <= 80
    plain = " ".join(out.split())
    assert "North Korea acknowledged it on 28 April 2025" in plain
    assert "“evidence” is “proof” here" in plain
    assert "2 notes; looked at" in plain
    assert re.search(r"Carl Hennery · Eastline Wire · 2024-10-23 s[0-9a-f]{12}", plain)


def test_json_is_one_document(onrecord: Run, path: str, draft: Path) -> None:
    status, out, err = onrecord("check", str(draft), "--record", path, "--json")
    assert (status, err, out.count("\n")) == (1, "", 1)
    shown = json.loads(out)
    assert [note["kind"] for note in shown["notes"]] == ["position", "wording"]
    assert {"what", "to_do", "severity", "quote", "evidence", "differences"} <= set(shown["notes"][1])
    assert shown["looked_at"]["quotations"] == 1


def test_a_draft_without_faults_is_status_0(onrecord: Run, path: str, draft: Path) -> None:
    draft.write_text(CLEAN, encoding="utf-8")
    status, out, _ = onrecord("check", str(draft), "--record", path)
    assert status == 0
    assert out.startswith("0 notes; looked at")


def test_as_of_a_day_only_what_was_known(onrecord: Run, path: str, draft: Path) -> None:
    assert len(notes(onrecord("check", str(draft), "--record", path, "--as-of", "2024-12-31", "--json"))) == 1


def test_a_note_is_set_aside_with_a_reason_and_listed_as_such(onrecord: Run, path: str, draft: Path) -> None:
    first, second = notes(onrecord("check", str(draft), "--record", path, "--json"))
    status, out, _ = onrecord("check", str(draft), "--record", path, "--ignore", first, "--why", "embargo\tuntil noon")
    assert status == 1
    assert f"ignored {first}" in " ".join(out.split())
    assert "embargo until noon" in out
    kept = (draft.parent / "draft.txt.ignored.tsv").read_text(encoding="utf-8")
    assert f"{first}\tembargo until noon\tNorth Korea has not acknowledged" in kept
    assert notes(onrecord("check", str(draft), "--record", path, "--json")) == [second]
    assert onrecord("check", str(draft), "--record", path, "--ignore", second, "--why", "tape")[0] == 0
    assert onrecord("check", str(draft), "--record", path)[0] == 0


def test_a_draft_from_standard_input(onrecord: Run, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def typed() -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DRAFT.encode()), encoding="utf-8"))

    typed()
    found = notes(onrecord("check", "-", "--record", path, "--json"))
    assert len(found) == 2
    typed()
    status, _, err = onrecord("check", "-", "--record", path, "--ignore", found[0], "--why", "x")
    assert status == 2
    assert "--ignored" in err
    typed()
    aside = str(tmp_path / "aside.tsv")
    onrecord("check", "-", "--record", path, "--ignore", found[0], "--why", "x", "--ignored", aside)
    typed()
    assert notes(onrecord("check", "-", "--record", path, "--ignored", aside, "--json")) == found[1:]


@pytest.mark.parametrize(
    ("content", "number"),
    [
        (b"", "OR-103"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "OR-118"),
        (
            "Der Rat der Stadt hat am Dienstag über die Brücke gesprochen, und der Bürgermeister war krank.".encode(),
            "OR-113",
        ),
        (b"The council met on Monday. " * 10_000, "OR-105"),
        (b"The council met on Monday. " * 400_000, "OR-105"),
    ],
)
def test_what_is_no_draft_has_a_number_and_status_2(
    onrecord: Run, path: str, draft: Path, content: bytes, number: str
) -> None:
    draft.write_bytes(content)
    status, out, err = onrecord("check", str(draft), "--record", path)
    assert (status, out) == (2, "")
    assert err.startswith(number)
    assert "The draft was not checked." in err


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("--as-of soon", "OR-503"),
        ("--ignore wording:1", "OR-552"),
        ("--why x", "OR-552"),
        ("--ignore wording:1 --why x", "OR-522"),
        ("--published soon", "OR-111"),
    ],
)
def test_a_wrong_call_is_status_2(onrecord: Run, path: str, draft: Path, words: str, number: str) -> None:
    status, _, err = onrecord("check", str(draft), "--record", path, *words.split())
    assert status == 2
    assert number in err


def test_trouble_with_the_record_or_the_file_is_status_2(onrecord: Run, path: str, draft: Path) -> None:
    for call, number in (
        ((str(draft), "--record", "nowhere.db"), "OR-401"),
        (("nowhere.txt", "--record", path), "OR-101"),
        ((str(draft.parent), "--record", path), "OR-521"),
    ):
        status, _, err = onrecord("check", *call)
        assert status == 2
        assert number in err
    many = draft.with_suffix(".jsonl")
    many.write_text((json.dumps({"text": CLEAN}) + "\n") * 2, encoding="utf-8")
    assert "OR-521" in onrecord("check", str(many), "--record", path)[2]
    draft.with_name("draft.txt.ignored.tsv").write_text("nonsense\n", encoding="utf-8")
    assert "OR-520" in onrecord("check", str(draft), "--record", path)[2]


def test_a_hostile_draft_steers_no_terminal(onrecord: Run, path: str, draft: Path) -> None:
    draft.write_text(DRAFT.replace("has not", "\x1b[2Jhas\u202e not"), encoding="utf-8")
    for more in ((), ("--unknown",), ("--json",)):
        _, out, err = onrecord("check", str(draft), "--record", path, *more)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", (out + err).rstrip("\n"))


def test_new_lists_what_an_article_or_a_day_brought(onrecord: Run, path: str) -> None:
    status, out, _ = onrecord("new", "--since", "2025-04-28", "--record", path, "--limit", "3")
    assert status == 0
    assert re.search(r"3 of \d+ new things; --limit 0 shows all", out)
    page = json.loads(onrecord("new", "--since", "2025-04-28", "--record", path, "--json")[1])
    turned = next(row for row in page["items"] if row["kind"] == "position")
    assert (turned["who"], turned["what"], turned["was"]) == ("North Korea", "acknowledged", "denied")
    article = turned["article"]
    assert json.loads(onrecord("new", "--since", article, "--record", path, "--json")[1])["total"] < page["total"]
    assert onrecord("new", "--since", "soon", "--record", path)[0] == 1
