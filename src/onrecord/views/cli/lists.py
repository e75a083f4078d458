"""The commands that answer with a list: articles, said, claims, timeline, search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.views.cli.listing import Listing
from onrecord.views.cli.options import (
    AboutOption,
    AfterOption,
    AsOfOption,
    ByOption,
    JsonOption,
    LimitOption,
    RecordOption,
    SinceOption,
    StoryOption,
    UntilOption,
)
from onrecord.views.cli.printing import Entry, carried, corrected, day_of, entry, many, out_on

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.questions.article_answers import ArticleRow
    from onrecord.questions.claim_answers import ClaimRow
    from onrecord.questions.found_answers import Hit
    from onrecord.questions.statement_answers import StatementRow, TimelineRow

def articles(
    record: RecordOption = None,
    limit: LimitOption = 60,
    after: AfterOption = None,
    versions: Annotated[bool, typer.Option("--versions", help="Also the texts that a newer version replaced.")] = False,
    as_json: JsonOption = False,
) -> None:
    """List the articles on record, oldest first."""
    _ARTICLES.answer(record, as_json, lambda on_record: on_record.articles(
        versions=versions, limit=limit or None, after=after))


def _article(row: ArticleRow) -> Entry:
    return out_on(row), entry(
        [
            row.title or "(no title)",
            row.outlet,
            f"{many(row.statements, 'statement')}, {many(row.claims, 'claim')}",
            f"copy of {row.copy_of}" if row.copy_of else None,
            corrected(row.judged),
            f"version {row.version}" if row.version_of else None,
        ],
        id=row.id,
    )


def said(
    by: ByOption = None,
    about: AboutOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    act: Annotated[
        str | None,
        typer.Option("--act", metavar="ACT", help=(
            "What was done by saying it: say, claim, confirm, acknowledge, not_acknowledge, deny, no_comment, accuse, "
            "criticise, threaten, warn, demand, promise, refuse, reiterate, assess, fear, speculate or report.")),
    ] = None,
    as_of: AsOfOption = None,
    limit: LimitOption = 60,
    after: AfterOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List who said what, oldest first."""
    _STATEMENTS.answer(record, as_json, lambda on_record: on_record.statements(
        by=by, about=about, since=since, until=until, act=act, as_of=as_of, limit=limit or None, after=after))


def _statement(row: StatementRow) -> Entry:
    return day_of(row.day, row.value, row.published, row.dated_by), entry(
        [
            row.speaker,
            f"for {row.on_behalf_of}" if row.on_behalf_of else None,
            row.act.replace("_", " "),
            f"to {', '.join(who.name for who in row.addressees)}" if row.addressees else None,
            row.outlet,
            f"on the word of {' ← '.join(row.chain)}" if len(row.chain) > 1 else None,
            f"copy of {row.copy_of}" if row.copy_of else None,
            corrected(row.judged),
        ],
        row.quote,
        id=row.id,
    )


def claims(
    about: AboutOption = None,
    story: StoryOption = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND",
                     help="fact, figure, accusation, plan, demand, verdict, prediction or topic."),
    ] = None,
    topics: Annotated[bool, typer.Option("--all", help=(
        "Also what is no claim when read alone, and what one outlet alone puts forward."))] = False,
    as_of: AsOfOption = None,
    limit: LimitOption = 60,
    after: AfterOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what parties take positions on: what they differ on first, then the most reported."""
    _CLAIMS.answer(record, as_json, lambda on_record: on_record.claims(
        about, story=story, kind=kind, topics=topics, as_of=as_of, limit=limit or None, after=after))


def claim_day(row: ClaimRow) -> str:
    """The day of a claim's first position."""
    return day_of(row.first, row.first_value, None, row.first_dated_by)


def claim_entry(row: ClaimRow) -> Text:
    """Where each party stands is said only where it is more than an assertion; the ladder has the rest."""
    standing = [
        f"{stand.party.name if stand.party else 'unnamed'} {stand.position.replace('_', ' ')}"
        for stand in row.standing
        if stand.position != "asserted"
    ]
    disagreeing = many(row.disagreements, "disagreement") if row.disagreements else None
    return entry([row.text, carried(row, row.copies), ", ".join(standing), disagreeing, corrected(row.judged)],
                 id=row.id)


def timeline(
    about: AboutOption = None,
    story: StoryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = 60,
    after: AfterOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List statements and positions, day by day."""
    TIMELINE.answer(record, as_json, lambda on_record: on_record.timeline(
        about, story=story, since=since, until=until, as_of=as_of, limit=limit or None, after=after))


def _dated(row: TimelineRow) -> Entry:
    return day_of(row.day, row.value, row.published, row.dated_by), entry(
        [row.who, row.what.replace("_", " "), row.outlet, corrected(row.judged)], row.quote, id=row.claim or row.id)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help='Words, or "a phrase" in quotation marks.')],
    limit: LimitOption = 20,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find the articles in which all the words stand."""
    _HITS.answer(record, as_json, lambda on_record: on_record.search(" ".join(words), limit=limit or None))


def _hit(hit: Hit) -> Entry:
    from onrecord.views.cli.highlight import highlighted

    head = [hit.title or "(no title)", hit.outlet, many(hit.matches, "place"), corrected(hit.judged)]
    return day_of(hit.published), entry(head, id=hit.article).append("\n").append_text(highlighted(hit.passage))


_ARTICLES = Listing(_article, "article")
_STATEMENTS = Listing(_statement, "statement")
_CLAIMS: Listing[ClaimRow] = Listing(
    lambda row: (claim_day(row), claim_entry(row)), "claim",
    note=" (the wording is ours; `onrecord claim ID` shows theirs)")
TIMELINE = Listing(_dated, "dated statement or position", "dated statements and positions")
_HITS = Listing(_hit, "article")
