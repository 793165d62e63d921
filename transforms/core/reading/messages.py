"""A broker's message, and the records in it: one article, or several, of any format."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from msgspec.structs import replace

from transforms.core.formats import detect
from transforms.core.formats.format import Item, ParseSettings
from transforms.core.reading.decompress import Unreadable, open_decompressed
from transforms.core.records import deliver, reject
from transforms.core.schema import Delivery, Reject, Skipped

STAGE = "open"
"""Rejects of this stage are messages that no record could be taken from."""

HEAD = 64 * 1024

_CHARSET = re.compile("charset=", re.IGNORECASE)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

AHEAD = 24 * 3_600_000_000
"""Microseconds by which a stated time may be later than the message: zones and clocks
that are wrong. A bucket of the year 2099 would be open until then."""

_TYPES = {"contenttype", "datacontenttype", "cedatacontenttype", "mimetype"}
"""Attributes that state a content type, as brokers' clients and CloudEvents call it;
compared without marks and in lower case."""

_ENDINGS = {
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/jsonlines": ".jsonl",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
}
"""What a file of a content type is called: `detect` takes it as a hint."""


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One message as its broker delivers it.

    Attributes:
        uri: Names it for good: the same whenever it is delivered again, and no other
            message's.
        id: Its id at the broker.
        data: Its bytes.
        attributes: Its attributes or headers.
        published: Microseconds since 1970 UTC at which the broker took it.
        key: Its ordering key.
        receipt: What the broker acknowledges it by; for this delivery only.
    """

    uri: str
    id: str
    data: bytes
    attributes: dict[str, str] = {}
    published: int
    key: str | None = None
    receipt: Any = None


def event_time(message: Message, attribute: str) -> int:
    """Return a message's event time in microseconds since 1970 UTC.

    It is the attribute's, RFC 3339 or milliseconds since 1970 as in Beam's own
    sources; where it is missing or neither of these, before 1970 (a time that nobody
    set is of the year 1 to some) or more than a day later than that, when the broker
    took the message.

    >>> news = Message(uri="u", id="1", data=b"", published=5, attributes={
    ...     "at": "1970-01-01T00:00:01.5Z", "ms": "2000", "odd": "noon"})
    >>> [event_time(news, name) for name in ("at", "ms", "odd", "none", "")]
    [1500000, 2000000, 5, 5, 5]
    """
    stated = message.attributes.get(attribute, "") if attribute else ""
    if not stated:
        return message.published
    try:
        if stated.isdecimal():
            moment = _EPOCH + timedelta(milliseconds=int(stated))
        else:
            moment = datetime.fromisoformat(stated)
    except (ValueError, OverflowError):
        return message.published
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    time = (moment - _EPOCH) // _MICROSECOND
    return time if 0 <= time <= message.published + AHEAD else message.published


def rfc3339(time: int) -> str:
    """Return microseconds since 1970 as RFC 3339, UTC.

    >>> rfc3339(1_500_000), rfc3339(0)
    ('1970-01-01T00:00:01.500000Z', '1970-01-01T00:00:00Z')
    """
    return (_EPOCH + time * _MICROSECOND).isoformat().replace("+00:00", "Z")


def records_of(
    message: Message, settings: ParseSettings, time: int
) -> Iterator[Delivery | Reject | Skipped]:
    """Yield the records in a message, at least one item.

    The format is told as a file's is, by looking; a content type among the attributes
    is a hint like a file's name, and its charset is the encoding that the transport
    declares. What can't be read becomes one reject that has the whole message, so that
    nothing of it is lost with its acknowledgement and it can be replayed.
    """
    stamp = _Stamp(message, time)
    unread = empty = True
    for item in _items(message, settings, stamp):
        empty = False
        if isinstance(item, Delivery):
            yield stamp.delivery(item)
        elif isinstance(item, Skipped):
            yield item
        elif unread:
            unread = False
            yield stamp.refusal(STAGE, item.reason, item.error)
    if empty:
        error = "the message is empty; expected an article"
        yield stamp.refusal(STAGE, "empty", error)


def poison(message: Message, time: int) -> Reject:
    """Return the reject of a message that crashed the process it was handled in."""
    error = (
        "the process ended three times while it handled this message; it was not "
        "tried again: replay it when the cause is mended"
    )
    return _Stamp(message, time).refusal(STAGE, "poison", error)


def _items(
    message: Message, settings: ParseSettings, stamp: "_Stamp"
) -> Iterator[Item]:
    data, uri = message.data, message.uri
    if len(data) > settings.max_record_bytes:
        error = (
            f"a message of {len(data):,} bytes; expected at most "
            f"{settings.max_record_bytes:,} (max_record_bytes)"
        )
        yield stamp.refusal(STAGE, "too-large", error)
        return
    try:
        stream = open_decompressed(io.BytesIO(data), len(data))
        chosen = detect(stream.peek(HEAD)[:HEAD], "message" + stamp.ending)
        yield from chosen.split(stream, uri, settings)
    except Unreadable as error:
        yield stamp.refusal(STAGE, error.reason, str(error))
    except Exception as error:  # untrusted bytes: whatever they do to a parser
        told = f"{type(error).__name__}: {error}"
        yield stamp.refusal(STAGE, "unexpected", told)


class _Stamp:
    """Puts on a message's records what all of them have from it."""

    def __init__(self, message: Message, time: int):
        self._message = message
        self._time = time
        self._stamp = rfc3339(time)
        self._attributes = {**message.attributes, "message.id": message.id}
        if message.key is not None:
            self._attributes["message.key"] = message.key
        self.ending, self._charset = content_type(message.attributes)

    def delivery(self, item: Delivery) -> Delivery:
        source = replace(item.source, time=self._stamp, attributes=self._attributes)
        declared = item.declared or self._charset
        return replace(item, source=source, time=self._time, declared=declared)

    def refusal(self, stage: str, reason: str, error: str) -> Reject:
        whole = deliver(self._message.data, uri=self._message.uri, format="message")
        return reject(self.delivery(whole), stage, reason, error)


def content_type(attributes: dict[str, str]) -> tuple[str, str | None]:
    """Return the ending of a file of the content type stated, and its charset.

    >>> content_type({"Content-Type": "text/html; charset=latin-1"})
    ('.html', 'latin-1')
    >>> content_type({"type": "application/json"})
    ('', None)
    """
    for name, value in attributes.items():
        if "type" in name.lower() and _bare(name) in _TYPES:
            kind, *parameters = (part.strip() for part in value.split(";"))
            charsets = [p[8:].strip("\"' ") for p in parameters if _CHARSET.match(p)]
            return _ending(kind.lower()), charsets[0] if charsets else None
    return "", None


def _bare(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def _ending(kind: str) -> str:
    if kind in _ENDINGS:
        return _ENDINGS[kind]
    for syntax in ("json", "xml"):
        if kind.endswith((f"/{syntax}", f"+{syntax}")):
            return f".{syntax}"
    return ""
