"""The user's own table of actors, merged in while something is read: tabbed columns or a PETRARCH dictionary.

In: the file that a reader was given, else the one that the setting ONRECORD_ACTORS names. Out: OwnActors, and the Terms
of the persons among them. A table with a line that cannot be understood is not used at all: every bad line is named
(OR-301). How to write one: docs/how-to/add-your-own-actors.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

from onrecord.errors import OnRecordError
from onrecord.facts.actor import ActorKind
from onrecord.noticing.petrarch import is_dictionary, read_dictionary
from onrecord.noticing.petrarch_agents import Agent
from onrecord.noticing.tables import Term, countries, many
from onrecord.settings import actors_file

COLUMNS = ("name", "aliases", "kind", "state", "sector", "role", "from", "to", "wikidata")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_BAD_LINES_SHOWN = 5
_KINDS = tuple(kind for kind in get_args(ActorKind) if kind != "document")


@dataclass(frozen=True)
class OwnActor:
    """One line of a user's table. ``since`` and ``until``: year, month or day; null: always.

    ``as_written``: its names count only as written or in capitals; a dictionary in capitals fits any capitalised name.
    """

    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    state: str | None = None
    sector: str | None = None
    role: str | None = None
    since: str | None = None
    until: str | None = None
    wikidata: str | None = None
    as_written: bool = True


# The table of the reading that is under way here; other threads may read with another one at the same time.
_given: ContextVar[str | None] = ContextVar("own_actors", default=None)


@contextmanager
def using_actors(path: str | None) -> Iterator[None]:
    """While this lasts, use a table of the user's own actors; null: the one that the setting names."""
    before = _given.set(path)
    try:
        yield
    finally:
        _given.reset(before)


def actors_in_use() -> str | None:
    """Return the path of the table in use, null where there is none."""
    return _given.get() or actors_file()


def own_actors() -> tuple[OwnActor, ...]:
    """Return the actors of the table in use, none where there is none.

    Raises OR-301 where lines cannot be understood, OR-302 where the file cannot be read.
    """
    path = actors_in_use()
    return read_actors(path) if path else ()


def own_agents() -> tuple[Agent, ...]:
    """Return the agents of the dictionary in use, none where there is none. Raises as ``own_actors``."""
    path = actors_in_use()
    return read_own_agents(path) if path else ()


def own_terms() -> tuple[Term, ...]:
    """Return the persons of the user's table as office-holders."""
    path = actors_in_use()
    return _terms(path) if path else ()


@lru_cache(maxsize=4)
def _terms(path: str) -> tuple[Term, ...]:
    return tuple(
        Term(a.name, a.aliases, a.state, a.role or "", "other", a.since or "0001-01-01", a.until or "9999-12-31", None,
             a.wikidata, path, a.sector)
        for a in read_actors(path) if a.kind == "person"
    )  # fmt: skip


def read_actors(path: str) -> tuple[OwnActor, ...]:
    """Return the actors of one table. Read once for each path.

    Raises OR-301 with every line that cannot be understood, OR-302 where the file cannot be read.
    """
    return _read(path)[0]


def read_own_agents(path: str) -> tuple[Agent, ...]:
    """Return the agents of one dictionary. Raises as ``read_actors``."""
    return _read(path)[1]


@lru_cache(maxsize=4)
def _read(path: str) -> tuple[tuple[OwnActor, ...], tuple[Agent, ...]]:
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise OnRecordError("OR-302", where=path, detail=str(reason)) from error
    agents: list[Agent] = []
    if is_dictionary(lines):
        out, agents, bad = _of_dictionary(lines)
    else:
        out, bad = _of_table(lines)
    if bad:
        more = f"; and {len(bad) - _BAD_LINES_SHOWN} more" if len(bad) > _BAD_LINES_SHOWN else ""
        raise OnRecordError("OR-301", where=path, detail="; ".join(bad[:_BAD_LINES_SHOWN]) + more)
    return tuple(out), tuple(agents)


def _of_dictionary(lines: list[str]) -> tuple[list[OwnActor], list[Agent], list[str]]:
    names, agents, bad = read_dictionary(lines)
    return [
        OwnActor(n.name, n.others, n.kind, n.state, n.sector, None, n.since, n.until, as_written=False) for n in names
    ], agents, bad


def _of_table(lines: list[str]) -> tuple[list[OwnActor], list[str]]:
    """Return the actors of a table of ours, and what is wrong with which lines."""
    out: list[OwnActor] = []
    bad: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#") or line.split("\t")[:2] == ["name", "aliases"]:
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > len(COLUMNS):
            bad.append(f"line {number}: {len(cells)} columns, {len(COLUMNS)} at most")
            continue
        cells += [""] * (len(COLUMNS) - len(cells))
        wrong = _wrong_with(cells)
        if wrong is None:
            name, aliases, kind, *others = cells
            out.append(OwnActor(name, many(aliases), kind, *(cell or None for cell in others)))  # type: ignore[arg-type]
        else:
            bad.append(f"line {number}: {wrong}")
    return out, bad


def _wrong_with(cells: list[str]) -> str | None:
    """Return the first thing that is wrong with a line, one cell for each column; null where nothing is."""
    name, _, kind, state, sector, _, since, until, wikidata = cells
    stateless = kind == "state" and not state
    malformed = any(date and not _DATE.fullmatch(date) for date in (since, until))
    backwards = bool(since and until) and since[: len(until)] > until[: len(since)]
    checks = (
        (not any(c.isalnum() for c in name), "no name"),
        (kind not in _KINDS, f"kind {kind!r} is not one of {', '.join(_KINDS)}"),
        (stateless or state not in ("", *countries()), f"state {state!r} is no ISO 3166-1 alpha-3 code"),
        (not re.fullmatch("([A-Z]{3})?", sector), f"sector {sector!r} is not three capitals"),
        (malformed, f"from {since!r} to {until!r}: write 2024, 2024-05 or 2024-05-17"),
        (backwards, f"it ends ({until}) before it begins ({since})"),
        (not re.fullmatch(r"(Q\d+)?", wikidata), f"wikidata {wikidata!r} is not like Q148"),
    )
    return next((text for wrong, text in checks if wrong), None)
