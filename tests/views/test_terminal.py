"""Nothing an article says can steer the terminal."""

from __future__ import annotations

import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.table import Table

from onrecord.views.cli import terminal

HOSTILE = ["\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\u202egnp.exe", "\u2066x", "a\x00b", "\x7f"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_steers_a_terminal_is_replaced_and_shows(hostile: str) -> None:
    clean = terminal.safe(hostile)
    assert "\ufffd" in clean
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in clean)


@given(st.text(alphabet=st.characters(codec=None)))
def test_no_control_character_survives(text: str) -> None:
    for one_line in (True, False):
        clean = terminal.safe(text, one_line=one_line)
        controls = {c for c in clean if unicodedata.category(c) == "Cc"}
        assert controls <= (set() if one_line else {"\n", "\t"})
        assert not set(clean) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
        clean.encode("utf-8")


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_words_are_left_as_they_are(text: str) -> None:
    assert terminal.safe(text, one_line=False) == text


@given(st.text())
def test_json_keeps_its_content(text: str) -> None:
    made = terminal.safe_json(json.dumps({"text": text}, ensure_ascii=False).encode())
    assert json.loads(made) == {"text": text}
    assert not [c for c in made if unicodedata.category(c) == "Cc" or "\u2028" <= c <= "\u202e"]


def test_markup_in_a_headline_prints_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table()
    table.add_column("title")
    table.add_row("[red]Talks[/red] resume :smile: [link=https://a.example]here[/link]")
    terminal.console().print(table)
    terminal.console().print("[bold]x[/bold]")
    printed = capsys.readouterr().out
    assert "[red]Talks[/red] resume :smile: [link=https://a.example]here[/link]" in printed
    assert "[bold]x[/bold]" in printed


def test_no_colour_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    terminal.console().print("x", style="bold red")
    assert "\x1b" not in stream.getvalue()
