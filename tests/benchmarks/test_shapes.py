"""What counts as right in the benchmark of other shapes. Invented text; no model is needed."""

from __future__ import annotations

from benchmarks.shapes.__main__ import counted
from onrecord.facts import Actor, Cue, MadeBy, Reading, Statement, Time
from onrecord.intake import Given, article_from_text

TEXT = "Who closed the pier? We did, and nobody asked. The board is glad."


def _statement(id: str, words: str, speakers: tuple[str, ...] = (), when: str | None = None) -> Statement:
    start = TEXT.index(words)
    return Statement(id, speakers, (), "named person", Cue(((0, 3),), "say"), "say", "direct",
                     ((start, start + len(words)),), when=when)


def _reading(*statements: Statement) -> Reading:
    actors = (Actor("a1", "Pia Lund", "person"),)
    times = (Time("t1", (0, 3), "TIME", "2025-06-10T16:05:00Z"),)
    article = article_from_text(TEXT, Given(outlet="Tarn Post"))
    return Reading(article=article, made_by=MadeBy("0", "0", "0"), actors=actors, times=times, statements=statements)


GOLD = {"text": TEXT, "said": [{"by": "Pia Lund", "words": "We did, and nobody asked", "when": "2025-06-10T16:05"},
                               {"by": None, "words": "The board is glad", "optional": True}],
        "nobody": ["Who closed the pier?"]}


def test_a_statement_is_found_by_its_words_and_then_asked_for_its_speaker_and_day() -> None:
    right = counted(GOLD, _reading(_statement("s1", "We did, and nobody asked", ("a1",), "t1")))
    assert (right.found, right.matched, right.speakers_right, right.days_right, right.wrong) == (1, 1, 1, 1, [])
    wrong = counted(GOLD, _reading(_statement("s1", "We did, and nobody asked")))
    assert (wrong.found, wrong.speakers_right, wrong.days_right, len(wrong.wrong)) == (1, 0, 0, 2)


def test_what_is_missed_invented_or_of_nobody_is_told() -> None:
    made = counted(GOLD, _reading(_statement("s1", "Who closed the pier?", ("a1",))))
    assert (made.found, made.wanted, made.matched, made.reported, made.of_nobody) == (0, 1, 0, 1, 1)
    assert [line.split(":")[0] for line in made.wrong] == ["missed", "invented", "of nobody"]


def test_an_optional_row_counts_only_where_it_is_found() -> None:
    made = counted(GOLD, _reading(_statement("s1", "The board is glad")))
    assert (made.wanted, made.found, made.matched) == (1, 0, 1)
