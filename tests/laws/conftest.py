"""Records that laws are put to."""

from __future__ import annotations

import pytest

from onrecord.questions import OpenRecord


@pytest.fixture
def fresh(tmp_path_factory):
    """Return what makes a new record of some readings, taken in at once."""

    def make(articles):
        record = OpenRecord(tmp_path_factory.mktemp("record") / "r.db")
        record.record.add_many(articles)
        return record

    return make
