import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from onrecord.reading.trees import best_tree


def reaches_root(heads: list[int]) -> bool:
    for word in range(1, len(heads) + 1):
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


scores = st.integers(1, 9).flatmap(lambda n: arrays.arrays(np.float32, (n, n + 1), elements=st.floats(-9, 9, width=32)))


@given(scores)
def test_every_answer_is_a_tree_with_one_root(table: np.ndarray) -> None:
    heads = best_tree(table)
    assert heads.count(0) == 1
    assert reaches_root(heads)


@given(
    st.integers(1, 4).flatmap(
        lambda n: arrays.arrays(np.float32, (n, n + 1), elements=st.integers(-9, 9).map(np.float32))
    )
)
def test_no_other_tree_scores_higher(table: np.ndarray) -> None:
    n = len(table)
    total = sum(table[i, h] for i, h in enumerate(best_tree(table)))
    for code in range((n + 1) ** n):
        heads = [code // (n + 1) ** i % (n + 1) for i in range(n)]
        if heads.count(0) == 1 and all(h != i + 1 for i, h in enumerate(heads)) and reaches_root(heads):
            assert total >= sum(table[i, h] for i, h in enumerate(heads)) - 1e-4
