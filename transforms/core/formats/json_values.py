"""The values of a JSON document of any length, one at a time, as their bytes.

Only strings and brackets are looked at; whether a value is JSON is for its reader
to say. A document is an array of values, or one or more objects.
"""

import re
from collections.abc import Iterator
from typing import Protocol

import msgspec

from transforms.core.formats.limits import CHUNK, Discarded

DEEPEST = 1000
"""Levels after which the end of a value is no longer looked for."""

_INSIDE = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)  # of a string
_NESTED = re.compile(rb'[^"\[\]{}]*+')
_TOP = re.compile(rb'[^"\[\]{},]*+')
_SPACE = re.compile(rb"[ \t\r\n]*+")
_OPEN, _CLOSE = frozenset(b"[{"), frozenset(b"]}")


class Reader(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes; none at the end."""
        ...


class Value(msgspec.Struct, frozen=True):
    """A value's bytes; `data` is discarded where it is above the limit."""

    index: int
    data: bytes | Discarded
    in_array: bool


class Garbage(msgspec.Struct, frozen=True):
    """Bytes where no value can be, and why."""

    index: int
    data: Discarded
    error: str


def values(stream: Reader, limit: int) -> Iterator[Value | Garbage]:
    """Yield a document's values in order, holding one of at most `limit` bytes.

    Objects side by side without a comma are taken as they stand.
    """
    try:
        yield from _values(_Text(stream, limit))
    except _TooDeepError as error:
        yield Garbage(0, error.rest, f"nested deeper than {DEEPEST} levels")


def _values(text: "_Text") -> Iterator[Value | Garbage]:
    if text.here() == b"[":
        text.skip()
        yield from _elements(text)
        if text.here():
            yield Garbage(0, text.rest(), "there is more after the array's end")
        return
    index = 0
    while here := text.here():
        if here in b"]}:,":
            error = "expected an object or an array of objects"
            yield Garbage(index, text.rest(), error)
            return
        yield Value(index, text.value(), in_array=False)
        index += 1
    if index == 0:
        yield Garbage(0, Discarded(), "expected a value, there is none")


def _elements(text: "_Text") -> Iterator[Value | Garbage]:
    """Yield what stands up to the array's end."""
    index, owed = 0, False  # owed: a comma has promised another element
    while (here := text.here()) != b"]":
        if not here or here in b"}:":
            error = "expected an element or the array's end"
            yield Garbage(index, text.rest(), error)
            return
        if here == b",":
            text.skip()
            yield Garbage(index, Discarded(here), "expected an element before a comma")
        else:
            yield Value(index, text.value(), in_array=True)
            if text.here() == b",":
                text.skip()
                owed = True
                index += 1
                continue
        index += 1
        owed = False
    text.skip()
    if owed:
        yield Garbage(index, Discarded(), "expected an element after the last comma")


class _TooDeepError(Exception):
    """Carries all there is from a value whose end is not looked for."""

    def __init__(self, rest: Discarded):
        super().__init__()
        self.rest = rest


class _Text:
    """A window on the document, from the value being read onwards."""

    def __init__(self, stream: Reader, limit: int):
        self._stream = stream
        self._limit = limit
        self._held = stream.read(CHUNK).removeprefix(b"\xef\xbb\xbf")
        self._at = 0

    def here(self) -> bytes:
        """Return the next byte that is no white space; none at the end."""
        while True:
            self._at = _SPACE.match(self._held, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._held):
                return self._held[self._at : self._at + 1]
            if not self._more(self._at):
                return b""

    def skip(self) -> None:
        """Pass over one byte."""
        self._at += 1

    def rest(self) -> Discarded:
        """Return all up to the end of the document."""
        rest = Discarded(self._held[self._at :])
        while data := self._stream.read(CHUNK):
            rest.add(data)
        self._held, self._at = b"", 0
        return rest

    def value(self) -> bytes | Discarded:
        """Return the value that begins here, up to its last byte."""
        start, depth, quoted = self._at, 0, False
        over: Discarded | None = None
        while True:
            pattern = _INSIDE if quoted else _NESTED if depth else _TOP
            self._at = pattern.match(self._held, self._at).end()  # type: ignore[union-attr]
            found = self._held[self._at] if self._at < len(self._held) else None
            if found is None or (found == 0x5C and quoted):
                if self._at - start > self._limit or over:
                    over = over or Discarded()
                    over.add(self._held[start : self._at])
                    start = self._at
                more = self._more(start)
                start = 0
                if not more:
                    self._at = len(self._held)
                    break
                continue
            if quoted or found == 0x22:
                quoted = not quoted
            elif found in _OPEN:
                depth += 1
                if depth > DEEPEST:
                    raise _TooDeepError(self._all_from(start, over))
            elif depth == 0:  # a comma or the array's end, after a scalar
                break
            else:
                depth -= 1
                if depth == 0:
                    self._at += 1
                    break
            self._at += 1
        data = self._held[start : self._at]
        if over is None and len(data) <= self._limit:
            return data.rstrip()
        over = over or Discarded()
        over.add(data)
        return over

    def _all_from(self, start: int, over: Discarded | None) -> Discarded:
        """Give up on a value's end: return all up to the end of the document."""
        over = over or Discarded()
        self._at = start
        over.add(self._held[start:])
        while data := self._stream.read(CHUNK):
            over.add(data)
        self._held, self._at = b"", 0
        return over

    def _more(self, start: int) -> bool:
        """Read on, keeping what is held from `start`; false at the end."""
        kept = self._held[start:]
        data = self._stream.read(max(CHUNK, len(kept)))  # doubles: linear in all
        self._held, self._at = kept + data, self._at - start
        return bool(data)
