"""What stands beside a claim, printed: claims that are perhaps the same, or more general, or more special."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from onrecord.views.cli.printing import day_of, entry, many, print_entries, say
from onrecord.views.cli.terminal import console, safe

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.questions.claim_answers import ClaimBeside, ClaimLadder


def print_beside(ladder: ClaimLadder) -> None:
    """Print what stands beside a claim, with the command by which a person makes one claim of two."""
    if ladder.perhaps:
        say("Perhaps the same", style="bold")
    for one in ladder.perhaps:
        _print_one(one)
        # Never cut, however narrow the screen: it is to be copied.
        join = shlex.join(["onrecord", "correct", one.near, "--same-as", one.claim])
        console().print(safe(f"it is: {join}"), style="dim", soft_wrap=True, markup=False, highlight=False)
    if ladder.perhaps:
        say("(--not-same-as in place of --same-as: it is not, and is not shown here again)", style="dim")
    for heading, related in (("More general", ladder.more_general), ("More special", ladder.more_special)):
        if related:
            say(heading, style="bold")
        for one in related:
            _print_one(one)
    if ladder.beside_left_out:
        say(f"{many(ladder.beside_left_out, 'more claim')} beside it left out", style="dim")


def _print_one(one: ClaimBeside) -> None:
    print_entries([(day_of(one.published), _entry(one))])


def _entry(one: ClaimBeside) -> Text:
    what = f"{one.chance:.0%} likely the same" if not one.adds else f"adds {', '.join(one.adds)}"
    return entry([one.text, what, one.outlet], one.quote, id=one.claim)
