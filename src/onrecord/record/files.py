"""Which files are on record whole, so that they need not be parsed again.

In: fingerprints of files, numbers of the texts that came of them. Out: ids of their articles. A file is known only as
long as every one of its texts is on record.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from onrecord.record.schema import tables as t
from onrecord.record.schema.read_files import kept_texts, read_files, texts_in
from onrecord.record.sqlite.arrays import these


def note_file(db: Connection, fingerprint: bytes, numbers: Sequence[int]) -> None:
    """Note a file by the numbers of its texts, unless one of them went meanwhile."""
    if len(_ids(db, numbers)) == len(set(numbers)):
        db.execute(delete(read_files).where(read_files.c.fingerprint == fingerprint))
        db.execute(insert(read_files).values(fingerprint=fingerprint, texts=kept_texts(numbers)))


def articles_of_file(db: Connection, fingerprint: bytes) -> list[str] | None:
    """Return the ids of the articles of a file in their order; null where it is not on record whole."""
    kept = db.scalar(select(read_files.c.texts).where(read_files.c.fingerprint == fingerprint))
    numbers = texts_in(kept) if kept is not None else []
    ids = _ids(db, numbers)
    return [ids[number] for number in numbers] if numbers and all(number in ids for number in numbers) else None


def forget_files_of(db: Connection, numbers: Sequence[int]) -> None:
    """Take off the files of which some texts came: they are to be parsed again."""
    gone = set(numbers)
    rows = db.execute(select(read_files.c.fingerprint, read_files.c.texts)).all()
    for fingerprint, kept in rows:
        if not gone.isdisjoint(texts_in(kept)):
            db.execute(delete(read_files).where(read_files.c.fingerprint == fingerprint))


def forget_all_files(db: Connection) -> None:
    """Take off all files: each is parsed again when it is read next."""
    db.execute(delete(read_files))


def _ids(db: Connection, numbers: Sequence[int]) -> dict[int, str]:
    a = t.articles.c
    found = db.execute(select(a.number, a.id).where(a.number.in_(these(set(numbers)))))
    return {row.number: row.id for row in found}
