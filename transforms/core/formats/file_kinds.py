"""Files that are no text, told by their first bytes."""

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
