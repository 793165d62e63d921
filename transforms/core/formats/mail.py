"""Mail: newsletters and messages, one to a file or many in a mailbox (RFC 5322, 4155).

A message is an article: its subject the title, its `Message-ID` the id, its sender
the publisher or the author. Of its parts the text goes before HTML that says no more.
"""

import email
import re
from collections.abc import Iterator
from email.message import Message
from email.policy import compat32
from typing import Any, BinaryIO

from msgspec.structs import replace

from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.limits import CHUNK, Discarded
from transforms.core.formats.mail_body import Body, attached_message, body_of
from transforms.core.formats.mail_forward import without_forwarding
from transforms.core.formats.mail_headers import header
from transforms.core.formats.mail_sender import sender_of
from transforms.core.formats.tagged import moment
from transforms.core.records import deliver, reject
from transforms.core.schema import Delivery, Draft, Evidence, Reject

STAGE = "parse"
ENDINGS = (".eml", ".mbox", ".mbx")
MOST_PARTS = 200
"""Multiparts in a message: each is looked for in each line of those around it."""

_HEADERS = re.compile(
    rb"(?:From [^\n]*\n)?(?:[!-9;-~]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,200}"
)
_OF_MAIL = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|delivered-to):", re.I | re.M
)
_SENT = re.compile(rb"^(?:from|date|subject):", re.I | re.M)
_ENVELOPE = re.compile(rb"From .{0,200}\d\d:\d\d.{0,60}\r?\n\Z")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_KEPT = ("list-", "x-campaign")
_KEPT_NAMES = frozenset({"reply-to", "in-reply-to", "references", "sender"})
_ID = re.compile(r"<([^<>\s]+)>|(\S+)")


def sniff(head: bytes, name: str) -> bool:
    """Take what begins as a mailbox does, or with the headers of a message.

    Headers that anybody may write at the head of a text, such as `From:` and `Date:`,
    are enough only in a file with a message's name.
    """
    if _ENVELOPE.match(head[: head.find(b"\n") + 1]):
        return True
    headers = _HEADERS.match(head.lstrip(b"\r\n"))
    if headers is None:
        return False
    sent = {found[0].lower() for found in _SENT.finditer(headers[0])}
    if name.endswith(ENDINGS):
        return bool(sent)
    return len(sent) > 1 and _OF_MAIL.search(headers[0]) is not None


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the messages; `record` is each one's index where it is a mailbox."""
    limit = settings.max_record_bytes
    index: int | None = None
    held, gone = bytearray(), Discarded()
    line, blank = stream.readline(CHUNK), True
    begun = True  # whether a line begins here: long ones come in pieces
    while line:
        if begun and blank and _ENVELOPE.match(line):
            if index is not None:
                yield _message(held, gone, uri, index, settings)
            held, gone = bytearray(), Discarded()
            index = 0 if index is None else index + 1
        elif len(held) + len(line) > limit or gone.size:
            gone.add(bytes(held) + line)
            held.clear()
        else:
            held += line
        blank = begun and not line.strip()
        begun = line.endswith(b"\n")
        line = stream.readline(CHUNK)
    yield _message(held, gone, uri, index, settings)


def _message(
    held: bytearray,
    gone: Discarded,
    uri: str,
    index: int | None,
    settings: ParseSettings,
) -> Item:
    if gone.size:
        return gone.too_large(uri, MAIL.name, index, settings)
    data = bytes(held)
    if index is not None:  # a mailbox parts messages by a blank line, and quotes
        data = _QUOTED_FROM.sub(rb"\1", data.rstrip(b"\r\n") + b"\n")
    return deliver(data, uri=uri, format=MAIL.name, record=index)


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the article that a message is."""
    data = delivery.data
    if data.lower().count(b"multipart/") > MOST_PARTS:
        why = f"more than {MOST_PARTS} parts in parts; expected fewer"
        return reject(delivery, STAGE, "too-deep", why)
    try:
        message = email.message_from_bytes(data.lstrip(), policy=compat32)
        message = attached_message(message) or message
        body = body_of(message, delivery)
    except (RecursionError, ValueError, LookupError, AssertionError) as error:
        return reject(delivery, STAGE, "broken-mail", f"not a mail message: {error}")
    if isinstance(body, Reject):
        return body
    title = header(message, "Subject")
    forwarded = without_forwarding(title, body.raw_text or "")
    if forwarded:
        title, body = forwarded.title, body._replace(raw_text=forwarded.text)
    if not title and not body.raw_text and not body.paragraphs:
        why = "a message without subject or text; expected at least one of them"
        return reject(delivery, STAGE, "empty", why)
    draft = _draft(message, title, body, delivery, settings)
    if forwarded:
        draft.extra["forwarded"] = forwarded.headers
    return draft


def _draft(
    message: Message,
    title: str | None,
    body: Body,
    delivery: Delivery,
    settings: ParseSettings,
) -> Draft:
    bulk = message["List-Id"] or message["List-Unsubscribe"]
    sender = sender_of(header(message, "From"), bulk=bool(bulk))
    dated = header(message, "Date")
    values: dict[str, Any] = {
        "id": _first_id(header(message, "Message-ID")),
        "url": _url(header(message, "Archived-At")),
        "title": title,
        "authors": sender.authors,
        "publisher": sender.publisher,
        "published": moment(dated) if dated else None,
        "language": header(message, "Content-Language"),
        "keywords": _words(header(message, "Keywords")),
    }
    evidence = {
        field: Evidence(from_=f"header:{name}", raw=raw)
        for field, name, raw in (
            ("url", "Archived-At", None),
            ("title", "Subject", None),
            ("authors", "From", sender.raw),
            ("publisher", "From", sender.raw),
            ("published", "Date", dated),
            ("language", "Content-Language", None),
            ("keywords", "Keywords", None),
        )
        if values[field]
    }
    if dated and not values["published"]:
        why = f"no date can be read from header:Date: {dated[:60]!r}"
        evidence["published"] = Evidence(null_because=why)
    return Draft(
        source=replace(delivery.source, encoding=body.encoding),
        key=delivery.key,
        time=delivery.time,
        raw_text=body.raw_text,
        paragraphs=body.paragraphs,
        structured=not title and settings.structure == "auto",
        evidence=evidence,
        extra=_extra(message, body),
        **values,
    )


def _extra(message: Message, body: Body) -> dict[str, Any]:
    """Return what no field of ours stands for: lists, replies, attachments."""
    extra: dict[str, Any] = {}
    for name in dict.fromkeys(key.lower() for key in message.keys()):  # noqa: SIM118
        if name.startswith(_KEPT) or name in _KEPT_NAMES:
            extra[name] = header(message, name)
    if body.signature:
        extra["signature"] = body.signature
    if body.attachments:
        extra["attachments"] = list(body.attachments)
    return extra


def _first_id(stated: str | None) -> str | None:
    found = _ID.search(stated or "")
    return (found[1] or found[2]) if found else None


def _url(stated: str | None) -> str | None:
    address = (stated or "").strip("<> ")
    return address if address.startswith(("http://", "https://")) else None


def _words(stated: str | None) -> tuple[str, ...]:
    parts = (part.strip() for part in (stated or "").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


MAIL = Format("mail", sniff, split, parse)
