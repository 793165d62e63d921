"""HTTP responses as crawls store them: status, fields, body, content encodings.

RFC 9112 and RFC 9110, section 8.4. Crawlers often store the body decoded and leave
the fields that say otherwise, so an encoding is undone only where its marks are.
"""

import io
import re
import zlib
from typing import NamedTuple

import zstandard
from fastwarc.stream_io import BrotliReader

from transforms.core.reading.decompress import Zstd

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})")
_BLANK = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s\"';,]+)", re.IGNORECASE)
_HTML = ("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml")
_LOOKS_HTML = re.compile(
    rb"\s*+(?:<!--.*?-->\s*+)*+<(?:!doctype\s+html|html)\b", re.I | re.S
)


class Undecodable(ValueError):
    """A body that its content encoding doesn't fit, or that is too large.

    Attributes:
        reason: `truncated` or `too-large`.
    """

    def __init__(self, reason: str, message: str):
        super().__init__(message)
        self.reason = reason


class Response(NamedTuple):
    """A response: its status, its fields with names in lower case, its body."""

    status: int
    fields: dict[str, str]
    body: bytes


def read_response(block: bytes) -> Response | None:
    r"""Return the response that a block holds; None where it is none.

    >>> read_response(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>").fields
    {'content-type': 'text/html'}
    """
    status = _STATUS.match(block)
    if status is None:
        return None
    blank = _BLANK.search(block)
    end, begin = (blank.start(), blank.end()) if blank else (len(block), len(block))
    fields = header_fields(block[:end].partition(b"\n")[2])
    return Response(int(status[1]), fields, block[begin:])


def header_fields(data: bytes) -> dict[str, str]:
    r"""Return the fields of a MIME-like header, names in lower case.

    Of a field that stands twice the first counts; a line that begins with a space
    goes on with the field before it.

    >>> header_fields(b"Content-Type: text/html;\r\n charset=utf-8\r\nno field\r\n")
    {'content-type': 'text/html; charset=utf-8'}
    """
    fields: dict[str, str] = {}
    last = ""
    for line in data.decode("utf-8", "replace").splitlines():
        if line[:1] in (" ", "\t"):
            if last:
                fields[last] += f" {line.strip()}"
            continue
        name, colon, value = line.partition(":")
        last = name.strip().lower() if colon else ""
        if last in fields:
            last = ""
        elif last:
            fields[last] = value.strip()
    return fields


def is_complete(block: bytes) -> bool:
    """Return whether a block is a response with as long a body as it states.

    A line end after the body doesn't count.
    """
    response = read_response(block)
    if response is None:
        return False
    stated, body = response.fields.get("content-length", ""), response.body
    if not stated.isdecimal() or len(stated) > 15 or int(stated) > len(body):
        return False
    return not body[int(stated) :].strip(b"\r\n")


def is_html(content_type: str | None, body: bytes) -> bool:
    """Return whether a body is HTML: as its type says, or by its looks without one."""
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if media_type:
        return media_type in _HTML
    return _LOOKS_HTML.match(body[:1024]) is not None


def charset(content_type: str | None) -> str | None:
    """Return the character encoding that a content type states.

    >>> charset("text/html; charset='ISO-8859-2'")
    'iso-8859-2'
    """
    stated = _CHARSET.search(content_type or "")
    return stated[1].lower() if stated else None


def decoded_body(response: Response, limit: int, cut: bool) -> bytes:
    """Return the body, dechunked and decompressed.

    Args:
        response: The response.
        limit: Bytes that the body may come to.
        cut: Whether it is known to be cut short: then what is there will do.

    Raises:
        Undecodable: It is damaged, or comes to more.
    """
    body = response.body
    if "chunked" in response.fields.get("transfer-encoding", "").lower():
        body = _dechunked(body)
    stated = response.fields.get("content-encoding", "").lower()
    for encoding in reversed([name.strip() for name in stated.split(",")][:3]):
        body = _decompressed(body, encoding, limit, cut)
    return body


def _dechunked(body: bytes) -> bytes:
    """Undo chunks; a body whose first bytes are no chunk was stored without.

    Where the chunks end early, what has come is the body.
    """
    parts, at = [], 0
    while size := _CHUNK_SIZE.match(body, at):
        begin, length = size.end(), int(size[1], 16)
        if length == 0:
            break
        parts.append(body[begin : begin + length])
        at = begin + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    else:
        if not parts:
            return body
    return b"".join(parts)


def _decompressed(body: bytes, encoding: str, limit: int, cut: bool) -> bytes:
    if encoding in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
        return _inflated(body, 31, limit, cut)
    if encoding == "deflate" and body:
        zlib_marked = body[0] & 15 == 8 and int.from_bytes(body[:2], "big") % 31 == 0
        looks_decoded = body.lstrip().startswith(b"<")
        if zlib_marked or not looks_decoded:
            return _inflated(body, 15 if zlib_marked else -15, limit, cut)
    if encoding == "zstd" and body.startswith(b"\x28\xb5\x2f\xfd"):
        return _read(Zstd(io.BytesIO(body)), encoding, limit, cut)
    if encoding == "br" and body and not body.lstrip().startswith(b"<"):
        return _read(BrotliReader(io.BytesIO(body)), encoding, limit, cut)
    return body


def _inflated(body: bytes, wbits: int, limit: int, cut: bool) -> bytes:
    inflate = zlib.decompressobj(wbits=wbits)
    try:
        data = inflate.decompress(body, limit + 1)
    except zlib.error as error:
        raise Undecodable("truncated", f"a damaged body: {error}") from error
    if len(data) > limit:
        raise _too_large(limit)
    if not inflate.eof and not cut:
        raise Undecodable("truncated", "a compressed body that is cut short")
    return data


def _read(
    reader: Zstd | BrotliReader,
    encoding: str,
    limit: int,
    cut: bool,
) -> bytes:
    parts: list[bytes] = []
    size = 0
    try:
        while data := reader.read(min(1 << 20, limit + 1 - size)):
            parts.append(data)
            size += len(data)
            if size > limit:
                raise _too_large(limit)
    except (OSError, EOFError, zstandard.ZstdError) as error:
        if not cut:
            message = f"a damaged body ({encoding}): {error}"
            raise Undecodable("truncated", message) from error
    return b"".join(parts)


def _too_large(limit: int) -> Undecodable:
    error = f"a body of more than {limit:,} bytes; expected less (max_record_bytes)"
    return Undecodable("too-large", error)
