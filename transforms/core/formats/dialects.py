"""How a delimited text is written: which delimiter, which quotes, told by its head.

RFC 4180 describes one of the ways; the others are what spreadsheets, databases and
data frames write.
"""

import re
from functools import cached_property
from typing import NamedTuple

TRIED = 40
"""Rows that a dialect is tried on."""

DELIMITERS = (b",", b"\t", b";", b"|")
_UNQUOTED = (b"\t", b"|")  # which stand in no text, so that nothing need be quoted
_END = rb"(\r\n?|\n|\Z)"


class Broken(ValueError):
    """Bytes that are no row, and why."""


class Unfinished(Exception):
    """A row whose end is not in the bytes at hand.

    Attributes:
        quoted: Whether a quote is open there.
    """

    def __init__(self, quoted: bool):
        super().__init__()
        self.quoted = quoted


class Row(NamedTuple):
    """A row's cells, unquoted, and where the next one begins."""

    cells: list[bytes]
    end: int


class Dialect:
    """One way to write rows.

    Args:
        delimiter: Between cells, one byte.
        quote: Around cells, one byte; none where quotes are letters like any other.
        escape: Whether a backslash goes before a quote in a quoted cell.
    """

    def __init__(self, delimiter: bytes, quote: bytes = b'"', escape: bool = False):
        self.delimiter = delimiter
        self.quote = quote
        self.escape = escape

    def __repr__(self) -> str:
        return f"Dialect({self.delimiter!r}, {self.quote!r}, {self.escape})"

    @cached_property
    def _bare(self) -> re.Pattern[bytes]:
        return re.compile(rb"[^\r\n%b]*+" % re.escape(self.delimiter))

    @cached_property
    def _quoted(self) -> re.Pattern[bytes]:
        q = re.escape(self.quote)
        inside = rb"[^%b]*+(?:%b%b[^%b]*+)*+" % (q, q, q, q)
        if self.escape:
            inside = rb"[^%b\\]*+(?:(?:\\.|%b%b)[^%b\\]*+)*+" % (q, q, q, q)
        return re.compile(rb" *%b(%b)%b *" % (q, inside, q), re.DOTALL)

    @cached_property
    def _opens(self) -> re.Pattern[bytes]:
        return re.compile(rb" *%b" % re.escape(self.quote or b"\x00\x00"))

    @cached_property
    def _after(self) -> re.Pattern[bytes]:
        return re.compile(rb"(%b)|" % re.escape(self.delimiter) + _END)

    def row(self, data: bytes, at: int, last: bool) -> Row:
        r"""Return the row that begins at a place.

        Args:
            data: Bytes of the text.
            at: Where the row begins.
            last: Whether `data` goes to the end of the text.

        Raises:
            Unfinished: The row goes on after `data`, or a quote is open at its end.
            Broken: Something stands between a cell's quote and the next delimiter.

        >>> Dialect(b",").row(b'Weir,"He said ""no"", twice"\n', 0, True).cells
        [b'Weir', b'He said "no", twice']
        """
        cells = []
        while True:
            if self.quote and self._opens.match(data, at):
                quoted = self._quoted.match(data, at)
                if quoted is None or (quoted.end() == len(data) and not last):
                    raise Unfinished(quoted=True)
                cells.append(self._unquoted(quoted[1]))
                at = quoted.end()
            else:
                bare = self._bare.match(data, at)
                assert bare is not None  # it matches nothing, too
                cells.append(bare[0])
                at = bare.end()
            after = self._after.match(data, at)
            if after is None:
                raise Broken("a quoted cell goes on after its closing quote")
            at = after.end()
            if at == len(data) and not last:
                raise Unfinished(quoted=False)
            if after[1] is None:
                return Row(cells, at)

    def _unquoted(self, cell: bytes) -> bytes:
        cell = cell.replace(self.quote * 2, self.quote)
        if self.escape:
            cell = _ESCAPED.sub(_unescaped, cell)
        return cell


_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"0": b"\x00"}


def _unescaped(found: re.Match[bytes]) -> bytes:
    return _ESCAPES.get(found[1], found[1])


def dialect_of(head: bytes, whole: bool) -> tuple[Dialect, list[list[bytes]]] | None:
    """Return the dialect that a text's head fits best, with its first rows.

    That is the one in which most rows have as many cells as the first, and then the
    most cells; of equals the usual one. None where there is no first row.

    Args:
        head: The text's first bytes.
        whole: Whether they are all of it.
    """
    best: tuple[tuple[float, int], Dialect, list[list[bytes]]] | None = None
    for dialect in _candidates(head):
        rows = _first_rows(dialect, head, whole)
        if not rows:
            continue
        width = len(rows[0])
        alike = sum(len(row) == width for row in rows) / len(rows)
        score = (round(alike, 1) if width > 1 else 0.0, width)
        if best is None or score > best[0]:
            best = (score, dialect, rows)
    return best[1:] if best else None


def _candidates(head: bytes) -> list[Dialect]:
    quotes = [(b'"', False), (b"", False)]
    if b'\\"' in head:
        quotes.insert(0, (b'"', True))
    if head.count(b"'") > head.count(b'"'):
        quotes.insert(0, (b"'", b"\\'" in head))
    return [
        Dialect(delimiter, quote, escape)
        for quote, escape in quotes
        for delimiter in DELIMITERS
        if (delimiter in head or delimiter == b",")
        and (quote or delimiter in _UNQUOTED)
    ]


def _first_rows(dialect: Dialect, head: bytes, whole: bool) -> list[list[bytes]]:
    """Return up to `TRIED` rows that aren't blank; a broken one is a row of none."""
    rows: list[list[bytes]] = []
    at = 0
    while at < len(head) and len(rows) < TRIED:
        try:
            row = dialect.row(head, at, whole)
        except Unfinished as unfinished:
            if unfinished.quoted and whole:
                rows.append([])
            break
        except Broken:
            rows.append([])
            end = head.find(b"\n", at)
            if end < 0:
                break
            at = end + 1
            continue
        if row.cells != [b""]:
            rows.append(row.cells)
        at = row.end
    return rows
