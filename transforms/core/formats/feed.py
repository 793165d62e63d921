"""Feeds in XML, RSS, RDF, Atom and CDF: each entry is a record.

A record's bytes are the entry's own, so that an entry that a feed still holds at its
next delivery is known; what the feed says for its entries goes along beside them.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree
from msgspec.structs import replace

from transforms.core.formats.feed_context import Context
from transforms.core.formats.feed_damaged import Entry, read_entry, whole_entries
from transforms.core.formats.feed_entry import take_entry
from transforms.core.formats.feed_kinds import why_no_article
from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.limits import SMALL, Discarded, read_at_most
from transforms.core.formats.pieces import pieces_in
from transforms.core.formats.tagged import STAGE, Tagged
from transforms.core.formats.xml import (
    BrokenXmlError,
    declared_encoding,
    read_xml,
    root_of,
)
from transforms.core.formats.xml_tree import Element, local
from transforms.core.records import deliver, record_key, reject
from transforms.core.schema import Delivery, Draft, Reject, Skipped

_ENTRIES = frozenset(("item", "entry"))
_RSS_IN_RDF = (b"purl.org/rss", b"netscape.com/rdf", b"channel", b"<item")
_ATOM = "http://www.w3.org/2005/Atom"
_BEGIN = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s>])", re.IGNORECASE)
_END = re.compile(rb"</(?:[\w.-]{1,40}:)?(?:item|entry)\s{0,40}>", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
_JUNK = re.compile(rb"\s*<(?:br ?/?|b)>.{0,4000}?(?=<\?xml\s)", re.DOTALL | re.I)
"""What programs print above a feed: `<br /><b>Warning</b>: date() ...`"""


def sniff(head: bytes, name: str) -> bool:
    """Take what begins with a feed's tag, be it below a program's warnings."""
    root = root_of(_without_junk(head))
    if root is None:
        return False
    if root.name == "RDF":
        return any(mark in head for mark in _RSS_IN_RDF)
    if root.name == "entry":
        return root.namespace == _ATOM
    return root.name in ("rss", "feed") or root.name.lower() == "channel"


def _without_junk(data: bytes) -> bytes:
    if b"<?xml" not in data[:SMALL]:
        return data
    junk = _JUNK.match(data)
    return data[junk.end() :] if junk else data


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the entries; a feed without any is skipped."""
    limit = settings.max_record_bytes
    data = _without_junk(read_at_most(stream, limit))
    if len(data) > limit and not data.startswith(_WIDE):
        yield from _in_pieces(data, stream, uri, settings)
        return
    if len(data) > limit:
        rest = Discarded(data)
        while more := stream.read(SMALL):
            rest.add(more)
        yield rest.too_large(uri, FEED.name, None, settings)
        return
    try:
        root, encoding = read_xml(data)
    except BrokenXmlError as wrong:
        pieces = list(whole_entries(data)) if wrong.reason == "broken-xml" else []
        if not any(isinstance(piece, Entry) for piece in pieces):
            yield _refused(data, uri, None, wrong)
        for index, piece in enumerate(pieces):
            if isinstance(piece, Entry):
                yield _item(piece.element, Context(None), uri, index, piece.encoding)
            else:
                yield _refused(piece.data, uri, index, piece.wrong)
        return
    context = Context(None if local(root) == "entry" else root)
    index = -1
    for index, entry in enumerate(_entries(root)):
        yield _item(entry, context, uri, index, encoding)
    if index < 0:
        yield Skipped(uri=uri, reason="feed-without-entries")


def _in_pieces(
    data: bytes, stream: BinaryIO, uri: str, settings: ParseSettings
) -> Iterator[Item]:
    """Yield the entries of a feed above the limit, one held at a time."""
    root, declared = root_of(data[:SMALL]), declared_encoding(data)
    tag = root.tag if root else ""
    pieces = pieces_in(data, stream, settings.max_record_bytes, _BEGIN, _END)
    del data
    context = Context(_head(next(pieces), tag))
    for index, piece in enumerate(pieces):
        if isinstance(piece, Discarded):
            yield piece.too_large(uri, FEED.name, index, settings)
            continue
        try:
            entry, encoding = read_entry(tag, piece, declared)
        except BrokenXmlError as wrong:
            yield _refused(piece, uri, index, wrong)
        else:
            yield _item(entry, context, uri, index, encoding)


def _head(data: bytes | Discarded, tag: str) -> Element | None:
    """Return what stands before a feed's first entry, as a feed without entries."""
    if isinstance(data, Discarded):
        return None
    name = tag[1:].split(None, 1)[0].rstrip("/>") if tag else ""
    for closing in (f"</channel></{name}>", f"</{name}>"):
        try:
            return read_xml(data + closing.encode()).root
        except BrokenXmlError:
            continue
    return None


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


def _item(
    entry: Element, context: Context, uri: str, index: int, encoding: str
) -> Delivery | Skipped:
    """Return an entry's delivery, or why it can be no article."""
    if reason := why_no_article(entry):
        return Skipped(uri=uri, reason=reason)
    own = etree.tostring(entry, encoding="utf-8", with_tail=False)
    sha256 = hashlib.sha256(own).hexdigest()
    whole = context.given_to(entry)
    data = etree.tostring(whole, encoding="utf-8", with_tail=False)
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
