"""The commands ``stories`` (matters that run), ``story`` (one of them) and ``positions`` (who took which)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.views.cli.copies import print_joins
from onrecord.views.cli.listing import Listing
from onrecord.views.cli.lists import claim_day, claim_entry
from onrecord.views.cli.opening import opened
from onrecord.views.cli.options import (
    AboutOption,
    AfterOption,
    AsOfOption,
    JsonOption,
    LimitOption,
    PartyOption,
    RecordOption,
    SinceOption,
    StoryOption,
    UntilOption,
)
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

    from onrecord.questions.story_answers import PositionTaken, Story, StoryArticle, StoryLink, StoryRow

_PARTIES = 8  # who takes part, printed of one story


def stories(
    party: PartyOption = None,
    about: AboutOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = 20,
    after: AfterOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List stories: articles that run on one matter, most articles first."""
    _STORIES.answer(record, as_json, lambda on_record: on_record.stories(
        party=party, about=about, since=since, until=until, as_of=as_of, limit=limit or None, after=after))


def story(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Id of the story or of one of its articles, or its beginning.")
    ],
    as_of: AsOfOption = None,
    limit: LimitOption = 20,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a story: its articles and why each is there, what is claimed, who takes part."""
    with opened(record) as on_record:
        found = on_record.story(id, as_of=as_of, limit=limit or None)
    if as_json:
        return print_json(found)
    print_story(found, limit or None)


def positions(
    party: PartyOption = None,
    claim: Annotated[str | None, typer.Option("--claim", metavar="ID", help="On this claim only.")] = None,
    position: Annotated[
        str | None,
        typer.Option("--position", metavar="KIND", help=(
            "asserted, alleged, speculated, evidenced, confirmed, acknowledged, not_acknowledged, denied, no_comment "
            "or retracted.")),
    ] = None,
    story: StoryOption = None,
    changed: Annotated[bool, typer.Option("--changed", help="Only where a party left another position.")] = False,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = 60,
    after: AfterOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List who took which position on what, on whose word, oldest first."""
    _POSITIONS.answer(record, as_json, lambda on_record: on_record.positions(
        party=party, claim=claim, position=position, story=story, changed=changed, since=since, until=until,
        as_of=as_of, limit=limit or None, after=after))


def print_story(found: Story, limit: int | None) -> None:
    """Print a story: its head, articles with their reasons, claims with standings, parties, links."""
    row = found.story
    print_entries([(row.first, _story_head(row))])
    for link in found.links:
        say(_link(link, row.id), "dim")
    articles, claims = found.articles[:limit], found.claims[:limit]
    say()
    print_entries((article.day, _article(article)) for article in articles)
    say(n_of_m(len(articles), len(found.articles), "article") + more_than(len(articles), len(found.articles)), "dim")
    say()
    print_entries((claim_day(claim), claim_entry(claim)) for claim in claims)
    note = " (the wording is ours; `onrecord claim ID` shows theirs)" if claims else ""
    say(n_of_m(len(claims), row.claims, "claim") + note + more_than(len(claims), row.claims), "dim")
    shown = found.parties[: None if limit is None else _PARTIES]
    for party in shown:
        say(f"{party.who.name}: {many(party.statements, 'statement')}, {many(party.positions, 'position')}")
    say(n_of_m(len(shown), len(found.parties), "party", "parties") + more_than(len(shown), len(found.parties)), "dim")
    for origin in found.back_to:
        print_joins(origin)
    left_out(found.undated)


def _story_head(row: StoryRow) -> Text:
    lasted = f"to {row.last}" if row.last != row.first else None
    return entry(
        [
            row.title or "(no title)",
            lasted,
            carried(row, row.copies),
            many(row.claims, "claim"),
            ", ".join(who.name for who in row.parties) or None,
            f"continues {row.continues}" if row.continues else None,
            f"continued by {', '.join(row.continued_by)}" if row.continued_by else None,
            corrected(row.judged),
        ],
        id=row.id,
    )


def _article(row: StoryArticle) -> Text:
    score = f"score {row.score:.2f}" if row.score is not None else None
    shared = ", ".join(row.because)
    why = " ".join(filter(None, (_WHY[row.why], f"({shared})" if shared else None)))
    return entry(
        [row.title or "(no title)", row.outlet, why, score, corrected(row.judged)],
        id=row.article,
    )


_WHY = {
    "began": "began the story",
    "joined": "joined",
    "judged": "put here by a person",
}


def _link(link: StoryLink, story: str) -> str:
    shared = f" ({', '.join(link.because)})" if link.because else ""
    by = " by a person" if link.method == "judged" else ""
    if link.kind == "continues":
        return f"continues {link.other}{shared}"
    into = "this one" if link.other == story else link.other
    return f"{link.story} was merged into {into}{by}{f' as of {link.day}' if link.day else ''}{shared}"


def _taken_day(row: PositionTaken) -> str:
    held = row.position
    if held.day is None and held.until_day:
        return f"–{held.until_value or held.until_day}"[:11]
    return day_of(held.day, held.value, held.published, held.dated_by)


def _taken(row: PositionTaken) -> Text:
    held = row.position
    was = f"was {_plain(row.was)}{f' since {row.was_day}' if row.was_day else ''}" if row.was else None
    until = row.became and f"until {row.lasted_until}, then {_plain(row.became)}"
    made = entry(
        [
            held.party.name if held.party else "unnamed",
            _plain(held.position),
            was,
            until or None,
            row.text,
            held.outlet,
            f"on the word of {' ← '.join(row.chain)}" if len(row.chain) > 1 else None,
            f"copy of {held.copy_of}" if held.copy_of else None,
            corrected(held.judged),
        ],
        held.quote,
        id=row.claim,
    )
    return made


def _plain(position: str) -> str:
    return position.replace("_", " ")


_STORIES: Listing[StoryRow] = Listing(lambda row: (row.first, _story_head(row)), "story", "stories")
_POSITIONS: Listing[PositionTaken] = Listing(lambda row: (_taken_day(row), _taken(row)), "position")
