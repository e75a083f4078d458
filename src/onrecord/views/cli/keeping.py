"""The commands that take away, check, make anew and remove: export, verify, rebuild, forget."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from onrecord.errors import OnRecordError
from onrecord.views.cli.opening import opened, record_path
from onrecord.views.cli.options import JsonOption, RecordOption
from onrecord.views.cli.printing import many, print_json, say, warn
from onrecord.views.cli.terminal import safe
from onrecord.views.cli.writing import write
from onrecord.views.export.formats import FORMATS, ExportFormat

if TYPE_CHECKING:
    from onrecord.questions import OpenRecord


# What an export is written as.
Format = StrEnum("Format", {name.replace("-", "_"): name for name in FORMATS})  # type: ignore[misc]  # the registry has the names


class Table(StrEnum):
    """What an export holds: whole readings, or the flat rows of one table."""

    readings = "readings"
    articles = "articles"
    statements = "statements"
    positions = "positions"
    claims = "claims"
    events = "events"
    coded = "coded"
    corrections = "corrections"


def export(
    format: Annotated[Format, typer.Option("--format", help=(
        "; ".join(f"{one.name}: {one.told}" for one in FORMATS.values()) + "."))] = Format("json"),
    table: Annotated[
        Table | None,
        typer.Option("--table", help=(
            "What to write. Default: what the format is for, readings where it holds them, else statements.")),
    ] = None,
    out: Annotated[str | None, typer.Option("--out", metavar="FILE", help="Default: standard output.")] = None,
    record: RecordOption = None,
) -> None:
    """Write the record out: all of it, or one table.

    JSON is one object a line. A CSV file is safe to open in a spreadsheet.
    """
    written = FORMATS[format.value]
    chosen = table or Table(written.only or ("readings" if written.readings else "statements"))
    if written.only and chosen.value != written.only:
        raise OnRecordError("OR-552", where=f"--table {chosen.value}", detail=f"{written.name} writes {written.only}")
    if chosen is Table.readings and written.readings is None:
        raise OnRecordError("OR-552", where="--table readings", detail="a reading is no row; use --format json")
    with opened(record) as on_record:
        write(_lines(on_record, written, chosen), out)


def _lines(on_record: OpenRecord, written: ExportFormat, table: Table) -> Iterator[str]:
    if table is Table.readings and written.readings is not None:
        return written.readings(on_record.readings())
    return written.rows(on_record.export_rows(cast(Any, table.value)))


def verify(record: RecordOption = None, as_json: JsonOption = False) -> None:
    """Re-read every span of the record against its text.

    The exit status is 1 if one does not hold.
    """
    with opened(record) as on_record:
        problems = on_record.verify()
    if as_json:
        print_json({"record": record_path(record), "problems": problems})
    for problem in problems if not as_json else ():
        warn(f"{problem.where}: {problem.what}")
    if not as_json:
        path = record_path(record)
        say(f"{many(len(problems), 'problem')} in {path}" if problems else f"{path} is sound")
    if problems:
        raise typer.Exit(1)


def rebuild(record: RecordOption = None, as_json: JsonOption = False) -> None:
    """Make all tables of the record anew from the kept readings.

    For a record of which `verify` says so; no answer of a sound one changes.
    """
    with opened(record) as on_record:
        readings = on_record.rebuild()
    if as_json:
        return print_json({"record": record_path(record), "readings": readings})
    say(f"{record_path(record)} made anew from {many(readings, 'reading')}")


def _agreed(on_record: OpenRecord, beginning: str) -> str:
    """Ask whether the article meant is the right one and return its whole id; a no ends the program with status 1.

    Raises OR-508 if nobody can answer.
    """
    if not sys.stdin.isatty():
        raise OnRecordError("OR-508", where=repr(beginning))
    row = on_record.article(beginning)
    named = " · ".join(part for part in (row.title, row.outlet, row.published) if part)
    question = safe(f"Remove {row.id} ({named or 'no title'}) and everything taken from it?")
    if not typer.confirm(question, err=True):
        warn("nothing was forgotten")
        raise typer.Exit(1)
    return row.id


def forget(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of the article, or its beginning.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Remove an article and everything taken from it.

    All its versions go. At a terminal it asks first; --yes does not ask, and takes a whole id only.
    """
    with opened(record) as on_record:
        if not yes:
            article = _agreed(on_record, article)
        gone = on_record.forget(article)
    if as_json:
        return print_json(gone)
    say(f"forgot {gone.article}: {many(gone.texts, 'text')}, {many(gone.statements, 'statement')}, "
        f"{many(gone.claims, 'claim')}")
