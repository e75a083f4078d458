from pathlib import Path

import pytest

from training.written_sentences import as_polnear, outer, parse

FOLDER = Path(__file__).parents[2] / "training" / "written"


def test_marks_come_out_and_text_is_clean() -> None:
    marked = parse("{s1:The port} {c1:denied} {x1:a leak}.")
    assert marked.text == "The port denied a leak."
    assert marked.marks == [("source", 1, 0, 8), ("cue", 1, 9, 15), ("content", 1, 16, 22)]


def test_of_nested_marks_the_outer_ones_are_kept() -> None:
    marked = parse("{s1:X} {c1:said} {x1:that {s2:Y} {c2:denied} {x2:it}}.")
    assert [m[1] for m in outer(marked.marks)] == [1, 1, 1]
    row = as_polnear(marked)
    assert [len(row[layer]) for layer in ("attributions", "inner")] == [1, 1]
    assert row["inner"][0]["source_span"] == [[12, 13]]


@pytest.mark.parametrize("line", ["{s1:open", "closed}"])
def test_braces_must_balance(line: str) -> None:
    with pytest.raises(ValueError, match="brace"):
        parse(line)


def test_every_written_line_parses() -> None:
    lines = [x for f in FOLDER.glob("*.txt") for x in f.read_text(encoding="utf-8").splitlines() if x.strip()]
    for line in lines:
        marked = parse(line)
        assert "{" not in marked.text
        assert "}" not in marked.text
