"""What is page furniture and what is the story."""

from itertools import pairwise

import pytest
from hypothesis import given as law
from hypothesis import settings
from hypothesis import strategies as st

from onrecord.intake import not_body

STORY = "The minister told reporters in the capital on Tuesday that the talks with the neighbours would go on."
MORE = "He added that nobody in the cabinet had asked for a longer pause, and that the next round begins soon."


def marked(text, *names):
    return [text[start:end] for start, end in not_body(text, names)]


@pytest.mark.parametrize("line", [
    "https://news.example/2022/07/25/talks",
    "By Ana Ruiz",
    "By Ana Ruiz and Li Wei, Daily Courier",
    "By ANA RUIZ in Lisbon",
    "By Ana Ruiz | July 25, 2022",
    "Edited by Ana Ruiz and Li Wei.",
    "Reporting by Ana Ruiz in Lisbon; Editing by Li Wei",
    "(Additional reporting by Ana Ruiz; Writing by Li Wei)",
    "Ana Ruiz in Lisbon contributed to this report.",
    "State Photo Service via AP",
    "Ana Ruiz/Getty Images",
    "AP Photo/Ana Ruiz",
    "(Photo: Ana Ruiz)",
    "Photo by Ana Ruiz",
    "Getty Images",
    "More",
    "Advertisement",
    "READ MORE: What we know about the talks",
    "Comments are closed.",
    "Do you have news for us? Contact tips@news.example.",
    "Have a tip? Write to us.",
    "Sign up for our morning letter.",
    "This article has been updated with the minister's remarks.",
    "Copyright 2022 The Courier. All rights reserved.",
    "© 2022 Courier Media",
    "You have 2 free articles left this month",
    "Already a subscriber? Sign in",
    "Get the news of the bay delivered straight to your inbox every morning.",
    "The morning letter has all you need to start your day. Sign up here.",
    "Printed from: https://news.example/2022/07/25/talks",
    "* * *",
    "Published: 25 July 2022 10:14 GMT",
    "INTERNATIONAL REACTION",
    "CITY FAIR OPENS WITH 2.0 PROGRAMME",
])
def test_a_line_of_furniture_is_not_body(line):
    text = f"{STORY}\n\n{MORE}\n{line}\n{STORY[:-1]} again.\n\n{MORE[:-1]} too."
    assert marked(text) == [line]


@pytest.mark.parametrize("line", [
    "By Monday, thousands of people had left the town.",
    "By the time the minister spoke, the hall was empty.",
    "Edited by hand, the draft was sent to the president.",
    "Reporting by night is dangerous, the reporter said.",
    "This report was published by the ministry in May.",
    "“Join us,” she said.",
    "More than forty people were there.",
    "Photos of the bridge show damage to two pillars.",
    "Getty said that the pictures were not theirs.",
    "KELLY: Did you know about it?",
    "\"WE WILL NOT GO\"",
    "Authorization",
    "Yes.",
])
def test_a_line_of_the_story_is_body(line):
    assert marked(f"{STORY}\n{MORE}\n{line}\n{STORY[:-1]} again.") == []


@pytest.mark.parametrize(("tail", "gone"), [
    (" (Reporting by Ana Ruiz in Lisbon; Editing by Li Wei)", "(Reporting by Ana Ruiz in Lisbon; Editing by Li Wei)"),
    (" (AP Photo/Ana Ruiz)", "(AP Photo/Ana Ruiz)"),
    (" Contributor/Getty Images", "Contributor/Getty Images"),
    (" Ana Ruiz contributed to this report.", "Ana Ruiz contributed to this report."),
    (" – Bernama", "– Bernama"),
    (" - The Courier / Asia News Network", "- The Courier / Asia News Network"),
    (" (KUNA)", "(KUNA)"),
    (" (file photo)", "(file photo)"),
])
def test_a_credit_at_the_end_of_the_story_is_not_body(tail, gone):
    assert marked(f"{STORY}\n\n{MORE}{tail}\n") == [gone]


def test_an_agency_in_brackets_inside_a_sentence_stays():
    assert marked(f"{STORY}\n\nThis was reported by the agency of the emirate (KUNA)") == []


def test_the_second_copy_of_a_caption_and_its_cut_copy_are_not_body():
    caption = "President Ana Ruiz greets Prime Minister Li Wei before the opening of the summit in Lisbon."
    cut = caption[:60].rstrip() + "…"
    assert marked(f"{STORY}\n{cut}\n{caption}\n{MORE}\n{caption}\n") == [cut, caption]
    assert not_body(f"{STORY}\n{caption}\n{MORE}\n{caption}") == ((len(STORY) + len(caption) + len(MORE) + 3,
                                                                  len(STORY) + 2 * len(caption) + len(MORE) + 3),)


def test_short_answers_may_stand_twice():
    assert marked(f"{STORY}\nI do not.\n{MORE}\nI do not.\n") == []


def test_a_headline_in_capitals_and_copy_all_in_capitals_are_read():
    assert marked(f"MINISTER SEES TALKS GOING ON\n\n{STORY}\n{MORE}") == []
    assert marked(f"{STORY.upper()}\nSECOND ROUND SOON\n{MORE.upper()}") == []


def test_the_outlet_s_name_at_the_head_of_the_story_is_not_body():
    assert marked(f"TODAY UTOPIA – {STORY}", "todayutopia") == ["TODAY UTOPIA –"]


def test_line_ends_of_windows_are_no_part_of_a_span():
    assert marked(f"{STORY}\r\n\r\nMore\r\n{MORE}\r\nComments are closed.\r\n") == ["More", "Comments are closed."]


LINES = st.sampled_from(["By Ana Ruiz", "More", STORY, MORE, STORY[:50] + "…", "", " ", "LISBON – ",
                         "LISBON, May 3 (AP) – " + MORE, "REACTION", "(AP Photo/X)", "https://a.example",
                         "\u2028", "x" * 500, "\r"])


@settings(deadline=None)
@law(st.one_of(st.text(), st.lists(LINES, max_size=20).map("\n".join)))
def test_spans_are_sorted_disjoint_and_within_the_text(text):
    spans = not_body(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert spans == not_body(text)
