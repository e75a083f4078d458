"""The record's own copy of the codes of all fixed words, beside those of the program.

In: a connection. Out: what both differ in. Rows hold codes, so a record that was written with others would answer with
other words: that is said before anything is answered.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from onrecord.record.schema import tables as t

_KINDS = (("acts", t.ACT), ("forms", t.FORM), ("positions", t.POSITION), ("claim_kinds", t.CLAIM_KIND),
          ("parts", t.PART), ("event_types", t.EVENT_TYPE), ("realis", t.REALIS), ("sides", t.SIDE))
_SOME = 4           # that a message names
Code = tuple[str, str, int]


def program_codes() -> set[Code]:
    """Return the codes of the program: (vocabulary, word, code)."""
    return {(name, word, code) for name, kind in _KINDS for word, code in kind.codes}


def missing_codes(db: Connection) -> set[Code]:
    """Return the codes of words that this record has never had."""
    return program_codes() - _kept(db)


def foreign_codes(db: Connection) -> list[Code]:
    """Return the codes of the record that mean something else, or nothing, to the program."""
    return sorted(_kept(db) - program_codes())


def codes_said(foreign: Sequence[Code]) -> str:
    """Return in words which codes are foreign."""
    some = ", ".join(f"{name} {word} = {code}" for name, word, code in foreign[:_SOME])
    return f"{some}{' …' if len(foreign) > _SOME else ''}"


def write_codes(db: Connection) -> None:
    """Let the record have the codes of the program: what it holds must have been written with them, or be empty."""
    db.execute(delete(t.vocabulary))
    db.execute(insert(t.vocabulary), [{"name": name, "word": word, "code": code}
                                      for name, word, code in sorted(program_codes())])


def _kept(db: Connection) -> set[Code]:
    c = t.vocabulary.c
    return {(name, word, code) for name, word, code in db.execute(select(c.name, c.word, c.code))}
