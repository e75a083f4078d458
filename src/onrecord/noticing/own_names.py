"""Where a sheet names actors of the user's own table (persons aside: they are office-holders, see ``holders.py``).

In: a sheet's Phrases, and the days between which the article was published. Out: namings of actors. A line with dates
counts on its days only, and goes before a line without.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.noticing.actor_naming import ActorNaming
from onrecord.noticing.holders import Days, first_day, last_day
from onrecord.noticing.lexicon import Words, as_words
from onrecord.noticing.own_actors import OwnActor, own_actors
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.tables import countries


def own_names(phrases: Phrases, days: Days | None) -> list[ActorNaming]:
    """Return the namings of the user's own actors, the longest at each place."""
    forms, longest = _forms(own_actors())
    out: list[ActorNaming] = []
    at = 0
    while forms and at < len(phrases.words):
        found = None
        for end in range(min(at + longest.get(phrases.lower[at], 0), len(phrases.words)), at, -1):
            rows = [r for words, r in forms.get(tuple(phrases.lower[at:end]), ()) if _fits(phrases, at, end, words, r)]
            row = _on(rows, days)
            if row is not None:
                found = _found(at, end, row)
                break
        if found is not None:
            out.append(found)
        at = found.end if found is not None else at + 1
    return out


@lru_cache(maxsize=4)
def _forms(table: tuple[OwnActor, ...]) -> tuple[dict[Words, list[tuple[Words, OwnActor]]], dict[str, int]]:
    """Return the rows by the lower-case words of their forms, and the longest form that begins with a word."""
    forms: dict[Words, list[tuple[Words, OwnActor]]] = {}
    longest: dict[str, int] = {}
    for row in table:
        for words in dict.fromkeys(as_words(form) for form in (row.name, *row.aliases)) if row.kind != "person" else ():
            lower = tuple(w.lower() for w in words)
            forms.setdefault(lower, []).append((words, row))
            longest[lower[0]] = max(longest.get(lower[0], 0), len(lower))
    return forms, longest


def _fits(phrases: Phrases, first: int, end: int, words: Words, row: OwnActor) -> bool:
    """Whether a form stands as written or in capitals; one of a dictionary: whether it begins with a capital."""
    written = tuple(phrases.exact[first:end])
    if row.as_written:
        return written in (words, tuple(w.upper() for w in words))
    return not written[0][:1].islower()


def _on(rows: list[OwnActor], days: Days | None) -> OwnActor | None:
    """Return the row that counts on ``days``: one with dates goes first."""
    dated = [r for r in rows if r.since or r.until]
    if days is not None:
        for row in dated:
            begun = row.since is None or first_day(row.since) <= days[0]
            if begun and (row.until is None or days[1] <= last_day(row.until)):
                return row
    return next((r for r in rows if r not in dated), None)


def _found(first: int, end: int, row: OwnActor) -> ActorNaming:
    if row.kind == "state" and row.state is not None:
        country = countries()[row.state]
        return ActorNaming(first, end, "state", country.name, row.state, "name", row.state, "GOV", country.wikidata)
    key = row.name.lower()
    return ActorNaming(first, end, row.kind, row.name, key, "name", row.state, row.sector, row.wikidata, row.role)
