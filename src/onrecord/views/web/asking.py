"""From a query string to ``Asked``: what is not understood is said, never passed over.

In: a page and pairs of names and values. Out: the values that are set. Raises OR-601.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.errors import OnRecordError
from onrecord.facts.dated import asked_day
from onrecord.views.web.page import Kind, Page, Param

MOST_ROWS = 1000        # that a page shows
_LONGEST = 4000         # characters of one value; a token is the longest


def understood(page: Page, pairs: Iterable[tuple[str, str]], twin: str | None) -> dict[str, str]:
    """Return what is asked of a page. An empty value is none. Raises OR-601 and, for a day, OR-503."""
    values: dict[str, str] = {}
    for name, value in pairs:
        param = page.param(name)
        if param is None:
            known = ", ".join(one.name for one in page.params) or "nothing"
            raise OnRecordError("OR-601", where=repr(name)[:80], detail=f"this page takes {known}")
        value = value.strip()
        if name in values:
            if param.kind != "columns":
                raise OnRecordError("OR-601", where=name, detail="it is asked twice")
            value = f"{values[name]},{value}".strip(",")        # as a form with a box for each sends them
        if value:
            _check(param, value, twin)
            values[name] = value
    if twin is not None and "as_of" in values and not page.takes_day:       # a page says so above what it shows
        raise OnRecordError("OR-601", where="as_of", detail="this list is of no day: it has all that is on record")
    return values


def _check(param: Param, value: str, twin: str | None) -> None:
    if len(value) > _LONGEST:
        raise OnRecordError("OR-601", where=param.name, detail=f"more than {_LONGEST:,} characters")
    _CHECKS[param.kind](param, value, twin)


def _day(param: Param, value: str, twin: str | None) -> None:
    asked_day(value, last=True)


def _choice(param: Param, value: str, twin: str | None) -> None:
    if value not in param.choices:
        raise OnRecordError("OR-601", where=f"{param.name}={value!r}"[:80], detail=f"choose {', '.join(param.choices)}")


def _number(param: Param, value: str, twin: str | None) -> None:
    least = 0 if twin in ("json", "csv") else 1
    if not (value.isascii() and value.isdigit() and least <= int(value[:9]) and len(value) < 10):
        raise OnRecordError("OR-601", where=f"{param.name}={value!r}"[:80], detail=f"a whole number from {least} on")
    if twin is None and int(value) > MOST_ROWS:
        raise OnRecordError("OR-601", where=f"{param.name}={value}",
                            detail=f"a page shows at most {MOST_ROWS:,}; the .csv and .json have all with limit=0")


def _columns(param: Param, value: str, twin: str | None) -> None:
    names = value.split(",")
    unknown = next((name for name in names if name not in param.choices), None)
    if unknown is not None:
        raise OnRecordError("OR-601", where=f"{param.name}={unknown!r}"[:80],
                            detail=f"choose of {', '.join(param.choices)}")
    if len(set(names)) < len(names):
        raise OnRecordError("OR-601", where=f"{param.name}={value}"[:80], detail="a column is asked twice")


def _anything(param: Param, value: str, twin: str | None) -> None:
    """Take any words: the question itself says what it cannot use."""


_CHECKS: dict[Kind, Callable[[Param, str, str | None], None]] = {
    "text": _anything, "day": _day, "choice": _choice, "number": _number, "flag": _anything, "token": _anything,
    "columns": _columns}
