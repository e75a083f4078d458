"""What a note rests on, when there is none, and what was published by a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.checking import Checked, check
from onrecord.errors import OnRecordError
from onrecord.facts import Article
from onrecord.flow import read
from onrecord.intake import article_from_text, articles_from
from onrecord.questions import OpenRecord
from onrecord.views.cli.demo import demo_articles

Check = Callable[..., Checked]
SILENT = "North Korea has not acknowledged that it has sent troops to Russia for the war against Ukraine."
PROOF = (
    "“We have proof that at least 3,000 North Korean soldiers are in Russia,” spokesman Carl Hennery told reporters."
)


def kinds(found: Checked) -> list[str]:
    return [one.kind for one in found.notes]


def test_a_note_names_its_evidence_and_the_words_of_the_draft(checked: Check, demo: OpenRecord) -> None:
    [note] = checked(SILENT).notes
    assert (note.kind, note.severity) == ("position", "fault")
    assert SILENT.startswith(note.quote.text)
    [found] = note.evidence
    assert found.day == "2025-04-28"
    assert "acknowledged" in found.quote.text
    article = demo.show(found.article).passages[0].text
    assert [article[start:end] for start, end in found.quote.spans] == list(found.quote.words)
    assert demo.show(found.fact).kind == "statement"


def test_as_of_a_day_before_the_change_there_is_nothing_to_note(checked: Check) -> None:
    assert kinds(checked(SILENT, as_of="2025-04-27")) == []
    assert kinds(checked(SILENT, as_of="2025-04-28")) == ["position"]
    assert checked(SILENT, as_of="2025-04").as_of == "2025-04-30"


@pytest.mark.parametrize(
    "words",
    [
        "In October 2024 North Korea denied that it has sent troops to Russia for the war against Ukraine.",
        "North Korea had denied that it has sent troops to Russia for the war against Ukraine.",
        "At the time North Korea denied that it has sent troops to Russia for the war against Ukraine.",
        SILENT.replace("has not", "had not"),
        SILENT + " So it was until April 2025, when North Korea acknowledged the deployment.",
    ],
)
def test_an_old_position_told_as_old_is_no_fault(checked: Check, words: str) -> None:
    assert kinds(checked(words)) == []


def test_a_quotation_is_set_against_the_recorded_words_word_by_word(checked: Check) -> None:
    [note] = checked(PROOF).notes
    assert note.kind == "wording"
    [change] = note.differences
    assert (change.before and change.before.text, change.after and change.after.text) == ("evidence", "proof")


@pytest.mark.parametrize(
    "words",
    [
        PROOF.replace("proof", "evidence"),
        PROOF.replace("“We have proof that at least", "“We have … at least").replace("proof", "evidence"),
        PROOF.replace("We have proof that", "[We have proof] that at").replace("at at least", "at least"),
        "Carl Hennery told reporters that he had proof of at least 3,000 North Korean soldiers in Russia.",
        "Carl Hennery spoke of “proof.”",
        "“China stands on the side of peace, and it will not pour oil on fires,” Luo Wenhao said on 12 May 2025.",
    ],
)
def test_right_quotations_and_paraphrases_are_no_faults(checked: Check, words: str) -> None:
    assert "wording" not in kinds(checked(words))


@pytest.mark.parametrize(
    "words",
    [
        "The city council voted on Tuesday to close the old bridge. “It has carried us long enough,” the mayor said.",
        "Peru denied that it has sent troops to Chile. About 14,000 people marched in Lima.",
        "Lorem ipsum dolor sit amet, said Ana Brel.",
    ],
)
def test_where_the_record_has_nothing_it_is_silent(checked: Check, words: str) -> None:
    assert checked(words).notes == ()


def test_what_the_record_does_not_know_is_counted_and_no_fault(checked: Check) -> None:
    found = checked("The mayor of Calder said that the old bridge would be closed in spring.")
    assert found.notes == ()
    assert [words.text for words in found.unknown] == ["that the old bridge would be closed in spring"]


def test_nothing_is_recorded(checked: Check, demo: OpenRecord) -> None:
    before = demo.articles(limit=0).total
    checked(SILENT)
    assert demo.articles(limit=0).total == before


def test_an_article_on_record_is_not_set_against_itself(demo: OpenRecord) -> None:
    for article in articles_from(demo_articles()):
        assert isinstance(article, Article)
        found = check(demo, article, as_of=article.published)
        assert [(n.kind, n.what) for n in found.notes if article.id in {e.article for e in n.evidence}] == []


def test_a_draft_may_be_read_already(demo: OpenRecord) -> None:
    article = article_from_text(SILENT)
    assert check(demo, read(article)) == check(demo, article)


def test_a_note_keeps_its_name_while_the_rest_is_rewritten(checked: Check) -> None:
    [before] = checked(SILENT).notes
    after = checked("It rained in Seoul all day.\n\n" + SILENT).notes
    assert [one.name for one in after] == [before.name]
    assert after[0].quote.spans != before.quote.spans


def test_a_note_can_be_set_aside(checked: Check) -> None:
    [note] = checked(SILENT).notes
    found = checked(SILENT, ignored={note.name: "the desk knows"})
    assert found.notes == ()
    assert [(one.name, one.ignored) for one in found.ignored] == [(note.name, "the desk knows")]


def test_what_is_no_draft_is_refused(demo: OpenRecord) -> None:
    long = article_from_text("The council met on Monday. " * 9_000)
    with pytest.raises(OnRecordError, match="OR-105"):
        check(demo, long)
    with pytest.raises(OnRecordError, match="OR-503"):
        check(demo, article_from_text(SILENT), as_of="soon")


@pytest.mark.parametrize(
    "words",
    [
        "North Korea acknowledged in April that it has sent troops to Russia.",
        "Ukraine said on 28 April that about 14,000 North Korean soldiers have served in Russia.",
        "The United States has said since October 2024 that North Korea has sent troops to Russia.",
        "China has not acknowledged that it was told of the deployment.",
        "Russia denied that it has sent weapons to North Korea. North Korea denies that it has sold shells to Russia.",
        "South Korea's intelligence service said that 600 North Korean soldiers had been killed.",
        "Ukraine said that 5,000 Russian soldiers were killed in May.",
        '"We will not forget it," said Ana Ruiz, who lost her house in the flood.',
        '"That is the next question," said the coach.',
        "About 11,000 soldiers took part in a Polish exercise in May, the ministry said. NATO sent 3,000 troops.",
        "An alleged North Korean spy was arrested in Russia. Russia has not commented.",
        "Unconfirmed reports say that Russia will send North Korea fighter jets.",
        "Unconfirmed reports say that Russia will send troops to North Korea.",
        "Unconfirmed reports say that Russia has deployed an air defence brigade in North Korea.",
        "Russia denies that it has sent troops to North Korea.",
        "North Korea denies that it has sent troops to Syria.",
        "By January Halyna Borysko could say: “These two men are the answer to every denial.”",
        "It is unclear whether North Korea will send workers to Russia.",
        "South Korea's spy agency said that 15,000 North Korean workers were in Russia.",
        "South Korea's spy agency said in November that 200 North Korean soldiers were wounded in Russia.",
        "Neither North Korea nor Russia has confirmed that a new treaty was signed.",
        "Two Ukrainian officials told The Harbour Ledger in October that North Korea has sent troops to Russia.",
        'In the words of its spokesman, China "will not pour oil on anybody\'s fire."',
        "The Norrvik Post reported that Russia declined to comment. The Harbour Ledger had reported it first.",
    ],
)
def test_what_is_near_the_record_but_right_is_left_alone(checked: Check, words: str) -> None:
    assert [note.what for note in checked(words, published="2025-06-10").notes] == []


@pytest.mark.parametrize(
    ("words", "kind", "touched"),
    [
        ("Pyongyang insists that none of its soldiers are in Russia.", "position", "Pyongyang insists"),
        ("The alleged presence of North Korean forces in Russia strains ties with Seoul.", "position", "alleged"),
        (
            "South Korea's spy agency said in November that roughly 16,000 North Korean troops were in Russia.",
            "figure",
            "16,000",
        ),
        ("In November Seoul's intelligence agency counted 15,000 North Korean soldiers in Russia.", "figure", "15,000"),
        (
            "“What they are doing there is the next question,” Ukrainian spokesperson Halyna Borysko said.",
            "speaker",
            "What they are doing there",
        ),
        ("As many as 3,000 more soldiers arrived from North Korea in January.", "figure", "3,000"),
        ("On 30 October 2024 the United States confirmed that North Korea had sent troops to Russia.", "date", "30"),
    ],
)
def test_a_fault_is_found_in_other_words_than_the_record_has(
    checked: Check, words: str, kind: str, touched: str
) -> None:
    [note] = checked(words).notes
    assert note.kind == kind
    assert touched in note.quote.text
