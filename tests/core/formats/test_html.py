"""A page becomes an article: its text, what it says of itself, where it is from."""

import base64
import gzip
import io
import json

import pytest

from transforms.core.formats import detect, parse
from transforms.core.formats.format import ParseSettings
from transforms.core.reading.decompress import open_decompressed
from transforms.core.records import deliver
from transforms.core.schema import Draft, Reject

STORY = (
    "The harbour board approved a second ferry on Monday after two years of talks.",
    "Crossings will start at six in the morning and end shortly before midnight.",
    "Residents of the island had asked for the service since the bridge was closed.",
    "The boat was built in the town's own yard and carries two hundred passengers.",
)
PAGE = (
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>"
    "<title>Second ferry approved</title></head><body>"
    "<nav><a href=/>Home</a><a href=/news>News</a></nav>"
    "<article><h1>Second ferry approved</h1>{}</article>"
    "<footer>All rights reserved</footer></body></html>"
).format("".join(f"<p>{line}</p>" for line in STORY))


@pytest.mark.parametrize(
    ("data", "name", "format_name"),
    [
        pytest.param(PAGE.encode(), "a", "html", id="a page whatever its name"),
        pytest.param(PAGE.encode("utf-16"), "a", "html", id="a page in UTF-16"),
        pytest.param(
            b"<!-- saved -->\n<html><p>Rates</html>", "a", "html", id="after a comment"
        ),
        pytest.param(
            b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html/>',
            "a",
            "html",
            id="XHTML",
        ),
        pytest.param(b"<p>Rates rose.</p>", "a.htm", "html", id="a piece by its name"),
        pytest.param(b"<p>Rates rose.</p>", "a.txt", "text", id="a piece in a text"),
        pytest.param(b"Rates < 3% rose", "a.html", "text", id="prose by a page's name"),
        pytest.param(b"<rss><channel/></rss>", "a.xml", "feed", id="other XML"),
        pytest.param(b"<!DOCTYPE lewis>", "a.sgm", "text", id="another doctype"),
    ],
)
def test_a_page_is_told_by_its_beginning(data, name, format_name):
    assert detect(data, name).name == format_name


def test_a_page_is_a_draft_with_paragraphs(read):
    (draft,) = read(PAGE.encode(), "a.html")

    assert isinstance(draft, Draft)
    assert draft.paragraphs == STORY
    assert draft.raw_text is None
    assert draft.title == "Second ferry approved"
    assert (draft.source.format, draft.source.encoding) == ("html", "utf-8")


def test_a_page_is_read_compressed(read):
    packed = io.BytesIO(gzip.compress(PAGE.encode()))
    stream = open_decompressed(packed, len(packed.getvalue()))
    chosen = detect(stream.peek(65536), "a.html")
    (delivery,) = chosen.split(stream, "a.html.gz", ParseSettings())
    draft = parse(delivery, ParseSettings())
    assert draft.paragraphs == STORY


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"  \n", "empty", id="white space"),
        pytest.param(b"%PDF-1.7", "binary", id="a PDF under a page's name"),
        pytest.param(b"<html><body></body></html>", "empty", id="no text at all"),
        pytest.param(
            b"<html>" + b"<div>" * 100_000 + b"deep", "page-too-large", id="too deep"
        ),
        pytest.param(
            b"<html><p title='" + b"x" * 11_000_000 + b"'>Rates",
            "page-too-large",
            id="an attribute of megabytes",
        ),
        pytest.param(
            b"<html>" + b"<p>x" * 70_000, "page-too-large", id="elements without end"
        ),
        pytest.param(
            b"<html><p>" + b"word " * 2_500_000, "page-too-large", id="one endless line"
        ),
        pytest.param(
            b"<html>" + b"<p>" + b"word " * 400_000,
            "page-too-large",
            id="a shelf of books",
        ),
    ],
)
def test_a_page_that_is_none_or_past_a_limit_is_refused(data, reason):
    refused = parse(deliver(data, uri="a.html", format="html"), ParseSettings())
    assert isinstance(refused, Reject)
    assert (refused.stage, refused.reason) == ("parse", reason)
    assert "expected" in refused.error


def test_nul_bytes_in_a_page_are_left_out(read):
    (draft,) = read(PAGE.replace("ferry on", "fer\x00ry on").encode(), "a.html")
    assert draft.paragraphs == STORY


def test_a_page_in_json_keeps_both_addresses(read):
    record = {"url": "https://example.org/a?utm=1", "html": PAGE, "crawl_date": "x"}
    (draft,) = read(json.dumps(record).encode(), "a.json")

    assert draft.paragraphs == STORY
    assert draft.source.url == "https://example.org/a?utm=1"
    assert draft.url == "https://example.org/a?utm=1"
    assert draft.extra == {"crawl_date": "x"}


def test_a_page_in_json_may_come_as_bytes(read):
    page = PAGE.replace("utf-8", "windows-1252").replace("board", "boärd")
    coded = base64.b64encode(page.encode("cp1252")).decode()
    (draft,) = read(json.dumps({"html_bytes": coded}).encode(), "a.json")

    assert draft.paragraphs[0] == STORY[0].replace("board", "boärd")
    assert draft.source.encoding == "cp1252"


def test_fields_beside_a_page_go_before_what_the_page_says(read):
    record = {"title": "Ferry", "text": "Clipped.", "html": PAGE}
    (draft,) = read(json.dumps(record).encode(), "a.json")

    assert draft.title == "Ferry"
    assert draft.evidence["title"].from_ == "field:title"
    assert draft.paragraphs == STORY


def test_a_piece_of_html_is_the_text_where_a_record_has_none(read):
    record = {"title": "Ferry", "html": "<p>One.</p><p>Two.</p>"}
    (draft,) = read(json.dumps(record).encode(), "a.json")
    assert draft.paragraphs == ("One.", "Two.")


def test_a_page_under_text_is_a_page(read):
    (draft,) = read(json.dumps({"text": PAGE}).encode(), "a.json")
    assert draft.paragraphs == STORY


SAVED = (
    "From: <Saved by a browser>\r\n"
    "Snapshot-Content-Location: https://example.org/ferry\r\n"
    "Date: Tue, 5 Mar 2024 10:00:00 +0100\r\n"
    "MIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n'
    "\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    f"{base64.encodebytes(PAGE.encode()).decode()}\r\n"
    "--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
)


def test_a_saved_page_is_read_from_its_message(read):
    (draft,) = read(SAVED.encode(), "a.mhtml")

    assert draft.paragraphs == STORY
    assert draft.source.format == "mhtml"
    assert draft.source.url == "https://example.org/ferry"


def test_a_saved_page_without_html_is_refused(read):
    (refused,) = read(SAVED.replace("text/html\r\n", "text/css\r\n").encode(), "a.mht")
    assert refused.reason == "broken-mhtml"


@pytest.mark.parametrize("control", ["\x01", "&#1;", "&#x0C;", "\ufffe", "&#65534;"])
def test_characters_that_no_tree_may_hold_do_no_harm(read, control):
    page = (
        "<!DOCTYPE html><html><body><article><h1>Weir mended</h1><p>It was mended on "
        f"Monday.</p><div class=share>Share</div>{control} The board said so, and that "
        "it would hold.<p>It had leaked since the flood in May.</p></article></html>"
    )
    (draft,) = read(page.encode(), "a.html")
    assert draft.title == "Weir mended"
