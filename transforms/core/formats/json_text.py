"""From bytes to a JSON value, whatever encoding they are in."""

import codecs
import json
import math
import re
from typing import Any, NamedTuple

import msgspec

from transforms.core.reading.decode import Undecodable, decode

DEEPEST = 100
"""Nesting that a record may have: no article's fields go past 20."""

_DECODER = msgspec.json.Decoder()
_BRACKETS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|([\[{])|([\]}])', re.DOTALL)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_EXCERPT = 30
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class BrokenJsonError(ValueError):
    """Bytes that are no JSON value.

    Attributes:
        reason: `broken-json`, or `binary` or `undecodable` where they aren't text.
    """

    def __init__(self, reason: str, message: str):
        super().__init__(message)
        self.reason = reason


class Loaded(NamedTuple):
    """A JSON value and the encoding that it stood in."""

    value: Any
    encoding: str


def load(data: bytes, declared: str | None = None) -> Loaded:
    r"""Return the value of one JSON text.

    Strict as RFC 8259 has it, but for lone surrogates: they become U+FFFD. Of a key
    that stands twice the last counts.

    Raises:
        BrokenJsonError: With what is wrong and where.

    >>> load(b'{"title": "Rates\\u00a0rise"}').value
    {'title': 'Rates\xa0rise'}
    """
    encoding = "utf-8"
    if declared in WIDE:
        encoding = declared
        data = data.decode(declared, "replace").lstrip("\ufeff").encode()
    try:
        value = _DECODER.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        slowly = _load_slowly(data, declared)
        value = slowly.value
        encoding = slowly.encoding if encoding == "utf-8" else encoding
    else:
        if data.count(b"{") + data.count(b"[") <= DEEPEST:
            return Loaded(value, encoding)
    if _too_deep(data):
        raise BrokenJsonError("broken-json", _TOO_DEEP)
    return Loaded(value, encoding)


_TOO_DEEP = f"nested too deep; expected at most {DEEPEST} levels"


def encoding_of(head: bytes) -> str:
    """Return which of the Unicode encodings JSON begins in, by its first bytes.

    A byte order mark says so, else the place of the NULs (RFC 4627, section 3);
    8-bit encodings count as UTF-8 here.

    >>> encoding_of('{"a"'.encode("utf-16-le"))
    'utf-16-le'
    """
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    if 0 not in head[:4] or len(head) < 4:
        return "utf-8"
    a, b, c, d = map(bool, head[:4])
    return {
        (False, False, False, True): "utf-32-be",
        (True, False, False, False): "utf-32-le",
        (False, True, False, True): "utf-16-be",
        (True, False, True, False): "utf-16-le",
    }.get((a, b, c, d), "utf-8")


def _load_slowly(data: bytes, declared: str | None) -> Loaded:
    """Load what isn't clean UTF-8, and say of the rest what is wrong with it."""
    try:
        decoded = decode(data, declared=declared)
    except Undecodable as wrong:
        raise BrokenJsonError(wrong.reason, str(wrong)) from None
    text = decoded.text.removeprefix("\ufeff")
    if _too_deep(text.encode("utf-8", "replace")):
        raise BrokenJsonError("broken-json", _TOO_DEEP)
    try:
        value = json.loads(text, parse_constant=_no_constant, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise BrokenJsonError("broken-json", _where(error)) from None
    except (ValueError, RecursionError) as error:
        raise BrokenJsonError("broken-json", str(error)) from None
    return Loaded(_without_surrogates(value), decoded.encoding.removesuffix("-sig"))


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON value; expected a number or null")


def _finite(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


def _where(error: json.JSONDecodeError) -> str:
    """Say what is wrong, where, and what stands there."""
    excerpt = error.doc[error.pos : error.pos + _EXCERPT]
    found = f"found {excerpt!r}" if excerpt else "the text ends there"
    place = f"character {error.pos + 1}"
    if error.lineno > 1:
        place = f"line {error.lineno}, character {error.colno}"
    what = error.msg.removesuffix(" at")  # some of Python's messages end so
    return f"{what} at {place}: {found}"


def _too_deep(data: bytes) -> bool:
    depth = 0
    for match in _BRACKETS.finditer(data):
        if match[1]:
            depth += 1
            if depth > DEEPEST:
                return True
        elif match[2]:
            depth -= 1
    return False


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        clean = _without_surrogates
        return {clean(key): clean(item) for key, item in value.items()}
    return value
