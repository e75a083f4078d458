"""Actors that are only described: 'two senior Peruvian officials', 'media reports', 'a person familiar with the talks'.

In: a Sheet and the words of a noun phrase. Out: an Actor with ``named`` false, or null where the phrase
describes nobody who could speak.
"""

from __future__ import annotations

from onrecord.facts.actor import Actor
from onrecord.facts.identity import fact_id
from onrecord.noticing.context import states_in
from onrecord.noticing.offices import state_of
from onrecord.noticing.own_agents import with_agent
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.public_bodies import is_no_towns
from onrecord.noticing.role_words import title_before
from onrecord.noticing.tables import Unnamed, titles_at_home, unnamed
from onrecord.noticing.whose_office import is_office_of_a_state

_REPORTS = frozenset("report coverage account outlet press reporting".split())
_MEDIA = frozenset("media press news newspaper television tv".split())
_PUBLIC = frozenset(
    "intelligence enforcement security police military army government state ministry national federal".split()
)
_RULERS = frozenset("regime junta administration dictatorship".split())
_BEFORE = 3     # words before a noun in which a state may stand: "Togo's military regime"
_SERVICES = frozenset(
    "police army navy military defence defense government ministry cabinet prosecutors regulators authorities "
    "troops soldiers".split()
)
_NOT_ITS_OWN = frozenset("former retired ex rebel insurgent separatist opposition shadow city municipal party".split())
_OF_HOME = frozenset("minister president prosecutor".split())
_PERSON_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "ee")  # moderator, motorist, guardsman, librarian
_THINGS = frozenset(
    "number order power water matter paper letter border river answer offer corner chapter center weather summer "
    "winter factor error sector labor tower computer carrier tanker disaster shower quarter chamber danger laser "
    "server filter finger shoulder cluster poster banner barrier transfer encounter surrender "
    "committee mirror floor horror terror minor major interior exterior motor guarantee degree human".split()
)
_SHARES = frozenset("percent cent".split())  # '41 percent said': people
_NOT_SPEAKERS = frozenset("it this that these those what which there here".split())


def describe(phrases: Phrases, first: int, end: int, speaks: bool = False) -> Actor | None:
    """Return the actor that the noun phrase in words [first, end) describes.

    Its name is the phrase without article and loose punctuation; numerals stay. Null where the head noun is
    no kind of speaker, medium or document. ``speaks``: the text has the phrase say something, so any noun will
    do ('the club', 'many', 'the 34-year-old').
    """
    first, end = phrases.without_article(first, end)
    if first >= end:
        return None
    head = phrases.head(first, end)
    row = _row(phrases, head) or (_anybody(phrases, head) if speaks else None)
    if row is None or phrases.lower[head] in _NOT_SPEAKERS or phrases.words[head].upos == "PRON":
        return None
    public = row.kind == "organisation" and not _PUBLIC.isdisjoint(phrases.lower[first:end])
    kind, sector = ("institution", "GOV") if public else (row.kind, row.sector)
    if row.noun in _REPORTS and not _MEDIA.isdisjoint(phrases.lower[first:head]):
        kind, sector = "media", "JRN"
    span = phrases.sheet.span(first, end)
    state = _whose(phrases, first, head, end, row, public)
    described = Actor(
        id=fact_id("a", phrases.sheet.article.id, [span]),
        name=phrases.text(first, end),
        kind=kind,
        of=state,
        sector=sector,
        named=False,
        mentions=(span,),
    )
    return with_agent(described, _state(phrases, first, head, end))


def _whose(phrases: Phrases, first: int, head: int, end: int, row: Unnamed, public: bool) -> str | None:
    """Return the state that a described actor acts for: told in the phrase, else that of the article's home."""
    state = _state(phrases, first, head, end) if row.acts or public else None
    if state is None and row.acts and (
            _serves_a_state(phrases.lower[first:end]) or _holds_office(phrases, first, head, end)):
        state = states_in(phrases).here(first)
    if state is None and phrases.words[head].lemma.lower() in _RULERS and not any(
            word[:1].isupper() and word != "The" for word in phrases.exact[first:head]):     # of another
        state = _named_as(phrases, head)
    if public and state is None:
        behind = next((s for n in range(head + 1, end) if (s := state_of(phrases, n)) is not None), None)
        return behind or (states_in(phrases).here(first) if "state" in phrases.lower[first:head] else None)
    return state


def _named_as(phrases: Phrases, head: int) -> str | None:
    """'The regime' after 'Togo's military junta': the state that the nearest noun like it was said to be of."""
    alike = (n for n in range(head - 1, -1, -1) if phrases.words[n].lemma.lower() in _RULERS)
    beside = (_state(phrases, max(n - _BEFORE, 0), n, n + 1) for n in alike)
    return next((state for state in beside if state is not None), None)


def _serves_a_state(words: list[str]) -> bool:
    """'A police official', 'prosecutors', 'health authorities': unnamed, and of the article's home state."""
    return not _SERVICES.isdisjoint(words) and _NOT_ITS_OWN.isdisjoint(words) and is_no_towns(set(words))


def _holds_office(phrases: Phrases, first: int, head: int, end: int) -> bool:
    """'The health minister', 'the premier', 'prosecutors': of the article's home state, where it has such an office."""
    found = title_before(phrases, head + 1, first)
    title = found[1] if found is not None else None
    if title is None or title.acts != "state" or not _NOT_ITS_OWN.isdisjoint(phrases.lower[first:end]):
        return False
    at_home = title.words in titles_at_home() or title.words.split()[-1] in _OF_HOME
    return at_home and is_office_of_a_state(phrases, first, end, title.words, states_in(phrases).own)


def _row(phrases: Phrases, head: int) -> Unnamed | None:
    """Return the table's row for a head noun, by its lemma, its form or its form without -s."""
    word = phrases.words[head]
    for form in (word.lemma.lower(), phrases.lower[head], phrases.lower[head].removesuffix("s")):
        if form in unnamed():
            return unnamed()[form]
    lemma = word.lemma.lower()
    person = word.upos == "NOUN" and is_like_a_person(lemma)
    return Unnamed(lemma, "person", None, "unnamed person", False) if person else None


def is_like_a_person(lemma: str) -> bool:
    """Whether a noun ends as those for people do: moderator, motorist, guardsman, librarian.

    >>> is_like_a_person("motorist"), is_like_a_person("letter")
    (True, False)
    """
    return len(lemma) > 4 and lemma.endswith(_PERSON_ENDINGS) and lemma not in _THINGS


def _anybody(phrases: Phrases, head: int) -> Unnamed | None:
    """Return a row for a noun that the table lacks: one thing that speaks is a body, several are people."""
    word = phrases.words[head]
    if word.upos not in ("NOUN", "PROPN", "ADJ", "NUM"):
        return None
    one = word.xpos in ("NN", "NNP") and not word.text[0].isdigit() and word.lemma.lower() not in _SHARES
    if one:
        return Unnamed(word.lemma.lower(), "organisation", None, "institution", False)
    return Unnamed(word.lemma.lower(), "person", None, "unnamed person", False)


def _state(phrases: Phrases, first: int, head: int, end: int) -> str | None:
    """Return the state beside the noun: before it ('Peruvian officials'), or after 'from', 'of' ('staff from Peru')."""
    for number in range(first, head):
        state = state_of(phrases, number)
        if state is not None:
            return state
    if head + 2 < end and phrases.lower[head + 1] in ("from", "of", "in"):
        start = head + 2 + (phrases.lower[head + 2] == "the")
        return state_of(phrases, start) if start < end and phrases.lower[head + 1] != "in" else None
    return None
