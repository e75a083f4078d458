"""A sheet written, filled in and read back: YAML and CSV, as editors and spreadsheets leave them, and what is none."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.auditing import KINDS, WHATS, Sheet, draw, read_sheet, yaml_text
from onrecord.auditing.sheet import Item
from onrecord.errors import OnRecordError
from tests.auditing.conftest import csv_of, filled

STANCE = KINDS["positions"].asks


@pytest.mark.parametrize("what", WHATS)
def test_written_and_read_back(record, tmp_path, what):
    sheet = draw(record, what, 3, seed=2)
    for name, text in (("a.yaml", yaml_text(sheet)), ("a.csv", csv_of(sheet))):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
        back = read_sheet(tmp_path / name)
        assert (back.what, back.only) == (what, None)
        assert [(one.item, one.article, one.fact) for one in back.items] == [
            (one.item, one.article, one.fact) for one in sheet.items]
        assert all(one.verdict == dict.fromkeys(KINDS[what].asks) for one in back.items)


def test_yaml_as_an_editor_leaves_it(record, tmp_path):
    text = yaml_text(draw(record, "positions", 1)).replace("    party:\n", "    party: yes\n", 2)
    text = text.replace("    stance:\n", "    stance: 'No'\n").replace("    claim:\n", "    claim: n\n")
    path = tmp_path / "a.yml"
    path.write_text(text, encoding="utf-8")
    assert read_sheet(path).items[0].verdict == {"party": True, "stance": False, "claim": False}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_csv_as_spreadsheets_leave_it(record, tmp_path, delimiter, encoding):
    path = tmp_path / "a.CSV"
    said = filled(csv_of(draw(record, "positions", 2, position="denied")), dict.fromkeys(STANCE, " YES "), delimiter)
    path.write_bytes((said + delimiter * 9 + "\r\n").replace("ï", "Ü").encode(encoding, "replace"))
    back = read_sheet(path)
    assert (len(back.items), back.only) == (2, "denied")
    assert all(one.verdict == dict.fromkeys(STANCE, True) for one in back.items)


def test_a_cell_that_is_no_verdict_is_named(record, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(filled(csv_of(draw(record, "positions", 2)), {"party": "yes", "stance": "maybe"}), encoding="utf-8")
    with pytest.raises(OnRecordError, match=r"OR-532 .*a\.csv.*item 1, stance: 'maybe'; item 2, stance: 'maybe'"):
        read_sheet(path)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.yaml", "onrecord/audit/1", "onrecord/audit/9"),
        ("a.yaml", "what: positions", "what: rumours"),
        ("a.yaml", "  article: n", "  artikel: n"),
        ("a.yaml", "    stance:", "    stand:"),
        ("a.yaml", "items:", "items: ["),
        ("a.yaml", "what: positions", "what: !!python/object/apply:os.getcwd []"),
        ("a.csv", "verdict_stance", "stance"),
        ("a.csv", "article", "artikel"),
        ("a.csv", "positions,", "links,"),
        ("a.csv", "item", '"item'),
    ],
)
def test_what_is_no_sheet(record, tmp_path, name, before, after):
    sheet = draw(record, "positions", 1)
    path = tmp_path / name
    text = yaml_text(sheet) if name == "a.yaml" else csv_of(sheet)
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8", newline="")
    with pytest.raises(OnRecordError, match="OR-531"):
        read_sheet(path)


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"sheet", b"- 1", "wörds".encode("utf-16"), b"{" * 5000])
@pytest.mark.parametrize("name", ["a.csv", "a.yaml"])
def test_any_file_is_a_sheet_or_a_numbered_error(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(OnRecordError, match="OR-531"):
        read_sheet(tmp_path / name)


def test_a_file_that_is_not_there_and_an_item_that_stands_twice(record, tmp_path):
    with pytest.raises(OnRecordError, match="OR-101"):
        read_sheet(tmp_path / "none.yaml")
    text = csv_of(draw(record, "positions", 1))
    (tmp_path / "a.csv").write_text(text + text.split("\r\n", 1)[1], encoding="utf-8", newline="")
    with pytest.raises(OnRecordError, match="stands twice"):
        read_sheet(tmp_path / "a.csv")


words = st.text(st.characters(codec="utf-8"), max_size=60)


@given(words, words, words)
def test_no_words_of_an_article_change_what_is_read(one, two, three):
    item = Item(item=1, outlet=one, published=None, title=two, says={"claim": three, "party": one}, words=two,
                paragraph=three, before=None, verdict=dict.fromkeys(STANCE), remark=None, article="n1",
                fact="c1 s1 FRD")
    sheet = Sheet(what="positions", only=None, n=1, frame=1, seed=0, onrecord="0", read_by=one, asks=STANCE,
                  items=(item,))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("a.yaml", yaml_text(sheet)), ("a.csv", csv_of(sheet))):
            path = Path(folder) / name
            path.write_text(text, encoding="utf-8", newline="")
            (back,) = read_sheet(path).items
            assert back == (1, "n1", "c1 s1 FRD", dict.fromkeys(STANCE))
