"""Feeds: each entry a record of its own, in full where the feed has it in full."""

import json

import pytest

from transforms.core.formats.tagged import moment
from transforms.core.schema import Draft, Reject, Skipped

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Gazette</title><link>https://example.org/</link>
<language>en-GB</language>
<item><title>Bank raises rates &amp;amp; more</title>
<link>https://example.org/rates</link>
<guid isPermaLink="false">rates-1</guid>
<pubDate>Tue, 05 Mar 2024 09:30:00 EST</pubDate>
<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Chan</dc:creator>
<category>Economy</category><category>Banks</category>
<description>Third time this year.</description>
<media:content url="https://example.org/a.jpg" medium="image"/>
<content:encoded><![CDATA[<p>The bank raised&nbsp;its rate.</p><p>Prices rose.</p>
<script>track()</script>]]></content:encoded></item>
<item><title>Rain</title><guid>https://example.org/rain</guid>
<description>&lt;p&gt;It rained.&lt;/p&gt;</description></item>
<item><author>x@example.org</author></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"
 xml:base="https://example.org/news/"><title>Blatt</title>
<author><name>Eva Blau</name></author>
<entry><title type="html">Zinsen &amp;lt;b&amp;gt; steigen</title>
<id>tag:example.org,2024:1</id><link rel="self" href="1.atom"/><link href="zinsen"/>
<updated>2024-03-05T11:00:00Z</updated><published>2024-03-05T09:30:00+01:00</published>
<category term="eco" label="Wirtschaft"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Die <b>Bank</b>
handelt.</p><p>Die Preise steigen.</p></div></content></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://example.org/"><title>Gazette</title></channel>
<item rdf:about="https://example.org/rates"><title>Bank raises rates</title>
<link>https://example.org/rates</link><dc:date>2024-03-05</dc:date>
<description>Third time.</description></item></rdf:RDF>"""

CDF = """<CHANNEL><TITLE>Gazette</TITLE><ITEM HREF="https://example.org/rates">
<TITLE>Bank raises rates</TITLE><ABSTRACT>Third time.</ABSTRACT></ITEM></CHANNEL>"""

JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Gazette",
    "home_page_url": "https://example.org/",
    "language": "en",
    "authors": [{"name": "Ann Lee"}],
    "items": [
        {
            "id": 7,
            "url": "/rates",
            "title": "Bank raises rates",
            "content_html": "<p>The bank acted.</p><p>Prices rose.</p>",
            "summary": "Third time.",
            "date_published": "2024-03-05T09:30:00Z",
            "tags": ["Economy"],
            "image": "https://example.org/a.jpg",
        },
        {"id": "8", "authors": [{"name": "Bo Chan"}], "summary": "It rained."},
    ],
}


def test_an_rss_item_has_its_full_text_and_its_summary_as_standfirst(read, finish):
    first, second, bare = read(RSS.encode(), "feed.xml")
    article = finish(first)
    assert (article.source.format, article.source.record) == ("feed", 0)
    assert article.title == "Bank raises rates & more"
    assert (article.id, article.url) == ("rates-1", "https://example.org/rates")
    assert article.published == "2024-03-05T09:30:00-05:00"
    assert article.authors == ("Ann Lee", "Bo Chan")
    assert article.keywords == ("Economy", "Banks")
    assert article.standfirst == "Third time this year."
    assert article.text == "The bank raised its rate.\n\nPrices rose."
    assert article.image == "https://example.org/a.jpg"
    assert (article.publisher, article.language) == ("The Gazette", "en-GB")
    assert "text_from" not in article.extra
    summary = finish(second)
    assert (summary.text, summary.url) == ("It rained.", "https://example.org/rain")
    assert summary.extra["text_from"] == "summary"
    assert isinstance(bare, Reject)
    assert (bare.stage, bare.reason) == ("parse", "empty")


def test_an_atom_entry_takes_what_its_feed_says_for_it(read, finish):
    article = finish(*read(ATOM.encode(), "feed.atom"))
    assert article.title == "Zinsen <b> steigen"
    assert article.id == "tag:example.org,2024:1"
    assert article.url == "https://example.org/news/zinsen"
    assert article.published == "2024-03-05T09:30:00+01:00"
    assert article.modified == "2024-03-05T11:00:00Z"
    assert article.authors == ("Eva Blau",)
    assert (article.language, article.publisher) == ("de", "Blatt")
    assert article.keywords == ("Wirtschaft",)
    assert article.text == "Die Bank handelt.\n\nDie Preise steigen."


@pytest.mark.parametrize(
    "feed", [pytest.param(RDF, id="RDF"), pytest.param(CDF, id="CDF")]
)
def test_older_feeds_are_read_too(read, feed):
    (draft,) = read(feed.encode(), "feed.xml")
    assert draft.title == "Bank raises rates"
    assert draft.url == "https://example.org/rates"
    assert draft.raw_text == "Third time."
    assert draft.extra["text_from"] == "summary"


def test_json_feed_is_a_feed(read, finish):
    first, second = map(finish, read(json.dumps(JSON).encode(), "feed.json"))
    assert first.source.format == "json-feed"
    assert (first.id, first.title) == ("7", "Bank raises rates")
    assert first.url == "https://example.org/rates"
    assert first.text == "The bank acted.\n\nPrices rose."
    assert (first.standfirst, first.authors) == ("Third time.", ("Ann Lee",))
    assert first.published == "2024-03-05T09:30:00Z"
    assert (second.text, second.authors) == ("It rained.", ("Bo Chan",))
    assert second.extra["text_from"] == "summary"


def test_an_entry_keeps_its_key_where_the_feed_around_it_changes(read):
    before = read(RSS.encode(), "feed.xml")
    changed = RSS.replace("The Gazette", "Gazette").replace("It rained", "It snowed")
    after = read(changed.encode(), "feed.xml")
    assert before[0].key == after[0].key
    assert before[1].key != after[1].key


def test_a_broken_entry_is_refused_and_the_others_are_read(read, finish):
    broken = RSS.replace("Rain</title>", "Rain", 1)
    whole, refused, bare = read(broken.encode(), "feed.xml")
    assert finish(whole).title == "Bank raises rates & more"
    assert finish(whole).authors == ("Ann Lee", "Bo Chan")
    assert (refused.stage, refused.reason) == ("parse", "broken-xml")
    assert "line" in refused.error
    assert "It rained." in refused.payload
    assert bare.reason == "empty"


def test_a_feed_that_is_cut_off_gives_what_came(read):
    cut_off = RSS[: RSS.index("It rained")]
    whole, refused = read(cut_off.encode(), "feed.xml")
    assert whole.title == "Bank raises rates & more"
    assert (refused.reason, refused.source.record) == ("broken-xml", 1)


def test_a_feed_without_a_whole_entry_is_refused_with_the_line(read):
    (refused,) = read(b"<rss><channel><title>G</channel></rss>", "feed.xml")
    assert isinstance(refused, Reject)
    assert (refused.stage, refused.reason) == ("parse", "broken-xml")
    assert "line" in refused.error


SKIPPED = [
    pytest.param(b"<rss><channel/></rss>", "feed-without-entries", id="empty feed"),
    pytest.param(b"<urlset><url><loc>x</loc></url></urlset>", "sitemap", id="sitemap"),
    pytest.param(b'<?xml version="1.0"?><opml/>', "opml", id="a list of feeds"),
]


@pytest.mark.parametrize(("data", "reason"), SKIPPED)
def test_what_can_hold_no_article_is_skipped(read, data, reason):
    assert read(data, "a.xml") == [Skipped(uri="a.xml", reason=reason)]


@pytest.mark.parametrize(
    ("start", "name"),
    [(b'<?xml version="1.0"?>', "a.txt"), (b"", "a.xml")],
    ids=["declared", "by its name alone"],
)
def test_xml_of_no_known_kind_is_refused_and_not_taken_for_prose(read, start, name):
    (refused,) = read(start + b"<invoice><sum>3</sum></invoice>", name)
    assert (refused.stage, refused.reason) == ("parse", "unknown-xml")
    assert "<invoice>" in refused.error


def test_prose_about_markup_is_text(read):
    (draft,) = read(b"<b> is the tag for bold.\n\nIt was used a lot.", "a.txt")
    assert isinstance(draft, Draft)
    assert draft.source.format == "text"


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("Tue, 07 Mar 2023 11:00:00 CET", "2023-03-07T11:00:00+01:00"),
        ("Tue, 07 Mar 2023 11:00:00 CST", "2023-03-07T11:00:00-06:00"),
        ("Tue, 07 Mar 2023 11:00:00 UT", "2023-03-07T11:00:00Z"),
        ("Tue, 07 Mar 2023 11:00:00 BST", "2023-03-07T11:00:00"),
        ("Tue, 07 Mar 2023 11:00:00 Europe/London", "2023-03-07T11:00:00"),
    ],
)
def test_a_zone_by_its_name_is_that_zone_or_none_and_never_guessed(stated, read):
    assert moment(stated) == read
