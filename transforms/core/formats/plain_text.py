"""Plain text: one file is one article, whatever its name ends in."""

from collections.abc import Iterator
from typing import BinaryIO

from msgspec.structs import replace

from transforms.core.decode import Undecodable, decode
from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.limits import read_whole
from transforms.core.records import deliver, reject
from transforms.core.schema import Delivery, Draft, Reject

STAGE = "parse"
AUTO = "auto"

# What begins with these is no text, even where its first bytes would pass for it.
_BINARY = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"RIFF", "RIFF media"),
    (b"OggS", "Ogg media"),
    (b"ID3", "MP3"),
    (b"\x7fELF", "ELF program"),
    (b"MZ\x90\x00", "Windows program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE document"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"{\\rtf", "RTF document"),
)

_ZIPPED = (
    (b"application/epub+zip", "EPUB book"),
    (b"application/vnd.oasis.opendocument", "OpenDocument file"),
    (b"word/", "Word document"),
    (b"xl/", "Excel workbook"),
    (b"ppt/", "PowerPoint file"),
)
"""What the first names in ZIP files tell of the documents that they are."""

_CODE = (".css", ".js", ".mjs")
"""Style sheets and scripts, which a page saved with all its files brings along."""


def binary_kind(head: bytes) -> str | None:
    """Return what kind of binary file begins like this, or None.

    >>> binary_kind(b"%PDF-1.7 ..."), binary_kind(b"Rates rose.")
    ('PDF', None)
    """
    if head.startswith(b"PK\x03\x04"):
        names = head[:4096]
        return next((kind for name, kind in _ZIPPED if name in names), "ZIP archive")
    for magic, kind in _BINARY:
        if head.startswith(magic):
            return kind
    return None


def is_code(name: str) -> bool:
    """Return whether a file's name is a style sheet's or a script's."""
    return name.lower().endswith(_CODE)


def sniff(head: bytes, name: str) -> bool:
    """Take anything: this format is asked last."""
    return True


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the whole file as one record."""
    data = read_whole(stream, uri, TEXT.name, settings)
    yield deliver(data, uri=uri, format=TEXT.name) if isinstance(data, bytes) else data


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the decoded text; its title and so on are read off it later."""
    data = delivery.data
    if not data.strip():
        error = f"{_what(data)}; expected a title or text"
        return reject(delivery, STAGE, "empty", error)
    if kind := binary_kind(data):
        error = f"a file of another kind ({kind}); expected text, or a page"
        return reject(delivery, STAGE, "binary", error)
    if is_code(delivery.source.uri):
        error = "a style sheet or script, by its name; expected an article"
        return reject(delivery, STAGE, "code", error)
    try:
        decoded = decode(data, declared=delivery.declared)
    except Undecodable as wrong:
        return reject(delivery, STAGE, wrong.reason, str(wrong))
    if not decoded.text.strip("\ufeff\x00 \t\r\n"):
        error = "nothing but white space; expected a title or text"
        return reject(delivery, STAGE, "empty", error)
    return Draft(
        source=replace(delivery.source, encoding=decoded.encoding),
        key=delivery.key,
        time=delivery.time,
        raw_text=decoded.text,
        structured=settings.structure == AUTO,
    )


def _what(data: bytes) -> str:
    return "nothing but white space" if data else "the file is empty"


TEXT = Format("text", sniff, split, parse)
