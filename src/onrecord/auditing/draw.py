"""Drawing a sheet: a random sample of the facts of a record, each in its paragraph, with empty fields for verdicts.

In: an open record, what to draw, how many, a seed. Out: ``Sheet``; the same record and seed give the same sheet.
"""

from __future__ import annotations

import random

import msgspec

from onrecord.auditing.frames import Entry, frame, listed
from onrecord.auditing.places import cut, place
from onrecord.auditing.sheet import KINDS, LISTED, Item, Sheet, What
from onrecord.auditing.telling import tell
from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord
from onrecord.version import VERSION


def draw(record: OpenRecord, what: What, n: int, *, seed: int = 0, position: str | None = None) -> Sheet:
    """Draw ``n`` facts, all of them where there are fewer, in the order of the draw: its first half is a sample too.

    ``position``: only positions of this kind (OR-524). Of claims the first ``n`` of the record's list are taken. Raises
    OR-530 where there is nothing to draw, OR-552 where ``position`` does not go with ``what``.
    """
    if position is not None and what != "positions":
        raise OnRecordError("OR-552", where="--position", detail=f"{what} are not told apart by position")
    if position == "asserted":
        raise OnRecordError("OR-552", where="--position asserted", detail="they are drawn as `--what assertions`")
    taken, among = _taken(record, what, n, seed, position)
    if not taken:
        raise OnRecordError("OR-530", where=position or what)
    return Sheet(
        what=what,
        only=position,
        n=len(taken),
        frame=among,
        seed=None if what in LISTED else seed,
        onrecord=VERSION,
        read_by=_read_by(record),
        asks=KINDS[what].asks,
        items=tuple(_item(record, what, number, entry) for number, entry in enumerate(taken, 1)),
    )


def _taken(record: OpenRecord, what: What, n: int, seed: int, position: str | None) -> tuple[list[Entry], int]:
    """Return what is put on the sheet, and among how many it was taken."""
    if what in LISTED:
        return listed(record, n)
    among = frame(record, what, position)
    return random.Random(seed).sample(among, min(n, len(among))), len(among)


def _item(record: OpenRecord, what: What, number: int, entry: Entry) -> Item:
    told = tell(record, what, entry)
    shown = place(record, entry.article, told.evidence.spans, told.also)
    return Item(
        item=number,
        outlet=told.outlet,
        published=told.published,
        title=shown.title,
        says={name: cut(words) if words else None for name, words in told.says.items()},
        words=cut(told.evidence.text),
        paragraph=shown.paragraph,
        before=shown.before,
        verdict=dict.fromkeys(KINDS[what].asks),
        remark=None,
        article=entry.article,
        fact=entry.fact,
    )


class _Made(msgspec.Struct):
    onrecord: str
    reader: str


class _MadeBy(msgspec.Struct):
    made_by: _Made


def _read_by(record: OpenRecord) -> str:
    """Return which programs and reader models made the readings on record: several, if it grew over time."""
    decoder = msgspec.json.Decoder(_MadeBy)
    made = {(by.onrecord, by.reader) for by in (decoder.decode(data).made_by for data in record.readings())}
    return ", ".join(f"onrecord {program} with {reader}" for program, reader in sorted(made))
