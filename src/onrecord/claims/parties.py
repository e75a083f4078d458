"""Who can hold a position: actors, and documents or footage as evidence; never a noun of the sentence.

In: a statement's speakers. Out: those that can be a party. What is only described ('decision', 'allegations') is one
where its noun means people or a body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.facts.actor import Actor
from onrecord.facts.statement import Statement
from onrecord.noticing.tables import unnamed
from onrecord.statements.lexicon import words_of

_PREPOSITIONS = frozenset("against of from in at for with on to by about among as under over".split())
_PEOPLE = re.compile(r"(?:[^aeiou]er|eer|or|ist|man|men|ian|ee|people|folk|kin|ant|ent|ess|ese|ite|ish|ans|mate)s?$")
_BODIES = re.compile(
    r"(?:association|corporation|organi[sz]ation|federation|foundation|institution|commission|administration|delegation|"
    r"government|parliament|department|prosecution|opposition|coalition|union|agency|embassy|consultancy|community|"
    r"authority|university|committee|company|city|municipality|majority|minority|ministry|leadership|village|"
    r"intelligence|police|judiciary|presidency|party|official|regiment|establishment|hospital|tribunal|council)(?:s|ies)?$"
)


def parties(statement: Statement, actors: Mapping[str, Actor]) -> list[Actor]:
    """Return who takes a position by a statement."""
    return [actor for id in statement.speakers if (actor := actors.get(id)) is not None and may_hold(actor)]


def may_hold(actor: Actor) -> bool:
    """Whether an actor can hold that something is so."""
    if actor.named or actor.kind not in ("person", "organisation"):
        return True
    if actor.name.split()[0].lower() in _PREPOSITIONS:
        return False
    noun = _noun(actor.name)
    if noun in words_of("said before") or noun in words_of("no party"):
        return False
    if {noun, noun.removesuffix("s")} & (unnamed().keys() | words_of("party")) or _BODIES.search(noun):
        return True
    return bool(_PEOPLE.search(noun)) or noun[:1].isdigit()


def is_evidence(actor: Actor) -> bool:
    """Whether a document shows something by what it is (footage, files), not by what somebody writes in it."""
    return actor.kind == "document" and bool({word.lower().rstrip("s") for word in actor.name.split()} &
                                             words_of("evidence"))


def _noun(name: str) -> str:
    """Return the head noun of a description: the last word before a preposition."""
    bare = re.split(r"\s(?:of|from|in|at|for|with|on|to|who|that|by|against|about|among)\s", f" {name.lower()} ")[0]
    words = bare.split()
    return words[-1] if words else name.lower()
