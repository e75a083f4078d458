from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.facts import Article
from onrecord.facts.identity import article_id, text_hash
from onrecord.facts.sheet import Sheet
from onrecord.reading.model import FOLDER, load
from onrecord.reading.read_sheet import read_sheet
from onrecord.reading.windows import MOST_PIECES, windows


def sheet_of(text: str) -> Sheet:
    return read_sheet(Article(id=article_id(None, None, text, None), text_hash=text_hash(text), text=text))


def test_a_simple_sentence_is_parsed_named_and_attributed() -> None:
    sheet = sheet_of("Finland said on Monday that it would buy six ships from Poland.")
    by_text = {w.text: w for w in sheet.words}
    assert sheet.words[by_text["Finland"].head].text == "said"
    assert by_text["ships"].rel == "obj"
    assert {sheet.text(n.first, n.end) for n in sheet.names} >= {"Finland", "Poland"}
    assert [sheet.text(m.first, m.end) for m in sheet.marks if m.kind == "source"] == ["Finland"]


def test_a_missing_file_is_a_numbered_error(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError) as caught:
        load(tmp_path)
    assert caught.value.code == "OR-201"


def test_a_damaged_file_is_a_numbered_error(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "reader")
    (tmp_path / "reader" / "model.onnx").write_bytes(b"not a graph")
    with pytest.raises(OnRecordError) as caught:
        load(tmp_path / "reader")
    assert caught.value.code == "OR-202"


def test_a_paragraph_longer_than_the_window_is_read_whole() -> None:
    text = " ".join(f"Envoy number {n} told the council that the road was closed." for n in range(200))
    sheet = sheet_of(text)
    assert len(sheet.sentences) == 200
    assert sheet.words[-1].end == len(text)
    assert sum(m.kind == "cue" for m in sheet.marks) > 100


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "🙂🙂 ok",
        "A" * 30_000,
        "word " * 3_000,
        "“" * 50,
        "مرحبا بالعالم",
        "日本語の文章です。",
        "\u200b\u200dx\ufeff",
    ],
)
def test_odd_text_is_read_without_a_crash(text: str) -> None:
    sheet = sheet_of(text)
    assert all(text[w.start : w.end] == w.text for w in sheet.words)


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet=st.sampled_from("The ministry said “no”.\n' ,-é0"), max_size=200))
def test_sheets_are_well_formed_and_the_same_twice(text: str) -> None:
    sheet = sheet_of(text)
    assert sheet == sheet_of(text)
    assert all(-1 <= w.head < len(sheet.words) for w in sheet.words)
    assert [a for a, _ in sheet.sentences] == sorted({a for a, _ in sheet.sentences})
    for first, end in sheet.sentences:
        assert sum(w.head == -1 for w in sheet.words[first:end]) == 1
    for mark in sheet.marks:
        assert mark.cue is None or sheet.marks[mark.cue].kind == "cue"


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12), st.data())
def test_windows_fit_and_lose_nothing(lengths: list[int], data: st.DataObject) -> None:
    total = sum(lengths)
    pieces = data.draw(st.lists(st.integers(1, 12), min_size=total, max_size=total))
    sentences, start = [], 0
    for n in lengths:
        sentences.append((start, start + n))
        start += n
    cut = windows(sentences, pieces)
    assert [i for w in cut for i in range(*w.owned)] == list(range(total))
    assert all(w.first <= w.owned[0] and w.owned[1] <= w.end for w in cut)
    assert all(sum(pieces[w.first : w.end]) <= MOST_PIECES for w in cut)


def test_what_stands_over_a_seam_is_found_once_and_whole() -> None:
    filler = " ".join(f"The ferry left pier {i} at noon and came back at night." for i in range(9))
    said = "Norway denied on Tuesday that its trawlers had crossed the line."
    for lead in range(0, 9, 2):
        before = " ".join(f"Ships lay at berth {i} for a week." for i in range(lead))
        sheet = sheet_of(f"{before} {filler} {said} {filler}".strip())
        assert len(sheet.words) > 200
        marks = [(m.kind, sheet.text(m.first, m.end)) for m in sheet.marks]
        assert marks.count(("source", "Norway")) == 1
        assert ("content", "that its trawlers had crossed the line") in marks


def test_reading_leaves_nothing_in_the_home_folder(tmp_path: Path) -> None:
    program = "from onrecord.reading.model import load; load().scores([['Norway', 'left']])"
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-B", "-c", program], env=environment, check=True)
    assert list(tmp_path.rglob("*")) == []
