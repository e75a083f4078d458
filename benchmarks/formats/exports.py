"""Exports of news databases in twelve shapes, each of many invented articles.

In: a shape and stories. Out: one file as the database gives it out, with its cover page, subjects, loading days and
copyright lines. A new shape is a function and a line of ``SHAPES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from benchmarks.formats.office import docx, rtf
from benchmarks.formats.pdf import printed
from benchmarks.formats.stories import Story

Stories = Sequence[Story]
_SUBJECTS = "HARBOURS (91%); CITY GOVERNMENT (88%); PUBLIC CONTRACTING (75%); FISHING & SEAFOOD (62%)"


def _words(of: Story) -> int:
    return sum(len(paragraph.split()) for paragraph in of.paragraphs)


def _by(of: Story) -> str:
    return " and ".join(of.byline)


def _centred(line: str) -> str:
    return line.center(78).rstrip()


def _nexis_lines(stories: Stories, copyright_first: bool = False) -> Iterator[str]:
    for number, of in enumerate(stories, start=1):
        rights = (f"Copyright {of.published.year} {of.outlet}", "All Rights Reserved")
        yield from ("", _centred(f"{number} of {len(stories)} DOCUMENTS"), "", "")
        if copyright_first:
            yield from (*map(_centred, rights), "")
        yield from (_centred(of.outlet), "", _centred(of.published.strftime("%B %-d, %Y %A")))
        if number % 3 == 0:
            yield _centred("Late Edition - Final")
        yield from ("", of.title, "")
        if number % 4:
            yield from (f"BYLINE: By {_by(of)}" if number % 2 else f"BYLINE: {_by(of)}", "")
        yield from (f"SECTION: NEWS; Pg. {number % 30 + 1}", "", f"LENGTH: {_words(of)} words", "")
        if number % 5 == 0:
            yield from (f"DATELINE: {of.place.upper()}, {of.published.strftime('%B %-d')}", "")
        for paragraph in of.paragraphs:
            yield from (f" {paragraph}", "")
        if number % 6 == 0:
            yield from (
                f"CORRECTION-DATE: {of.modified.strftime('%B %-d, %Y')}",
                "",
                "CORRECTION: An earlier version gave a wrong first name.",
                "",
            )
        yield from (
            f"URL: {of.url}",
            "",
            f"SUBJECT: {_SUBJECTS}",
            "",
            f"LOAD-DATE: {of.modified.strftime('%B %-d, %Y')}",
            "",
            "LANGUAGE: ENGLISH",
            "",
            "GRAPHIC: The quay on a grey morning.",
            "",
            "PUBLICATION-TYPE: Newspaper",
            "",
            "",
        )
        if not copyright_first:
            yield from (*map(_centred, rights), "")


def _wrapped(lines: Iterator[str], width: int = 80) -> str:
    """Break long lines as an export in plain text does."""
    out = []
    for line in lines:
        if len(line) <= width:
            out.append(line)
            continue
        row = ""
        for word in line.split(" "):
            if row and len(row) + 1 + len(word) > width:
                out.append(row)
                row = word
            else:
                row = f"{row} {word}" if row else word
        out.append(row)
    return "\n".join(out)


def _uni_lines(stories: Stories) -> Iterator[str]:
    yield from (
        "User Name: Reading Room",
        "Date and Time: Friday, November 20, 2026 9:41:00 AM UTC",
        "Job Number: 210987654",
        "",
        f"Documents ({len(stories)})",
        "",
    )
    for number, of in enumerate(stories, start=1):
        yield from (
            f"{number}. {of.title}",
            "Client/Matter: -None-",
            "Search Terms: harbour or council",
            "Search Type: Natural Language",
            "",
        )
    for number, of in enumerate(stories, start=1):
        yield from (of.title, of.outlet, of.published.strftime("%B %-d, %Y %A"))
        if number % 3 == 0:
            yield "Late Edition"
        yield from (
            "",
            f"Copyright {of.published.year} {of.outlet} All Rights Reserved",
            f"Section: NEWS; Pg. {number % 30 + 1}",
            f"Length: {_words(of)} words",
            f"Byline: {_by(of)}",
        )
        if number % 5 == 0:
            yield f"Dateline: {of.place.upper()}"
        yield from ("Body", "")
        for paragraph in of.paragraphs:
            yield from (paragraph, "")
        yield from (
            "Classification",
            "",
            "Language: ENGLISH",
            "Publication-Type: Newspaper",
            f"Subject: {_SUBJECTS}",
            "Industry: PORTS (74%)",
            "Geographic: NORLAND (79%)",
            f"Load-Date: {of.modified.strftime('%B %-d, %Y')}",
            "",
            "",
            "End of Document",
            "",
        )


def _factiva_coded(stories: Stories) -> Iterator[str]:
    for number, of in enumerate(stories, start=1):
        yield from (
            "",
            f"HD      {of.title}",
            f"BY      By {_by(of)}" if number % 3 else f"BY      {_by(of)}",
            f"WC      {_words(of)} words",
            f"PD      {of.published.strftime('%-d %B %Y')}",
        )
        if number % 2:
            yield f"ET      {of.published.strftime('%H:%M')}"
        yield from (
            f"SN      {of.outlet}",
            "SC      XLHER",
            f"PG      {number % 30 + 1}",
            "LA      English",
            f"CY      (c) {of.published.year} {of.outlet}. All rights reserved. ",
            "",
            "LP ",
            of.paragraphs[0],
            "",
            "TD ",
        )
        for paragraph in of.paragraphs[1:]:
            yield from (paragraph, "")
        yield from (
            "CO      harbor : Harbour Board of Larch",
            "IN      i75 : Ports",
            "NS      gpol : Domestic Politics",
            "RE      norl : Norland",
            f"PUB     {of.outlet} Company",
            f"AN      Document XLHER000{number:020d}",
            "",
        )
    yield from (
        "Search Summary",
        "Text harbour or council",
        "Date All Dates",
        "Source All Sources",
        f"Results Found {len(stories)}",
        "Timestamp 20 November 2026 9:41",
    )


def _factiva_display(stories: Stories) -> Iterator[str]:
    for number, of in enumerate(stories, start=1):
        if number % 4 == 0:
            yield "News"
        yield of.title
        if number % 3:
            yield f"By {_by(of)}" if number % 2 else _by(of)
        yield from (f"{_words(of)} words", of.published.strftime("%-d %B %Y"))
        if number % 2:
            yield of.published.strftime("%H:%M")
        yield from (of.outlet, "XLHER")
        if number % 2 == 0:
            yield str(number % 30 + 1)
        yield from (
            "English",
            f"(c) {of.published.year} {of.outlet}. All rights reserved.",
            "",
            *of.paragraphs,
            "",
            f"Document XLHER000{number:020d}",
            "",
        )
    yield from ("Search Summary", "Text", "harbour or council", "Date", "All Dates", "Results Found", str(len(stories)))


def _proquest_text(stories: Stories) -> Iterator[str]:
    rule = "_" * 60
    for number, of in enumerate(stories, start=1):
        last = of.byline[0].split()
        yield from (
            rule,
            "",
            of.title,
            "",
            f"Author: {last[-1]}, {last[0]}",
            "",
            f"Publication info: {of.outlet} ; {of.place} [{of.place}]. "
            f"{of.published.strftime('%d %b %Y')}: A.{number}.",
            "",
            "ProQuest document link",
            "",
            f"Abstract: {of.paragraphs[0]}",
            "",
            "Links: None available",
            "",
            f"Full text: {of.paragraphs[0]}",
            "",
        )
        for paragraph in of.paragraphs[1:]:
            yield from (paragraph, "")
        yield from (
            f"Credit: {of.byline[0]}",
            "",
            "Subject: Harbors; Councils",
            "",
            "Location: Norland",
            "",
            f"Title: {of.title}",
            "",
            f"Publication title: {of.outlet}",
            "",
            f"Pages: A.{number}",
            "",
            f"Publication year: {of.published.year}",
            "",
            f"Publication date: {of.published.strftime('%b %-d, %Y')}",
            "",
            f"Publisher: {of.outlet} Company",
            "",
            "Country of publication: Norland",
            "",
            "Source type: Newspapers",
            "",
            "Language of publication: English",
            "",
            "Document type: News",
            "",
            f"ProQuest document ID: {3_000_000 + number}",
            "",
            f"Document URL: https://www.proquest.com/newspapers/x/docview/{number}/se-2",
            "",
            f"Copyright: Copyright {of.outlet} {of.published.strftime('%b %-d, %Y')}",
            "",
            f"Last updated: {of.modified.strftime('%Y-%m-%d')}",
            "",
            "Database: Newsstream",
            "",
        )
    yield from (
        rule,
        "",
        "Contact us at: http://www.proquest.com/go/contactsupport",
        "",
        "Database copyright © 2026 ProQuest LLC. All rights reserved.",
    )


def _proquest_word(stories: Stories) -> Iterator[str]:
    yield from ("Table of contents", "")
    for number, of in enumerate(stories, start=1):
        yield f"{number}. {of.title}"
    for number, of in enumerate(stories, start=1):
        last = of.byline[0].split()
        day = of.published.strftime("%d %b %Y")
        yield from (
            "",
            f"Document {number} of {len(stories)}",
            "",
            of.title,
            f"{last[-1]}, {last[0]}. ",
            f"{of.outlet}; {of.place} [{of.place}]. {day}: A.{number}.",
            "ProQuest document link",
            "",
            "FULL TEXT",
            *of.paragraphs,
            "",
            "DETAILS",
            "Subject:",
            "Harbors; Councils",
            "Location:",
            "Norland",
            "Publication title:",
            f"{of.outlet}; {of.place}",
            "First page:",
            f"A.{number}",
            "Publication year:",
            str(of.published.year),
            "Publication date:",
            of.published.strftime("%b %-d, %Y"),
            "Publisher:",
            f"{of.outlet} Company",
            "Source type:",
            "Newspaper",
            "Language of publication:",
            "English",
            "Document type:",
            "News",
            "ProQuest document ID:",
            str(3_000_000 + number),
            "Copyright:",
            f"Copyright {of.outlet} {of.published.strftime('%b %-d, %Y')}",
            "Last updated:",
            of.modified.strftime("%Y-%m-%d"),
            "Database:",
            "Newsstream",
        )


def _europresse(stories: Stories) -> bytes:
    out = ['<!DOCTYPE html><html><head><meta charset="utf-8"><title>Europresse</title></head><body>']
    for number, of in enumerate(stories, start=1):
        body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in of.paragraphs)
        out.append(
            '<article><header><div class="apd-wrapper"><div class="apd-sources-date">'
            f'<div class="rdp__DocPublicationName">'
            f'<span class="DocPublicationName">{escape(of.outlet)}</span><span> (site web)</span></div>'
            f'<span class="DocHeader">{of.published.strftime("%A, %B %-d, %Y")}'
            f"- {_words(of)} words, p. {number}</span>"
            f'</div></div><div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">'
            f"{escape(of.title)}</p>"
            f'</div><div class="sm-margin-TopNews rdp__subtitle">{escape(of.standfirst)}</div><div '
            f'class="sm-margin-bottomNews">{escape(_by(of))}</div></header><section><div class="DocText clearfix"><div '
            f'class="docOcurrContainer">{body}</div></div></section><footer><div class="rdp__public-lblNodoc"><span '
            f'class="certificat">© {of.published.year} {escape(of.outlet)}. All rights reserved.</span> <small>news·'
            f"{of.published.strftime('%Y%m%d')}·LH·{number:03d}</small></div></footer></article>"
        )
    return "".join([*out, "</body></html>"]).encode()


def _compact(lines: Iterator[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip()]


def _text(lines: Iterator[str]) -> bytes:
    return _wrapped(lines).encode("utf-8")


# shape -> name of its file, and what makes it
SHAPES: dict[str, tuple[str, Callable[[Stories], bytes]]] = {
    "nexis text": ("export.txt", lambda s: _text(_nexis_lines(s))),
    "nexis rich text": ("export.rtf", lambda s: rtf(list(_nexis_lines(s, copyright_first=True)))),
    "nexis word": ("export.docx", lambda s: docx(_compact(_nexis_lines(s)), head="Page 1")),
    "nexis uni word": ("Files (20).docx", lambda s: docx(_uni_lines(s), head="A title", foot="Page 1 of 60")),
    "nexis uni rich text": ("Files (20).rtf", lambda s: rtf(list(_uni_lines(s)), head="Page 1 of 60")),
    "nexis uni print": ("Files (20).pdf", lambda s: printed(list(_uni_lines(s)), head="Page {page} of {pages}")),
    "factiva text": ("Factiva-20261120.txt", lambda s: "\n".join(_factiva_coded(s)).encode("utf-8")),
    "factiva rich text": ("Factiva-20261120.rtf", lambda s: rtf(list(_factiva_display(s)))),
    "factiva word": ("Factiva-20261120.docx", lambda s: docx(_compact(_factiva_display(s)))),
    "proquest text": ("ProQuestDocuments.txt", lambda s: "\n".join(_proquest_text(s)).encode("utf-8")),
    "proquest word": ("ProQuestDocuments.docx", lambda s: docx(_compact(_proquest_word(s)))),
    "europresse page": ("europresse.HTML", _europresse),
}
