"""Web archives, WARC and ARC: the pages in them become records of format `html`.

A page is a response with status 200 (or 203) and HTML in it, or a resource that is
HTML. All else is skipped, counted by what it is: `warc-request`, `http-404`,
`not-html`.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from msgspec.structs import replace

from transforms.core.formats.crawl_records import Damaged, Record, read_records
from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.http_response import (
    Response,
    Undecodable,
    charset,
    decoded_body,
    is_html,
    read_response,
)
from transforms.core.formats.limits import Discarded
from transforms.core.records import READ_STAGE, deliver, record_key, reject
from transforms.core.schema import Delivery, Skipped

HTML = "html"
_OK = 200
_PAGE_CAME = (_OK, 203)
"""The page itself, be it through a proxy (RFC 9110, 15.3.4)."""

_PAGES = ("response", "resource")
_BEGINS = re.compile(rb"[\r\n]*(?:WARC/\d\.\d|filedesc://)")
_SECONDS = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z\Z")
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?")


def sniff(head: bytes, name: str) -> bool:
    """Take what begins as a WARC or ARC file does, or is named `.warc`."""
    return _BEGINS.match(head) is not None or name.endswith(".warc")


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the pages; `record` is each one's index among all records of the file."""
    for found in read_records(stream, settings.max_record_bytes):
        if isinstance(found, Damaged):
            refused = found.data.reject(
                uri, WARC.name, found.place, found.reason, found.error
            )
            yield replace(refused, source=replace(refused.source, url=found.url))
        else:
            yield _item(found, uri, settings)


def _item(record: Record, uri: str, settings: ParseSettings) -> Item:
    """Return the page, or why there is none."""
    if record.kind not in _PAGES:
        return Skipped(uri=uri, reason=f"warc-{record.kind}")
    block = record.block
    shown = block.head if isinstance(block, Discarded) else block
    response: Response | None = None
    if record.media_type.startswith("application/http") or record.kind == "response":
        response = read_response(shown)
    content_type = response.fields.get("content-type") if response else None
    if response is None:
        response, content_type = Response(_OK, {}, shown), record.media_type
    if response.status not in _PAGE_CAME:
        return Skipped(uri=uri, reason=f"http-{response.status}")
    if not is_html(content_type, response.body):
        return Skipped(uri=uri, reason="not-html")
    if isinstance(block, Discarded):
        refused = block.too_large(uri, HTML, record.place, settings)
        return replace(refused, source=replace(refused.source, url=record.url))
    return _page(record, block, response, charset(content_type), uri, settings)


def _page(
    record: Record,
    block: bytes,
    response: Response,
    declared: str | None,
    uri: str,
    settings: ParseSettings,
) -> Item:
    try:
        body = decoded_body(response, settings.max_record_bytes, record.cut)
    except Undecodable as wrong:
        whole = _of_record(deliver(block, uri=uri, format=HTML), record, block)
        return reject(whole, READ_STAGE, wrong.reason, str(wrong))
    page = deliver(body, uri=uri, format=HTML, declared=declared)
    crawled = moment(record.date) or _http_date(response.fields.get("date"))
    return replace(_of_record(page, record, block), crawled=crawled)


def _of_record(delivery: Delivery, record: Record, block: bytes) -> Delivery:
    """Return the delivery with the key and the place of its whole record.

    So two captures of one page are two deliveries, and the later a duplicate.
    """
    sha256 = hashlib.sha256(record.head + block).hexdigest()
    source = replace(
        delivery.source,
        url=record.url,
        record=record.place,
        sha256=sha256,
        bytes=len(record.head) + len(block),
    )
    return replace(delivery, source=source, key=record_key(source.uri, sha256))


def moment(stated: str | None) -> str | None:
    """Return a WARC's or ARC's date as RFC 3339, whole seconds in UTC.

    >>> moment("2017-03-06T04:02:06.123Z"), moment("20140216050221"), moment("today")
    ('2017-03-06T04:02:06Z', '2014-02-16T05:02:21Z', None)
    """
    if found := _SECONDS.match(stated or ""):
        return f"{found[1]}Z"
    if found := _DIGITS.match(stated or ""):
        year, month, day, *clock = found.groups(default="00")
        if "01" <= month <= "12" and "01" <= day <= "31":
            return f"{year}-{month}-{day}T{':'.join(clock)}Z"
    return None


def _http_date(stated: str | None) -> str | None:
    try:
        when = parsedate_to_datetime(stated or "")
        if when.tzinfo is None:  # RFC 9110: always GMT; never the machine's own zone
            when = when.replace(tzinfo=UTC)
        return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


WARC = Format("warc", sniff, split, None)
