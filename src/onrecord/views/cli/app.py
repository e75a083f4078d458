"""The program: its commands, and what becomes of errors.

In: the words of the command line. Out: the exit status: 0; 1 if something was skipped, not found or unsound;
2 for a wrong call; 130 if it was stopped by Ctrl-C.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import typer

from onrecord.errors import OnRecordError
from onrecord.views.cli.terminal import safe

# Every command with the module that has it, in the order of the help. A module is loaded when its command is asked.
_COMMANDS = {
    "demo": "demo", "read": "read", "articles": "lists", "said": "lists", "claims": "lists", "claim": "one_fact",
    "copies": "copies", "stories": "stories", "story": "stories", "positions": "stories", "formulas": "formulas",
    "events": "events", "event": "events", "ties": "events", "timeline": "lists", "new": "new", "check": "check",
    "audit": "audit", "show": "one_fact", "search": "lists",
    "correct": "correcting", "undo": "correcting", "corrections": "correcting", "export": "keeping",
    "verify": "keeping", "rebuild": "keeping", "doctor": "safety", "backup": "safety", "restore": "safety",
    "forget": "keeping", "serve": "serve",
}

# Errors that mean the command was called wrongly, not that the record or an article is at fault.
_WRONG_CALL = {
    "OR-111", "OR-114", "OR-301", "OR-302", "OR-303", "OR-304", "OR-503", "OR-505", "OR-506", "OR-507", "OR-508",
    "OR-510", "OR-524", "OR-552", "OR-609",
}

def _version(wanted: bool) -> None:
    if wanted:
        from onrecord.version import VERSION

        typer.echo(f"onrecord {VERSION}")
        raise typer.Exit


def _program(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    pass


def app(only: str | None = None) -> typer.Typer:
    """Return the program, with all its commands or with one: what describes a command takes time for each."""
    made = typer.Typer(
        name="onrecord",
        help="Reads news and keeps the record: who said what, on whose word, and who has since confirmed or denied it.",
        epilog="Begin with: onrecord demo",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        # Plain help starts in half the time of drawn help, and reads the same in a pipe.
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(_program)
    for name in (only,) if only in _COMMANDS else _COMMANDS:
        module = import_module(f"onrecord.views.cli.{_COMMANDS[name]}")
        if isinstance(below := getattr(module, "app", None), typer.Typer):
            made.add_typer(below, name=name)
        else:
            made.command(name)(getattr(module, name))
    return made


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; ``arguments`` default to those of the process."""
    try:
        try:
            words = sys.argv[1:] if arguments is None else list(arguments)
            app(next((word for word in words if not word.startswith("-")), None))(args=words, prog_name="onrecord")
        finally:
            sys.stdout.flush()
        return 0
    except SystemExit as done:  # how typer ends every command; a wrong call is explained and 2
        return done.code if isinstance(done.code, int) else 0
    except OnRecordError as error:
        return _failed(error)
    except OSError as error:  # files of articles and of the record have numbers of their own: this is the output
        return _failed(OnRecordError("OR-553", where="standard output", detail=error.strerror or ""))


def _failed(error: OnRecordError) -> int:
    """Print an error and return the exit status that goes with it."""
    sys.stderr.write(f"{safe(str(error))}\n")
    return 2 if error.code in _WRONG_CALL else 1
