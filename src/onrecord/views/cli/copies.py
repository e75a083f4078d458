"""The command ``copies``: which articles are copies or later versions, what differs, and whose report an article is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.views.cli.opening import opened
from onrecord.views.cli.options import AfterOption, AsOfOption, JsonOption, LimitOption, RecordOption
from onrecord.views.cli.printing import counted, day_of, entry, n_of_m, print_entries, print_json, say
from onrecord.views.cli.terminal import safe

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.questions.answers import Quote
    from onrecord.questions.article_answers import CopyRow, CreditRow, Difference, OriginRow

# How many differences of one pair are printed, and how much of each; --json has all of them.
_DIFFERENCES = 12
_LONGEST = 240
_KINDS = {
    "exact": "the same story as",
    "near": "nearly the same as",
    "cut": "cut from",
    "longer": "with additions to",
    "version": "a later text of",
}
_WAYS = {
    "outlet": "the outlet is the agency",
    "dateline": "in its dateline",
    "byline": "in its byline",
    "credit": "in a credit",
    "told": "was told",
    "first": "reported it first",
    "cited": "is cited",
}


def copies(
    article: Annotated[
        str | None, typer.Argument(metavar="ARTICLE", help="Id of one article, or its beginning; default: all copies.")
    ] = None,
    as_of: AsOfOption = None,
    limit: LimitOption = 60,
    after: AfterOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List articles that are copies, cut or later versions of others.

    Of one article: all that have its text, what differs, and whose report it says it is.
    """
    with opened(record) as on_record:
        page = on_record.copies(article, as_of=as_of, limit=limit or None, after=after)
        credits = on_record.credits(article) if article is not None else ()
    if as_json:
        return print_json(page if article is None else {"copies": page, "credits": credits})
    print_entries((day_of(row.published), _copy(row)) for row in page.items)
    counted(page, "copy or version", "copies and versions")
    for credit in credits:
        say(_credit(credit))


def _copy(row: CopyRow) -> Text:
    share = f"{100 * row.share:.0f} % of the shorter one" if row.share is not None and row.kind != "exact" else None
    of = " ".join(filter(None, (_KINDS[row.kind], row.of_outlet, row.of)))
    made = entry([row.title or "(no title)", row.outlet, of, share], id=row.article)
    differences = row.differences or ()
    for difference in differences[:_DIFFERENCES]:
        made.append("\n").append_text(_difference(difference))
    if len(differences) > _DIFFERENCES:
        made.append(f"\n{n_of_m(_DIFFERENCES, len(differences), 'difference')}; --json has all", style="dim")
    return made


def _difference(difference: Difference) -> Text:
    """Return a change as it is read: what went in [-…-], what came in {+…+}, as in a word diff."""
    from rich.text import Text

    made = Text(f"{difference.kind}: ", style="dim")
    if difference.before is not None:
        made.append(f"[-{_shortened(difference.before)}-]", style="red")
    if difference.after is not None and difference.kind != "moved":
        made.append(" " if difference.before is not None else "").append(
            f"{{+{_shortened(difference.after)}+}}", style="green"
        )
    return made


def _shortened(quote: Quote) -> str:
    words = safe(quote.text)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 2 :]}"


def _credit(credit: CreditRow) -> str:
    words = f": “{credit.quote.text}”" if credit.quote else ""
    return f"credits {credit.name} ({_WAYS[credit.way]}{'' if credit.whole else ', for a part of it'}){words}"


def print_joins(origin: OriginRow) -> None:
    """Print why the articles of one origin are not independent of each other."""
    for join in origin.joins:
        quote = join.quote or join.to_quote
        words = f" “{_shortened(quote)}”" if quote else ""
        say(f"{join.article} goes back to {join.to}: {join.reason}{words}", style="dim")
