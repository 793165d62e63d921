"""Web archives: which records are pages, and what becomes of damage."""

import bz2
import gzip
import io
import json
import os
import time
import zlib
from collections import Counter
from pathlib import Path

import brotli
import pytest
import zstandard
from fastwarc.stream_io import Lz4Writer

from transforms.core.formats import parse
from transforms.core.formats.format import ParseSettings
from transforms.core.formats.warc import moment
from transforms.core.reading.files import read_file
from transforms.core.schema import Delivery, Reject

PAGE = b"<!DOCTYPE html><title>Weir mended</title><p>The weir was mended on Monday.</p>"
DATE = "2024-03-09T10:11:12Z"
CORPUS = Path(os.environ.get("COPYDESK_CORPORA", "none")) / "warc"


def http(
    body: bytes = PAGE, status: str = "200 OK", content_type="text/html", **fields
) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(block: bytes, kind="response", length=None, n=0, **fields) -> bytes:
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: http://news.example/{n}",
        f"WARC-Date: {DATE}",
        f"Content-Type: {fields.pop('content_type', 'application/http')}",
        f"Content-Length: {len(block) if length is None else length}",
        *(f"{name.replace('_', '-')}: {value}" for name, value in fields.items()),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def arc(*records: tuple[str, bytes]) -> bytes:
    info = b"1 0 Desk\nURL IP-address Archive-date Content-type Archive-length\n"
    out = [b"filedesc://a.arc 0.0.0.0 20140216050221 text/plain %d\n" % len(info), info]
    for url, block in records:
        head = f"\n{url} 192.0.2.1 20140216050221 text/html {len(block)}\n"
        out += [head.encode(), block]
    return b"".join(out)


def read(data: bytes, name="a.warc", **settings) -> list:
    return list(
        read_file(
            lambda _: io.BytesIO(data), name, name, len(data), ParseSettings(**settings)
        )
    )


def told(items) -> list[str]:
    """Each item in a word: the page's place, the reason of a reject or skip."""
    return [
        f"page {item.source.record}"
        if isinstance(item, Delivery)
        else f"{item.stage}: {item.reason}"
        if isinstance(item, Reject)
        else item.reason
        for item in items
    ]


def test_a_page_has_the_fetched_url_the_charset_and_the_crawl_date():
    block = http(content_type="text/html; charset=ISO-8859-2")
    (page,) = read(record(block, n=7))

    assert page.data == PAGE
    assert page.source.format == "html"
    assert page.source.url == "http://news.example/7"
    assert (page.declared, page.crawled) == ("iso-8859-2", DATE)


@pytest.mark.parametrize(
    ("warc", "expected"),
    [
        pytest.param(record(b"", "request"), "warc-request", id="a request"),
        pytest.param(record(http(), "revisit"), "warc-revisit", id="a revisit"),
        pytest.param(record(b"x", "metadata"), "warc-metadata", id="metadata"),
        pytest.param(record(http(status="404 No")), "http-404", id="an error page"),
        pytest.param(record(http(content_type="image/png")), "not-html", id="image"),
        pytest.param(
            record(b"x", content_type="text/dns"), "not-html", id="a look-up of a name"
        ),
        pytest.param(
            record(PAGE, "resource", content_type="text/html; charset=utf-8"),
            "page 0",
            id="a resource that is a page",
        ),
        pytest.param(
            record(b"HTTP/1.1 200 OK\n\n" + PAGE), "page 0", id="a page with no type"
        ),
        pytest.param(
            record(http(), content_type="unknown"),
            "page 0",
            id="a response that is not called one of HTTP",
        ),
    ],
)
def test_what_can_be_no_article_is_skipped_by_reason(warc, expected):
    assert told(read(warc)) == [expected]


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"Transfer_Encoding": "chunked"}, b"4e\r\n" + PAGE + b"\r\n0\r\n\r\n"),
        ({"Transfer_Encoding": "chunked"}, PAGE),
        ({"Content_Encoding": "gzip"}, gzip.compress(PAGE)),
        ({"Content_Encoding": "gzip"}, PAGE),
        ({"Content_Encoding": "deflate"}, zlib.compress(PAGE)),
        ({"Content_Encoding": "deflate"}, zlib.compress(PAGE)[2:-4]),
        ({"Content_Encoding": "br"}, brotli.compress(PAGE)),
        ({"Content_Encoding": "br"}, PAGE),
        ({"Content_Encoding": "zstd"}, zstandard.compress(PAGE)),
        ({"Content_Encoding": "deflate, gzip"}, gzip.compress(zlib.compress(PAGE))),
    ],
    ids=[
        *("chunked", "chunked, stored without", "gzip", "gzip, stored without"),
        *("deflate", "deflate without its wrapper", "br", "br, stored without"),
        *("zstd", "two, one in the other"),
    ],
)
def test_a_body_is_decoded_where_it_is_encoded(fields, body):
    (page,) = read(record(http(body, **fields)))
    assert page.data == PAGE


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_a_body_that_swells_past_the_limit_is_refused(encoding):
    compress = {"gzip": gzip.compress, "br": brotli.compress}.get(
        encoding, zstandard.compress
    )
    body = compress(b"<p>" + b"x" * 10**6)
    bomb = record(http(body, Content_Encoding=encoding))
    items = read(bomb + record(http()), max_record_bytes=10**5)

    assert told(items) == ["read: too-large", "page 1"]


def test_a_compressed_body_that_is_cut_short_is_refused_unless_the_crawler_cut_it():
    body = gzip.compress(PAGE)[:-9]
    block = http(body, Content_Encoding="gzip")
    items = read(record(block) + record(block, WARC_Truncated="length"))

    assert told(items) == ["read: truncated", "page 1"]
    assert PAGE.startswith(items[1].data)


GOOD = record(http(), n=1)


@pytest.mark.parametrize(
    ("warc", "expected"),
    [
        pytest.param(
            GOOD.replace(b"WARC/1.0", b"WORC/1.0") + GOOD,
            ["read: damaged", "page 1"],
            id="a header that is none",
        ),
        pytest.param(
            record(http(), length="many") + GOOD,
            ["read: damaged", "page 1"],
            id="a length that is no number",
        ),
        pytest.param(
            record(http(), length=9_999) + GOOD,
            ["read: damaged", "page 1"],
            id="a length past the next record",
        ),
        pytest.param(
            record(http(), length=99) + GOOD,
            ["read: damaged", "page 1"],
            id="a length short of the block",
        ),
        pytest.param(
            record(http(), length=10**12) + GOOD,
            ["read: too-large", "page 1"],
            id="a length past the limit",
        ),
        pytest.param(
            GOOD + GOOD[:-60], ["page 0", "read: damaged"], id="a file cut short"
        ),
        pytest.param(
            GOOD[:-3].replace(b"\r\n", b"\n"), ["read: damaged"], id="cut and changed"
        ),
        pytest.param(GOOD.rstrip() + GOOD, ["page 0", "page 1"], id="no blank lines"),
        pytest.param(b"\r\n" + GOOD + bytes(9), ["page 0"], id="NULs at the end"),
    ],
)
def test_a_damaged_record_is_refused_and_the_rest_is_read(warc, expected):
    assert told(read(warc))[: len(expected)] == expected


def test_a_damaged_member_of_a_gzip_file_is_refused_and_the_rest_is_read():
    members = [gzip.compress(record(http(os.urandom(500)), n=n)) for n in range(4)]
    members[2] = members[2][:200] + b"\xff" * 9 + members[2][209:]
    items = read(b"".join(members), "a.warc.gz")
    assert told(items) == ["page 0", "page 1", "read: truncated", "page 3"]

    members[0] = b"\x1f\x8b\x08" + members[0][30:]
    items = read(b"".join(members), "a.warc.gz")
    assert told(items) == ["read: truncated", "page 1", "read: truncated", "page 3"]


@pytest.mark.parametrize(
    "compress",
    [gzip.compress, bz2.compress, zstandard.compress],
    ids=["gzip", "bz2", "zstd"],
)
def test_compressed_as_a_whole_it_is_read_all_the_same(compress):
    assert told(read(compress(GOOD * 2))) == ["page 0", "page 1"]


def test_lz4_is_read():
    out = io.BytesIO()
    writer = Lz4Writer(out)
    writer.write(GOOD * 2)
    writer.close()
    assert told(read(out.getvalue(), "a.warc.lz4")) == ["page 0", "page 1"]


@pytest.mark.parametrize("zone", [" GMT", " -0000", ""])
def test_the_server_s_date_is_in_gmt_wherever_it_is_read(monkeypatch, zone):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        page = record(http(date=f"Sat, 09 Mar 2024 10:11:12{zone}"))
        (item,) = read(page.replace(b"WARC-Date", b"X-Date"))
        assert item.crawled == DATE
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_same_page_fetched_twice_is_two_records():
    first, second = read(record(http(), n=1) + record(http(), n=2))
    assert first.data == second.data
    assert first.key != second.key


def test_an_arc_file_is_read_with_spaces_in_its_urls():
    items = read(arc(("http://news.example/a b", http()), ("http://x/c", http())))
    assert told(items) == ["warc-warcinfo", "page 1", "page 2"]
    assert items[1].source.url == "http://news.example/a%20b"
    assert items[1].crawled == "2014-02-16T05:02:21Z"


def test_a_damaged_record_of_an_arc_file_is_refused_and_the_rest_is_read():
    data = arc(("http://x/a", http()), ("http://x/b", http()))
    at = data.index(b"http://x/a")
    broken = data[:at] + data[at:].replace(b"text/html ", b"text/html -", 1)
    assert told(read(broken)) == ["warc-warcinfo", "read: damaged", "page 2"]


def test_changed_line_ends_do_no_harm_where_the_response_is_complete():
    page = PAGE + b"\n"
    whole = arc(("http://x/a", http(page, Content_Length=len(page)))) + b"\n"
    items = read(whole.replace(b"\r\n", b"\n"))
    assert told(items) == ["warc-warcinfo", "page 1"]


@pytest.mark.parametrize("stated", ["20149999", "", None, "2024-03-09"])
def test_a_crawl_date_that_is_none_is_not_guessed(stated):
    assert moment(stated) is None


GOLD = CORPUS / "gold.jsonl"


@pytest.mark.skipif(not GOLD.exists(), reason="COPYDESK_CORPORA names no corpora")
@pytest.mark.parametrize(
    "gold",
    [json.loads(line) for line in GOLD.read_text().splitlines()]
    if GOLD.exists()
    else [],
    ids=lambda gold: gold["id"],
)
def test_the_corpus_counts_equal_its_gold(gold):
    data = (CORPUS / gold["file"]).read_bytes()
    items = read(data, gold["file"])
    kinds: Counter[str] = Counter()
    for item in items:
        reason = getattr(item, "reason", "")
        kinds[reason.removeprefix("warc-") if "warc-" in reason else "fetched"] += 1

    counted = Counter(gold["warcio_record_counts"])
    counted["fetched"] = counted.pop("response", 0) + counted.pop("resource", 0)
    whole = "warcio_error" not in gold and counted.total() > 0
    if whole:
        assert kinds == +counted
    else:  # where warcio gives up there is more
        assert +counted <= kinds
    if whole and not any(isinstance(item, Reject) for item in items):
        pages = {item.source.url for item in items if isinstance(item, Delivery)}
        assert pages >= set(gold.get("response_uris", ()))


def test_no_date_of_a_page_is_after_its_crawl():
    page = (
        b"<!DOCTYPE html><html><head><title>Weir mended</title>"
        b'<meta property="article:published_time" content="%s">'
        b"</head><body><article><h1>Weir mended</h1><p>The weir was mended on "
        b"Monday, the water board said.</p></article></body></html>"
    )
    before, after = (b"2024-03-08T09:00:00Z", b"2025-03-08T09:00:00Z")
    (item,), (late,) = (read(record(http(page % date))) for date in (before, after))
    settings = ParseSettings()

    assert parse(item, settings).published == before.decode()
    assert parse(late, settings).published is None
