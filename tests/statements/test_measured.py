"""A quantity belongs to the statement that says it; of two, one inside the other, to the inner one."""

from __future__ import annotations

from onrecord.facts.quantity import Quantity
from onrecord.facts.statement import Cue, Statement
from onrecord.statements.measured import measured


def said(own: str, *content: tuple[int, int]) -> Statement:
    return Statement(own, (), (), "implicit", Cue((), "say"), "say", "indirect", content)


def of(statements: tuple[Statement, ...], *spans: tuple[int, int]) -> dict[str, tuple[str, ...]]:
    made = measured(statements, tuple(Quantity(f"q{n}", span) for n, span in enumerate(spans)))
    assert [s.id for s in made] == [s.id for s in statements]
    return {s.id: s.quantities for s in made}


def test_what_stands_in_the_content_belongs_to_the_statement() -> None:
    assert of((said("a", (0, 20)), said("b", (30, 50))), (2, 9), (35, 40), (60, 70)) == {"a": ("q0",), "b": ("q1",)}


def test_the_inner_statement_has_what_it_says() -> None:
    assert of((said("outer", (0, 90)), said("inner", (40, 80))), (5, 9), (50, 60)) == {
        "outer": ("q0",), "inner": ("q1",)}


def test_split_content_holds_what_stands_in_either_part_and_nothing_between() -> None:
    assert of((said("a", (0, 10), (20, 30)),), (1, 3), (12, 15), (22, 29), (8, 22)) == {"a": ("q0", "q2")}


def test_no_quantities() -> None:
    assert of((said("a", (0, 10)),)) == {"a": ()}
    assert measured((), (Quantity("q", (0, 1)),)) == ()
