"""Persons named like capitals, countries and parliaments: 'Sofia Marin', 'London Breck', 'Rada Koleva'.

In: a sheet. Out: the numbers of words that name no state, as in ``namesakes.py``. A first name is none where the
surname follows; alone ('Sofia said') where it is a capital or a parliament, since of a country an article may speak
as well.
"""

from __future__ import annotations

from onrecord.facts.sheet import Sheet
from onrecord.noticing.lexicon import known_names, office_words, title_words


def named_like_persons(sheet: Sheet, exact: list[str]) -> dict[int, str | None]:
    """Return the numbers of words that a person is named by."""
    typed = [n.first for n in sheet.names if n.type == "Person" and n.end - n.first > 1]
    followed = [w.head for i, w in enumerate(sheet.words) if w.rel == "flat" and w.upos == "PROPN" and w.head == i - 1]
    firsts = [n for n in typed if _is_first_name(n, exact)]
    firsts += [n for n in followed if _is_first_name(n, exact) and not _is_country(exact[n])]
    alone = {exact[n] for n in firsts if not _is_country(exact[n])}
    return dict.fromkeys([*firsts, *(number for number, word in enumerate(exact) if word in alone)])


def _is_first_name(number: int, exact: list[str]) -> bool:
    """Whether the name of a state or a body begins a longer one as a first name does."""
    first, second = exact[number], exact[number + 1]
    match = known_names().at(exact, number)
    if match is None or match[0] != number + 1 or first.isupper() or not second[:1].isupper():
        return False
    forms = {e.form for e in match[1] if e.kind in ("state", "institution")}
    return bool(forms & {"name", "capital"}) and not _is_role(second.lower())


def _is_role(word: str) -> bool:
    """'Moscow Mayor Jane Doe' begins with no first name."""
    return any((word,) == words[:1] for words in (*title_words(), *office_words()))


def _is_country(word: str) -> bool:
    return any(e.kind == "state" and e.form == "name" for e in known_names().entries(word))
