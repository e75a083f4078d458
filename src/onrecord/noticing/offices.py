"""Institutions named by common words: ministries, embassies, armies, courts, governments.

In: a sheet's Phrases and the states named in it. Out: namings of actors with the state each acts for, where that
stands beside it ('Kenya's army'), behind it ('the army of Kenya') or follows from the context (``context.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.noticing.actor_naming import ActorNaming
from onrecord.noticing.gazetteer import known
from onrecord.noticing.lexicon import as_words, office_lengths, office_words
from onrecord.noticing.namesakes import known_at
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.public_bodies import is_public
from onrecord.noticing.tables import Office, countries

_OPEN_HEADS = frozenset(
    "ministry department office bureau agency commission council committee authority directorate court".split()
)
_LINKS = frozenset("of for and the ,".split())
_LARGE = 100     # thousands of people
_OTHERS_THAN_STATES = frozenset(
    "party opposition rebel separatist company club school university church league liberation resistance salvation "
    "volunteer".split()
)
_OWN_WORDS = frozenset("his her their our my its your".split())
_NOT_A_NAME = frozenset(
    "own new same main top other another ruling current former local late official such military "
    "powerful country's nation's state national".split()
)


def office_names(phrases: Phrases) -> list[ActorNaming]:
    """Return the institutions of states named by what they are; ``state`` is null where nothing beside says it."""
    out: list[ActorNaming] = []
    at = 0
    lengths = office_lengths()
    while at < len(phrases.words):
        match = _office_at(phrases, at) if phrases.lower[at] in lengths else None
        if match is None:
            at += 1
            continue
        end, office = match
        found = _naming(phrases, at, end, office, out[-1] if out else None)
        if found is not None:
            out.append(found)
        at = end
    return out


def _office_at(phrases: Phrases, first: int) -> tuple[int, Office] | None:
    lower = phrases.lower
    longest = office_lengths().get(lower[first])
    if longest is None:
        return None
    wordings = office_words()
    for length in range(min(longest, len(lower) - first), 0, -1):
        office = wordings.get(tuple(lower[first : first + length]))
        if office is not None and phrases.words[first + length - 1].upos in ("NOUN", "PROPN"):
            return first + length, office
    return None


@dataclass(frozen=True)
class _Naming:
    """An office's words [first, end), what stands before them from ``left`` on, and its state, named up to ``behind``.

    ``own``: a pronoun owns it; ``definite``: with 'the'; ``proper``: with a capital.
    """

    left: int
    first: int
    end: int
    state: str | None
    behind: int
    own: bool
    definite: bool
    proper: bool


def _naming(phrases: Phrases, first: int, end: int, office: Office, before: ActorNaming | None) -> ActorNaming | None:
    head = phrases.head(first, end)
    if _is_modifier(phrases, head, end):
        return None if office.kind == "state" else _modifying(phrases, first, end, office)
    if office.kind != "state" and _is_member_of(phrases, first):
        return None
    seen = _seen(phrases, head, first, _right_edge(phrases, first, end), office, before)
    if _is_no_states(phrases, office, seen) or (seen.state is None and not _goes_without_state(phrases, office, seen)):
        return None
    return _with_edges(phrases, office, seen)


def _seen(phrases: Phrases, head: int, first: int, end: int, office: Office, before: ActorNaming | None) -> _Naming:
    left = min(phrases.left_edge(head), first, _name_edge(phrases, first, end))
    state, behind = state_beside(phrases, left, first, end)
    if state is None and office.sector in ("COP", "JUD", "LEG"):
        state = _in_state(phrases, end)
    if state is None and before is not None and _shares_owner(phrases, before, left, head):
        state, behind = before.state, end
    nouns = (w for w in phrases.words[first:end] if w.upos in ("NOUN", "PROPN"))
    return _Naming(
        left, first, end, state, behind,
        own=not _OWN_WORDS.isdisjoint(phrases.lower[left:first]),
        definite="the" in phrases.lower[max(0, left - 1) : left + 1],
        proper=any(w.text[:1].isupper() for w in nouns),
    )  # fmt: skip


def _is_no_states(phrases: Phrases, office: Office, seen: _Naming) -> bool:
    """Whether what stands around an office says that it is somebody else's than a state's, or no office at all."""
    left, first, end = seen.left, seen.first, seen.end
    if seen.state is None and not seen.proper and _of_somebody_else(phrases, left, first):
        return True
    if owned_by_another(phrases, left, end) or _OTHERS_THAN_STATES & set(phrases.lower[max(0, left - 1) : first]):
        return True
    if seen.own and office.core == "bureau":
        return True     # 'its office' is a room
    if seen.proper and _is_anothers(phrases, office, left, first, end, seen.state):
        return True
    longer = (n for n in phrases.names_at(first, end) if n.type == "Organization" and n.end > end)
    return office.core == "people" and any(longer)     # 'Ghanaian People's Party'


def _goes_without_state(phrases: Phrases, office: Office, seen: _Naming) -> bool:
    """Whether the words alone mean a state's body, which one the article tells: 'the police', 'its army'."""
    if office.kind == "state":
        return office.solo and seen.definite and not seen.own
    if seen.own:
        return phrases.lower[seen.left] == "its"
    solo = office.solo and (seen.definite or _bare(phrases, seen.first))
    return solo or (seen.proper and seen.end - seen.first > 1)


def _with_edges(phrases: Phrases, office: Office, seen: _Naming) -> ActorNaming:
    """Return the naming without its article or pronoun, with where an embassy stands."""
    first, last = phrases.without_article(seen.left, max(seen.end, seen.behind))
    if seen.own and phrases.lower[first] in _OWN_WORDS:
        first = min(first + 1, last - 1)
    if office.kind == "embassy":
        last = _with_place(phrases, last)
    words = _core_words(phrases, seen.left, seen.first)
    core = f"{words} {phrases.text(seen.first, seen.end)}" if words else office.core
    name = phrases.text(first, last)
    return ActorNaming(first, last, office.kind, name, core.lower(), "office", seen.state, office.sector)


def _is_town(word: str) -> bool:
    """'Kazan Transport Department': the town's own. Small towns are named like common words."""
    return any(p.kind in ("city", "region") and not p.capital and p.people >= _LARGE for p in known(word))


def _in_state(phrases: Phrases, end: int) -> str | None:
    """'The High Court in Uganda', 'in Kampala': a body of the country it is in; an army may be anywhere."""
    inside = phrases.lower[end : end + 1] == ["in"] and end + 1 < len(phrases.words)
    match = known_at(phrases, end + 1) if inside else None
    named = (e for e in match[1] if e.kind == "state" and e.form in ("name", "capital")) if match else iter(())
    return next((e.state for e in named), None)


def _is_anothers(phrases: Phrases, office: Office, left: int, first: int, end: int, state: str | None) -> bool:
    """'Lakeland Port Authority', 'Kenya Press Council': a body that no state has, as far as its name tells."""
    if office.kind == "state" or office.solo:
        return False
    words = set(phrases.lower[left:end])
    if state is not None:
        return "council" in words and not is_public(words)
    if left < first and _is_town(phrases.exact[left]):
        return True
    return end - left > 1 and not is_public(words)


def owned_by_another(phrases: Phrases, left: int, end: int) -> bool:
    """Whether letters that name no state own a body: 'the LCC's Transport Department'; the state owns courts' names."""
    return any(
        phrases.is_possessive(number) and phrases.exact[number - 1].isupper() and state_of(phrases, number - 1) is None
        for number in range(max(1, left - 1), end)
    )


def _shares_owner(phrases: Phrases, before: ActorNaming, left: int, head: int) -> bool:
    """'China's central bank and banking regulator': joined to a state's institution, without an article of its own."""
    link = phrases.lower[before.end : left]
    joined = phrases.relation(head) == "conj" and before.first <= phrases.words[head].head < before.end
    return joined and before.kind != "state" and bool(link) and set(link) <= {"and", ",", "or", "as", "well"}


def _is_member_of(phrases: Phrases, first: int) -> bool:
    """'member of parliament' is a person's role, not the parliament."""
    return first >= 2 and phrases.lower[first - 1] == "of" and phrases.lower[first - 2] in ("member", "members")


def _name_edge(phrases: Phrases, first: int, end: int) -> int:
    """Return where the reader model's name around a capitalised office begins: 'Water and Power Authority'."""
    if not phrases.words[end - 1].text[:1].isupper():
        return first
    return next(
        (
            phrases.without_article(n.first, n.end)[0]
            for n in phrases.sheet.names
            if n.type == "Organization" and n.first < first < n.end and n.end <= end
        ),
        first,
    )


def _of_somebody_else(phrases: Phrases, left: int, first: int) -> bool:
    """'the ACT president's office', 'the Tibetan government': a name beside it that is no state's."""
    return any(
        phrases.words[n].upos == "PROPN" or (phrases.words[n].upos == "ADJ" and phrases.exact[n][:1].isupper())
        for n in range(left, first)
        if n != phrases.sheet.sentences[phrases.words[n].sentence][0]
    )


def _is_modifier(phrases: Phrases, head: int, end: int) -> bool:
    word = phrases.words[head]
    return word.rel in ("compound", "amod") and word.head >= end


def _modifying(phrases: Phrases, first: int, end: int, office: Office) -> ActorNaming | None:
    """'Chinese foreign ministry spokesperson': the ministry is named with its state; 'army officers' names no army."""
    if (end - first < 2 and office.core != "junta") or office.kind == "embassy":
        return None
    left = first
    while (
        left > 0
        and (phrases.is_possessive(left - 1) or state_of(phrases, left - 1) is not None)
        and (phrases.words[left - 1].sentence == phrases.words[first].sentence)
    ):
        left -= 1
    state, _ = state_beside(phrases, left, first, end)
    if state is None and not office.solo:
        return None
    name = phrases.text(left, end)
    return ActorNaming(left, end, office.kind, name, office.core.lower(), "office", state, office.sector)


def _bare(phrases: Phrases, first: int) -> bool:
    """'police said', 'parliament voted', a name in capitals: no determiner at all."""
    return not any(phrases.words[c].upos in ("DET", "PRON", "NUM") and c < first for c in phrases.children[first]) and (
        phrases.lower[first - 1] not in ("a", "an") if first else True
    )


def _right_edge(phrases: Phrases, first: int, end: int) -> int:
    """Extend 'Ministry of' over its capitalised subject: 'Ministry of Tourism and Wildlife'."""
    words = phrases.words
    if _OPEN_HEADS.isdisjoint((phrases.lower[end - 1], phrases.lower[first])) or not words[end - 1].text[:1].isupper():
        return end
    for stop in range(end, phrases.sheet.sentences[words[first].sentence][1]):
        capital = words[stop].text[:1].isupper() and words[stop].upos in ("PROPN", "NOUN", "ADJ")
        if capital and state_of(phrases, stop) is None:
            end = stop + 1
        elif not _may_link(phrases, stop):
            break
        if phrases.lower[stop] == "," or (not capital and stop - end > 1):
            break
    return end


def _may_link(phrases: Phrases, number: int) -> bool:
    """Whether a word may stand between the words of an office's name: 'of', 'and', 'the' only in 'of the'."""
    word = phrases.lower[number]
    return word in _LINKS and (word != "the" or phrases.lower[number - 1] in ("of", "for"))


def _with_place(phrases: Phrases, end: int) -> int:
    """Take in where an embassy stands: 'in Windhoek', 'in New Delhi'."""
    if end + 1 < len(phrases.words) and phrases.lower[end] == "in" and phrases.words[end + 1].upos == "PROPN":
        stop = end + 1
        while stop < len(phrases.words) and phrases.words[stop].upos == "PROPN" and stop - end < 4:
            stop += 1
        return stop
    return end


def _core_words(phrases: Phrases, left: int, first: int) -> str:
    """Return what else tells this body from others of its kind: 'federal flood' of 'Kenya's federal flood board'."""
    words = []
    number = left
    while number < first:
        match = known_at(phrases, number)
        if match is not None and any(e.kind == "state" for e in match[1]):
            number = match[0]
            continue
        if phrases.words[number].upos in ("NOUN", "PROPN", "ADJ") and phrases.lower[number] not in _NOT_A_NAME:
            words.append(phrases.lower[number])
        number += 1
    return " ".join(words)


def state_of(phrases: Phrases, number: int) -> str | None:
    """Return the code of the state that a one-word name, demonym or capital at ``number`` means."""
    match = known_at(phrases, number)
    if match is None:
        return None
    return next((e.state for e in match[1] if e.kind == "state"), None)


def state_beside(phrases: Phrases, left: int, first: int, end: int) -> tuple[str | None, int]:
    """Return the state named in the modifiers [left, first) or behind [.., end), and where the naming ends.

    Of two states before the noun the first is the owner: 'Peru's U.S. embassy'.
    """
    number = left
    while number < first:
        state = state_of(phrases, number)
        if state is not None:
            return state, end
        match = known_at(phrases, number)
        number = match[0] if match else number + 1
    return _state_behind(phrases, end) or (None, end)


def _state_behind(phrases: Phrases, end: int) -> tuple[str, int] | None:
    """Return the state that an office is 'of' or 'for', and where its name ends; not the owner of what follows."""
    if end + 1 >= len(phrases.words) or phrases.lower[end] not in ("of", "for"):
        return None
    start = end + 1 + (phrases.lower[end + 1] in ("the", "neighbouring", "neighboring", "nearby"))
    match = known_at(phrases, start) if start < len(phrases.words) else None
    if match is None or phrases.is_possessive(match[0]):
        return None
    state = next((e.state for e in match[1] if e.kind == "state" and e.form != "capital"), None)
    return (state, match[0]) if state is not None else None


def full_name(found: ActorNaming) -> str:
    """Return an institution's name with its state: 'Kenyan foreign ministry' for 'the foreign ministry'."""
    if found.state is None or found.state not in countries():
        return found.name
    country = countries()[found.state]
    generic = as_words(found.name.lower()) in office_words()
    if not generic and (found.name[:1].isupper() or "'s " in found.name.replace("’", "'")):
        return found.name
    if generic and " " not in found.name:
        return f"{country.adjectives[0] if country.adjectives else country.name} {found.name.lower()}"
    text = found.name.replace("’", "'")
    names = (country.name, *country.aliases, *country.adjectives, *country.capitals)
    if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names):
        return found.name
    return f"{country.adjectives[0] if country.adjectives else country.name} {found.name}"
