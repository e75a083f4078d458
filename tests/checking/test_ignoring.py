"""The file of notes set aside: what was written is read, and a line that says nothing is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.checking import Ignored, ignored_beside, read_ignored, write_ignored
from onrecord.errors import OnRecordError


def test_it_lies_beside_the_draft() -> None:
    assert ignored_beside("desk/draft.txt") == Path("desk/draft.txt.ignored.tsv")


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "d.tsv"
    assert read_ignored(path) == []
    write_ignored(path, [Ignored("wording:12", "our own\ttape"), Ignored("date:ab", "why not", "on\nMonday")])
    assert read_ignored(path) == [Ignored("wording:12", "our own tape"), Ignored("date:ab", "why not", "on Monday")]
    assert path.read_text(encoding="utf-8").startswith("#")
    assert list(tmp_path.iterdir()) == [path]


def test_the_last_reason_holds(tmp_path: Path) -> None:
    path = tmp_path / "d.tsv"
    write_ignored(path, [Ignored("date:ab", "first"), Ignored("date:ab", "second")])
    assert read_ignored(path) == [Ignored("date:ab", "second")]


@pytest.mark.parametrize("line", ["wording:12", "wording:12\t ", "mood:12\twhy", "\twhy"])
def test_a_line_that_says_nothing_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "d.tsv"
    path.write_text(f"# head\n{line}\n", encoding="utf-8")
    with pytest.raises(OnRecordError, match=r"OR-520 .*d\.tsv:2"):
        read_ignored(path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "d.tsv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OnRecordError, match="OR-520"):
        read_ignored(path)
