"""Datelines as outlets write them."""

import pytest

from onrecord.intake import article_from_text

STORY = "The minister said on Thursday that the talks with the neighbours would go on in the spring."


@pytest.mark.parametrize(("head", "dateline"), [
    ("LISBON, Portugal – ", "LISBON, Portugal"),
    ("LISBON — ", "LISBON"),
    ("CAIRO- 24 July 2022: ", "CAIRO- 24 July 2022"),
    ("YANGON, July 25 (Reuters): ", "YANGON, July 25"),
    ("ISLAMABAD, Mar 03: ", "ISLAMABAD, Mar 03"),
    ("WASHINGTON (Reuters) - ", "WASHINGTON"),
    ("PASADENA, Calif., Jan. 1 (UPI) — ", "PASADENA, Calif., Jan. 1"),
    ("Vienna (AFP) – ", "Vienna"),
    ("ABUJA, Jun 22 2022 (IPS) - ", "ABUJA, Jun 22 2022"),
    ("KUALA LUMPUR: ", "KUALA LUMPUR"),
    ("THE HAGUE, Netherlands (AP)_ ", "THE HAGUE, Netherlands"),
    ("BEIJING --", "BEIJING"),
    ("Doha: ", "Doha"),
    ("Port-au-Prince — ", "Port-au-Prince"),
])
def test_place_and_date_are_found_and_not_read(head, dateline):
    article = article_from_text(head + STORY)
    assert article.dateline == dateline
    assert article.not_body == ((0, len(head.rstrip())),)


def test_a_place_that_comes_back_in_the_text_is_known():
    assert article_from_text(f"Mellbury - {STORY} Shops in Mellbury stayed shut.").dateline == "Mellbury"
    assert article_from_text(f"Mellbury - {STORY}").dateline is None


def test_the_dateline_may_follow_address_headline_and_byline():
    text = f"https://news.example/a\n\nTalks go on, says minister\nBy Ana Ruiz\n\nLISBON, May 3 (AP) — {STORY}"
    assert article_from_text(text).dateline == "LISBON, May 3"


@pytest.mark.parametrize("text", [
    f"EXCLUSIVE: {STORY}",
    f"NATO – {STORY}",
    f"Green Earth International – {STORY}",
    "FORMER minister Ana Ruiz says that the talks with the neighbours will go on in the spring, on a Thursday.",
    "KELLY: Will the talks go on in the spring with all of them?\nRUIZ: I think that they will go on, yes.\nKELLY: So.",
    "The vote – a long one – was held in the evening, and the minister said nothing at all about it.",
    "KENYA: What we know",
])
def test_what_is_no_dateline(text):
    assert article_from_text(text).dateline is None
