"""Settings come from the environment and are checked."""

from __future__ import annotations

import pytest

from onrecord.errors import OnRecordError
from onrecord.settings import ACTORS, RECORD, THREADS, Settings, from_environment


def test_defaults() -> None:
    assert from_environment({}) == Settings(record="onrecord.db", threads=1)


def test_the_environment_sets_and_the_caller_wins() -> None:
    environ = {RECORD: "set.db", THREADS: "4"}
    assert from_environment(environ) == Settings("set.db", 4)
    assert from_environment(environ, record="given.db").record == "given.db"


def test_no_table_of_own_actors_unless_one_is_set() -> None:
    assert from_environment({ACTORS: ""}).actors is None
    assert from_environment({ACTORS: "mine.tsv"}).actors == "mine.tsv"


@pytest.mark.parametrize("threads", ["0", "-1", "two", "", "1.5", "²"])
def test_a_wrong_number_is_said_so(threads: str) -> None:
    with pytest.raises(OnRecordError, match=r"OR-551 ONRECORD_THREADS") as raised:
        from_environment({THREADS: threads})
    assert repr(threads) in str(raised.value)
