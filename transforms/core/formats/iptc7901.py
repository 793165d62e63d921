r"""IPTC 7901, the text that wires send: header, text and tail, parted by controls.

    SOH abc123 4 pol 87 elections        source and number, urgency, category, words
    STX Headline, then the text          ETX 121530 GMT MAR 04

https://iptc.org/standards/iptc-7901/
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from transforms.core.dates import build_date
from transforms.core.decode import Undecodable, decode
from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.limits import read_whole
from transforms.core.formats.plain_text import AUTO
from transforms.core.formats.tagged import STAGE, Tagged
from transforms.core.records import deliver, reject
from transforms.core.schema import Delivery, Draft, Reject

_SNIFFED = re.compile(rb"[\x16\s]*\x01[^\x02]{0,1000}\x02", re.DOTALL)
_MESSAGE = re.compile(rb"\x01[^\x01]*", re.DOTALL)
_HEADER = re.compile(
    r"(?P<source>[A-Za-z]{2,8})\s*(?P<number>\d{1,6})\s+(?P<urgency>\d)\s+"
    r"(?P<category>[A-Za-z]{1,8})\s+(?P<words>\d{1,6})(?P<rest>[^\r\n]*)"
)
_TAIL = re.compile(
    r"(\d\d)(\d\d)(\d\d)\s*(Z|GMT|UTC|[+-]\d{4})?\s+([A-Za-z]{3})[a-z]*\s+(\d{2,4})",
    re.IGNORECASE,
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_STRIPPED = "\r\n \t/"
_SLUG = re.compile(r"[\w&.'’]+(?:[-/][\w&.'’]+)+")


def sniff(head: bytes, name: str) -> bool:
    """Take what has a header between SOH and STX."""
    return _SNIFFED.match(head) is not None


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the messages of a file; `record` is the index where there are several."""
    data = read_whole(stream, uri, IPTC_7901.name, settings)
    if not isinstance(data, bytes):
        yield data
        return
    found = [match.group() for match in _MESSAGE.finditer(data)]
    if len(found) < 2:
        yield deliver(data, uri=uri, format=IPTC_7901.name)
        return
    for index, message in enumerate(found):
        yield deliver(message, uri=uri, format=IPTC_7901.name, record=index)


class _Message(NamedTuple):
    header: str
    text: str
    tail: str


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the draft of one message."""
    try:
        decoded = decode(delivery.data, declared=delivery.declared or "latin-1")
    except Undecodable as wrong:
        return reject(delivery, STAGE, wrong.reason, str(wrong))
    message = _parted(decoded.text)
    tagged = Tagged()
    _header(tagged, message.header)
    if sent := _TAIL.search(message.tail):
        tagged.date("published", _moment(sent), "iptc-7901:tail")
    structured = settings.structure == AUTO
    text = _without_slug(tagged, message.text) if structured else message.text
    return tagged.draft(delivery, decoded.encoding, text, structured=structured)


def _without_slug(tagged: Tagged, text: str) -> str:
    """Return a text without the story's short name above its headline: `Norway-ferry`.

    It is one word with a mark in it, and a line of several words follows.
    """
    first, _, rest = text.partition("\n")
    slug = first.strip(_STRIPPED)
    if not _SLUG.fullmatch(slug) or len(rest.lstrip().split("\n")[0].split()) < 3:
        return text
    tagged.note("slugline", slug)
    return rest


def _parted(text: str) -> _Message:
    header, _, rest = text.partition("\x02")
    body, _, tail = rest.partition("\x03")
    return _Message(header.partition("\x01")[2], body.strip("\r\n"), tail)


def _header(tagged: Tagged, header: str) -> None:
    """Take the header's line, and its keywords from the lines after it."""
    found = _HEADER.search(header)
    if found is None:
        tagged.note("header", header)
        return
    tagged.put("id", f"{found['source']}{found['number']}", "iptc-7901:header")
    tagged.note("provider", found["source"])
    tagged.note("urgency", found["urgency"])
    tagged.put("section", found["category"], "iptc-7901:category")
    lines = [found["rest"], *header[found.end() :].split("\n")]
    slugs = [line.strip(_STRIPPED) for line in lines if line.strip(_STRIPPED)]
    tagged.note("slugline", " ".join(slugs))


def _moment(sent: re.Match[str]) -> str | None:
    day, hour, minute, zone, month, year = sent.groups()
    place = _MONTHS.find(month.lower())
    if place < 0:
        return None
    number = str(place // 4 + 1)
    full = year if len(year) == 4 else f"{'19' if year > '69' else '20'}{year}"
    return build_date(full, number, day, hour, minute, None, zone)


IPTC_7901 = Format("iptc-7901", sniff, split, parse)
