"""Errors that come by the thousand: the first few of a kind are printed, the others counted.

In: errors as they come. Out: lines on standard error; at the end one line a kind, with how many more there were.
"""

from __future__ import annotations

from collections import Counter

from onrecord.errors import OnRecordError
from onrecord.views.cli.printing import warn

_SHOWN = 3      # of each kind: who misspelt two names sees both
_NAMED = 20     # files of a kind that nobody reads, by name
_NOT_READ = "OR-118"


class Alike:
    """Prints errors; those that differ only in where they met are of a kind."""

    def __init__(self) -> None:
        self._met: Counter[tuple[str, str]] = Counter()
        self._first: dict[tuple[str, str], OnRecordError] = {}
        self._passed: dict[str, list[str]] = {}

    def warn(self, error: OnRecordError) -> None:
        """Print an error if it is among the first of its kind; files that nobody reads are named at the end."""
        if error.code == _NOT_READ:
            self._passed.setdefault(error.detail, []).append(error.where)
            return
        kind = error.code, error.detail
        self._met[kind] += 1
        self._first.setdefault(kind, error)
        if self._met[kind] <= _SHOWN:
            warn(str(error))

    def close(self) -> None:
        """Say how many of each kind were not printed, and name the files that nobody reads, by their kind."""
        for detail, names in sorted(self._passed.items()):
            more = f", and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
            warn(f"{_NOT_READ} passed over, {len(names):,} × {detail}: {', '.join(names[:_NAMED])}{more}")
        for kind, times in self._met.items():
            if times > _SHOWN:
                warn(f"{kind[0]} {times - _SHOWN:,} more like {self._first[kind].where}")
