"""The commands of ``audit``: draw a sheet of facts for a person to judge, and count the verdicts.

In: a record, or filled-in sheets. Out: a YAML or CSV file; shares of yes with their intervals as text or JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.errors import OnRecordError
from onrecord.views.cli.opening import opened
from onrecord.views.cli.options import JsonOption, RecordOption
from onrecord.views.cli.printing import many, print_json, say

if TYPE_CHECKING:
    from onrecord.auditing import Scored, Share, Sheet

app = typer.Typer(
    help="How right is it on your corpus? Draw facts, judge them, count the verdicts.", no_args_is_help=True
)


class Drawn(StrEnum):
    """What can be drawn for an audit."""

    positions = "positions"
    assertions = "assertions"
    links = "links"
    claims = "claims"
    statements = "statements"
    actors = "actors"
    events = "events"
    event_links = "event-links"


@app.command("draw")
def draw(
    what: Annotated[Drawn, typer.Option("--what", help="What to judge; assertions are the asserted positions.")],
    n: Annotated[int, typer.Option("--n", min=1, metavar="N", help="How many to draw.")] = 80,
    seed: Annotated[
        int, typer.Option("--seed", metavar="K", help="The same record and seed give the same sheet.")
    ] = 0,
    position: Annotated[
        str | None, typer.Option("--position", metavar="KIND", help="Only positions of this kind: denied, no_comment …")
    ] = None,
    out: Annotated[
        str | None, typer.Option("--out", metavar="FILE", help="NAME.yaml or NAME.csv. Default: YAML, standard output.")
    ] = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Draw facts at random, each in its paragraph, with empty fields for your verdicts.

    Of claims the first of the list are taken. How sure the program was is not on the sheet.
    """
    from onrecord.auditing import draw as drawn
    from onrecord.views.cli.writing import write

    if out is not None and (as_json or not out.lower().endswith((".yaml", ".yml", ".csv"))):
        detail = "--json prints the sheet, --out writes it" if as_json else "a sheet is NAME.yaml or NAME.csv"
        raise OnRecordError("OR-552", where=f"--out {out}", detail=detail)
    with opened(record) as on_record:
        sheet = drawn(on_record, what.value, n, seed=seed, position=position)
    if as_json:
        return print_json(sheet)
    write(_lines(sheet, out), out)
    if out is not None:
        say(f"{sheet.n:,} of {sheet.frame:,} {sheet.what} in {out}")
        say(f"Next: fill in the verdicts, then onrecord audit score {out}", "dim")


def _lines(sheet: Sheet, out: str | None) -> Iterable[str]:
    from onrecord.auditing import csv_rows, yaml_text
    from onrecord.views.export.csv_table import csv_lines

    return csv_lines(csv_rows(sheet)) if out and out.lower().endswith(".csv") else [yaml_text(sheet)]


@app.command("score")
def score(
    sheets: Annotated[
        list[str], typer.Argument(metavar="SHEET…", help="Filled-in sheets; those of one kind are counted together.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Count the verdicts: the share of yes on each field, with its 95 % interval.

    Where two sheets judge the same items the first counts, and it is said how far they agree.
    """
    from onrecord.auditing import read_sheet
    from onrecord.auditing import score as scored

    found = scored([read_sheet(path) for path in sheets])
    if as_json:
        return print_json(found)
    for one in found:
        _print(one)


def _print(one: Scored) -> None:
    from onrecord.auditing import LISTED

    kind = f"{one.what} ({one.only})" if one.only else one.what
    say(f"{kind}: {one.judged:,} of {many(one.items, 'item')} judged, {', '.join(one.sheets)}", "bold")
    for share in one.shares:
        say(f"{share.field:<8} {_share(share)}")
    if one.what in LISTED:
        say("The first of the list, not drawn at random: the interval says nothing of those further down.", "dim")
    for left in one.open:
        say(f"not judged: {left.sheet} item {_numbers(left.items)}", "dim")
    if one.judged_twice:
        say(f"judged twice: {many(one.judged_twice, 'item')}; the first sheet counts", "dim")
    for both in one.twice:
        kappa = "no kappa: both said one thing throughout" if both.kappa is None else f"kappa {both.kappa:.2f}"
        say(f"{both.field:<8} {both.same} of {both.of} alike, {100 * both.share:.1f} %, {kappa}", "dim")


def _numbers(items: Sequence[int]) -> str:
    """Return numbers in a line, those in a row as '3–7'."""
    runs: list[list[int]] = []
    for number in sorted(items):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _share(share: Share) -> str:
    if share.share is None or share.low is None or share.high is None:
        return "no verdict"
    return (f"{share.yes} of {share.of} yes, {100 * share.share:.1f} % "
            f"(95 %: {100 * share.low:.1f}–{100 * share.high:.1f})")
