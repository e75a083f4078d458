"""The program: its commands, and what becomes of errors.

In: the words of the command line. Out: the exit status: 0; 1 if something was skipped, not found or unsound;
2 for a wrong call; 130 if it was stopped by Ctrl-C.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from onrecord.errors import OnRecordError
from onrecord.views.cli import (
    audit,
    check,
    copies,
    correcting,
    demo,
    formulas,
    keeping,
    lists,
    new,
    one_fact,
    read,
    safety,
    stories,
)
from onrecord.views.cli.terminal import safe

# Errors that mean the command was called wrongly, not that the record or an article is at fault.
_WRONG_CALL = {
    "OR-111", "OR-114", "OR-301", "OR-302", "OR-503", "OR-505", "OR-506", "OR-507", "OR-508", "OR-510", "OR-524",
    "OR-552",
}

app = typer.Typer(
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


def _version(wanted: bool) -> None:
    if wanted:
        from onrecord.version import VERSION

        typer.echo(f"onrecord {VERSION}")
        raise typer.Exit


@app.callback()
def _program(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    pass


app.command("demo")(demo.demo)
app.command("read")(read.read)
app.command("articles")(lists.articles)
app.command("said")(lists.said)
app.command("claims")(lists.claims)
app.command("claim")(one_fact.claim)
app.command("copies")(copies.copies)
app.command("stories")(stories.stories)
app.command("story")(stories.story)
app.command("positions")(stories.positions)
app.command("formulas")(formulas.formulas)
app.command("timeline")(lists.timeline)
app.command("new")(new.new)
app.command("check")(check.check)
app.add_typer(audit.app, name="audit")
app.command("show")(one_fact.show)
app.command("search")(lists.search)
app.command("correct")(correcting.correct)
app.command("undo")(correcting.undo)
app.command("corrections")(correcting.corrections)
app.command("export")(keeping.export)
app.command("verify")(keeping.verify)
app.command("rebuild")(keeping.rebuild)
app.command("doctor")(safety.doctor)
app.command("backup")(safety.backup)
app.command("restore")(safety.restore)
app.command("forget")(keeping.forget)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; ``arguments`` default to those of the process."""
    try:
        try:
            app(args=None if arguments is None else list(arguments), prog_name="onrecord")
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
