"""Damaged wires and feeds: every record meets one fate, quickly, whatever is broken."""

import random

import pytest

from transforms.core.schema import Draft, Reject, Skipped

BODY = b"<p>The bank raised its rate &amp; said why.</p>"
SAMPLES = {
    "news.sgm": b"<!DOCTYPE lewis>\n"
    + b'<REUTERS NEWID="1"><DATE>3-MAR-1987 09:05:11</DATE><TOPICS><D>tea</D></TOPICS>'
    b"<TEXT><TITLE>Up</TITLE><BODY>Rates\nrose.\n Reuter\n</BODY></TEXT></REUTERS>" * 3,
    "story.txt": b"\x01ex0123 4 fin 87 rates\r\n\x02Up\r\nRates rose.\r\n\x03051030",
    "nitf.xml": b"<?xml version='1.0'?><nitf><head><title>Up</title></head><body>"
    b"<body.head><byline>By <person>Ann Lee</person></byline></body.head>"
    b"<body.content>" + BODY + b"</body.content></body></nitf>",
    "g2.xml": b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
    + b'<newsItem guid="a"><contentMeta><headline>Up</headline></contentMeta>'
    b"<contentSet><inlineXML>"
    + BODY
    + b"</inlineXML></contentSet></newsItem>"
    + b"</itemSet></newsMessage>",
    "newsml.xml": b"<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Up</HeadLine>"
    b"</NewsLines><ContentItem><DataContent>" + BODY + b"</DataContent></ContentItem>"
    b"</NewsComponent></NewsItem></NewsML>",
    "ninjs.json": b'{"uri": "urn:1", "versioncreated": "2024-03-05T09:30:00Z",'
    b'"headlines": [{"value": "Up"}], "bodies": [{"contentType": "text/html",'
    b'"value": "<p>It.</p>"}]}',
    "rss.xml": b"<rss><channel><title>G</title><item><title>Up</title><description>"
    b"<![CDATA[" + BODY + b"]]></description><pubDate>Tue, 05 Mar 2024 09:30:00 GMT"
    b"</pubDate></item></channel></rss>",
    "atom.xml": b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Up</title>'
    b"<content type='xhtml'>" + BODY + b"</content></entry></feed>",
    "feed.json": b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": 1,'
    b'"title": "Up", "content_text": "Rates rose.", "tags": ["a"]}]}',
}
PIECES = (b"<", b">", b"&", b"]]>", b"<![CDATA[", b"\x00", b"\xff", b'"', b"<!--", b"{")
TIMES = 60


def mutated(data, chance):
    """Return the bytes with a few pieces put in, cut out, doubled or turned round."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.randint(0, 30))
        piece = data[at:to]
        middle = chance.choice(
            (b"", piece * 2, piece[::-1], chance.choice(PIECES), bytes([at % 256]))
        )
        data = data[:at] + middle + data[to:]
    return data


@pytest.mark.parametrize("name", SAMPLES)
def test_each_record_of_a_damaged_file_meets_one_fate(read, name):
    chance = random.Random(name)
    fates = set()
    for _ in range(TIMES):
        for found in read(mutated(SAMPLES[name], chance), name):
            fates.add(type(found))
    assert fates <= {Draft, Reject, Skipped}
    assert Draft in fates


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_whole_is_read(read, finish, name):
    drafts = read(SAMPLES[name], name)
    assert {type(draft) for draft in drafts} == {Draft}
    assert finish(drafts[0]).title == "Up"
