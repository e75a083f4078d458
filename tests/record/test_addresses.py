"""Texts at one address: edits of a page, or other articles that stood there; whatever the order in which they come."""

from __future__ import annotations

import itertools

import pytest

from onrecord.questions import OpenRecord
from tests.record.answers import everything
from tests.strategies import reading

ADDRESS = "https://quay.example/latest"
BRIDGE = [(0, f"troops sent over bridge number {n} at dawn and again at dusk by the eastern road", "say", None, None)
          for n in range(4)]
FISH = [(2, f"herring landed at quay {n} was sold to the northern cannery before noon on market day", "say", None, None)
        for n in range(4)]


def text(lines, day):
    return reading(lines, outlet="Quay Post", url=ADDRESS, published=day)


OLD, EDITED, OTHER = text(BRIDGE, "2031-05-02"), text(BRIDGE[:3], "2031-05-09"), text(FISH, "2031-05-15")
OTHERS_EDIT = text(FISH[:3], "2031-05-16")


@pytest.mark.parametrize("order", [*itertools.permutations((OLD, EDITED, OTHER, OTHERS_EDIT))][3::5])
def test_wholly_other_words_are_another_article_in_any_order(tmp_path, order):
    with OpenRecord(tmp_path / "r.db") as record, OpenRecord(tmp_path / "s.db") as in_order:
        for one in order:
            record.add(one)
        in_order.add_many([OLD, EDITED, OTHER, OTHERS_EDIT])
        current = [row.id.partition("@")[0] for row in record.articles(limit=None).items]
        assert current == [EDITED.article.id, OTHERS_EDIT.article.id]
        assert everything(record) == everything(in_order)
        assert record.verify() == []
        record.rebuild()
        assert everything(record) == everything(in_order)


def test_it_is_said_that_an_article_stands_apart(tmp_path):
    with OpenRecord(tmp_path / "r.db") as record:
        assert [(one.status, one.apart) for one in record.add_many([OLD, EDITED, OTHER])] == [
            ("new", False), ("version", False), ("new", True)]
        assert record.add(OTHER).status == "known"
        assert (record.add(OTHERS_EDIT).status, record.add(OTHERS_EDIT).apart) == ("version", False)


def test_an_article_that_is_forgotten_leaves_the_other_at_its_address(tmp_path):
    with OpenRecord(tmp_path / "r.db") as record, OpenRecord(tmp_path / "never.db") as never:
        record.add_many([OLD, EDITED, OTHER])
        never.add_many([OTHER])
        record.forget(OLD.article.id)
        assert everything(record) == everything(never)
        assert record.verify() == []


def test_short_texts_at_one_address_are_versions(tmp_path):
    with OpenRecord(tmp_path / "r.db") as record:
        added = record.add_many([text([(0, "troops sent", "say", None, None)], "2031-05-02"),
                                 text([(2, "herring sold", "say", None, None)], "2031-05-09")])
        assert [one.status for one in added] == ["new", "version"]
