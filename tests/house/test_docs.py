"""The docs are complete: every command, option, error, setting, field and public name stands in them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import msgspec
import pytest
import typer.main

import onrecord
from onrecord import questions, settings
from onrecord.errors import MESSAGES
from onrecord.facts import Reading
from onrecord.facts.article import Article
from onrecord.facts.statement import Statement
from onrecord.facts.vocabulary import words
from onrecord.questions import OpenRecord
from onrecord.views.cli.app import app
from onrecord.views.export.formats import FORMATS
from tests.house import commands_page
from tests.house.errors_page import PAGE, page

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
ASKED = {"Wanted"}      # shapes of questions/ that no answer has
COMMANDS = typer.main.get_command(app()).commands  # type: ignore[attr-defined]  # a group, since there are several


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(command: str) -> str:
    found = re.search(rf"^## onrecord {command}\b.*?(?=^## |\Z)", text_of("reference/commands.md"), re.M | re.S)
    assert found, f"no section on {command}"
    return found.group()


def test_the_page_of_commands_is_up_to_date() -> None:
    text = commands_page.PAGE.read_text(encoding="utf-8")
    assert text == commands_page.page(text), "run: python -m tests.house.commands_page"


@pytest.mark.parametrize("command", sorted(commands_page.commands()))
def test_every_command_stands_on_its_page(command: str) -> None:
    assert f"<!-- call: {command} -->" in section(command.split()[0])


def test_no_command_is_documented_that_is_not_there() -> None:
    assert set(re.findall(r"^## onrecord (\w+)", text_of("reference/commands.md"), re.M)) == set(COMMANDS)


@pytest.mark.parametrize(("command", "option", "vocabulary"), [
    ("positions", "--position", "positions"), ("claims", "--kind", "claim_kinds"), ("said", "--act", "acts"),
])
def test_an_option_names_every_word_that_it_takes(command: str, option: str, vocabulary: str) -> None:
    told = next(row for row in section(command).splitlines() if row.startswith(f"| `{option} "))
    assert [word for word in words(vocabulary) if not re.search(rf"\b{word}\b", told)] == []


@pytest.mark.parametrize(("vocabulary", "page"), [
    ("positions", "statements-and-positions.md"), ("acts", "statements-and-positions.md"),
    ("forms", "statements-and-positions.md"), ("claim_kinds", "propositions.md"),
])
def test_every_word_of_a_vocabulary_is_explained_in_a_table(vocabulary: str, page: str) -> None:
    told = "".join(line for line in text_of(f"explanation/{page}").splitlines() if line.startswith("|"))
    assert [word for word in words(vocabulary) if not re.search(rf"\|[^|]*\b{word}\b[^|]*\|", told)] == []


def test_every_format_of_an_export_is_explained() -> None:
    told = text_of("how-to/export.md")
    assert [name for name in FORMATS if f"--format {name}" not in told] == []


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


def test_every_setting_is_documented() -> None:
    names = {value for name, value in vars(settings).items() if name.isupper() and str(value).startswith("ONRECORD_")}
    assert len(names) >= 4
    assert [name for name in sorted(names) if f"`{name}`" not in text_of("reference/settings.md")] == []


@pytest.mark.parametrize("shape", [Reading, Article, Statement])
def test_every_field_of_the_contract_is_documented(shape: type) -> None:
    words = text_of("reference/reading.md")
    missing = [f for f in shape.__struct_fields__ if f != "schema" and not re.search(rf"\b{f}\b", words)]  # type: ignore[attr-defined]
    assert missing == []


def test_every_public_name_and_question_is_documented() -> None:
    told = text_of("reference/python.md")
    asked = [name for name in dir(OpenRecord) if not name.startswith("_") and callable(getattr(OpenRecord, name))]
    assert len(asked) > 20
    assert [name for name in onrecord.__all__ if not re.search(rf"`[^`\n]*\b{name}\b", told)] == []
    assert [name for name in asked if f"`{name}(" not in told] == []


def test_every_shape_of_an_answer_is_documented() -> None:
    told = text_of("reference/python.md")
    modules = [importlib.import_module(f"onrecord.questions.{found.name}")
               for found in pkgutil.iter_modules(questions.__path__)]
    shapes = {name for module in modules for name, shape in vars(module).items()
              if isinstance(shape, type) and issubclass(shape, msgspec.Struct) and shape.__module__ == module.__name__}
    assert len(shapes) > 30
    assert shapes >= ASKED
    assert [name for name in sorted(shapes - ASKED) if not re.search(rf"`[^`\n]*\b{name}\b", told)] == []


@pytest.mark.parametrize("path", [*ROOT.glob("*.md"), *DOCS.rglob("*.md")], ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
