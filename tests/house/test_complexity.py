"""Functions stay plain: cognitive complexity (complexipy) is at most 15, but for a list that only shrinks.

``complex_functions.tsv`` names the exceptions of the program and how complex each may be. Whoever makes one plain
takes its line out (``python -m tests.house.complexity`` does it); nobody adds one.
"""

from __future__ import annotations

from tests.house.complexity import LISTED, MOST, complexities, listed

HIGHEST = 21          # of those listed
COUNT = 8             # of those listed: lower it when the list gets shorter


def test_a_function_that_is_hard_to_follow_is_seen() -> None:
    assert len(complexities()) > 2_000
    assert max(complexities().values()) > MOST


def test_functions_are_plain_or_listed() -> None:
    over = {name: found for name, found in complexities().items() if found > max(MOST, listed().get(name, 0))}
    assert over == {}, f"plainer, please: at most {MOST}, or what {LISTED.name} says"


def test_the_list_only_shrinks() -> None:
    found = complexities()
    plain_now = [name for name in listed() if found.get(name, 0) <= MOST]
    assert plain_now == [], f"they are plain or gone: take them out of {LISTED.name}"
    assert len(listed()) <= COUNT
    assert max(listed().values()) <= HIGHEST
