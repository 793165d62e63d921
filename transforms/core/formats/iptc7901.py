r"""IPTC 7901, the text that wires send: header, text and tail, parted by controls.

    SOH abc123 4 pol 87 elections        source and number, urgency, category, words
    STX Headline, then the text          ETX 121530 GMT MAR 04

https://iptc.org/standards/iptc-7901/
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from transforms.core.dates import build_date
from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.limits import read_whole
from transforms.core.formats.plain_text import AUTO
from transforms.core.formats.tagged import STAGE, Tagged
from transforms.core.page.month_names import month_of
from transforms.core.reading.decode import Undecodable, decode
from transforms.core.records import deliver, reject
from transforms.core.schema import Delivery, Draft, Reject
from transforms.core.zones import ZONES

_BARE_HEADER = re.compile(
    rb"[ \t\r\n]*[A-Za-z]{2,8} ?\d{1,6} [1-9] [A-Za-z]{1,8} \d{1,6}(?: [^\r\n]*)?\r?\n"
)
_BARE_TAIL = re.compile(
    rb"^\d{6} ?(?:Z|GMT|UTC|MEZ|MESZ|CES?T|[+-]\d{4})? [A-Za-z\x80-\xff]{3,9}\.?"
    rb" \d{2,4}\s*$",
    re.MULTILINE,
)
_SNIFFED = re.compile(rb"[\x16\s]*\x01[^\x02]{0,1000}\x02", re.DOTALL)
_MESSAGE = re.compile(rb"\x01[^\x01]*", re.DOTALL)
_HEADER = re.compile(
    r"(?P<source>[A-Za-z]{2,8})\s*(?P<number>\d{1,6})\s+(?P<urgency>\d)\s+"
    r"(?P<category>[A-Za-z]{1,8})\s+(?P<words>\d{1,6})(?P<rest>[^\r\n]*)"
)
_TAIL = re.compile(
    r"(\d\d)(\d\d)(\d\d)\s*(Z|GMT|UTC|MEZ|MESZ|CET|CEST|[+-]\d{4})?\s+([^\W\d_]{3,9})\.?\s+(\d{2,4})",
    re.IGNORECASE,
)
_HEADLINE_END = re.compile(r"(?<=\S) =[ \t]*$", re.MULTILINE)
_COLUMNS = re.compile(r"\S(?: {3,}|\t+)\S")
_HEAD_LINES = 4
_SHORT_LINE = 25
_FULL_LINE = 45
"""Code points from which a line is as long as the wire's; what follows goes on."""

_STRIPPED = "\r\n \t/"
_SLUG = re.compile(r"[\w&.'’]+(?:[-/][\w&.'’]+)+")


def sniff(head: bytes, name: str) -> bool:
    """Take what has a header between SOH and STX; or one alone, and a tail."""
    if _SNIFFED.match(head):
        return True
    header = _BARE_HEADER.match(head)
    return header is not None and _BARE_TAIL.search(head, header.end()) is not None


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the messages of a file; `record` is the index where there are several."""
    data = read_whole(stream, uri, IPTC_7901.name, settings)
    if not isinstance(data, bytes):
        yield data
        return
    if b"\x01" in data:
        found = [match.group() for match in _MESSAGE.finditer(data)]
    else:
        found = list(_without_controls(data))
    if len(found) < 2:
        yield deliver(data, uri=uri, format=IPTC_7901.name)
        return
    for index, message in enumerate(found):
        yield deliver(message, uri=uri, format=IPTC_7901.name, record=index)


def _without_controls(data: bytes) -> Iterator[bytes]:
    """Yield messages that lost their controls on the way: from header to tail."""
    at = 0
    while header := _BARE_HEADER.match(data, at):
        tail = _BARE_TAIL.search(data, header.end())
        end = tail.end() if tail else len(data)
        yield data[at:end]
        at = end


def _with_controls(data: bytes) -> bytes:
    """Return a message that has none with its controls."""
    header = _BARE_HEADER.match(data) if b"\x01" not in data else None
    if header is None:
        return data
    tail = _BARE_TAIL.search(data, header.end())
    end = tail.start() if tail else len(data)
    parts = header.group().strip(), data[header.end() : end], data[end:]
    return b"\x01%b\x02%b\x03%b" % parts


class _Message(NamedTuple):
    header: str
    text: str
    tail: str


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the draft of one message."""
    try:
        data = _with_controls(delivery.data)
        decoded = decode(data, declared=delivery.declared or "latin-1")
    except Undecodable as wrong:
        return reject(delivery, STAGE, wrong.reason, str(wrong))
    message = _parted(decoded.text)
    tagged = Tagged()
    _header(tagged, message.header)
    if sent := _TAIL.search(message.tail):
        tagged.date("published", _moment(sent), "iptc-7901:tail")
    structured = settings.structure == AUTO
    text = _as_meant(tagged, message.text) if structured else message.text
    return tagged.draft(delivery, decoded.encoding, text, structured=structured)


def _as_meant(tagged: Tagged, text: str) -> str:
    """Return a text whose slugline, mark of the headline's end and line breaks count.

    Lines are as long as a teleprinter's: a paragraph begins with an indent.
    """
    text = text.replace("\r\n", "\n")
    head = "\n".join(text.split("\n", _HEAD_LINES)[:_HEAD_LINES])
    text = _HEADLINE_END.sub("", head) + text[len(head) :]
    text = _without_source(tagged, _without_slug(tagged, text))
    lines: list[str] = []
    before = ""  # the line before, as it stood
    for line in text.split("\n"):
        within = bool(lines) and lines[-1].startswith((" ", "\t"))
        if within and _goes_on(before, line):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
        before = line
    return "\n".join(lines)


def _goes_on(before: str, line: str) -> bool:
    """Return whether a line goes on from one that is full; initials and sources don't.

    >>> _goes_on("   Bergen (dpa) - A ferry ran aground on Thursday near", "Bergen.")
    True
    >>> _goes_on("on Thursday, as the police of the town of Bergen said.", "al/bc")
    False
    """
    if len(before) < _FULL_LINE or not line.strip() or line.startswith((" ", "\t")):
        return False
    ended = before.rstrip().endswith((".", "!", "?", '"'))
    if ended and len(line) < _SHORT_LINE and not line.rstrip().endswith("."):
        return False
    return not _COLUMNS.search(line)


def _without_source(tagged: Tagged, text: str) -> str:
    """Return a text without its last line where that is the header's source again."""
    *lines, last = text.rstrip().split("\n")
    words = last.strip().casefold().split()
    own = (tagged.values.get("id", ""), tagged.extra.get("provider", ""))
    named = bool(words) and len(lines) > 1 and words[0] in map(str.casefold, own)
    if not named or (len(words) > 1 and words[0] != own[0].casefold()):
        return text
    tagged.note("signature", last)
    return "\n".join(lines)


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
    body, _, tail = rest.rpartition("\x03") if "\x03" in rest else (rest, "", "")
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
    number = month_of(month, None)
    if number is None:
        return None
    full = year if len(year) == 4 else f"{'19' if year > '69' else '20'}{year}"
    zone = ZONES.get(zone or "", zone)
    return build_date(full, str(number), day, hour, minute, None, zone)


IPTC_7901 = Format("iptc-7901", sniff, split, parse)
