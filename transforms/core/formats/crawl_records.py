"""The records of a WARC (ISO 28500) or ARC file, one at a time, damaged ones too.

Libraries for these formats pass over what is damaged, or end there: neither lets the
books say what was lost. So where one record ends and the next begins is found here.
"""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from transforms.core.formats.http_response import header_fields, is_complete
from transforms.core.formats.limits import Discarded
from transforms.core.formats.window import LINE, Begins, Window

MAX_HEAD = 1 << 20
"""Bytes of a record's header: some writers put JSON into it."""

_WARC_LINE = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n?\Z")
_ARC_DATE = re.compile(rb"\d{8,20}\Z")
_ARC_FIELDS = (5, 10)  # of the two versions of the URL record
_ARC_INFO = "filedesc:"


class Record(NamedTuple):
    """One record as it stands.

    Attributes:
        place: Its index among all records, damaged ones counted.
        kind: `response`, `request`, `warcinfo`, ...; in an ARC file all but the
            first are responses.
        url: What was fetched.
        date: When, as the record has it.
        media_type: Of the block: `application/http` where HTTP headers begin it.
        head: The header's bytes.
        block: What follows the header; discarded where it is above the limit.
        cut: Whether the crawler says that it cut the block short.
    """

    place: int
    kind: str
    url: str | None
    date: str | None
    media_type: str
    head: bytes
    block: bytes | Discarded
    cut: bool = False


class Damaged(NamedTuple):
    """Bytes that are no whole record, and why.

    Attributes:
        place: As in `Record`.
        data: The bytes.
        reason: `damaged`, or that of an `Unreadable`.
        error: What was expected there.
        url: What was fetched, where a header says so.
    """

    place: int
    data: Discarded
    reason: str
    error: str
    url: str | None = None


class _BrokenHeadError(Exception):
    """A header that doesn't say how long its block is."""


class _Head(NamedTuple):
    """A parsed header: a record without its block, and the block's length."""

    record: Record
    length: int


def read_records(stream: BinaryIO, limit: int) -> Iterator[Record | Damaged]:
    """Yield all records, holding one block of at most `limit` bytes.

    A block is whole if the next record, or the file's end, follows it, or if it ends
    early but where the HTTP response in it does (line ends that were changed). Where
    it is not, reading goes on at the next header, which may stand inside of what the
    damaged one claims; in compressed files that may be the next compressed member.
    """
    window = Window(stream)
    dialect = _ARC if window.line_ahead().startswith(_ARC_INFO.encode()) else _WARC
    index = 0
    while True:
        if not window.at_end():
            yield _read_one(window, index, limit, dialect)
        elif (cut := window.cut) is None:
            return
        elif not window.told:
            window.told = True
            yield Damaged(index, Discarded(), cut.reason, str(cut))
        elif window.resume():
            continue
        else:
            return
        index += 1


def _read_one(
    window: Window, index: int, limit: int, dialect: "_Dialect"
) -> Record | Damaged:
    """Read one record; of a damaged one go on to where the next begins."""
    line = window.line_ahead()
    if not dialect.begins(line):
        error = f"expected a record's header, found {_shown(line)}"
        return _damaged(window, index, dialect, error)
    try:
        head = dialect.head(window, index)
    except _BrokenHeadError as broken:
        return _damaged(window, index, dialect, str(broken))
    record = head.record
    if head.length > limit:
        block = window.discard(dialect.begins, Discarded(), head.length)
        return record._replace(block=block)
    data = window.read(head.length)
    if len(data) == head.length and window.at_start(dialect.begins):
        return record._replace(block=data)
    if len(data) < head.length and window.cut is None and is_complete(data):
        return record._replace(block=data)
    error = f"after a block of {head.length:,} bytes no record begins"
    if len(data) < head.length:
        error = f"a block of {head.length:,} bytes was announced, {len(data):,} came"
    window.push(data)
    return _damaged(window, index, dialect, error, record)


def _damaged(
    window: Window,
    index: int,
    dialect: "_Dialect",
    error: str,
    record: Record | None = None,
) -> Damaged:
    gone = Discarded(record.head if record else b"")
    data = window.discard(dialect.begins, gone)
    url = record.url if record else None
    if (cut := window.cut) is None:
        return Damaged(index, data, "damaged", error, url)
    window.told = True
    return Damaged(index, data, cut.reason, f"{error}: {cut}", url)


def _begins_warc(line: bytes) -> bool:
    return line.startswith(b"WARC/") and _WARC_LINE.match(line) is not None


def _warc_head(window: Window, index: int) -> _Head:
    lines = [window.line(LINE)]
    size = len(lines[0])
    while (line := window.line(LINE)).strip(b"\r\n"):
        lines.append(line)
        size += len(line)
        if size > MAX_HEAD:
            raise _BrokenHeadError(f"a header of more than {MAX_HEAD:,} bytes")
    lines.append(line)
    head = b"".join(lines)
    fields = header_fields(head.partition(b"\n")[2])
    length = fields.get("content-length", "")
    if not (length.isascii() and length.isdigit() and len(length) < 16):
        error = f"a header with Content-Length {length!r}; expected a number of bytes"
        raise _BrokenHeadError(error)
    record = Record(
        place=index,
        kind=fields.get("warc-type", "unknown").lower(),
        url=_address(fields.get("warc-target-uri", "").strip("<>")),
        date=fields.get("warc-date"),
        media_type=fields.get("content-type", "").lower(),
        head=head,
        block=b"",
        cut="warc-truncated" in fields,
    )
    return _Head(record, int(length))


def _begins_arc(line: bytes) -> bool:
    """Take `URL IP-address Archive-date Content-type ... Archive-length`.

    The URL may have spaces in it, so fields are counted from the right.
    """
    fields = line.rstrip().split(b" ")
    return b":" in fields[0] and any(
        len(fields) >= count and _ARC_DATE.match(fields[2 - count])
        for count in _ARC_FIELDS
    )


def _arc_head(window: Window, index: int) -> _Head:
    line = window.line(LINE)
    text = line.decode("utf-8", "replace").rstrip()
    count = next(c for c in _ARC_FIELDS if _dated(text, c))
    url, _, date, media_type, *_, length = text.rsplit(" ", count - 1)
    info = url.startswith(_ARC_INFO)
    if not length.isascii() or not length.isdigit() or len(length) > 15:
        if not info:
            error = f"a header with length {length!r}; expected a number of bytes"
            raise _BrokenHeadError(error)
        length = str(len(_arc_info(window)))
    http = url.startswith("http")
    record = Record(
        place=index,
        kind="warcinfo" if info else "response",
        url=_address(url),
        date=date,
        media_type="application/http" if http else media_type.lower(),
        head=line,
        block=b"",
    )
    return _Head(record, int(length))


def _dated(text: str, count: int) -> bool:
    fields = text.rsplit(" ", count - 1)
    return len(fields) == count and bool(_ARC_DATE.match(fields[2].encode()))


def _arc_info(window: Window) -> bytes:
    """Return an ARC file's description of itself: two lines."""
    data = window.line(LINE) + window.line(LINE)
    window.push(data)
    return data


class _Dialect(NamedTuple):
    """How headers look."""

    begins: Begins
    head: Callable[[Window, int], _Head]


_WARC = _Dialect(_begins_warc, _warc_head)
_ARC = _Dialect(_begins_arc, _arc_head)


def _address(url: str) -> str | None:
    """Return a URL as it was sent: spaces, which some crawlers write, encoded."""
    return url.replace(" ", "%20") or None


def _shown(line: bytes) -> str:
    return repr(line[:40].decode("utf-8", "replace"))
