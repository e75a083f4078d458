"""Propositions: one predicate with its arguments, its polarity and modality, and in whose words it is."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.span import Span

Modality = Literal["actual", "planned", "demanded", "possible", "conditional", "hypothetical", "asked"]
Role = Literal["who", "whom", "to_whom", "what", "where", "when", "how_many"]
Part = Literal["verb", "adjective", "noun", "deed"]


class Predicate(msgspec.Struct, frozen=True):
    """What is said of the arguments. ``family``: the stem that a noun and its verb share ('deployment', 'deploy').

    ``part``: an adjective or a noun (with a copula) says what something is; a deed is a noun that tells of one alone.
    """

    spans: tuple[Span, ...]
    lemma: str
    family: str
    part: Part = "verb"


class Argument(msgspec.Struct, frozen=True):
    """One argument. ``span``: its words, null where the text leaves it to be understood ('denied taking part').

    ``meant``: id of the actor, place, time or quantity that it stands for, null where it is none of the article's.
    ``antecedent``: the words that say which thing it is, where its own do not ('it', 'the deal').
    """

    role: Role
    span: Span | None
    meant: str | None = None
    antecedent: Span | None = None

    @property
    def says_which(self) -> Span | None:
        """The words that say best what it is."""
        return self.antecedent or self.span


class Proposition(msgspec.Struct, frozen=True):
    """One predicate with its arguments, atomic: 'denied X and called Y' holds two.

    ``spans``: its words. ``negated``: the text says that it is not so. ``condition``: the words of its 'if'.
    ``in_statement``: id of the statement in whose content it stands. ``text``: our wording, polarity and all, with
    what pronouns and left-out words stand for put in [brackets]; ``affirmed``: the same without its negation, null
    where there is none. ``complete``: it has predicate and subject and can be read alone; else it is a topic.
    """

    id: str
    predicate: Predicate
    spans: tuple[Span, ...]
    text: str
    arguments: tuple[Argument, ...] = ()
    negated: bool = False
    affirmed: str | None = None
    modality: Modality = "actual"
    condition: Span | None = None
    in_statement: str | None = None
    complete: bool = True

    def things(self) -> list[Span]:
        """Return the words that say who and whom it is about, those of the antecedent where its own do not."""
        return [span for a in self.arguments if a.role in ("who", "whom") and (span := a.says_which) is not None]

    def meant(self, *roles: Role) -> frozenset[str]:
        """Return the ids of what its arguments in some roles (all, where none is given) stand for."""
        return frozenset(a.meant for a in self.arguments if a.meant is not None and (not roles or a.role in roles))
