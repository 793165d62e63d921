"""CSV, TSV and their kin: a row is an article, its columns mapped as JSON fields are.

The first row names the columns. A row with other than their number of cells, or with
a quote that is not closed, is refused, and the next line is the next row.
"""

import codecs
import re
from codecs import EncodedFile
from collections.abc import Iterator
from typing import Any, BinaryIO

from transforms.core.formats.dialects import (
    DELIMITERS,
    Broken,
    Dialect,
    Row,
    Unfinished,
    dialect_of,
)
from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.json_names import BUILT_IN
from transforms.core.formats.json_text import WIDE, encoding_of
from transforms.core.formats.limits import CHUNK, Discarded
from transforms.core.formats.table_rows import deliver_row, distinct, parse, value_of
from transforms.core.reading.decode import Undecodable, decode

NAMES = (".csv", ".tsv", ".tab", ".psv")
_HEAD = 64 * 1024
_VAIN = 20
_AFTER = 3  # rows that are looked at after an open quote
_BODIES = frozenset({"text", "html", "html_bytes"})
_TITLES = frozenset({"title", *_BODIES})
_LONGEST_NAME = 60
_LONGEST_LINE = 8192
_AROUND_NAMES = " \t\r\"'"
_SEPARATOR_LINE = re.compile(rb"\A\"?sep=[,;\t|]\"?\r?\n", re.IGNORECASE)
"""What says to a spreadsheet how cells are parted, above the names of the columns."""

_SENTENCE = re.compile(r"[.!?]\s|[.!?]$")


def sniff(head: bytes, name: str) -> bool:
    """Take rows of as many cells under a first row that names a body or a title.

    In a file that is named `.csv` or `.tsv` the first row may name anything, where
    there are columns.
    """
    plain = _plain(head)
    if not (name.endswith(NAMES) or _may_name_columns(plain)):
        return False
    found = dialect_of(plain, len(head) < _HEAD)
    if found is None:
        return False
    _, rows = found
    names = [cell.decode("utf-8", "replace").strip() for cell in rows[0]]
    fields = {place.field for cell in names if (place := BUILT_IN.place(cell))}
    columns = len(names) > 1
    alike = sum(len(row) == len(names) for row in rows[1:])
    if name.endswith(NAMES):
        return bool(fields & _TITLES) or (columns and alike * 2 > len(rows[1:]))
    looks = all(len(n) <= _LONGEST_NAME and not _SENTENCE.search(n) for n in names)
    body = bool(fields & _BODIES) or (len(fields) > 1 and "title" in fields)
    return columns and looks and body and alike > 0


def _may_name_columns(head: bytes) -> bool:
    """Whether the first line may name one of our fields: prose and data seldom do."""
    line = head.lstrip(b"\r\n")[:_LONGEST_LINE].partition(b"\n")[0]
    if line.startswith((b'"', b"'")) and line.count(line[:1]) % 2:
        return True  # a name may hold a line's end
    for delimiter in DELIMITERS:
        cells = line.split(delimiter)
        if len(cells) > 1 and max(map(len, cells)) <= 4 * _LONGEST_NAME:
            texts = (cell.decode("utf-8", "replace") for cell in cells)
            names = (text.strip(_AROUND_NAMES) for text in texts)
            if any(map(BUILT_IN.place, names)):
                return True
    return False


def _plain(head: bytes) -> bytes:
    """Return a head in an encoding that commas are commas in, without its mark."""
    encoding = encoding_of(head)
    if encoding == "utf-8":
        plain = head.removeprefix(codecs.BOM_UTF8)
    else:
        plain = head.decode(encoding, "ignore").lstrip("\ufeff").encode()
    return _SEPARATOR_LINE.sub(b"", plain, count=1)


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the rows; `record` is each one's index, the first row not counted."""
    peek = getattr(stream, "peek", None)
    encoding = encoding_of(peek(4)[:4]) if peek else "utf-8"
    wide = encoding != "utf-8"
    reader: Any = EncodedFile(stream, "utf-8", encoding, "replace") if wide else stream
    rows = _Rows(reader, settings.max_record_bytes)
    names: list[str] | None = None
    first: Discarded | None = None
    declared = encoding if wide else rows.encoding()
    index = 0
    for data, row in rows:
        if names is None:
            if isinstance(row, str):
                yield data.reject(uri, CSV.name, None, "broken-row", row)
            else:
                names, first = _names(row.cells, declared), data
            continue
        if isinstance(row, str):
            yield _refused(data, row, uri, index, settings)
        else:
            yield _row(names, row.cells, data, uri, index, declared)
        index += 1
    if index == 0 and first and any(len(name) > _LONGEST_NAME for name in names or ()):
        error = "a first row alone, and no names of columns; expected rows under it"
        yield first.reject(uri, CSV.name, None, "broken-row", error)


def _refused(
    data: Discarded, error: str, uri: str, index: int, settings: ParseSettings
) -> Item:
    if data.size > settings.max_record_bytes:
        return data.too_large(uri, CSV.name, index, settings)
    return data.reject(uri, CSV.name, index, "broken-row", error)


def _row(
    names: list[str],
    cells: list[bytes],
    data: Discarded,
    uri: str,
    index: int,
    declared: str | None,
) -> Item:
    while len(cells) > len(names) and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) != len(names):
        error = f"a row of {len(cells)} cells; expected {len(names)}, as in the first"
        return data.reject(uri, CSV.name, index, "broken-row", error)
    try:
        encoding = _encoding_of(cells, declared)
    except Undecodable as wrong:
        return data.reject(uri, CSV.name, index, wrong.reason, str(wrong))
    values = {
        name: value_of(cell.decode(encoding, "replace"))
        for name, cell in zip(names, cells, strict=True)
    }
    if encoding == "utf-8" and declared in WIDE:
        encoding = declared
    return deliver_row(values, data, uri, CSV.name, index, encoding)


def _names(cells: list[bytes], declared: str | None) -> list[str]:
    try:
        encoding = _encoding_of(cells, declared)
    except Undecodable:
        encoding = "latin-1"
    return distinct([cell.decode(encoding, "replace").strip() for cell in cells])


def _encoding_of(cells: list[bytes], declared: str | None) -> str:
    """Return the encoding of a row; NULs in it are strays.

    Raises:
        Undecodable: It is no text.
    """
    row = b"\n".join(cells).replace(b"\x00", b"")
    return decode(row, declared=declared).encoding


class _Rows:
    """The rows of a text, one held at a time, with the bytes they stand in."""

    def __init__(self, reader: BinaryIO, limit: int):
        self._reader = reader
        self._limit = limit
        self._held = reader.read(CHUNK).removeprefix(codecs.BOM_UTF8)
        self._held = self._held.removeprefix("\ufeff".encode())
        self._held = _SEPARATOR_LINE.sub(b"", self._held, count=1)
        self._at = 0
        self._last = not self._held
        found = dialect_of(self._held[:_HEAD], len(self._held) < _HEAD)
        self._dialect = found[0] if found else Dialect(b",")
        self._width = len(found[1][0]) if found else 0
        self._unclosed = 0

    def encoding(self) -> str | None:
        """Return the encoding of the text, as far as what is read tells."""
        lines = self._held.splitlines()
        telling = b"\n".join(line for line in lines if not line.isascii())
        try:
            return decode(telling[:_HEAD]).encoding if telling else None
        except Undecodable:
            return None

    def __iter__(self) -> Iterator[tuple[Discarded, Row | str]]:
        while self._at < len(self._held) or self._more():
            data, row = self._next()
            if isinstance(row, str) or row.cells != [b""]:
                yield data, row

    def _next(self) -> tuple[Discarded, Row | str]:
        """Return the next row; of a broken one its first line, and what is wrong."""
        while True:
            try:
                row = self._dialect.row(self._held, self._at, self._last)
            except Broken as broken:
                return self._line(), str(broken)
            except Unfinished as unfinished:
                long = len(self._held) - self._at > self._limit
                if not long and self._more():
                    continue
                if long and not self._breaks_off(unfinished):
                    return self._passed_over(), "too large"
                self._distrust(len(self._held) - self._at)
                return self._line(), "a quote that is not closed"
            data = self._held[self._at : row.end]
            self._at = row.end
            if len(data) > self._limit:
                return Discarded(data), "too large"
            return Discarded(data.rstrip(b"\r\n")), row

    def _more(self) -> bool:
        """Read on; false at the end, of which the dialect is told once."""
        if self._last:
            return False
        kept = self._held[self._at :]
        data = self._reader.read(max(CHUNK, len(kept)))  # doubles: linear in all
        self._held, self._at = kept + data, 0
        self._last = not data
        return bool(data) or bool(kept)

    def _breaks_off(self, unfinished: Unfinished) -> bool:
        """Return whether the lines after an open quote are rows as the others are."""
        at = self._held.find(b"\n", self._at) + 1
        if not unfinished.quoted or at == 0:
            return False
        try:
            for _ in range(_AFTER):
                row = self._dialect.row(self._held, at, self._last)
                if len(row.cells) != self._width:
                    return False
                at = row.end
        except (Broken, Unfinished):
            return False
        return True

    def _distrust(self, searched: int) -> None:
        """Take quotes for letters where the ends of too many were sought in vain."""
        self._unclosed += searched > CHUNK
        if self._unclosed > _VAIN:
            self._dialect = Dialect(self._dialect.delimiter, b"")

    def _line(self) -> Discarded:
        """Pass over a line of any length."""
        gone = Discarded()
        while (end := self._held.find(b"\n", self._at)) < 0:
            gone.add(self._held[self._at :])
            self._at = len(self._held)
            if not self._more():
                return gone
        gone.add(self._held[self._at : end].rstrip(b"\r"))
        self._at = end + 1
        return gone

    def _passed_over(self) -> Discarded:
        """Pass over a row above the limit: to a line end with its quotes in pairs."""
        gone, quotes = Discarded(), 0
        mark = self._dialect.quote
        while True:
            end = self._held.find(b"\n", self._at)
            piece = self._held[self._at : end + 1 if end >= 0 else len(self._held)]
            quotes += piece.count(mark) if mark else 0
            gone.add(piece)
            self._at += len(piece)
            if end >= 0 and quotes % 2 == 0:
                return gone
            if self._at == len(self._held) and not self._more():
                return gone


CSV = Format("csv", sniff, split, parse)
