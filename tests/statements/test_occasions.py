"""On which day a statement was made, where its own sentence does not say so. Invented texts."""

from __future__ import annotations

import pytest

from onrecord.flow import read
from onrecord.intake import Given, article_from_text

THURSDAY = "2025-06-12"


def days(text: str, published: str | None = THURSDAY) -> dict[str, str | None]:
    """Return the day of each statement by the first two words of its content."""
    reading = read(article_from_text(text, Given(published=published, outlet="Invented Post")))
    values = {t.id: t.value for t in reading.times}
    return {" ".join(reading.article.text[s.content[0][0] : s.content[-1][1]].split()[:2]): values.get(s.when or "")
            for s in reading.statements}


@pytest.mark.parametrize(
    ("text", "content", "day"),
    [
        ("Ruth Moe said on Monday that ferries were safe. Trains run late, she added.", "Trains run", "2025-06-09"),
        (
            "Ruth Moe said on Monday that ferries were safe. The quay was built long ago.\n\n“Divers come weekly,” "
            "Moe said.",
            "Divers come", "2025-06-09",
        ),
        (
            "The Vik Union condemned the plan on Monday. “Nobody asked us,” Vik Union chairman Ruth Moe said in a "
            "press statement.",
            "Nobody asked", "2025-06-09",
        ),
        (
            "In a speech on Tuesday, Ruth Moe said ferries were safe.\n\n“Trains are late,” the speech said.",
            "Trains are", "2025-06-10",
        ),
        (
            "On Tuesday, Ruth Moe took a call from mayor Ole Berg. Ferries would stop, Berg said.",
            "Ferries would", "2025-06-10",
        ),
        (
            "Ruth Moe said on Monday that ferries were safe, adding that trains were late.",
            "that trains", "2025-06-09",
        ),
        (
            "The ministry received a letter from Ruth Moe, denying claims that ferries leaked.\n\nIn the letter, dated "
            "3 May, Moe claimed that divers had looked.",
            "that divers", "2025-05-03",
        ),
        ("In 2019, Ruth Moe admitted that ferries leaked. “They are old,” she said.", "They are", "2019"),
        (
            "The Vik Union said on Monday that ferries were safe. Their harbour is old.\n\nHowever, more than a "
            "month after the first leak, and a second publication following just weeks later, the Vik Union believes "
            "trains are late.",
            "trains are", "2025-06-09",
        ),
    ],
)
def test_a_statement_has_the_day_of_the_occasion_it_belongs_to(text: str, content: str, day: str) -> None:
    assert days(text)[content] == day


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # another speaker, who has nothing to do with the first
        ("Ruth Moe said on Monday that ferries were safe. Trains run late, farmer Ole Berg said.", "Trains run"),
        # another occasion, whose day is not told
        (
            "In a letter on Monday, Ruth Moe said ferries were safe. Trains run late, she said in an interview.",
            "Trains run",
        ),
        # told of another time
        ("Ruth Moe said on Monday that ferries were safe. She had said that trains were late.", "that trains"),
        ("Ruth Moe said on Monday that ferries were safe. She has often said that trains were late.", "that trains"),
        # another state, beside one and its minister
        (
            "Norway said on Monday that ferries were safe. Norwegian foreign minister Ruth Moe praised the crews. "
            "Sweden denied that trains were late.",
            "that trains",
        ),
        # told only to say when something else was
        (
            "Ruth Moe said on Monday that ferries were safe. Her denial came a week after Moe warned that divers were "
            "late.",
            "that divers",
        ),
        # a judge speaks for the state as little as the state for a judge
        ("Norway filed an appeal on Monday. Judge Ruth Moe of Norway ordered ferries to stop.", "ferries to"),
        # who only attended a meeting speaks of it, not at it
        (
            "The harbour board met the Vik Union on Monday. Ferries are old. The quay is older. Trains are new. The "
            "Vik Union said divers come weekly.",
            "divers come",
        ),
        # a time inside what the sentence tells
        (
            "Ferries usually sail from late spring to autumn, Ruth Moe said, adding that trains run late.",
            "that trains",
        ),
        # a year is left sooner than a day
        ("In 2019, Ruth Moe admitted that ferries leaked. Now trains run late, she says.", "Now trains"),
    ],
)
def test_another_occasion_or_speaker_has_no_day(text: str, content: str) -> None:
    assert days(text)[content] is None


def test_a_lead_has_the_day_of_what_it_sums_up() -> None:
    text = ("Ruth Moe has denied that the ferry company bribed inspectors.\n\nHer brother owns a mill.\n\n“The ferry "
            "company never bribed any inspectors,” Moe said on Tuesday.")
    assert set(days(text).values()) == {"2025-06-10"}


def test_a_weekday_alone_stays_open_where_the_day_of_publication_is_unknown() -> None:
    text = "Ruth Moe said on Monday that ferries were safe. Trains run late, she added."
    assert set(days(text, published=None).values()) == {None}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Speaking to reporters on Tuesday, Ruth Moe said ferries were safe.", "2025-06-10"),
        ("Ruth Moe, speaking on Tuesday, said ferries were safe.", "2025-06-10"),
        ("Leading the march on Tuesday, Ruth Moe said ferries were safe.", "2025-06-10"),
        ("In the letter, issued 3 May, the ministry said ferries were safe.", "2025-05-03"),
        ("The report, issued on 3 May, says ferries were safe.", "2025-05-03"),
        ("Ferries are set to sail in September, the port office said on Friday.", "2025-06-06"),
        ("Ruth Moe on Thursday last week said ferries were safe.", "2025-06-05"),
        ("Captain Ole Berg, who led the crew for years, on Tuesday said ferries were safe.", "2025-06-10"),
        ("On Tuesday, dockers marched to demand ferries that were safe.", "2025-06-10"),
    ],
)
def test_a_day_anywhere_around_the_saying_is_its_day(text: str, day: str) -> None:
    assert day in days(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "Twenty dockers, who had been on strike for the past week, warned that ferries leaked.",
        "Ruth Moe cited a report by the port on Monday that said ferries leaked.",
    ],
)
def test_the_day_of_something_else_is_not_that_of_the_saying(text: str) -> None:
    assert not any(days(text).values())


def test_who_was_introduced_as_a_source_is_the_source() -> None:
    text = ("A source said on Tuesday that ferries were safe. President Ruth Moe said in a speech in 2016 that they "
            "would last. Divers come weekly, the source said.")
    assert days(text)["Divers come"] == "2025-06-10"
