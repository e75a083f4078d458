"""What is said in transcripts, interviews and live blogs: the turn's words are its speaker's. Invented texts."""

from __future__ import annotations

import pytest

from onrecord.facts import Reading
from onrecord.flow import read
from onrecord.intake import Given, article_from_text


def reading(text: str, published: str = "2025-06-10", byline: tuple[str, ...] = ()) -> Reading:
    return read(article_from_text(text, Given(published=published, outlet="Tarn Post", byline=byline)))


def said(r: Reading) -> list[tuple[list[str], list[str]]]:
    """Return who speaks, and the words, of each statement."""
    names = {a.id: a.name for a in r.actors}
    return [([names[i] for i in s.speakers], [r.article.text[a:b] for a, b in s.content]) for s in r.statements]


def days(r: Reading) -> list[str | None]:
    values = {t.id: t.value for t in r.times}
    return [values.get(s.when or "") for s in r.statements]


def test_a_turn_is_one_statement_of_whom_its_label_names() -> None:
    r = reading("""HOST: The port is closed. When will it open again?

ADA KOLAR, MINISTER OF TRADE: The port will open on Friday. No tank leaks.

I have seen all three.

HOST: Will you resign?

KOLAR: I will stay.
""")
    assert said(r) == [
        (["ADA KOLAR"], ["The port will open on Friday. No tank leaks", "I have seen all three"]),
        (["ADA KOLAR"], ["I will stay"])]
    assert {s.form for s in r.statements} == {"direct"}
    assert next(a.role for a in r.actors if a.name == "ADA KOLAR") == "MINISTER OF TRADE"


def test_what_is_told_inside_a_turn_has_a_chain_and_a_question_gives_nothing() -> None:
    r = reading("""Q: The union says that the mine is unsafe. The inspectors denied it. Is it true?

ADA KOLAR: The union said in May that the mine was safe. I believe it.

Q: Nobody does.

ADA KOLAR: I do, and I think that they know.
""")
    names = {a.id: a.name for a in r.actors}
    chains = {tuple(names[k.actor or ""] for k in s.chain) for s in r.statements}
    assert chains == {(), ("ADA KOLAR", "union")}
    assert [who for who, _ in said(r)] == [["ADA KOLAR"], ["union"], ["ADA KOLAR"]]
    assert not r.own_claims


def test_an_answer_without_a_label_is_that_of_the_one_interviewed() -> None:
    r = reading("""Samir Adeyo has measured the river for years. We talked to him in his boat.

Is the river drying up?

No. I have seen it lower.

Would two dams help?

I doubt it very much.
""")
    assert said(r) == [(["Samir Adeyo"], ["No. I have seen it lower"]), (["Samir Adeyo"], ["I doubt it very much"])]
    assert {s.form for s in r.statements} == {"direct"}


def test_of_two_interviewed_alike_nobody_knows_who_answers() -> None:
    r = reading("""An interview with two bakers

Clara Venn and Samir Adeyo bake for the whole valley. We asked them about flour.

Is flour short?

It is. I ask for ten sacks and get two.

Who is to blame?

I do not know that.
""")
    assert [who for who, _ in said(r)] == [[], []]


def test_a_surname_that_several_have_names_nobody_but_with_a_title() -> None:
    r = reading("""JOHN SMITH, MAYOR OF HASK: I did not sell the land.

MARY SMITH, OPPOSITION LEADER: You did. I have the contract.

SMITH: We will see in court.

MS. SMITH: Gladly. I will bring it.
""")
    assert [who for who, _ in said(r)] == [["JOHN SMITH"], ["MARY SMITH"], [], ["MARY SMITH"]]


def test_words_through_a_translator_are_a_translation_and_the_note_is_no_role() -> None:
    r = reading("""ELSA TARN, ANCHOR: What do you see?

OLA BREIT, MAYOR OF OSTRA (through translator): We were told that the dam was safe. I was not.

TARN: Thank you. I hope it holds.
""")
    by = {a.name: a for a in r.actors}
    assert by["OLA BREIT"].role == "MAYOR OF OSTRA"
    assert "Oromo Liberation Army" not in by
    assert [s.translated for s in r.statements if s.speakers == (by["OLA BREIT"].id,)] == [True]


BLOG = """Live: strike at the Calder rail yards

{first}

Union leader Hanna Oss says nobody will work. She had said so in May.

{second}

Marrow Rail has denied that it locked the gates.{weekday}

{third}

Governor Lisa Dent said on 2 June that the army would stay away. Police said the gates were open.
"""


def test_the_time_of_an_entry_dates_what_is_said_in_it() -> None:
    r = reading(BLOG.format(first="16:05 GMT", second="14:35 GMT", third="11:20 GMT", weekday=""))
    assert days(r)[0] == "2025-06-10T16:05:00Z"
    assert days(r)[-3:] == ["2025-06-10T14:35:00Z", "2025-06-02", "2025-06-10T11:20:00Z"]


@pytest.mark.parametrize(("weekday", "first", "second"), [
    (" It met them on Tuesday night.", "2025-06-11T00:15:00", "2025-06-10T22:40:00"),
    (" It met them on Monday night.", "2025-06-10T00:15:00", "2025-06-09T22:40:00"),
    ("", None, None),
])
def test_over_midnight_the_weekdays_tell_or_it_stays_open(weekday: str, first: str | None, second: str | None) -> None:
    r = reading(BLOG.format(first="12:15 a.m.", second="10:40 p.m.", third="4 p.m.", weekday=weekday))
    assert days(r)[0] == first
    assert second in days(r) if second else days(r)[-3:-1] == [None, "2025-06-02"]


def test_a_day_on_the_line_of_the_time_is_that_of_the_entry() -> None:
    r = reading(BLOG.format(first="9 June 2025, 16:05", second="9 June, 14:35", third="June 8, 11:20", weekday=""))
    assert [day for day in days(r) if day] == [
        "2025-06-09T16:05:00", "2025-06-09T14:35:00", "2025-06-02", "2025-06-08T11:20:00"]


def test_hours_ago_need_the_hour_of_publication() -> None:
    blog = BLOG.format(first="1h ago", second="3h ago", third="20h ago", weekday="")
    assert days(reading(blog))[0] is None
    r = reading(blog, published="2025-06-10T18:30:00+00:00")
    assert (days(r)[0], days(r)[-1]) == ("2025-06-10", "2025-06-09")


def test_he_is_nobody_of_the_entry_before() -> None:
    r = reading("""Live updates: the fire

16:05

Fire chief Otto Brandt said that the wing was lost.

15:10

He said that it began at noon.

14:00

Police closed the road.
""")
    assert said(r)[0][0] == ["Otto Brandt"]
    assert said(r)[1][0] == []


PIECE = """I have worked on the dam since May. I do not believe that it will hold.

The director, Udo Krall, told me that I was mad. I fear that he is wrong.

My brother says that I should stop.
"""


def test_in_a_first_person_piece_the_author_speaks() -> None:
    r = reading(PIECE, byline=("Ines Vold",))
    assert [who for who, _ in said(r)] == [["Ines Vold"], ["Udo Krall"], ["Ines Vold"], ["My brother"]]


def test_who_writes_i_is_no_he() -> None:
    r = reading("I told the deck hand that I smelled smoke. He said that it was nothing.\n\nI think that he was wrong.",
                byline=("Ines Vold",))
    assert [who for who, _ in said(r)] == [["Ines Vold"], [], ["Ines Vold"]]


@pytest.mark.parametrize("byline", [(), ("AFP",), ("Staff Reporter",), ("Ines Vold", "Udo Krall"), ("Tarn Post",)])
def test_without_one_person_in_the_byline_nobody_knows_who_i_am(byline: tuple[str, ...]) -> None:
    assert said(reading(PIECE, byline=byline))[0][0] == []


def test_who_says_his_name_needs_no_byline() -> None:
    r = reading("Good morning, I'm Vera Holm.\n\nI promise that the lake will be back. I think that it is clean.\n\n"
                "I know it.")
    assert [who for who, _ in said(r)][:2] == [["Vera Holm"], ["Vera Holm"]]


def test_one_i_makes_no_first_person_piece() -> None:
    r = reading("The dam leaks, the board says. I believe that it will hold.\n\nThe board said it would look.",
                byline=("Ines Vold",))
    assert "Ines Vold" not in {a.name for a in r.actors}


SUBTITLES = """1
00:00:01,000 --> 00:00:04,000
ADA KOLAR: The port will open

2
00:00:04,500 --> 00:00:07,000
on Friday. I have the list.

3
00:00:07,500 --> 00:00:09,000
HOST: Who signed it?

4
00:00:09,500 --> 00:00:12,000
KOLAR: I signed it myself.
"""


def test_the_times_of_subtitles_are_no_words() -> None:
    assert said(reading(SUBTITLES)) == [
        (["ADA KOLAR"], ["The port will open", "on Friday. I have the list"]), (["ADA KOLAR"], ["I signed it myself"])]


def test_of_many_with_one_surname_none_is_meant() -> None:
    r = reading("Anna Moe, Bob Moe, Carl Moe, Dora Moe and Emil Moe met on Monday.\n\nMoe said that the mill was sold. "
                "\"I never signed,\" Dora Moe said.")
    assert [who for who, _ in said(r)] == [["Moe"], ["Dora Moe"]]


@pytest.mark.parametrize("text", [
    "THE PORT MINISTER OF CALDER SAID ON MONDAY THAT THE TANKS WERE SAFE. \"NOBODY WAS HURT,\" SHE SAID.",
    "El ministro dijo que el puente está cerrado.\n\nMayor Lea Tamm said the bridge was closed. \"We will open it,\" "
    "she said.\n\nIl a dit que le pont était fermé. The police denied the report.",
    "Олег Ветров said that the bridge was closed. 王小明 denied the report. \"We are ready,\" Олег Ветров said on "
    "Monday.",
    "The mill burned on Monday. The council sa1d it wou1d re-\nbuild the mill. \"We wi11 not give up,\" Mayor Lea Tamm "
    "said. Ihe police den1ed the report that a chi1d was missing.",
    "Q: Why?\nA: Because.\nQ: When?\nA: Now.\n\nThis is all that we were told by the office of the mayor.",
    "KOLAR:\n\nKOLAR:\n\n: hello\n\nA: I\n\nThis is what was left of the minutes of the meeting of the council.",
])
def test_bad_input_invents_nobody(text: str) -> None:
    """Whoever speaks is named in the text, and every span is of it."""
    r = reading(text)
    names = [a.name for a in r.actors if a.named and a.kind == "person"]
    assert all(name in r.article.text for name in names)
    assert all(0 <= a < b <= len(text) for s in r.statements for a, b in s.content)
