"""The options that several commands share, each described once."""

from __future__ import annotations

from typing import Annotated

import typer

RecordOption = Annotated[
    str | None,
    typer.Option("--record", metavar="PATH", help="The record. Default: $ONRECORD_RECORD, else onrecord.db here."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else on standard output.")]
LimitOption = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="How many to show; 0 shows all.")]
AfterOption = Annotated[
    str | None,
    typer.Option("--after", metavar="TOKEN", help="The next page: what comes after the one that closed with this."),
]
AboutOption = Annotated[
    str | None,
    typer.Option("--about", metavar="WHAT", help="An actor (name, code or id), or words that stand in it."),
]
ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="WHO", help=(
        "Who spoke, or the state it was said for: a name as the articles have it, or a part that "
        "only one has; code or id.")),
]
PartyOption = Annotated[
    str | None,
    typer.Option("--party", "--by", metavar="WHO", help="A state or an actor that takes part: name, code or id."),
]
StoryOption = Annotated[
    str | None,
    typer.Option("--story", metavar="ID", help="In this story only: its id, or that of one of its articles."),
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="From this day on: 2025-04-28, 2025-04 or 2025.")
]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to and including this day.")]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="Answer from what was published by that day, and nothing later."),
]
