"""A user's own table of actors: columns or a PETRARCH dictionary, merged in by a setting."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from onrecord import flow
from onrecord.errors import OnRecordError
from onrecord.facts.actor import Actor
from onrecord.intake import Given, article_from_text
from onrecord.noticing import user_actors, using_actors
from onrecord.noticing.actors import notice_actors
from onrecord.noticing.own_actors import COLUMNS, own_actors, own_agents, read_actors
from onrecord.settings import ACTORS
from tests.sheets import parsed

TABLE = """\
# invented
name\taliases\tkind\tstate\tsector\trole\tfrom\tto\twikidata
Coastal Liberation Front\tFront\tarmed group\t\tUAF
Otieno Family\tGrace Otieno\tperson\tTZA\tOPP\tsinger\t2020\t2030\tQ1
Khartoum\t\torganisation\t\tBUS
Dawit Bekele\t\tperson\tTZA\tOPP
"""
DICTIONARY = """\
<!-- made for a test -->
COASTAL_LIBERATION_FRONT_ [MMRREB] ; comment
+FRONT_
KHARTOUM_
\t[SDNGOV 990101-20231231]
\t[EGY 20240101-20301231]
GRACE_OTIENO_ [KENGOV <20200101]
[UGAGOV >20200101]
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "mine.tsv"
    monkeypatch.setenv(ACTORS, str(path))
    return path


def actors(case: str) -> dict[str, Actor]:
    return {a.name: a for a in notice_actors(parsed(case))}


def test_columns_are_merged_in(own: Path) -> None:
    own.write_text(TABLE, encoding="utf-8")
    assert actors("front")["Coastal Liberation Front"].sector == "UAF"
    found = actors("ruto")
    assert (found["Khartoum"].kind, found["Khartoum"].sector) == ("organisation", "BUS")
    assert "Sudan" not in found


def test_the_articles_own_introduction_wins(own: Path) -> None:
    own.write_text(TABLE, encoding="utf-8")
    found = actors("ruto")
    assert found["Dawit Bekele"].of == "ETH"  # 'Ethiopian Prime Minister Dawit Bekele'
    assert found["Grace Otieno"].of == "TZA"  # 'President Grace Otieno': of which state, only the table says


def test_a_dictionary_is_read_with_its_dates(own: Path) -> None:
    own.write_text(DICTIONARY, encoding="utf-8")
    rows = {(a.name, a.state, a.since, a.until): a for a in read_actors(str(own))}
    assert rows["Grace Otieno", "KEN", None, "2020-01-01"].kind == "person"
    assert rows["Grace Otieno", "UGA", "2020-01-01", None].sector == "GOV"
    front = rows["Coastal Liberation Front", "MMR", None, None]
    assert (front.kind, front.sector, front.aliases) == ("armed group", "REB", ("Front",))
    found = actors("ruto")  # published in June 2025
    assert found["Egypt"].mentions
    assert "Sudan" not in found


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("\t\tperson", "no name"), ("Gang\t\tgang", "kind 'gang'"), ("Gang\t\tstate", "state ''"),
     ("Gang\t\tperson\tXXX", "state 'XXX'"), ("Gang\t\tperson\tKEN\tgov", "sector 'gov'"),
     ("Gang\t\tperson\tKEN\tGOV\t\t2024-13", "2024-13"), ("Gang\t\tperson\tKEN\tGOV\t\t2024\t2023", "it ends"),
     ("Gang\t\tperson\tKEN\tGOV\t\t\t\t148", "wikidata '148'"), ("a" + "\t" * len(COLUMNS), "10 columns")],
)  # fmt: skip
def test_bad_lines_are_named(own: Path, line: str, wrong: str) -> None:
    own.write_text(f"# comment\nFine\t\tperson\n{line}\n", encoding="utf-8")
    with pytest.raises(OnRecordError, match="OR-301") as raised:
        notice_actors(parsed("ruto"))
    assert "line 3: " in str(raised.value)
    assert wrong in str(raised.value)


def test_bad_lines_of_a_dictionary_are_named(own: Path) -> None:
    own.write_text("A_ [KEN]\nB_ [kengov]\nC_\n", encoding="utf-8")
    with pytest.raises(OnRecordError) as raised:
        read_actors(str(own))
    assert "line 2" in str(raised.value)
    assert "line 3: C_ has no code" in str(raised.value)


def test_a_missing_table_is_a_wrong_call(own: Path) -> None:
    with pytest.raises(OnRecordError, match="OR-302"):
        notice_actors(parsed("ruto"))
    own.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OnRecordError, match="OR-302"):
        user_actors(str(own))


def test_two_tables_are_used_in_one_process(own: Path, tmp_path: Path) -> None:
    """Each thread reads with the table that it was given, whatever the setting says."""
    own.write_text(TABLE, encoding="utf-8")
    other = tmp_path / "other.tsv"
    other.write_text("Coast Watch\t\tarmed group\t\tUAF\n", encoding="utf-8")

    def known(path: str | None) -> str:
        with using_actors(path):
            return repr(own_actors())

    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(known, [str(own), str(other)] * 8))
    assert both == [repr(read_actors(str(own))), repr(read_actors(str(other)))] * 8
    assert known(None) == repr(read_actors(str(own)))


def test_a_reading_is_made_with_the_table_it_was_given(tmp_path: Path) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text("Hill Guards\t\tarmed group\tKEN\tREB\n", encoding="utf-8")
    text = "The Hill Guards said on Monday that they had left the town."
    one = article_from_text(text, Given(published="2025-04-28"))
    own, plain = flow.read(one, actors=str(mine)), flow.read(one)
    assert [actor.of for actor in own.actors if actor.name == "Hill Guards"] == ["KEN"]
    assert own.made_by != plain.made_by
    assert flow.read(one) == plain


def test_readings_say_which_table_they_were_made_with(tmp_path: Path) -> None:
    one, other = tmp_path / "one.tsv", tmp_path / "other.tsv"
    one.write_text("A\t\tperson\n", encoding="utf-8")
    other.write_text("B\t\tperson\n", encoding="utf-8")
    hashes = {flow._lexicons(None), flow._lexicons(str(one)), flow._lexicons(str(other))}
    assert len(hashes) == 3


AGENTS = """\
!PERSON! = MAN, MEN, WOMAN, WOMEN
HARBOUR_WARDEN [~SPY] ; made for a test
COAST!PERSON! [~MIL]
BOATMAN {BOATMEN} [~LAB]
SALVAGE_CREW {} [~INS]
AID_BODY [NGO~]
KHARTOUM_ [SDNGOV 20200101-20301231]
"""


def test_agents_give_whom_they_describe_their_sector(own: Path) -> None:
    own.write_text(AGENTS, encoding="utf-8")
    found = {agent.words: agent.sector for agent in own_agents()}
    assert found["harbour", "wardens"] == "SPY"
    assert {words for words in found if words[0].startswith("coast")} == {
        ("coastman",), ("coastmen",), ("coastwoman",), ("coastwomen",)}
    assert ("boatmen",) in found
    assert ("boatmans",) not in found
    assert ("salvage", "crews") not in found
    reading = flow.read(article_from_text(
        "Three Kenyan harbour wardens said that the quay was closed.", Given(published="2031-05-02")))
    assert {a.name: (a.of, a.sector) for a in reading.actors if not a.named} == {
        "Three Kenyan harbour wardens": ("KEN", "SPY")}
    assert [a.sector for a in read_actors(str(own))] == ["GOV"]


@pytest.mark.parametrize(("line", "wrong"), [
    ("TUG [~MIL}", "[~GOV]"), ("TUG!CREW! [~MIL]", "!CREW! is not defined"), ("[~MIL]", "an agent is a phrase"),
    ("BOATMAN [~MIL]", "another code in line 1"), ("A_ [KEN 20301332]", "no such day"),
    ("A_ [KEN 20300102-20300101]", "ends before it begins"),
])  # fmt: skip
def test_bad_agents_and_dates_are_named(own: Path, line: str, wrong: str) -> None:
    own.write_text(f"BOATMAN [~LAB]\n{line}\n", encoding="utf-8")
    with pytest.raises(OnRecordError, match="OR-301") as raised:
        own_agents()
    assert "line 2: " in str(raised.value)
    assert wrong in str(raised.value)
