"""Office-holders who are only named by their office: 'the French president', 'Russia's leader'.

In: a sheet's Phrases, the persons that it names, the days it may have been published. Out: namings of actors.
Whoever the article itself introduces in that office is meant before anybody in a table.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.noticing.actor_naming import ActorNaming
from onrecord.noticing.holders import Days, holder
from onrecord.noticing.lexicon import Words, as_words, title_endings, title_words
from onrecord.noticing.offices import state_beside
from onrecord.noticing.persons import PersonName
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.role_words import title_before
from onrecord.noticing.tables import Term

_ALSO = {as_words("top diplomat")}
_NOT_NOW = frozenset("former ex onetime then late previous next incoming outgoing deputy acting new future -".split())


def named_by_office(
    phrases: Phrases, people: list[PersonName], persons: list[ActorNaming], days: Days | None
) -> list[ActorNaming]:
    """Return the namings of persons by state and office where it is certain who holds it."""
    if days is None:
        return []
    taken = {n for p in people for n in (*range(p.first, p.end), *range(*(p.role or (0, 0))))}
    out = []
    for first, words in _offices(phrases, taken):
        left, state, behind = _state_of(phrases, first, first + len(words))
        term = holder(state, " ".join(words), days) if state is not None else None
        if term is not None and not _another_introduced(persons, term, words[-1]):
            key = next((p.key for p in persons if p.name == term.name), f"holder {term.name}")
            out.append(ActorNaming(left, behind, "person", term.name, key, "person", state, term.sector, term.wikidata,
                                   term.office))
    return out


def _offices(phrases: Phrases, taken: set[int]) -> Iterator[tuple[int, Words]]:
    """Yield where the titles stand that name an office by themselves, and their words; ``taken``: by persons named."""
    endings = title_endings().keys() | {words[-1] for words in _ALSO}
    for number, word in enumerate(phrases.words):
        if phrases.lower[number] not in endings or word.upos not in ("NOUN", "PROPN") or number in taken:
            continue
        found = _office_at(phrases, number)
        if found is not None and found[0] not in taken and not _goes_on(phrases, number, taken):
            yield found


def _office_at(phrases: Phrases, number: int) -> tuple[int, Words] | None:
    """Return where the longest title that ends at a word begins, and its words."""
    start = phrases.sheet.sentences[phrases.words[number].sentence][0]
    titled = title_before(phrases, number + 1, start)
    if titled is None:
        words = tuple(phrases.lower[number - 1 : number + 1])
        return (number - 1, words) if words in _ALSO and number > start else None
    return titled[0], tuple(phrases.lower[titled[0] : number + 1])


def _goes_on(phrases: Phrases, number: int, taken: set[int]) -> bool:
    """Whether the title goes on into a longer one or a name: 'president of the senate', 'President Jane Doe'."""
    after = number + 1
    if after >= len(phrases.words):
        return False
    if phrases.words[after].head == number and phrases.words[after].rel in ("flat", "compound"):
        return True
    if phrases.words[number].rel in ("compound", "nmod:desc") and phrases.words[number].head > number:
        return True
    if phrases.exact[after] == "-" or after in taken or tuple(phrases.lower[number : after + 1]) in title_words():
        return True
    return phrases.exact[after] == "," and after + 1 in taken


def _state_of(phrases: Phrases, first: int, end: int) -> tuple[int, str | None, int]:
    """Return the state right beside an office with a definite article or a possessive, and where the naming lies."""
    start = phrases.sheet.sentences[phrases.words[first].sentence][0]
    left = first
    while left > start and first - left < 5 and phrases.lower[left - 1] not in ("the", ",", "and", "a", "an"):
        if phrases.words[left - 1].upos not in ("PROPN", "ADJ", "NOUN") and not phrases.is_possessive(left - 1):
            break
        left -= 1
    if _NOT_NOW & set(phrases.lower[left:first]):
        return left, None, end
    definite = left > start and phrases.lower[left - 1] == "the"
    if not (definite or (first > left and phrases.is_possessive(first - 1))):
        return left, None, end
    return left, *state_beside(phrases, left, first, end)


def _another_introduced(persons: list[ActorNaming], term: Term, noun: str) -> bool:
    """Whether the article itself names somebody else in such an office of that state."""
    return any(
        p.state == term.state and p.name != term.name and p.role is not None and noun in p.role.lower().split()
        for p in persons
    )
