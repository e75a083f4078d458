"""Settings come from the environment; the caller wins."""

from __future__ import annotations

from onrecord.settings import ACTORS, RECORD, Settings, from_environment


def test_defaults() -> None:
    assert from_environment({}) == Settings(record="onrecord.db")


def test_the_environment_sets_and_the_caller_wins() -> None:
    environ = {RECORD: "set.db"}
    assert from_environment(environ) == Settings("set.db")
    assert from_environment(environ, record="given.db").record == "given.db"


def test_no_table_of_own_actors_unless_one_is_set() -> None:
    assert from_environment({ACTORS: ""}).actors is None
    assert from_environment({ACTORS: "mine.tsv"}).actors == "mine.tsv"
