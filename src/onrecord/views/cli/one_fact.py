"""The commands about one fact: ``claim`` (its ladder of positions) and ``show`` (the words in their paragraph)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.views.cli.beside import print_beside
from onrecord.views.cli.copies import print_joins
from onrecord.views.cli.opening import opened
from onrecord.views.cli.options import AsOfOption, JsonOption, LimitOption, RecordOption
from onrecord.views.cli.printing import (
    carried,
    corrected,
    day_of,
    entry,
    left_out,
    many,
    more_than,
    n_of_m,
    print_entries,
    print_json,
    say,
)

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.questions.claim_answers import ClaimLadder, Disagreement, DisagreementSide, PositionRow
    from onrecord.questions.found_answers import Shown


def claim(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of the claim, or its beginning.")],
    as_of: AsOfOption = None,
    turns: Annotated[bool, typer.Option("--turns", help="Leave out plain assertions and copies.")] = False,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show who took which position on a claim, and when.

    The oldest comes first, each with the outlet and the words it rests on.
    """
    with opened(record) as on_record:
        ladder = on_record.claim(id, as_of=as_of)
    if as_json:
        return print_json(ladder)
    print_ladder(ladder, turns)
    print_beside(ladder)


def print_ladder(ladder: ClaimLadder, turns_only: bool = False) -> None:
    """Print a claim and each rung of its ladder; ``turns_only`` leaves out plain assertions and copies."""
    row = ladder.claim
    say(row.text, style="bold")
    say(
        f"{row.id}: our wording; {carried(row, row.copies)}",
        style="dim",
    )
    rungs = [
        rung
        for rung in ladder.positions
        if not (turns_only and (rung.position == "asserted" or rung.copy_of))
    ]
    print_entries((_rung_day(rung), _rung(rung)) for rung in rungs)
    rest = f"; onrecord claim {row.id} shows plain assertions and copies too" if turns_only else ""
    say(f"{n_of_m(len(rungs), row.positions, 'position')}{rest}", style="dim")
    left_out(ladder.undated, " with this claim")
    for one in ladder.disagreements:
        _print_disagreement(one)
    for origin in ladder.back_to:
        print_joins(origin)
    matched = sum(1 for link in ladder.links if link.method == "learned-1")
    if matched:
        say(f"{many(matched, 'report')} brought in by likeness, as learned from judged pairs: check it.", style="dim")
    judged = tuple(dict.fromkeys(id for link in ladder.links for id in link.judged))
    if judged:
        say(f"Which reports are of one claim was {corrected(judged)}", style="dim")


def _rung_day(rung: PositionRow) -> str:
    if rung.day is None and rung.until_day:
        return f"–{rung.until_value or rung.until_day}"[:11]
    return day_of(rung.day, rung.value, rung.published, rung.dated_by)


def _rung(rung: PositionRow) -> Text:
    return entry(
        [
            rung.party.name if rung.party else "unnamed",
            rung.position.replace("_", " "),
            f"until {rung.until_value or rung.until_day}" if rung.until_day else None,
            rung.outlet,
            f"copy of {rung.copy_of}" if rung.copy_of else None,
            corrected(rung.judged),
        ],
        rung.quote,
        id=rung.statement or rung.article,
    )


_HOW = {"excludes": "cannot both hold", "differs": "one is only an upper bound", "update": "newer figure, same party"}
_WHAT = {"number": "how many", "day": "when", "place": "where", "actor": "by whom", "position": "whether it is so"}


def _print_disagreement(found: Disagreement) -> None:
    """Print who differs from whom in what, each with the words."""
    what = f"{_WHAT[found.kind]} {found.about}" if found.about else _WHAT[found.kind]
    head = "Newer" if found.how == "update" else "They disagree"
    say(f"{head}: {what} ({_HOW[found.how]})", style="bold")
    print_entries((day_of(side.day, None, side.published), _side(side)) for side in found.sides)


def _side(side: DisagreementSide) -> Text:
    who = side.party.name if side.party else "unnamed"
    return entry([who, side.told.replace("_", " "), side.outlet], side.quote, id=side.statement or side.article)


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a statement, claim, actor or article.")],
    limit: LimitOption = 20,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the words of a fact in their paragraph."""
    with opened(record) as on_record:
        shown = on_record.show(id, limit=limit or None)
    if as_json:
        return print_json(shown)
    _print_shown(shown)
    before = getattr(shown.fact, "version_of", None)
    if before:
        say(f"a later text of {before}: `onrecord copies {shown.id}` shows what changed", style="dim")


def _print_shown(shown: Shown) -> None:
    from onrecord.views.cli.highlight import highlighted

    say(f"{shown.kind} {shown.id}", style="bold")
    if shown.fact.judged:
        say(corrected(shown.fact.judged) or "", style="dim")
    for passage in shown.passages:
        head = entry([passage.outlet or "(no outlet)", passage.title], id=passage.article)
        print_entries([(day_of(passage.published), head.append("\n").append_text(highlighted(passage)))])
    number = len(shown.passages)
    say(n_of_m(number, shown.total, "passage") + more_than(number, shown.total), style="dim")
