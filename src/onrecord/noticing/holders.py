"""Office-holders: whom 'Xi' and 'the French president' mean on a day.

In: a name, or a state and the words for an office, and the days between which an article was published.
Out: a Term of ``office_holders.tsv`` or of the user's own table, or null: unknown beats wrong. A bare name is taken
for an office-holder where the term may run; words for an office only where it is certain whose they are.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from onrecord.facts.article import Article
from onrecord.noticing.own_actors import own_terms
from onrecord.noticing.same import Parts, parts
from onrecord.noticing.tables import Term, terms

Days = tuple[str, str]  # the first and the last day that an article may be of, YYYY-MM-DD

_YEARS_BELIEVED = 5  # how long a term that is not known to have ended is believed to go on
_ORDER = ("state", "leader", "government", "foreign minister", "other", "organisation")
_FIRST_MINISTERS = frozenset({"prime minister", "premier", "taoiseach"})
_FOREIGN_MINISTERS = frozenset(
    {"foreign minister", "foreign secretary", "external affairs minister", "secretary of state", "top diplomat",
     "minister of foreign affairs", "minister for foreign affairs"}
)  # fmt: skip
_LEADERS = frozenset({"leader", "head of state", "strongman", "ruler"})
_SPELLED = (("defense", "defence"),)


def days_of(article: Article) -> Days | None:
    """Return between which days an article was published; null where nothing is known of it."""
    if article.published:
        return first_day(article.published[:10]), last_day(article.published[:10])
    earliest, latest = article.published_earliest, article.published_latest
    return (first_day(earliest[:10]), last_day(latest[:10])) if earliest and latest else None


def first_day(date: str) -> str:
    """Return the first day of a year, a month or a day.

    >>> first_day("2024"), first_day("2024-02"), first_day("2024-02-03")
    ('2024-01-01', '2024-02-01', '2024-02-03')
    """
    return (date + "-01-01")[:10] if len(date) == 4 else f"{date}-01"[:10]


def last_day(date: str) -> str:
    """Return the last day of a year, a month or a day.

    >>> last_day("2024"), last_day("2024-02"), last_day("2024-02-03")
    ('2024-12-31', '2024-02-29', '2024-02-03')
    """
    if len(date) == 4:
        return f"{date}-12-31"
    return f"{date}-{monthrange(int(date[:4]), int(date[5:7]))[1]:02}" if len(date) == 7 else date


def may_run(term: Term, days: Days | None) -> bool:
    """Whether a term may run on one of ``days``: it has not surely ended and may have begun."""
    if days is None:
        return True
    seen = term.seen or term.since
    end = last_day(term.until) if term.until else f"{int(seen[:4]) + _YEARS_BELIEVED}-12-31"
    return first_day(term.since) <= days[1] and days[0] <= end


def surely_runs(term: Term, days: Days) -> bool:
    """Whether a term runs on all of ``days``, however its dates are read."""
    return last_day(term.since) <= days[0] and days[1] <= first_day(term.until or term.seen or term.since)


def known_person(text: str, days: Days | None) -> Term | None:
    """Return the term of the office-holder who is called ``text`` and may hold the office on ``days``.

    The user's own table goes first. Null where nobody or more than one person fits.
    """
    name = parts(text.split())
    for table in (own_terms(), terms()):
        found = [t for t in _by_name(table).get(name, ()) if may_run(t, days)]
        if found:
            one = len({t.wikidata or t.name for t in found}) == 1
            return min(reversed(found), key=lambda t: _ORDER.index(t.holds)) if one else None
    return None


@lru_cache(maxsize=4)
def _by_name(table: tuple[Term, ...]) -> dict[Parts, list[Term]]:
    found: dict[Parts, list[Term]] = {}
    for term in table:
        for name in dict.fromkeys(parts(form.split()) for form in (term.name, *term.short)):
            found.setdefault(name, []).append(term)
    return found


def holder(state: str, office: str, days: Days | None) -> Term | None:
    """Return who surely holds an office on ``days``; ``office`` as an article writes it, lower case."""
    if days is None:
        return None
    found = [t for t in _of_state(own_terms() + terms()).get(state, ()) if _is_office(t, office)]
    running = [t for t in found if surely_runs(t, days)]
    return running[0] if len({t.wikidata or t.name for t in running}) == 1 else None


@lru_cache(maxsize=4)
def _of_state(table: tuple[Term, ...]) -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = {}
    for term in table:
        if term.state is not None:
            found.setdefault(term.state, []).append(term)
    return found


def _is_office(term: Term, words: str) -> bool:
    office = term.office.lower()
    for spelling, usual in _SPELLED:
        words, office = words.replace(spelling, usual), office.replace(spelling, usual)
    return (
        words == office
        or (words in _FIRST_MINISTERS and office in _FIRST_MINISTERS)
        or (words in _FOREIGN_MINISTERS and term.holds == "foreign minister")
        or (words in _LEADERS and term.holds == "leader")
    )


def overlaps(table: Iterable[Term]) -> list[tuple[Term, Term]]:
    """Return pairs of terms of one office in one state of which the second surely begins before the first ends."""
    offices: dict[tuple[str | None, str], list[Term]] = {}
    for term in table:
        offices.setdefault((term.state, term.office), []).append(term)
    out = []
    for line in offices.values():
        line.sort(key=lambda t: (last_day(t.since), last_day(t.until or "9999")))
        out += [
            (a, b) for a, b in pairwise(line) if first_day(a.until or a.seen or a.since) > last_day(b.since)
        ]
    return out
