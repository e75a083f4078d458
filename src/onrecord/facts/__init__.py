"""The shapes of the record: frozen, typed, without input or output. Everything else passes these around."""

from onrecord.facts.actor import Actor
from onrecord.facts.article import Article
from onrecord.facts.claim import Claim, Position
from onrecord.facts.event import Attestation, Event
from onrecord.facts.place import Place
from onrecord.facts.proposition import Argument, Predicate, Proposition
from onrecord.facts.quantity import Quantity
from onrecord.facts.reading import MadeBy, Reading
from onrecord.facts.span import Span
from onrecord.facts.statement import Cue, Link, Statement
from onrecord.facts.time import Time

__all__ = [
    "Actor",
    "Argument",
    "Article",
    "Attestation",
    "Claim",
    "Cue",
    "Event",
    "Link",
    "MadeBy",
    "Place",
    "Position",
    "Predicate",
    "Proposition",
    "Quantity",
    "Reading",
    "Span",
    "Statement",
    "Time",
]
