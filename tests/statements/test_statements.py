"""Statements of invented sentences, end to end through the packaged reader model."""

from __future__ import annotations

import pytest

from onrecord.facts import Reading, Statement
from onrecord.flow import read
from onrecord.intake import Given, article_from_text


def reading_of(text: str, published: str | None = "2023-05-18", outlet: str = "Invented Post") -> Reading:
    return read(article_from_text(text, Given(published=published, outlet=outlet)))


def only(reading: Reading, act: str | None = None) -> Statement:
    found = [s for s in reading.statements if act is None or s.act == act]
    assert found, [(s.act, words(reading, s)) for s in reading.statements]
    return found[0]


def words(reading: Reading, s: Statement) -> str:
    return " … ".join(reading.article.text[a:b] for a, b in s.content)


def speakers(reading: Reading, s: Statement) -> list[str]:
    names = {a.id: a.name for a in reading.actors}
    return [names[i] for i in s.speakers]


@pytest.mark.parametrize(
    ("text", "act", "form", "speaker"),
    [
        (
            "“The bridge will be open by June,” Kenyan transport minister Amina Odede said on Monday.",
            "say",
            "direct",
            "Amina Odede",
        ),
        ("Portugal denied that its frigate had entered Moroccan waters.", "deny", "indirect", "Portugal"),
        (
            "The Peruvian foreign ministry confirmed the arrest of two pilots.",
            "confirm",
            "reported",
            "Peruvian foreign ministry",
        ),
        ("Brussels accused Airmont of hiding its losses.", "accuse", "reported", None),
        (
            "Spokeswoman Lena Ruud declined to comment on the talks with the union.",
            "no_comment",
            "reported",
            "Lena Ruud",
        ),
        ("Norway threatened to close the strait to tankers.", "threaten", "reported", "Norway"),
        ("Chile called for “an immediate halt” to the drilling.", "demand", "mixed", "Chile"),
        ("The army has not acknowledged that its planes hit the market in Tolo.", "not_acknowledge", "indirect", None),
        ("Portugal refuses to admit that the frigate was sunk.", "not_acknowledge", "indirect", "Portugal"),
        ("Portugal continues to deny that it has sold the frigate to Chile.", "deny", "indirect", "Portugal"),
        ("Portugal would neither confirm nor deny the sale of the frigate.", "no_comment", "reported", "Portugal"),
        ("The mine is unsafe. A spokesman for Airmont could not immediately be reached for comment.", "no_comment",
         "reported", "spokesman for Airmont"),
        ("There has been no comment so far from the other lawmakers on the mistake.", "no_comment", "reported",
         "other lawmakers"),
    ],
)
def test_act_form_and_speaker(text: str, act: str, form: str, speaker: str | None) -> None:
    reading = reading_of(text)
    s = only(reading, act)
    assert s.form == form
    if speaker:
        assert speakers(reading, s) == [speaker]


@pytest.mark.parametrize(("text", "content"), [
    ("Airmont did not immediately respond to a request for comment on Wednesday.", "to a request for comment"),
    ("Airmont has not yet replied to emails from the union.", "to emails from the union"),
    ("Portugal did not say on Monday how many had died.", "how many had died"),
    ("Airmont could not be reached for comment.", "for comment"),
])
def test_what_somebody_is_silent_on_has_neither_the_day_nor_the_words_of_the_refusal(text: str, content: str) -> None:
    reading = reading_of(text)
    assert words(reading, only(reading, "no_comment")) == content


def test_a_passive_without_a_speaker_has_an_implicit_source() -> None:
    reading = reading_of("It is rumoured that the mine will close before winter.")
    s = only(reading, "speculate")
    assert (s.speakers, s.source_type) == ((), "implicit")
    assert words(reading, s).startswith("that the mine will close")


def test_who_speaks_for_a_state_speaks_on_its_behalf() -> None:
    reading = reading_of("Turkish defence ministry spokesman Kemal Arda said the drills would end on Friday.")
    assert only(reading, "say").on_behalf_of == "TUR"


def test_the_chain_names_sources_behind_sources() -> None:
    reading = reading_of(
        "The refinery will be sold to a Gulf fund, Reuters reported, citing two people familiar with the sale."
    )
    s = only(reading, "report")
    assert [m.source_type for m in s.chain] == ["media", "unnamed person"]


def test_a_quotation_split_by_its_cue_is_one_statement_in_two_pieces() -> None:
    reading = reading_of(
        "“We waited for nine hours at the gate,” said farmer Tomas Iriarte. “Nobody told us anything at all.”"
    )
    assert len([s for s in reading.statements if s.form == "direct"]) == 1
    assert len(only(reading).content) == 2


def test_a_quotation_that_opens_the_next_paragraph_continues_the_one_before() -> None:
    reading = reading_of(
        "“The dam was checked in March,” said engineer Ruth Adeyemi. “It was sound.”\n\n"
        "“We had no warning of any kind from the valley.”"
    )
    direct = [s for s in reading.statements if s.form == "direct"]
    assert len(direct) == 1
    assert words(reading, direct[0]).endswith("from the valley")


def test_the_day_of_a_statement_is_counted_from_the_day_of_publication() -> None:
    reading = reading_of("Latvia said on Tuesday that it would recall its ambassador.", published="2023-05-18")
    when = {t.id: t.value for t in reading.times}
    assert when[only(reading, "say").when or ""] == "2023-05-16"


def test_two_verbs_share_their_subject() -> None:
    reading = reading_of("Ghana condemned the coup and called for elections within a year.")
    assert {s.act for s in reading.statements} >= {"criticise", "demand"}
    assert all(speakers(reading, s) == ["Ghana"] for s in reading.statements)


def test_content_is_given_without_outer_quotation_marks() -> None:
    reading = reading_of('"The harbour stays shut until the storm has passed," said harbour master Nils Berg.')
    assert words(reading, only(reading)) == "The harbour stays shut until the storm has passed"


def test_narrative_without_attribution_has_no_statements() -> None:
    assert (
        reading_of("The train left the station at noon. Rain fell on the empty platform for an hour.").statements == ()
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Norway said the ship had sunk.", "CT+"),
        ("Norway denied that the ship had sunk.", "CT-"),
        ("Norway said the ship had not sunk.", "CT-"),
        ("Norway said the ship might sink.", "PS+"),
        ("Norway demanded the release of the ship.", "Uu"),
    ],
)
def test_factuality_is_the_speakers_own(text: str, value: str) -> None:
    assert set(reading_of(text).statements[0].factuality.values()) == {value}


def test_a_question_put_to_somebody_is_not_their_statement() -> None:
    reading = reading_of(
        "Asked whether it had urged Peru to wait, the Chilean foreign ministry said it was not aware of it."
    )
    assert [s.act for s in reading.statements] == ["say"]


def test_a_short_quotation_with_its_own_cue_is_said_once() -> None:
    text = "A union spokesman told Reuters that talks had failed. “We are tired,” he said."
    assert [s.form for s in reading_of(text).statements] == ["indirect", "direct"]


def test_what_an_inner_cue_reports_stays_in_the_words_it_stands_in() -> None:
    text = (
        "TALLINN, Estonia – Latvia admitted on Monday for the first time that it has sold tugs to Malta for its new "
        "harbour, six months after it called the reports rumours."
    )
    reading = reading_of(text)
    assert [s.act for s in reading.statements if s.act in ("speculate", "report")] == []
    assert words(reading, only(reading, "acknowledge")).startswith("that it has sold tugs to Malta")
    nested = reading_of("The agency reported that Oslo had denied that its tugs were sold.")
    inside = next(s for s in nested.statements if s.act == "deny")
    assert words(nested, inside) == "that its tugs were sold"
    assert speakers(nested, inside) == ["Norway"]
