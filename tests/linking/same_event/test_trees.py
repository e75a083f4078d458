"""Decision trees: a pair goes the way its features say, and the learnt table is whole."""

from __future__ import annotations

import pytest

from onrecord.data import rows
from onrecord.linking.same_event.trees import LEAF, from_rows, trees

SMALL = [
    ("", "", "threshold", "0.5", "", ""),
    ("0", "0", "names", "0.5", "1", "2"),
    ("0", "1", LEAF, "-2", "", ""),
    ("0", "2", "days", "0", "3", "4"),
    ("0", "3", LEAF, "0", "", ""),
    ("0", "4", LEAF, "2", "", ""),
    ("1", "0", LEAF, "1", "", ""),
]


@pytest.mark.parametrize(
    ("names", "days", "total"), [(0.2, 1.0, -1.0), (0.5, 0.0, -1.0), (0.6, 0.0, 1.0), (1.0, 1.0, 3.0)]
)
def test_a_pair_goes_the_way_its_features_say(names, days, total):
    (score,) = from_rows(SMALL).scores([{"names": names, "days": days, "of no use": 9.0}])
    assert score == pytest.approx(1 / (1 + 2.718281828**-total))


def test_no_pairs_no_scores():
    assert from_rows(SMALL).scores([]) == []


def test_every_node_of_the_learnt_trees_leads_further_down_or_is_a_leaf():
    nodes = {(tree, node): row for tree, node, *row in rows("linking/same_event") if tree}
    for (tree, node), (feature, _, below, above) in nodes.items():
        if feature == LEAF:
            assert (below, above) == ("", "")
        else:
            assert int(node) < int(below) < int(above)
            assert {(tree, below), (tree, above)} <= set(nodes)
    assert 0 < trees().threshold < 1
