"""What the wires send: each field of an article is what the format says of it."""

import json

import pytest

from transforms.core.formats.tagged import Tagged
from transforms.core.formats.tagged_byline import tagged_persons
from transforms.core.formats.tagged_dateline import tagged_dateline
from transforms.core.schema import Draft, Reject, Skipped

NITF = """<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf uno="example.org:20240305:rates" version="-//IPTC//DTD NITF 3.6//EN">
<head><title>Rates</title>
<tobject><tobject.subject tobject.subject.refnum="04000000"
 tobject.subject.type="economy" tobject.subject.matter="interest rates"/></tobject>
<docdata management-status="usable"><doc-id id-string="rates-1"/>
<urgency ed-urg="4"/><date.issue norm="20240305T093000Z"/>
<key-list><keyword key="central bank"/></key-list></docdata>
<pubdata name="The Gazette" position.section="Business"/></head>
<body><body.head><hedline><hl1>Bank raises <em>rates</em></hl1><hl2>Third time</hl2>
</hedline><byline>By <person>Ann Lee</person> and <person>Bo Chan</person>
<byttl>Staff Writers</byttl></byline>
<dateline><location><city>TBILISI</city>, <country iso-cc="GE">Georgia</country>
</location></dateline></body.head>
<body.content><p>The bank raised its rate
to 3&nbsp;percent.</p><media><media-caption>A bank</media-caption></media>
<hl2>Why</hl2><p>Prices rose.</p>
<table><tr><td>May</td><td>2</td></tr></table>
<pre>Town      Bags
Ilheus    1,200</pre></body.content></body></nitf>"""

G2_ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"
 guid="urn:newsml:example.org:2024:rates" version="3" xml:lang="en-GB">
<rightsInfo><copyrightNotice>(c) Example</copyrightNotice></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/>
<provider qcode="nprov:EX"><name>Example News</name></provider>
<versionCreated>2024-03-05T11:00:00+01:00</versionCreated>
<firstCreated>2024-03-05T09:30:00+01:00</firstCreated>
<embargoed>2024-03-06T00:00:00Z</embargoed><pubStatus qcode="stat:withheld"/></itemMeta>
<contentMeta><located qcode="city:tbilisi"><name>Tbilisi</name>
<broader qcode="iso3166-1a2:GE"/></located><by>By Ann Lee, Example News</by>
<language tag="en"/><keyword>bank</keyword>
<subject qcode="medtop:1"><name>interest rates</name></subject>
<subject type="cpnat:geoArea" qcode="c:ge"><name>Georgia</name></subject>
<headline>Bank raises rates</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body><p>TBILISI (EX) - The bank raised its rate.</p><p>Prices rose.</p></body></html>
</inlineXML></contentSet></newsItem>"""

G2_MESSAGE = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
{G2_ITEM}
<newsItem guid="urn:2"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta>
</newsItem>
<packageItem guid="urn:3"/>
{G2_ITEM.replace(":rates", ":prices").replace("Bank raises rates", "Prices rise")}
</itemSet></newsMessage>"""

NEWSML_1 = """<NewsML Version="1.2"><NewsEnvelope><SentFrom>
<Party FormalName="Example Wire"/></SentFrom>
<DateAndTime>20240305T093000+0000</DateAndTime></NewsEnvelope><NewsItem>
<Identification><NewsIdentifier><RevisionId PreviousRevision="1" Update="N">2
</RevisionId><PublicIdentifier>urn:newsml:example.org:20240305:7:2N</PublicIdentifier>
</NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20240305T093000+0000</FirstCreated>
<ThisRevisionCreated>20240305T110000+0000</ThisRevisionCreated>
<Status FormalName="Canceled"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Bank raises rates</HeadLine>
<ByLine>By Ann Lee</ByLine><DateLine>TBILISI, Georgia</DateLine></NewsLines>
<DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
<NewsComponent><Role FormalName="Contact"/><ContentItem><DataContent>
<p>Call us</p></DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Main"/><ContentItem><DataContent>
<p>The bank raised its rate.</p><p>Prices rose.</p></DataContent></ContentItem>
</NewsComponent></NewsComponent></NewsItem></NewsML>"""

NINJS_1 = {
    "uri": "http://example.org/items/7",
    "type": "text",
    "version": "2",
    "versioncreated": "2024-03-05T09:30:00Z",
    "pubstatus": "canceled",
    "language": "en",
    "headline": "Bank raises rates",
    "byline": "Ann Lee and Bo Chan",
    "located": "Tbilisi, Georgia",
    "body_text": "The bank raised its rate. Prices rose.",
    "body_xhtml": "<p>The bank raised its rate.</p><p>Prices rose.</p>",
    "subject": [{"name": "interest rates", "code": "medtop:1"}],
    "place": [{"name": "Georgia"}],
}
NINJS_3 = {
    "uri": "http://example.org/items/7",
    "type": "text",
    "version": "2",
    "versionCreated": "2024-03-05T09:30:00Z",
    "pubStatus": "canceled",
    "language": "en",
    "headlines": [
        {"role": "short", "value": "Rates"},
        {"role": "main", "value": "Bank raises rates"},
    ],
    "by": "By Ann Lee and Bo Chan",
    "located": "Tbilisi, Georgia",
    "bodies": [
        {
            "contentType": "text/html",
            "value": "<p>The bank raised its rate.</p><figure>A bank</figure>"
            "<p>Prices rose.</p>",
        }
    ],
    "subjects": [{"name": "interest rates", "uri": "medtop:1"}],
    "places": [{"name": "Georgia"}],
}

BODY_7901 = (
    b"   TBILISI, March 5 (ABC) - The central bank of Georgia raised its main interest"
    b" rate by a quarter of a point on Tuesday, its third rise this year.\r\n"
    b"   It said it would act again in June, and again in the autumn, if needed, to"
    b" bring down prices.\r\n al/bc"
)
IPTC_7901 = (
    b"\x16\x16\x01exw0123 4 fin 87 Georgia-rates\r\n\x02Bank raises rates\r\n"
    b"By Ann Lee\r\nTBILISI, March 5 (EX) - The bank raised its rate.\r\n"
    b"Prices rose.\r\n\x03051030 GMT MAR 24\r\n\x04"
)

BODY = ["The bank raised its rate.", "Prices rose."]


def only(read, data, name="item.xml"):
    (draft,) = read(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(draft, Draft), draft
    return draft


def test_nitf_says_who_where_when_and_what(read, finish):
    article = finish(only(read, NITF))
    assert article.source.format == "nitf"
    assert article.id == "example.org:20240305:rates" or article.id == "rates-1"
    assert (article.title, article.standfirst) == ("Bank raises rates", "Third time")
    assert article.authors == ("Ann Lee", "Bo Chan")
    assert (article.dateline.place, article.dateline.country) == ("Tbilisi", "GE")
    assert article.published == "2024-03-05T09:30:00Z"
    assert (article.publisher, article.section) == ("The Gazette", "Business")
    assert article.keywords == ("central bank",)
    assert article.extra["pubstatus"] == "usable"
    assert article.extra["subjects"] == ["04000000"]
    assert article.text.split("\n\n")[:4] == [
        "The bank raised its rate to 3 percent.",
        "Why",
        "Prices rose.",
        "May 2",
    ]


def test_a_dateline_whose_elements_nothing_parts_is_read_in_words(read, finish):
    begin, _, rest = NITF.partition("<dateline>")
    dateline = (
        "<location>TBILISI, Georgia</location>"
        '<story.date norm="20240305">March 5</story.date></dateline>'
    )
    apart = f"{begin}<dateline>{dateline}{rest.partition('</dateline>')[2]}"
    found = finish(only(read, apart)).dateline
    assert found.raw == "TBILISI, Georgia March 5"
    assert (found.place, found.country, found.date) == ("Tbilisi", "GE", "--03-05")


def test_a_newsml_g2_item_says_its_version_status_and_embargo(read, finish):
    article = finish(only(read, G2_ITEM))
    assert article.source.format == "newsml-g2"
    assert article.id == "urn:newsml:example.org:2024:rates"
    assert article.extra["version"] == "3"
    assert article.extra["pubstatus"] == "withheld"
    assert article.extra["embargoed"] == "2024-03-06T00:00:00Z"
    assert article.extra["places"] == ["Georgia"]
    assert article.published == "2024-03-05T09:30:00+01:00"
    assert article.modified == "2024-03-05T11:00:00+01:00"
    assert article.title == "Bank raises rates"
    assert article.authors == ("Ann Lee",)
    assert article.publisher == "Example News"
    assert article.language == "en"
    assert article.text.split("\n\n") == BODY
    dateline = article.dateline
    assert (dateline.raw, dateline.place, dateline.country, dateline.agency) == (
        "Tbilisi",
        "Tbilisi",
        "GE",
        "EX",
    )


def test_a_message_gives_its_texts_and_counts_the_rest(read):
    first, picture, package, second = read(G2_MESSAGE.encode(), "message.xml")
    assert [first.title, second.title] == ["Bank raises rates", "Prices rise"]
    assert [first.source.record, second.source.record] == [0, 3]
    assert picture == Skipped(uri="message.xml", reason="newsml-picture")
    assert package == Skipped(uri="message.xml", reason="newsml-packageItem")


def test_newsml_1_says_a_kill_and_keeps_the_contact_out_of_the_body(read, finish):
    article = finish(only(read, NEWSML_1))
    assert article.source.format == "newsml-1"
    assert article.id == "urn:newsml:example.org:20240305:7"
    assert article.extra["version"] == "2"
    assert article.extra["pubstatus"] == "canceled"
    assert article.extra["contact"] == "Call us"
    assert (article.title, article.authors) == ("Bank raises rates", ("Ann Lee",))
    assert (article.dateline.place, article.dateline.country) == ("Tbilisi", "GE")
    assert article.published == "2024-03-05T09:30:00+00:00"
    assert article.publisher == "Example Wire"
    assert article.text.split("\n\n") == BODY


def test_each_of_several_newsml_1_items_says_who_sent_it(read, finish):
    item = NEWSML_1.partition("</NewsEnvelope>")[2].partition("</NewsItem>")[0]
    again = item.replace(":7", ":8").replace("<FirstCreated>20", "<Nothing>20")
    again = again.replace("+0000</FirstCreated>", "</Nothing>")
    whole = NEWSML_1.replace("</NewsItem>", f"</NewsItem>{again}</NewsItem>")
    first, second = map(finish, read(whole.encode(), "item.xml"))
    assert (first.id[-1], second.id[-1]) == ("7", "8")
    assert first.publisher == second.publisher == "Example Wire"
    assert second.published == "2024-03-05T09:30:00+00:00"
    assert (first.source.record, second.source.record) == (0, 1)


@pytest.mark.parametrize(
    "item", [pytest.param(NINJS_1, id="1"), pytest.param(NINJS_3, id="3")]
)
def test_ninjs_says_the_same_in_each_version(read, finish, item):
    article = finish(only(read, json.dumps(item), "item.json"))
    assert article.source.format == "ninjs"
    assert article.id == article.url == "http://example.org/items/7"
    assert article.extra["version"] == "2"
    assert article.extra["pubstatus"] == "canceled"
    assert article.extra["places"] == ["Georgia"]
    assert article.title == "Bank raises rates"
    assert article.authors == ("Ann Lee", "Bo Chan")
    assert (article.dateline.place, article.dateline.country) == ("Tbilisi", "GE")
    assert article.published == "2024-03-05T09:30:00Z"
    assert article.keywords == ("interest rates",)
    assert article.text.split("\n\n") == BODY


def test_ninjs_in_json_lines_is_read_as_ninjs(read):
    lines = "\n".join(json.dumps({**NINJS_3, "uri": f"urn:{n}"}) for n in range(3))
    drafts = read(lines.encode(), "items.jsonl")
    assert [draft.id for draft in drafts] == ["urn:0", "urn:1", "urn:2"]
    assert {draft.extra["pubstatus"] for draft in drafts} == {"canceled"}


def test_a_kind_in_ninjs_that_is_no_string_is_none(read):
    (draft,) = read(json.dumps({**NINJS_1, "type": ["text"]}).encode(), "item.json")
    assert draft.title == "Bank raises rates"


def test_pictures_in_ninjs_are_skipped(read):
    item = json.dumps({**NINJS_1, "type": "picture"})
    assert read(item.encode(), "item.json") == [
        Skipped(uri="item.json", reason="ninjs-picture")
    ]


@pytest.mark.parametrize(
    ("lines", "title", "slug"),
    [
        (b"Georgia-bank\r\nBank raises its rates\r\n", "Bank raises its rates", True),
        (b"Rates up\r\nBank raises its rates\r\n", "Rates up", False),
    ],
    ids=["the story's short name is no headline", "two words may be one"],
)
def test_a_short_name_above_the_headline_is_a_slugline(
    read, finish, lines, title, slug
):
    story = b"\x01ABC0123 4 ECO 0120\r\n\x02" + lines + BODY_7901 + b"\r\n\x03"
    article = finish(only(read, story, "story.txt"))
    assert article.title == title
    assert article.extra.get("slugline") == ("Georgia-bank" if slug else None)
    assert article.text.endswith("prices.")


def test_iptc_7901_is_parted_by_its_controls(read, finish):
    article = finish(only(read, IPTC_7901, "story.txt"))
    assert article.source.format == "iptc-7901"
    assert (article.id, article.section) == ("exw0123", "fin")
    assert (article.title, article.authors) == ("Bank raises rates", ("Ann Lee",))
    assert (article.dateline.place, article.dateline.agency) == ("Tbilisi", "EX")
    assert article.published == "2024-03-05T10:30:00Z"
    assert article.extra["urgency"] == "4"
    assert article.extra["slugline"] == "Georgia-rates"
    assert article.text.split("\n\n") == BODY


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(NITF[: len(NITF) // 2], id="NITF cut off"),
        pytest.param(G2_ITEM[: len(G2_ITEM) // 2], id="NewsML-G2 cut off"),
        pytest.param(NEWSML_1[: len(NEWSML_1) // 2], id="NewsML 1 cut off"),
    ],
)
def test_what_is_cut_off_is_refused_with_line_and_column(read, data):
    (refused,) = read(data.encode(), "item.xml")
    assert isinstance(refused, Reject)
    assert (refused.stage, refused.reason) == ("parse", "broken-xml")
    assert "line" in refused.error


def test_a_date_that_cannot_be_read_is_told_unless_another_can():
    tagged = Tagged()
    tagged.date("published", "some day", "dc:date")
    tagged.date("modified", "20130612T152900", "dc:modified")
    tagged.date("modified", "soon", "updated")
    assert tagged.values == {"modified": "2013-06-12T15:29:00"}
    because = tagged.evidence["published"].null_because
    assert because == "no date can be read from dc:date: some day"
    assert tagged.evidence["modified"].from_ == "dc:modified"
    tagged.date("published", "never", "prism:date")
    assert tagged.evidence["published"].null_because == because


BYLINES = [
    pytest.param("By PATTI DOMM, Reuters", ("Patti Domm",), id="with an agency"),
    pytest.param("Von Christian Hollmann, dpa", ("Christian Hollmann",), id="German"),
    pytest.param("Ann Lee, Bo Chan et Di Wu", ("Ann Lee", "Bo Chan", "Di Wu"), id="3"),
    pytest.param("ann@example.org (Ann Lee)", ("Ann Lee",), id="with an address"),
    pytest.param("Sports Network", (), id="an agency alone"),
    pytest.param("", (), id="empty"),
]


@pytest.mark.parametrize(("byline", "persons"), BYLINES)
def test_a_tagged_byline_gives_its_persons(byline, persons):
    assert tagged_persons(byline) == persons


DATELINES = [
    pytest.param("MOSCOW, Monday (EX)", ("Moscow", "RU", "EX", None), id="a weekday"),
    pytest.param("DENVER, COLO., Oct 20 -", ("Denver", "US", None, "--10-20"), id="US"),
    pytest.param("Oslo, Norway", ("Oslo", "NO", None, None), id="a country"),
]


@pytest.mark.parametrize(("raw", "expected"), DATELINES)
def test_a_tagged_dateline_is_read(raw, expected):
    found = tagged_dateline(raw)
    assert (found.place, found.country, found.agency, found.date) == expected
