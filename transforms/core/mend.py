"""Broken characters mended: mojibake, entities, controls, exotic spaces.

Quotes and dashes are left alone, nothing is turned into ASCII. Each mend has a
guard, so that clean text pays for a few searches only.
"""

import html
import re
import unicodedata

import ftfy

_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SPACE_BEFORE_END = re.compile("\n(?<=[ \t]\n)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ORDINARY = bytes({*range(0x20, 0x7F), 0x0A} - {ord("&")})
_TYPOGRAPHIC = tuple(mark.encode() for mark in "’“”‘–—…")
"""With ASCII they are what most English articles are made of. Mojibake begins with
none of them."""

_FEW = 300
"""Bytes of such marks in an article; what has more is in another script."""

_SURROGATES = re.compile("[\ud800-\udfff]")
# UTF-8 read as something else: the letter that a lead byte became, then the sign that
# the next became. In bytes, since the letters of one are the signs of another.
# Each alternative begins with one byte, which lets the search skip to it.
_SHAPES = (
    rb"\xc3(?:[\x82-\xb4](?:\xc2|\xe2[\x80\x82\x84]|[\xc5\xc6\xcb])"  # windows-1252
    rb"|[\x82-\x85][\xc4\xc5]|\x83%(space)b|\xbf[\xc2-\xf4])"
    rb"|\xc4[\x80-\xbf](?:\xc2[\xa4-\xbb]|\xcb)"  # windows-1250, -1257
    rb"|\xc5[\x80-\xbf](?:\xc2[\xa4-\xbb]|\xcb)"
    rb"|\xd0[\x80-\xbf](?:\xc2[\xa4-\xba]|\xd0\x82\xe2)"  # windows-1251
    rb"|\xd1[\x80-\xbf](?:\xc2[\xa4-\xba]|\xd0\x82\xe2)"
    rb"|\xe2(?:\x88\x9a[\xc2-\xf4]|\x80\x9a\xc3"  # MacRoman
    rb"|[\x94\x95][\x80-\xbf]%(letter)b)"  # code page 437
    rb"|\xc2[\x80-\x9f]"  # windows-1252 read as Latin-1
)
_MOJIBAKE = re.compile(_SHAPES % {b"space": b" ", b"letter": b"[A-Za-z\xc2-\xf4]"})
_SUSPECT = re.compile(_SHAPES % {b"space": b"", b"letter": b""})
"""The same in what an article's text is without its ASCII: a tenth of it, or less."""

_ASCII = bytes(range(0x80))
_MAY_BE_APART = re.compile(rb"[\xcc-\xcf\xd2-\xe1\xe3-\xf4]|\xe2(?!\x80[\x90-\xbf])")
"""In the same: whether there is more than Latin letters, Cyrillic ones and typographic
marks, which are in NFC as they stand."""


def mend(text: str) -> str:
    r"""Return the text with broken characters mended; lines stay lines.

    Tabs and runs of inner spaces stay: layout needs them. Lone surrogates become
    U+FFFD. ZWJ and ZWNJ stay, scripts and emoji need them.

    >>> mend("It&#8217;s the mayorâ€™s caf\u00e9\r\n")
    'It’s the mayor’s café\n'
    """
    for _ in range(4):  # a mend can uncover another; ends when nothing changes
        mended = _once(text)
        if mended == text:
            break
        text = mended
    return text


def _once(text: str) -> str:
    return _unspaced(text if _is_ordinary(text) else _characters(text))


def _is_ordinary(text: str) -> bool:
    """Whether there are only characters that need no look: one pass of two µs."""
    odd = text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY)
    if 0 < len(odd) < _FEW:
        for mark in _TYPOGRAPHIC:
            odd = odd.replace(mark, b"")
    return not odd


def _unspaced(text: str) -> str:
    """Return the text without spaces at the ends of lines."""
    if text.endswith((" ", "\t")) or _SPACE_BEFORE_END.search(text):
        return "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    return text


def _characters(text: str) -> str:
    """Return the text with its characters mended."""
    if "&" in text:
        text = _ENTITY.sub(_unescape, text)
    ascii_only, odd = text.isascii(), b""
    if not ascii_only:
        text, odd = _mend_encoding(text)
    if not _is_printable(text):
        if not ascii_only:
            text = _SPACES.sub(" ", text)
        if ascii_only or not _is_printable(text):
            text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    if _MAY_BE_APART.search(odd) and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text


def _is_printable(text: str) -> bool:
    """Whether there are no controls, and no spaces but the usual one."""
    return text.replace("\n", "").isprintable()


def _mend_encoding(text: str) -> tuple[str, bytes]:
    """Mend lone surrogates, and UTF-8 that was read as something else.

    What looks like it is left to ftfy, which leaves alone what makes sense. Returned
    are the text and its bytes in UTF-8 without ASCII.
    """
    try:
        data = text.encode()
    except UnicodeEncodeError:
        text = _SURROGATES.sub("\ufffd", text)
        data = text.encode()
    odd = data.translate(None, _ASCII)
    if _SUSPECT.search(odd) and _MOJIBAKE.search(data):
        text = "\n".join(map(_mend_line, text.split("\n")))
        odd = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return text, odd


def _mend_line(line: str) -> str:
    """Leave a line to ftfy, which takes its time over each, if it has such a trace."""
    if line.isascii() or not _MOJIBAKE.search(line.encode()):
        return line
    return ftfy.fix_encoding(line)


def _unescape(match: re.Match[str]) -> str:
    entity = match.group()
    character = html.unescape(entity)
    return entity if character in "<>" else character
