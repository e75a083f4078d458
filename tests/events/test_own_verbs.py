"""The user's own verbs and nouns for events: columns, or a verb dictionary of PETRARCH. All of it is invented."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from onrecord.data import rows
from onrecord.errors import OnRecordError
from onrecord.events.lexicon import kinds, predicates
from onrecord.events.own_verbs import COLUMNS, codes, modes, read_verbs, using_verbs, verbs_in_use
from onrecord.flow import read
from onrecord.intake import Given, article_from_text
from onrecord.settings import VERBS

TABLE = """\
# invented
word\tpart\tsource\ttarget\tneeds\ttype\tmode\tcameo
embargo\tverb\tsubj\tobj\t\tSANCTION\t\t163
torpedo\t\t\t\tobj:vehicle\tASSAULT\theavy-weapons\t194
torpedo\t\t\t\t\t-
frisk\tnoun\tby|subj\tof\t\tCOERCE
"""
DICTIONARY = """\
<!-- made for a test -->
&GRAIN
+WHEAT
+SACK_OF_RYE
+&OTHER
&OTHER
+BARLEY

--- FERRY [060] ---
FERRY {FERRIES FERRIED}   # comment
+HAND_OVER [070]
WAVE [---]
- * &GRAIN (TO +) [073]
- PIRATES * [180]
- * {SMOKE BOMBS} [175]
- * {&GRAIN SHIPS} [0312]
- WILL * [030]

--- PARLEY [046:046] ---
PARLEY
"""


@pytest.fixture
def own(tmp_path, monkeypatch):
    path = tmp_path / "mine.tsv"
    monkeypatch.setenv(VERBS, str(path))
    return path


def events(text):
    reading = read(article_from_text(text, Given(published="2031-05-02")))
    names = {actor.id: actor.state or actor.name for actor in reading.actors}
    return [(e.type, e.mode, e.cameo, [names[a] for a in e.source], [names[a] for a in e.target])
            for e in reading.events]


def test_own_lines_are_merged_in(own):
    own.write_text(TABLE, encoding="utf-8")
    assert events("Ghana embargoed Togo.") == [("SANCTION", None, "163", ["GHA"], ["TGO"])]
    assert events("Ghana torpedoed a ship of Togo.") == [("ASSAULT", "heavy-weapons", "194", ["GHA"], ["TGO"])]
    assert events("Ghana torpedoed the plan of Togo.") == []
    assert events("Ghana attacked Togo.")[0][0] == "ASSAULT"            # the built-in table is there still


def test_they_go_before_the_built_in_ones_and_only_where_they_are_used(own, tmp_path):
    other = tmp_path / "other.tsv"
    other.write_text("attack\t\t\t\t\tSUPPORT\n", encoding="utf-8")
    own.write_text("attack\t\t\t\t\tAID\n", encoding="utf-8")

    def of(path):
        with using_verbs(path):
            return predicates()["attack", "verb"][0].type

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(of, [None, str(other)] * 8)) == ["AID", "SUPPORT"] * 8
    assert verbs_in_use() == str(own)


def test_a_reading_tells_with_which_table_it_was_made(own, tmp_path):
    article = article_from_text("Ghana embargoed Togo.", Given())
    other = tmp_path / "other.tsv"
    own.write_text(TABLE, encoding="utf-8")
    other.write_text("embargo\t\t\t\t\tSANCTION\n", encoding="utf-8")
    made = {read(article, verbs=path).made_by.lexicons for path in (None, str(own), str(other))}
    assert len(made) == 2


@pytest.mark.parametrize(("line", "wrong"), [
    ("torpedo\tverb", "2 columns, at least 6"), ("a" + "\t" * 8, "9 columns, 8 at most"),
    ("two words\t\t\t\t\tAID", "is not one word"), ("Embargo\t\t\t\t\tAID", "lower case"),
    ("embargo\tadverb\t\t\t\tAID", "part 'adverb'"), ("embargo\t\twho\t\t\tAID", "slot 'who'"),
    ("embargo\t\t\t\tobj:\tAID", "needs 'obj:'"), ("embargo\t\t\t\t\tGOSSIP", "type 'GOSSIP'"),
    ("embargo\t\t\t\t\tAID\triot", "mode 'riot'"), ("embargo\t\t\t\t\tAID\t\t999", "cameo '999'"),
    ("fine\t\t\t\t\tAID", "fine (verb, needs -) stands in line 2"),
])  # fmt: skip
def test_bad_lines_are_named_and_nothing_is_half_loaded(own, line, wrong):
    own.write_text(f"# comment\nfine\t\t\t\t\tAID\n{line}\n", encoding="utf-8")
    with pytest.raises(OnRecordError, match="OR-303") as raised:
        events("Ghana attacked Togo.")
    assert "line 3: " in str(raised.value)
    assert wrong in str(raised.value)


def test_a_missing_table_is_a_wrong_call(own):
    with pytest.raises(OnRecordError, match="OR-304"):
        read_verbs(str(own))
    own.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OnRecordError, match="OR-304"):
        read_verbs(str(own))


# --- PETRARCH

def test_a_verb_dictionary_is_read(own):
    own.write_text(DICTIONARY, encoding="utf-8")
    assert events("Ghana ferried Togo's minister.") == [("COOPERATE", None, "060", ["GHA"], ["TGO"])]
    assert events("Ghana ferried barley to Togo.") == [("AID", None, "073", ["GHA"], ["TGO"])]
    assert events("Ghana handed over the minister of Togo.")[0][:3] == ("AID", None, "070")
    assert [e[:3] for e in events("Ghana ferried smoke bombs to Togo.")] == [("COERCE", None, "175")]
    assert events("Ghana waved to Togo.") == []
    [(type_, _, cameo, source, target)] = events("Ghana parleyed with Togo.")
    assert (type_, cameo, set(source), set(target)) == ("CONSULT", "046", {"GHA", "TGO"}, {"GHA", "TGO"})


def test_the_special_stands_before_the_plain_and_what_cannot_be_read_is_told(own):
    own.write_text(DICTIONARY, encoding="utf-8")
    found = read_verbs(str(own))
    assert [sense.cameo for sense in found.senses["ferry", "verb"]] == ["073", "180", "175", "0312", "060"]
    [need] = found.senses["ferry", "verb"][3].needs
    assert need.classes == {f"{grain} {ship}" for grain in ("wheat", "sack", "barley") for ship in ("ship", "ships")}
    assert found.left_out == (f"line {DICTIONARY.splitlines().index('- WILL * [030]') + 1}",)


@pytest.mark.parametrize(("line", "wrong"), [
    ("- * TOWN [999]", "code '999'"), ("- TOWN [190]", "one * for its verb"), ("- * (IN TOWN [190]", "whole brackets"),
    ("- * &TOWNS [190]", "&TOWNS is not defined"), ("FERRY2", "is no verb"), ("SAIL [190]", "SAIL has another code"),
    ("&B\n+&A\n--- X [040] ---", "&A is part of itself"), ("&A\n--- X [040] ---", "&A stands in line 1"),
    ("--- X [9] ---", "code '9'"),
])  # fmt: skip
def test_bad_lines_of_a_dictionary_are_named(own, line, wrong):
    own.write_text(f"&A\n+TOWN\n+&B\n--- SAIL [060] ---\nSAIL\n{line}\n" + ("&B\n+PORT\n" if "&B" not in line else ""),
                   encoding="utf-8")
    with pytest.raises(OnRecordError, match="OR-303") as raised:
        read_verbs(str(own))
    assert wrong in str(raised.value)
    assert "line " in str(raised.value)


def test_codes_and_modes_are_those_of_the_ontology():
    assert set(modes()) == set(kinds())
    assert {type_ for type_, _ in codes().values()} == {*kinds(), "-"}
    for type_, mode in codes().values():
        assert mode == "-" or mode in modes()[type_]
    assert {mode for _, _, _, _, _, type_, mode, _ in rows("events/predicates") if mode != "-" if type_ != "-"} <= {
        mode for found in modes().values() for mode in found}
    assert {line[7] for line in rows("events/predicates")} - {"-"} <= set(codes())
    assert len(COLUMNS) == len(rows("events/predicates")[0])
