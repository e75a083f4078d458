import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from onrecord.reading.viterbi import best_paths, bio_spans

LABELS = ["O", "B-a", "I-a"]
STEPS = np.array([[0, 0, -1e4], [0, 0, 1], [0, 0, 0.5], [0, 0, -1e4]], dtype=np.float32)


@given(arrays.arrays(np.float32, (2, 5, 3), elements=st.integers(-5, 5).map(np.float32)), st.integers(1, 5))
def test_the_best_well_formed_path_is_found_for_each_length(emissions: np.ndarray, short: int) -> None:
    lengths = np.array([5, short])
    for unit, path in enumerate(best_paths(emissions, STEPS, lengths)):
        n = lengths[unit]

        def score(labels: tuple[int, ...], unit: int = unit) -> float:
            steps = zip((3, *labels[:-1]), labels, strict=True)
            return float(sum(emissions[unit, t, k] for t, k in enumerate(labels)) + sum(STEPS[a, b] for a, b in steps))

        best = max(score(p) for p in itertools.product(range(3), repeat=int(n)))
        assert score(tuple(path[:n])) == best


def test_spans_are_read_from_labels() -> None:
    assert bio_spans(["O", "B-a", "I-a", "B-a", "O"]) == [(1, 3, "a"), (3, 4, "a")]
