"""What kind of claim a proposition makes: fact, figure, accusation, plan, demand, verdict, prediction, or a topic."""

from __future__ import annotations

from onrecord.facts.claim import ClaimKind, PositionKind
from onrecord.facts.proposition import Modality, Proposition
from onrecord.facts.statement import Statement
from onrecord.propositions.control import calls
from onrecord.statements.lexicon import words_of
from onrecord.words.verdicts import is_judged, verdict_of

_BY_MODALITY: dict[Modality, ClaimKind] = {
    "planned": "plan", "demanded": "demand", "hypothetical": "prediction", "possible": "prediction",
    "conditional": "prediction",
}
_SPEAKING = ("say", "reiterate", "assess", "fear", "speculate", "report", "criticise")


def kind_of(proposition: Proposition, statement: Statement | None, position: PositionKind) -> ClaimKind:
    """Return the kind of claim that a proposition makes where it is first told."""
    if not proposition.complete or (statement is not None and _is_mentioned(proposition, statement)):
        return "topic"
    if is_judged(proposition.text) or (verdict_of(proposition) and proposition.modality == "actual"):
        return "verdict"
    if proposition.modality in _BY_MODALITY:
        return _BY_MODALITY[proposition.modality]
    act = statement.act if statement is not None else "report"
    if act == "accuse" or (position == "alleged" and act != "report"):
        return "accusation"
    if proposition.predicate.part == "adjective" and statement is not None and calls(statement.cue.lemma):
        return "verdict"
    if any(argument.role == "how_many" for argument in proposition.arguments):
        return "figure"
    return "fact"


def _is_mentioned(proposition: Proposition, statement: Statement) -> bool:
    """Whether a noun for a deed is only spoken of ('welcomed the arrest'): that says nothing about it."""
    spoken_of = (statement.act in _SPEAKING and statement.cue.lemma not in words_of("announcing")
                 and not is_judged(proposition.text))
    return proposition.predicate.part == "deed" and spoken_of and not any(
        proposition.predicate.spans[0][1] <= a.span[0] for a in proposition.arguments if a.role == "who" and a.span)
