"""Pages as browsers save them whole: MHTML, a mail message of page and pictures.

Source: RFC 2557. The page is the part that `start` names, else the first of HTML.
"""

import email
import re
from collections.abc import Iterator
from email.message import Message
from email.policy import compat32
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from msgspec.structs import replace

from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.html import STAGE, page_draft
from transforms.core.formats.limits import read_whole
from transforms.core.html.charset import decode_page
from transforms.core.reading.decode import Undecodable
from transforms.core.records import deliver, reject
from transforms.core.schema import Delivery, Draft, Reject

ENDINGS = (".mhtml", ".mht")

_HEADERS = re.compile(rb"\A(?:[A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}")
_SAVED = re.compile(
    rb"^(?:snapshot-content-location:|from:\s*<?saved by)", re.IGNORECASE | re.MULTILINE
)
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.I | re.MULTILINE)


def sniff(head: bytes, name: str) -> bool:
    """Take a mail message that a browser saved, or that is named as one."""
    headers = _HEADERS.match(head.lstrip())
    if headers is None:
        return False
    saved = name.endswith(ENDINGS) or _SAVED.search(headers[0]) is not None
    return saved and _RELATED.search(headers[0]) is not None


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the whole file as one record."""
    data = read_whole(stream, uri, MHTML.name, settings)
    yield deliver(data, uri=uri, format=MHTML.name) if isinstance(data, bytes) else data


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the article on the page that was saved."""
    try:
        message = email.message_from_bytes(delivery.data.lstrip(), policy=compat32)
        part = page_part(message)
        page = part.get_payload(decode=True) if part is not None else None
    except (RecursionError, ValueError, LookupError) as error:
        return reject(delivery, STAGE, "broken-mhtml", f"not a mail message: {error}")
    if part is None or not isinstance(page, bytes) or not page.strip():
        why = "no part of the saved page holds HTML; expected one of type text/html"
        return reject(delivery, STAGE, "broken-mhtml", why)
    try:
        decoded = decode_page(page, part.get_content_charset())
    except Undecodable as wrong:
        return reject(delivery, STAGE, wrong.reason, str(wrong))
    url = message["Snapshot-Content-Location"] or part["Content-Location"]
    source = replace(delivery.source, url=_url(url), encoding=decoded.encoding)
    saved = delivery.crawled or _moment(message["Date"])
    return page_draft(decoded.text, replace(delivery, source=source, crawled=saved))


def page_part(message: Message) -> Message | None:
    """Return the part that holds the page, or None."""
    start = message.get_param("start")
    found = None
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            found = found or part
            if start and part["Content-ID"] == start:
                return part
    return found


def _url(header: object) -> str | None:
    address = "".join(str(header or "").split())
    return address if address.startswith(("http://", "https://")) else None


def _moment(header: object) -> str | None:
    try:
        return parsedate_to_datetime(str(header)).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


MHTML = Format("mhtml", sniff, split, parse)
