"""What is drawn: the right facts, at random but the same each time, in their place, without how sure it was."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.auditing import WHATS, draw, yaml_text
from onrecord.auditing.places import LONGEST, cut, place
from onrecord.errors import OnRecordError
from onrecord.facts.identity import article_id
from onrecord.questions import OpenRecord
from tests.auditing.conftest import TOLD, TROOPS, csv_of
from tests.strategies import reading

HOSTILE = '=HYPERLINK("http://a.example") \x1b[2J \u202e {{ }} !!python/object:os.system [[ ]] , ; \t"'


def ids(sheet):
    return [(item.article, item.fact) for item in sheet.items]


@pytest.mark.parametrize("what", WHATS)
def test_the_same_record_and_seed_give_the_same_sheet(record, what):
    one = draw(record, what, 3, seed=5)
    assert yaml_text(one) == yaml_text(draw(record, what, 3, seed=5))
    assert len(set(ids(one))) == one.n == min(3, one.frame)


def test_another_seed_draws_others(record):
    assert len({tuple(ids(draw(record, "statements", 3, seed=seed))) for seed in range(6)}) > 3


def test_what_is_drawn_from_is_sorted_so_that_the_order_of_reading_does_not_matter(record, tmp_path):
    with OpenRecord(tmp_path / "other.db") as other:
        for day, lines in sorted(enumerate(TOLD, 2), reverse=True):
            other.add(reading(lines, outlet=f"Outlet {day}", published=f"2031-05-0{day}"))
        for what in ("positions", "assertions", "statements"):
            assert ids(draw(other, what, 4, seed=1)) == ids(draw(record, what, 4, seed=1))


def test_every_position_is_in_one_of_two_frames_and_copies_in_none(record):
    positions, assertions = draw(record, "positions", 99), draw(record, "assertions", 99)
    assert sorted(item.says["position"] for item in positions.items) == [
        "acknowledged", "confirmed", "denied", "denied", "no_comment"]
    assert {item.says["position"] for item in assertions.items} == {"asserted"}
    assert assertions.n == 3
    own = [one for what in WHATS for one in draw(record, what, 99).items]
    assert "The Copyist" not in {item.outlet for item in own}
    assert draw(record, "statements", 99).frame == 8


def test_an_older_text_of_a_page_is_not_drawn(tmp_path):
    with OpenRecord(tmp_path / "r.db") as record:
        for words in ("troops moved", "no ships at all in the harbour"):
            record.add(reading([(0, words, "deny", "denied", None)], url="https://a.example/1"))
        (item,) = draw(record, "positions", 9).items
    assert item.words == "no ships at all in the harbour near Sylvania"


def test_only_positions_of_one_kind(record):
    sheet = draw(record, "positions", 9, position="denied")
    assert (sheet.only, sheet.frame, {item.says["position"] for item in sheet.items}) == ("denied", 2, {"denied"})


@pytest.mark.parametrize(
    ("what", "position", "code"),
    [("positions", "shrugged", "OR-524"), ("positions", "asserted", "OR-552"), ("links", "denied", "OR-552"),
     ("positions", "retracted", "OR-530")],
)
def test_what_cannot_be_drawn_is_said(record, what, position, code):
    with pytest.raises(OnRecordError, match=code):
        draw(record, what, 3, position=position)


@pytest.mark.parametrize("what", WHATS)
def test_how_sure_the_program_was_is_not_on_the_sheet(record, what):
    def keys(held):
        if isinstance(held, dict):
            return set(held) | {key for value in held.values() for key in keys(value)}
        return {key for one in held for key in keys(one)} if isinstance(held, list) else set()

    sheet = draw(record, what, 9)
    names = keys(msgspec.to_builtins(sheet)) | set(csv_of(sheet).splitlines()[0].split(","))
    assert names & {"confidence", "score", "shared", "method"} == set()
    assert all(verdict is None for item in sheet.items for verdict in item.verdict.values())


def test_a_link_shows_both_passages(record):
    items = [item for item in draw(record, "links", 9).items if TROOPS in item.paragraph]
    assert len(items) == 2          # the third report of it speaks of another state, the fourth is a copy
    for item in items:
        assert f"[[{TROOPS}" in item.paragraph
        assert f"[[{TROOPS}" in item.says["other_paragraph"]
        assert item.says["other_article"] != item.article
        assert item.says["other_positions"].split(": ")[1] in ("denied", "confirmed", "no_comment", "acknowledged")
        assert item.says["other_published"] < item.published


def test_claims_are_the_first_of_the_list(record):
    sheet = draw(record, "claims", 2, seed=9)
    listed = record.claims(limit=2).items
    assert [item.fact for item in sheet.items] == [row.id for row in listed]
    assert sheet.seed is None
    assert sheet.frame == record.claims().total


def test_actors_stand_where_they_are_first_named(record):
    sheet = draw(record, "actors", 99)
    found = {item.says["name"]: item for item in sheet.items}
    assert {name: item.says["state"] for name, item in found.items()} == {
        "Freedonia": "FRD", "Sylvania": "SYL", "Rufus Firefly": "FRD", "Sylvanian foreign ministry": "SYL"}
    assert {name: item.published for name, item in found.items()} == {
        "Freedonia": "2031-05-02", "Sylvania": "2031-05-02", "Rufus Firefly": "2031-05-02",
        "Sylvanian foreign ministry": "2031-05-03"}
    assert all(f"[[{name}]]" in item.paragraph for name, item in found.items())


def test_the_paragraph_before_is_shown_and_the_evidence_marked(record):
    sheet = draw(record, "statements", 99)
    item = next(item for item in sheet.items if item.says["content"].startswith("talks on"))
    assert item.paragraph == "Sylvanian foreign ministry said [[talks on the treaty near Freedonia]]."
    assert item.before == f"Sylvania said {TROOPS} near Freedonia."
    first = next(item for item in sheet.items if item.says["content"].startswith(TROOPS))
    assert first.before is None


def test_the_head_says_what_was_drawn_from_what(record):
    sheet = draw(record, "statements", 3, seed=4)
    assert (sheet.n, sheet.frame, sheet.seed, sheet.read_by) == (3, 8, 4, "onrecord 0 with none")


def test_paragraphs_apart_and_words_too_long(tmp_path):
    words = " ".join(f"troops{i}" for i in range(2000))
    made = reading([(0, "ships", "say", None, None), (0, "grain", "say", None, None), (0, words, "say", None, None)])
    with OpenRecord(tmp_path / "r.db") as record:
        record.add(made)
        first, _, last = (statement.content[0] for statement in made.statements)
        shown = place(record, made.article.id, [first], [last]).paragraph
    assert shown.startswith("Freedonia said [[ships near Sylvania]].\n[…]\nFreedonia said troops0")
    assert len(shown) == LONGEST + 2
    assert cut("a" * LONGEST) == "a" * LONGEST
    assert cut("x" * 9000 + "here" + "y" * 9000, 9000)[:3] == "… x"
    assert "here" in cut("x" * 9000 + "here" + "y" * 9000, 9000)


def test_an_article_with_hostile_words_is_drawn_as_it_is(tmp_path):
    with OpenRecord(tmp_path / "r.db") as record:
        made = reading([(0, HOSTILE, "deny", "denied", None)], outlet="=1+1")
        assert made.article.id == article_id("=1+1", None, made.article.text, "2031-05-02")
        record.add(made)
        sheet = draw(record, "positions", 1)
    assert sheet.items[0].outlet == "=1+1"
    assert HOSTILE in sheet.items[0].paragraph
    assert "\x1b" not in yaml_text(sheet)
    assert ",=" not in csv_of(sheet)


def test_an_event_says_who_did_what_to_whom_and_nothing_that_is_not_told(record):
    sheet = draw(record, "events", 99)
    found = {item.says["source"]: item for item in sheet.items}
    assert set(sheet.asks) == {"real", "type", "source", "target", "realis", "where", "when"}
    troops = found["Freedonia (FRD)"]
    assert troops.says["target"] == "Sylvania (SYL)"
    assert {item.says["realis"] for item in sheet.items} >= {"denied", "actual"}
    assert (troops.says["where"], troops.says["when"]) == (None, None)
    assert f"[[{troops.words}]]" in troops.paragraph


def test_two_reports_of_one_event_are_drawn_beside_each_other_but_no_copy(tmp_path):
    words = "troops sent east harbour border bridge"
    with OpenRecord(tmp_path / "r.db") as record:
        for day, more in enumerate(("grain", "ships", "grain"), 2):
            record.add(reading([(0, f"{words} {more}", "say", None, None)], outlet=f"Outlet {day}",
                               published=f"2031-05-0{day}"))
        reports = record.event(record.events().items[0].id).reports
        sheet = draw(record, "event-links", 9)
    matched = [one for one in reports if one.method == "learned-event-1" and one.event.copy_of is None]
    assert len(matched) == sheet.n == 1
    (item,) = sheet.items
    assert item.fact == f"{matched[0].event.id} {matched[0].same_as}"
    assert item.says["other_published"] < item.published
    assert "[[" in item.says["other_paragraph"]
