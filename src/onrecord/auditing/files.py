"""Sheets as files: YAML to fill in with an editor, CSV to fill in with a spreadsheet.

In: a ``Sheet``, or a filled-in file. Out: YAML or flat rows, or a ``JudgedSheet``: ids and verdicts alone, so that
nothing a spreadsheet does to the words matters. Whoever writes the rows as CSV guards them against formulas.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from onrecord.auditing.sheet import KINDS, SCHEMA, Judged, JudgedSheet, Sheet, What
from onrecord.errors import OnRecordError

SUFFIXES = (".yaml", ".yml", ".csv")
_VERDICT = "verdict_"
_ABOUT = ("sheet", "what", "only", "n", "frame", "seed", "onrecord", "read_by")
_WORDS = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False, "": None}
_HEAD = "# Fill in the fields of each `verdict` with yes or no; leave blank what {blank}. `asks` says what is meant.\n"
_BLANK = {True: "does not apply", False: "you do not judge"}
_NAMED = 5
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)     # libyaml is not everywhere, and ten times as fast


class _Dumper(yaml.SafeDumper):
    """YAML as somebody fills it in: empty fields are empty, and nothing is told by reference."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def yaml_text(sheet: Sheet) -> str:
    """Return a sheet as YAML."""
    head = _HEAD.format(blank=_BLANK[KINDS[sheet.what].may_not_apply])
    return head + yaml.dump(msgspec.to_builtins(sheet), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


def csv_rows(sheet: Sheet) -> Iterator[dict[str, Any]]:
    """Yield a sheet as flat rows. Each carries what the sheet is: rows may be sorted, and sheets put together."""
    about = {name: getattr(sheet, name) for name in _ABOUT}
    for item in sheet.items:
        yield {
            **{name: getattr(item, name) for name in ("item", "outlet", "published", "title")},
            **item.says,
            **{name: getattr(item, name) for name in ("words", "paragraph", "before")},
            **{_VERDICT + name: None for name in item.verdict},
            **{name: getattr(item, name) for name in ("remark", "article", "fact")},
            **about,
        }


# --- reading


class _Item(msgspec.Struct):
    item: int
    article: str
    fact: str
    verdict: dict[str, Any]


class _File(msgspec.Struct):
    sheet: str
    what: What
    items: list[_Item]
    only: str | None = None


def read_sheet(path: str | Path) -> JudgedSheet:
    """Read a filled-in sheet. Raises OR-101 and OR-102, OR-531 where it is no sheet, OR-532 where a verdict is none."""
    where = str(path)
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError as error:
        raise OnRecordError("OR-101", where=where) from error
    except (OSError, ValueError) as error:
        raise OnRecordError("OR-102", where=where, detail=str(error)) from error
    text = data.decode("utf-8-sig", errors="replace")  # a spreadsheet may save another encoding: ids are ASCII
    try:
        held = _from_csv(text) if where.lower().endswith(".csv") else yaml.load(text, Loader=_LOADER)
        file = msgspec.convert(held, _File, strict=False)
    except (csv.Error, yaml.YAMLError, msgspec.ValidationError, KeyError, RecursionError, ValueError) as error:
        raise OnRecordError("OR-531", where=where, detail=" ".join(str(error).split())[:200]) from error
    return _judged(file, where)


def _from_csv(text: str) -> dict[str, Any]:
    """Return what the rows say, in the shape of the YAML. A spreadsheet may have put ; or tabs between the cells."""
    head = text.split("\n", 1)[0]
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True))
    rows = [row for row in rows if any(row.values())]
    kinds = {tuple(row[name] or "" for name in ("sheet", "what", "only")) for row in rows}
    if len(kinds) != 1:
        raise ValueError("no rows" if not kinds else "rows of several kinds of sheet: score each kind by itself")
    ((sheet, what, only),) = kinds
    items = [{"item": row["item"], "article": row["article"], "fact": row["fact"], "verdict": {
        name.removeprefix(_VERDICT): cell for name, cell in row.items() if name and name.startswith(_VERDICT)}}
        for row in rows]
    return {"sheet": sheet, "what": what, "only": only or None, "items": items}


def _judged(file: _File, where: str) -> JudgedSheet:
    wrong = _wrong(file)
    if wrong:
        raise OnRecordError("OR-531", where=where, detail=wrong)
    items = tuple(Judged(one.item, one.article, one.fact, {name: _WORDS.get(_cell(one.verdict[name])) for name in
                                                           KINDS[file.what].asks}) for one in file.items)
    strange = [f"item {one.item}, {name}: {cell!r}" for one in file.items for name, cell in one.verdict.items()
               if _cell(cell) not in _WORDS]
    if strange:
        more = f" and {len(strange) - _NAMED} more" if len(strange) > _NAMED else ""
        raise OnRecordError("OR-532", where=where, detail="; ".join(strange[:_NAMED]) + more)
    return JudgedSheet(where, file.what, file.only, items)


def _wrong(file: _File) -> str | None:
    """Return what keeps a file from being a sheet, in words; null where nothing does."""
    asks = KINDS[file.what].asks
    if file.sheet != SCHEMA:
        return f"it says {file.sheet!r}, not {SCHEMA!r}"
    lacking = next((one.item for one in file.items if set(one.verdict) != set(asks)), None)
    if lacking is not None:
        return f"item {lacking} needs the verdicts {', '.join(asks)}"
    times = Counter((one.article, one.fact) for one in file.items)
    twice = next((one.item for one in file.items if times[one.article, one.fact] > 1), None)
    return None if twice is None else f"item {twice} stands twice"


def _cell(value: Any) -> str:
    """Return a verdict as written; YAML makes a truth value of a bare yes or no."""
    return "" if value is None else str(value).strip().casefold()
