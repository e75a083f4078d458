"""Exports of news databases: many articles in one file. All papers, names and events are invented."""

import pytest

BODIES = [
    "The harbour master of Lorne Bay said on Monday that the ferry had been sold without a vote of the council.",
    "“Nobody asked us,” said Ada Brook, who speaks for the crews. “We read of it in the paper.”",
]
TITLES = ["Ferry sold without a vote", "Crews were not asked, says union"]
PAPERS = ["The Lorne Post", "Bay Courier"]
DAYS = ["March 10, 2025 Monday", "March 12, 2025 Wednesday"]
WRITERS = ["Ada Brook", "Tom Vale"]
ROWS = list(zip(TITLES, PAPERS, DAYS, WRITERS, BODIES, strict=True))


def nexis():
    return "".join(
        f"""{" " * 30}{n} of 2 DOCUMENTS


{" " * 30}{paper}

{" " * 28}{day}
{" " * 30}First Edition

{title}

BYLINE: By {writer.upper()}

SECTION: NEWS; Pg. 3

LENGTH: 40 words

{body}

The sale is to be debated in April.

LOAD-DATE: March 30, 2025

LANGUAGE: ENGLISH

{" " * 20}Copyright 2025 {paper}
{" " * 20}All Rights Reserved


"""
        for n, (title, paper, day, writer, body) in enumerate(ROWS, 1)
    )


def nexis_uni():
    cover = (
        "User Name: X\nDate and Time: Sunday, March 30, 2025 9:14:00 AM EST\nDocuments (2)\n1. Ferry\n2. Crews\n\n\n\n"
    )
    return cover + "".join(
        f"""{title}
{paper}
{day}

Copyright 2025 {paper} All Rights Reserved
Section: NEWS; Pg. 3
Length: 40 words
Byline: {writer}
Body

{body}

The sale is to be debated in April.

Load-Date: March 30, 2025

End of Document

"""
        for title, paper, day, writer, body in ROWS
    )


def factiva():
    return "".join(
        f"""News
{title}
By {writer}
40 words
{day.split()[1].strip(",")} March 2025
09:00
{paper}
LORNEP
3
English
Copyright 2025. All rights reserved.

{body}

The sale is to be debated in April.

Document LORNEP0020250330el3a0000{n}

"""
        for n, (title, paper, day, writer, body) in enumerate(ROWS, 1)
    )


def factiva_codes():
    return "".join(
        f"""SE  News
HD  {title}
BY  By {writer}
WC  40 words
PD  {day.split()[1].strip(",")} March 2025
SN  {paper}
SC  LORNEP
LA  English
CY  Copyright 2025.
LP  {body}
TD  The sale is to be debated in April.
NS  gcat : Political/General News
AN  Document LORNEP0020250330el3a0000{n}

"""
        for n, (title, paper, day, writer, body) in enumerate(ROWS, 1)
    )


def proquest():
    return "".join(
        f"""{"_" * 60}

{title}
Author: {", ".join(reversed(writer.split()))}
Publication info: {paper} ; Lorne [Lorne]. {day.split()[1].strip(",")} Mar 2025: A3.
ProQuest document link

Full text: {body}

The sale is to be debated in April.

Subject: Ferries; Councils
Title: {title}
Publication title: {paper}
Publication year: 2025
Publication date: Mar {day.split()[1].strip(",")}, 2025
ProQuest document ID: 30000000{n}
Copyright: Copyright {paper} Mar 2025
Last updated: 2025-03-30

"""
        for n, (title, paper, day, writer, body) in enumerate(ROWS, 1)
    )


SHAPES = [nexis, nexis_uni, factiva, factiva_codes, proquest]


@pytest.mark.parametrize("form", ["text", "windows", "rtf", "docx"])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_article_has_its_own_headline_outlet_day_and_byline(read, zipped, shape, form):
    text = shape()
    name, data = {
        "text": ("export.txt", text.encode()),
        "windows": ("export.txt", text.replace("\n", "\r\n").encode("cp1252")),
        "rtf": ("export.rtf", rtf(text)),
        "docx": ("export.docx", docx(text, zipped)),
    }[form]
    articles, errors = read(name, data)
    assert errors == []
    assert [(one.title, one.outlet, one.published, one.byline) for one in articles] == [
        (title, paper, f"2025-03-{day.split()[1].strip(',')}", (writer,)) for title, paper, day, writer, _ in ROWS
    ]
    for article, body in zip(articles, BODIES, strict=True):
        assert " ".join(article.text.split()) == f"{body} The sale is to be debated in April."


def rtf(text):
    marks = {"“": "\\ldblquote ", "”": "\\rdblquote ", "\n": "\\par\n"}
    return ("{\\rtf1\\ansi " + "".join(marks.get(c, c) for c in text) + "}").encode()


def docx(text, zipped):
    lines = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return zipped(
        {
            "[Content_Types].xml": "<x/>",
            "word/document.xml": f"<w:document xmlns:w='{space}'><w:body>{lines}</w:body></w:document>",
        }
    )


def test_a_correction_stays_with_its_article_and_dates_the_change(read):
    text = nexis().replace(
        "LOAD-DATE: March 30, 2025",
        "CORRECTION: The ferry had been leased, not sold.\n\n"
        "CORRECTION-DATE: March 20, 2025\n\nLOAD-DATE: March 30, 2025",
        1,
    )
    (first, second), _ = read("export.txt", text.encode())
    assert first.text.endswith("CORRECTION: The ferry had been leased, not sold.")
    assert (first.modified, second.modified) == ("2025-03-20", None)


def test_a_story_that_mentions_a_document_is_no_export(read):
    story = f"{BODIES[0]}\n\nDate: it said only “Document 1 of 20” on the cover.\n\n{BODIES[1]}\n"
    [article], _ = read("story.txt", story.encode())
    assert article.text == story
