"""HTML pages: one file is one page, and a page is one article."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from msgspec.structs import asdict, replace

from transforms.core.formats.file_kinds import binary_kind
from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.json_text import encoding_of
from transforms.core.formats.limits import read_whole
from transforms.core.html.charset import decode_page
from transforms.core.html.page import UnreadablePage, article_of
from transforms.core.reading.decode import Undecodable
from transforms.core.records import deliver, reject
from transforms.core.schema import Delivery, Draft, Reject

STAGE = "parse"
ENDINGS = (".html", ".htm", ".xhtml", ".xht", ".shtml")

_COMMENTS = re.compile(r"(?:\s|\ufeff|<!--.*?-->|<\?xml[^>]*>)*+", re.DOTALL)
# What the MIME sniffing standard takes for text/html, but its bare inline tags.
_OPENS = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|script|style|div|table|h1|iframe"
    r"|article|main|section)[\s/>]",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"</?(?:p|div|html|body|head|title|a|br|h[1-6])[\s/>]", re.IGNORECASE
)


def sniff(head: bytes, name: str) -> bool:
    """Take what begins as a page does, past comments and an XML declaration.

    In a file with a page's name tags anywhere near its beginning are enough.
    """
    return is_page(head.decode(encoding_of(head), "replace"), name)


def is_page(text: str, name: str = "") -> bool:
    """Return whether a text begins as a page does; see `sniff`.

    >>> is_page("<!-- 7 --><!DOCTYPE html><p>Rates"), is_page("<p>Rates rose.</p>")
    (True, False)
    """
    begin = _COMMENTS.match(text)
    at = begin.end() if begin else 0
    if _OPENS.match(text, at):
        return True
    return name.endswith(ENDINGS) and _TAGS.search(text, at) is not None


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the whole file as one record."""
    data = read_whole(stream, uri, HTML.name, settings)
    yield deliver(data, uri=uri, format=HTML.name) if isinstance(data, bytes) else data


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the article on a page: metadata and paragraphs."""
    data = delivery.data
    if not data.strip():
        error = "the page is empty; expected HTML"
        return reject(delivery, STAGE, "empty", error)
    if kind := binary_kind(data):
        error = f"a file of another kind ({kind}); expected HTML"
        return reject(delivery, STAGE, "binary", error)
    try:
        decoded = decode_page(data, delivery.declared)
    except Undecodable as wrong:
        return reject(delivery, STAGE, wrong.reason, str(wrong))
    encoded = replace(delivery.source, encoding=decoded.encoding)
    return page_draft(decoded.text, replace(delivery, source=encoded))


def page_draft(text: str, delivery: Delivery) -> Draft | Reject:
    """Return the draft of a page's text.

    Args:
        text: The page.
        delivery: Where from: `source.url` is where the page was fetched, `crawled`
            when.
    """
    try:
        found = article_of(text, delivery.source.url, delivery.crawled)
    except UnreadablePage as wrong:
        return reject(delivery, STAGE, wrong.reason, str(wrong))
    if not found.paragraphs and not found.metadata.title:
        error = "the page has neither a title nor a text; expected at least one of them"
        return reject(delivery, STAGE, "empty", error)
    return Draft(
        source=delivery.source,
        key=delivery.key,
        time=delivery.time,
        crawled=delivery.crawled,
        paragraphs=found.paragraphs,
        **asdict(found.metadata),
    )


HTML = Format("html", sniff, split, parse)
