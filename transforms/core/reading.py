"""From a file to its records: decompress, tell the format, part."""

from collections.abc import Callable, Iterator
from io import BufferedReader
from typing import Any, BinaryIO

from transforms.core.decompress import ENDINGS, Unreadable, open_decompressed
from transforms.core.formats import detect
from transforms.core.formats.format import Item, ParseSettings
from transforms.core.formats.json_lines import JSON_LINES, split_range
from transforms.core.records import unreadable

HEAD = 64 * 1024
"""How many bytes a format may look at to know its own."""

Open = Callable[[str], BinaryIO]


def read_file(
    open_raw: Open, path: str, uri: str, size: int, settings: ParseSettings
) -> Iterator[Item]:
    """Yield a file's records; what can't be read becomes a reject."""
    name = "unknown"
    try:
        with open_raw(path) as raw:
            stream = open_decompressed(raw, size)
            chosen = detect(_head(stream, bare_name(uri)), bare_name(uri))
            name = chosen.name
            yield from chosen.split(stream, uri, settings)
    except Unreadable as error:
        yield unreadable(uri, name, error.reason, f"{uri}: {error}")
    except OSError as error:
        why = error.strerror or type(error).__name__
        yield unreadable(uri, name, "io-error", f"{uri}: cannot be read: {why}")


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
    for ending in ENDINGS:
        name = name.removesuffix(ending)
    return name
