"""Names that bodies of several states bear: 'Congress' is the one of the article's home, where that has one.

In: what the tables know under a name, the home of the article, the acronyms that it introduces. Out: the same, another,
or null where the name is none of the tables here.
"""

from __future__ import annotations

from onrecord.noticing.lexicon import Entry, known_names
from onrecord.noticing.tables import shared_names


def whose(entry: Entry, text: str, home: str | None, introduced_as: dict[str, str]) -> Entry | None:
    """Return whom a known name means in an article at home in ``home``.

    Null where the article says that its letters stand for something else ('coastal impact assessment (CIA)'), or where
    a body of the home's own bears the name, which common words then find.
    """
    if entry.form != "name" or entry.kind == "state":
        return entry
    long = introduced_as.get(text)
    if long is not None and not _is_called(entry, long):
        return None
    row = next((r for r in shared_names().get(text, ()) if home in r.states and home != entry.state), None)
    if row is None:
        return entry
    return next((e for e in known_names().entries(row.meant) if e.form == "name"), None) if row.meant else None


def _is_called(entry: Entry, words: str) -> bool:
    """Whether words are a name of an actor, with or without 'the' and in whatever case."""
    plain = words.casefold().removeprefix("the ")
    return plain in entry.name.casefold() or any(
        other.name == entry.name for form in (words, plain.title()) for other in known_names().entries(form)
    )
