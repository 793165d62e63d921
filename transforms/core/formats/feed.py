"""Feeds in XML, RSS, RDF, Atom and CDF: each entry is a record.

A record's bytes are the entry's own, so that an entry that a feed still holds at its
next delivery is known; what the feed says for its entries goes along beside them.
"""

import hashlib
from collections.abc import Iterator
from copy import deepcopy
from typing import BinaryIO

from lxml import etree
from msgspec.structs import replace

from transforms.core.formats.feed_damaged import Entry, whole_entries
from transforms.core.formats.feed_entry import BASE, CONTEXT, take_entry
from transforms.core.formats.feed_text import line_of
from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.limits import read_whole
from transforms.core.formats.tagged import STAGE, Tagged
from transforms.core.formats.xml import BrokenXmlError, read_xml, root_of
from transforms.core.formats.xml_tree import (
    LANGUAGE,
    Element,
    attribute,
    child,
    children,
    local,
    text_at,
    text_of,
)
from transforms.core.records import deliver, record_key, reject
from transforms.core.schema import Delivery, Draft, Reject, Skipped

_ENTRIES = frozenset(("item", "entry"))
_RSS_IN_RDF = (b"purl.org/rss", b"netscape.com/rdf", b"channel", b"<item")
_LONGEST = 500  # characters of what a feed says for all its entries


def sniff(head: bytes, name: str) -> bool:
    """Take what begins with a feed's tag."""
    root = root_of(head)
    if root is None:
        return False
    if root.name == "RDF":
        return any(mark in head for mark in _RSS_IN_RDF)
    return root.name in ("rss", "feed") or root.name.lower() == "channel"


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the entries; a feed without any is skipped."""
    data = read_whole(stream, uri, FEED.name, settings)
    if not isinstance(data, bytes):
        yield data
        return
    try:
        root, encoding = read_xml(data)
    except BrokenXmlError as wrong:
        pieces = list(whole_entries(data)) if wrong.reason == "broken-xml" else []
        if not any(isinstance(piece, Entry) for piece in pieces):
            yield _refused(data, uri, None, wrong)
        for index, piece in enumerate(pieces):
            if isinstance(piece, Entry):
                yield _delivered(piece.element, {}, uri, index, piece.encoding)
            else:
                yield _refused(piece.data, uri, index, piece.wrong)
        return
    context = _context(root)
    index = -1
    for index, entry in enumerate(_entries(root)):
        yield _delivered(entry, context, uri, index, encoding)
    if index < 0:
        yield Skipped(uri=uri, reason="feed-without-entries")


def _refused(data: bytes, uri: str, index: int | None, wrong: BrokenXmlError) -> Reject:
    held = deliver(data, uri=uri, format=FEED.name, record=index)
    return reject(held, STAGE, wrong.reason, str(wrong))


def _entries(root: Element) -> Iterator[Element]:
    """Yield the entries, none of which stands in another."""
    for element in root.iter("{*}*"):
        if local(element).lower() in _ENTRIES:
            above = {local(one).lower() for one in element.iterancestors()}
            if not above & _ENTRIES:
                yield element


def _context(root: Element) -> dict[str, str]:
    """Return what the feed says for all its entries."""
    channel = child(root, "channel")
    head = root if channel is None else channel
    author = text_at(head, "author/name") or text_at(head, "managingEditor")
    language = text_at(head, "language") or head.get(LANGUAGE) or root.get(LANGUAGE)
    title = next((line_of(tag) for tag in children(head, "title")), "")
    if not title:
        title = next((text_of(tag) for tag in children(head, "TITLE")), "")
    found = {
        f"{CONTEXT}title": title,
        f"{CONTEXT}author": author,
        f"{CONTEXT}language": language or "",
        BASE: root.get(BASE, "") or attribute(head, "link", "href"),
    }
    return {key: value[:_LONGEST] for key, value in found.items() if value}


def _delivered(
    entry: Element, context: dict[str, str], uri: str, index: int, encoding: str
) -> Delivery:
    own = etree.tostring(entry, encoding="utf-8", with_tail=False)
    sha256 = hashlib.sha256(own).hexdigest()
    bases = [one.get(BASE) for one in entry.iterancestors() if one.get(BASE)]
    copy = deepcopy(entry)
    for key, value in context.items():
        if key not in copy.attrib:
            copy.set(key, value)
    if bases and not entry.get(BASE):
        copy.set(BASE, bases[0][:_LONGEST])
    data = etree.tostring(copy, encoding="utf-8", with_tail=False)
    delivery = deliver(data, uri=uri, format=FEED.name, record=index, declared=encoding)
    source = replace(delivery.source, sha256=sha256, bytes=len(own), encoding=encoding)
    return replace(delivery, source=source, key=record_key(uri, sha256))


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the draft of one entry."""
    try:
        root = read_xml(delivery.data, "utf-8").root
    except BrokenXmlError as wrong:
        return reject(delivery, STAGE, wrong.reason, str(wrong))
    tagged = Tagged()
    text = take_entry(tagged, root)
    return tagged.draft(delivery, delivery.source.encoding or "utf-8", text)


FEED = Format("feed", sniff, split, parse)
