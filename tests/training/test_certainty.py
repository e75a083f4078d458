"""The table of certainty is learned: a feature that turns the value gets that sign. Invented examples."""

from __future__ import annotations

import numpy as np

from onrecord.reading.certainty import ALWAYS
from training.certainty import LEAST, gradient, learn


def test_what_turns_the_value_is_learned() -> None:
    told = [["own negation", "own word sail"], ["own word sail"], ["own aux may", "own word sail"], []] * 120
    weights = learn(told, np.array([-3.0, 3.0, 0.0, 3.0] * 120))
    assert set(weights) == {ALWAYS, "own negation", "own word sail", "own aux may"}
    assert weights["own negation"][0] < weights["own aux may"][0] < 0
    assert weights["own negation"][1] > weights["own negation"][3]
    assert weights["own aux may"][2] > weights["own aux may"][3]


def test_what_is_seen_too_seldom_is_left_out() -> None:
    told = [["rare"]] * (LEAST - 1) + [["usual"]] * 130
    assert set(learn(told, np.full(len(told), 3.0))) == {ALWAYS, "usual"}


def test_the_gradient_is_that_of_the_loss() -> None:
    out, gold, which = np.array([[0.5, 0.1, 0.2, 0.3]]), np.array([3.0]), np.array([2])
    slope = gradient(out, gold, which)
    assert slope[0, 0] == -1    # far off: the error is absolute there
    assert slope[0, 3] < 0 < slope[0, 1]
    assert abs(slope[0, 1:].sum()) < 1e-9
