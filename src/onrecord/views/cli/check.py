"""The command ``check``: a draft set against the record, and the notes that somebody sets aside.

In: a draft file. Out: notes as text or JSON. Exit status 0: no notes; 1: notes; 2: it could not be checked.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.errors import OnRecordError
from onrecord.views.cli.opening import opened
from onrecord.views.cli.options import AsOfOption, JsonOption, RecordOption
from onrecord.views.cli.printing import left_out, many, print_entries, print_json, say, warn

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.checking import Checked, Evidence, Ignored, Note
    from onrecord.facts import Article

_SHOWN = 240  # characters of a quotation that are printed; --json has all


def check(
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="The draft: text or HTML; - is standard input.")],
    as_of: AsOfOption = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DAY", help="When it is to come out: what 'on Monday' means.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="KIND:ID", help="Set a note aside; needs --why.")
    ] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="WORDS", help="Why these notes are set aside.")] = None,
    ignored: Annotated[
        str | None,
        typer.Option(
            "--ignored", metavar="FILE", help="What is set aside. Default: DRAFT.ignored.tsv beside the draft."
        ),
    ] = None,
    unknown: Annotated[
        bool, typer.Option("--unknown", help="Also list the claims that the record knows nothing about.")
    ] = False,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Set a draft against the record; nothing is recorded.

    Exit status: 0 no notes, 1 notes, 2 it could not be checked.
    """
    try:
        checked = _checked(draft, as_of, published, record, _aside(draft, ignored), ignore or [], why)
    except OnRecordError as error:
        warn(_trouble(error))
        raise typer.Exit(2) from error
    if as_json:
        print_json(checked)
    else:
        print_checked(checked, unknown)
    if checked.notes:
        raise typer.Exit(1)


def _aside(draft: str, ignored: str | None) -> Path | None:
    """Return the file of what is set aside; a draft from standard input has none of its own."""
    from onrecord.checking import ignored_beside

    if ignored is not None:
        return Path(ignored)
    return None if draft == "-" else ignored_beside(draft)


def _checked(
    draft: str,
    as_of: str | None,
    published: str | None,
    record: str | None,
    aside: Path | None,
    ignore: list[str],
    why: str | None,
) -> Checked:
    from onrecord.checking import check as set_against
    from onrecord.checking import read_ignored

    if bool(ignore) != bool(why and why.strip()):
        raise OnRecordError("OR-552", where="--ignore", detail="--ignore and --why go together")
    article = _draft(draft, published)
    known = read_ignored(aside) if aside else []
    with opened(record) as on_record:
        try:
            checked = set_against(on_record, article, as_of=as_of, ignored={one.note: one.why for one in known})
        except (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError) as error:
            raise OnRecordError("OR-559", where=draft, detail=f"{type(error).__name__}: {error}") from error
    return _set_aside(checked, known, aside, ignore, why or "") if ignore else checked


def _draft(path: str, published: str | None) -> Article:
    """Read the one article of a draft file. Raises OR-1xx, and OR-521 where it holds more than one."""
    import sys

    from onrecord.intake import Given, Skipped, articles_from

    stdin = sys.stdin.buffer if path == "-" else None
    if path != "-" and Path(path).is_dir():
        raise OnRecordError("OR-521", where=path, detail="a folder")
    found = articles_from([path], Given(published=published), stdin=stdin)
    first = next(found)
    if isinstance(first, Skipped):
        raise first.error
    if next(found, None) is not None:
        raise OnRecordError("OR-521", where=path, detail="several articles")
    return first


def _set_aside(checked: Checked, known: list[Ignored], aside: Path | None, names: list[str], why: str) -> Checked:
    """Write down which notes are set aside, and return the check without them."""
    import msgspec

    from onrecord.checking import Ignored, write_ignored

    if aside is None:
        raise OnRecordError("OR-552", where="--ignore", detail="a draft from standard input needs --ignored FILE")
    notes = {one.name: one for one in (*checked.notes, *checked.ignored)}
    strange = [name for name in names if name not in notes]
    if strange:
        raise OnRecordError("OR-522", where=strange[0], detail=", ".join(notes) or "there are no notes")
    write_ignored(aside, [*known, *(Ignored(name, why, notes[name].quote.text) for name in names)])
    gone = [msgspec.structs.replace(one, ignored=why) for one in checked.notes if one.name in names]
    return msgspec.structs.replace(
        checked,
        notes=tuple(one for one in checked.notes if one.name not in names),
        ignored=(*checked.ignored, *gone),
    )


def _trouble(error: OnRecordError) -> str:
    """Return an error in a line; what it advises for a batch of articles does not hold for one draft."""
    if not error.code.startswith("OR-1"):
        return str(error)
    detail = f" ({error.detail})" if error.detail else ""
    return f"{error.code} {error.where}: {error.what}{detail}. The draft was not checked."


# --- printing


def print_checked(checked: Checked, unknown: bool = False) -> None:
    """Print the notes in the order of the draft, what was set aside, and what was looked at."""
    for one in checked.notes:
        _print_note(one)
    for one in checked.ignored:
        say(f"ignored  {one.name}  “{_short(one.quote.text)}”: {one.ignored}", "dim")
    for words in checked.unknown if unknown else ():
        say(f"unknown  “{_short(words.text)}”", "dim")
    say(_summary(checked), "dim")
    left_out(checked.undated)


def _print_note(one: Note) -> None:
    from rich.text import Text

    say(f"{one.kind} · {one.severity} · {one.name}", "bold")
    lines: list[tuple[str, Text]] = [("you wrote", Text(f"“{_short(one.quote.text)}”", "italic"))]
    lines += [("on record" if i == 0 else "", _evidence(found)) for i, found in enumerate(one.evidence)]
    lines += [("so", Text(f"{one.what} {one.to_do}"))]
    print_entries(lines)
    say()


def _evidence(found: Evidence) -> Text:
    from onrecord.views.cli.printing import entry

    return entry(
        [found.who, found.outlet, found.published and found.published[:10]], _short(found.quote.text), id=found.fact
    )


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"


def _summary(checked: Checked) -> str:
    looked = checked.looked_at
    parts = [many(looked[what], what[:-1]) for what in ("statements", "quotations", "figures", "claims")]
    aside = f", {len(checked.ignored)} ignored" if checked.ignored else ""
    asked = f" as of {checked.as_of}" if checked.as_of else ""
    return f"{many(len(checked.notes), 'note')}{aside}; looked at {', '.join(parts)}{asked}." + (
        f" The record knows nothing about {many(len(checked.unknown), 'claim')}." if checked.unknown else ""
    )
