"""The commands with which people correct the record: correct, undo, corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.views.cli.listing import Listing
from onrecord.views.cli.opening import opened
from onrecord.views.cli.options import AfterOption, JsonOption, LimitOption, RecordOption
from onrecord.views.cli.printing import corrected, day_of, entry, print_entries, print_json, say

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.questions.corrected_rows import Corrected, Correction, CorrectionRow

JudgeOption = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who corrects it.")]
WhyOption = Annotated[str | None, typer.Option("--why", metavar="WORDS", help="Why: kept and shown beside it.")]
DryOption = Annotated[bool, typer.Option("--dry-run", help="Show before and after, and keep nothing.")]
_KINDS = "person, institution, media, organisation …"


def correct(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a statement, claim, actor or article.")],
    speaker: Annotated[
        list[str] | None, typer.Option("--speaker", metavar="WHO", help="Who said it; may be repeated.")
    ] = None,
    nobody: Annotated[bool, typer.Option("--nobody", help="The text names nobody as the speaker.")] = False,
    not_a_statement: Annotated[bool, typer.Option("--not-a-statement", help="Nobody says anything here.")] = False,
    position: Annotated[
        str | None, typer.Option("--position", metavar="POSITION", help="denied, confirmed …; none: no stance.")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="When it was said, held or published.")
    ] = None,
    same_as: Annotated[
        str | None, typer.Option("--same-as", metavar="ID", help="It is this claim or actor; of this article's story.")
    ] = None,
    not_same_as: Annotated[
        str | None, typer.Option("--not-same-as", metavar="ID", help="It is not this one.")
    ] = None,
    party: Annotated[str | None, typer.Option("--party", metavar="WHO", help="Whose position is meant.")] = None,
    claim: Annotated[str | None, typer.Option("--claim", metavar="ID", help="The position on which claim.")] = None,
    article: Annotated[str | None, typer.Option("--in", metavar="ID", help="The actor in this article only.")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help=f"Of a speaker not on record yet: {_KINDS}")
    ] = None,
    by: JudgeOption = None,
    why: WhyOption = None,
    dry_run: DryOption = False,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Correct one fact.

    The kept reading is not changed, and `onrecord undo` takes a correction back.
    """
    with opened(record) as on_record:
        done = on_record.correct(
            id, speaker=speaker or (), nobody=nobody, not_a_statement=not_a_statement, position=position, date=date,
            same_as=same_as, not_same_as=not_same_as, party=party, claim=claim, article=article, kind=kind, by=by,
            why=why, try_only=dry_run,
        )
    _print(done, as_json)


def undo(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of the correction, or its beginning.")],
    by: JudgeOption = None,
    why: WhyOption = None,
    dry_run: DryOption = False,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Undo a correction, or an undo.

    Both stay on the list of corrections.
    """
    with opened(record) as on_record:
        done = on_record.undo(id, by=by, why=why, try_only=dry_run)
    _print(done, as_json)


def corrections(
    limit: LimitOption = 60, after: AfterOption = None, record: RecordOption = None, as_json: JsonOption = False
) -> None:
    """List what people corrected, in order of making."""
    _CORRECTIONS.answer(record, as_json, lambda on_record: on_record.corrections(limit=limit or None, after=after))


def _correction(row: CorrectionRow) -> Text:
    facts = " and ".join(row.about) or "something that was forgotten"
    what = f"undo of {row.undoes}" if row.undoes else f"{row.what} {facts}"
    head = [what, row.value, f"by {row.by}" if row.by else None,
            row.state if row.state not in ("in force", "undo") else None,
            f"undone by {row.undone_by}" if row.undone_by else None]
    return entry(head, row.why, id=row.id)


_CORRECTIONS: Listing[CorrectionRow] = Listing(lambda row: (row.made_at[:10], _correction(row)), "correction")


def _print(done: Correction, as_json: bool) -> None:
    if as_json:
        return print_json(done)
    if done.before == done.after:
        say("before and after" if done.before else "no row changed", style="bold")
        print_entries(map(_fact, done.after))
    else:
        for heading, rows in (("before", done.before), ("after", done.after)):
            say(heading, style="bold")
            print_entries(map(_fact, rows))
            if not rows:
                say("(not on record)")
    row = done.correction
    say("nothing was kept" if done.tried else f"kept as {row.id}; take it back: onrecord undo {row.id}", style="dim")


def _fact(row: Corrected) -> tuple[str, Text]:
    """Return a row of any kind as an entry: its day, and what it says in one line."""
    from onrecord.questions.article_answers import ArticleRow
    from onrecord.questions.claim_answers import ClaimRow, PositionRow
    from onrecord.questions.statement_answers import StatementRow

    if isinstance(row, StatementRow):
        head = [row.speaker, row.act.replace("_", " "), row.outlet, corrected(row.judged)]
        return day_of(row.day, row.value, row.published, row.dated_by), entry(head, row.quote, id=row.id)
    if isinstance(row, PositionRow):
        head = [row.party.name if row.party else "unnamed", row.position.replace("_", " "), f"on {row.claim}",
                row.outlet, corrected(row.judged)]
        return day_of(row.day, row.value, row.published, row.dated_by), entry(head, row.quote, id=row.statement or "")
    if isinstance(row, ClaimRow):
        head = [row.text, f"{row.articles} articles" if row.articles != 1 else "1 article", corrected(row.judged)]
        return day_of(row.first, row.first_value, None, row.first_dated_by), entry(head, id=row.id)
    if isinstance(row, ArticleRow):
        return (row.published or "undated")[:10], entry([row.title or "(no title)", row.outlet, corrected(row.judged)],
                                                        id=row.id)
    return "", entry([row.name, row.kind, corrected(row.judged)], id=row.id)
