"""XML that is none of the known formats: refused by name, and never taken for prose."""

from collections.abc import Iterator
from typing import BinaryIO

from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.limits import read_whole
from transforms.core.formats.tagged import STAGE
from transforms.core.formats.xml import root_of
from transforms.core.records import deliver, reject
from transforms.core.schema import Delivery, Draft, Reject, Skipped

_LISTS = {"urlset": "sitemap", "sitemapindex": "sitemap", "opml": "opml"}
"""Documents that list where articles are, and hold none."""


def sniff(head: bytes, name: str) -> bool:
    """Take what is declared or named as XML, or lists addresses in it."""
    root = root_of(head)
    if root is None:
        return False
    named = name.endswith(".xml")
    return named or root.declared or bool(root.namespace) or root.name in _LISTS


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the file as one record, or why it is none."""
    data = read_whole(stream, uri, OTHER_XML.name, settings)
    if not isinstance(data, bytes):
        yield data
        return
    root = root_of(data[:65536])
    if root is not None and root.name in _LISTS:
        yield Skipped(uri=uri, reason=_LISTS[root.name])
    else:
        yield deliver(data, uri=uri, format=OTHER_XML.name)


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the reject."""
    root = root_of(delivery.data[:65536])
    tag = root.tag[:80] if root else ""
    error = (
        f"the document begins with {tag}; expected a feed, NITF, NewsML, XHTML, "
        "or other articles in a known format"
    )
    return reject(delivery, STAGE, "unknown-xml", error)


OTHER_XML = Format("xml", sniff, split, parse)
