"""From bytes to text: which character encoding they are in."""

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from transforms.core.language import detect_language

SAMPLE = 64 * 1024
"""Bytes that detection looks at: more changes nothing and costs milliseconds."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPES = (
    (re.compile(rb"\x1b\$[@B]|\x1b\(J"), "iso2022_jp_2"),
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr"),
    (re.compile(rb"~\{(?:[\x21-\x7e]{2})+~\}"), "hz"),
)
# WHATWG reads these labels as their supersets.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
    "shift_jis_2004": "cp932",
    "shift_jisx0213": "cp932",
    "euc_jis_2004": "euc_jp",
    "euc_jisx0213": "euc_jp",
    "big5": "big5hkscs",
}
# Of printers and mainframes: no news is written in them, but much would fit.
_RARE = ["hp_roman8", "cp037", "cp273", "cp500", "cp1026", "cp1140"]
# Labels of the Encoding standard that Python does not know.
_LABELS = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "x-x-big5": "big5hkscs",
    "cn-big5": "big5hkscs",
    "big5": "big5hkscs",
    "dos-874": "cp874",
    "windows-874": "cp874",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "koi": "koi8_r",
    "koi8": "koi8_r",
    "koi8-ru": "koi8_u",
    "logical": "iso8859_8",
    "visual": "iso8859_8",
    "iso-8859-8-i": "iso8859_8",
    "iso-8859-8-e": "iso8859_8",
    "windows-949": "cp949",
    "ks_c_5601-1989": "cp949",
    "unicode-1-1-utf-8": "utf-8",
    "x-unicode20utf8": "utf-8",
    "unicode11utf8": "utf-8",
    "unicode20utf8": "utf-8",
    "unicode": "utf-16-le",
    "unicodefffe": "utf-16-be",
    "ucs-2": "utf-16-le",
    "x-user-defined": "cp1252",
} | {f"x-cp{page}": f"cp{page}" for page in range(1250, 1259)}
# What Python calls encodings too; utf-7 hides markup, browsers refuse it.
_NO_CHARSETS = frozenset(
    {"base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "undefined", "utf-7"}
    | {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "unicode_escape"}
    | {"raw_unicode_escape", "mbcs", "oem", "palmos"}
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Undecodable(ValueError):
    """Bytes that are no text.

    Attributes:
        reason: `binary` or `undecodable`.
    """

    def __init__(self, reason: str, message: str):
        super().__init__(message)
        self.reason = reason


class Decoded(NamedTuple):
    """Text, and how it was read.

    Attributes:
        text: The characters.
        encoding: The encoding's name, lower case.
        confidence: Probability that it is the right one; None where it is certain.
        how: `utf-8`, `bom`, `declared`, `escapes`, `nul pattern` or `detected`.
    """

    text: str
    encoding: str
    confidence: float | None
    how: str


STRAY = 200
"""Bytes to one NUL from which NULs are strays in a text (padding, a cut field), and
dropped, and not what its encoding or its kind is told by."""


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Return the text of some bytes.

    In this order: a byte order mark; 7-bit escapes and NUL patterns (these are
    valid UTF-8 too, so they are asked first); UTF-8; what the transport declares;
    detection.

    Raises:
        Undecodable: They are binary, or no encoding fits.

    >>> decode("Zürich".encode("cp1252"), declared="iso-8859-1").text
    'Zürich'
    """
    for bom, marked in _BOMS:
        if data.startswith(bom):
            return _strictly(data, marked, "bom")
    if b"\x1b$" in data or b"~{" in data:
        for mark, escaped in _ESCAPES:
            if mark.search(data) and (text := _try(data, escaped)) is not None:
                return Decoded(text, escaped, None, "escapes")
    if b"\x00" in data:
        if data.count(0) > len(data) // STRAY:
            return _with_nuls(data)
        data = data.replace(b"\x00", b"")
    if (text := _try(data, "utf-8")) is not None:
        if len(_CONTROLS.findall(data[:SAMPLE])) > len(data[:SAMPLE]) // 10:
            raise Undecodable("binary", "control characters throughout; expected text")
        return Decoded(text, "utf-8", None, "utf-8")
    if declared and (name := codec_of(declared)):
        text = _try(data, name)
        if text is not None:
            return Decoded(text, name, None, "declared")
    return _detected(data)


def codec_of(label: str) -> str | None:
    """Return the codec for an encoding's label, as browsers read it, or None.

    >>> codec_of("Latin1"), codec_of("x-sjis"), codec_of("utf8"), codec_of("bogus")
    ('cp1252', 'cp932', 'utf-8', None)
    """
    try:
        label = label.strip().lower()
        name = codecs.lookup(_LABELS.get(label, label)).name
    except (LookupError, ValueError):
        return None
    if name in _NO_CHARSETS:
        return None
    return _SUPERSETS.get(name, name)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _strictly(data: bytes, name: str, how: str) -> Decoded:
    text = _try(data, name)
    if text is None:
        raise Undecodable("undecodable", f"the byte order mark says {name}, it is not")
    return Decoded(text, name, None, how)


def _with_nuls(data: bytes) -> Decoded:
    """Read UTF-16 or UTF-32 without a mark by where the NULs stand, else refuse."""
    sample = data[:SAMPLE]
    zeros = [sample[i::4].count(0) / max(1, len(sample[i::4])) for i in range(4)]
    name = None
    if len(data) % 4 == 0 and min(zeros[0:2]) > 0.9 and zeros[3] < 0.3:
        name = "utf-32-be"
    elif len(data) % 4 == 0 and min(zeros[2:4]) > 0.9 and zeros[0] < 0.3:
        name = "utf-32-le"
    elif len(data) % 2 == 0:
        even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
        if even > 0.2 > odd * 2:
            name = "utf-16-be"
        elif odd > 0.2 > even * 2:
            name = "utf-16-le"
    text = _try(data, name) if name else None
    if name is None or text is None or text.count("\x00") > len(text) // 100:
        raise Undecodable("binary", "NUL bytes throughout; expected text")
    return Decoded(text, name, None, "nul pattern")


def _detected(data: bytes) -> Decoded:
    if len(_CONTROLS.findall(data[:SAMPLE])) > len(data[:SAMPLE]) // 20:
        raise Undecodable("binary", "control characters throughout; expected text")
    best = from_bytes(data[:SAMPLE], cp_exclusion=_RARE).best()
    names = (_SUPERSETS.get(best.encoding), best.encoding) if best else ()
    if best and best.encoding in _ALPHABETS:
        names = (_by_language(data[:SAMPLE], best.encoding), *names)
    for name in filter(None, names):
        if best is not None and (text := _try(data, name)) is not None:
            return Decoded(text, name, round(1 - best.chaos, 3), "detected")
    raise Undecodable("undecodable", "no known character encoding fits the bytes")


_WEST_NAMES = "ca da de en es eu fi fr gl is it nb nl nn no pt sv"
_CENTRAL_NAMES = "bs cs de hr hu pl ro sk sl sq"
_WEST = frozenset(_WEST_NAMES.split())
_WRITTEN = {
    "cp1252": _WEST,
    "cp1250": frozenset(_CENTRAL_NAMES.split()),
    "cp1257": frozenset(("et", "lt", "lv")),
    "cp1254": frozenset(("tr",)),
}
"""The alphabets of Latin letters that were common, and what is written in them."""

_ALPHABETS = {
    **_WRITTEN,
    **dict.fromkeys(("iso8859_2", "iso8859_16", "mac_latin2"), _WRITTEN["cp1250"]),
    **dict.fromkeys(("mac_centeuro", "mac_croatian", "cp852"), _WRITTEN["cp1250"]),
    **dict.fromkeys(("iso8859_4", "iso8859_10", "iso8859_13"), _WRITTEN["cp1257"]),
    **dict.fromkeys(("iso8859_3", "iso8859_9", "mac_turkish"), _WRITTEN["cp1254"]),
    **dict.fromkeys(("cp775",), _WRITTEN["cp1257"]),
    **dict.fromkeys(("cp437", "cp850", "cp858", "cp860", "cp861", "cp863"), _WEST),
    **dict.fromkeys(("cp865", "mac_roman", "mac_iceland"), _WEST),
    "cp857": _WRITTEN["cp1254"],
}
_WITHIN_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s'’‘´`./&@+*:·=-](?=[^\W\d_])")


def _by_language(sample: bytes, found: str) -> str:
    """Return the alphabet of a text's language where another Latin one was found.

    In few words nothing but their language tells ñ from ń; and no symbol stands within
    a word.

    >>> _by_language("El niño está bien, según dijo él.".encode("cp1252"), "cp1250")
    'cp1252'
    >>> _by_language("Řeka se vylila z břehů, řekl.".encode("cp1250"), "cp1250")
    'cp1250'
    """
    likely: list[tuple[int, str]] = []
    for name in dict.fromkeys((found, *_WRITTEN)):
        text = _try(sample, name)
        if text is not None and detect_language(text)[0] in _ALPHABETS[name]:
            likely.append((len(_WITHIN_WORD.findall(text)), name))
    return min(likely, key=lambda one: one[0])[1] if likely else found
