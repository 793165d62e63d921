"""The body of a message: which of its parts says it, and that part's text."""

import re
from collections.abc import Iterator
from email.message import Message
from typing import Any, NamedTuple

from transforms.core.formats.fragment import paragraphs_of
from transforms.core.formats.html import page_draft
from transforms.core.formats.mail_headers import decoded_words
from transforms.core.html.charset import decode_page
from transforms.core.reading.decode import Undecodable, decode
from transforms.core.records import reject
from transforms.core.schema import Delivery, Draft, Reject

DEEPEST = 30
ENOUGH = 0.5
"""Share of the HTML part's words from which the text part says as much: newsletters
are sent with a text part of "your program can't show this" only."""

_ADDRESS = re.compile(r"\[?<?https?://\S+>?\]?")

# Mail is laid out by tables; to an extractor of articles they are tables of figures.
_LAYOUT = re.compile(r"<(/?)(?:table|tbody|thead|tfoot|tr|td)\b", re.IGNORECASE)


class Body(NamedTuple):
    """What a message says.

    Attributes:
        raw_text: Of a text part; null where `paragraphs` are of HTML.
        paragraphs: Of an HTML part.
        encoding: Of the part that was taken.
        attachments: Name, type and size in bytes of what is not read.
        signature: What stands below the line of two dashes and a space that parts it
            from the text (RFC 3676, 4.3); empty if there is none.
    """

    raw_text: str | None = None
    paragraphs: tuple[str, ...] = ()
    encoding: str | None = None
    attachments: tuple[dict[str, Any], ...] = ()
    signature: str = ""


def body_of(message: Message, delivery: Delivery) -> Body | Reject:
    """Return the body of a message, or the reject of one that is no text."""
    texts: list[Message] = []
    pages: list[Message] = []
    attached: list[dict[str, Any]] = []
    for part in _leaves(message, 0):
        kind = part.get_content_type()
        named = part.get_filename() or part.get_content_disposition() == "attachment"
        if kind == "text/plain" and not named:
            texts.append(part)
        elif kind in ("text/html", "application/xhtml+xml") and not named:
            pages.append(part)
        else:
            attached.append(_attachment(part, kind))
    try:
        return _chosen(texts, pages, delivery)._replace(attachments=tuple(attached))
    except Undecodable as wrong:
        return reject(delivery, "parse", wrong.reason, str(wrong))


def attached_message(message: Message) -> Message | None:
    """Return the message that another was sent for: its only part that is none of data.

    Mail programs pass messages on as attachments, too.
    """
    found = None
    for part in _leaves(message, 0):
        kind = part.get_content_maintype()
        if kind == "text" and str(part.get_payload() or "").strip():
            return None
        if part.get_content_type() == "message/rfc822" and found is None:
            found = part
    inner = found.get_payload() if found is not None else None
    first = inner[0] if isinstance(inner, list) and inner else None
    return first if isinstance(first, Message) else None


def _leaves(part: Message, depth: int) -> Iterator[Message]:
    """Yield the parts that hold something; a message in a message is one of them."""
    if part.get_content_maintype() != "multipart" or not part.is_multipart():
        yield part
        return
    if depth > DEEPEST:
        raise ValueError(f"parts nested more than {DEEPEST} deep")
    for inner in part.get_payload():
        if isinstance(inner, Message):
            yield from _leaves(inner, depth + 1)


def _attachment(part: Message, kind: str) -> dict[str, Any]:
    data = None if part.is_multipart() else part.get_payload(decode=True)
    name = decoded_words(str(part.get_filename() or ""))
    size = len(data) if isinstance(data, bytes) else 0
    return {"name": name, "type": kind, "bytes": size}


def _chosen(texts: list[Message], pages: list[Message], delivery: Delivery) -> Body:
    """Take the text parts where they say as much as the HTML ones.

    Raises:
        Undecodable: The part that is taken is no text.
    """
    text, encoding = _text(texts) if texts else ("", None)
    if pages:
        data = pages[0].get_payload(decode=True)
        decoded = decode_page(
            data if isinstance(data, bytes) else b"", pages[0].get_content_charset()
        )
        markup = paragraphs_of(decoded.text)
        words = len(_ADDRESS.sub("", text).split())
        if words < ENOUGH * sum(len(paragraph.split()) for paragraph in markup):
            page = page_draft(_LAYOUT.sub(r"<\1div", decoded.text), delivery)
            found = page.paragraphs if isinstance(page, Draft) else ()
            return Body(paragraphs=found or markup, encoding=decoded.encoding)
    own, mark, signature = text.rpartition("\n-- \n")
    if mark and own.strip():
        return Body(raw_text=own, encoding=encoding, signature=signature.strip())
    return Body(raw_text=text, encoding=encoding)


def _text(parts: list[Message]) -> tuple[str, str | None]:
    found, encoding = [], None
    for part in parts:
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data.strip():
            continue
        decoded = decode(data, declared=part.get_content_charset())
        encoding = encoding or decoded.encoding
        text = decoded.text.replace("\r\n", "\n")
        if part.get_param("format") == "flowed":
            text = _unflowed(text, part.get_param("delsp") == "yes")
        found.append(text)
    return "\n\n".join(found), encoding


def _unflowed(text: str, delete: bool) -> str:
    r"""Join the lines of a flowed text (RFC 3676): those that end in a space go on.

    >>> _unflowed("The weir \nwas mended.\n-- \nAnn", False)
    'The weir was mended.\n-- \nAnn'
    """
    out: list[str] = []
    for line in text.split("\n"):
        line = line[1:] if line.startswith(" ") else line  # stuffed
        if out and out[-1].endswith(" ") and out[-1] != "-- ":
            before = out[-1][:-1] if delete else out[-1]
            out[-1] = before + line
        else:
            out.append(line)
    return "\n".join(out)
