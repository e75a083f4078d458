"""Counting the verdicts of filled-in sheets: shares of yes with their intervals, and how far two judges agree.

In: ``JudgedSheet``s. Out: ``Scored``, one for each kind of sheet; sheets of one kind are pooled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

import msgspec

from onrecord.auditing.sheet import KINDS, WHATS, Judged, JudgedSheet, What

_Z = 1.959964       # 95 % of a normal distribution lie within so many standard deviations
_Key = tuple[str, str]
Verdict = Mapping[str, bool | None]      # by field; null where it is blank
ALL = "all"


class _Of(NamedTuple):
    """An item, and the sheet it stands on."""

    name: str
    item: Judged


class Share(msgspec.Struct, frozen=True):
    """``yes`` of ``of`` verdicts on one field (``all``: every field of an item); ``share`` and its 95 % interval, 0..1.

    ``share``, ``low`` and ``high`` are null where nothing was judged.
    """

    field: str
    yes: int
    of: int
    share: float | None
    low: float | None
    high: float | None


class Agreement(msgspec.Struct, frozen=True):
    """How far two judges agree on one field: the ``same`` verdict on so many ``of`` those both gave.

    ``kappa``: Cohen's, null where both gave one and the same verdict throughout: chance then explains everything.
    """

    field: str
    same: int
    of: int
    share: float
    kappa: float | None


class Open(msgspec.Struct, frozen=True):
    """The numbers of the items of a sheet that lack a verdict."""

    sheet: str
    items: tuple[int, ...]


class Scored(msgspec.Struct, frozen=True):
    """What the sheets of one kind come to. ``open``: items that lack a verdict; ``items`` counts them too.

    ``twice``: on the items that two sheets judge; the first of them is the one that counts.
    """

    what: What
    only: str | None
    sheets: tuple[str, ...]
    items: int
    judged: int
    shares: tuple[Share, ...]
    open: tuple[Open, ...] = ()
    judged_twice: int = 0
    twice: tuple[Agreement, ...] = ()


def score(sheets: Iterable[JudgedSheet]) -> tuple[Scored, ...]:
    """Count the verdicts, kind by kind; positions that were drawn by kind of position are counted by it."""
    pools: dict[tuple[What, str | None], list[JudgedSheet]] = {}
    for sheet in sheets:
        pools.setdefault((sheet.what, sheet.only), []).append(sheet)
    return tuple(_scored(what, only, pools[what, only])
                 for what, only in sorted(pools, key=lambda kind: (WHATS.index(kind[0]), kind[1] or "")))


def _scored(what: What, only: str | None, sheets: Sequence[JudgedSheet]) -> Scored:
    kind = KINDS[what]
    items = _by_fact(sheets)
    judged = [list(filter(_is_judged, found)) for found in items]
    counts = [(given or found)[0] for given, found in zip(judged, items, strict=True)]
    shares = [_share(field, [one.item.verdict[field] for one in counts]) for field in kind.asks]
    if kind.whole:
        shares.append(_share(ALL, [whole(one.item.verdict) for one in counts]))
    lacking = [one for one in counts if _is_open(one.item.verdict, kind.may_not_apply)]
    names = tuple(dict.fromkeys(sheet.name for sheet in sheets))
    twice = [(given[0].item.verdict, given[1].item.verdict) for given in judged if len(given) > 1]
    return Scored(
        what=what, only=only, sheets=names, items=len(items), judged=len(items) - len(lacking), shares=tuple(shares),
        open=_open(names, lacking), judged_twice=len(twice), twice=_agreements(kind.asks, twice))


def _by_fact(sheets: Iterable[JudgedSheet]) -> list[list[_Of]]:
    """Return the items of some sheets, those that judge one fact together."""
    found: dict[_Key, list[_Of]] = {}
    for sheet in sheets:
        for item in sheet.items:
            found.setdefault((item.article, item.fact), []).append(_Of(sheet.name, item))
    return list(found.values())


def _is_judged(one: _Of) -> bool:
    return set(one.item.verdict.values()) != {None}


def _open(names: Iterable[str], lacking: Iterable[_Of]) -> tuple[Open, ...]:
    items: dict[str, list[int]] = {name: [] for name in names}
    for one in lacking:
        items[one.name].append(one.item.item)
    return tuple(Open(name, tuple(numbers)) for name, numbers in items.items() if numbers)


def _agreements(fields: Iterable[str], pairs: Sequence[tuple[Verdict, Verdict]]) -> tuple[Agreement, ...]:
    found = (agreement(field, [(one[field], other[field]) for one, other in pairs]) for field in fields)
    return tuple(one for one in found if one is not None)


def whole(verdict: Verdict) -> bool | None:
    """Return whether every field is right: one no is enough for no, and only a yes to all is a yes.

    >>> whole({"party": True, "stance": None, "claim": False}), whole({"party": True, "stance": None})
    (False, None)
    """
    if False in verdict.values():
        return False
    return None if None in verdict.values() else True


def _is_open(verdict: Verdict, may_not_apply: bool) -> bool:
    return all(one is None for one in verdict.values()) if may_not_apply else whole(verdict) is None


def _share(field: str, verdicts: Sequence[bool | None]) -> Share:
    yes, of = verdicts.count(True), len(verdicts) - verdicts.count(None)
    if not of:
        return Share(field, 0, 0, None, None, None)
    low, high = wilson(yes, of)
    return Share(field, yes, of, yes / of, low, high)


def wilson(yes: int, of: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share (E. B. Wilson, JASA 22, 1927, 209-212); it holds for small samples too.

    >>> [round(end, 3) for end in wilson(8, 10)]
    [0.49, 0.943]
    """
    share, square = yes / of, _Z * _Z
    middle = share + square / (2 * of)
    reach = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max(0.0, (middle - reach) / (1 + square / of)), min(1.0, (middle + reach) / (1 + square / of))


def agreement(field: str, pairs: Iterable[tuple[bool | None, bool | None]]) -> Agreement | None:
    """Return how far two judges agree (J. Cohen, Educational and Psychological Measurement 20, 1960, 37-46).

    Pairs of which one is blank are passed over; null where none is left.
    """
    both = [(one, other) for one, other in pairs if one is not None and other is not None]
    if not both:
        return None
    of, same = len(both), sum(one == other for one, other in both)
    first, second = sum(one for one, _ in both) / of, sum(other for _, other in both) / of
    chance = first * second + (1 - first) * (1 - second)
    kappa = None if chance == 1 else (same / of - chance) / (1 - chance)
    return Agreement(field, same, of, same / of, kappa)
