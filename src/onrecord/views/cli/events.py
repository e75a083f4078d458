"""The commands ``events`` (who did what to whom), ``event`` (one of them) and ``ties`` (two sides, month by month)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.views.cli.listing import Listing
from onrecord.views.cli.opening import opened
from onrecord.views.cli.options import (
    AboutOption,
    AfterOption,
    AsOfOption,
    JsonOption,
    LimitOption,
    RecordOption,
    SinceOption,
    StoryOption,
    UntilOption,
)
from onrecord.views.cli.printing import (
    Entry,
    corrected,
    day_of,
    entry,
    left_out,
    many,
    n_of_m,
    print_entries,
    print_json,
    say,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from onrecord.questions.answers import Who
    from onrecord.questions.claim_answers import PositionRow
    from onrecord.questions.event_answers import (
        EventReported,
        EventRow,
        FiguresDiffer,
        Telling,
        TieMonth,
        Ties,
        TieSaid,
    )

_QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
_NOT_YET = frozenset(("planned", "hypothetical"))


def events(
    source: Annotated[str | None, typer.Option("--source", metavar="WHO", help=(
        "Who did it: a state (with whoever acts for it) or an actor: name, code or id."))] = None,
    target: Annotated[
        str | None, typer.Option("--target", metavar="WHO", help="To whom it was done: likewise.")] = None,
    about: AboutOption = None,
    type: Annotated[str | None, typer.Option("--type", metavar="TYPE", help=(
        "AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, "
        "SANCTION, MOBILIZE, COERCE or ASSAULT."))] = None,
    realis: Annotated[str | None, typer.Option(
        "--realis", metavar="REALIS", help="actual, alleged, planned, hypothetical or denied.")] = None,
    story: StoryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = 60,
    after: AfterOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List who did what to whom, on whose word, oldest first."""
    _EVENTS.answer(record, as_json, lambda on_record: on_record.events(
        source=source, target=target, about=about, type=type, realis=realis, story=story, since=since, until=until,
        as_of=as_of, limit=limit or None, after=after))


def event(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of the event, or its beginning.")],
    as_of: AsOfOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show an event as all articles tell of it: who reported it first, who confirms or denies it since.

    Under each report stand the words that tell it and on whose word; below them the numbers that do not agree.
    """
    with opened(record) as on_record:
        found = on_record.event(id, as_of=as_of)
    if as_json:
        return print_json(found)
    say(_reports(found.event), style="bold")
    for number, one in enumerate(found.reports):
        print_entries([(_day(one.event), entry([*_head(one.event), _joined(one, number)], id=one.event.id))])
        print_entries(_told(place) for place in one.told)
    print_entries(_position(row) for row in found.positions)
    for figures in found.figures:
        print_entries(_figures(figures))
    places = sum(len(one.told) for one in found.reports)
    say(n_of_m(places, places, "place that tells of it", "places that tell of it"), style="dim")
    left_out(found.undated)


def ties(
    one: Annotated[str, typer.Argument(metavar="A", help="A state (with whoever acts for it) or an actor.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = 60,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what two sides did to each other, month by month, and what is said of how they stand to each other.

    What is planned or only possible is counted apart. Copies are not counted; what several articles tell of counts
    once. ``--limit``: of what is said of them, the newest.
    """
    with opened(record) as on_record:
        found = on_record.ties(one, other, since=since, until=until, as_of=as_of, limit=limit or None)
    if as_json:
        return print_json(found)
    print_entries((month.month or "no day", _month(month, found)) for month in found.months)
    print_entries(map(_said, found.said))
    if found.said:
        counted = n_of_m(len(found.said), found.said_total, "place that tells of a tie", "places that tell of a tie")
        say(counted, style="dim")
    between = f"between {_names(found.one)} and {_names(found.other)}"
    say(f"{many(found.total, 'event')} {between}; `onrecord event ID` shows the words", style="dim")
    left_out(found.undated)


def _row(row: EventRow) -> Entry:
    told = _reports(row) if row.reports > 1 else None
    return _day(row), entry([*_head(row), told], row.sentence, id=row.id)


def _day(row: EventRow) -> str:
    """Return the day of an event; what is planned on no known day did not take place by that of its article."""
    if row.realis in _NOT_YET and row.dated_by != "when":
        return "no day"
    return day_of(row.day, row.value, row.published, row.dated_by)


def _head(row: EventRow) -> list[str | None]:
    out = row.published[:10] if row.published and row.dated_by == "when" else None
    return [
        _sides(row),
        " ".join(filter(None, (row.type, row.mode, row.cameo))),
        row.realis,
        f"in {row.where}" if row.where else None,
        ", ".join(filter(None, (row.outlet, out))) or None,
        f"on the word of {' ← '.join(row.on_word_of)}" if row.on_word_of else None,
        f"copy of {row.copy_of}" if row.copy_of else None,
        corrected(row.judged),
    ]


def _sides(row: EventRow) -> str:
    if row.reciprocal and row.source == row.target:
        return " ↔ ".join(_named(who) for who in row.source)
    return f"{_names(row.source) or '?'} → {_names(row.target) or '?'}"


def _names(sides: Sequence[Who]) -> str:
    return ", ".join(map(_named, sides))


def _named(who: Who) -> str:
    return f"{who.name} ({who.of})" if who.of else who.name


def _reports(row: EventRow) -> str:
    """Return how many tell of an event, and as what."""
    if row.reports == 1:
        return many(row.reports, "report")
    found = [
        f"{many(row.reports, 'report')} of {many(row.outlets, 'outlet')} from {many(row.origins, 'origin')}",
        f"{many(row.copies, 'copy', 'copies')} among them" if row.copies else "",
        f"told as {' and '.join(row.all_realis)}" if len(row.all_realis) > 1 else "",
    ]
    return ", ".join(filter(None, found))


def _joined(one: EventReported, number: int) -> str | None:
    """Return whether it is the first report, else why it is taken for one of the same event."""
    if number == 0:
        return "first reported"
    if one.same_as is None:
        return None
    if one.score is None or one.method == "same-text":
        return f"same as {one.same_as}"
    return f"same as {one.same_as}, {round(100 * one.score)} %"


def _position(row: PositionRow) -> Entry:
    day = row.value or row.day or f"until {row.until_value}"
    return day, entry([row.party.name if row.party else "unnamed", row.position, row.outlet,
                       f"copy of {row.copy_of}" if row.copy_of else None], row.quote, id=row.claim)


def _figures(found: FiguresDiffer) -> list[Entry]:
    """Return numbers that do not agree, each with who gives it."""
    head = {"excludes": "numbers that cannot both hold", "differs": "numbers that differ",
            "update": "newer numbers of one voice"}[found.how]
    return [("", entry([f"{head}: {found.about}"])), *(
        (one.published[:10] if one.published else "", entry([
            one.told, f"on the word of {' ← '.join(one.on_word_of)}" if one.on_word_of else "the outlet's own words",
            one.outlet], id=one.event)) for one in found.told)]


def _told(one: Telling) -> Entry:
    word = f"on the word of {' ← '.join(one.chain)}" if one.chain else "the outlet's own words"
    return "", entry([one.realis, word, f"told by “{one.quote.text}”"], one.sentence, id=one.statement or "")


def _said(one: TieSaid) -> Entry:
    """Return words on a tie: 'strained: "ties … cooled"', the outlet, on whose word, the sentence."""
    tells = "a tie" if one.tells == "tie" else one.tells
    said_by = f"on the word of {' ← '.join(one.on_word_of)}" if one.on_word_of else None
    head = [f'{tells}: "{one.quote.text}"', one.outlet, said_by]
    return (one.published or "no day")[:10], entry(head, one.sentence, id=one.article)


def _month(month: TieMonth, found: Ties) -> Text:
    """Return what was done in a month by quad class, what was only planned, and the events behind it."""
    counts = [f"{name} {number}" for name, number in zip(_QUADS, month.done, strict=True) if number]
    waiting = sum(month.open)
    made = entry([
        ", ".join(counts) or "nothing done",
        f"planned or possible {waiting}" if waiting else None,
        f"denied {month.denied}" if month.denied else None,
    ])
    arrows = {"one": (found.one, "→", found.other), "other": (found.other, "→", found.one),
              "both": (found.one, "↔", found.other)}
    for group in month.events:
        doer, arrow, to = arrows[group.by]
        made.append("\n").append_text(entry(
            [f"{_names(doer)} {arrow} {_names(to)}", group.type, group.realis], id=" ".join(group.events)))
    return made


_EVENTS: Listing[EventRow] = Listing(_row, "event")
