"""Who is noticed as an actor, and for whom they act. Sentences and people are invented."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onrecord.facts.actor import Actor
from onrecord.noticing.actors import notice_actors
from onrecord.noticing.who import Who
from onrecord.reading.words import word_spans
from tests.sheets import make_sheet, parsed


def actors(case: str) -> dict[str, Actor]:
    return {a.name: a for a in notice_actors(parsed(case))}


def words(case: str, actor: Actor) -> list[str]:
    text = parsed(case).article.text
    return [text[start:end] for start, end in actor.mentions]


def test_office_holders_act_for_their_state() -> None:
    found = actors("ruto")
    assert (found["Grace Otieno"].kind, found["Grace Otieno"].of, found["Grace Otieno"].sector) == (
        "person",
        "KEN",
        "GOV",
    )
    assert found["Dawit Bekele"].of == "ETH"
    assert found["Dawit Bekele"].role == "Ethiopian Prime Minister"


def test_an_institution_without_its_state_belongs_to_the_home_of_the_article() -> None:
    assert actors("ruto")["Kenyan foreign ministry"].of == "KEN"


def test_a_capital_is_a_government_where_it_acts() -> None:
    assert words("ruto", actors("ruto")["Sudan"]) == ["Khartoum"]


def test_a_capital_is_a_place_where_something_happens() -> None:
    assert words("officials", actors("officials")["Poland"]) == ["Warsaw"]  # 'would block', not 'was raining in'
    assert "Santiago" not in words("leaders", actors("leaders")["Chile"])
    assert "Ghana" not in actors("mensah")  # 'in Accra' and 'Ghanaian' name nobody


def test_later_mentions_are_joined() -> None:
    found = actors("peru")
    assert words("peru", found["Peru's Defence Ministry"]) == ["Peru's Defence Ministry", "ministry"]
    assert words("peru", found["Rosa Quispe"]) == ["Rosa Quispe", "president"]


@pytest.mark.parametrize(
    ("case", "name"),
    [("fellow", "Farida Noor"), ("fellow", "Bilal Shah"), ("chief", "Omar Haddad"), ("front", "Abdou Diallo")],
)
def test_fellows_former_ministers_and_rebels_act_for_no_state(case: str, name: str) -> None:
    assert actors(case)[name].of is None


def test_an_embassy_acts_for_the_first_state() -> None:
    found = actors("embassy")
    assert (found["Polish embassy in Lisbon"].kind, found["Polish embassy in Lisbon"].of) == ("embassy", "POL")
    assert found["Hungary's Ukraine embassy"].of == "HUN"


def test_a_people_is_its_state() -> None:
    assert words("embassy", actors("embassy")["China"]) == ["Chinese"]


def test_a_spokesman_acts_for_the_state_of_the_ministry() -> None:
    assert actors("embassy")["Rui Matos"].of == "PRT"
    assert actors("junta")["Eric Hall"].of == "USA"


def test_acronyms_that_the_article_introduces() -> None:
    found = actors("union")
    assert words("union", found["Mongolian Herders' Union"]) == ["Mongolian Herders' Union", "MHU", "MHU"]
    assert found["Mongolian Herders' Union"].of is None
    assert words("union", found["Mongolia"]) == ["Ulaanbaatar", "government"]


def test_media_have_canonical_names() -> None:
    found = actors("front")
    assert found["Agence France-Presse"].kind == "media"
    assert words("front", found["Bangkok Post"]) == ["Bangkok Post", "paper"]
    assert found["Coastal Liberation Front"].kind == "armed group"


def test_two_persons_with_one_surname_stay_apart_and_spellings_join() -> None:
    found = actors("mensah")
    assert words("mensah", found["Kofi Mensah"]) == ["Kofi Mensah", "Mensah", "Menssah", "Mensah"]
    assert words("mensah", found["Yaw Mensah"]) == ["Yaw Mensah"]
    assert words("chief", actors("chief")["Zulkifli Hasan"]) == ["Zulkifli Hasan", "Zulkifi"]


def test_the_article_introduces_and_the_table_fills_in() -> None:
    found = actors("known")
    assert (found["Vladimir Putin"].of, found["Volodymyr Zelensky"].of) == ("RUS", "UKR")
    assert found["Vladimir Putin"].role == "President"


def test_the_junta_keeps_its_state_beside_another_one() -> None:
    found = actors("junta")
    assert found["Moussa Traore"].of == "MLI"
    assert words("junta", found["Mali's junta"]) == ["Mali's junta", "junta"]


def test_the_north_is_the_state_named_before() -> None:
    found = actors("north")
    assert words("north", found["North Korea"]) == ["North Korea", "North"]
    assert words("north", found["South Korea"]) == ["South Korea", "Seoul"]


def test_ordinary_words_are_no_media_and_rivers_no_companies() -> None:
    found = actors("care")
    assert words("care", found["Dawn"]) == ["Dawn"]
    assert not {"Amazon", "The Sun", "Daily Mirror"} & set(found)


def test_ids_and_order_follow_the_first_mention() -> None:
    once, again = notice_actors(parsed("leaders")), notice_actors(parsed("leaders"))
    assert once == again
    assert [a.mentions[0] for a in once] == sorted(a.mentions[0] for a in once)
    assert len({a.id for a in once}) == len(once)


def test_every_mention_lies_in_the_text() -> None:
    for case in ("ruto", "peru", "junta", "front"):
        length = len(parsed(case).article.text)
        assert all(0 <= s < e <= length for a in notice_actors(parsed(case)) for s, e in a.mentions)


def test_an_empty_sheet_has_no_actors() -> None:
    assert notice_actors(make_sheet("", [])) == ()


WORDS = (
    "the Chinese ministry of Kenya said Putin , ( UN ) 's president Smith Army in Beijing - and its embassy Dr.".split()
)
TAGS = st.sampled_from(["NOUN", "PROPN", "ADJ", "VERB", "PUNCT", "ADP", "PART", "PRON", "DET", "CCONJ"])
RELATIONS = st.sampled_from(
    ["nsubj", "compound", "nmod:poss", "conj", "appos", "case", "amod", "flat", "obj", "acl:relcl"]
)


@given(st.lists(st.tuples(st.sampled_from(WORDS), TAGS, st.integers(-1, 11), RELATIONS), min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_any_tags_give_actors_within_the_text(rows: list[tuple[str, str, int, str]]) -> None:
    text = " ".join(row[0] for row in rows)
    cut = [text[s:e] for s, e in word_spans(text)]
    assume(len(cut) == len(rows))
    heads = [min(head, number - 1) for number, (_, _, head, _) in enumerate(rows)]  # a tree: heads stand before
    full = [
        [w, rows[n][1], str(heads[n]), rows[n][3], w.lower(), "NN", "-", "-" if n else "S"] for n, w in enumerate(cut)
    ]
    sheet = make_sheet(text, full)
    found = notice_actors(sheet)
    assert all(0 <= s < e <= len(text) for a in found for s, e in a.mentions)
    who = Who(sheet, found)
    for first in range(len(rows)):
        assert set(who.or_described(first, len(rows))) <= {a.id for a in who.actors}
