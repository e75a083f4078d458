"""Whom somebody means: a code, an id, a name, or the part of a name by which people are spoken of.

In: what was asked. Out: ids of the record's actors. Unknown is OR-504, with the nearest names; a part that several
names have is OR-502, with these names.
"""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from onrecord.errors import OnRecordError
from onrecord.linking.same_actor import folded_name
from onrecord.questions.rows import Rows

_NAMED = 6      # how many candidates an error names
_NEAR = 3       # how many near names it suggests


def actors_meant(rows: Rows, asked: str) -> frozenset[str]:
    """Return the actors of that code, id or name; else the one of whose names it is a part, word by word.

    Actors of the same full name (one article knows the person's state, another does not) are taken together.
    Raises OR-502 where the part fits different names, OR-504 where it fits none.
    """
    found = rows.snapshot.actors.named(asked)
    folded = folded_name(asked)
    if found and any(id == asked.strip() or rows.who(id).code or folded_name(rows.who(id).name) == folded
                     for id in found):
        return found
    found = found or rows.snapshot.actors.with_words(folded)
    if not found:
        near = _near(rows, folded)
        raise OnRecordError("OR-504", where=repr(asked), detail=f"near it: {', '.join(near)}" if near else "")
    if len({folded_name(rows.who(id).name) for id in found}) > 1:
        raise OnRecordError("OR-502", where=repr(asked), detail=f"it could be {_candidates(rows, found)}")
    return found


def _candidates(rows: Rows, ids: Collection[str]) -> str:
    named = sorted(f"{rows.who(id).name} ({id})" for id in ids)
    return ", ".join(named[:_NAMED]) + (" …" if len(named) > _NAMED else "")


def _near(rows: Rows, folded: str) -> list[str]:
    """Return up to three names of which the whole or one word is spelt nearly like this."""
    spelt: dict[str, list[str]] = {}
    for name, shown in rows.snapshot.actors.names():
        for part in {name, *name.split()}:
            spelt.setdefault(part, []).append(shown)
    close = get_close_matches(folded, spelt, n=2 * _NEAR) if folded else []
    return list(dict.fromkeys(shown for part in close for shown in spelt[part]))[:_NEAR]
