import msgspec
import pytest

from onrecord.facts import Reading
from onrecord.facts.identity import article_id, fact_id
from tests.strategies import reading


def test_the_contract_begins_with_its_schema_and_reads_back() -> None:
    one = reading([(0, "the ferry left", "say", "asserted", None)])
    data = one.to_json()
    assert data.startswith(b'{"schema":"onrecord/reading/2","article":')
    assert Reading.from_json(data) == one
    assert b'"from":' in data


def test_what_breaks_the_contract_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        Reading.from_json(b'{"article": {"id": 3}}')


def test_ids_name_what_they_are_anchored_in() -> None:
    assert fact_id("s", "n1", [(3, 9), (0, 2)]) == fact_id("s", "n1", [(0, 2), (3, 9)])
    assert len({fact_id("s", "n1", [(0, 2)]), fact_id("c", "n1", [(0, 2)]), fact_id("s", "n2", [(0, 2)])}) == 3


def test_an_article_is_its_outlet_page_and_day() -> None:
    same = article_id("Harbour Wire", "https://example.org/1", "old words", "2024-05-01")
    assert same == article_id("Harbour Wire", "https://example.org/1", "new words", "2024-05-01T10:00:00Z")
    assert same != article_id("The Lantern", "https://example.org/1", "old words", "2024-05-01")
    assert article_id("A", None, "x", None) != article_id("A", None, "y", None)
