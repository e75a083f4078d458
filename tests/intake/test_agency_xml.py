"""What news agencies deliver as XML: an article an item. All words, agencies and names are invented."""

import pytest

ONE = "The harbour master of Lorne Bay said on Monday that the ferry had been sold without a vote of the council."
TWO = "“Nobody asked us,” said Ada Brook, who speaks for the crews. “We read of it in the paper.”"
PARAGRAPHS = f"<p>{ONE}</p><p>{TWO}</p>"
NITF = ('<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><title>ferry-2</title><docdata>'
        '<date.issue norm="20310310T090000Z"/></docdata><pubdata name="Lorne Wire"/></head><body><body.head><hedline>'
        "<hl1>Ferry sold</hl1><hl2>Crews angry</hl2></hedline><byline>By <person>Tom Vale</person>"
        "<byttl>Reporter</byttl></byline><dateline><location>LORNE BAY</location>"
        "<story.date>March 10</story.date></dateline></body.head><body.content>"
        "<media><media-caption><p>The ferry at its pier.</p></media-caption></media>"
        f"{PARAGRAPHS}</body.content><body.end><tagline>tv/ab</tagline></body.end></body></nitf>")
G2 = ('<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:lorne.example,2031:{id}" version="1"><itemMeta>'
      '<provider literal="Lorne Wire"/><versionCreated>2031-03-10T10:30:00Z</versionCreated>'
      '<firstCreated>2031-03-10T09:00:00Z</firstCreated><pubStatus qcode="stat:{status}"/></itemMeta><contentMeta>'
      "<headline>Ferry sold</headline><by>Tom Vale</by></contentMeta><contentSet>{content}</contentSet></newsItem>")
PAGE = (f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
        f"</head><body>{PARAGRAPHS}</body></html></inlineXML>")
ML1 = ('<?xml version="1.0"?><NewsML><NewsEnvelope><DateAndTime>20310310T090000Z</DateAndTime></NewsEnvelope><NewsItem>'
       "<NewsManagement><FirstCreated>20310310T090000Z</FirstCreated><Status FormalName=\"Usable\"/></NewsManagement>"
       '<NewsComponent><NewsLines><HeadLine>Ferry sold</HeadLine><ByLine>Tom Vale</ByLine></NewsLines>'
       '<AdministrativeMetadata><Provider><Party FormalName="Lorne Wire"/></Provider></AdministrativeMetadata>'
       f"<ContentItem><DataContent>{PARAGRAPHS}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>")


def g2(content=PAGE, status="usable", id=1):
    return G2.format(id=id, status=status, content=content)


@pytest.mark.parametrize(("name", "data"), [
    ("nitf.xml", NITF), ("item.xml", g2()), ("item.txt", g2(f"<inlineXML>{NITF.partition('?>')[2].partition('>')[2]}"
                                                            "</inlineXML>")), ("old.newsml", ML1)])
def test_an_item_is_an_article_of_its_agency(read, name, data):
    [article], errors = read(name, data.encode())
    assert errors == []
    assert article.text.removeprefix("LORNE BAY — ") == f"{ONE}\n\n{TWO}"
    assert (article.title, article.outlet, article.byline) == ("Ferry sold", "Lorne Wire", ("Tom Vale",))
    assert article.published.startswith("2031-03-10T09:00:00")


def test_the_dateline_stands_before_the_words_as_it_is_printed(read):
    [article], _ = read("nitf.xml", NITF.encode())
    assert (article.dateline, article.text[:12]) == ("LORNE BAY", "LORNE BAY — ")


def test_a_message_holds_many_items_and_one_without_text_is_an_error(read):
    pictures = '<remoteContent href="https://lorne.example/1.jpg"/>'
    items = "".join(g2(PAGE if number % 2 else pictures, id=number) for number in range(1, 4))
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>'
    articles, errors = read("message.xml", message.encode())
    assert len(articles) == 2
    assert errors == [("OR-110", ":2")]


def test_an_item_that_was_cancelled_says_so(read):
    [article], _ = read("item.xml", g2(status="canceled").encode())
    assert article.notes == ("the agency gives it the status 'stat:canceled'",)


def test_a_plain_text_inside_is_read_in_its_paragraphs(read):
    [article], _ = read("item.xml", g2(f"<inlineData>{ONE}\n\n{TWO}</inlineData>").encode())
    assert article.text == f"{ONE}\n\n{TWO}"


def test_entities_of_its_own_are_refused(read):
    bomb = '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "b">]>' + NITF.partition("nitf.dtd\">")[2]
    assert read("nitf.xml", bomb.encode()) == ([], [("OR-121", "")])


def test_an_item_that_is_embargoed_says_so(read):
    data = g2().replace("<pubStatus", "<embargoed>2031-03-12T00:00:00Z</embargoed><pubStatus")
    [article], _ = read("item.xml", data.encode())
    assert article.notes == ("the agency embargoed it until 2031-03-12T00:00:00Z",)
