"""The arguments of a predicate: who, whom or what, to whom, where, when, how many.

In: a tree, a clause, what its words mean, and what was noticed. Out: ``Argument``s in order of role.
Relations are those of Universal Dependencies; a passive's agent is its who, and its subject its whom.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from onrecord.facts.noticed import Noticed
from onrecord.facts.place import Place
from onrecord.facts.proposition import Argument, Role
from onrecord.facts.quantity import Quantity
from onrecord.facts.span import Span, inside
from onrecord.facts.time import Time
from onrecord.facts.tree import Tree
from onrecord.propositions.clauses import Clause
from onrecord.propositions.control import Supplied
from onrecord.propositions.meaning import Meaning
from onrecord.statements.sources import phrase_without

_ORDER: tuple[Role, ...] = ("who", "whom", "to_whom", "what", "where", "when", "how_many")
_BY_RELATION: tuple[tuple[str, Role], ...] = (
    ("nsubj:pass", "whom"),
    ("nsubj", "who"),
    ("obl:agent", "who"),
    ("iobj", "to_whom"),
    ("obj", "whom"),
    ("xcomp", "what"),
    ("ccomp", "what"),
)
_Noticed = TypeVar("_Noticed", Place, Quantity, Time)
_TO = frozenset(("to", "with", "against", "for", "from"))


def arguments_of(tree: Tree, clause: Clause, supplied: Supplied | None, meaning: Meaning, noticed: Noticed,
                 ) -> tuple[Argument, ...]:
    """Return the arguments of a clause; ``supplied``: the subject that its words leave out."""
    found = [a for a in _from_tree(tree, clause.head, meaning) if not _is_time(noticed, a.span)]
    found = _with_subject(tree, clause, supplied, meaning, found)
    if clause.words:
        whole = tree.sheet.words[clause.words[0]].start, tree.sheet.words[clause.words[-1]].end
        found += [Argument("where", p.span, p.id) for p in _within(noticed.places, whole)]
        found += [Argument("when", t.span, t.id) for t in _within(noticed.times, whole)]
        found += [Argument("how_many", q.span, q.id) for q in _within(noticed.quantities, whole)]
    return tuple(sorted(dict.fromkeys(found), key=lambda a: (_ORDER.index(a.role), a.span or (0, 0))))


def _with_subject(tree: Tree, clause: Clause, supplied: Supplied | None, meaning: Meaning, found: list[Argument],
                  ) -> list[Argument]:
    """Add the subject that is left out, or that stands apart from its predicate."""
    if supplied is not None:
        others = [a for a in found if a.role != "who" or clause.called]
        return others + ([Argument("who", None, actor.id) for actor in supplied.actors] or [Argument("who", None)])
    if clause.subject is not None and tree.child(clause.head, "nsubj") is None:
        return found + _said_of(tree, "who", clause.subject, meaning)
    return found


def _within(found: Sequence[_Noticed], whole: Span) -> list[_Noticed]:
    """Return what stands within a span, of what was noticed in the order of the text."""
    first = bisect_left(found, whole[0], key=lambda one: one.span[0])
    end = bisect_left(found, whole[1], key=lambda one: one.span[0])
    return [one for one in found[first:end] if inside(one.span, whole)]


def _is_time(noticed: Noticed, span: Span | None) -> bool:
    return span is not None and any(time.span == span for time in _within(noticed.times, span))


def _from_tree(tree: Tree, head: int, meaning: Meaning) -> Iterator[Argument]:
    for c in tree.children(head):
        role = _role(tree, c)
        if role in ("who", "whom", "to_whom"):
            yield from _said_of(tree, role, c, meaning)
        elif role is not None:
            yield Argument(role, _span(tree, c))


def _role(tree: Tree, c: int) -> Role | None:
    rel = tree.sheet.words[c].rel
    role = next((role for prefix, role in _BY_RELATION if rel.startswith(prefix)), None)
    to_somebody = rel.split(":")[0] in ("obl", "nmod") and {tree.lemma(k) for k in tree.children(c, "case")} & _TO
    return role or ("to_whom" if to_somebody else None)


def _said_of(tree: Tree, role: Role, word: int, meaning: Meaning) -> list[Argument]:
    actors, span, thing = meaning.of(word), _span(tree, word), meaning.named_thing(word)
    antecedent = tree.sheet.span(*thing) if thing is not None else None
    return [Argument(role, span, actor.id) for actor in actors] or [Argument(role, span, antecedent=antecedent)]


def _span(tree: Tree, word: int) -> Span:
    return tree.sheet.span(*phrase_without(tree, word, tree.children(word, "case")))
