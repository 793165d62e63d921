"""JSON Feed: each item is a record; see https://www.jsonfeed.org.

As with feeds in XML a record's bytes are the item's own.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import urljoin

import msgspec
from msgspec.structs import replace

from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.fragment import paragraphs_of, plain
from transforms.core.formats.json_text import BrokenJsonError, load
from transforms.core.formats.limits import read_whole
from transforms.core.formats.tagged import STAGE, Tagged
from transforms.core.formats.tagged_byline import named_persons
from transforms.core.records import deliver, record_key, reject
from transforms.core.schema import Delivery, Draft, Reject, Skipped

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/')
_KEPT = ("title", "language", "author", "authors", "home_page_url", "feed_url")


def sniff(head: bytes, name: str) -> bool:
    """Take an object whose version is an address at jsonfeed.org."""
    return bool(_BEGINS.match(head)) and _VERSION.search(head) is not None


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the items; a feed without any is skipped."""
    data = read_whole(stream, uri, JSON_FEED.name, settings)
    if not isinstance(data, bytes):
        yield data
        return
    try:
        feed, encoding = load(data)
    except BrokenJsonError as wrong:
        whole = deliver(data, uri=uri, format=JSON_FEED.name)
        yield reject(whole, STAGE, wrong.reason, str(wrong))
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        yield Skipped(uri=uri, reason="feed-without-entries")
        return
    context = {
        key: feed.get(key) for key in _KEPT if len(str(feed.get(key) or "")) < 500
    }
    for index, item in enumerate(items):
        own = msgspec.json.encode(item)
        sha256 = hashlib.sha256(own).hexdigest()
        both = msgspec.json.encode({"item": item, "feed": context})
        delivery = deliver(both, uri=uri, format=JSON_FEED.name, record=index)
        source = replace(
            delivery.source, sha256=sha256, bytes=len(own), encoding=encoding
        )
        yield replace(delivery, source=source, key=record_key(uri, sha256))


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the draft of one item."""
    try:
        both = load(delivery.data).value
    except BrokenJsonError as wrong:
        return reject(delivery, STAGE, wrong.reason, str(wrong))
    item = both.get("item") if isinstance(both, dict) else None
    if not isinstance(item, dict):
        error = "an item that is no object; expected one"
        return reject(delivery, STAGE, "wrong-type", error)
    tagged = Tagged()
    _take(tagged, item, both.get("feed") or {})
    encoding = delivery.source.encoding or "utf-8"
    return tagged.draft(delivery, encoding, _text(tagged, item))


def _take(tagged: Tagged, item: dict[str, Any], feed: dict[str, Any]) -> None:
    tagged.put("id", _string(item.get("id")), "json-feed:id")
    base = _string(feed.get("home_page_url")) or _string(feed.get("feed_url"))
    for name in ("url", "external_url"):
        if address := _string(item.get(name)):
            tagged.put("url", urljoin(base, address), f"json-feed:{name}")
    tagged.put("title", plain(_string(item.get("title"))), "json-feed:title")
    tagged.date(
        "published", _string(item.get("date_published")), "json-feed:date_published"
    )
    tagged.date(
        "modified", _string(item.get("date_modified")), "json-feed:date_modified"
    )
    for holder in (item, feed):
        if "authors" not in tagged.values:
            tagged.names("authors", _authors(holder), "json-feed:authors")
    tags = item.get("tags")
    words = tags if isinstance(tags, list) else []
    labels = (word for word in words if isinstance(word, str))
    tagged.names("keywords", labels, "json-feed:tags")
    for name in ("image", "banner_image"):
        if address := _string(item.get(name)):
            tagged.put("image", urljoin(base, address), f"json-feed:{name}")
    tagged.put("publisher", _string(feed.get("title")), "json-feed:feed/title")
    for holder in (item, feed):
        tagged.put("language", _string(holder.get("language")), "json-feed:language")


def _authors(holder: dict[str, Any]) -> list[str]:
    found = holder.get("authors") or [holder.get("author")]
    names: list[str] = []
    for author in found if isinstance(found, list) else ():
        if isinstance(author, dict):
            names += named_persons(_string(author.get("name")))
    return names


def _text(tagged: Tagged, item: dict[str, Any]) -> str:
    """Return the full text where it is there, else the summary, marked as such."""
    summary = _string(item.get("summary"))
    markup = _string(item.get("content_html"))
    text = "\n\n".join(paragraphs_of(markup)) or _string(item.get("content_text"))
    if text.strip() and text.split() != summary.split():
        tagged.put("standfirst", plain(summary), "json-feed:summary")
        return text
    tagged.note("text_from", "summary" if summary else None)
    return summary


def _string(value: Any) -> str:
    if isinstance(value, str):
        return value
    return str(value) if type(value) in (int, float) else ""


JSON_FEED = Format("json-feed", sniff, split, parse)
