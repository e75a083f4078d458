"""The docs are complete: every command, option, error, setting, field and public name stands in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

import onrecord
from onrecord import settings
from onrecord.errors import MESSAGES
from onrecord.facts import Reading
from onrecord.facts.article import Article
from onrecord.facts.statement import Statement
from onrecord.questions import (
    OpenRecord,
    answers,
    article_answers,
    claim_answers,
    found_answers,
    statement_answers,
    story_answers,
)
from onrecord.views.cli.app import app
from tests.house.errors_page import PAGE, page

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a group, since there are several


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(command: str) -> str:
    found = re.search(rf"^## onrecord {command}\b.*?(?=^## |\Z)", text_of("reference/commands.md"), re.M | re.S)
    assert found, f"no section on {command}"
    return found.group()


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_and_option_is_documented(command: str) -> None:
    words = section(command)
    below = getattr(COMMANDS[command], "commands", {})
    assert [name for name in below if f"onrecord {command} {name}" not in words] == []
    for option in (option for one in (COMMANDS[command], *below.values()) for option in one.params):
        for name in option.opts:
            assert not name.startswith("--") or name in words, f"{name} of {command}"


def test_no_command_is_documented_that_is_not_there() -> None:
    assert set(re.findall(r"^## onrecord (\w+)", text_of("reference/commands.md"), re.M)) == set(COMMANDS)


def test_the_page_of_errors_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.house.errors_page"


def test_numbers_used_in_the_program_are_those_of_the_table() -> None:
    used = {
        code
        for path in (ROOT / "src").rglob("*.py")
        if path.name != "errors.py"
        for code in re.findall(r'OnRecordError\(\s*"(OR-\d+)"', path.read_text(encoding="utf-8"))
    }
    assert used <= set(MESSAGES)
    assert used


@pytest.mark.parametrize("name", [settings.RECORD, settings.ACTORS])
def test_every_setting_is_documented(name: str) -> None:
    assert name in text_of("reference/settings.md")


@pytest.mark.parametrize("shape", [Reading, Article, Statement])
def test_every_field_of_the_contract_is_documented(shape: type) -> None:
    words = text_of("reference/reading.md")
    missing = [f for f in shape.__struct_fields__ if f != "schema" and not re.search(rf"\b{f}\b", words)]  # type: ignore[attr-defined]
    assert missing == []


def test_every_public_name_and_question_is_documented() -> None:
    words = text_of("reference/python.md")
    questions = [name for name in vars(OpenRecord) if not name.startswith("_")]
    rooms = (answers, article_answers, claim_answers, found_answers, statement_answers, story_answers)
    own = [name for room in rooms for name, shape in vars(room).items()
           if isinstance(shape, type) and shape.__module__ == room.__name__]
    missing = [name for name in [*onrecord.__all__, *questions, *own] if not re.search(rf"\b{name}\b", words)]
    assert missing == []


@pytest.mark.parametrize("path", [*ROOT.glob("*.md"), *DOCS.rglob("*.md")], ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
