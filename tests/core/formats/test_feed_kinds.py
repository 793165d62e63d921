"""Feeds as programs make them: escaped twice, relative links, exports, podcasts."""

import pytest

from transforms.core.schema import Reject, Skipped

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:yandex="http://news.yandex.ru"'
)


def rss(items, head="<title>The Gazette</title><link>https://example.org/</link>"):
    feed = f"<rss version='2.0' {SPACES}><channel>{head}{items}</channel></rss>"
    return feed.encode()


def test_html_that_is_escaped_twice_is_html(read):
    item = (
        "<item><title>Smith &amp;amp; Sons</title><description>&amp;lt;p&amp;gt;The "
        "firm closes.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;It said so.&amp;lt;/p&amp;gt;"
        "</description><category>City &amp;amp; Council</category></item>"
    )
    (draft,) = read(rss(item), "feed.xml")
    assert draft.raw_text == "The firm closes.\n\nIt said so."
    assert (draft.title, draft.keywords) == ("Smith & Sons", ("City & Council",))


def test_prose_that_names_a_tag_is_prose(read):
    item = "<item><description>Use &amp;lt;b&amp;gt;.</description></item>"
    (draft,) = read(rss(item), "feed.xml")
    assert draft.raw_text == "Use <b>."


def test_an_address_is_relative_to_its_feeds_site(read):
    item = "<item><title>Up</title><link>/rates</link></item>"
    (draft,) = read(rss(item), "feed.xml")
    assert draft.url == "https://example.org/rates"


def test_bases_of_addresses_are_relative_to_each_other(read):
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/a/">'
        '<link rel="self" href="feed.xml"/><entry xml:base="news/"><title>Up</title>'
        '<link href="rates"/><link rel="enclosure" type="image/png" href="a.png"/>'
        "</entry></feed>"
    )
    (draft,) = read(atom.encode(), "feed.atom")
    assert draft.url == "https://example.org/a/news/rates"
    assert draft.image == "https://example.org/a/news/a.png"


def test_the_picture_of_a_group_goes_before_its_film_and_the_thumbnail(read):
    item = (
        '<item><title>Up</title><media:thumbnail url="https://example.org/s.jpg"/>'
        '<media:group><media:content url="https://example.org/f.mp4" type="video/mp4"/>'
        '<media:content url="https://example.org/l.jpg" type="image/jpeg"/>'
        "</media:group></item>"
    )
    (draft,) = read(rss(item), "feed.xml")
    assert draft.image == "https://example.org/l.jpg"


def test_full_text_goes_before_a_description(read):
    item = (
        "<item><title>Up</title><description>In short.</description>"
        "<yandex:full-text>Банк повысил ставку.</yandex:full-text></item>"
    )
    (draft,) = read(rss(item), "feed.xml")
    assert (draft.raw_text, draft.standfirst) == ("Банк повысил ставку.", "In short.")


def test_a_summary_that_says_the_title_and_who_published_it_is_none(read):
    item = (
        "<item><title>Rates rise again - The Times</title><source url='x'>The Times"
        "</source><description>&lt;a href='x'>Rates rise again&lt;/a>&amp;nbsp;"
        "&lt;font>The Times&lt;/font></description></item>"
    )
    (draft,) = read(rss(item), "feed.xml")
    assert (draft.title, draft.raw_text) == ("Rates rise again", "")
    assert "text_from" not in draft.extra


SOUND = '<enclosure url="https://example.org/1.mp3" type="audio/mpeg" length="9"/>'
NO_ARTICLES = [
    pytest.param(
        f"<item><title>Ep. 1</title>{SOUND}<itunes:duration>31:02</itunes:duration>"
        "<description>We talk.</description></item>",
        "feed-episode",
        id="an episode of a podcast",
    ),
    pytest.param(
        '<item xmlns:wp="http://wordpress.org/export/1.2/"><title>a.jpg</title>'
        "<wp:post_id>8</wp:post_id><wp:post_type>attachment</wp:post_type></item>",
        "wordpress-attachment",
        id="a picture in an export of WordPress",
    ),
    pytest.param(
        '<entry xmlns="http://www.w3.org/2005/Atom"><title>nice</title><category '
        'scheme="http://schemas.google.com/g/2005#kind" '
        'term="http://schemas.google.com/blogger/2008/kind#comment"/></entry>',
        "blogger-comment",
        id="a comment in an export of Blogger",
    ),
]


@pytest.mark.parametrize(("item", "reason"), NO_ARTICLES)
def test_entries_that_are_no_articles_are_skipped(read, item, reason):
    assert read(rss(item), "f.xml") == [Skipped(uri="f.xml", reason=reason)]


def test_an_article_that_can_be_heard_is_one(read):
    item = (
        f"<item><title>Up</title>{SOUND}<itunes:duration>31:02</itunes:duration>"
        "<content:encoded>&lt;p>The bank acted.&lt;/p></content:encoded></item>"
    )
    (draft,) = read(rss(item), "feed.xml")
    assert draft.raw_text == "The bank acted."


def test_an_atom_entry_alone_is_one_and_no_feed_of_its_own(read):
    entry = (
        '<entry xmlns="http://www.w3.org/2005/Atom"><title>Up</title>'
        "<content>The bank acted.</content></entry>"
    )
    (draft,) = read(entry.encode(), "entry.xml")
    assert (draft.title, draft.raw_text) == ("Up", "The bank acted.")
    assert draft.publisher is None


def test_a_programs_warnings_above_a_feed_are_passed_over(read):
    feed = b'<?xml version="1.0"?>' + rss("<item><title>Up</title></item>")
    warning = b"<br />\n<b>Warning</b>: date() in <b>/x.php</b> on line 3<br />\n"
    (draft,) = read(warning + feed, "feed.xml")
    assert draft.title == "Up"


WXR = """<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Gazette</title>
<wp:author><wp:author_login>alee</wp:author_login>
<wp:author_display_name>Ann Lee</wp:author_display_name></wp:author>
<item><title>The pier is sold</title><dc:creator>alee</dc:creator>
<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate><content:encoded><![CDATA[
[caption id="a"]<img src="p.jpg" /> The pier in 1950[/caption]

The pier was <b>sold</b> [sic] on Monday.

[gallery ids="8,9"]

"Nobody wanted it," he said.
He is 71. [su_note color="red"]More[/su_note] follows.]]></content:encoded>
<excerpt:encoded>Closed since 1998.</excerpt:encoded><wp:post_id>7</wp:post_id>
<wp:post_date>2012-05-03 12:00:00</wp:post_date>
<wp:post_date_gmt>2012-05-03 16:00:00</wp:post_date_gmt>
<wp:status>STATUS</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="n"><![CDATA[News]]></category>
<category domain="post_tag" nicename="p"><![CDATA[pier]]></category>
<category domain="post_format" nicename="a"><![CDATA[Aside]]></category></item>
</channel></rss>"""


def test_an_export_of_wordpress_is_laid_out_as_it_would_be_shown(read, finish):
    article = finish(*read(WXR.replace("STATUS", "publish").encode(), "wp.xml"))
    assert article.text.split("\n\n") == [
        "The pier was sold [sic] on Monday.",
        '"Nobody wanted it," he said.',
        "He is 71. More follows.",
    ]
    assert article.standfirst == "Closed since 1998."
    assert article.authors == ("Ann Lee",)
    assert article.published == "2012-05-03T12:00:00-04:00"
    assert (article.section, article.keywords) == ("News", ("News", "pier"))
    assert article.extra["pubstatus"] == "usable"


def test_a_draft_in_an_export_is_withheld(read):
    (draft,) = read(WXR.replace("STATUS", "draft").encode(), "wp.xml")
    assert (draft.extra["pubstatus"], draft.extra["status"]) == ("withheld", "draft")


ITEM = "<item><title>Story {}</title><link>/{}</link><dc:creator>Bo</dc:creator></item>"


def test_a_feed_above_the_limit_is_read_entry_by_entry(read):
    feed = rss("".join(ITEM.format(n, n) for n in range(50)))
    whole = read(feed, "feed.xml")
    pieces = read(feed, "feed.xml", max_record_bytes=900)
    assert [draft.title for draft in pieces] == [f"Story {n}" for n in range(50)]
    for one, other in zip(whole, pieces, strict=True):
        assert (one.key, one.url, one.publisher) == (
            other.key,
            other.url,
            other.publisher,
        )


def test_an_entry_above_the_limit_is_refused_and_the_next_is_read(read):
    long = f"<item><title>Long</title><description>{'x ' * 900}</description></item>"
    feed = rss(ITEM.format(1, 1) + long + ITEM.format(2, 2))
    first, refused, second = read(feed, "feed.xml", max_record_bytes=900)
    assert (first.title, second.title) == ("Story 1", "Story 2")
    assert isinstance(refused, Reject)
    assert (refused.reason, refused.source.record) == ("too-large", 1)
    assert refused.payload_bytes == len(long)


def test_a_large_feed_that_is_cut_off_gives_what_came(read):
    feed = rss("".join(ITEM.format(n, n) for n in range(50)))
    *whole, refused = read(feed[:-60], "feed.xml", max_record_bytes=900)
    assert len(whole) == 49
    assert (refused.reason, refused.source.record) == ("broken-xml", 49)


def test_nitf_in_an_entry_says_what_it_says_by_itself(read, finish):
    nitf = (
        "<nitf><head/><body><body.head><hedline><hl1>Bank raises</hl1></hedline>"
        "<byline>By ANN LEE</byline><dateline><location>TBILISI</location></dateline>"
        "</body.head><body.content><p>TBILISI (EX) — The bank acted.</p>"
        "</body.content></body></nitf>"
    )
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id>'
        f'<title>GE--Bank</title><content type="text/xml">{nitf}</content>'
        "</entry></feed>"
    )
    article = finish(*read(atom.encode(), "feed.xml"))
    assert (article.id, article.title) == ("urn:1", "Bank raises")
    assert (article.authors, article.dateline.place) == (("Ann Lee",), "Tbilisi")
    assert article.text == "The bank acted."


def test_a_whole_page_in_an_entry_is_read_as_a_page(read):
    page = (
        "<![CDATA[<!doctype html><html><head><title>Up</title></head><body><article>"
        "<header><h1>Up</h1><time>January 2</time></header><p>The bank acted on Monday."
        f"</p><p>{'Prices rose all the same, and many asked why. ' * 12}</p><footer>"
        "<small>© Gazette</small></footer></article></body></html>]]>"
    )
    item = f"<item><title>Up</title><content:encoded>{page}</content:encoded></item>"
    (draft,) = read(rss(item), "feed.xml")
    assert draft.raw_text.split("\n\n")[0] == "The bank acted on Monday."
    assert "Gazette" not in draft.raw_text
