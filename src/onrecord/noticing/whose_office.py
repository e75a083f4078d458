"""Whether an office named without its state can be one of the article's home.

In: a sheet's Phrases, a person with a title, the state that the article is at home in. Out: yes or no. 'The minister'
is one; 'the Lakeland premier', 'the club's president', 'the council spokesman' serve a province, a club, a city.
"""

from __future__ import annotations

from onrecord.noticing.lexicon import title_words
from onrecord.noticing.namesakes import known_at
from onrecord.noticing.persons import PersonName
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.role_words import title_before
from onrecord.noticing.tables import titles_at_home

_LEADERS = frozenset({"president", "vice president", "vice-president", "premier", "leader", "interim president",
                      "acting president"})  # fmt: skip
_BESIDE_LEADERS = frozenset(
    "the a an and current new first incumbent sitting elected then outgoing incoming deputy acting interim mr mr. her "
    "his excellency country's nation's republic's transitional transition military civilian ailing longtime long-time "
    "veteran late embattled - , : re-elected newly".split()
)
_BELOW = frozenset(
    "provincial regional municipal city county cantonal town village borough council mayor's mayoral local "
    "club team student students".split()
)
_OF_ALL_TOWNS = frozenset({"minister", "ministry", "secretary", "police", "court"})    # 'minister of local affairs'
_RANKS_ELSEWHERE = frozenset({"captain", "major", "sergeant"})    # of ships and teams too
_UNIFORMED = frozenset(
    "police army navy naval force forces military marine marines brigade battalion guard defence defense troops".split()
)


def is_of_a_state(phrases: Phrases, person: PersonName, home: str | None) -> bool:
    """Whether a titled person's office may be a state's."""
    assert person.role is not None
    assert person.title is not None
    return is_office_of_a_state(phrases, *person.role, person.title.words, home)


def is_office_of_a_state(phrases: Phrases, first: int, end: int, title: str, home: str | None) -> bool:
    """Whether the office that words [first, end) tell, with this title, may be a state's."""
    words = set(phrases.lower[first:end])
    if any(phrases.lower[n] == "state" and phrases.is_possessive(n + 1) for n in range(first, end - 1)):
        return False        # 'the state's health minister': a province's, or nobody can tell
    if _BELOW & words or _in_a_place(phrases, first, end):
        return "provincial" not in words and bool(_OF_ALL_TOWNS & words)
    if title in titles_at_home():
        return home in titles_at_home()[title]
    if title in _RANKS_ELSEWHERE:
        return bool(_UNIFORMED & words)
    return title not in _LEADERS or _leads_a_state(phrases, first, end)


def _in_a_place(phrases: Phrases, first: int, end: int) -> bool:
    """'Lakeland Premier Jane Doe': the reader model sees a place in the role that is no state."""
    return any(
        name.type in ("Location", "Facility") and first <= name.first and name.end <= end
        and not _is_state(phrases, name.first) and (phrases.lower[name.first],) not in title_words()
        for name in phrases.names_at(first, end)
    )


def _leads_a_state(phrases: Phrases, first: int, end: int) -> bool:
    """Whether nothing beside 'president' makes it a club's, a bank's or a union's."""
    titled = ((n, found[0]) for n in range(first, end) if (found := title_before(phrases, n + 1, first)) is not None)
    at, start = next(titled, (first, first))
    before = [n for n in range(first, start) if not _is_state(phrases, n)]
    if any(phrases.lower[n] not in _BESIDE_LEADERS and not phrases.is_possessive(n) for n in before):
        return False
    behind = phrases.lower[at + 1 : at + 2]
    return behind != ["of"] or phrases.lower[at + 2 : at + 4] == ["the", "republic"]


def _is_state(phrases: Phrases, number: int) -> bool:
    match = known_at(phrases, number)
    return match is not None and any(e.kind == "state" for e in match[1])
