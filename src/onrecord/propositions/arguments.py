"""The arguments of a predicate: who, whom or what, to whom, where, when, how many.

In: a tree, a clause, what its words mean, and what was noticed. Out: ``Argument``s in order of role.
Relations are those of Universal Dependencies; a passive's agent is its who, and its subject its whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.facts.noticed import Noticed
from onrecord.facts.proposition import Argument, Role
from onrecord.facts.span import Span, inside
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
_TO = frozenset(("to", "with", "against", "for", "from"))


def arguments_of(tree: Tree, clause: Clause, supplied: Supplied | None, meaning: Meaning, noticed: Noticed,
                 ) -> tuple[Argument, ...]:
    """Return the arguments of a clause; ``supplied``: the subject that its words leave out."""
    times = {t.span for t in noticed.times}
    found = [a for a in _from_tree(tree, clause.head, meaning) if a.span not in times]
    found = _with_subject(tree, clause, supplied, meaning, found)
    words = [tree.sheet.words[i].span for i in clause.words]
    found += [Argument("where", p.span, p.id) for p in noticed.places if _within(p.span, words)]
    found += [Argument("when", t.span, t.id) for t in noticed.times if _within(t.span, words)]
    found += [Argument("how_many", q.span, q.id) for q in noticed.quantities if _within(q.span, words)]
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


def _within(span: Span, words: Sequence[Span]) -> bool:
    return bool(words) and inside(span, (words[0][0], words[-1][1]))


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
