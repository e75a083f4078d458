import random

from benchmarks.reliability import table
from training.calibrate import fit


def test_a_curve_makes_overconfident_scores_honest() -> None:
    chance = random.Random(1)
    found = [(c, chance.random() < 0.5 + (c - 0.5) / 2) for c in (chance.uniform(0.5, 0.99) for _ in range(4000))]
    slope, offset = fit(found)
    assert slope < 1.0
    import math

    def honest(p: float) -> float:
        return 1 / (1 + math.exp(-(slope * math.log(p / (1 - p)) + offset)))

    before, _ = table(found)
    after, lines = table([(honest(c), right) for c, right in found])
    assert before > 0.1
    assert after < 0.03
    assert sum(n for n, _, _ in lines) == len(found)
