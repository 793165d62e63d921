"""The character encoding of an HTML page, as the HTML standard tells it.

In this order: a byte order mark; UTF-16 by its NULs; what the transport declares; the
page's own `<meta>`, by the standard's prescan; the XML declaration; detection. One
thing goes before a declaration: bytes that are valid UTF-8 beyond ASCII are UTF-8, for
no other encoding makes such bytes by chance, and declarations are wrong more often.
"""

import codecs
import re

from transforms.core.reading.decode import Decoded, codec_of, decode

PRESCANNED = 64 * 1024
"""Bytes that are looked through for a `<meta>`; the standard asks for 1,024."""

MOST_BROKEN = 0.002
"""Share of characters that may be broken where a declaration is still believed."""

_CHARSET = re.compile(rb"charset", re.IGNORECASE)
_META = re.compile(rb"<meta[\t\n\f\r />]", re.IGNORECASE)
_TAG = re.compile(rb"</?[A-Za-z][^\t\n\f\r >]*")
_FILLER = re.compile(rb"[\t\n\f\r /]*")
_BLANK = re.compile(rb"[\t\n\f\r ]*")
_NAME = re.compile(rb"[^\t\n\f\r />][^\t\n\f\r />=]*")
_BARE = re.compile(rb"[^\t\n\f\r >]*")
_IN_CONTENT = re.compile(
    rb"charset[\t\n\f\r ]*=[\t\n\f\r ]*"
    rb"(?:\"([^\"]*)\"|'([^']*)'|([^\"'\t\n\f\r ;][^\t\n\f\r ;]*))",
    re.IGNORECASE,
)
_XML = re.compile(rb"\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)[\"']")


def decode_page(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of a page.

    Args:
        data: The page's bytes.
        declared: The encoding that the transport states, if any.

    Raises:
        Undecodable: They are binary, or no encoding fits.

    >>> page = "<meta charset=iso-8859-2><p>Łódź".encode("iso-8859-2")
    >>> decode_page(page)[:2]
    ('<meta charset=iso-8859-2><p>Łódź', 'iso8859-2')
    """
    if data.startswith(codecs.BOM_UTF8):
        return Decoded(data[3:].decode("utf-8", "replace"), "utf-8", None, "bom")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    if b"\x00" in data:
        if data.count(b"\x00", 0, 4096) > min(len(data), 4096) // 20:
            return decode(data)
        data = data.replace(b"\x00", b"")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = ""
    if not text.isascii():
        return Decoded(text, "utf-8", None, "utf-8")
    labels = ((declared, "declared"), (prescan(data), "meta"), (_xml(data), "xml"))
    for label, how in labels:
        if label and (decoded := _as_declared(data, label, how)):
            return decoded
    return Decoded(text, "utf-8", None, "utf-8") if text else decode(data)


def _as_declared(data: bytes, label: str, how: str) -> Decoded | None:
    """Return the text in the encoding declared, or None if that can't be it."""
    name = codec_of(label)
    if name is None or name.startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
        return None
    text = data.decode(name, "replace")
    if text.count("\ufffd") > max(2, len(text) * MOST_BROKEN):
        return None
    return Decoded(text, name, None, how)


def _xml(data: bytes) -> str | None:
    found = _XML.match(data[:1024])
    return found[1].decode("ascii", "replace") if found else None


def prescan(data: bytes) -> str | None:
    """Return the label of the encoding that a page's `<meta>` states, or None.

    Source: the HTML standard, "prescan a byte stream to determine its encoding". A
    `<meta>` in a comment or an attribute doesn't count, and a `content` counts only
    beside `http-equiv=content-type`. UTF-16 is read as UTF-8 there, for a `<meta>`
    that can be read is not in UTF-16.

    >>> prescan(b'<!-- <meta charset=x> --><meta charset="ISO-8859-2">')
    'iso-8859-2'
    """
    data = data[:PRESCANNED]
    if not _CHARSET.search(data):
        return None
    at = data.find(b"<")
    while 0 <= at < len(data):
        if data.startswith(b"<!--", at):
            end = data.find(b"-->", at + 2)
            at = end + 3 if end >= 0 else len(data)
        elif _META.match(data, at):
            label, at = _meta(data, at + 5)
            if label:
                return label
        elif tag := _TAG.match(data, at):
            at = _after_attributes(data, tag.end())
        elif data[at + 1 : at + 2] in (b"!", b"/", b"?"):
            end = data.find(b">", at)
            at = end + 1 if end >= 0 else len(data)
        else:
            at += 1
        at = data.find(b"<", at) if at < len(data) else -1
    return None


def _after_attributes(data: bytes, at: int) -> int:
    while True:
        name, _, at = _attribute(data, at)
        if not name:
            return at


def _meta(data: bytes, at: int) -> tuple[str | None, int]:
    """Return the encoding that one `<meta>` states, and where it ends."""
    seen: set[bytes] = set()
    pragma, needs_pragma, label = False, False, None
    while True:
        name, value, at = _attribute(data, at)
        if not name:
            break
        if name in seen:
            continue
        seen.add(name)
        if name == b"http-equiv":
            pragma = value == b"content-type"
        elif name == b"charset":
            label, needs_pragma = value, False
        elif name == b"content" and label is None and (m := _IN_CONTENT.search(value)):
            label, needs_pragma = m[1] or m[2] or m[3] or b"", True
    if label is None or (needs_pragma and not pragma) or at >= len(data) + 1:
        return None, at
    return _known(label), at


def _known(label: bytes) -> str | None:
    """Return a label as it is to be read, or None where nobody knows it."""
    name = label.strip(b"\t\n\f\r ").decode("ascii", "replace")
    codec = codec_of(name)
    if codec is None:
        return None
    if codec.replace("_", "-").startswith(("utf-16", "utf-32")):
        return "utf-8"
    return "windows-1252" if name == "x-user-defined" else name


def _attribute(data: bytes, at: int) -> tuple[bytes, bytes, int]:
    """Return the next attribute's name and value in lower case, and where it ends.

    At the tag's end, or the data's, the name is empty; at the data's end the place is
    past it, so that a tag that is cut off states nothing.
    """
    over = len(data) + 1
    at = _FILLER.match(data, at).end()  # type: ignore[union-attr]
    if at >= len(data):
        return b"", b"", over
    if data[at : at + 1] == b">":
        return b"", b"", at + 1
    name = _NAME.match(data, at)
    if name is None:
        return b"", b"", over
    at = _BLANK.match(data, name.end()).end()  # type: ignore[union-attr]
    if at >= len(data):
        return b"", b"", over
    if data[at : at + 1] != b"=":
        return name[0].lower(), b"", at
    at = _BLANK.match(data, at + 1).end()  # type: ignore[union-attr]
    quote = data[at : at + 1]
    if quote in (b'"', b"'"):
        end = data.find(quote, at + 1)
        if end < 0:
            return b"", b"", over
        return name[0].lower(), data[at + 1 : end].lower(), end + 1
    bare = _BARE.match(data, at)
    if bare is None or bare.end() >= len(data):
        return b"", b"", over
    return name[0].lower(), bare[0].lower(), bare.end()
