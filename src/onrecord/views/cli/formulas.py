"""The command ``formulas``: wording that a party repeats, each use beside the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.views.cli.compared import compared, meaning
from onrecord.views.cli.opening import opened
from onrecord.views.cli.options import AsOfOption, JsonOption, LimitOption, RecordOption
from onrecord.views.cli.printing import (
    Entry,
    carried,
    counted,
    day_of,
    entry,
    many,
    more_than,
    n_of_m,
    print_entries,
    print_json,
    say,
)

if TYPE_CHECKING:
    from onrecord.questions.answers import Page
    from onrecord.questions.formula_rows import Formula, FormulaUse

# How many uses of a formula are printed: they are nearly the same words, and the oldest tells since when.
_USES = 3


def formulas(
    party: Annotated[
        str | None,
        typer.Option("--party", "--by", metavar="WHO", help="Whose wording: a state or an actor; name, code or id."),
    ] = None,
    as_of: AsOfOption = None,
    limit: LimitOption = 20,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List wording that one party repeats, longest first, and how it changed."""
    with opened(record) as on_record:
        page = on_record.formulas(party, as_of=as_of, limit=limit or None)
    if as_json:
        return print_json(page)
    print_formulas(page)


def print_formulas(page: Page[Formula]) -> None:
    """Print each formula and its first uses; all of them where all formulas were asked for."""

    marks = False
    for formula in page.items:
        uses = formula.uses if page.limit is None else formula.uses[:_USES]
        marks |= any(use.differs for use in uses)
        # The wording itself is without capitals and points and so is no quote: each use shows it as it stands.
        say(f"{formula.party.name}: {many(formula.words, 'word')}, {many(len(formula.uses), 'use')}, "
            f"{carried(formula)}", "bold")
        print_entries(_entry(use) for use in uses)
        if len(uses) < len(formula.uses):
            say(n_of_m(len(uses), len(formula.uses), "use") + more_than(len(uses), len(formula.uses)), "dim")
        if formula.others:
            say(f"{many(formula.others, 'other party has', 'other parties have')} said so too", "dim")
        _print_left(formula)
    if marks:
        print_entries([("", meaning().append(": against the use before it"))])
    counted(page, "formula")


def _entry(use: FormulaUse) -> Entry:
    notes = ["in indirect speech" if use.reported else None, "translated" if use.translated else None,
             f"also in {_others(use)}" if use.reports else None]
    shown = entry([use.speaker, use.outlet, *notes], None if use.differs else use.quote, id=use.statement)
    if use.differs:
        shown.append("\n“").append_text(compared(use.pieces)).append("”")
    return day_of(use.day, use.value, use.published, use.dated_by), shown


def _others(use: FormulaUse) -> str:
    outlets = list(dict.fromkeys(report.outlet or report.article for report in use.reports))
    return ", ".join(outlets)


def _print_left(formula: Formula) -> None:
    """Say what the record has, and no more: that it holds no later use is no proof of a decision."""
    gone = formula.left
    if gone is None:
        return
    more = f", nor on {many(gone.more, 'later day')}" if gone.more else ""
    since = f" from {formula.first} to {formula.last}" if formula.first != formula.last else ""
    say(f"used on {many(len(formula.uses), 'occasion')}{since}; not in its statement on the same matter of "
        f"{(day_of(gone.day, gone.value, gone.published, gone.dated_by))}{more}:", "dim")
    print_entries(_left_entry(formula))


def _left_entry(formula: Formula) -> Iterator[Entry]:
    gone = formula.left
    if gone:
        yield "", entry([gone.speaker, gone.outlet], gone.quote, id=gone.statement)
