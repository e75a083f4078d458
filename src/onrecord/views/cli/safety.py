"""The commands that keep a record safe: doctor, backup, restore."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.views.cli.opening import record_path
from onrecord.views.cli.options import JsonOption, RecordOption
from onrecord.views.cli.printing import many, print_json, say

ForceOption = Annotated[bool, typer.Option("--force", help="Replace what is there already.")]


def doctor(record: RecordOption = None, as_json: JsonOption = False) -> None:
    """Look whether the record, and what it stands on, is sound; nothing is changed.

    The exit status is 1 if there is a fault.
    """
    from onrecord.record import examine

    path = record_path(record)
    findings = examine(path)
    if as_json:
        print_json({"record": path, "findings": findings})
    for one in findings if not as_json else ():
        text = f"{one.state:8} {one.what}: {one.found}"
        say(f"{text}. {one.do}" if one.do else text, None if one.state == "ok" else "bold")
    if any(one.state == "fault" for one in findings):
        raise typer.Exit(1)


def backup(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where the copy goes.")],
    force: ForceOption = False,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Copy the record to a file, also while others read and write it.

    The copy is looked at before it gets its name.
    """
    from onrecord.record import backup as copy

    saved = copy(record_path(record), file, force)
    if as_json:
        return print_json(saved)
    say(f"{many(saved.articles, 'article')} in {saved.file}, {saved.size:,} bytes, found sound")


def restore(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A copy that `backup` made, or any record.")],
    force: ForceOption = False,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make the record anew from a copy, which is looked at first.

    A record that is there is replaced with --force only, and kept until the new one is in its place.
    """
    from onrecord.record import restore as bring_back

    saved = bring_back(file, record_path(record), force)
    if as_json:
        return print_json(saved)
    say(f"{many(saved.articles, 'article')} restored into {saved.file}")
