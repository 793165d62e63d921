"""Feeds whose XML is broken somewhere: the entries that are whole are read.

The entries are found by their tags and read one by one, each within the feed's first
tag, which holds the namespaces. What the feed says for all of them is not known then.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transforms.core.formats.xml import BrokenXmlError, decoded_xml, root_of, tree_of
from transforms.core.formats.xml_tree import Element

_BEGIN = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)(?=[\s>])", re.IGNORECASE)
_END = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_NAME = re.compile(r"<([\w.:-]+)")


class Entry(NamedTuple):
    """An entry that is whole, and the encoding of its feed."""

    element: Element
    encoding: str


class Damaged(NamedTuple):
    """An entry that isn't, as UTF-8, and what is wrong with it."""

    data: bytes
    wrong: BrokenXmlError


def whole_entries(data: bytes) -> Iterator[Entry | Damaged]:
    """Yield the entries of a feed that can't be read as a whole, in order."""
    root = root_of(data[:65536])
    try:
        text, encoding = decoded_xml(data)
    except BrokenXmlError:
        return
    name = _NAME.match(root.tag) if root else None
    if root is None or name is None:
        return
    at = 0
    while begin := _BEGIN.search(text, at):
        end = _END.search(text, begin.end())
        at = end.end() if end else len(text)
        piece = text[begin.start() : at]
        try:
            yield Entry(_entry(f"{root.tag}{piece}</{name[1]}>"), encoding)
        except BrokenXmlError as wrong:
            yield Damaged(piece.encode("utf-8", "replace"), wrong)


def read_entry(tag: str, piece: bytes, declared: str | None) -> Entry:
    """Return an entry of a feed that begins with a tag.

    Raises:
        BrokenXmlError: With what is wrong.
    """
    text, encoding = decoded_xml(piece, declared)
    name = _NAME.match(tag)
    closing = f"</{name[1]}>" if name else ""
    return Entry(_entry(f"{tag}{text}{closing}"), encoding)


def _entry(document: str) -> Element:
    for element in tree_of(document):
        return element
    raise BrokenXmlError("broken-xml", "no entry stands between its tags")
