"""What agencies do with the wire formats, each in its way."""

import json

import pytest

from transforms.core.formats.tagged_byline import tagged_persons
from transforms.core.formats.tagged_dateline import tagged_dateline
from transforms.core.schema import Draft, Reject, Skipped


def only(read, data, name="item.xml"):
    (draft,) = read(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(draft, Draft), draft
    return draft


def nitf(head="", top="", content="<p>The bank acted.</p>"):
    return (
        f'<?xml version="1.0"?><nitf><head>{head}</head><body><body.head><hedline>'
        f"<hl1>Bank raises rates</hl1></hedline>{top}</body.head>"
        f"<body.content>{content}</body.content></body></nitf>"
    )


DATELINES = [
    pytest.param("CINCINNATI (AP)", "CINCINNATI (AP)", "US", "AP", id="agency"),
    pytest.param("Paris (France)", "Paris (France) (AFP)", "FR", "AFP", id="both"),
    pytest.param(None, "PARIS, 7 avr 2006 (AFP) -", "FR", "AFP", id="a French month"),
    pytest.param(None, "【横浜共同】", "JP", "共同", id="Japanese"),
]


@pytest.mark.parametrize(("place", "raw", "country", "agency"), DATELINES)
def test_what_stands_in_brackets_is_a_country_or_an_agency(place, raw, country, agency):
    found = tagged_dateline(raw, place)
    assert found.place in ("Cincinnati", "Paris", "横浜")
    assert (found.agency, found.raw) == (agency, raw)
    if country != "US":  # there is more than one Cincinnati
        assert found.country == country


def test_a_french_month_is_a_date():
    assert tagged_dateline("PARIS, 7 avr 2006 (AFP) -").date == "2006-04-07"


BYLINES = [
    pytest.param("Anna Svensson/TT", ("Anna Svensson",), id="an agency after it"),
    pytest.param("(Von Jörg Maß, dpa)", ("Jörg Maß",), id="in brackets"),
    pytest.param(
        "Par Claire DUPONT-LEROY avec les bureaux de l'AFP",
        ("Claire Dupont-Leroy",),
        id="a surname in capitals, and who helped",
    ),
    pytest.param("ANP", (), id="an agency alone"),
    pytest.param("Ann Lee with Bo Chan", ("Ann Lee", "Bo Chan"), id="with another"),
]


@pytest.mark.parametrize(("byline", "persons"), BYLINES)
def test_bylines_as_agencies_write_them(byline, persons):
    assert tagged_persons(byline) == persons


def test_each_byline_of_nitf_names_somebody(read):
    top = "<byline>By ANN LEE, Example Writer</byline><byline>BO CHAN</byline>"
    assert only(read, nitf(top=top)).authors == ("Ann Lee", "Bo Chan")


def test_a_byline_in_another_form_is_no_other_author(read):
    top = (
        '<byline class="print_byline">By ANN Q. LEE</byline>'
        '<byline class="normalized_byline">Lee, Ann Q</byline>'
    )
    assert only(read, nitf(top=top)).authors == ("Ann Q. Lee",)


def test_a_block_that_the_next_begins_with_is_a_preview(read):
    content = (
        '<block class="lead_paragraph"><p>The bank acted.</p></block>'
        '<block class="full_text"><p>The bank acted.</p><p>Prices rose.</p></block>'
    )
    draft = only(read, nitf(content=content))
    assert draft.raw_text == "The bank acted.\n\nPrices rose."


def test_a_subtitle_that_is_the_title_is_no_standfirst(read):
    draft = only(read, nitf().replace("</hl1>", "</hl1><hl2>Bank Raises Rates</hl2>"))
    assert draft.standfirst is None
    assert "title" in draft.evidence["standfirst"].null_because


def test_nitf_says_until_when_it_is_embargoed(read):
    head = (
        '<docdata management-status="embargoed"><date.issue norm="20210501T080000Z"/>'
        '<date.release norm="20210502T000100Z"/></docdata>'
    )
    extra = only(read, nitf(head)).extra
    assert (extra["pubstatus"], extra["embargoed"]) == (
        "withheld",
        "2021-05-02T00:01:00Z",
    )


def test_midnight_without_a_zone_is_a_day(read):
    head = '<pubdata date.publication="20010614T000000"/>'
    assert only(read, nitf(head)).published == "2001-06-14"


def test_articles_in_a_wrapper_are_read_one_by_one(read):
    one = nitf().partition("?>")[2]
    two = one.replace("Bank", "Firm")
    wrapped = f'<?xml version="1.0"?><archive><page no="1">{one}{two}</page></archive>'
    first, second = read(wrapped.encode(), "a.xml")
    assert [first.title, second.title] == ["Bank raises rates", "Firm raises rates"]
    assert (first.source.format, second.source.record) == ("nitf", 1)


def g2(meta="", content="", body="<p>The bank acted.</p>", language="en"):
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1" '
        f'xml:lang="{language}"><itemMeta><itemClass qcode="ninat:text"/>{meta}'
        f"</itemMeta><contentMeta>{content}</contentMeta><contentSet><inlineXML>"
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
        "</inlineXML></contentSet></newsItem>"
    )


def test_of_several_languages_the_contents_own_is_the_titles(read):
    content = (
        '<language tag="en"/><headline xml:lang="fi">Korko nousi</headline>'
        '<headline role="hld:short">Rates up</headline>'
        '<headline xml:lang="en-GB">Bank raises rates</headline>'
        '<description xml:lang="fi" role="drol:summary">Taas.</description>'
        '<description xml:lang="en" role="drol:summary">Again.</description>'
        '<subject qcode="m:1"><name xml:lang="fi">korot</name>'
        '<name xml:lang="en">rates</name></subject>'
    )
    draft = only(read, g2(content=content, language="fi"))
    assert (draft.title, draft.standfirst) == ("Bank raises rates", "Again.")
    assert draft.keywords == ("rates",)
    assert draft.evidence["title"].also == ["Rates up", "Korko nousi"]


def test_what_is_not_for_publication_is_a_note(read):
    body = (
        "<p>The bank acted.</p><section class='notepad nonpublic'><h2>Notes</h2>"
        "<p>Call +49 421 000</p></section>"
    )
    draft = only(read, g2(body=body))
    assert draft.raw_text == "The bank acted."
    assert "+49 421 000" in draft.extra["ednote"]


def test_html_in_disguise_within_a_paragraph_is_read(read):
    body = "<p>&lt;p&gt;The bank acted.&lt;/p&gt;&lt;p&gt;Prices rose.&lt;/p&gt;</p>"
    assert only(read, g2(body=body)).raw_text == "The bank acted.\n\nPrices rose."


def test_a_kill_without_a_text_says_what_it_kills(read):
    (refused,) = read(
        g2('<pubStatus qcode="stat:canceled"/>', body="").encode(), "item.xml"
    )
    assert isinstance(refused, Reject)
    assert "urn:1 is canceled" in refused.error


def test_each_byline_of_newsml_1_names_somebody(read):
    item = (
        "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Up</HeadLine>"
        "<ByLine>By Ann Lee</ByLine><ByLine>By Bo Chan</ByLine></NewsLines>"
        "<ContentItem><DataContent><p>The bank acted.</p></DataContent></ContentItem>"
        "</NewsComponent></NewsItem></NewsML>"
    )
    assert only(read, item).authors == ("Ann Lee", "Bo Chan")


def test_a_newsml_1_item_of_pictures_alone_is_skipped(read):
    item = (
        "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>A bank</HeadLine>"
        '</NewsLines><ContentItem Href="a.jpg"><MediaType FormalName="Photo"/>'
        "</ContentItem></NewsComponent></NewsItem></NewsML>"
    )
    assert read(item.encode(), "a.xml") == [
        Skipped(uri="a.xml", reason="newsml-photo"),
    ]


NINJS = {"uri": "urn:1", "type": "text", "versioncreated": "2024-03-05T09:30:00Z"}


def ninjs(read, **fields):
    return only(read, json.dumps({**NINJS, **fields}), "item.json")


def test_markup_in_fields_of_ninjs_is_no_text(read):
    headline = "Bank <em>raises</em> rates &amp; more"
    draft = ninjs(read, headline=headline, byline="<p>By Ann Lee</p>")
    assert draft.title == "Bank raises rates & more"
    assert draft.authors == ("Ann Lee",)


def test_ninjs_names_writers_sources_and_its_picture(read):
    draft = ninjs(
        read,
        headline="Bank raises rates",
        authors=[{"name": "Ann Lee", "role": "writer"}, {"name": "X Y", "role": "sub"}],
        infosources=[{"name": "Example Wire"}],
        associations={
            "main": {
                "type": "picture",
                "renditions": {
                    "thumb": {"href": "https://example.org/s.jpg", "width": 100},
                    "large": {"href": "https://example.org/l.jpg", "width": 900},
                },
            }
        },
    )
    assert (draft.authors, draft.publisher) == (("Ann Lee",), "Example Wire")
    assert draft.image == "https://example.org/l.jpg"


def test_a_package_of_ninjs_is_skipped_unless_it_has_a_text(read):
    package = {**NINJS, "type": "composite", "headline": "Rates"}
    assert read(json.dumps(package).encode(), "a.json") == [
        Skipped(uri="a.json", reason="ninjs-composite")
    ]
    assert ninjs(read, type="composite", body_text="The bank acted.").raw_text


STORY = (
    "Norwegen/Fähre/\r\nFähre vor Bergen auf Grund gelaufen =\r\n\r\n"
    "   Bergen (dpa) - Eine Fähre ist am Donnerstag vor der Küste bei\r\n"
    "Bergen auf Grund gelaufen. Alle 120 Passagiere wurden gerettet.\r\n"
    "   Die Ursache war unklar. Taucher sollten das Schiff am Freitag\r\n"
    "untersuchen.\r\nab/cd\r\n"
)
HEADER = "bas0123 4 vm 87 Norwegen/Schiffahrt/"


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(
            f"\x16\x01{HEADER}\r\n\x02{STORY}BAS\r\n\x03\r\n121530 Mär 04\x04",
            id="with controls",
        ),
        pytest.param(f"{HEADER}\r\n{STORY}\r\n121530 Mär 04\r\n", id="without"),
    ],
)
def test_a_message_is_laid_out_as_the_wire_meant_it(read, finish, message):
    article = finish(only(read, message.encode("latin-1"), "a.txt"))
    assert article.source.format == "iptc-7901"
    assert article.title == "Fähre vor Bergen auf Grund gelaufen"
    assert article.published == "2004-03-12T15:30:00"
    first, second = article.text.split("\n\n")
    assert first.startswith("Eine Fähre ist am Donnerstag vor der Küste bei Bergen auf")
    assert second.endswith("am Freitag untersuchen.")
    assert article.extra["slugline"] == "Norwegen/Schiffahrt"


def test_messages_without_controls_are_parted_by_header_and_tail(read):
    file = "\r\n".join(
        f"bas012{n} 4 vm 87 Norwegen/\r\n{STORY}\r\n12153{n} MEZ Mär 04\r\n"
        for n in range(3)
    )
    drafts = read(file.encode("latin-1"), "a.txt")
    assert [draft.id for draft in drafts] == ["bas0120", "bas0121", "bas0122"]
    assert drafts[2].published == "2004-03-12T15:32:00+01:00"


def test_prose_with_numbers_above_it_is_no_message(read):
    (draft,) = read(b"ab12 4 vm 87 Rates\r\nThe bank raised rates.\r\n", "a.txt")
    assert draft.source.format == "text"
