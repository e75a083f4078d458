"""Fill in the calls and options of ``docs/reference/commands.md``: ``python -m tests.house.commands_page``.

In: the page, with ``<!-- call: COMMAND -->`` marks, and the commands as the program has them. Out: the same page, each
mark followed by how the command is called and what its own options mean; what many commands share is said once
(``<!-- shared options -->``). The words around the marks stay.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import typer.main

from onrecord.views.cli.app import app

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
CALL = re.compile(r"<!-- call: (.+?) -->\n.*?<!-- end -->", re.S)
SHARED = re.compile(r"<!-- shared options -->\n.*?<!-- end -->", re.S)
MANY = 4              # commands that have an option in the same words: then it is said once
HEAD = "| option | |\n|---|---|\n"


@cache
def commands() -> dict[str, Any]:
    """Return the commands by their names, those within a group by both names ('audit draw')."""
    found: dict[str, Any] = {}
    for name, command in typer.main.get_command(app()).commands.items():  # type: ignore[attr-defined]  # it is a group
        below = getattr(command, "commands", {})
        found |= {f"{name} {inner}": one for inner, one in below.items()} if below else {name: command}
    return found


def options(name: str) -> dict[str, str]:
    """Return the options of a command as they are written, with what they mean."""
    return {_written(one): _meaning(one) for one in commands()[name].params if one.param_type_name == "option"}


@cache
def shared() -> dict[str, str]:
    """Return the options that many commands have in the same words."""
    times = Counter(row for name in commands() for row in options(name).items())
    return {written: meaning for (written, meaning), often in times.items() if often >= MANY}


def call(name: str) -> str:
    """Return how a command is called, what its own options mean, and which of the shared ones it has."""
    arguments = [_argument(one) for one in commands()[name].params if one.param_type_name == "argument"]
    own = {written: meaning for written, meaning in options(name).items() if shared().get(written) != meaning}
    also = ", ".join(written.split(" ")[0].strip("`") for written in options(name) if written not in own)
    table = HEAD + _rows(own) if own else ""
    parts = (f"`{' '.join(['onrecord', name, *arguments])}`", table.rstrip("\n"),
             f"{'Also' if own else 'Options:'} `{also.replace(', ', '`, `')}`." if also else "")
    return "\n\n".join(filter(None, parts))


def page(text: str) -> str:
    """Return the page with every command as it is now."""
    text = SHARED.sub(lambda _: f"<!-- shared options -->\n{HEAD}{_rows(shared())}<!-- end -->", text)
    return CALL.sub(lambda mark: f"<!-- call: {mark[1]} -->\n{call(mark[1])}\n<!-- end -->", text)


def _rows(found: dict[str, str]) -> str:
    return "".join(f"| {written} | {meaning} |\n" for written, meaning in found.items())


def _argument(one: Any) -> str:
    called = (one.metavar or one.name).strip("[]").removesuffix("...")
    return called if one.required else f"[{called}]"


def _written(one: Any) -> str:
    choices = "|".join(getattr(one.type, "choices", ()))
    metavar = "" if one.is_flag else f" {choices or (one.metavar or one.type.name).upper()}"
    return ", ".join(f"`{name}{metavar}`" for name in one.opts).replace("|", "\\|")


def _meaning(one: Any) -> str:
    default = f" Default: {one.default}." if one.type.name in ("integer", "integer range") and one.default else ""
    return f"{one.help}{default}".replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
