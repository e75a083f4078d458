"""Examples told by names of features, and what is learned from them."""

from __future__ import annotations

import numpy as np
import pytest

from training.sparse import Sparse, fit, logistic, names, softmax

TOLD = [["a", "b"], ["a"], ["c", "b"], []]


def test_features_that_are_rare_are_left_out() -> None:
    assert names(TOLD, 2) == ["a", "b"]
    assert names(TOLD, 3) == []


def test_products_are_those_of_the_full_matrix() -> None:
    features = ["a", "b", "c", "never"]
    full = np.array([[1.0 if f in one else 0.0 for f in features] for one in TOLD])
    weights, errors = np.arange(8.0).reshape(4, 2), np.arange(8.0).reshape(4, 2) - 3
    sparse = Sparse(TOLD, features)
    np.testing.assert_allclose(sparse.times(weights), full @ weights)
    np.testing.assert_allclose(sparse.transposed_times(errors), full.T @ errors)


def test_nothing_told_sums_to_nothing() -> None:
    assert Sparse([[], []], ["a"]).times(np.ones((1, 2))).tolist() == [[0, 0], [0, 0]]


@pytest.mark.parametrize("chances", [logistic, softmax])
def test_what_tells_is_learned(chances) -> None:
    told = [["left"], ["right"]] * 20
    wanted = np.array([[1.0, 0.0], [0.0, 1.0]] * 20)
    weights = fit(Sparse(told, ["left", "right"]), wanted, chances, steps=200, rate=0.1, decay=0.0)
    assert (chances(Sparse([["left"], ["right"]], ["left", "right"]).times(weights)).argmax(1) == [0, 1]).all()
