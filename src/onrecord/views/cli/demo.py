"""The command ``demo``: reads the articles that come with onrecord and shows what a record of them can answer."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.views.cli.options import JsonOption, RecordOption
from onrecord.views.cli.printing import many, print_json, say, tally_lines
from onrecord.views.cli.serve import PORT, run_server

if TYPE_CHECKING:
    from onrecord.checking import Checked
    from onrecord.ingest import Tally
    from onrecord.questions import OpenRecord
    from onrecord.questions.claim_answers import ClaimLadder, ClaimRow

# The demonstration articles end on 29 April 2025.
LAST_DAYS = "2025-04-28"
SHOWN = 10
DAYS = ("2024-12-01", "2025-05-05")  # before the turn of the story, and after it
FORMULAS = 3


def demo(
    record: RecordOption = None,
    serve: Annotated[bool, typer.Option("--serve", help="Look at them in a browser instead.")] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="With --serve: only print the address.")] = False,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, metavar="N", help="With --serve.")] = PORT,
    as_json: JsonOption = False,
) -> None:
    """Read ten invented articles and show what can be asked.

    Needs no network and no account. With --record the record is kept.
    """
    with tempfile.TemporaryDirectory(prefix="onrecord-demo-") as folder:
        path = record or str(Path(folder) / "demo.db")
        if serve:
            return _serve(path, port, browser=not no_browser)
        _show(path, kept=record is not None, as_json=as_json)


def _serve(path: str, port: int, browser: bool) -> None:
    """Read the articles into a record and serve it."""
    from onrecord.questions import OpenRecord

    say("Reading ten invented articles …")
    with OpenRecord(path) as on_record:
        _take_in_demo(on_record)
    run_server(path, port, browser, password=None)


def _show(path: str, kept: bool, as_json: bool) -> None:
    from onrecord.questions import OpenRecord

    with OpenRecord(path) as on_record:
        tally = _take_in_demo(on_record)
        ladder = _main_claim(on_record)
        if as_json:
            answers = {
                "read": tally.to_dict(),
                "claim": ladder,
                "as_of": {day: claim.standing for day, claim in _as_of(on_record, ladder)},
                "formulas": on_record.formulas(limit=FORMULAS),
                "timeline": on_record.timeline(since=LAST_DAYS, limit=SHOWN),
                "check": _check_draft(on_record),
            }
            return print_json(answers)
        say(
            f"Ten invented articles, October 2024 to April 2025: {many(tally.statements, 'statement')} and "
            f"{many(tally.claims, 'claim')} in them."
        )
        for line in tally_lines(tally):
            say(line)
        _print_answers(on_record, ladder)
    _print_next(path if kept else None, ladder)


def demo_articles() -> list[Path]:
    """Return the files of the demonstration articles, in order of publication."""
    import onrecord.data

    return sorted((Path(onrecord.data.__path__[0]) / "demo").glob("*.txt"))


def demo_draft() -> Path:
    """Return the file of the draft that has faults in it."""
    import onrecord.data

    return Path(onrecord.data.__path__[0]) / "demo" / "draft" / "a-deployment-nobody-owns.txt"


def _check_draft(on_record: OpenRecord) -> Checked:
    from onrecord.checking import check
    from onrecord.facts import Article
    from onrecord.intake import articles_from

    (draft,) = articles_from([demo_draft()])
    if not isinstance(draft, Article):
        raise draft.error
    return check(on_record, draft)


def _take_in_demo(on_record: OpenRecord) -> Tally:
    from onrecord.ingest import Tally, ingest
    from onrecord.intake import articles_from

    tally = Tally()
    for outcome in ingest(on_record, articles_from(demo_articles())):
        tally.count(outcome)
        if outcome.error is not None:
            raise outcome.error
    return tally


def _main_claim(on_record: OpenRecord) -> ClaimLadder | None:
    """Return the ladder of the claim that stands first: parties differ on it, and most outlets have it."""
    first = on_record.claims(limit=1).items
    return on_record.claim(first[0].id, as_of=None) if first else None


def _as_of(on_record: OpenRecord, ladder: ClaimLadder | None) -> Iterator[tuple[str, ClaimRow]]:
    """Yield the claim as the record knew it on each of DAYS."""
    if ladder is not None:
        yield from ((day, on_record.claim(ladder.claim.id, as_of=day).claim) for day in DAYS)


def _print_answers(on_record: OpenRecord, ladder: ClaimLadder | None) -> None:
    import msgspec

    from onrecord.views.cli.check import print_checked
    from onrecord.views.cli.formulas import print_formulas
    from onrecord.views.cli.lists import TIMELINE, claim_entry
    from onrecord.views.cli.one_fact import print_ladder
    from onrecord.views.cli.printing import print_entries

    if ladder is not None:
        _heading("Who took which position on the claim that most of them carry?")
        print_ladder(ladder, turns_only=True)
        _heading("And what was known of it on two other days?")
        print_entries((day, claim_entry(claim)) for day, claim in _as_of(on_record, ladder))
    _heading("Which words does somebody repeat?")
    print_formulas(on_record.formulas(limit=FORMULAS))
    _heading("What was new in the last days?")
    TIMELINE.print(msgspec.structs.replace(on_record.timeline(since=LAST_DAYS, limit=SHOWN), next=None))
    _heading("What is wrong with a draft of 5 May?")
    print_checked(_check_draft(on_record))


def _heading(text: str) -> None:
    say()
    say(text, style="bold underline")


def _print_next(path: str | None, ladder: ClaimLadder | None) -> None:
    say()
    if path is None:
        path = "demo.db"
        say(f"This record is gone now. Keep one, and ask it more:  onrecord demo --record {path}")
    commands = [
        "claims",
        "said --by China",
        "said --about 'soldiers in Russia'",
        "search reinforcements",
        "events --source PRK --target RUS",
        f"new --since {LAST_DAYS}",
    ]
    if ladder is not None:
        commands.append(f"show {ladder.claim.id}")
    for command in commands:
        say(f"  onrecord {command} --record {path}")
    say("Your own articles:  onrecord read FILE_OR_FOLDER   Your own draft:  onrecord check DRAFT")
