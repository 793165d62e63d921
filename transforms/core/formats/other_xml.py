"""XML that is none of the known formats: refused by name, and never taken for prose."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.limits import read_whole
from transforms.core.formats.tagged import STAGE
from transforms.core.formats.xml import BrokenXmlError, read_xml, root_of
from transforms.core.formats.xml_tree import local
from transforms.core.records import deliver, reject
from transforms.core.schema import Delivery, Draft, Reject, Skipped

_LISTS = {"urlset": "sitemap", "sitemapindex": "sitemap", "opml": "opml"}
"""Documents that list where articles are, and hold none."""

_WITHIN = {"nitf": "nitf", "newsItem": "newsml-g2", "NewsML": "newsml-1"}
"""Elements that are articles wherever they stand: archives and services wrap them."""

_WRAPPED = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:nitf|newsItem|NewsML)[\s>]")
_FAR = 1 << 16


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
        return
    wrapped = list(_wrapped(data, uri)) if _WRAPPED.search(data[:_FAR]) else []
    yield from wrapped or [deliver(data, uri=uri, format=OTHER_XML.name)]


def _wrapped(data: bytes, uri: str) -> Iterator[Item]:
    """Yield the articles that stand in a wrapper of a system's own, in their format."""
    try:
        root = read_xml(data).root
    except BrokenXmlError:
        return
    index = 0
    for element in root.iter("{*}*"):
        name = _WITHIN.get(local(element))
        above = map(local, element.iterancestors())
        if name is None or any(one in _WITHIN for one in above):
            continue
        own = etree.tostring(element, encoding="utf-8", with_tail=False)
        yield deliver(own, uri=uri, format=name, record=index, declared="utf-8")
        index += 1


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
