"""Who disagrees on a claim of the record, as of any day."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.facts import Quantity
from onrecord.noticing.quantities import find_quantities
from onrecord.questions import OpenRecord
from tests.strategies import reading

TROOPS = "{} troops were sent east to the old stone harbour bridge by night"
TOLD = (  # day, who of the cast, position, words
    ("2031-05-02", 4, "asserted", TROOPS.format("11,000")),
    ("2031-05-04", 0, "denied", TROOPS.format("any")),
    ("2031-05-06", 4, "asserted", TROOPS.format("12,900")),
    ("2031-05-12", 0, "acknowledged", TROOPS.format("2,500")),
)


def counted(made):
    """Put the quantities in, which a reading made without a model does not have."""
    found = find_quantities(made.article.text)
    return msgspec.structs.replace(made, quantities=tuple(
        Quantity(f"q{i}", one.span, one.low, one.high, one.approximate, one.unit) for i, one in enumerate(found)
        if one.unit == "troops"))


@pytest.fixture
def record(tmp_path):
    with OpenRecord(tmp_path / "r.db") as found:
        for i, (day, speaker, position, words) in enumerate(TOLD):
            made = reading([(speaker, words, "say", position, None)], published=day, outlet=f"Outlet {i}")
            found.add(counted(made))
        yield found


def told(ladder):
    return [(one.kind, one.how, [(s.party.name, s.told) for s in one.sides]) for one in ladder.disagreements]


def test_each_day_has_its_own_disagreements(record):
    (claim,) = record.claims().items
    assert told(record.claim(claim.id, as_of="2031-05-03")) == []
    denied = ("position", "excludes", [("Harbour Wire", "asserted"), ("Freedonia", "denied")])
    assert told(record.claim(claim.id, as_of="2031-05-05")) == [denied]
    newer = ("number", "update", [("Harbour Wire", "11,000 troops"), ("Harbour Wire", "12,900 troops")])
    assert told(record.claim(claim.id, as_of="2031-05-07")) == [denied, newer]
    now = record.claim(claim.id)
    # Freedonia has acknowledged it since, so only the numbers are left
    assert [one[:2] for one in told(now)] == [("number", "excludes"), ("number", "update")]
    assert told(now)[0][2] == [*newer[2], ("Freedonia", "2,500 troops")]
    assert now.disagreements[0].day == "2031-05-12"


def test_they_are_counted_without_what_is_only_newer(record):
    assert [record.claims(as_of=day).items[0].disagreements for day in ("2031-05-03", "2031-05-07", "2031-05-20")] == [
        0, 1, 1]
    assert next(iter(record.export_rows("claims")))["disagreements"] == 1


def test_a_copy_disagrees_with_nobody(tmp_path):
    words = [("11,000", 2), ("11,000", 2), ("6,000", 4)]
    with OpenRecord(tmp_path / "r.db") as record:
        for i, (number, speaker) in enumerate(words):
            made = reading([(speaker, TROOPS.format(number), "say", "asserted", None)], published=f"2031-05-0{i + 1}",
                           outlet=f"Outlet {i}")
            record.add(counted(made))
        (claim,) = record.claims().items
        (one,) = record.claim(claim.id).disagreements
    assert [side.told for side in one.sides] == ["11,000 troops", "6,000 troops"]
