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
_TRAILING = re.compile(r"[ \t]+(?=\n|\Z)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SURROGATES = re.compile("[\ud800-\udfff]")
# UTF-8 read as Latin-1 or windows-1252: a lead byte's letter, then a trail's sign.
_MOJIBAKE = re.compile(
    "[ÂÃ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|â\x80|Ã|Ð[\x80-\xbf°±²³´µ]|ï»¿"
)
_ODD_PAIRS = (b"\xc3\x82", b"\xc3\x83", b"\xc3\xa2\xe2", b"\xc3\xa2\xc2", b"\xc3\x90",
              b"\xc3\xaf\xc2")  # fmt: skip
"""What a match of it begins with in UTF-8: a cheap guard."""


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
    if "&" in text:
        text = _ENTITY.sub(_unescape, text)
    ascii_only = text.isascii()
    if not ascii_only:
        text = _mend_encoding(text)
    # What is printable has no controls and no spaces but the usual one.
    if not text.replace("\n", "").isprintable():
        if not ascii_only:
            text = _SPACES.sub(" ", text)
        text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    if not ascii_only and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if " \n" in text or "\t\n" in text or text.endswith((" ", "\t")):
        text = _TRAILING.sub("", text)
    return text


def _mend_encoding(text: str) -> str:
    """Mend lone surrogates, and UTF-8 that was read as windows-1252."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        text = _SURROGATES.sub("\ufffd", text)
        data = text.encode()
    odd = b"\xc3" in data and any(pair in data for pair in _ODD_PAIRS)
    if odd and _MOJIBAKE.search(text):
        return "\n".join(
            ftfy.fix_encoding(line) if _MOJIBAKE.search(line) else line
            for line in text.split("\n")
        )
    return text


def _unescape(match: re.Match[str]) -> str:
    entity = match.group()
    character = html.unescape(entity)
    return entity if character in "<>" else character
