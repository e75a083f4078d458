"""Which texts are read by turns, and which are not. Invented texts; the reader model is not needed."""

from __future__ import annotations

import pytest

from onrecord.intake import Given, article_from_text
from onrecord.reading.paragraphs import paragraphs
from onrecord.reading.turns import turns_of

Row = tuple[str, str | None, list[str]]


def turns(text: str, **given: str) -> list[Row]:
    """Return kind, label (or clock) and paragraphs of each turn."""
    article = article_from_text(text, Given(**{"outlet": "Tarn Post", **given}))
    pieces, found = turns_of(article, paragraphs(article.text, article.not_body))
    assert all(part in pieces for turn in found for part in turn.parts)
    return [(t.kind, t.clock if t.kind == "entry" else t.label and text[slice(*t.label)],
             [text[s:e] for s, e in t.parts]) for t in found]


BRIEFING = """Press Briefing by Press Secretary Nora Holt

MS. HOLT: Good afternoon. We signed the treaty in May.

It runs for ten years.

{question}

MS. HOLT: We have no sign of it.

MR. CROSS: I may add to that. The pictures were old.
"""


@pytest.mark.parametrize("question", [
    "Q    Does the President believe that?", "Q: Does the President believe that?", "QDoes the President believe that?",
    ">> REPORTER: Does the President believe that?", "Q. Does the President believe that?"])
def test_a_briefing_is_read_by_its_labels(question: str) -> None:
    found = turns(BRIEFING.format(question=question))
    assert [(kind, parts) for kind, _, parts in found] == [
        ("answer", ["Good afternoon. We signed the treaty in May.", "It runs for ten years."]),
        ("question", ["Does the President believe that?"]),
        ("answer", ["We have no sign of it."]),
        ("answer", ["I may add to that. The pictures were old."]),
    ]
    assert [label for kind, label, _ in found if kind == "answer"] == ["MS. HOLT", "MS. HOLT", "MR. CROSS"]


def test_roles_notes_stage_directions_and_times_are_no_words() -> None:
    found = turns("""[02:50:05]

ELSA TARN, ANCHOR (on camera): The dam broke on Sunday. Our man is there.

PAUL WEND, CORRESPONDENT: I see forty houses in the water.

(voice-over): The mayor sleeps in the school.

(CROSSTALK)

TARN: Paul, is anybody hurt?

[02:54:10] WEND: Nobody that we know of.
""")
    assert found == [
        ("answer", "ELSA TARN", ["The dam broke on Sunday. Our man is there."]),
        ("answer", "PAUL WEND", ["I see forty houses in the water.", "The mayor sleeps in the school."]),
        ("question", "TARN", ["Paul, is anybody hurt?"]),
        ("answer", "WEND", ["Nobody that we know of."]),
    ]


def test_labels_on_lines_of_their_own_and_lines_without_blanks_between() -> None:
    found = turns("KOLAR:\nThe port opens on Friday.\n\nLIND:\nWill you resign?\n\nKOLAR:\nI will stay.\n")
    assert [kind for kind, _, _ in found] == ["answer", "question", "answer"]
    found = turns("HOST: Who signed it?\nADA KOLAR: I signed it. We had\nno choice.\nHOST: And when?\n"
                  "KOLAR: In May. I was ill.\n")
    assert [(kind, parts[0][:9]) for kind, _, parts in found] == [
        ("question", "Who signe"), ("answer", "I signed "), ("question", "And when?"), ("answer", "In May. I")]


def test_a_first_name_may_look_like_a_particle() -> None:
    found = turns("Moderator: Senator Moe?\n\nAl Moe: I did it.\n\nBen Lund: I did not.\n\nLund: I was ill.\n")
    assert [label for _, label, _ in found] == ["Moderator", "Al Moe", "Ben Lund", "Lund"]


def test_the_headline_and_what_the_outlet_tells_are_in_no_turn() -> None:
    found = turns("""Kolar: Port to open on Friday

Trade minister Ada Kolar spoke on Monday. A transcript follows.

LIND: Is it safe?

KOLAR: It is. I have been there.

The minister was once a pilot. Kolar was born in Hask.

LIND: Will you stay?

KOLAR: I will.

The interview will be repeated on Sunday.
""")
    assert [(label, parts) for _, label, parts in found] == [
        ("LIND", ["Is it safe?"]), ("KOLAR", ["It is. I have been there."]), ("LIND", ["Will you stay?"]),
        ("KOLAR", ["I will."])]


def test_the_outlet_asks_in_its_own_interview() -> None:
    found = turns("""Ada Norr spoke to the Tarn Post on Monday.

Tarn Post: Is the water safe?

Norr: It is. We test it every day.

Tarn Post: The doctors say that forty children are ill.

Norr: They told us so. We found nothing.
""")
    assert [kind for kind, _, _ in found] == ["question", "answer", "question", "answer"]


def test_an_interview_without_labels() -> None:
    found = turns("""Samir Adeyo has measured the river for years. We talked to him in his boat.

Is the river drying up?

No. I have seen it lower.

It was lower when my father fished here.

Some say that your figures are wrong.

I have heard that. My figures are public.

Would two dams help?

I doubt it.

The dams will be built in May.
""")
    assert [(kind, len(parts)) for kind, _, parts in found] == [
        ("question", 1), ("answer", 2), ("question", 1), ("answer", 1), ("question", 1), ("answer", 1)]


@pytest.mark.parametrize(("heads", "clocks"), [
    (["16:05 GMT", "14:35 GMT", "11:20 GMT"], ["16:05Z", "14:35Z", "11:20Z"]),
    (["12:05 a.m.", "10:30 p.m.", "4 p.m."], ["00:05", "22:30", "16:00"]),
    (["2h ago\n\n16.31 GMT", "3h ago\n\n15.22 GMT", "4h ago\n\n14.05 GMT"], ["16:31Z", "15:22Z", "14:05Z"]),
    (["2h ago", "3h ago", "5h ago"], [None, None, None]),
])
def test_a_live_blog_has_entries(heads: list[str], clocks: list[str | None]) -> None:
    body = [f"{head}\n\nThe fire chief said that wing {n} was lost." for n, head in enumerate(heads)]
    found = turns("\n\n".join(["Live: fire at the Rill refinery", *body, "Updated at 17:00 GMT"]))
    assert found == [("entry", clock, [f"The fire chief said that wing {n} was lost."])
                     for n, clock in enumerate(clocks)]


def test_a_live_blog_with_its_times_on_the_line() -> None:
    found = turns("As it happened: the vote\n\n14.10 The bill has passed.\n\n13.45 The debate is over.\n\n"
                  "13.20 It began.\n")
    assert [(clock, parts) for _, clock, parts in found] == [
        ("14:10", ["The bill has passed."]), ("13:45", ["The debate is over."]), ("13:20", ["It began."])]


def test_without_a_word_of_it_the_newest_entry_first_makes_a_live_blog() -> None:
    text = "14:35 - The road is closed.\n\n14:20 - Nobody is hurt.\n\n13:55 - It burns.\n\n13:40 - Smoke over Hask.\n"
    assert [clock for _, clock, _ in turns(text)] == ["14:35", "14:20", "13:55", "13:40"]


@pytest.mark.parametrize("text", [
    # a team's list
    "The squad for Friday.\n\nGOALKEEPERS: Ada Moe (Hask)\n\nDEFENDERS: Bo Lund (Rill), Kim Dorn (Lisk)\n\n"
    "GOALKEEPERS: Eva Storr (Ostra)",
    # the same page told again and again
    "UPDATE: Police have found the boat. It sank on Monday.\n\nUPDATE: The crew was saved.\n\n"
    "PREVIOUS STORY: A boat is missing.",
    # a survey of the field under names
    "What each of them needs\n\nDahl: Win on Tuesday. Ingrid Dahl leads by ten points.\n\n"
    "Okafor: Come second. Ben Okafor has no money.",
    # advice by kinds
    "Pros: You save money.\n\nCons: You need time.\n\nPros: You learn a lot.\n\nCons: You get wet.",
    # an explainer
    "What is the levy?\n\nA tax on ships. It was passed in May.\n\nWho has to pay?\n\n"
    "Owners of ships over ten metres.\n\nWhen does it begin?\n\nIn June, the ministry said.\n\n"
    "Where is the money to go?\n\nTo the harbour.",
    # a column that asks itself
    "What have I learned?\n\nI have learned to wait.\n\nWhat is a harbour?\n\nI think it is a door.\n\n"
    "What is a door?\n\nI cannot say.",
    # a timetable and a chronicle of a day
    "The fair\n\n10:00 Opening by the mayor\n\n11:30 Boat race\n\n13:00 Lunch\n\n15:00 Music",
    "How the fire spread\n\n9:15 a.m.\n\nA guard smells smoke.\n\n9:40 a.m.\n\nThe wing is empty.\n\n11:05 a.m.\n\n"
    "The roof falls.\n\n1:30 p.m.\n\nThe fire is out.",
    # choices
    "1. Which river is longest?\n\nA. The Oren\n\nB. The Tessal\n\nWhat do you think?",
    # plain news with a heading
    "Mayor: Bridge to open\n\nMayor Lea Tamm said on Monday that the bridge would open. \"We are ready,\" she said.",
])
def test_what_only_looks_alike_is_read_as_ever(text: str) -> None:
    article = article_from_text(text, Given(outlet="Tarn Post"))
    before = paragraphs(article.text, article.not_body)
    assert turns_of(article, before) == (before, [])
