"""Records that laws are put to."""

from __future__ import annotations

import shutil

import pytest

from onrecord.questions import OpenRecord


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """Return the file of a record that holds nothing yet: laws make hundreds, and to make its tables takes longest."""
    path = tmp_path_factory.mktemp("empty") / "r.db"
    OpenRecord(path).close()
    return path


@pytest.fixture
def new_record(tmp_path_factory, empty):
    """Return what opens a new record, empty."""

    def make():
        path = tmp_path_factory.mktemp("record") / "r.db"
        shutil.copyfile(empty, path)
        return OpenRecord(path)

    return make


@pytest.fixture
def fresh(new_record):
    """Return what makes a new record of some readings, taken in at once."""

    def make(articles):
        record = new_record()
        record.record.add_many(articles)
        return record

    return make
