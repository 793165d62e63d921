"""ninjs, the IPTC's news item in JSON: a file of one, or an array of them.

In JSON Lines an item is told by its names; see `ninjs_item`.
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec
from msgspec.structs import replace

from transforms.core.formats import json_document
from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.json_text import BrokenJsonError, load
from transforms.core.formats.ninjs_item import NO_TEXTS, SELDOM_TEXTS, ninjs_draft
from transforms.core.formats.tagged import STAGE
from transforms.core.records import reject
from transforms.core.schema import Delivery, Draft, Reject, Skipped

_NAMED = re.compile(
    rb'"(?:version_?created|body_?(?:xhtml|html|text)|pub_?status|headlines|bodies'
    rb'|representation_?type)"\s*:',
    re.IGNORECASE,
)
_URI = re.compile(rb'"uri"\s*:')


class _Kind(msgspec.Struct):
    type: Any = None
    bodies: Any = None
    body_text: Any = None
    body_html: Any = None
    body_xhtml: Any = None

    def holds_text(self) -> bool:
        """Return whether there is a body, under the name of any version."""
        held = (self.bodies, self.body_text, self.body_html, self.body_xhtml)
        return any(held)


_KINDS = msgspec.json.Decoder(_Kind)


def sniff(head: bytes, name: str) -> bool:
    """Take a JSON object, or an array of them, with names that only ninjs has."""
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n[")
    if not begins.startswith(b"{") or not _URI.search(head):
        return False
    return _NAMED.search(head) is not None and not _in_lines(head)


def _in_lines(head: bytes) -> bool:
    """Return whether each line is an object: JSON Lines, which are read as such."""
    first, _, rest = head.strip().partition(b"\n")
    return first.endswith(b"}") and rest.lstrip().startswith(b"{")


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the text items; pictures and the like are skipped."""
    for item in json_document.split(stream, uri, settings):
        if isinstance(item, Skipped):
            yield item
            continue
        source = replace(item.source, format=NINJS.name)
        kind = _other_kind(item.data) if isinstance(item, Delivery) else ""
        if kind:
            yield Skipped(uri=uri, reason=f"ninjs-{kind}")
        else:
            yield replace(item, source=source)


def _other_kind(data: bytes) -> str:
    """Return an item's type if that is none of text; a package alone is none."""
    try:
        item = _KINDS.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ""
    kind = item.type if isinstance(item.type, str) else ""
    none = kind in NO_TEXTS or (kind in SELDOM_TEXTS and not item.holds_text())
    return kind if none else ""


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the draft of one item."""
    try:
        loaded = load(delivery.data, delivery.declared)
    except BrokenJsonError as wrong:
        return reject(delivery, STAGE, wrong.reason, str(wrong))
    if not isinstance(loaded.value, dict):
        error = "no object; expected a news item"
        return reject(delivery, STAGE, "wrong-type", error)
    return ninjs_draft(loaded.value, delivery, loaded.encoding)


NINJS = Format("ninjs", sniff, split, parse)
