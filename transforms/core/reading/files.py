"""From a file to its records: decompress, open archives, tell the format, part."""

from collections.abc import Callable, Iterator
from io import BufferedReader
from typing import Any, BinaryIO

from transforms.core.formats import detect
from transforms.core.formats.file_kinds import binary_kind
from transforms.core.formats.format import Item, ParseSettings
from transforms.core.formats.json_lines import JSON_LINES, split_range
from transforms.core.formats.plain_text import TEXT, is_code
from transforms.core.reading.archives import MAX_DEPTH, Allowance, archive_kind, members
from transforms.core.reading.decompress import (
    ENDINGS,
    Decompressed,
    Unreadable,
    open_decompressed,
)
from transforms.core.records import unreadable
from transforms.core.schema import Skipped

HEAD = 64 * 1024
"""How many bytes a format may look at to know its own."""

UNKNOWN = "unknown"

TOGETHER = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}
"""Suffixes that stand for two."""

Open = Callable[[str], BinaryIO]


def read_file(
    open_raw: Open, path: str, uri: str, size: int, settings: ParseSettings
) -> Iterator[Item]:
    """Yield a file's records; what can't be read becomes a reject."""
    try:
        with open_raw(path) as raw:
            yield from _records(raw, uri, bare_name(uri), size, settings, None, 0)
    except OSError as error:
        why = error.strerror or type(error).__name__
        yield unreadable(uri, UNKNOWN, "io-error", f"{uri}: cannot be read: {why}")


def _records(
    raw: BinaryIO,
    uri: str,
    name: str,
    size: int,
    settings: ParseSettings,
    allowance: Allowance | None,
    depth: int,
) -> Iterator[Item]:
    """Yield the records of a file, or of an archive's member, at some depth."""
    known = UNKNOWN
    try:
        stream = open_decompressed(raw, size)
        head = _head(stream, name)
        if kind := archive_kind(head, name):
            known = kind
            allowance = allowance or Allowance(size)
            yield from _in_archive(stream, kind, uri, settings, allowance, depth)
            return
        chosen = detect(head, name)
        known = chosen.name
        if depth and chosen is TEXT and (binary_kind(head) or is_code(name)):
            yield Skipped(uri=uri, reason="code" if is_code(name) else "binary")
            return
        yield from chosen.split(stream, uri, settings)
    except Unreadable as error:
        yield unreadable(uri, known, error.reason, f"{uri}: {error}")
    except OSError as error:
        why = error.strerror or type(error).__name__
        yield unreadable(uri, known, "io-error", f"{uri}: cannot be read: {why}")
    except Exception as error:  # bytes from outside are untrusted as far as here
        told = f"{uri}: {type(error).__name__}: {error}"
        yield unreadable(uri, known, "unexpected", told)


def _in_archive(
    stream: Decompressed,
    kind: str,
    uri: str,
    settings: ParseSettings,
    allowance: Allowance,
    depth: int,
) -> Iterator[Item]:
    """Yield the records of all members, each read as a file of its kind is."""
    if depth >= MAX_DEPTH:
        raise Unreadable("too-deep", f"archives nested more than {MAX_DEPTH} deep")
    for member in members(kind, stream, allowance):
        within = f"{uri}!{member.name}"
        if member.skipped:
            yield Skipped(uri=within, reason=member.skipped)
        elif member.refused:
            reason, error = member.refused
            yield unreadable(within, kind, reason, f"{within}: {error}")
        elif member.stream:
            name = bare_name(member.name)
            yield from _records(
                member.stream, within, name, member.size, settings, allowance, depth + 1
            )
            if allowance.bytes < 0:
                raise Unreadable("too-large", "no more of it is read")


def _head(stream: BufferedReader, name: str) -> bytes:
    """Return a file's first bytes; none of a web archive that is damaged there.

    Raises:
        Unreadable: They can't be read.
    """
    try:
        return stream.peek(HEAD)[:HEAD]
    except Unreadable:
        if name.endswith(".warc"):
            return b""
        raise


def read_range(
    open_raw: Open, path: str, uri: str, settings: ParseSettings, start: int, stop: int
) -> Iterator[Item]:
    """Yield the records of an uncompressed JSON Lines file that begin in a range."""
    try:
        with open_raw(path) as raw:
            yield from split_range(raw, uri, settings, start, stop)
    except OSError as error:
        why = error.strerror or type(error).__name__
        yield unreadable(uri, "jsonl", "io-error", f"{uri}: cannot be read: {why}")


def splittable(open_raw: Open, path: str) -> bool:
    """Return whether a file is plain JSON Lines, which can be read in ranges."""
    try:
        with open_raw(path) as raw:
            head: Any = raw.read(HEAD)
    except OSError:
        return False
    return detect(head, bare_name(path)) is JSON_LINES


def bare_name(name: str) -> str:
    """Return a file's name in lower case, without its compression suffix.

    >>> bare_name("2024/News.JSONL.gz")
    'news.jsonl'
    """
    name = name.rsplit("/", 1)[-1].lower()
    for packed, bare in TOGETHER.items():
        if name.endswith(packed):
            return name.removesuffix(packed) + bare
    for ending in ENDINGS:
        name = name.removesuffix(ending)
    return name
