"""Events as they are scored, on sentences of our own."""

from __future__ import annotations

import json

from benchmarks.events import event_type, events


def test_events_of_raw_text_are_rows_of_codes() -> None:
    text = "Ghana expelled the ambassador of Togo on Friday."
    line = json.dumps({"id": "one", "text": text, "published": "2026-03-04"})
    (found,) = map(json.loads, events(line + "\n\n"))
    assert found == {"id": "one", "events": [
        {"source": "GHA", "event_code": "161", "target": "TGOGOV", "type": "SANCTION"}]}


def test_an_appeal_is_no_row() -> None:
    line = json.dumps({"id": "one", "text": "Ghana called on Togo to reopen the border."})
    (found,) = map(json.loads, events(line))
    assert found["events"] == []


def test_the_type_of_what_one_marked_party_does_to_the_other() -> None:
    marked = ["<s>Ghana</s> condemned <t>Togo</t> over the raid.", "<s>Ghana</s> bombed <t>Togo</t> on Monday.",
              "<s>Ghana</s> held talks with <t>Togo</t>."]
    text = "\n".join(json.dumps({"id": str(n), "marked": one}) for n, one in enumerate(marked))
    assert [json.loads(line)["label"] for line in event_type(text)] == ["ACCUSE", "ASSAULT", "CONSULT"]
