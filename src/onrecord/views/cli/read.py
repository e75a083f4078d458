"""The command ``read``: files, folders and standard input into the record, or out again as readings in JSON."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

import typer

from onrecord.errors import OnRecordError
from onrecord.views.cli.alike import Alike
from onrecord.views.cli.opening import opened, record_path
from onrecord.views.cli.options import RecordOption
from onrecord.views.cli.printing import many, say, tally_lines, warn
from onrecord.views.cli.terminal import console, safe, safe_json
from onrecord.views.cli.watching import Watch

if TYPE_CHECKING:
    from onrecord.ingest import Tally
    from onrecord.intake import Choice, Found, Given
    from onrecord.intake.files import Noted
    from onrecord.workers import Pool
    from onrecord.workers.attempt import Tables

T = TypeVar("T")
STOPPED = 130
_LEFT_OUT = {"hidden": "hidden, of the system or not whole yet", "not chosen": "not chosen by --only and --skip",
             "the same content": "with the same content as another"}
_NOTES = 20     # of the most articles
_NAMED = 5      # lines that a warning names


def read(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Files of any kind; folders; - for standard input.")
    ],
    record: RecordOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print each reading as one line of JSON, and store nothing.")
    ] = False,
    published: Annotated[
        str | None, typer.Option(metavar="WHEN", help="Date of publication, or date and time with zone.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="Its headline.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it was published.")] = None,
    byline: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Who wrote it; may be repeated.")] = None,
    fields: Annotated[
        str | None,
        typer.Option(metavar="OURS=THEIRS,…", help="Names of fields or columns: text=body,published=date."),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="PATTERN", help="Of folders, read these files: *.pdf, drafts/*; may be repeated."),
    ] = None,
    skip: Annotated[
        list[str] | None, typer.Option(metavar="PATTERN", help="Of folders, leave these files out; may be repeated.")
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on and read what arrives in the folders, until Ctrl-C.")
    ] = False,
    actors: Annotated[
        str | None, typer.Option(metavar="FILE", help="Your own table of actors, or a PETRARCH dictionary.")
    ] = None,
    verbs: Annotated[
        str | None, typer.Option(metavar="FILE", help="Your own table of verbs, or a PETRARCH verb dictionary.")
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(min=1, max=256, metavar="N", help="How many processes read. Default: one for each core."),
    ] = None,
) -> None:
    """Read articles into the record.

    What is there already is left as it is; what cannot be read is named, and the rest goes on.
    """
    from onrecord.intake import Choice, Given, field_names, read_given
    from onrecord.workers.attempt import Tables

    _check_tables(actors, verbs)
    if published is not None:
        read_given(published)  # a wrong flag is a wrong call (OR-111), not the fault of every article
    given = Given(
        title=title, outlet=outlet, url=url, published=published, byline=tuple(byline or ()),
        fields=field_names(fields) if fields else {},
    )
    choice = Choice(tuple(only or ()), tuple(skip or ()))
    call = _Call(files, given, choice, any((title, outlet, url, published, byline, fields, actors, verbs)), watch,
                 Counter())
    with _pool(workers, Tables(actors, verbs)) as pool:
        status = _print_readings(call, pool) if as_json else _into_record(call, pool, record)
    raise typer.Exit(status)


class _Call(NamedTuple):
    """What is to be read, and how. ``flags``: something was given that holds for every article."""

    files: list[str]
    given: Given
    choice: Choice
    flags: bool
    watch: bool
    notes: Counter[str]

    def found(self, noted: Noted | None = None, arrived: Path | None = None) -> Iterator[Found]:
        """Yield what is in the files, or in one that arrived in a folder; what is noted of articles is counted.

        ``noted``: tells which files are on record whole.
        """
        from onrecord.intake import found_in

        files = self.files if arrived is None else [arrived]
        for item in found_in(files, self.given, sys.stdin.buffer, self.choice, noted, named=arrived is None):
            self.notes.update(getattr(item, "notes", ()))
            yield item


def _check_tables(actors: str | None, verbs: str | None) -> None:
    """A wrong table is a wrong call (OR-301 to OR-304), not the fault of every article."""
    from onrecord.events.own_verbs import read_verbs, verbs_in_use
    from onrecord.noticing import actors_in_use, user_actors

    if table := actors or actors_in_use():
        user_actors(table)
    if table := verbs or verbs_in_use():
        left_out = read_verbs(table).left_out
        if left_out:
            some = "pattern says more than can be read and is" if len(left_out) == 1 else (
                "patterns say more than can be read and are")
            warn(f"{table}: {len(left_out)} {some} left out: {', '.join(left_out[:_NAMED])}")


def _pool(workers: int | None, tables: Tables) -> Pool:
    from onrecord.workers import Pool, workers_here

    number, fewer = workers_here(workers)
    return Pool(number, tables, lambda error: warn(str(error)), fewer)


def _print_readings(call: _Call, pool: Pool) -> int:
    from onrecord.facts import Reading
    from onrecord.ingest import read_each

    skipped = 0
    for reading in read_each(call.found(), pool):
        if isinstance(reading, Reading):
            sys.stdout.write(safe_json(reading.to_json()) + "\n")
        else:
            skipped += 1
            warn(str(reading))
    _say_left_out(call)
    return 1 if skipped else 0


def _into_record(call: _Call, pool: Pool, record: str | None) -> int:
    from onrecord.ingest import Tally, ingest

    tally, status, alike = Tally(), 0, Alike()
    with opened(record, create=True) as on_record:

        def keep(found: Iterable[Found]) -> None:
            with closing(ingest(on_record, found, pool=pool)) as each, _progress(each, tally, call) as outcomes:
                for outcome in outcomes:
                    tally.count(outcome)
                    if outcome.error is not None:
                        alike.warn(outcome.error)

        try:
            watch = Watch(call.files, call.choice) if call.watch else None
            noted = on_record.articles_of_file
            keep(call.found(noted))
            if watch:
                watch.go_on(lambda one: keep(call.found(noted, one) if isinstance(one, Path) else [one]), tally)
        except KeyboardInterrupt:
            warn("stopped; what was read until now is in the record")
            status = STOPPED
        except OnRecordError as error:  # the record or the reader model: no other article would fare better
            warn(str(error))
            status = 1
    alike.close()
    _say_left_out(call)
    _print_summary(tally, record_path(record), f" --record {record}" if record else "", call.flags)
    return status or (1 if tally.became["skipped"] else 0)


def _say_left_out(call: _Call) -> None:
    """Say what was noted of articles, each once, and how many files of folders were left out and why."""
    for note, number in call.notes.most_common(_NOTES):
        warn(f"note on {many(number, 'article')}: {note}")
    if call.choice.left_out:
        warn("left out: " + ", ".join(f"{many(number, 'file')} {_LEFT_OUT[why]}"
                                      for why, number in sorted(call.choice.left_out.items())))


def _print_summary(tally: Tally, path: str, flag: str, flags: bool) -> None:
    say(f"{tally.read:,} read into {path}", style="bold")
    for line in tally_lines(tally):
        console().print(safe(line, one_line=False))
    if flags and tally.known:
        id = tally.known if tally.became["known"] == 1 else "ID"
        say(f"Known articles keep what they were read with. For your flags to count: onrecord forget {id}{flag} first")
    say(f"{many(tally.statements, 'statement')} and {many(tally.claims, 'claim')} in them")
    if tally.read:
        say(f"Next: onrecord claims{flag} · onrecord said --by NAME{flag} · onrecord search WORDS{flag}", style="dim")


@contextmanager
def _progress(outcomes: Iterable[T], tally: Tally, call: _Call) -> Iterator[Iterable[T]]:
    """Show on standard error how far it is, how fast and how long it will take, if that is a terminal."""
    if not sys.stderr.isatty():
        yield outcomes
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from onrecord.intake import count_of

    known, began = count_of(call.files, call.choice.only, call.choice.skip), monotonic()
    columns = (BarColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=known)

        def shown() -> Iterator[T]:
            for done, outcome in enumerate(outcomes, 1):
                yield outcome
                told = (f"{tally.read:,} read", f"{tally.became['skipped']:,} skipped",
                        *pace(done, known, monotonic() - began))
                bar.update(task, completed=done, total=max(known, done), description=", ".join(told))

        yield shown()


def pace(done: int, known: int, seconds: float) -> list[str]:
    """Return how many a second, and how long the rest takes; a file of several articles counts as one, so none may be
    left to count.

    >>> pace(30, 90, 20.0)
    ['1.5 a second', '0:00:40 left']
    """
    if done < 2 or seconds <= 0:
        return []
    rate = done / seconds
    left = [f"{timedelta(seconds=round((known - done) / rate))} left"] if known > done else []
    return [f"{rate:.1f} a second", *left]
