"""The user's own table of verbs and nouns that tell of events: our columns, or a verb dictionary of PETRARCH.

In: the file that a reader was given, else the one that the setting ONRECORD_VERBS names. Out: senses by word, which
stand before onrecord's own. A table with a line that cannot be understood is not used at all: every bad line is named
(OR-303). How to write one: docs/how-to/add-your-own-verbs.md.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from onrecord.data import rows
from onrecord.errors import OnRecordError
from onrecord.events.lexicon import Sense, as_sense, kinds
from onrecord.settings import verbs_file

COLUMNS = ("word", "part", "source", "target", "needs", "type", "mode", "cameo")
_FEWEST = COLUMNS.index("type") + 1
_USUAL = {"verb": ("subj", "obj|to|with|against|on|of|from|for|at|in"),
          "noun": ("subj|by|poss|mod|from", "of|on|against|with|to|for|in")}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NEED = re.compile(r"!?[a-z_]+(?:\|[a-z_]+)*(?::[\w-]+(?:\|[\w-]+)*)?")
_BAD_LINES_SHOWN = 5
Key = tuple[str, str]


class Line(NamedTuple):
    """One sense of a table. ``number``: of its line."""

    number: int
    word: str
    part: str
    sense: Sense


class OwnVerbs(NamedTuple):
    """The senses of a table, by word and part. ``digest``: a hash of its lines, which tells it from others.

    ``left_out``: patterns of a dictionary that say more than can be read.
    """

    senses: dict[Key, tuple[Sense, ...]]
    digest: bytes
    left_out: tuple[str, ...] = ()


# The table of the reading that is under way here; other threads may read with another one at the same time.
_given: ContextVar[str | None] = ContextVar("own_verbs", default=None)


@contextmanager
def using_verbs(path: str | None) -> Iterator[None]:
    """While this lasts, use a table of the user's own verbs; null: the one that the setting names."""
    before = _given.set(path)
    try:
        yield
    finally:
        _given.reset(before)


def verbs_in_use() -> str | None:
    """Return the path of the table in use, null where there is none."""
    return _given.get() or verbs_file()


@lru_cache(maxsize=4)
def read_verbs(path: str) -> OwnVerbs:
    """Return the senses of one table. Read once for each path.

    Raises OR-303 with every line that cannot be understood, OR-304 where the file cannot be read.
    """
    from onrecord.events.verb_dictionary import is_dictionary, read_dictionary

    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise OnRecordError("OR-304", where=path, detail=str(reason)) from error
    left_out: tuple[str, ...] = ()
    if is_dictionary(lines):
        found, bad, left_out = read_dictionary(lines)
    else:
        found, bad = _of_table(lines)
    if bad:
        more = f"; and {len(bad) - _BAD_LINES_SHOWN} more" if len(bad) > _BAD_LINES_SHOWN else ""
        raise OnRecordError("OR-303", where=path, detail="; ".join(bad[:_BAD_LINES_SHOWN]) + more)
    senses: dict[Key, list[Sense]] = {}
    for line in found:
        senses.setdefault((line.word, line.part), []).append(line.sense)
    digest = hashlib.sha256("\n".join(lines).encode()).digest()
    return OwnVerbs({key: tuple(own) for key, own in senses.items()}, digest, left_out)


# --- our columns

def _of_table(lines: Sequence[str]) -> tuple[list[Line], list[str]]:
    """Return the senses of a table of ours, and what is wrong with which lines."""
    found: list[Line] = []
    bad: list[str] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(lines, 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.startswith("#") or tuple(cells[:2]) == COLUMNS[:2]:
            continue
        wrong = _wrong_columns(cells) or _wrong_with(_whole(cells), seen)
        if wrong is not None:
            bad.append(f"line {number}: {wrong}")
            continue
        word, part, source, target, needs, type_, mode, cameo = _whole(cells)
        seen[word, part, needs] = number
        found.append(Line(number, word, part, as_sense(source, target, needs, type_, mode, cameo)))
    return found, bad


def _wrong_columns(cells: Sequence[str]) -> str | None:
    if len(cells) > len(COLUMNS):
        return f"{len(cells)} columns, {len(COLUMNS)} at most"
    return None if len(cells) >= _FEWEST else f"{len(cells)} columns, at least {_FEWEST}: {', '.join(COLUMNS)}"


def _whole(cells: Sequence[str]) -> list[str]:
    """Return all cells of a line, empty ones as what is usual."""
    word, part, source, target, needs, type_, mode, cameo = [*cells, *[""] * (len(COLUMNS) - len(cells))]
    part = part or "verb"
    usual = _USUAL.get(part, ("", ""))
    type_ = type_.upper() or "-"
    of = kinds().get(type_)
    return [word, part, source or usual[0], target or usual[1], needs or "-", type_, mode or "-",
            cameo or (of.cameo if of is not None else "-")]


def _wrong_with(cells: Sequence[str], seen: dict[tuple[str, ...], int]) -> str | None:
    """Return the first thing that is wrong with a line; null where nothing is."""
    word, part, source, target, needs, type_, mode, cameo = cells
    asked = [] if needs == "-" else needs.split(" ")
    named = {slot for side in (source, target.removeprefix("=")) for slot in side.split("|")}
    named |= {slot for need in asked for slot in need.removeprefix("!").partition(":")[0].split("|")}
    strange = sorted(named - slots() - {"-"})
    checks = (
        (not _WORD.fullmatch(word) or word != word.lower(), f"word {word!r} is not one word in lower case"),
        (part not in _USUAL, f"part {part!r} is not verb or noun"),
        (bool(strange), f"slot {strange[0] if strange else ''!r} is none of the slots and no preposition"),
        (not all(map(_NEED.fullmatch, asked)), f"needs {needs!r}: write slot, slot:class or !slot, with | between"),
        (type_ not in ("-", *kinds()), f"type {type_!r} is no type of PLOVER"),
        (mode not in ("-", *modes().get(type_, ())), f"mode {mode!r} is no mode of {type_}"),
        (cameo not in ("-", *codes()), f"cameo {cameo!r} is no code of CAMEO"),
        ((word, part, needs) in seen, f"{word} ({part}, needs {needs}) stands in line {seen.get((word, part, needs))}"),
    )
    return next((text for wrong, text in checks if wrong), None)


# --- what there is

@cache
def slots() -> frozenset[str]:
    """Return all slots and prepositions that onrecord's own table knows."""
    named = {slot for _, _, source, target, needs, *_ in rows("events/predicates")
             for cell in (source, target.removeprefix("="), *(n.removeprefix("!").partition(":")[0]
                                                               for n in needs.split(" "))) for slot in cell.split("|")}
    return frozenset(named - {"-"})


@cache
def modes() -> dict[str, tuple[str, ...]]:
    """Return the modes of each PLOVER type."""
    return {type_: tuple(found.split(" ")) if found != "-" else () for type_, found in rows("events/modes")}


@cache
def codes() -> dict[str, tuple[str, str]]:
    """Return the PLOVER type and mode of each CAMEO code; ``-`` for none."""
    return {code: (type_, mode) for code, type_, mode in rows("events/codes")}
