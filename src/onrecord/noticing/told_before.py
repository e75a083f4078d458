"""Whose office a bare title takes up, from what stands before it: 'Governor Jane Doe' of the central bank named above.

In: a sheet's Phrases, a person with a title and no state beside it, the namings of bodies. Out: an alpha-3 code, or
null. These words are nearer than the dateline: the text has just said whose office it is.
"""

from __future__ import annotations

from onrecord.noticing.actor_naming import ActorNaming
from onrecord.noticing.persons import PersonName
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.tables import offices_at


def state_told_before(phrases: Phrases, person: PersonName, others: list[ActorNaming]) -> str | None:
    """Return the state of the office that a bare title takes up, where the text before tells it."""
    return _of_body(phrases, person, others) or _described(phrases, person, others)


def _of_body(phrases: Phrases, person: PersonName, others: list[ActorNaming]) -> str | None:
    """'Ghana's Supreme Court … Chief Justice Jane Doe', 'tribunal president': the last such body named."""
    assert person.title is not None
    assert person.role is not None
    nouns = offices_at().get(person.title.words, frozenset()) | set(phrases.lower[slice(*person.role)])
    nouns -= set(person.title.words.split())
    bodies = [f for f in others if f.first < person.first and f.state and f.kind == "institution"
              and nouns & set(f.name.lower().split(" of ")[0].split()[-1:])]
    return bodies[-1].state if bodies else None


def _described(phrases: Phrases, person: PersonName, others: list[ActorNaming]) -> str | None:
    """'Kenya's central bank governor denied it. … Governor Jane Doe': the same office, with its body and no name."""
    assert person.role is not None
    assert person.title is not None
    if person.title.acts != "body":
        return None         # 'China's foreign minister … Foreign Minister Doe': two men
    role = phrases.lower[slice(*phrases.without_article(*person.role))]
    for body in reversed([f for f in others if f.end < person.role[0] and f.state and f.kind == "institution"]):
        if phrases.lower[body.end : body.end + len(role)] == role:
            return body.state
    return None

