"""JSON Lines: one article a line, told by content, read whole or in byte ranges."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.json_fields import parse
from transforms.core.formats.json_text import BrokenJsonError, encoding_of, load
from transforms.core.formats.limits import CHUNK, Discarded
from transforms.core.records import deliver
from transforms.core.schema import Reject, Skipped

NAMES = (".jsonl", ".ndjson", ".jl", ".ldjson")
_LINES_TRIED = 20
_UTF8_BOM = b"\xef\xbb\xbf"
_ACTIONS = (b'{"index"', b'{"create"', b'{"update"', b'{"delete"')
_ACTION = re.compile(rb'\{"\w+"\s*:\s*\{[^{}]{0,500}\}\s*\}\s*')
"""A line that says to a search engine what to do with the next (Elasticsearch)."""


def sniff(head: bytes, name: str) -> bool:
    """Take what has a whole JSON object on a line of its own, and more after it.

    A single object on one line is JSON Lines only if the name says so. Where no
    line is whole (a first line longer than the head, or all of them broken), the
    name decides, and without one that begins `{` on each line is taken.
    """
    encoding = encoding_of(head)
    text = head.decode(encoding, "replace").lstrip("\ufeff")
    named = name.endswith(NAMES)
    cut = len(head) >= 1 << 15  # the last line may go on
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return named  # no records: an empty part of a larger set
    if not (named or lines[0].startswith("{")):
        return False
    whole = lines[:-1] if cut and len(lines) > 1 else lines
    good = sum(_is_object(line) for line in whole[:_LINES_TRIED])
    if good:
        return named or (len(lines) > 1 and len(lines[0].strip()) > 1)
    if named:
        return lines[0].lstrip().startswith("{")
    alike = len(lines) > 1 and all(line.startswith('{"') for line in lines)
    return alike or (cut and len(lines) == 1 and not name.endswith(".json"))


def _is_object(line: str) -> bool:
    if not line.startswith("{") or not line.rstrip().endswith("}"):
        return False
    try:
        return isinstance(load(line.encode("utf-8", "replace")).value, dict)
    except BrokenJsonError:
        return False


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the lines; `record` is each one's byte offset in the stream."""
    head = stream.peek(4)[:4] if isinstance(stream, io.BufferedReader) else b""
    encoding = encoding_of(head)
    if encoding == "utf-8":
        yield from _lines(stream, uri, settings, 0, None)
    else:
        yield from _wide_lines(stream, uri, settings, encoding)


def split_range(
    stream: BinaryIO, uri: str, settings: ParseSettings, start: int, stop: int
) -> Iterator[Item]:
    """Yield the lines that begin in [start, stop) of a seekable stream.

    Ranges that cover a file give each line once. A file in UTF-16 or UTF-32 can't
    be parted by its bytes: its first range has all of it.
    """
    stream.seek(0)
    encoding = encoding_of(stream.read(4))
    if encoding != "utf-8":
        if start == 0:
            stream.seek(0)
            yield from _wide_lines(stream, uri, settings, encoding)
        return
    at = start
    stream.seek(max(0, start - 1))
    if start > 0:  # the line that `start` stands in belongs to the range before
        at -= 1
        while piece := stream.readline(CHUNK):
            at += len(piece)
            if piece.endswith(b"\n"):
                break
    yield from _lines(stream, uri, settings, at, stop)


def _lines(
    stream: BinaryIO, uri: str, settings: ParseSettings, at: int, stop: int | None
) -> Iterator[Item]:
    name, limit = JSON_LINES.name, settings.max_record_bytes
    readline = stream.readline
    while stop is None or at < stop:
        line = readline(limit + 2)
        if not line:
            return
        if len(line) > limit and len(line.rstrip(b"\r\n")) > limit:
            refused, size = _oversize(stream, line, uri, settings, at)
            yield refused
            at += size
            continue
        record = line.rstrip(b"\r\n")
        if at == 0:
            record = record.removeprefix(_UTF8_BOM)
        if record.startswith(_ACTIONS) and _ACTION.fullmatch(record):
            yield Skipped(uri=uri, reason="bulk-action")
        elif record and not record.isspace():
            yield deliver(record, uri=uri, format=name, record=at)
        at += len(line)


def _oversize(
    stream: BinaryIO, line: bytes, uri: str, settings: ParseSettings, at: int
) -> tuple[Reject, int]:
    """Read on to the line's end; return its reject and how long it was."""
    whole = Discarded()
    size = len(line)
    whole.add(line.rstrip(b"\r\n"))
    while not line.endswith(b"\n"):
        line = stream.readline(CHUNK)
        if not line:
            break
        size += len(line)
        whole.add(line.rstrip(b"\r\n"))
    return whole.too_large(uri, JSON_LINES.name, at, settings), size


def _wide_lines(
    stream: BinaryIO, uri: str, settings: ParseSettings, encoding: str
) -> Iterator[Item]:
    """Yield the lines of UTF-16 or UTF-32, their bytes in that encoding."""
    name, limit = JSON_LINES.name, settings.max_record_bytes
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline="\n")
    at = 0
    try:
        while line := text.readline(limit + 2):
            offset, data = at, line.encode(encoding)
            at += len(data)
            if len(data) <= limit or line.endswith("\n"):
                data = line.strip("\ufeff\r\n ").encode(encoding)
                if data:
                    yield deliver(
                        data, uri=uri, format=name, record=offset, declared=encoding
                    )
                continue
            whole = Discarded()
            whole.add(data)
            while not line.endswith("\n") and (line := text.readline(CHUNK)):
                data = line.encode(encoding)
                at += len(data)
                whole.add(data)
            yield whole.too_large(uri, name, offset, settings)
    finally:
        text.detach()


JSON_LINES = Format("jsonl", sniff, split, parse)
