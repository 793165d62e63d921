"""XML from anywhere: read where it is safe, mended if little is wrong, else refused."""

import pytest

from transforms.core.formats.xml import BrokenXmlError, read_xml, root_of

LAUGHS = b"".join(
    b'<!ENTITY l%d "%s">' % (depth, b"&l%d;" % (depth - 1) * 10)
    for depth in range(1, 10)
)

HOSTILE = [
    pytest.param(
        b'<!DOCTYPE a [<!ENTITY l0 "ha">' + LAUGHS + b"]><a>&l9;</a>",
        "xml-entities",
        id="entities made of entities",
    ),
    pytest.param(
        b'<!DOCTYPE a [<!ENTITY x "' + b"x" * 900 + b'">]><a>' + b"&x;" * 9999,
        "xml-entities",
        id="a long entity many times",
    ),
    pytest.param(
        b'<!DOCTYPE a [<!ENTITY x "' + b"x" * 9000 + b'">]><a>&x;</a>',
        "xml-entities",
        id="a very long entity",
    ),
    pytest.param(
        b'<!DOCTYPE a [<!ENTITY x "">]><a x="' + b"&x;" + b'"/>' + b"<!ENTITY" * 999,
        "xml-entities",
        id="very many entities",
    ),
    pytest.param(
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        "xml-entities",
        id="a file as an entity",
    ),
    pytest.param(
        b'<!DOCTYPE a [<!ENTITY y "]>"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b"<a>&x;</a>",
        "xml-entities",
        id="a file as an entity, hidden behind a bracket",
    ),
    pytest.param(
        b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.org/x"> %x;]><a/>',
        "xml-entities",
        id="a parameter entity from the network",
    ),
    pytest.param(b"<a>" * 100_000, "too-deep", id="100,000 open tags"),
    pytest.param(b"<a>" * 100_000 + b"</a>" * 100_000, "too-deep", id="100,000 levels"),
    pytest.param(b'<a b="' + b"x" * 50_000_000 + b'"/>', "too-large", id="50 MB"),
    pytest.param(b"<a>" + b"<b/>" * 2_000_001, "too-large", id="2,000,000 tags"),
    pytest.param(b"<a>" + b"x" * 10_000_001, "too-large", id="10 MB of one text"),
    pytest.param(b"<a>rates\x00rose</a>", "nul-bytes", id="a NUL"),
    pytest.param(
        "<a>rates\x00rose</a>".encode("utf-16"), "nul-bytes", id="a NUL in UTF-16"
    ),
    pytest.param(b"<a><b>rates</a>", "broken-xml", id="tags that cross"),
    pytest.param(b"<a>rates", "broken-xml", id="cut off"),
    pytest.param(b"<a>rates <", "broken-xml", id="cut off in a tag"),
    pytest.param(b"<![CDATA[" * 100_000, "broken-xml", id="100,000 open sections"),
    pytest.param(b"<!--" * 100_000, "broken-xml", id="100,000 open comments"),
    pytest.param(b"<?a " * 100_000 + b"&b;", "broken-xml", id="100,000 instructions"),
    pytest.param(
        b"<!DOCTYPE a [" * 100_000 + b"&b;", "broken-xml", id="100,000 document types"
    ),
]


@pytest.mark.parametrize(("data", "reason"), HOSTILE)
def test_what_is_hostile_or_broken_is_refused_with_the_reason(data, reason):
    with pytest.raises(BrokenXmlError) as refused:
        read_xml(data)
    assert refused.value.reason == reason


MENDED = [
    pytest.param("<a>AT&T rose</a>", "AT&T rose", id="a bare ampersand"),
    pytest.param("<a>rates&nbsp;rose</a>", "rates\xa0rose", id="an entity of HTML"),
    pytest.param("<a>rates &foo; rose</a>", "rates &foo; rose", id="an unknown one"),
    pytest.param("<a>rates\x0brose</a>", "ratesrose", id="a control character"),
    pytest.param("<a>rates&#3; rose</a>", "rates rose", id="a reference to one"),
    pytest.param("<a x:y='1'>rates</a>", "rates", id="a prefix of no namespace"),
    pytest.param("\ufeff\n<a>rates</a>", "rates", id="white space at the beginning"),
    pytest.param(
        '<!DOCTYPE a SYSTEM "a.dtd"><a>&eacute;t&eacute;</a>',
        "été",
        id="a document type, which is not fetched",
    ),
    pytest.param(
        '<!DOCTYPE a [<!ENTITY % l PUBLIC "-//W3C//ENTITIES Latin 1//EN" "l"> %l;]>'
        "<a>&eacute;t&eacute;</a>",
        "été",
        id="the W3C's letters, which are not fetched",
    ),
    pytest.param(
        '<!DOCTYPE a [<!ENTITY site "example.org">]><a>at &site;</a>',
        "at example.org",
        id="a plain entity of its own",
    ),
    pytest.param(
        "<a><![CDATA[AT&T <b>&nbsp;</b>]]> &amp; &lt;</a>",
        "AT&T <b>&nbsp;</b> & <",
        id="nothing in sections",
    ),
]


@pytest.mark.parametrize(("text", "expected"), MENDED)
def test_small_faults_are_mended(text, expected):
    assert read_xml(text.encode()).root.text == expected


ENCODED = [
    pytest.param("<a>été</a>".encode(), None, "utf-8", id="UTF-8 by default"),
    pytest.param("<a>été</a>".encode("utf-16"), None, "utf-16", id="by a mark"),
    pytest.param(
        "<?xml version='1.0' encoding='iso-8859-2'?><a>été</a>".encode("iso8859-2"),
        None,
        "iso8859-2",
        id="by the declaration",
    ),
    pytest.param("<a>été</a>".encode("cp850"), "cp850", "cp850", id="by transport"),
]


@pytest.mark.parametrize(("data", "declared", "encoding"), ENCODED)
def test_the_encoding_is_what_mark_transport_or_document_say(data, declared, encoding):
    read = read_xml(data, declared)
    assert (read.root.text, read.encoding) == ("été", encoding)


ROOTS = [
    pytest.param(b"<rss>", ("rss", ""), id="a tag alone"),
    pytest.param(
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a > b -->\n<!DOCTYPE n SYSTEM "n" '
        b'[<!ENTITY a "b">]><n:n xmlns:n="urn:n" b="1>2">',
        ("n", "urn:n"),
        id="after all that may stand before it",
    ),
    pytest.param("<feed/>".encode("utf-16"), ("feed", ""), id="in UTF-16"),
    pytest.param("<feed/>".encode("utf-16-be"), ("feed", ""), id="without a mark"),
]


@pytest.mark.parametrize(("head", "expected"), ROOTS)
def test_the_root_is_found(head, expected):
    assert root_of(head)[:2] == expected


@pytest.mark.parametrize("head", [b"", b"Rates rose", b"<!--", b"3 < 4", b"{}"])
def test_what_is_no_xml_has_no_root(head):
    assert root_of(head) is None
