"""A kind of position is a line of a table: everything that must know what it means asks there."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import pytest

from onrecord.data import rows
from onrecord.facts import vocabulary
from onrecord.facts.claim import ClaimKind, PositionKind
from onrecord.facts.event import Attestation, Event
from onrecord.facts.statement import Act, Form

# A child process whose tables have one more kind, as if it stood in them.
ADDED = """
import onrecord.data
plain = onrecord.data.rows
MORE = {"vocabulary/positions": (("contested", "10", "denies", "answers", ""),)}
BEFORE = {"positions": (("deny", "any", "any", "contested"),)}
onrecord.data.rows = lambda name: (*BEFORE.get(name, ()), *plain(name), *MORE.get(name, ()))

import sys
import onrecord

TOLD = [("a", "2025-03-03", "Peru's interior ministry said on Monday that Norway had sunk the ferry Aurora."),
        ("b", "2025-03-04", "Norway on Tuesday denied that it had sunk the ferry Aurora."),
        ("c", "2025-03-05", "Norway confirmed on Wednesday that it had sunk the ferry Aurora."),
        ("d", "2025-03-06", "Chile on Thursday denied that Norway had sunk the ferry Aurora.")]
with onrecord.open(sys.argv[1]) as record:
    for outlet, day, text in TOLD:
        record.add(onrecord.read(onrecord.article_from_text(text, onrecord.Given(outlet=outlet, published=day))))
    for row in record.positions(position="contested").items:
        print("held", row.position.party.name)
    for row in record.positions(changed=True).items:
        print("left", row.position.party.name, row.position.position)
    for claim in record.claims().items:
        ladder = record.claim(claim.id)
        print("differ", len(ladder.disagreements))
"""


def test_a_kind_that_is_added_is_known_wherever_it_matters(tmp_path) -> None:
    script = tmp_path / "added.py"
    script.write_text(ADDED, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script), str(tmp_path / "record.db")], capture_output=True, text=True,
                          timeout=120)
    assert done.returncode == 0, done.stderr
    told = done.stdout.split("\n")
    assert "held Norway" in told
    assert "left Norway confirmed" in told
    assert "differ 1" in told


@pytest.mark.parametrize(("name", "of"), [
    ("positions", PositionKind), ("acts", Act), ("forms", Form), ("claim_kinds", ClaimKind)])
def test_readings_may_hold_what_stands_in_the_table_and_nothing_else(name: str, of: object) -> None:
    assert get_args(of) == vocabulary.words(name)


def test_every_kind_of_position_says_how_it_stands() -> None:
    for _, _, stands, traits, goes_on in rows("vocabulary/positions"):
        assert stands in ("affirms", "supposes", "denies", "withdraws", "silent")
        assert set(traits.split("|")) <= {"", "answers", "firm", "bare"}
        assert set(goes_on.split("|")) <= {"", *vocabulary.words("positions")}


def test_what_may_be_said_after_a_position_without_leaving_it() -> None:
    assert vocabulary.goes_on("acknowledged", "asserted")
    assert not vocabulary.goes_on("denied", "asserted")
    assert vocabulary.goes_on("denied", "denied")


def test_an_event_is_as_real_as_what_tells_of_it_most_firmly() -> None:
    told = tuple(Attestation(0, realis=realis) for realis in ("denied", None, "alleged", "hypothetical"))
    assert Event("e0", (), attestations=told).realis == "alleged"
    assert Event("e0", ()).realis == "actual"
    assert vocabulary.codes("realis")["denied"] == 4


def test_types_of_events_have_a_code_and_a_quad_class_each() -> None:
    codes, quads = vocabulary.event_codes(), vocabulary.event_quads()
    assert len(set(codes.values())) == len(codes) == len(quads) == 16
    assert quads["PROTEST"] == 4
