"""Names that the tables know, found in the words of a sheet: longest match first.

In: words (straight apostrophes). Out: Entries. Names are matched as written, or in capitals throughout.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.data import rows
from onrecord.facts.actor import ActorKind
from onrecord.noticing import tables
from onrecord.reading.words import cut


@dataclass(frozen=True)
class Entry:
    """One form of one known name. ``form``: name, adjective, people, capital; ``care``: an ordinary word too."""

    kind: ActorKind
    name: str
    form: str
    key: str
    state: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    care: bool = False


Words = tuple[str, ...]


def as_words(name: str) -> Words:
    """Return a name as the words that the reader would cut it into."""
    if name.isascii() and name.replace(" ", "").isalpha():  # most names; to cut thousands takes a tenth of a second
        return tuple(name.split())
    return tuple(word.replace("’", "'") for _, word in cut(name))


class Lexicon:
    """A dictionary of word tuples. Several entries may share a form ('Swiss': adjective and people)."""

    def __init__(self) -> None:
        self._entries: dict[Words, list[Entry]] = {}
        self._longest: dict[str, int] = {}

    def add(self, form: str, entry: Entry) -> None:
        """Add one form of a name, and the form in capitals, unless the words are known already."""
        for words in {as_words(form), as_words(form.upper()) if len(form) > 4 else as_words(form)}:
            known = self._entries.setdefault(words, [])
            if not any(k.form == entry.form and k.kind == entry.kind for k in known):
                known.append(entry)
                self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def add_other(self, form: str) -> None:
        """Add words that mean no actor, so that no shorter name is found in them ('Gulf of Mexico')."""
        words = as_words(form)
        self._entries.setdefault(words, [])
        self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def may_begin(self, word: str) -> bool:
        """Whether any known form begins with a word."""
        return word in self._longest

    def at(self, words: list[str], first: int) -> tuple[int, list[Entry]] | None:
        """Return the end and the entries of the longest known form that begins at ``first``."""
        longest = self._longest.get(words[first])
        if longest is None:  # most words begin no name
            return None
        for length in range(min(longest, len(words) - first), 0, -1):
            found = self._entries.get(tuple(words[first : first + length]))
            if found is not None:
                return first + length, found
        return None

    def entries(self, form: str) -> list[Entry]:
        """Return what is known under exactly this form."""
        return self._entries.get(as_words(form), [])


@cache
def known_names() -> Lexicon:
    """Return the names of all tables: states before institutions, organisations and media."""
    lexicon = Lexicon()
    for (name,) in rows("not_states"):
        lexicon.add_other(name)
    for form, entry in (*_states(), *_bodies()):
        lexicon.add(form, entry)
    return lexicon


def _states() -> Iterator[tuple[str, Entry]]:
    """Yield all wordings that mean a state."""
    for c in tables.countries().values():
        wordings = {"name": (c.name, *c.aliases), "adjective": c.adjectives, "people": c.people, "capital": c.capitals}
        for form, names in wordings.items():
            entry = Entry("state", c.name, form, c.code, c.code, "GOV", c.wikidata)
            yield from ((name, entry) for name in names)


def _bodies() -> Iterator[tuple[str, Entry]]:
    """Yield all names of institutions, organisations and media."""
    for m in tables.metonyms():
        yield m.name, Entry("institution", m.institution, "name", m.institution.lower(), m.state, m.sector)
    for i in tables.institutions():
        entry = Entry("institution", i.name, "name", i.name.lower(), i.state, i.sector)
        yield from ((name, entry) for name in (i.name, *i.aliases))
    for o in tables.organisations():
        entry = Entry(o.kind, o.name, "name", o.name.lower(), None, o.sector)
        yield from ((name, entry) for name in (o.name, *o.aliases))
    for outlet in tables.media():
        state = outlet.country if outlet.of_state else None
        entry = Entry("media", outlet.name, "name", outlet.name.lower(), state, "JRN", None, outlet.care)
        yield from ((name, entry) for name in (outlet.name, *outlet.aliases))


@cache
def office_words() -> dict[Words, tables.Office]:
    """Return the institutions' common words, lower case, one entry for every wording."""
    return {
        as_words(wording.lower()): office for office in tables.offices() for wording in (office.core, *office.patterns)
    }


@cache
def office_lengths() -> dict[str, int]:
    """Return the length of the longest wording that begins with a word."""
    out: dict[str, int] = {}
    for words in office_words():
        out[words[0]] = max(out.get(words[0], 0), len(words))
    return out


@cache
def title_words() -> dict[Words, tables.Title]:
    """Return the titles by their words, singular and plural ('Presidents Xi and Putin')."""
    out = {as_words(t.words): t for t in tables.titles().values()}
    for t in tables.titles().values():
        if t.words[-1] not in ".sf":
            out.setdefault(as_words(t.words + "s"), t)
    return out


@cache
def title_endings() -> dict[str, int]:
    """Return the length of the longest title that ends with a word."""
    out: dict[str, int] = {}
    for words in title_words():
        out[words[-1]] = max(out.get(words[-1], 0), len(words))
    return out
