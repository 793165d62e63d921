"""A page says in which encoding it is; the standard says how to read that."""

import codecs

import pytest

from transforms.core.html.charset import decode_page, prescan
from transforms.core.reading.decode import Undecodable


@pytest.mark.parametrize(
    ("page", "label"),
    [
        pytest.param(b"<meta charset=koi8-r>", "koi8-r", id="a bare charset"),
        pytest.param(b"<META CHARSET = 'Big5' >", "big5", id="quotes and capitals"),
        pytest.param(
            b"<meta content='text/html; charset=euc-jp' http-equiv=Content-Type>",
            "euc-jp",
            id="a content beside http-equiv, in any order",
        ),
        pytest.param(
            b"<meta content='text/html; charset=euc-jp'>",
            None,
            id="a content without http-equiv",
        ),
        pytest.param(
            b"<!-- <meta charset=big5> --><meta charset=gbk>",
            "gbk",
            id="not what a comment holds",
        ),
        pytest.param(
            b"<p title='<meta charset=big5>'>", None, id="not what an attribute holds"
        ),
        pytest.param(
            b"<meta charset=none-such><meta charset=gbk>", "gbk", id="an unknown one"
        ),
        pytest.param(b"<meta charset=utf-16>", "utf-8", id="utf-16 read as utf-8"),
        pytest.param(b"<meta charset=utf-8", None, id="a tag that is cut off"),
        pytest.param(b"<meta charset='utf-8>", None, id="a quote that stays open"),
        pytest.param(b"<meta charset=utf-7>", None, id="utf-7, which hides markup"),
        pytest.param(b"<", None, id="a lone bracket"),
        pytest.param(b"<p>charset=utf-8</p>", None, id="the word in the text"),
    ],
)
def test_the_prescan_finds_what_a_meta_states(page, label):
    assert prescan(page) == label


RUSSIAN = "<p>Ставки выросли, сообщил банк.</p>"


@pytest.mark.parametrize(
    ("data", "declared", "encoding", "how"),
    [
        pytest.param(
            RUSSIAN.encode("koi8-r"), "koi8-r", "koi8-r", "declared", id="a header"
        ),
        pytest.param(
            b"<meta charset=windows-1251>" + RUSSIAN.encode("koi8-r"),
            "koi8-r",
            "koi8-r",
            "declared",
            id="a header goes before a meta",
        ),
        pytest.param(
            b"<meta charset=windows-1251>" + RUSSIAN.encode("cp1251"),
            None,
            "cp1251",
            "meta",
            id="a meta",
        ),
        pytest.param(
            b'<?xml version="1.0" encoding="koi8-r"?>' + RUSSIAN.encode("koi8-r"),
            None,
            "koi8-r",
            "xml",
            id="an XML declaration",
        ),
        pytest.param(
            b"<meta charset=iso-8859-1>" + RUSSIAN.encode(),
            "iso-8859-1",
            "utf-8",
            "utf-8",
            id="UTF-8 that is declared as Latin-1",
        ),
        pytest.param(
            codecs.BOM_UTF8 + b"<meta charset=big5>",
            "big5",
            "utf-8",
            "bom",
            id="a byte order mark goes before all",
        ),
        pytest.param(
            RUSSIAN.encode("utf-16"), "utf-8", "utf-16", "bom", id="UTF-16 with a mark"
        ),
        pytest.param(
            RUSSIAN.encode("utf-16-le"), None, "utf-16-le", "nul pattern", id="UTF-16"
        ),
        pytest.param(b"<p>Rates</p>", None, "utf-8", "utf-8", id="ASCII alone"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_is_in(data, declared, encoding, how):
    decoded = decode_page(data, declared)
    assert (decoded.encoding, decoded.how) == (encoding, how)
    assert any(word in decoded.text for word in ("Ставки", "Rates", "big5"))


def test_a_declaration_that_cannot_be_true_is_not_believed():
    page = "<meta charset=utf-8><p>Der Bürgermeister über größere Straßen: schön.</p>"
    decoded = decode_page(page.encode("cp1252"), "utf-8")
    assert "Bürgermeister über größere Straßen" in decoded.text


def test_one_broken_character_does_not_unsay_a_declaration():
    page = ("<p>" + "Straße und Fluß, " * 99).encode() + b"\xff</p>"
    decoded = decode_page(page, "utf-8")
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("\ufffd</p>")


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(Undecodable):
        decode_page(bytes(range(256)) * 20)
